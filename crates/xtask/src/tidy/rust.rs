//! Rules for Rust files. They count on `rustfmt`, which has its own step.

use super::{Finding, Source, is_of_kind, numbered};

pub(super) const LONGEST_FILE: usize = 480;
const LONGEST_FUNCTION: usize = 57;
const FORBIDDEN: [(&str, &str); 4] = [
    ("#[ignore", "a test runs, or it goes"),
    ("#[allow(", "write `expect` with a reason"),
    ("#![allow(", "write `expect` with a reason"),
    ("dbg!", "left over"),
];

pub(super) fn is_rust(path: &str) -> bool {
    is_of_kind(path, "rs")
}

pub(super) fn is_build_script(path: &str) -> bool {
    path == "build.rs" || path.ends_with("/build.rs")
}

pub(super) fn first_line(source: &Source) -> Vec<Finding> {
    if source.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![(1, "a file begins with a `//!` line that says what it is".to_owned())]
}

pub(super) fn long_file(source: &Source) -> Vec<Finding> {
    let lines = without_tests(source.text).count();
    if lines <= LONGEST_FILE {
        return Vec::new();
    }
    vec![(LONGEST_FILE, format!("{lines} lines, not counting tests, of at most {LONGEST_FILE}"))]
}

pub(super) fn long_functions(source: &Source) -> Vec<Finding> {
    let lengths = numbered(source.text)
        .filter(|(_, text)| starts_function(text))
        .map(|(line, _)| (line, function_length(source.text.lines().skip(line - 1))));
    let long = lengths.filter(|(_, length)| *length > LONGEST_FUNCTION);
    long.map(|(line, n)| (line, format!("{n} lines of at most {LONGEST_FUNCTION}"))).collect()
}

pub(super) fn forbidden(source: &Source) -> Vec<Finding> {
    let on_line = |(line, text): (usize, &str)| {
        let found = FORBIDDEN.iter().filter(|(what, _)| text.trim_start().starts_with(what));
        found.map(|(what, why)| (line, format!("`{what}`: {why}"))).collect::<Vec<_>>()
    };
    numbered(source.text).flat_map(on_line).collect()
}

pub(super) fn reasonless(source: &Source) -> Vec<Finding> {
    if source.text.lines().next().is_some_and(|line| line.contains("because")) {
        return Vec::new();
    }
    vec![(1, "the first line must say that it is needed because of what".to_owned())]
}

/// The lines of a file up to its module of tests.
pub(super) fn without_tests(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_module = |line: usize| text.lines().nth(line).is_some_and(|it| it.starts_with("mod "));
    numbered(text).take_while(move |(line, text)| *text != "#[cfg(test)]" || !is_module(*line))
}

fn starts_function(line: &str) -> bool {
    let mut words = line.split_whitespace().skip_while(|word| {
        word.starts_with("pub") || ["const", "async", "unsafe", "extern", "\"C\""].contains(word)
    });
    words.next() == Some("fn")
}

/// How many lines a function has, from its `fn` to the brace below it; 1 if it has no body.
fn function_length<'a>(lines: impl Iterator<Item = &'a str>) -> usize {
    let mut margin = None;
    let mut is_last = |line: &&str| {
        let spaces = line.len() - line.trim_start().len();
        let is_first = margin.is_none();
        let ends =
            line.ends_with(';') || if is_first { line.ends_with('}') } else { line.trim() == "}" };
        *margin.get_or_insert(spaces) == spaces && ends
    };
    lines.take_while(|line| !is_last(line)).count() + 1
}

#[cfg(test)]
mod tests {
    use super::super::check_lines;
    use super::*;

    #[test]
    fn a_file_begins_by_saying_what_it_is() {
        check_lines(first_line, "a.rs", "//! The door.\n", &[]);
        check_lines(first_line, "a.rs", "use std::fmt;\n", &[1]);
    }

    #[test]
    fn a_file_has_at_most_480_lines_besides_its_tests() {
        let code = "let a = 1;\n".repeat(480);
        let tests = "#[cfg(test)]\nmod tests {\n}\n";
        check_lines(long_file, "a.rs", &format!("{code}{tests}"), &[]);
        check_lines(long_file, "a.rs", &format!("\n{code}{tests}"), &[480]);

        let helper = "#[cfg(test)]\nfn helper() {}\n";
        check_lines(long_file, "a.rs", &format!("{helper}{code}"), &[480]);
    }

    #[test]
    fn a_function_has_at_most_57_lines() {
        let body = |lines| "        step();\n".repeat(lines);
        let function = |lines| format!("    pub(crate) fn a(\n    ) {{\n{}    }}\n", body(lines));
        let text = format!("impl A {{\n{}\n{}}}\n", function(54), function(55));

        // The first begins on line 2 and has 57 lines; an empty line follows.
        check_lines(long_functions, "a.rs", &text, &[60]);
    }

    #[test]
    fn a_function_without_a_body_is_short() {
        let many = "    const A: u8 = 1;\n".repeat(80);
        let text = format!(
            "trait A {{\n    fn a();\n    fn b(\n    ) -> u8;\n    fn c() {{}}\n{many}}}\n"
        );

        check_lines(long_functions, "a.rs", &text, &[]);
    }

    #[test]
    fn no_test_is_ignored_and_no_lint_is_silenced() {
        let text = "#[test]\n#[ignore]\nfn a() {}\n    #[allow(dead_code)]\n#[expect(b, reason = \"c\")]\n";

        check_lines(forbidden, "a.rs", text, &[2, 4]);
    }

    #[test]
    fn a_build_script_gives_its_reason() {
        let text = "//! Needed because the grammar is compiled from C.\n";

        check_lines(reasonless, "build.rs", text, &[]);
        check_lines(reasonless, "build.rs", "//! Builds.\n", &[1]);
    }
}
