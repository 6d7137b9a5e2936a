//! What the committed parts of the form are built from, as one number.

use std::fs;

use sha2::{Digest, Sha256};

use crate::bindgen::Door;
use crate::wasm::TARGET;
use crate::workspace::{Fallible, Workspace, output};

/// Files that end up in the parts or decide how they are built.
const FILES: [&str; 6] = [
    "bindings/wasm/Cargo.toml",
    "bindings/wasm/build.mjs",
    "bindings/wasm/package-lock.json",
    BUILD,
    GENERATOR,
    "tools/wasm-toolchain.sh",
];
const FOLDERS: [&str; 5] = [
    "bindings/wasm/form/",
    "bindings/wasm/js/",
    "bindings/wasm/src/",
    "crates/place-readiness-html/",
    "crates/place-readiness/",
];
/// What lies in those folders and goes nowhere.
const ASIDE: [&str; 2] = ["/benches/", "/tests/"];
const BUILD: &str = "crates/xtask/src/bindgen.rs";
const GENERATOR: &str = "crates/xtask-bindgen/src/main.rs";

/// A hash of all sources of the parts, and of the versions of what others wrote.
pub(crate) fn fingerprint(workspace: &Workspace) -> Fallible<String> {
    let mut files = workspace.files()?;
    // Files that are not tracked yet come in an order of their own.
    files.sort();
    let mut hash = Sha256::new();
    for path in files.iter().filter(|path| is_input(path)) {
        add(&mut hash, path, &fs::read(workspace.root.join(path))?);
    }
    add(&mut hash, "dependencies", dependencies(workspace)?.as_bytes());
    let manifest = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    add(&mut hash, "profiles", profiles(&manifest).as_bytes());
    let hex = |text: String, byte: &u8| text + &format!("{byte:02x}");
    Ok(hash.finalize().iter().fold(String::new(), hex))
}

fn is_input(path: &str) -> bool {
    FILES.contains(&path)
        || FOLDERS.iter().any(|folder| path.starts_with(folder))
            && !ASIDE.iter().any(|part| path.contains(part))
}

/// Names and lengths go in too, so that nothing can move from one file to the next unseen.
fn add(hash: &mut Sha256, name: &str, content: &[u8]) {
    hash.update(format!("{name}\n{}\n", content.len()));
    hash.update(content);
}

/// Every crate inside the slim engine, with its version and features.
fn dependencies(workspace: &Workspace) -> Fallible<String> {
    let mut tree = workspace.cargo(&["tree", "--locked", "--package", "place-readiness-wasm"]);
    tree.args(["--target", TARGET, "--edges", "normal,build", "--prefix", "none", "--no-dedupe"]);
    let printed = output(tree.args(["--format", "{p} {f}"]).args(Door::Slim.features()))?;
    Ok(without_places(&printed))
}

/// The lines in order, each once, without the folders of the project's own crates.
fn without_places(tree: &str) -> String {
    let mut lines: Vec<String> = tree
        .lines()
        .map(|line| match (line.find(" ("), line.rfind(") ")) {
            (Some(from), Some(to)) if from < to => {
                let (name, features) = (line.get(..from), line.get(to + 1..));
                [name, features].into_iter().flatten().collect()
            }
            _ => line.to_owned(),
        })
        .collect();
    lines.sort();
    lines.dedup();
    lines.join("\n")
}

/// The tables of the manifest that say how to compile.
fn profiles(manifest: &str) -> String {
    let mut is_profile = false;
    let lines = manifest.lines().filter(|line| {
        if line.starts_with('[') {
            is_profile = line.starts_with("[profile.wasm") || line.starts_with("[profile.release");
        }
        is_profile
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_count_and_tests_do_not() {
        assert!(is_input("crates/place-readiness/src/scoring.rs"));
        assert!(is_input("bindings/wasm/form/words/en-GB.ts"));
        assert!(is_input("bindings/wasm/package-lock.json"));
        assert!(!is_input("bindings/wasm/tests/form/draft.test.ts"));
        assert!(!is_input("crates/place-readiness/tests/laws.rs"));
        assert!(!is_input("crates/place-readiness-cli/src/lib.rs"));
        assert!(!is_input("bindings/wasm/README.md"));
    }

    #[test]
    fn a_crate_counts_once_wherever_it_lies() {
        let tree = "serde v1.0.0 default,derive\nown v0.2.0 (/a b/own) yaml\nserde v1.0.0 default,derive\n";
        let elsewhere = "own v0.2.0 (/other/own) yaml\nserde v1.0.0 default,derive\n";

        assert_eq!(without_places(tree), "own v0.2.0 yaml\nserde v1.0.0 default,derive");
        assert_eq!(without_places(tree), without_places(elsewhere));
    }

    #[test]
    fn only_profiles_of_the_build_count() {
        let manifest =
            "[workspace]\na = 1\n[profile.test]\nb = 2\n[profile.wasm]\nc = 3\n[other]\nd = 4";

        assert_eq!(profiles(manifest), "[profile.wasm]\nc = 3");
    }
}
