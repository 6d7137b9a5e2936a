//! What changed between two versions of a rubric, as plain data.

use serde::Serialize;

/// What changed from one version of a rubric to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RubricChanges {
    /// The older rubric and its version, such as `place-readiness@0.1.0`.
    pub from: String,
    /// The newer rubric and its version.
    pub to: String,
    /// Whether scores of the two can be compared: whether their fingerprints match.
    pub comparable: bool,
    /// The kind of version step that the changes ask for.
    pub needs: Change,
    /// The kind of version step that was made; `none` where the number went back or stood still.
    pub declared: Change,
    /// Whether the step that was made is as large as the changes ask for.
    pub enough: bool,
    /// What changed, the weightiest first.
    pub changes: Vec<RubricChange>,
}

/// One thing that changed between two versions of a rubric.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RubricChange {
    /// Where, as dotted ids.
    pub at: String,
    /// How much it matters.
    pub change: Change,
    /// What it is.
    pub what: String,
    /// What it was; null where it is new.
    pub was: Option<String>,
    /// What it is now; null where it is gone.
    pub now: Option<String>,
}

/// How much a change matters, by the number of the version that it moves.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Not at all.
    None,
    /// Wording only.
    Patch,
    /// Bands, gates, patterns, lenses, or the text of a level: scores stay comparable.
    Minor,
    /// What decides scores.
    Major,
}
