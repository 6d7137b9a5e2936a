//! The compiled half of the npm package: handles and documents, and nothing that decides.
//!
//! `js/` is the other half. What is refused is thrown as a list of problems, and a fault of ours as
//! text; that half makes errors of both.

#[cfg(feature = "full")]
pub mod full;
mod give;
mod json;
mod refuse;
pub mod rubric;
mod take;

use place_readiness::assessment::Place;
use wasm_bindgen::prelude::wasm_bindgen;

/// An id made of the name of a Place.
#[wasm_bindgen]
pub fn place_id(name: &str) -> String {
    Place::id_of(name)
}

/// The version of the package and of its engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
