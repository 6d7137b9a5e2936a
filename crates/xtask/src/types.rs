//! The types of documents for Python and TypeScript, made from the JSON Schemas of the engine.

mod library;
mod model;
mod names;
mod prose;
mod python;
mod read;
mod rooms;
mod typescript;

use std::fs;

use self::library::Library;
use self::names::Language;
use crate::workspace::{Fallible, Workspace};

const PYTHON: &str = "bindings/python/python/place_readiness/documents";
const TYPESCRIPT: &str = "bindings/wasm/types";

/// Writes every file anew.
pub(crate) fn types(workspace: &Workspace) -> Fallible<()> {
    for (path, text) in files()? {
        fs::write(workspace.root.join(path), text)?;
    }
    Ok(())
}

/// The path of every file, and its text.
fn files() -> Fallible<Vec<(String, String)>> {
    let library = Library::new()?;
    let mut files = Vec::new();
    for filled in rooms::filled(&library, Language::TypeScript)? {
        let path = format!("{TYPESCRIPT}/{}.d.ts", filled.room.name);
        files.push((path, typescript::file(&filled)));
    }
    let rooms = rooms::filled(&library, Language::Python)?;
    for filled in &rooms {
        files.push((format!("{PYTHON}/_{}.py", filled.room.name), python::module(filled)));
    }
    files.push((format!("{PYTHON}/__init__.py"), python::package(&rooms)));
    Ok(files)
}
