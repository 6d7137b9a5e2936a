//! The rubrics that come with Place readiness, as text.

#![forbid(unsafe_code)]

/// A rubric with its evidence file and its examples.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// The id of the rubric.
    pub id: &'static str,
    /// The rubric, as YAML.
    pub rubric: &'static str,
    /// What it rests on, as YAML.
    pub evidence: &'static str,
    /// Assessments made with it, by name, as YAML.
    pub examples: &'static [(&'static str, &'static str)],
}

/// Every rubric there is.
pub static BUILTIN: &[Builtin] = &[Builtin {
    id: "place-readiness",
    rubric: include_str!("place-readiness/rubric.yaml"),
    evidence: include_str!("place-readiness/evidence.yaml"),
    examples: &[(
        "north-west-london-2015",
        include_str!("place-readiness/examples/north-west-london-2015.yaml"),
    )],
}];

/// The rubric with this id.
pub fn find(id: &str) -> Option<&'static Builtin> {
    BUILTIN.iter().find(|builtin| builtin.id == id)
}

/// The examples of the README, as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("README.md")]
struct Readme;
