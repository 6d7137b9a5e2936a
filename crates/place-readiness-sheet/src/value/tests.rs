//! What people type as an answer.

use place_readiness::Rubric;

use super::*;
use crate::key::Key;

/// What a text says of the third criterion of leadership, which may not apply.
fn read(text: &str) -> String {
    let shipped = place_readiness_rubrics::find("place-readiness").unwrap();
    let rubric = Rubric::from_yaml(shipped.rubric).unwrap();
    let key = Key::of(&rubric);
    let question = key.questions.iter().find(|it| it.id == "LEA-3").unwrap();
    match answer(Cell::Text(text), question) {
        Ok(Given::Blank) => "blank".to_owned(),
        Ok(Given::Level(level)) => question.options[level].id.to_owned(),
        Ok(Given::NotKnown) => "not known".to_owned(),
        Ok(Given::NotApplicable(reason)) => format!("n/a {}", reason.unwrap_or_default()),
        Err(problem) => problem.code.to_owned(),
    }
}

#[track_caller]
fn check(expected: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn a_number_is_a_level_however_it_is_written() {
    check("3", &["3", " 3 ", "3.0", "3,0", "03", "3,00", "Level 3", "level: 3", "score 3"]);
}

#[test]
fn the_words_of_the_rubric_are_an_answer() {
    check("3", &["Complete or working", "complete  or WORKING.", "3 - Complete or working"]);
    check("3", &["3 Complete or working", "3. Complete or working", "3) Complete or working"]);
    check("0", &["Not there"]);
}

#[test]
fn a_remark_behind_a_level_changes_nothing() {
    check(
        "3",
        &["3 - agreed", "3 – agreed", "3: agreed", "3. agreed", "3 (agreed)", "3 - all 3 partners"],
    );
}

#[test]
fn a_second_level_is_never_passed_over() {
    check(
        "unknown_option",
        &[
            "3->4",
            "3 -> 4",
            "3 (or 2)",
            "3 or 2",
            "3/4",
            "3 - but GP says 1",
            "3 - 2 partners",
            "2 to 3",
            "3 (two in the south)",
            "3 - Not there",
            "3 - it was Not there",
            "3 - n/a",
            "1-2",
            "3 & 2",
            "3,2",
            "between 2 and 3",
            "3 => 4",
            "3; 2",
        ],
    );
}

#[test]
fn what_is_no_level_is_not_rounded() {
    check(
        "unknown_option",
        &["2.5", "2,5", "7", "-1", "3?", "3+", "approx 3", "2-Jan", "01/02/2026", "#REF!"],
    );
}

#[test]
fn not_known_not_applicable_and_blank_are_three_things() {
    check("not known", &["Not known", "unknown", "Don’t know", "DK", "?"]);
    check("n/a ", &["N/A", "n.a.", "Not  applicable"]);
    check(
        "n/a one employer",
        &["N/A - one employer", "not applicable: one employer", "N/A (one employer)"],
    );
    check("blank", &["", "  ", "-", "–", "NaN", "none", "<NA>"]);
}

#[test]
fn truth_dates_and_errors_are_no_answer() {
    let shipped = place_readiness_rubrics::find("place-readiness").unwrap();
    let rubric = Rubric::from_yaml(shipped.rubric).unwrap();
    let key = Key::of(&rubric);
    let code = |cell| answer(cell, &key.questions[0]).unwrap_err().code;

    assert_eq!(code(Cell::Truth(true)), "wrong_type");
    assert_eq!(code(Cell::Date("2026-02-01")), "unknown_option");
    assert_eq!(code(Cell::Error("#N/A")), "unknown_option");
    assert_eq!(code(Cell::Text("N/A")), "not_applicable_not_allowed");
    assert_eq!(answer(Cell::Number("3"), &key.questions[0]), Ok(Given::Level(3)));
    assert_eq!(answer(Cell::Number("3.0"), &key.questions[0]), Ok(Given::Level(3)));
}
