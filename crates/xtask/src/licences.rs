//! Licences on the way out: each package carries our own, and those of all that is inside it.

mod standard;
mod texts;
mod works;

use std::collections::BTreeSet;
use std::fs;

use crate::workspace::{Fallible, Workspace};
use crate::{form, node};
use standard::Part;
pub(crate) use texts::names as others;
use works::{FULL, PYTHON, SLIM, Tree};

/// What holds works of others ready-made, and so says which.
struct Artefact {
    folder: &'static str,
    what: &'static str,
    trees: &'static [&'static Tree],
    /// Of Rust's standard library.
    standard: &'static [&'static [Part]],
}

const ARTEFACTS: [Artefact; 3] = [
    Artefact {
        folder: "bindings/python",
        what: "The compiled half of the Python package",
        // It holds the command line, and that the form with an engine of its own.
        trees: &[&PYTHON, &SLIM],
        standard: &[standard::EVERYWHERE, standard::NATIVE, standard::WASM],
    },
    Artefact {
        folder: "bindings/wasm",
        what: "The folder dist of the npm package",
        trees: &[&FULL],
        standard: &[standard::EVERYWHERE, standard::WASM],
    },
    Artefact {
        folder: "crates/place-readiness-form",
        what: "The form",
        trees: &[&SLIM],
        standard: &[standard::EVERYWHERE, standard::WASM],
    },
];
/// The name of the file that says it.
pub(crate) const OTHERS: &str = "LICENSE-OTHERS";
const OWN: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// What is given on as a package of its own.
const PACKAGES: [&str; 9] = [
    "bindings/python",
    "bindings/wasm",
    "crates/place-readiness",
    "crates/place-readiness-cli",
    "crates/place-readiness-form",
    "crates/place-readiness-host",
    "crates/place-readiness-report",
    "crates/place-readiness-sheet",
    "rubrics",
];
/// Where the licence of the rubrics lies, and where else.
const RUBRICS: (&str, [&str; 2]) =
    ("rubrics/LICENSE", ["bindings/python/LICENSE-RUBRICS", "bindings/wasm/LICENSE-RUBRICS"]);

/// Writes every file about licences that is made from others.
pub(crate) fn licences(workspace: &Workspace) -> Fallible<()> {
    for (from, to) in copies() {
        fs::copy(workspace.root.join(from), workspace.root.join(to))?;
    }
    node::install_if_new(workspace, &form::home(workspace))?;
    let mit = fs::read_to_string(workspace.root.join("LICENSE-MIT"))?;
    for artefact in &ARTEFACTS {
        let works = works::all(workspace, artefact.trees)?;
        let parts = artefact.standard.iter().copied().flatten();
        let text = texts::write(artefact.what, &works, parts, &mit)?;
        fs::write(workspace.root.join(artefact.folder).join(OTHERS), text)?;
    }
    Ok(())
}

/// Findings where such a file is no longer what it is made from.
pub(crate) fn findings(workspace: &Workspace) -> Fallible<Vec<String>> {
    let read = |path: &str| fs::read_to_string(workspace.root.join(path)).unwrap_or_default();
    let mut findings = Vec::new();
    for (from, to) in copies() {
        if read(&from) != read(&to) {
            findings.push(format!("{to}:1: licences: this is not {from}"));
        }
    }
    for artefact in &ARTEFACTS {
        let path = format!("{}/{OTHERS}", artefact.folder);
        let inside = inside(workspace, artefact)?;
        let named: BTreeSet<String> = texts::names(&read(&path)).collect();
        let say = |name, what| format!("{path}:1: licences: {name} {what}");
        findings.extend(inside.difference(&named).map(|name| say(name, "is inside")));
        findings.extend(named.difference(&inside).map(|name| say(name, "is not inside")));
    }
    if !findings.is_empty() {
        findings.push("LICENSE:1: licences: `cargo xtask licences` writes them anew".to_owned());
    }
    Ok(findings)
}

/// Every work inside an artefact, by name and version.
fn inside(workspace: &Workspace, artefact: &Artefact) -> Fallible<BTreeSet<String>> {
    let mut names = works::names(workspace, artefact.trees)?;
    names.extend(artefact.standard.iter().copied().flatten().map(|part| part.name.to_owned()));
    Ok(names)
}

/// From where to where.
fn copies() -> impl Iterator<Item = (String, String)> {
    let own = PACKAGES.iter().flat_map(|folder| {
        OWN.iter().map(move |name| ((*name).to_owned(), format!("{folder}/{name}")))
    });
    let (from, to) = RUBRICS;
    own.chain(to.map(|to| (from.to_owned(), to.to_owned())))
}
