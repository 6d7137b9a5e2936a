//! Rules for `Cargo.toml`: one table of versions, and nothing from outside the registry.

use super::{Finding, Source, numbered};

pub(super) fn is_manifest(path: &str) -> bool {
    path == "Cargo.toml" || path.ends_with("/Cargo.toml")
}

pub(super) fn dependencies(source: &Source) -> Vec<Finding> {
    // The fuzz targets are a workspace of their own, which cannot inherit from this one.
    let inherits = !source.path.starts_with("fuzz/");
    let mut findings = Vec::new();
    let mut table = "";
    for (line, text) in numbered(source.text) {
        if let Some(header) = text.strip_prefix('[') {
            table = header.trim_end_matches(']');
            continue;
        }
        if table.contains("dependencies") && text.contains('=') && !text.starts_with('#') {
            let found = wrong(text, inherits && table != "workspace.dependencies");
            findings.extend(found.map(|what| (line, what.to_owned())));
        }
    }
    findings
}

fn wrong(dependency: &str, inherits: bool) -> Option<&'static str> {
    let text = dependency.replace(' ', "");
    if text.contains("git=") {
        Some("a dependency from a repository cannot be published")
    } else if text.contains("=\"*\"") {
        Some("a dependency needs a version")
    } else if inherits && !text.contains("workspace=true") {
        Some("the version belongs in the table of the workspace")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::{check_lines, found};
    use super::*;

    #[test]
    fn a_crate_takes_its_dependencies_from_the_workspace() {
        let text = "
[dependencies]
libm.workspace = true
serde = { workspace = true, features = [\"rc\"] }
clap = \"4\"

[features]
yaml = [\"dep:serde_yaml\"]
";
        check_lines(dependencies, "crates/a/Cargo.toml", text, &[5]);
        check_lines(dependencies, "fuzz/Cargo.toml", text, &[]);
    }

    #[test]
    fn the_workspace_names_versions_from_the_registry() {
        let text = "
[workspace.dependencies]
libm = \"0.2\"
clap = \"*\"
serde = { git = \"https://example.org/serde\" }
[target.'cfg(unix)'.dev-dependencies]
rand = { version = \"*\" }
";
        let wrong = found(dependencies, "Cargo.toml", text);
        assert_eq!(
            wrong,
            [
                (4, "a dependency needs a version".to_owned()),
                (5, "a dependency from a repository cannot be published".to_owned()),
                (7, "a dependency needs a version".to_owned()),
            ]
        );
    }
}
