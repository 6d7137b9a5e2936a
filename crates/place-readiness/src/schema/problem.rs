//! Problems, for their schema alone: a problem writes itself.
#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::problem::Fault;

/// One thing wrong with a rubric, an evidence file or an assessment.
#[derive(JsonSchema)]
pub(super) struct ProblemDocument {
    /// What kind of thing is wrong. It stays the same from release to release.
    code: ProblemCode,
    /// Where in the document, as dotted ids; empty for the document as a whole.
    at: String,
    /// The line, from 1, where the document came as text.
    line: Option<u32>,
    /// The column, from 1, in characters, where the document came as text.
    column: Option<u32>,
    /// What is wrong, in words for people. They may get better at any time.
    message: String,
}

/// The names of the kinds of fault.
struct ProblemCode;

impl JsonSchema for ProblemCode {
    fn schema_name() -> Cow<'static, str> {
        "ProblemCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Every code that a problem can have. A later version may have more.",
            "enum": Fault::CODES,
        })
    }
}
