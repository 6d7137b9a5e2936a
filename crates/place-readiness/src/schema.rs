//! JSON Schema of the documents, made from the types that hold them.
//!
//! The schemas are of draft 7, which the YAML extensions of editors read.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::assessment::{EvidenceItem, Kind, Place, Respondent};
use crate::evidence::Evidence;
use crate::rubric::{Confidence, RubricDocument};

/// The schema of a rubric.
pub fn rubric() -> Schema {
    of::<RubricDocument>(crate::rubric::load::FORMAT)
}

/// The schema of an evidence file.
pub fn evidence() -> Schema {
    of::<Evidence>(crate::evidence::FORMAT)
}

/// The schema of an assessment, whatever its rubric.
pub fn assessment() -> Schema {
    of::<AssessmentDocument>(crate::assessment::admit::FORMAT)
}

/// Answers about one Place on one date, as plain data with the keys of the document.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used: answers are read against their rubric")]
struct AssessmentDocument {
    /// Always `place-readiness/assessment/1`.
    format: String,
    /// The rubric and its version, such as `place-readiness@1.0.0`.
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
    /// An answer for each criterion; those left out are unanswered.
    answers: BTreeMap<String, Option<AnswerDocument>>,
}

/// The id of an option, or more about the answer.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum AnswerDocument {
    /// The id of an option.
    Level(Level),
    /// The answer, and what stands beside it.
    More(MoreDocument),
}

/// The id of an option. A plain number serves as well as text.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Level {
    Text(String),
    Number(f64),
}

/// At most one of a level, not applicable and not known, and what stands beside it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct MoreDocument {
    /// The id of an option.
    level: Option<Level>,
    /// Why it does not apply.
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

/// The schema of a type whose `format` is always the same.
fn of<T: JsonSchema>(format: &str) -> Schema {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
    if let Some(key) = schema.pointer_mut("/properties/format") {
        *key = schemars::json_schema!({ "const": format }).into();
    }
    schema
}
