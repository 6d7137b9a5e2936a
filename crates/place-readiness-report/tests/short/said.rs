//! What the short forms say, worked out by hand.

use place_readiness::{Document, Evidence, Rubric, ScoreResult};
use place_readiness_report::{Error, short};

use crate::common::{ANSWERS, BAKERY, TOKYO, bakery, filled, nothing, one_line, rows, scored};

const LINE: &str = "The corner, 5 November 2024 (r1, Baker): 35 of 100 (could be 35 to 60), 3 of 4 answered, band “Not yet”";

#[test]
fn a_result_and_a_rubric_each_fit_a_line() {
    let (rubric, result) = bakery();
    assert_eq!(short::line(&rubric, &result).unwrap(), LINE);
    let standing = LINE.strip_prefix("The corner, 5 November 2024 (r1, Baker): ").unwrap();
    assert_eq!(short::standing(&rubric, &result).unwrap(), standing);
    let line = "Bakery 1.0.0 (bakery): 2 headings, 5 criteria";
    assert_eq!(short::rubric_line(&rubric).unwrap(), line);
}

#[test]
fn a_line_says_what_it_must() {
    let (rubric, result) = bakery();
    let check = |change: &dyn Fn(&mut ScoreResult), expected: &str| {
        let mut result = result.clone();
        result.respondent = None;
        change(&mut result);
        let line = short::line(&rubric, &result).unwrap();
        assert_eq!(line, format!("The corner, 5 November 2024: {expected}"));
    };
    let rest = "3 of 4 answered, band “Not yet”";
    check(&|it| it.overall.high = Some(35.0), &format!("35 of 100, {rest}"));
    // Whole numbers would put each of these on the other side of a line that decides.
    check(
        &|it| it.overall.score = Some(34.96),
        &format!("34.96 of 100 (could be 35 to 60), {rest}"),
    );
    check(&|it| it.overall.high = Some(99.7), &format!("35 of 100 (could be 35 to 99.7), {rest}"));
    check(
        &|it| it.label = Some("Made up. By us.".to_owned()),
        &format!("35 of 100 (could be 35 to 60), {rest}. Made up."),
    );
}

#[test]
fn no_score_is_said_with_its_reason() {
    let strict = Rubric::from_yaml(&format!("{BAKERY}minimum_coverage: 60\n")).unwrap();
    let line = short::line(&strict, &scored(&strict, ANSWERS)).unwrap();
    let expected = "no score (too few answered; could be 35 to 60), 3 of 4 answered";
    assert!(line.contains(expected), "{line}");

    let rubric = Rubric::from_yaml(BAKERY).unwrap();
    let line = short::line(&rubric, &scored(&rubric, &nothing())).unwrap();
    let expected =
        "Tokyo, 6 November 2024: no score (nothing answered; could be 0 to 100), 0 of 5 answered";
    assert_eq!(line, expected);
}

#[test]
fn scores_stand_in_columns() {
    let (rubric, result) = bakery();
    let mut other = scored(&rubric, &nothing());
    other.place.name = "東京".to_owned();
    let expected = "\
2 results by Bakery 1.0.0
Place       Date        Who answered     Score  Still possible  Answered  Band
The corner  2024-11-05  r1, Baker         35.0    35.0 to 60.0    3 of 4  Not yet
東京        2024-11-06                no score    0.0 to 100.0    0 of 5

One. Two. Three. The report has this notice in full.
";
    assert_eq!(short::scores_text(&rubric, &[result.clone(), other.clone()]).unwrap(), expected);

    let html = short::scores_html(&rubric, &[result, other]).unwrap();
    let expected = [
        "Place|Date|Who answered|Score|Still possible|Answered|Band",
        "The corner|2024-11-05|r1, Baker|35.0|35.0 to 60.0|3 of 4|Not yet",
        "東京|2024-11-06||no score|0.0 to 100.0|0 of 5|",
    ];
    assert_eq!(rows(&html), expected);
}

#[test]
fn a_long_list_is_cut_in_the_middle() {
    let (rubric, result) = bakery();
    let named = |n: usize| {
        let mut result = result.clone();
        result.place.name = format!("Place {n}");
        result
    };
    let results: Vec<ScoreResult> = (1..=25).map(named).collect();
    let text = short::scores_text(&rubric, &results).unwrap();
    let firsts: Vec<&str> = text.lines().map(|line| line.get(..8).unwrap_or("").trim()).collect();
    assert_eq!(firsts.iter().filter(|first| first.starts_with("Place ")).count(), 20);
    assert_eq!(firsts[10..15], ["Place 9", "Place 10", "… 5 mo", "Place 16", "Place 17"]);
    let html = rows(&short::scores_html(&rubric, &results).unwrap());
    assert_eq!(html.len(), 22);
    assert_eq!(html[11], "… 5 more …");

    let whole = short::scores_text(&rubric, &results[..20]).unwrap();
    assert!(!whole.contains('…'));
    assert_eq!(
        short::scores_text(&rubric, &[]).unwrap().lines().next(),
        Some("No results by Bakery 1.0.0")
    );
}

#[test]
fn a_label_goes_with_every_table() {
    let (rubric, mut result) = bakery();
    result.label = Some("Made up.".to_owned());
    let text = |count| short::scores_text(&rubric, &vec![result.clone(); count]).unwrap();
    let one = "\nPlease note, for The corner, 5 November 2024 (r1, Baker): Made up.\n";
    assert!(text(1).contains(one), "{}", text(1));
    assert!(text(30).contains("\nPlease note, for 30 of these: Made up.\n"));
}

#[test]
fn why_tells_every_part_and_what_holds_the_band() {
    let (rubric, result) = bakery();
    let expected = "\
The corner, 5 November 2024 (r1, Baker): 35 of 100 (could be 35 to 60), 3 of 4
answered, band “Not yet”

Overall: 35.0 of 100, the mean of 2 headings.

Bread: 70.0 of 100, the weighted mean of 2 criteria. Weight 1, brings 35.0
points to the overall score.
  BRE-1 Crust: 1 (Some)
    “It is soft.”
    Score 50.0, weight 3, brings 15.0 points.
  BRE-2 Crumb: 2 (Yes)
    Score 100.0, weight 2, brings 20.0 points.
  Left out of the score: not applicable. These do not apply here, for the reason
    given. They do not count in any way.
    BRE-3 Salt. Weight 1. Reason: Nobody wants it.

Shop: 0.0 of 100, the mean of 1 criterion. Still possible: 0.0 to 50.0. Weight
1, brings 0.0 points to the overall score.
  SHO-1 Door: 0 (No)
    Score 0.0, weight 1, brings 0.0 points.
  Left out of the score: unanswered. Nothing was chosen. These count as blanks
    and lower the coverage.
    SHO-2 Till. Weight 1.

Band: “Not yet”
  Below 35.
  By its score alone the band would be “Open”. Gate G holds it lower.
  However the blanks are filled, the band will be “Not yet”. Gate G holds it
    back from going higher.
  Gate G. No higher than “Not yet”. Holds the band now, and the highest still
    possible.
    Rule: The door is shut.
    Why: Nobody gets in.
    Set off by:
      SHO-1 Door: 0 (No)

One. Two. Three. The report has this notice in full.
";
    assert_eq!(short::why_text(&rubric, &result, None).unwrap(), expected);

    let html = rows(&short::why_html(&rubric, &result, None).unwrap());
    let expected = [
        "Criterion|Level|Score|Weight|Points",
        "BRE-1 Crust|1 (Some) It is soft.|50.0|3|15.0",
        "BRE-2 Crumb|2 (Yes)|100.0|2|20.0",
        "BRE-3 Salt|Left out of the score: not applicable Nobody wants it.|no score|1|none",
        "Criterion|Level|Score|Weight|Points",
        "SHO-1 Door|0 (No)|0.0|1|0.0",
        "SHO-2 Till|Left out of the score: unanswered|no score|1|none",
    ];
    assert_eq!(html, expected);
}

#[test]
fn why_can_tell_of_one_heading_at_any_depth() {
    let rubric = Rubric::from_yaml(include_str!("../fixtures/plain.yaml")).unwrap();
    let answers = "answers: {DOU-1: most, DOU-2: none, OVE-1: all, SOU-1: all, PEO-1: all}";
    let answers = TOKYO.replace("bakery@", "plain@") + answers;
    let text = short::why_text(&rubric, &scored(&rubric, &answers), Some("bread")).unwrap();
    let heads: Vec<&str> = text.lines().filter(|line| line.contains(" of 100, the mean")).collect();
    // Dough: (50 + 0) / 2. Bread: (25 + 100) / 2. Food: (62.5 + 100) / 2, so overall 90.6.
    let expected = [
        "  Bread: 62.5 of 100, the mean of 2 headings. Weight 1, brings 15.6 points to",
        "    Dough: 25.0 of 100, the mean of 2 criteria. Weight 1, brings 3.1 points to",
        "    Oven: 100.0 of 100, the mean of 1 criterion. Weight 1, brings 12.5 points to",
    ];
    assert_eq!(heads[1..], expected, "{text}");
    assert!(!text.contains("Soup") && !text.contains("Band"));

    let wrong = short::why_text(&rubric, &scored(&rubric, &answers), Some("b\u{202e}\n"));
    assert_eq!(wrong.unwrap_err().to_string(), "no such heading: `b�`");
}

#[test]
fn other_ways_to_combine_are_named() {
    let fixture = filled(include_str!("../fixtures/full.yaml"), "word");
    let geometric = fixture.replace("aggregate: minimum", "aggregate: geometric");
    check_made(&fixture, "word: 50.0 of 100, the lowest of 1 criterion.");
    check_made(&geometric, "word: 50.0 of 100, the geometric mean of 1 criterion.");
}

#[test]
fn steps_are_arithmetic() {
    let (rubric, result) = bakery();
    // The door one level up: shop 50, overall (70 + 50) / 2 = 60, and gate G is gone.
    let expected = "\
The corner, 5 November 2024 (r1, Baker): 35 of 100 (could be 35 to 60), 3 of 4
answered, band “Not yet”

This is arithmetic, not advice: it shows what would change if one criterion
stood one level higher and nothing else did. What to do first is for the
partners to decide.

1. SHO-1 Door
   Now: 0 (No)
   Next: 1 (Some)
   What it unlocks: Reaches the band “Open”. Lifts gate G. Adds 25.0 points.

1 further step is not shown.

One. Two. Three. The report has this notice in full.
";
    assert_eq!(short::steps_text(&rubric, &result, 1).unwrap(), expected);

    // The crust one level up: bread 100, overall 50.
    let html = short::steps_html(&rubric, &result, 9).unwrap();
    let expected = [
        "Criterion|Now|Next|What to do|Who has to act|What it unlocks",
        "SHO-1 Door|0 (No)|1 (Some)|none|none|Reaches the band “Open”. Lifts gate G. Adds 25.0 points.",
        "BRE-1 Crust|1 (Some) It is soft.|2 (Yes) It is crisp.|Bake it longer.|The baker|Adds 15.0 points.",
    ];
    assert_eq!(rows(&html), expected);
    assert!(html.contains("arithmetic, not advice") && !html.contains("not shown"));
}

#[test]
fn why_there_is_no_step_is_said() {
    let rubric = Rubric::from_yaml(BAKERY).unwrap();
    let text = |answers: &str| short::steps_text(&rubric, &scored(&rubric, answers), 5).unwrap();
    assert!(text(&nothing()).contains("\nNothing is rated yet, so there is no step to name.\n"));
    let top = format!("{TOKYO}answers: {{BRE-1: '2', SHO-1: '2'}}\n");
    assert!(text(&top).contains("\nEverything that is rated is at its highest level,"));
}

#[test]
fn a_criterion_is_told_in_full() {
    let (rubric, _) = bakery();
    let expected = "\
BRE-1 Crust
Is there a crust?
Look at it.
Why it is asked: Bread without one goes dry.

Levels, from the lowest:
  0 (No): There is none.
  1 (Some): It is soft.
  2 (Yes): It is crisp.

Critical. Nothing stands in for it.
Weight 3. People ask for it.
May be left out as not applicable: Only for dumplings.
Who has to act: The baker
";
    assert_eq!(short::criterion_text(&rubric, "BRE-1").unwrap(), expected);
    let expected = "\
SHO-1 Door

Levels, from the lowest:
  0 (No)
  1 (Some)
  2 (Yes)

Not critical: others can make up for it.
Weight 1.
It always applies: there is no case in which it may be left out as not
applicable.
";
    assert_eq!(short::criterion_text(&rubric, "SHO-1").unwrap(), expected);
    let html = rows(&short::criterion_html(&rubric, "BRE-1").unwrap());
    assert_eq!(html[..2], ["Level|What is true there", "0 (No)|There is none."]);

    let wrong = short::criterion_html(&rubric, "BRE-9").unwrap_err();
    assert!(matches!(&wrong, Error::NoCriterion(id) if id == "BRE-9"));
    assert_eq!(wrong.to_string(), "no such criterion: `BRE-9`");
}

#[test]
fn the_worked_example_is_told_as_it_is() {
    let builtin = place_readiness_rubrics::find("place-readiness").unwrap();
    let evidence = Evidence::from_yaml(builtin.evidence).unwrap();
    let document = Document::from_yaml(builtin.rubric).unwrap();
    let rubric = Rubric::with_evidence(&document, Some(evidence)).unwrap();
    let result = scored(&rubric, builtin.examples[0].1);

    // From the worked case that came with the rubric: from 16.4 to 67.3.
    let expected = "North West London, 1 May 2015: no score (too few answered; could be 16 to 67), \
                    24 of 48 answered, band “Not enough answered”. \
                    Illustrative reading by this project from one published paper.";
    assert_eq!(short::line(&rubric, &result).unwrap(), expected);
    let expected = "Place readiness 0.2.0 (place-readiness): 8 headings, 48 criteria";
    assert_eq!(short::rubric_line(&rubric).unwrap(), expected);

    let card = short::score_html(&rubric, &result).unwrap();
    let found = card.split("<strong>PAT-").skip(1).filter_map(|rest| rest.get(..2));
    assert_eq!(found.collect::<Vec<_>>(), ["01", "06", "07", "09", "12", "13", "14"]);
    assert!(card.contains("<li>Gate B. No higher than “Taking shape”."));
    assert_eq!(card.matches("<li>Gate").count(), 1);
    assert_eq!(rows(&card).len(), 10);

    let why = one_line(&short::why_text(&rubric, &result, None).unwrap());
    for criterion in rubric.criteria() {
        assert!(why.contains(&format!(" {} {}", criterion.id, criterion.title)));
    }
    assert!(why.contains("SCO-3 It is clear who decides what: 1 (First sign) “A list or chart"));
    let told = one_line(&short::criterion_text(&rubric, "SCO-1").unwrap());
    for level in &rubric.criterion("SCO-1").unwrap().levels {
        assert!(told.contains(&level.text));
    }
    assert!(told.ends_with("C24-K1, C24-Z2, C24-Z5, C24-Z6, C24-A7."));
}

#[track_caller]
fn check_made(rubric: &str, expected: &str) {
    let rubric = rubric.replace(", evidence: [E1]", "").replace("    evidence: [E1]\n", "");
    let rubric = Rubric::from_yaml(&rubric).unwrap();
    let answers = filled(include_str!("../fixtures/full-answers.yaml"), "word");
    let why = short::why_text(&rubric, &scored(&rubric, &answers), Some("two")).unwrap();
    assert!(why.contains(expected), "{why}");
}
