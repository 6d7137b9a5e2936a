//! What a Rust file imports from its own crate. It counts on `rustfmt`, as the other rules do.

use crate::tidy::rust::without_tests;

/// A path of the crate that a file names, and the line where that begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Import {
    pub(super) line: usize,
    pub(super) path: String,
}

/// Every path that starts at the crate, or at the module itself or the one above it.
pub(super) fn imports(text: &str) -> Vec<Import> {
    let mut found = Vec::new();
    let mut lines = without_tests(text).map(|(line, text)| (line, code(text)));
    while let Some((line, text)) = lines.next() {
        let Some(start) = used(text) else {
            found.extend(inline(text).map(|path| Import { line, path }));
            continue;
        };
        let mut tree = start.to_owned();
        while !tree.contains(';') {
            let Some((_, more)) = lines.next() else { break };
            tree.push_str(more.trim());
        }
        let paths = paths(tree.trim_end_matches(';'));
        found.extend(paths.into_iter().map(|path| Import { line, path }));
    }
    found.retain(|import| ["crate", "self", "super"].contains(&first(&import.path)));
    found
}

/// The module that a path leads to; `None` where that is none of the crate's.
pub(super) fn resolve(
    from: &str,
    path: &str,
    root: &[Import],
    is_module: impl Fn(&str) -> bool,
) -> Option<String> {
    let above = from.rsplit_once("::").map_or("", |(above, _)| above);
    let path = match path.split_once("::")? {
        ("self", rest) => format!("{from}::{rest}"),
        ("super", rest) => format!("{above}::{rest}").trim_start_matches("::").to_owned(),
        (_, rest) => rest.to_owned(),
    };
    let mut module = given_on(&path, root).unwrap_or(path);
    while !is_module(&module) {
        module = module.rsplit_once("::")?.0.to_owned();
    }
    Some(module)
}

/// Where a name comes from that the root of the crate gives on.
fn given_on(name: &str, root: &[Import]) -> Option<String> {
    let import = root.iter().find(|import| import.path.rsplit("::").next() == Some(name))?;
    import.path.strip_prefix("crate::").map(str::to_owned)
}

fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

/// What stands after `use`, where a line begins with that.
fn used(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("pub").map_or(line, |rest| {
        rest.split_once(") ").filter(|_| rest.starts_with('(')).map_or(rest, |(_, rest)| rest)
    });
    line.trim_start().strip_prefix("use ")
}

/// The paths in `a::{b, c::{d, e}}`.
fn paths(tree: &str) -> Vec<String> {
    let Some((before, rest)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let members = rest.rsplit_once('}').map_or(rest, |(members, _)| members);
    let of_member = |member: &str| paths(member.trim());
    let all = split(members).into_iter().filter(|member| !member.trim().is_empty());
    all.flat_map(of_member).map(|path| format!("{}{path}", before.trim())).collect()
}

/// Splits at the commas that stand in no brackets.
fn split(members: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let is_between = |c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    };
    members.split(is_between).collect()
}

/// The paths in a line of code that begin at the crate or at the module above.
fn inline(line: &str) -> impl Iterator<Item = String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = line.split(move |c| !is_part(c));
    words
        .filter(|word| word.starts_with("crate::") || word.starts_with("super::"))
        .map(str::to_owned)
}

fn first(path: &str) -> &str {
    path.split("::").next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_are_taken_apart() {
        let text = "pub(crate) use crate::a::{\n    B, c::{D, E as F},\n};\nuse std::fmt;\nfn g() -> crate::h::I {}\n// crate::j::K\n";
        let expected =
            [(1, "crate::a::B"), (1, "crate::a::c::D"), (1, "crate::a::c::E"), (5, "crate::h::I")];
        let found = imports(text);
        let found: Vec<_> = found.iter().map(|it| (it.line, it.path.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn paths_lead_to_the_longest_module_there_is() {
        let is_module = |module: &str| ["a", "a::b"].contains(&module);
        let root = imports("pub use crate::a::b::C;\n");
        let led = |path| resolve("a::b", path, &root, is_module);

        assert_eq!(led("crate::a::b::C").as_deref(), Some("a::b"));
        assert_eq!(led("crate::C").as_deref(), Some("a::b"));
        assert_eq!(led("super::D").as_deref(), Some("a"));
        assert_eq!(led("crate::e::F"), None);
    }
}
