//! From Rust to JavaScript: documents as plain objects, lists, texts and numbers.

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::json;
use crate::refuse::fault;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = JSON)]
    fn parse(text: &str) -> Result<JsValue, JsValue>;
}

/// Gives a document by way of JSON text: `JSON.parse` makes every key an own key, so that not even
/// `__proto__` reaches a prototype, and one crossing is faster than one for each value.
pub(crate) fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    parse(&json::text(value).map_err(|err| fault(&err))?)
}
