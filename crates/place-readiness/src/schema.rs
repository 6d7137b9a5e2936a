//! JSON Schema of the documents, made from the types that hold them.
//!
//! The schemas are of draft 7, which the YAML extensions of editors read. Those of a rubric, an
//! evidence file and an assessment are about what people write: what the types cannot say is added
//! afterwards, so that a schema refuses little that the engine reads, and finds most slips of the
//! pen while a person writes. What ids refer to is left to the engine. [`given`] has the same three
//! as the engine gives them out. All other documents are made by the engine alone.

mod answers;
pub mod given;
mod keys;
mod made;
mod problem;
mod read;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, json_schema};

use self::answers::AssessmentDocument;
use self::keys::set;
use self::made::AsMade;
use self::problem::ProblemDocument;
use self::read::AsRead;
use crate::compare::{Comparison, RubricChanges};
use crate::evidence::Evidence;
use crate::result::ScoreResult;
use crate::rubric::document::RubricDocument;

/// The schema of a rubric.
pub fn rubric() -> Schema {
    let schema = of::<RubricDocument>(as_read(), "A rubric");
    with_format(schema, crate::rubric::load::FORMAT)
}

/// The schema of an evidence file.
pub fn evidence() -> Schema {
    let schema = of::<Evidence>(as_read(), "An evidence file");
    with_format(schema, crate::evidence::FORMAT)
}

/// The schema of an assessment, whatever its rubric.
pub fn assessment() -> Schema {
    let schema = of::<AssessmentDocument>(as_read(), "An assessment");
    with_format(schema, crate::assessment::FORMAT)
}

/// The schema of a result. Every key is always present; what is unknown is null.
pub fn result() -> Schema {
    with_format(of::<ScoreResult>(as_made(), "A result"), crate::result::FORMAT)
}

/// The schema of two results side by side. Every key is always present; what is unknown is null.
pub fn comparison() -> Schema {
    let schema = of::<Comparison>(as_made(), "Two results side by side");
    with_format(schema, crate::compare::comparison::FORMAT)
}

/// The schema of what changed between two versions of a rubric. It has no format to go by.
pub fn changes() -> Schema {
    of::<RubricChanges>(as_made(), "What changed between two versions of a rubric")
}

/// The schema of everything wrong with one document. It has no format to go by.
pub fn problems() -> Schema {
    of::<Vec<ProblemDocument>>(as_made(), "Everything wrong with one document")
}

/// How people write a document.
fn as_read() -> SchemaSettings {
    SchemaSettings::draft07().with_transform(AsRead)
}

/// How the engine writes a document of its own.
fn as_made() -> SchemaSettings {
    SchemaSettings::draft07().for_serialize().with_transform(AsMade)
}

fn of<T: JsonSchema>(settings: SchemaSettings, title: &str) -> Schema {
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema
}

/// Says that the `format` of a document is always the same.
fn with_format(mut schema: Schema, format: &str) -> Schema {
    if let Some(Ok(key)) = schema.pointer_mut("/properties/format").map(TryInto::try_into) {
        set(key, json_schema!({ "const": format }));
    }
    schema
}
