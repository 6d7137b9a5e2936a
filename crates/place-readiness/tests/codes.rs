//! Answers that come as codes are the answers of a document that says the same.
#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

use place_readiness::{Assessment, Document, Problems, Rubric};

const BAKERY: &str = "
format: place-readiness/rubric/1
id: bakery
version: 1.0.0
title: Bakery
notice: An example.
scales:
  three: [{id: a, value: 0, label: No}, {id: b, value: 1, label: Some}, {id: c, value: 2, label: Yes}]
groups:
  - id: bread
    title: Bread
    criteria:
      - {id: BRE-1, title: Crust}
      - {id: BRE-2, title: Crumb, not_applicable: There is no crumb.}
      - {id: BRE-3, title: Salt}
";

fn bakery() -> Rubric {
    Rubric::from_yaml(BAKERY).unwrap()
}

fn document(answers: &str) -> Document {
    let head = "format: place-readiness/assessment/1\nrubric: bakery@1.0.0\n\
                place: {id: corner, name: The corner shop}\ndate: 2024-11-05\nkind: individual\n";
    Document::from_yaml(&format!("{head}answers: {answers}\n")).unwrap()
}

fn admit(answers: &str, codes: &[u8]) -> Result<Assessment, Problems> {
    bakery().admit_with_codes(&document(answers), codes)
}

#[test]
fn a_code_is_the_position_of_a_level_or_says_that_it_is_not_known() {
    let written = bakery().admit(&document("{BRE-1: c, BRE-2: a, BRE-3: {not_known: true}}"));

    assert_eq!(admit("{}", &[2, 0, 254]).unwrap(), written.unwrap());
}

#[test]
fn an_answer_that_is_more_than_a_code_stands_in_the_document() {
    let answers = "{BRE-2: {not_applicable: It was a flat loaf.}, BRE-3: {note: Asked twice.}}";
    let both = admit(answers, &[1, 255, 255]).unwrap();

    let whole = format!("{{BRE-1: b, {}", answers.trim_start_matches('{'));
    assert_eq!(both, bakery().admit(&document(&whole)).unwrap());
}

#[test]
fn the_codes_of_an_assessment_lead_back_to_its_answers() {
    let answers = "{BRE-1: b, BRE-2: {not_applicable: None.}, BRE-3: {not_known: true}}";
    let rubric = bakery();

    assert_eq!(rubric.codes(&rubric.admit(&document(answers)).unwrap()), [1, 253, 254]);
    assert_eq!(rubric.codes(&admit("{BRE-3: a}", &[255; 3]).unwrap()), [255, 255, 0]);
}

#[test]
fn an_assessment_of_another_rubric_has_codes_where_the_two_agree() {
    let other = Rubric::from_yaml(&BAKERY.replace("BRE-1", "BRE-9")).unwrap();
    let answered = admit("{}", &[2, 1, 0]).unwrap();

    assert_eq!(other.codes(&answered), [255, 1, 0]);
}

#[test]
fn codes_that_say_nothing_sound_are_refused_by_their_criterion() {
    check("{}", &[1, 1], "wrong_length codes");
    check("{}", &[3, 255, 255], "unknown_option answers.BRE-1");
    check("{}", &[255, 253, 255], "reason_needed answers.BRE-2");
    check("{}", &[253, 255, 255], "not_applicable_not_allowed answers.BRE-1");
    check("{BRE-1: a}", &[0, 255, 255], "conflicting_answer answers.BRE-1");
    check("{BRE-3: {note: Asked.}}", &[255, 255, 0], "conflicting_answer answers.BRE-3");
}

#[test]
fn what_is_wrong_with_the_document_comes_before_the_codes() {
    check("{BRE-7: a}", &[9, 9, 9], "unknown_criterion answers.BRE-7");
}

#[track_caller]
fn check(answers: &str, codes: &[u8], expected: &str) {
    let problems = admit(answers, codes).unwrap_err();
    let found: Vec<String> =
        problems.iter().map(|problem| format!("{} {}", problem.code(), problem.at)).collect();
    assert_eq!(found, [expected]);
}
