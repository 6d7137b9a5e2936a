//! Data as JSON text.

use std::path::Path;

use serde::{Serialize, Serializer};

use crate::failure::Failure;
use crate::text;

/// A value as JSON text.
pub(crate) fn json(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text::visible_json(&text) + "\n")
        .map_err(|err| Failure::misuse(&err.to_string()))
}

/// The name of a file as it is, but for bytes that are no text.
pub(crate) fn name<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&path.to_string_lossy())
}
