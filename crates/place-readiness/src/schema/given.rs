//! The documents that people write, as the engine gives them out.
//!
//! What has a default is filled in, the id of an option is text, and keys that would say nothing
//! are absent.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{Schema, json_schema};

use super::answers::AssessmentDocument;
use super::keys::{properties, set};
use super::{of, with_format};
use crate::evidence::Evidence;
use crate::rubric::document::RubricDocument;

/// The schema of a rubric as the engine gives it out.
pub fn rubric() -> Schema {
    let schema = of::<RubricDocument>(as_given(), "A rubric, as it is given out");
    with_format(schema, crate::rubric::load::FORMAT)
}

/// The schema of an evidence file as the engine gives it out.
pub fn evidence() -> Schema {
    let schema = of::<Evidence>(as_given(), "An evidence file, as it is given out");
    with_format(schema, crate::evidence::FORMAT)
}

/// The schema of an assessment as the engine gives it out.
pub fn assessment() -> Schema {
    let schema = of::<AssessmentDocument>(as_given(), "An assessment, as it is given out");
    with_format(schema, crate::assessment::FORMAT)
}

fn as_given() -> SchemaSettings {
    SchemaSettings::draft07().for_serialize().with_transform(AsGiven)
}

/// Leaves out what says nothing.
#[derive(Clone, Debug)]
struct AsGiven;

impl Transform for AsGiven {
    fn transform(&mut self, schema: &mut Schema) {
        schema.remove("format");
        schema.remove("default");
        take_nothing(schema);
        let mut absent = Vec::new();
        for (key, property) in properties(schema) {
            if take_nothing(property) {
                absent.push(key.to_owned());
            }
            if matches!(key, "critical_unanswered" | "not_known") {
                set(property, json_schema!({ "const": true }));
            }
        }
        if let Some(needed) = schema.get_mut("required").and_then(|it| it.as_array_mut()) {
            needed.retain(|key| absent.iter().all(|it| key != it));
        }
        transform_subschemas(self, schema);
    }
}

/// Takes null from what a value can be. True where it was among it.
fn take_nothing(schema: &mut Schema) -> bool {
    let mut is_taken = false;
    if let Some(kinds) = schema.get_mut("type").and_then(|it| it.as_array_mut()) {
        is_taken = kinds.iter().any(|kind| kind == "null");
        kinds.retain(|kind| kind != "null");
        if let [kind] = kinds.as_slice() {
            let kind = kind.clone();
            schema.insert("type".to_owned(), kind);
        }
    }
    if let Some(choices) = schema.get_mut("anyOf").and_then(|it| it.as_array_mut()) {
        let before = choices.len();
        choices.retain(|choice| choice.get("type").is_none_or(|kind| kind != "null"));
        is_taken |= choices.len() < before;
    }
    is_taken
}
