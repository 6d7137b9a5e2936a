//! What the examples share: the rubric and the worked case that come with the project.

#![forbid(unsafe_code)]

use place_readiness::{Assessment, Problems, Rubric};
use place_readiness_rubrics::BUILTIN;

/// The rubric that comes with the project.
///
/// # Errors
///
/// Everything wrong with its text.
pub fn rubric() -> Result<Rubric, Problems> {
    Rubric::from_yaml(BUILTIN.first().map_or("", |builtin| builtin.rubric))
}

/// The worked case that comes with it.
///
/// # Errors
///
/// Everything wrong with its answers.
pub fn worked_case(rubric: &Rubric) -> Result<Assessment, Problems> {
    let example = BUILTIN.first().and_then(|builtin| builtin.examples.first());
    rubric.admit_yaml(example.map_or("", |(_, text)| text))
}
