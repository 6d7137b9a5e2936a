//! Two results side by side, with numbers worked out by hand.
#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

use place_readiness::compare::{Comparison, compare_scores};
use place_readiness::result::{Applies, Outcome, Reason, State};
use place_readiness::{Rubric, ScoreResult};
use serde_json::{Value, json};

const RUBRIC: &str = "
format: place-readiness/rubric/1
id: kitchen
version: 1.0.0
title: Kitchen
notice: An example.
minimum_coverage: 60
scales:
  three: [{id: a, value: 0, label: No}, {id: b, value: 1, label: Some}, {id: c, value: 2, label: Yes}]
groups:
  - id: bread
    title: Bread
    groups:
      - {id: dough, title: Dough, criteria: [{id: DOU-1, title: Flour, weight: 3}, {id: DOU-2, title: Water}]}
      - {id: oven, title: Oven, criteria: [{id: OVE-1, title: Heat}]}
  - id: soup
    title: Soup
    criteria:
      - {id: SOU-1, title: Salt, weight: 3}
      - {id: SOU-2, title: Stock, weight: 2, not_applicable: Only without stock.}
bands:
  - {id: few, title: Too few}
  - {id: low, title: Low, from: 0}
  - {id: high, title: High, from: 50}
gates:
  - {id: G1, when: {criterion: SOU-1, at_most: a}, ceiling: low, why: Salt matters.}
  - {id: G2, when: {criterion: OVE-1, at_most: a}, ceiling: low, why: Heat matters.}
patterns:
  - {id: P1, title: Much flour, when: {criterion: DOU-1, at_least: c}, message: Less is more.}
";

/// Dough (3 x 50 + 100) / 4 = 62.5, oven 0, so bread 31.25. Soup has 3 of 5 parts answered, just
/// the 60 per cent that are asked for: 0 now, and up to 2 x 100 / 5 = 40. Overall 15.625, up to
/// (31.25 + 40) / 2 = 35.625.
const POOR: &str = "{DOU-1: b, DOU-2: c, OVE-1: a, SOU-1: a, SOU-2: {not_known: true}}";

/// Dough 300 / 4 = 75, oven 50, so bread 62.5. Soup (3 x 100 + 2 x 50) / 5 = 80. Overall 71.25.
const RICH: &str = "{DOU-1: c, DOU-2: a, OVE-1: b, SOU-1: c, SOU-2: b}";

#[test]
fn a_difference_is_the_second_less_the_first() {
    let found = compare(POOR, RICH);
    assert_eq!((found.overall.first, found.overall.second), (Some(15.625), Some(71.25)));
    assert_eq!(found.overall.difference, Some(55.625));
    assert_eq!(found.overall.reason, None);
    let heads = found.groups.iter().map(|it| (it.id.as_str(), it.scores.difference.unwrap()));
    assert_eq!(heads.collect::<Vec<_>>(), [("bread", 31.25), ("soup", 80.0)]);
    let inner = found.groups[0].groups.iter();
    let inner = inner.map(|it| (it.id.as_str(), it.scores.difference.unwrap()));
    assert_eq!(inner.collect::<Vec<_>>(), [("dough", 12.5), ("oven", 50.0)]);

    let back = compare(RICH, POOR);
    assert_eq!(back.overall.difference, Some(-55.625));
    assert_eq!(back.groups[1].scores.difference, Some(-80.0));
}

#[test]
fn ranges_overlap_where_filling_blanks_could_make_the_scores_equal() {
    // Soup 0 to 40, beside 80; overall 15.625 to 35.625, beside 71.25.
    let apart = compare(POOR, RICH);
    let soup = &apart.groups[1].scores;
    assert_eq!((soup.first_low, soup.first_high), (Some(0.0), Some(40.0)));
    assert_eq!((soup.second_low, soup.second_high), (Some(80.0), Some(80.0)));
    assert_eq!((soup.overlaps, apart.overall.overlaps), (Some(false), Some(false)));

    // Soup 3 x 50 / 5 = 30, which lies from 0 to 40.
    let within = compare(POOR, "{DOU-1: b, DOU-2: c, OVE-1: a, SOU-1: b, SOU-2: a}");
    assert_eq!(within.groups[1].scores.difference, Some(30.0));
    assert_eq!(within.groups[1].scores.overlaps, Some(true));

    // Soup 2 x 100 / 5 = 40, the end of the range.
    let touching = compare(POOR, "{DOU-1: b, DOU-2: c, OVE-1: a, SOU-1: a, SOU-2: c}");
    assert_eq!(touching.groups[1].scores.overlaps, Some(true));
}

#[test]
fn two_ways_to_one_score_touch_whatever_the_last_bit_is() {
    // Sevenths cannot be held exactly, so that the last bit of their mean depends on their order.
    let option = |n: usize| format!("{{id: \"{n}\", value: {n}, label: L}}");
    let options = (0..8).map(option).collect::<Vec<_>>().join(", ");
    let group =
        |n: usize| format!("  - {{id: g{n}, title: G, criteria: [{{id: C{n}, title: C}}]}}\n");
    let groups: String = (1..=3).map(group).collect();
    let head = RUBRIC.split("minimum_coverage").next().unwrap();
    let rubric = format!("{head}scales: {{eight: [{options}]}}\ngroups:\n{groups}");
    let rubric = Rubric::from_yaml(&rubric).unwrap();

    // A seventh, two and three, in two orders: a mean of 200 / 7 = 28.57 both times.
    let first = score(&rubric, "{C1: '1', C2: '2', C3: '3'}");
    let second = score(&rubric, "{C1: '1', C2: '3', C3: '2'}");
    let found = compare_scores(&first, &second).unwrap().overall;
    assert_ne!(found.difference, Some(0.0), "the two would touch without any care");
    assert_eq!(found.overlaps, Some(true));
}

#[test]
fn a_missing_score_has_no_difference_and_says_why() {
    // Soup has 2 of 5 parts answered: 40 per cent.
    let found = compare(RICH, "{DOU-1: c, DOU-2: a, OVE-1: b, SOU-2: c}");
    let soup = &found.groups[1].scores;
    assert_eq!((soup.first, soup.second, soup.difference), (Some(80.0), None, None));
    assert_eq!((soup.second_low, soup.second_high), (Some(40.0), Some(100.0)));
    assert_eq!(soup.overlaps, Some(true));
    let why = "Answers cover 40% of the weight that applies; a score needs 60%.";
    assert_eq!(soup.reason, Some(format!("The second has no score. {why}")));
    assert_eq!(
        (soup.first_reason_code, soup.second_reason_code),
        (None, Some(Reason::TooFewAnswered))
    );
    let why = "1 of 2 headings have too few answers for a score: Soup.";
    assert_eq!(found.overall.reason, Some(format!("The second has no score. {why}")));
    assert_eq!(
        (found.band.first.as_deref(), found.band.second.as_deref()),
        (Some("high"), Some("few"))
    );

    let neither = compare("{}", "{}");
    let why = "Nothing that counts has been answered.";
    let both = format!("The first has no score. {why} The second has no score. {why}");
    assert_eq!(neither.overall.reason, Some(both));
    assert_eq!(neither.overall.overlaps, Some(true));
}

#[test]
fn a_criterion_keeps_its_four_kinds_of_answer_apart() {
    let found =
        compare(POOR, "{DOU-1: c, OVE-1: a, SOU-1: c, SOU-2: {not_applicable: None used.}}");
    let ids: Vec<&str> = found.criteria.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["DOU-1", "DOU-2", "OVE-1", "SOU-1", "SOU-2"]);
    let flour = &found.criteria[0];
    assert_eq!(
        (flour.first_level.as_deref(), flour.second_level.as_deref()),
        (Some("b"), Some("c"))
    );
    assert_eq!((flour.first_score, flour.second_score), (Some(50.0), Some(100.0)));
    assert_eq!(flour.difference, Some(50.0));
    let states = found.criteria.iter().map(|it| (it.first_state, it.second_state));
    let states: Vec<_> = states.skip(1).collect();
    assert_eq!(states[0], (State::Level, State::Unanswered));
    assert_eq!(states[1], (State::Level, State::Level));
    assert_eq!(states[3], (State::NotKnown, State::NotApplicable));
    assert_eq!(found.criteria[1].difference, None);
    assert_eq!(found.criteria[2].difference, Some(0.0));
}

#[test]
fn only_gates_and_patterns_that_changed_are_named() {
    // Heat is `a` in both, so that G2 stands alike and is left out.
    let found = compare(POOR, "{DOU-1: c, DOU-2: a, OVE-1: a, SOU-1: b, SOU-2: b}");
    let gates: Vec<_> =
        found.gates.iter().map(|it| (it.id.as_str(), it.first, it.second)).collect();
    assert_eq!(gates, [("G1", Some(Applies::Yes), Some(Applies::No))]);
    let patterns = found.patterns.iter().map(|it| (it.id.as_str(), it.first, it.second));
    let expected = ("P1", Some(Outcome::NotFound), Some(Outcome::Found));
    assert_eq!(patterns.collect::<Vec<_>>(), [expected]);
    let same = compare(POOR, POOR);
    assert_eq!((same.gates.len(), same.patterns.len()), (0, 0));
}

#[test]
fn versions_that_score_alike_can_be_compared() {
    let newer = RUBRIC.replace("version: 1.0.0", "version: 1.1.0").replace("id: G2", "id: G3");
    let newer = score(&Rubric::from_yaml(&newer).unwrap(), POOR);
    let found = compare_scores(&score(&kitchen(), POOR), &newer).unwrap();
    let gates: Vec<_> =
        found.gates.iter().map(|it| (it.id.as_str(), it.first, it.second)).collect();
    assert_eq!(gates, [("G2", Some(Applies::Yes), None), ("G3", None, Some(Applies::Yes))]);
    assert_eq!((&*found.first.rubric.version, &*found.second.rubric.version), ("1.0.0", "1.1.0"));
}

#[test]
fn what_scores_differently_is_refused_with_what_to_do() {
    let cure = "score both sets of answers with one version of one rubric, then compare";
    let heavier = |version: &str| {
        let text = RUBRIC.replace("weight: 3}, {id: DOU-2", "weight: 4}, {id: DOU-2");
        let text = text.replace("version: 1.0.0", &format!("version: {version}"));
        score(&Rubric::from_yaml(&text).unwrap(), POOR)
    };
    let refused = compare_scores(&score(&kitchen(), POOR), &heavier("2.0.0")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        format!(
            "these results cannot be compared: the first was made by `kitchen 1.0.0` and the \
             second by `kitchen 2.0.0`, which score differently; {cure}"
        )
    );
    let refused = compare_scores(&score(&kitchen(), POOR), &heavier("1.0.0")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        format!(
            "these results cannot be compared: both say they were made by `kitchen 1.0.0`, but \
             one of them was changed and kept its number; {cure}"
        )
    );
}

#[test]
fn a_comparison_is_plain_data_that_reads_back() {
    let found = compare(POOR, "{DOU-1: c, SOU-2: c}");
    let data = json!(found);
    assert_eq!(data["format"], "place-readiness/comparison/1");
    let keys = ["id", "first", "second", "difference", "first_low", "second_high", "overlaps"];
    assert!(keys.iter().all(|key| data["groups"][0].get(key).is_some()));
    assert_eq!(data["groups"][1]["second"], Value::Null);
    let text = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Comparison>(&text).unwrap(), found);
}

fn compare(first: &str, second: &str) -> Comparison {
    let rubric = kitchen();
    compare_scores(&score(&rubric, first), &score(&rubric, second)).unwrap()
}

fn kitchen() -> Rubric {
    Rubric::from_yaml(RUBRIC).unwrap()
}

fn score(rubric: &Rubric, answers: &str) -> ScoreResult {
    let header = "format: place-readiness/assessment/1\nrubric: kitchen@1.0.0\n\
                  place: {id: here, name: Here}\ndate: 2024-02-29\nkind: individual\n";
    rubric.score(&rubric.admit_yaml(&format!("{header}answers: {answers}\n")).unwrap())
}
