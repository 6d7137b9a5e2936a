//! The assessment, for its schemas alone: answers are read against their rubric.
#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::assessment::{EvidenceItem, Kind, Place, Respondent};
use crate::rubric::choices::Confidence;
use crate::rubric::condition::Reference;

/// Answers about one Place on one date.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct AssessmentDocument {
    /// Always `place-readiness/assessment/1`.
    format: String,
    /// The id of the rubric, and the version that the answers were given under where that is
    /// known, such as `place-readiness@1.0.0`.
    rubric: String,
    /// The Place.
    place: Place,
    /// The date that the answers describe, as year-month-day.
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    date: String,
    /// Who answered, where it is one person.
    respondent: Option<Respondent>,
    /// Whose answers they are.
    kind: Kind,
    /// What people call it.
    title: Option<String>,
    /// What must be said wherever a result of it is shown.
    label: Option<String>,
    /// Where the answers come from.
    source: Option<String>,
    /// What else is to be known.
    note: Option<String>,
    /// The rules by which the answers were chosen.
    rules: Option<Vec<String>>,
    /// An answer for each criterion, by its id; those left out are unanswered.
    answers: BTreeMap<String, AnswerDocument>,
}

/// An answer: the id of an option, or more about it.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum AnswerDocument {
    /// The id of an option.
    Level(Reference),
    /// The answer, and what stands beside it.
    Detail(AnswerDetail),
    /// Unanswered.
    Nothing(()),
}

/// An answer in its long form: at most one of `level`, `not_applicable` and `not_known`, and what
/// stands beside it. With none of them, the criterion is unanswered.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct AnswerDetail {
    /// The id of an option of the criterion's scale.
    level: Option<Reference>,
    /// Why the criterion does not apply.
    not_applicable: Option<String>,
    /// True where it is said to be not known.
    not_known: Option<bool>,
    /// How sure the people who answered are.
    confidence: Option<Confidence>,
    /// What they said beside it.
    note: Option<String>,
    /// What they can point to.
    evidence: Option<Vec<EvidenceItem>>,
}
