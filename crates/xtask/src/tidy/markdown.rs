//! Rules for Markdown: a link within the project points at something that is there.

use super::{Finding, Source, is_of_kind, numbered};

pub(super) fn is_markdown(path: &str) -> bool {
    is_of_kind(path, "md")
}

pub(super) fn dead_links(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut is_code = false;
    for (line, text) in numbered(source.text) {
        let is_fence = text.trim_start().starts_with("```");
        is_code ^= is_fence;
        if is_code || is_fence {
            continue;
        }
        let dead = targets(text).into_iter().filter(|target| !exists(source, target));
        findings.extend(dead.map(|target| (line, format!("nothing is at `{target}`"))));
    }
    findings
}

/// The addresses that a line links to.
fn targets(line: &str) -> Vec<String> {
    // Every other part between backticks is code.
    let text = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
    let mut targets = Vec::new();
    for (before, end) in [("](", ')'), ("src=\"", '"'), ("href=\"", '"')] {
        let addresses = text.split(before).skip(1).filter_map(|rest| rest.split(end).next());
        targets.extend(addresses.map(str::to_owned));
    }
    let definition = text.strip_prefix('[').and_then(|rest| rest.split_once("]: "));
    targets.extend(definition.map(|(_, address)| address.to_owned()));
    targets
}

fn exists(source: &Source, target: &str) -> bool {
    // A title may stand behind the address, and a heading at its end.
    let path = target.split([' ', '#']).next().unwrap_or_default().replace("%20", " ");
    if path.is_empty() || path.contains("://") || path.starts_with("mailto:") {
        return true;
    }
    let path = resolve(source.path, &path);
    let folder = format!("{path}/");
    source.all.iter().any(|file| *file == path || file.starts_with(&folder))
}

/// The path from the root of what `target` is beside the file at `from`.
fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.trim_end_matches('/').split('/') {
        match part {
            "." => (),
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn links_between_files_are_followed() {
        check("docs/method.md", "[a](../README.md) and [b](./method.md#scores)", true);
        check("README.md", "[docs](docs/) [a](docs/a%20b.md \"A title\")", true);
        check("README.md", "![a](docs/method.png)", false);
        check("docs/method.md", "[a](README.md)", false);
        check("README.md", "[a]: docs/missing.md", false);
        check("README.md", "<img src=\"docs/missing.svg\">", false);
    }

    #[test]
    fn other_links_are_not() {
        check(
            "README.md",
            "[a](https://example.org/a.md) [b](#below) [c](mailto:a@example.org)",
            true,
        );
    }

    #[test]
    fn code_has_no_links() {
        check("README.md", "`[a](missing.md)`", true);
        check("README.md", "```\n[a](missing.md)\n```", true);
        check("README.md", "`a` [a](missing.md) `b`", false);
    }

    #[track_caller]
    fn check(path: &str, text: &str, is_sound: bool) {
        assert_eq!(found(dead_links, path, text).is_empty(), is_sound, "{text}");
    }
}
