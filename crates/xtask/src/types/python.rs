//! Types as Python declares them, in a module for each room and one for all.

mod docstring;
mod page;

use std::collections::BTreeSet;

use self::docstring::docstring;
use self::page::Page;
use super::rooms::Filled;

const WIDTH: usize = 100;
const MADE: &str = "# Made by `cargo xtask types` from the types of the engine.\n";

/// What people read of the package of all types.
const ABOUT: &str = r#""""The types of all documents: what a rubric, an assessment, a score and a comparison hold as data.

They are for annotations and for editors, which then know every key. They cost nothing at run
time, and the package itself never loads them.

    >>> from place_readiness import Rubric
    >>> from place_readiness.documents import GroupResult
    >>> def unanswered(heading: GroupResult) -> list[str]:
    ...     return [it["id"] for it in heading["criteria"] if it["state"] == "unanswered"]
    >>> rubric = Rubric.builtin()
    >>> document = rubric.score(rubric.example()).document()
    >>> unanswered(document["groups"][0])
    ['SCO-1', 'SCO-2', 'SCO-4']

A key that can be absent is marked `NotRequired`: read it with `.get`. All other keys are always
there, and None stands for what is unknown. A number that is whole may come as an `int` where
the type says `float`.
"""
"#;

/// The module of a room.
pub(super) fn module(filled: &Filled) -> String {
    let page = Page::of(filled);
    let about = docstring("", filled.room.about);
    let mut text = format!("{MADE}{about}");
    for imports in [page.imports(), parts(filled)] {
        if !imports.is_empty() {
            text = text + "\n" + &imports;
        }
    }
    text + &page.text
}

/// The module that has the types of all others.
pub(super) fn package(rooms: &[Filled]) -> String {
    let mut all = BTreeSet::new();
    let mut imports = String::new();
    for filled in rooms {
        let names: BTreeSet<&str> = filled.types.iter().map(|(_, it)| it.name.as_str()).collect();
        imports.push_str(&tall_import(&home(filled.room.name), &names));
        all.extend(names);
    }
    let all = all.into_iter().collect::<Vec<_>>().join("\",\n    \"");
    format!("{MADE}{ABOUT}\n{imports}\n__all__ = [\n    \"{all}\",\n]\n")
}

/// What a room needs of others.
fn parts(filled: &Filled) -> String {
    filled.needs.iter().map(|(room, names)| import(&home(room), names)).collect()
}

fn home(room: &str) -> String {
    format!("place_readiness.documents._{room}")
}

/// An import, on one line where there is room.
fn import<T: AsRef<str> + Ord>(module: &str, names: &BTreeSet<T>) -> String {
    let listed: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let line = format!("from {module} import {}\n", listed.join(", "));
    if line.len() <= WIDTH + 1 { line } else { tall_import(module, names) }
}

fn tall_import<T: AsRef<str> + Ord>(module: &str, names: &BTreeSet<T>) -> String {
    let names = names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(",\n    ");
    format!("from {module} import (\n    {names},\n)\n")
}
