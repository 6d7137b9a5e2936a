//! How a refusal or a fault of ours reaches JavaScript: as a value that its half makes an error of.

use std::fmt::Display;

use place_readiness::Problems;
use wasm_bindgen::JsValue;

use crate::give::give;

/// A document was refused: its problems, as a list.
pub(crate) fn refuse(problems: &Problems) -> JsValue {
    give(problems).unwrap_or_else(|failure| failure)
}

/// Something went wrong that no document should bring about: what it was, as text.
pub(crate) fn fault(err: &dyn Display) -> JsValue {
    JsValue::from_str(&err.to_string())
}
