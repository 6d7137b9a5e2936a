//! Documents that were written by earlier versions are read by this one. What a later version added
//! takes a default; what it calls otherwise is known by its old name.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixtures should stop")]

use place_readiness::compare::{Comparison, compare_scores};
use place_readiness::{Assessment, Document, Rubric, ScoreResult};
use serde_json::Value;

const RUBRIC: &str = include_str!("stored/rubric-0.2.yaml");
const ASSESSMENT: &str = include_str!("stored/assessment-0.2.yaml");
const RESULT: &str = include_str!("stored/result-0.2.json");
const COMPARISON: &str = include_str!("stored/comparison-0.2.json");

#[test]
fn a_stored_result_says_what_the_same_answers_score_today() {
    let (rubric, assessment) = read();
    let stored: ScoreResult = serde_json::from_str(RESULT).unwrap();
    let mut today = rubric.score_fully(&assessment);

    assert_eq!(stored.engine.version, "0.2.0");
    today.engine.version.clone_from(&stored.engine.version);
    assert_eq!(stored, today);
}

#[test]
fn a_kind_of_partner_that_was_called_a_group_is_a_partner() {
    let stored: ScoreResult = serde_json::from_str(RESULT).unwrap();
    assert_eq!(stored.respondent.unwrap().partner.as_deref(), Some("baker"));

    let (_, assessment) = read();
    let written = serde_json::to_value(&assessment).unwrap();
    let respondent = written.get("respondent").unwrap();
    assert_eq!(*respondent, serde_json::json!({"id": "r1", "partner": "baker"}));
}

#[test]
fn a_stored_comparison_says_what_the_same_results_say_today() {
    let (rubric, assessment) = read();
    let changes = Document::from_yaml("BRE-1: c").unwrap();
    let mut today = rubric.what_if(&assessment, &changes).unwrap();
    let stored: Comparison = serde_json::from_str(COMPARISON).unwrap();
    assert_eq!(stored, today);

    // A stored result stands beside one of today.
    let first: ScoreResult = serde_json::from_str(RESULT).unwrap();
    today.second.clone_from(&today.first);
    let same = compare_scores(&first, &rubric.score(&assessment)).unwrap();
    assert_eq!((&same.first, &same.second), (&today.first, &today.second));
}

#[test]
fn a_result_without_next_steps_has_none_that_are_known() {
    let mut stored: Value = serde_json::from_str(RESULT).unwrap();
    stored.as_object_mut().unwrap().remove("next_steps").unwrap();

    let result: ScoreResult = serde_json::from_value(stored).unwrap();
    assert_eq!(result.next_steps, None);
}

fn read() -> (Rubric, Assessment) {
    let rubric = Rubric::from_yaml(RUBRIC).unwrap();
    let assessment = rubric.admit_yaml(ASSESSMENT).unwrap();
    (rubric, assessment)
}
