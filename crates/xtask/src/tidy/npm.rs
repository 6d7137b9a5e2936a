//! Rules for what comes from npm: exact versions, and licences that we may use.

use serde_json::Value;

use super::licence::is_accepted;
use super::{Finding, Source, is_of_kind, numbered};

/// Good enough for tools, which we use and do not give on. What we give on has one of our list.
const FOR_TOOLS: [&str; 2] = ["BlueOak-1.0.0", "MPL-2.0"];
/// Packages that end up in a bundle.
const GIVEN_ON: [&str; 5] =
    ["@lit/reactive-element", "lit", "lit-element", "lit-html", "nhsuk-frontend"];
/// Where the sources of the bundles are.
const BUNDLED: [&str; 2] = ["bindings/wasm/form/", "bindings/wasm/js/"];

pub(super) fn is_lock(path: &str) -> bool {
    // What we are measured against is neither built upon nor given on.
    path.ends_with("package-lock.json") && !path.contains("/benches/")
}

pub(super) fn is_package(path: &str) -> bool {
    path.ends_with("package.json")
}

/// Every package has a licence that we know and agree with.
pub(super) fn licences(source: &Source) -> Vec<Finding> {
    let Ok(lock) = serde_json::from_str::<Value>(source.text) else {
        return vec![(1, "this is not JSON".to_owned())];
    };
    let packages = lock.get("packages").and_then(Value::as_object).into_iter().flatten();
    let refused = packages.filter_map(|(place, about)| {
        let (_, name) = place.rsplit_once("node_modules/")?;
        let licence = about.get("license").and_then(Value::as_str).unwrap_or("none");
        let suits = is_accepted(licence) || FOR_TOOLS.contains(&licence) && !is_given_on(name);
        (!suits).then(|| (line_of(source.text, place), format!("{name} has `{licence}`")))
    });
    refused.collect()
}

/// Another version could make another bundle.
pub(super) fn versions(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut in_table = false;
    for (line, text) in numbered(source.text) {
        let dependency = text.split_once("\": \"").filter(|_| in_table);
        if let Some((name, _)) = dependency.filter(|(_, version)| !is_exact(version)) {
            let name = name.trim_matches([' ', '"']);
            findings.push((line, format!("{name} needs an exact version")));
        }
        in_table = text.contains("ependencies\": {") || in_table && !text.contains('}');
    }
    findings
}

fn is_exact(version: &str) -> bool {
    version.starts_with(|c: char| c.is_ascii_digit()) && version.contains('.')
}

/// Whether a package ends up in a bundle, so that its licence must go along.
pub(crate) fn is_given_on(name: &str) -> bool {
    GIVEN_ON.contains(&name)
}

pub(super) fn is_bundled(path: &str) -> bool {
    BUNDLED.iter().any(|folder| path.starts_with(folder)) && is_of_kind(path, "ts")
}

/// What a bundle takes in is on our list of what we give on. Some take others in: those are to be
/// looked up by hand.
pub(super) fn imports(source: &Source) -> Vec<Finding> {
    let package = |(line, text): (usize, &str)| {
        let (_, rest) = text.split_once(" from \"").or_else(|| text.split_once("import \""))?;
        let name = rest.split(['/', '"']).next()?;
        let is_known = name.starts_with('.') || name == "place-readiness" || is_given_on(name);
        (!is_known).then(|| (line, format!("{name} would be given on, and is not on the list")))
    };
    numbered(source.text).filter_map(package).collect()
}

fn line_of(text: &str, place: &str) -> usize {
    let named = format!("\"{place}\": {{");
    numbered(text).find(|(_, line)| line.trim() == named).map_or(1, |(line, _)| line)
}

#[cfg(test)]
mod tests {
    use super::super::check_lines;
    use super::*;

    #[test]
    fn what_we_give_on_has_a_licence_of_our_list() {
        let text = |name: &str, licence: &str| {
            format!(
                "{{\"packages\": {{\n\"\": {{}},\n\"node_modules/{name}\": {{\n\
                 \"license\": \"{licence}\"\n}}}}}}"
            )
        };
        check_lines(licences, "package-lock.json", &text("lit", "BSD-3-Clause"), &[]);
        check_lines(licences, "package-lock.json", &text("axe-core", "MPL-2.0"), &[]);
        check_lines(licences, "package-lock.json", &text("lit", "MPL-2.0"), &[3]);
        check_lines(licences, "package-lock.json", &text("@lit/reactive-element", "MPL-2.0"), &[3]);
        check_lines(licences, "package-lock.json", &text("a", "SEE LICENSE IN b"), &[3]);
    }

    #[test]
    fn a_package_without_a_licence_is_refused() {
        let text = "{\"packages\": {\n\"node_modules/a\": {\n}}}";

        check_lines(licences, "package-lock.json", text, &[2]);
    }

    #[test]
    fn a_bundle_takes_in_nothing_that_is_not_on_the_list() {
        let text = "import { a } from \"./a.js\";\nimport { html } from \"lit\";\n\
                    import { live } from \"lit/directives/live.js\";\nimport b from \"b/c\";\n\
                    import \"d\";\n";

        check_lines(imports, "bindings/wasm/form/a.ts", text, &[4, 5]);
    }

    #[test]
    fn versions_are_exact() {
        let text = "{\n\"version\": \"^1\",\n\"devDependencies\": {\n\"a\": \"1.2.3\",\n\
                    \"b\": \"^1.2.3\",\n\"c\": \"4\"\n},\n\"d\": \"^1\"\n}\n";

        check_lines(versions, "package.json", text, &[5, 6]);
    }
}
