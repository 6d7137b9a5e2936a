//! Any text, read as answers to a small rubric: what is admitted has an answer for each criterion.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use place_readiness::{Document, Problems, Rubric};

const LONGEST_PLACE: usize = 10_000;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| {
    Rubric::from_yaml(include_str!("../seeds/rubrics/cut.yaml")).expect("the seed is sound")
});

fuzz_target!(|text: &str| {
    let Ok(document) = Document::from_yaml(text).inspect_err(sound) else { return };
    let Ok(assessment) = RUBRIC.admit(&document).inspect_err(sound) else { return };
    let asked = RUBRIC.criteria().map(|criterion| criterion.id.as_str());
    assert!(asked.eq(assessment.answers().iter().map(|answer| answer.criterion.as_str())));
    assert_eq!(RUBRIC.admit(&document).as_ref(), Ok(&assessment));

    let result = RUBRIC.score_fully(&assessment);
    assert_eq!(result.overall.applicable + result.overall.states.not_applicable, 4);
    if let Some(score) = result.overall.score {
        assert!((0.0..=100.0).contains(&score));
    }
});

fn sound(problems: &Problems) {
    assert!(!problems.is_empty());
    for problem in problems.iter() {
        assert!(!problem.code().is_empty());
        assert!(problem.at.len() < LONGEST_PLACE);
        assert!(!problem.to_string().contains('\n'), "a message is one line");
    }
}
