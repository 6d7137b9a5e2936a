//! Writes the JavaScript around an engine in WebAssembly: `xtask-bindgen ENGINE.wasm FOLDER`.
//!
//! This is wasm-bindgen's own generator, in the version that `Cargo.lock` has beside the library.

#![forbid(unsafe_code)]

use std::env;
use std::error::Error;
use std::path::PathBuf;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [engine, folder] = arguments.as_slice() else {
        return Err("usage: xtask-bindgen ENGINE.wasm FOLDER".into());
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(engine).web(true)?.typescript(false);
    // Names of functions and tools: nobody reads them, and everybody would load them.
    bindgen.remove_name_section(true).remove_producers_section(true);
    // An engine that broke down is left, and another takes its place.
    bindgen.reset_state_function(true);
    Ok(bindgen.generate(folder)?)
}
