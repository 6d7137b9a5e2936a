//! What must be in a package, and what must not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::licences::{OTHERS, others};
use crate::workspace::Fallible;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Crate,
    Npm,
    /// Of the Python package, to be compiled.
    Source,
    Wheel,
}

/// A package, unpacked.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) kind: Kind,
    /// Where it comes from, from the root of the project.
    pub(super) home: &'static str,
    pub(super) folder: PathBuf,
}

/// Where a file of a package comes from.
#[derive(Debug, Eq, PartialEq)]
enum Origin {
    /// From a file of the project, as it is.
    Project(String),
    /// The tool that packs has made or changed it.
    Made,
}

impl Package {
    /// What is wrong: strays, files that were changed on the way, and what is missing.
    pub(super) fn findings(
        &self,
        root: &Path,
        tracked: &BTreeSet<String>,
    ) -> Fallible<Vec<String>> {
        let mut findings = Vec::new();
        let mut origins = BTreeSet::new();
        for path in files(&self.folder)? {
            let Origin::Project(origin) = origin(self.kind, self.home, &path) else { continue };
            if !tracked.contains(&origin) {
                findings.push(format!("{path}: a stray, for the project has no {origin}"));
            } else if fs::read(self.folder.join(&path))? != fs::read(root.join(&origin))? {
                findings.push(format!("{path}: this is not {origin}"));
            }
            origins.insert(origin);
        }
        let missing = self.needed(tracked).into_iter().filter(|path| !origins.contains(path));
        findings.extend(missing.map(|path| format!("{path} is missing")));
        findings.extend(self.unnamed(root)?);
        let name = self.folder.file_name().unwrap_or_default().to_string_lossy();
        Ok(findings.iter().map(|finding| format!("{name}: {finding}")).collect())
    }

    /// The files of the project without which nothing may be given on.
    fn needed(&self, tracked: &BTreeSet<String>) -> BTreeSet<String> {
        let start = format!("{}/LICENSE", self.home);
        let mut needed: BTreeSet<String> =
            tracked.iter().filter(|path| path.starts_with(&start)).cloned().collect();
        needed.extend(["LICENSE-APACHE", "LICENSE-MIT"].map(|it| format!("{}/{it}", self.home)));
        // A wheel has the text of it among other things.
        if self.kind != Kind::Wheel {
            needed.insert(format!("{}/README.md", self.home));
        }
        needed
    }

    /// Works of others that a file of the package names as its own parts, and no licence does.
    fn unnamed(&self, root: &Path) -> Fallible<Vec<String>> {
        let named = fs::read_to_string(root.join(self.home).join(OTHERS)).unwrap_or_default();
        let named: BTreeSet<String> = others(&named).collect();
        let mut findings = BTreeSet::new();
        for path in files(&self.folder)?.iter().filter(|path| is_built(path)) {
            let text = fs::read(self.folder.join(path))?;
            let found = works(&String::from_utf8_lossy(&text));
            let is_named = |work: &String| {
                named.iter().any(|name| {
                    name.replace(' ', "-") == *work || name.starts_with(&format!("{work} "))
                })
            };
            let unnamed = found.iter().filter(|work| !is_named(work));
            findings.extend(unnamed.map(|work| format!("{path}: {work} is not in {OTHERS}")));
        }
        Ok(findings.into_iter().collect())
    }
}

fn origin(kind: Kind, home: &str, path: &str) -> Origin {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_made = match kind {
        Kind::Crate => [".cargo_vcs_info.json", "Cargo.lock", "Cargo.toml.orig"].contains(&path),
        Kind::Npm => ["dist/form.js", "dist/index.js"].contains(&path),
        Kind::Source => ["Cargo.lock", "Cargo.toml", "PKG-INFO", "pyproject.toml"].contains(&path),
        Kind::Wheel => {
            is_about(path) || path.starts_with("place_readiness/_core.") && is_built(path)
        }
    };
    // A packer writes out what a manifest inherits.
    if is_made || name == "Cargo.toml" {
        return Origin::Made;
    }
    let in_project = match (kind, path.split_once('/')) {
        (Kind::Source, Some(("python", _))) => path.to_owned(),
        (Kind::Source, Some(_)) => return Origin::Project(path.to_owned()),
        (Kind::Wheel, Some((about, rest))) if about.ends_with(".dist-info") => {
            rest.strip_prefix("licenses/").unwrap_or(rest).to_owned()
        }
        (Kind::Wheel, _) => format!("python/{path}"),
        (Kind::Npm, Some(("dist", "index.d.ts"))) => "types.d.ts".to_owned(),
        (Kind::Npm, Some(("dist", rest))) => rest.to_owned(),
        _ => path.to_owned(),
    };
    Origin::Project(format!("{home}/{in_project}"))
}

/// What a wheel says of itself.
fn is_about(path: &str) -> bool {
    let about = path.split_once(".dist-info/").map(|(_, rest)| rest);
    about
        .is_some_and(|it| ["METADATA", "RECORD", "WHEEL"].contains(&it) || it.starts_with("sboms/"))
}

/// Whether a file may hold works of others, put together by a program.
fn is_built(path: &str) -> bool {
    [".js", ".pyd", ".so"].iter().any(|end| path.ends_with(end))
}

/// The works that a text names by itself: crates where a program may stop, as `name-version`, and
/// packages of npm in what a bundler keeps of their comments.
fn works(text: &str) -> BTreeSet<String> {
    let mut works = BTreeSet::new();
    let plain = text.replace('\\', "/");
    for place in plain.split("registry/src/").skip(1) {
        let mut folders = place.split('/').skip(1);
        works.extend(folders.next().map(str::to_owned));
    }
    for line in text.lines().filter(|line| line.ends_with(".js:") && !line.contains(' ')) {
        let depth = if line.starts_with('@') { 2 } else { 1 };
        works.insert(line.split('/').take(depth).collect::<Vec<_>>().join("/"));
    }
    works
}

/// Every file below a folder, with `/` between folders, in order.
fn files(folder: &Path) -> Fallible<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path())?.into_iter().map(|path| format!("{name}/{path}")));
        } else {
            found.insert(name);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_a_package_comes_from_somewhere() {
        check(Kind::Crate, "rubrics", "lib.rs", Some("rubrics/lib.rs"));
        check(Kind::Crate, "rubrics", "Cargo.lock", None);
        check(Kind::Source, "bindings/python", "rubrics/lib.rs", Some("rubrics/lib.rs"));
        check(Kind::Source, "bindings/python", "LICENSE", Some("bindings/python/LICENSE"));
        check(Kind::Source, "a", "python/p/_show.py", Some("a/python/p/_show.py"));
        check(
            Kind::Wheel,
            "a",
            "place_readiness/_show.py",
            Some("a/python/place_readiness/_show.py"),
        );
        check(Kind::Wheel, "a", "place_readiness/_core.abi3.so", None);
        check(Kind::Wheel, "a", "p-1.dist-info/licenses/LICENSE", Some("a/LICENSE"));
        check(Kind::Wheel, "a", "p-1.dist-info/METADATA", None);
        check(Kind::Npm, "b", "dist/types/score.d.ts", Some("b/types/score.d.ts"));
        check(Kind::Npm, "b", "dist/index.js", None);
        check(Kind::Npm, "b", "dist/index.js.map", Some("b/index.js.map"));
    }

    #[test]
    fn a_program_names_crates_and_a_bundle_names_packages() {
        let program = "\0/a/registry/src/index-1/serde_json-1.0.1/src/de.rs\0C:\\registry\\src\\i\\ryu-1.0.0\\a.rs";
        assert_eq!(Vec::from_iter(works(program)), ["ryu-1.0.0", "serde_json-1.0.1"]);

        let bundle =
            "a();\n/*! Bundled license information:\n\nlit-html/lit-html.js:\n@lit/a/b.js:\n";
        assert_eq!(Vec::from_iter(works(bundle)), ["@lit/a", "lit-html"]);
    }

    #[track_caller]
    fn check(kind: Kind, home: &str, path: &str, expected: Option<&str>) {
        let expected = expected.map_or(Origin::Made, |path| Origin::Project(path.to_owned()));
        assert_eq!(origin(kind, home, path), expected);
    }
}
