//! The documents that the engine alone makes.

use schemars::Schema;
use schemars::transform::{Transform, transform_subschemas};

/// Leaves out what is said for readers of documents that people write.
#[derive(Clone, Debug)]
pub(super) struct AsMade;

impl Transform for AsMade {
    fn transform(&mut self, schema: &mut Schema) {
        // Of the formats there are, editors know none.
        schema.remove("format");
        // A later version may say more.
        if schema.get("additionalProperties").is_some_and(|more| more.as_bool() == Some(false)) {
            schema.remove("additionalProperties");
        }
        transform_subschemas(self, schema);
    }
}
