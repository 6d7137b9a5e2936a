//! Which works of others are inside what: what the lock files and `cargo` say.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::bindgen::Door;
use crate::form;
use crate::tidy::is_given_on;
use crate::wasm::TARGET;
use crate::workspace::{Fallible, Workspace, output};

/// A crate of ours, compiled with all that it needs.
#[derive(Debug)]
pub(crate) struct Tree {
    package: &'static str,
    /// Nothing for what holds no engine for browsers.
    door: Option<Door>,
    targets: &'static [&'static str],
}

/// Wheels are made for machines of these kinds.
const NATIVE: [&str; 3] =
    ["aarch64-apple-darwin", "x86_64-pc-windows-msvc", "x86_64-unknown-linux-gnu"];

pub(super) const PYTHON: Tree =
    Tree { package: "place-readiness-python", door: None, targets: &NATIVE };
pub(super) const FULL: Tree = door(Door::Full);
pub(super) const SLIM: Tree = door(Door::Slim);

const fn door(door: Door) -> Tree {
    Tree { package: "place-readiness-wasm", door: Some(door), targets: &[TARGET] }
}

/// Something that others wrote.
#[derive(Debug)]
pub(super) struct Work {
    /// Its name and version.
    pub(super) name: String,
    /// As its authors state it.
    pub(super) licence: String,
    /// Where its sources are, with the text.
    pub(super) folder: PathBuf,
}

/// The names and versions of all works inside, in order.
pub(super) fn names(workspace: &Workspace, trees: &[&Tree]) -> Fallible<BTreeSet<String>> {
    let packages = of_npm(workspace)?.into_iter().map(|work| work.name);
    let mut names: BTreeSet<String> = packages.collect();
    for tree in trees {
        names.extend(crates(workspace, tree)?);
    }
    Ok(names)
}

/// The same works, with what is known of them.
pub(super) fn all(workspace: &Workspace, trees: &[&Tree]) -> Fallible<Vec<Work>> {
    let names = names(workspace, trees)?;
    let mut works = of_registry(workspace)?;
    works.extend(of_npm(workspace)?);
    works.retain(|work| names.contains(&work.name));
    works.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(works)
}

/// What is compiled in. Macros run while it is compiled, and stay behind.
fn crates(workspace: &Workspace, tree: &Tree) -> Fallible<Vec<String>> {
    let mut cargo = workspace.cargo(&["tree", "--locked", "--package", tree.package]);
    cargo.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe"]);
    cargo.args(["--format", "{p}"]).args(tree.door.map_or(&[][..], Door::features));
    for target in tree.targets {
        cargo.args(["--target", target]);
    }
    Ok(output(&mut cargo)?.lines().filter_map(of_others).collect())
}

/// The name and version in a line such as `serde v1.0.0`. Our own crates have a path behind.
fn of_others(line: &str) -> Option<String> {
    let (name, version) = line.split_once(" v")?;
    let is_ours = name.starts_with("place-readiness") && version.contains(" (");
    (!is_ours).then(|| format!("{name} {version}"))
}

fn of_registry(workspace: &Workspace) -> Fallible<Vec<Work>> {
    let metadata = output(&mut workspace.cargo(&["metadata", "--locked", "--format-version=1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let work = |package: &Value| {
        let text = |key: &str| package.get(key).and_then(Value::as_str);
        let folder = Path::new(text("manifest_path")?).parent()?.to_path_buf();
        let name = format!("{} {}", text("name")?, text("version")?);
        Some(Work { name, licence: text("license")?.to_owned(), folder })
    };
    Ok(packages.filter_map(work).collect())
}

/// The packages that end up in a bundle.
fn of_npm(workspace: &Workspace) -> Fallible<Vec<Work>> {
    let home = form::home(workspace);
    let lock: Value = serde_json::from_str(&fs::read_to_string(home.join("package-lock.json"))?)?;
    let packages = lock.get("packages").and_then(Value::as_object).into_iter().flatten();
    let work = |(place, about): (&String, &Value)| {
        let (_, name) = place.rsplit_once("node_modules/")?;
        let text = |key: &str| about.get(key).and_then(Value::as_str);
        let (licence, version) = (text("license")?.to_owned(), text("version")?);
        let name = is_given_on(name).then(|| format!("{name} {version}"))?;
        Some(Work { name, licence, folder: home.join(place) })
    };
    Ok(packages.filter_map(work).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_crates_are_not_of_others() {
        assert_eq!(of_others("serde v1.0.229"), Some("serde 1.0.229".to_owned()));
        assert_eq!(of_others("place-readiness v0.2.0 (/a b/c)"), None);
        assert_eq!(of_others("place-readiness-report v0.2.0 (C:\\a)"), None);
    }
}
