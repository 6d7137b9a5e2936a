//! Every crate that the project is built from, as `Cargo.lock` fixes it and `cargo` describes it.

use std::fs;

use serde_json::Value;

use crate::workspace::{Fallible, Workspace, output};

#[derive(Debug)]
pub(super) struct Lock {
    text: String,
    packages: Vec<Value>,
}

/// One crate, ours or another's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Package<'a>(&'a Value);

impl Lock {
    pub(super) fn read(workspace: &Workspace) -> Fallible<Self> {
        let metadata = ["metadata", "--locked", "--format-version=1"];
        let metadata = output(&mut workspace.cargo(&metadata))?;
        Self::new(fs::read_to_string(workspace.root.join("Cargo.lock"))?, &metadata)
    }

    pub(super) fn new(text: String, metadata: &str) -> Fallible<Self> {
        let metadata: Value = serde_json::from_str(metadata)?;
        let packages = metadata.get("packages").and_then(Value::as_array);
        let packages = packages.ok_or("`cargo metadata` lists no packages")?.clone();
        Ok(Self { text, packages })
    }

    pub(super) fn packages(&self) -> impl Iterator<Item = Package<'_>> {
        self.packages.iter().map(Package)
    }

    /// A finding, at the place where the file names the crate.
    pub(super) fn finding(&self, rule: &str, name: &str, what: &str) -> String {
        let named = format!("name = \"{name}\"");
        let line = self.text.lines().position(|line| line == named).map_or(1, |index| index + 1);
        format!("Cargo.lock:{line}: {rule}: {name} {what}")
    }
}

impl<'a> Package<'a> {
    /// What the crate says of itself under a key, or `none`.
    pub(super) fn text(self, key: &str) -> &'a str {
        self.0.get(key).and_then(Value::as_str).unwrap_or("none")
    }

    /// Whether the crate is the project's own.
    pub(super) fn is_ours(self) -> bool {
        self.0.get("source").is_some_and(Value::is_null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_points_into_the_lock_file() {
        let text = "[[package]]\nname = \"libm\"\n".to_owned();
        let lock = Lock::new(text, "{\"packages\": []}").unwrap();

        assert_eq!(
            lock.finding("licence", "libm", "has none"),
            "Cargo.lock:2: licence: libm has none"
        );
    }
}
