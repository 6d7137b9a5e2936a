//! What Python and TypeScript have of the engine, made from it: the types of documents, by their
//! JSON Schemas, and the list of hidden characters.

mod characters;
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
const CHARACTERS: &str = "bindings/wasm/form/draft/hidden.ts";

/// Writes every file anew.
pub(crate) fn types(workspace: &Workspace) -> Fallible<()> {
    for (path, text) in files()? {
        fs::write(workspace.root.join(path), text)?;
    }
    Ok(())
}

/// Findings where a file is no longer what the engine's types say.
pub(crate) fn findings(workspace: &Workspace) -> Fallible<Vec<String>> {
    let files = files()?;
    let mut findings = strays(workspace, &files)?;
    for (path, text) in &files {
        let there = fs::read_to_string(workspace.root.join(path)).unwrap_or_default();
        findings.extend(stale(path, &there, text));
    }
    Ok(findings)
}

/// Names what stands among the files and is none of them.
fn strays(workspace: &Workspace, files: &[(String, String)]) -> Fallible<Vec<String>> {
    let mut strays = Vec::new();
    for folder in [PYTHON, TYPESCRIPT] {
        for entry in fs::read_dir(workspace.root.join(folder))? {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_file() && files.iter().all(|(made, _)| *made != path) {
                strays.push(format!("{path}:1: types: `cargo xtask types` makes no such file"));
            }
        }
    }
    Ok(strays)
}

/// Names the first line in which a file differs from what it should be.
fn stale(path: &str, there: &str, made: &str) -> Option<String> {
    if there == made {
        return None;
    }
    let same = there.lines().zip(made.lines()).take_while(|(there, made)| there == made).count();
    let what = "not what the engine's types say; `cargo xtask types` writes it anew";
    Some(format!("{path}:{}: types: {what}", same + 1))
}

/// The path of every file, and its text.
fn files() -> Fallible<Vec<(String, String)>> {
    let library = Library::new()?;
    let mut files = vec![(CHARACTERS.to_owned(), characters::module())];
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(there: &str, made: &str, line: Option<usize>) {
        let found = stale("a.py", there, made);
        let place = |line| format!("a.py:{line}: types: ");
        assert_eq!(found.is_some(), line.is_some());
        assert!(found.unwrap_or_default().starts_with(&line.map(place).unwrap_or_default()));
    }

    #[test]
    fn a_stale_file_is_named_with_the_first_line_that_is_another() {
        check("one\ntwo\n", "one\ntwo\n", None);
        check("one\ntwo\n", "one\nthree\n", Some(2));
        check("one\ntwo\nthree\n", "one\ntwo\n", Some(3));
        check("", "one\n", Some(1));
    }
}
