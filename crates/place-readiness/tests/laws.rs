//! Laws of scoring, each held over many random rubrics from fixed seeds.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

use place_readiness::result::GroupResult;
use place_readiness::table::Blanks;
use place_readiness::{Rubric as Engine, ScoreResult};
use serde_json::Value;

use support::cases::{Case, Range, all_groups, cases, ranges, to_nine_decimals};
use support::generate::Fill;
use support::judge::Kinds;
use support::plain::{Answer, Given, Group};
use support::written::{self, assessment_value, document, rubric_value};

mod support {
    pub(crate) mod cases;
    pub(crate) mod generate;
    pub(crate) mod judge;
    pub(crate) mod plain;
    pub(crate) mod random;
    pub(crate) mod written;
}

const FILLS: [Fill; 4] = [Fill::All, Fill::Most, Fill::Some, Fill::None];

#[test]
fn raising_a_level_never_lowers_a_score_or_a_band() {
    for mut case in cases(1, 1_000, Kinds::Lifting) {
        let mut answers = case.answers(Fill::Most);
        for answer in &mut answers {
            answer.evidence = 1;
        }
        let before = case.score(&answers);
        for n in 0..answers.len() {
            let top = case.rubric.top(case.rubric.criteria()[n]);
            let Given::Level(level) = answers[n].given else { continue };
            if level < top {
                let mut raised = answers.clone();
                raised[n].given = Given::Level(level + 1);
                let after = case.score(&raised);
                never_lower(&case, &before, &after);
            }
        }
    }
}

#[test]
fn the_order_of_answers_never_matters() {
    for mut case in cases(2, 1_000, Kinds::All) {
        let answers = case.answers(Fill::Most);
        let mut value = assessment_value(&case.rubric, &answers, &mut case.random);
        let first = score_value(&case.engine, &value);
        shuffle_keys(&mut value["answers"], &mut case);
        assert_eq!(score_value(&case.engine, &value), first);
    }
}

#[test]
fn the_order_of_keys_never_matters() {
    for mut case in cases(3, 1_000, Kinds::All) {
        let answers = case.answers(Fill::Most);
        let mut value = assessment_value(&case.rubric, &answers, &mut case.random);
        let first = score_value(&case.engine, &value);
        shuffle_keys(&mut value, &mut case);
        assert_eq!(score_value(&case.engine, &value), first);

        let mut rubric = rubric_value(&case.rubric);
        shuffle_keys(&mut rubric, &mut case);
        let engine = Engine::new(&document(rubric)).unwrap();
        assert_eq!(score_value(&engine, &value), first);
    }
}

#[test]
fn admitting_twice_is_admitting_once() {
    for mut case in cases(4, 1_000, Kinds::All) {
        let answers = case.answers(Fill::Most);
        let mut value = assessment_value(&case.rubric, &answers, &mut case.random);
        let first = case.engine.admit(&document(value.clone())).unwrap();
        assert_eq!(case.engine.admit(&document(value.clone())).unwrap(), first);
        shuffle_keys(&mut value, &mut case);
        assert_eq!(case.engine.admit(&document(value)).unwrap(), first);
    }
}

#[test]
fn doubling_every_weight_changes_nothing_but_the_weights() {
    for mut case in cases(5, 1_000, Kinds::All) {
        case.rubric.groups.iter_mut().for_each(|group| weigh(group, |weight| weight.min(50_000)));
        case.engine = written::load(&case.rubric).unwrap();
        let answers = case.answers(Fill::Most);
        let value = assessment_value(&case.rubric, &answers, &mut case.random);
        let before = score_value(&case.engine, &value);

        case.rubric.groups.iter_mut().for_each(|group| weigh(group, |weight| 2 * weight));
        let doubled = written::load(&case.rubric).unwrap();
        let after = score_value(&doubled, &value);
        assert_eq!(without_weights(&after), without_weights(&before));
    }
}

#[test]
fn a_group_scores_the_same_whatever_stands_beside_it() {
    for mut case in cases(6, 1_000, Kinds::All) {
        let answers = case.answers(Fill::Most);
        let together = case.score(&answers);
        let mut first = 0;
        for n in 0..case.rubric.groups.len() {
            let mut alone = case.rubric.clone();
            alone.groups = vec![case.rubric.groups[n].clone()];
            alone.groups[0].weight = 1000;
            (alone.gates, alone.patterns) = (Vec::new(), Vec::new());
            let count = alone.criteria().len();
            let engine = written::load(&alone).unwrap();
            let value = assessment_value(&alone, &answers[first..first + count], &mut case.random);
            let group = &score_value(&engine, &value).groups[0];
            same_scores(group, &together.groups[n]);
            first += count;
        }
    }
}

#[test]
fn not_known_scores_as_unanswered_does() {
    for mut case in cases(7, 1_000, Kinds::All) {
        let mut answers = case.answers(Fill::Some);
        let before = case.score(&answers);
        for answer in answers.iter_mut().filter(|answer| answer.is_blank()) {
            answer.given = match answer.given {
                Given::NotKnown => Given::Unanswered,
                _ => Given::NotKnown,
            };
        }
        let after = case.score(&answers);
        assert_eq!(ranges(&after), ranges(&before));
        assert_eq!((&after.band, &after.gates), (&before.band, &before.gates));
    }
}

#[test]
fn contributions_add_up_to_the_score() {
    let mut added = 0;
    for mut case in cases(8, 4_000, Kinds::All).filter(|case| !case.is_geometric()) {
        let answers = case.answers(Fill::Most);
        let result = case.score(&answers);
        let Some(score) = result.overall.score else { continue };
        let criteria = all_groups(&result).into_iter().flat_map(|group| &group.criteria);
        let criteria: Vec<f64> = criteria.filter_map(|criterion| criterion.contribution).collect();
        adds_up(score, &criteria);
        for group in all_groups(&result) {
            let Some(contribution) = group.contribution else { continue };
            let groups = group.groups.iter().filter_map(|group| group.contribution);
            let criteria = group.criteria.iter().filter_map(|criterion| criterion.contribution);
            adds_up(contribution, &groups.chain(criteria).collect::<Vec<f64>>());
        }
        added += 1;
    }
    assert!(added >= 1_000, "{added}");
}

#[test]
fn a_score_lies_between_its_low_and_its_high() {
    for mut case in cases(9, 2_000, Kinds::All) {
        for fill in FILLS {
            let answers = case.answers(fill);
            for range in ranges(&case.score(&answers)) {
                holds(&range, range.score);
            }
        }
    }
}

#[test]
fn filling_every_blank_lands_within_the_range() {
    for mut case in cases(10, 1_000, Kinds::AboutRatings) {
        for fill in FILLS {
            let answers = case.answers(fill);
            let before = case.score(&answers);
            let filled = case.fill_blanks(&answers, 100);
            let after = case.score(&filled);
            for (range, filled) in ranges(&before).iter().zip(ranges(&after)) {
                holds(range, filled.score);
            }
            let [lowest, _, highest] = case.ranks(&before.band);
            let [_, band, _] = case.ranks(&after.band);
            assert!(lowest <= band && band <= highest, "{before:#?}\n{after:#?}");
        }
    }
}

#[test]
fn filling_some_blanks_never_widens_the_range() {
    for mut case in cases(11, 1_000, Kinds::AboutRatings) {
        for fill in FILLS {
            let answers = case.answers(fill);
            let before = case.score(&answers);
            let filled = case.fill_blanks(&answers, 50);
            let after = case.score(&filled);
            for (range, filled) in ranges(&before).iter().zip(ranges(&after)) {
                holds(range, filled.low);
                holds(range, filled.high);
            }
            let [lowest, _, highest] = case.ranks(&before.band);
            let [new_lowest, _, new_highest] = case.ranks(&after.band);
            assert!(lowest <= new_lowest && new_highest <= highest, "{before:#?}\n{after:#?}");
        }
    }
}

#[test]
fn one_row_equals_its_row_in_a_batch() {
    for mut case in cases(12, 300, Kinds::All) {
        let rows: Vec<Vec<Answer>> = (0..37).map(|n| case.answers(FILLS[n % 4])).collect();
        let columns = columns(&case, &rows);
        let views: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
        for blanks in [Blanks::LeftOut, Blanks::Lowest, Blanks::Highest] {
            let batch = case.engine.score_columns(&views, blanks).unwrap();
            for (n, row) in rows.iter().enumerate() {
                let result = case.score(row);
                let group = |group: &GroupResult| of(blanks, group.score, group.low, group.high);
                let overall = &result.overall;
                same_bits(batch.overall[n], of(blanks, overall.score, overall.low, overall.high));
                for (column, one) in batch.groups.iter().zip(&result.groups) {
                    same_bits(column[n], group(one));
                }
                if blanks == Blanks::LeftOut {
                    same_bits(batch.pooled[n], overall.pooled);
                    same_bits(batch.coverage[n], overall.coverage);
                }
                let row: Vec<&[u8]> = views.iter().map(|column| &column[n..=n]).collect();
                let alone = case.engine.score_columns(&row, blanks).unwrap();
                same_bits(batch.pooled[n], number(alone.pooled[0]));
                same_bits(batch.coverage[n], number(alone.coverage[0]));
                same_bits(batch.overall[n], number(alone.overall[0]));
            }
        }
    }
}

#[test]
fn perfect_answers_score_exactly_100_and_the_lowest_exactly_0() {
    for mut case in cases(13, 2_000, Kinds::All) {
        let lowest: Vec<Answer> = case.rubric.criteria().iter().map(|_| level(0)).collect();
        let criteria = case.rubric.criteria();
        let highest: Vec<Answer> =
            criteria.into_iter().map(|criterion| level(case.rubric.top(criterion))).collect();
        for (answers, score) in [(lowest, 0.0), (highest, 100.0)] {
            let result = case.score(&answers);
            let exact = |range: &Range| range.score == Some(score) && range.low == Some(score);
            assert!(ranges(&result).iter().all(exact), "{result:#?}");
            assert_eq!(result.overall.pooled, Some(score));
            assert_eq!(result.overall.coverage, Some(100.0));
        }
    }
}

#[test]
fn weights_in_tenths_and_all_answers_3_of_4_reach_75_exactly() {
    let engine = Engine::from_yaml(include_str!("support/tenths.yaml")).unwrap();
    let text = "format: place-readiness/assessment/1\nrubric: tenths@1.0.0\n\
                place: {id: here, name: Here}\ndate: 2024-11-05\nkind: agreed\n\
                answers: {A: 3, B: 3, C: 3, D: 3, E: 3, F: 3, G: 3, H: 3, I: 3}\n";
    let result = engine.score(&engine.admit_yaml(text).unwrap());
    assert_eq!(result.overall.score, Some(75.0));
    assert_eq!(result.band.id.as_deref(), Some("ready"));
    assert!(all_groups(&result).iter().all(|group| group.score == Some(75.0)));
}

fn never_lower(case: &Case, before: &ScoreResult, after: &ScoreResult) {
    // Exponentials and logarithms are near the truth, but not known to keep order to the last bit.
    let number = |score: f64| if case.is_geometric() { to_nine_decimals(score) } else { score };
    for (before, after) in ranges(before).iter().zip(ranges(after)) {
        let pairs =
            [(before.score, after.score), (before.low, after.low), (before.high, after.high)];
        for (before, after) in pairs {
            assert!(before.map(number) <= after.map(number), "{before:?} {after:?}\n{case:#?}");
        }
    }
    let claimed = |result: &ScoreResult| {
        let groups = all_groups(result).into_iter().map(|group| group.evidenced);
        [result.overall.evidenced, result.overall.pooled].into_iter().chain(groups).collect()
    };
    let (lower, higher): (Vec<_>, Vec<_>) = (claimed(before), claimed(after));
    for (before, after) in lower.into_iter().zip(higher) {
        assert!(before.map(number) <= after.map(number), "{before:?} {after:?}\n{case:#?}");
    }
    let (lower, higher) = (case.ranks(&before.band), case.ranks(&after.band));
    assert!(lower.iter().zip(higher).all(|(lower, higher)| *lower <= higher), "{case:#?}");
}

/// Whether a score, where there is one, is from the low to the high of a range.
fn holds(range: &Range, score: Option<f64>) {
    assert_eq!(range.low.is_some(), range.high.is_some());
    if score.is_some() {
        assert!(range.low <= score && score <= range.high, "{score:?} in {range:?}");
    }
}

/// Whether parts add up to a whole of at most 100.
///
/// Every part is a product of a share and a score, and all are positive. With three levels of
/// groups and at most five members, a share goes through at most three roundings on each of four
/// levels (product, quotient, running product) and one more with the score; a score through one
/// for its criteria and six on each of three levels; the sum through one for each part. With r
/// roundings in all, the two ends are at most 100 ((1 + u)^r - 1) apart, where u is 2^-53, and
/// that is below 100 (r + 1) u.
fn adds_up(whole: f64, parts: &[f64]) {
    let roundings = u32::try_from(2 * (3 * 4 + 1 + 1 + 6 * 3) + parts.len()).unwrap();
    let unit = f64::EPSILON / 2.0;
    let sum: f64 = parts.iter().sum();
    let apart = (sum - whole).abs();
    assert!(apart <= 100.0 * f64::from(roundings + 1) * unit, "{sum} and {whole}: {parts:?}");
}

fn same_scores(one: &GroupResult, other: &GroupResult) {
    assert_eq!((one.score, one.low, one.high), (other.score, other.low, other.high));
    assert_eq!((one.coverage, one.evidenced), (other.coverage, other.evidenced));
    assert_eq!(one.reason_code, other.reason_code);
    one.groups.iter().zip(&other.groups).for_each(|(one, other)| same_scores(one, other));
}

fn same_bits(column: f64, score: Option<f64>) {
    assert_eq!(column.is_nan(), score.is_none());
    assert!(score.is_none_or(|score| score.to_bits() == column.to_bits()), "{column} {score:?}");
}

fn number(column: f64) -> Option<f64> {
    if column.is_nan() { None } else { Some(column) }
}

fn of(blanks: Blanks, score: Option<f64>, low: Option<f64>, high: Option<f64>) -> Option<f64> {
    match blanks {
        Blanks::LeftOut => score,
        Blanks::Lowest => low,
        Blanks::Highest => high,
    }
}

/// One column for each criterion, one entry for each row.
fn columns(case: &Case, rows: &[Vec<Answer>]) -> Vec<Vec<u8>> {
    let code = |answer: &Answer| match answer.given {
        Given::Level(level) => u8::try_from(level).unwrap(),
        Given::NotApplicable => 253,
        Given::NotKnown => 254,
        Given::Unanswered => 255,
    };
    let count = case.rubric.criteria().len();
    (0..count).map(|n| rows.iter().map(|row| code(&row[n])).collect()).collect()
}

fn level(level: usize) -> Answer {
    Answer { given: Given::Level(level), evidence: 1 }
}

fn weigh(group: &mut Group, change: fn(u32) -> u32) {
    group.weight = change(group.weight);
    for criterion in &mut group.criteria {
        criterion.weight = change(criterion.weight);
    }
    group.groups.iter_mut().for_each(|group| weigh(group, change));
}

fn score_value(engine: &Engine, value: &Value) -> ScoreResult {
    engine.score(&engine.admit(&document(value.clone())).unwrap())
}

/// Everything a result says, but for the fingerprint and the weights themselves.
fn without_weights(result: &ScoreResult) -> Value {
    let mut value = serde_json::to_value(result).unwrap();
    strip(&mut value);
    value
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(keys) => {
            for key in ["fingerprint", "weight", "answered_weight", "applicable_weight"] {
                keys.remove(key);
            }
            keys.values_mut().for_each(strip);
        }
        Value::Array(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}

/// Puts the keys of every map in another order; lists keep theirs.
fn shuffle_keys(value: &mut Value, case: &mut Case) {
    match value {
        Value::Object(keys) => {
            let mut entries: Vec<(String, Value)> = std::mem::take(keys).into_iter().collect();
            case.random.shuffle(&mut entries);
            for (_, value) in &mut entries {
                shuffle_keys(value, case);
            }
            keys.extend(entries);
        }
        Value::Array(values) => values.iter_mut().for_each(|value| shuffle_keys(value, case)),
        _ => {}
    }
}
