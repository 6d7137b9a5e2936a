//! Rules for TypeScript, JavaScript and style sheets.

use super::rust::LONGEST_FILE;
use super::{Finding, Source, is_of_kind, numbered};

/// What switches a check off, or lets one test stand for all.
const FORBIDDEN: [(&str, &str); 7] = [
    ("@ts-ignore", "a type error is mended, or expected by `@ts-expect-error`"),
    ("@ts-nocheck", "a type error is mended, or expected by `@ts-expect-error`"),
    (" as any", "the type of a value is known"),
    (": any", "the type of a value is known"),
    (".only(", "left over: all tests run"),
    (".skip(", "a test that does not run claims something that nobody checks"),
    (".todo(", "a test that does not run claims something that nobody checks"),
];

/// What takes text for markup.
const MARKUP: [&str; 6] = [
    ".innerHTML =",
    ".outerHTML =",
    ".insertAdjacentHTML(",
    ".setHTMLUnsafe(",
    "document.write",
    "unsafeHTML(",
];

/// What is built and not written.
pub(super) fn is_built(path: &str) -> bool {
    path.starts_with("crates/place-readiness-form/parts/")
}

pub(super) fn is_script(path: &str) -> bool {
    ["ts", "mjs", "js"].iter().any(|kind| is_of_kind(path, kind)) && !is_built(path)
}

pub(super) fn is_script_or_style(path: &str) -> bool {
    is_script(path) || is_of_kind(path, "scss")
}

pub(super) fn first_line(source: &Source) -> Vec<Finding> {
    if ["/**", "// "].iter().any(|start| source.text.starts_with(start)) {
        return Vec::new();
    }
    vec![(1, "a file begins with a comment that says what it is".to_owned())]
}

pub(super) fn long_file(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    if lines <= LONGEST_FILE {
        return Vec::new();
    }
    vec![(LONGEST_FILE, format!("{lines} lines of at most {LONGEST_FILE}"))]
}

pub(super) fn forbidden(source: &Source) -> Vec<Finding> {
    let on_line = |(line, text): (usize, &str)| {
        let found = FORBIDDEN.iter().filter(|(what, _)| has_name(code(text), what));
        found.map(|(what, why)| (line, format!("`{}`: {why}", what.trim()))).collect::<Vec<_>>()
    };
    numbered(source.text).flat_map(on_line).collect()
}

/// Text that becomes markup says in a comment, on the line above, why it may.
pub(super) fn markup(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut above = "";
    for (line, text) in numbered(source.text) {
        let has_reason = ["//", "*"].iter().any(|it| above.trim_start().starts_with(it));
        let found = MARKUP.iter().find(|what| code(text).contains(**what));
        if let Some(what) = found.filter(|_| !has_reason) {
            findings.push((line, format!("`{what}` without a comment that says why")));
        }
        above = text;
    }
    findings
}

/// A line without what is a comment to its end. Two slashes after a colon are an address.
fn code(line: &str) -> &str {
    let trimmed = line.trim_start();
    if trimmed.starts_with('*') || trimmed.starts_with("/*") {
        // In a comment only the orders to the compiler count.
        return if line.contains("@ts-") { line } else { "" };
    }
    match line.find("//") {
        Some(at)
            if !line.contains("@ts-") && line.get(..at).is_some_and(|it| !it.ends_with(':')) =>
        {
            line.get(..at).unwrap_or_default()
        }
        _ => line,
    }
}

/// Whether `what` stands in `text`, and no letter follows it.
fn has_name(text: &str, what: &str) -> bool {
    text.match_indices(what).any(|(start, _)| {
        let after = text.get(start + what.len()..).and_then(|rest| rest.chars().next());
        !after.is_some_and(|c| c.is_alphanumeric() && !what.ends_with('('))
    })
}

#[cfg(test)]
mod tests {
    use super::super::check_lines;
    use super::*;

    #[test]
    fn a_file_begins_by_saying_what_it_is() {
        check_lines(first_line, "a.ts", "/** The door. */\n", &[]);
        check_lines(first_line, "a.scss", "// The look.\n", &[]);
        check_lines(first_line, "a.ts", "import a from \"b\";\n", &[1]);
    }

    #[test]
    fn a_file_has_at_most_480_lines() {
        check_lines(long_file, "a.ts", &"let a = 1;\n".repeat(480), &[]);
        check_lines(long_file, "a.ts", &"let a = 1;\n".repeat(481), &[480]);
    }

    #[test]
    fn no_check_is_switched_off() {
        let text = "// @ts-ignore\nlet a = b as any;\nlet c: anyone;\nit.only(\"d\", e);\n";
        check_lines(forbidden, "a.ts", text, &[1, 2, 4]);

        let text = "// Kinds: any of them.\n/** As any other. */\n * note: any\n";
        check_lines(forbidden, "a.ts", text, &[]);
    }

    #[test]
    fn text_becomes_markup_only_for_a_reason() {
        check_lines(markup, "a.ts", "let a;\nb.innerHTML = a;\n", &[2]);
        check_lines(markup, "a.ts", "// Escaped before.\nb.innerHTML = a;\n", &[]);
        check_lines(markup, "a.ts", "let a = b.innerHTML;\n// No unsafeHTML(here).\n", &[]);
    }

    #[test]
    fn what_is_built_keeps_no_rule() {
        assert!(!is_script("crates/place-readiness-form/parts/form.js"));
        assert!(is_script("bindings/wasm/build.mjs"));
        assert!(is_script_or_style("bindings/wasm/form/style/form.scss"));
    }
}
