//! Rules for the engine: it reads no files and no clock, and every machine gets the same bits.

use super::rust::without_tests;
use super::{Finding, Source, has_word, is_of_kind};

const ENGINE: &str = "crates/place-readiness/src/";
const IMPURE: [&str; 20] = [
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "env::",
    "fs::",
    "net::",
    "process::",
    "thread::",
    "Instant",
    "SystemTime",
    "HashMap",
    "HashSet",
    "print!",
    "println!",
    "eprint!",
    "eprintln!",
    "stdout",
];
const FLOATS: [&str; 12] = [
    "powf", "powi", "ln", "ln_1p", "exp", "exp2", "exp_m1", "log", "log2", "log10", "hypot", "tanh",
];
const YAML: [&str; 3] = ["serde_yaml", "yaml_serde", "saphyr_parser"];

pub(super) fn is_engine(path: &str) -> bool {
    path.starts_with(ENGINE) && is_of_kind(path, "rs")
}

pub(super) fn needs_math(path: &str) -> bool {
    is_engine(path) && !path.ends_with("/math.rs")
}

pub(super) fn is_past_yaml(path: &str) -> bool {
    is_engine(path) && !path.ends_with("/yaml.rs")
}

/// Files, network, clock, environment, threads, printing, and maps without an order.
pub(super) fn impure(source: &Source) -> Vec<Finding> {
    // The one place that divides work: see ARCHITECTURE.md.
    let may_thread = source.path.ends_with("/table/parts.rs");
    find(source, |code, findings| {
        let words = IMPURE.iter().filter(|word| has_word(code, word));
        let words = words.filter(|word| !(may_thread && word.contains("thread")));
        findings.extend(words.map(|word| format!("`{word}` has no place in the engine")));
    })
}

/// The platforms' own functions differ in the last bit.
pub(super) fn platform_floats(source: &Source) -> Vec<Finding> {
    find(source, |code, findings| {
        let called = |name: &&&str| {
            code.contains(&format!(".{name}(")) || has_word(code, &format!("f64::{name}"))
        };
        let names = FLOATS.iter().filter(called);
        findings.extend(names.map(|name| format!("`{name}` differs by machine: see math.rs")));
    })
}

pub(super) fn speaks_yaml(source: &Source) -> Vec<Finding> {
    find(source, |code, findings| {
        let words = YAML.iter().filter(|word| has_word(code, word));
        findings.extend(words.map(|word| format!("`{word}` outside yaml.rs")));
    })
}

/// What `look` finds in each line of code, not counting comments and tests.
fn find(source: &Source, look: impl Fn(&str, &mut Vec<String>)) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, text) in without_tests(source.text) {
        let code = text.split_once("//").map_or(text, |(code, _)| code);
        let mut found = Vec::new();
        look(code, &mut found);
        findings.extend(found.into_iter().map(|what| (line, what)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::check_lines;
    use super::*;

    #[test]
    fn the_engine_touches_nothing_outside() {
        let text =
            "use std::fs;\n/// Not like `std::env`.\nlet a = thread::spawn(b);\nprintln!();\n";

        check_lines(impure, "a.rs", text, &[1, 3, 4]);
    }

    #[test]
    fn tests_of_the_engine_may_do_what_it_may_not() {
        let text = "let a = 1;\n#[cfg(test)]\nmod tests {\n    use std::collections::HashSet;\n}\n";

        check_lines(impure, "a.rs", text, &[]);
    }

    #[test]
    fn powers_and_logarithms_come_from_one_place() {
        let text =
            "let a = b.powi(2);\nlet a = f64::ln(b);\nlet a = math::ln(b);\nlet a = b.sqrt();\n";

        check_lines(platform_floats, "a.rs", text, &[1, 2]);
        assert!(!needs_math("crates/place-readiness/src/scoring/math.rs"));
        assert!(needs_math("crates/place-readiness/src/scoring.rs"));
        assert!(!needs_math("crates/place-readiness-report/src/chart.rs"));
    }

    #[test]
    fn yaml_stays_in_its_room() {
        check_lines(speaks_yaml, "a.rs", "use serde_yaml::Value;\n", &[1]);
        assert!(!is_past_yaml("crates/place-readiness/src/document/yaml.rs"));
        assert!(is_past_yaml("crates/place-readiness/src/rubric/load.rs"));
    }
}
