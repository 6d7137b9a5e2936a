//! The rules of the house that no lint knows. Each finding prints as `FILE:LINE: rule: what`.

mod engine;
mod floors;
mod licence;
mod lock;
mod manifest;
mod markdown;
mod npm;
mod rust;
mod rust_version;
mod script;
mod text;

use std::collections::BTreeSet;
use std::fs;

pub(crate) use npm::is_given_on;

use crate::steps::{Done, unavailable};
use crate::workspace::{Fallible, Workspace, say};
use crate::{licences, types};
use lock::Lock;

/// One text file of the project.
#[derive(Debug)]
struct Source<'a> {
    /// From the root, with `/` between folders.
    path: &'a str,
    text: &'a str,
    /// The paths of all files of the project.
    all: &'a BTreeSet<String>,
}

/// A line, counted from 1, and what is wrong there.
type Finding = (usize, String);

struct Rule {
    name: &'static str,
    concerns: fn(path: &str) -> bool,
    find: fn(&Source) -> Vec<Finding>,
}

const RULES: &[Rule] = &[
    Rule { name: "white space", concerns: is_written, find: text::trailing_space },
    Rule { name: "last line", concerns: is_written, find: text::last_line },
    Rule { name: "unfinished", concerns: is_written, find: text::unfinished },
    Rule { name: "elsewhere", concerns: any, find: text::elsewhere },
    Rule { name: "first line", concerns: rust::is_rust, find: rust::first_line },
    Rule { name: "long file", concerns: rust::is_rust, find: rust::long_file },
    Rule { name: "long function", concerns: rust::is_rust, find: rust::long_functions },
    Rule { name: "attribute", concerns: rust::is_rust, find: rust::forbidden },
    Rule { name: "first line", concerns: script::is_script_or_style, find: script::first_line },
    Rule { name: "long file", concerns: script::is_script_or_style, find: script::long_file },
    Rule { name: "switched off", concerns: script::is_script, find: script::forbidden },
    Rule { name: "markup", concerns: script::is_script, find: script::markup },
    Rule { name: "build script", concerns: rust::is_build_script, find: rust::reasonless },
    Rule { name: "purity", concerns: engine::is_engine, find: engine::impure },
    Rule { name: "platform floats", concerns: engine::needs_math, find: engine::platform_floats },
    Rule { name: "yaml", concerns: engine::is_past_yaml, find: engine::speaks_yaml },
    Rule { name: "escaping", concerns: text::is_template, find: text::unescaped },
    Rule { name: "dependency", concerns: manifest::is_manifest, find: manifest::dependencies },
    Rule { name: "licence", concerns: npm::is_lock, find: npm::licences },
    Rule { name: "dependency", concerns: npm::is_package, find: npm::versions },
    Rule { name: "given on", concerns: npm::is_bundled, find: npm::imports },
    Rule { name: "link", concerns: markdown::is_markdown, find: markdown::dead_links },
];

pub(crate) fn tidy(workspace: &Workspace) -> Fallible<Done> {
    let all: BTreeSet<String> = match workspace.files() {
        Ok(files) => files.into_iter().collect(),
        Err(reason) => return unavailable(&reason),
    };
    let lock = Lock::read(workspace)?;
    let mut findings = licence::findings(&lock);
    findings.extend(rust_version::findings(&lock));
    findings.extend(licences::findings(workspace)?);
    findings.extend(floors::findings(workspace, all.iter().cloned())?);
    findings.extend(types::findings(workspace)?);
    for path in &all {
        // What is not text, such as a picture, keeps no rule of ours.
        let Ok(text) = String::from_utf8(fs::read(workspace.root.join(path))?) else { continue };
        findings.extend(findings_in(&Source { path, text: &text, all: &all }));
    }
    for finding in &findings {
        say(finding);
    }
    match findings.len() {
        0 => Ok(Done::Passed),
        n => Err(format!("{n} findings").into()),
    }
}

fn findings_in(source: &Source) -> Vec<String> {
    let rules = RULES.iter().filter(|rule| (rule.concerns)(source.path));
    let findings = rules.flat_map(|rule| {
        let line = |(line, what)| format!("{}:{line}: {}: {what}", source.path, rule.name);
        (rule.find)(source).into_iter().map(line)
    });
    findings.collect()
}

fn any(_path: &str) -> bool {
    true
}

fn is_written(path: &str) -> bool {
    !script::is_built(path)
}

/// Whether the name of a file ends in a dot and `kind`.
fn is_of_kind(path: &str, kind: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end == kind)
}

/// The lines of a text, counted from 1.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines())
}

/// Whether `text` holds `word` and no longer word that begins or ends with it.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let goes_on = |end: Option<char>, inner: Option<char>| {
        end.is_some_and(is_part) && inner.is_some_and(is_part)
    };
    text.match_indices(word).any(|(start, found)| {
        let (before, rest) = text.split_at(start);
        let after = rest.strip_prefix(found).unwrap_or_default();
        !goes_on(before.chars().last(), word.chars().next())
            && !goes_on(after.chars().next(), word.chars().last())
    })
}

#[cfg(test)]
fn found(rule: fn(&Source) -> Vec<Finding>, path: &str, text: &str) -> Vec<Finding> {
    let all = BTreeSet::from(["README.md", "docs/method.md", "docs/a b.md"].map(str::to_owned));
    rule(&Source { path, text, all: &all })
}

#[cfg(test)]
#[track_caller]
fn check_lines(rule: fn(&Source) -> Vec<Finding>, path: &str, text: &str, expected: &[usize]) {
    let lines: Vec<usize> = found(rule, path, text).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, expected, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_prints_with_its_file_line_and_rule() {
        let all = BTreeSet::new();
        let source = Source { path: "docs/method.md", text: "one \ntwo\n", all: &all };

        assert_eq!(
            findings_in(&source),
            ["docs/method.md:1: white space: the line ends in white space"]
        );
    }

    #[test]
    fn a_rule_is_asked_only_about_the_files_that_it_concerns() {
        let all = BTreeSet::new();
        let text = "use std::fs;\n";
        let page = Source { path: "crates/place-readiness-cli/src/page.rs", text, all: &all };
        let engine = Source { path: "crates/place-readiness/src/page.rs", text, all: &all };

        assert_eq!(findings_in(&page).len() + 1, findings_in(&engine).len());
    }

    #[test]
    fn words_are_whole() {
        assert!(has_word("let a = fs::read(b)", "fs::"));
        assert!(!has_word("let a = offs::read(b)", "fs::"));
        assert!(has_word("(std::env)", "std::env"));
        assert!(!has_word("std::envelope", "std::env"));
    }
}
