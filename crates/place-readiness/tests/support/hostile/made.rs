//! The texts of documents too large or too odd to be written out.

use std::fmt::Write as _;

use super::{RUBRIC, answers, rubric_with};

pub(super) const JSON: &str = r#"{"format": "place-readiness/rubric/1", "id": "small", "version": "1.0.0",
"title": "Small", "notice": "For tests.",
"scales": {"two": [{"id": "0", "value": 0, "label": "No"}, {"id": "1", "value": 1, "label": "Yes"}]},
"groups": [{"id": "one", "title": "One", "criteria": [{"id": "A", "title": "First", "weight": 1}]}]}"#;

pub(super) const MANY: usize = 9_999;

pub(super) fn json_answers(answers: &str) -> String {
    format!(
        r#"{{"format": "place-readiness/assessment/1", "rubric": "small", "date": "2024-11-05",
        "place": {{"id": "here", "name": "Here"}}, "kind": "agreed", "answers": {{{answers}}}}}"#
    )
}

pub(super) fn weight(weight: &str) -> String {
    rubric_with("weight: 1", &format!("weight: {weight}"))
}

pub(super) fn padded(length: usize) -> String {
    format!("{RUBRIC}#{}", "x".repeat(length - RUBRIC.len() - 1))
}

/// Nine levels of ten would be a thousand million values.
pub(super) fn alias_bomb() -> String {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..10 {
        let aliases = vec![format!("*a{}", n - 1); 10].join(", ");
        let _ = writeln!(text, "a{n}: &a{n} [{aliases}]");
    }
    text
}

pub(super) fn deep_conditions() -> String {
    let (open, close) = (r#"{"any": ["#.repeat(40), "]}".repeat(40));
    let gate = format!(
        r#""gates": [{{"id": "G", "ceiling": "low", "why": "So.", "when": {open}{close}}}],
        "bands": [{{"id": "low", "title": "L", "from": 0}}, {{"id": "high", "title": "H", "from": 1}}],"#
    );
    JSON.replacen('{', &format!("{{{gate}"), 1)
}

pub(super) fn long_key(length: usize) -> String {
    JSON.replacen('{', &format!("{{\"{}\": 1,", "k".repeat(length)), 1)
}

pub(super) fn many(start: &str, count: usize, one: impl Fn(usize) -> String) -> String {
    let mut text = start.to_owned();
    (0..count).for_each(|n| text.push_str(&one(n)));
    text
}

pub(super) fn map(count: usize, one: impl Fn(usize) -> String) -> String {
    many("{", count, |n| one(n) + ", ") + "}"
}

pub(super) fn unknown_keys(count: usize) -> String {
    many(RUBRIC, count, |n| format!("k{n}: 1\n"))
}

/// The small rubric with 9,999 other criteria.
pub(super) fn criteria(one: impl Fn(usize) -> String) -> String {
    let list = many("", MANY, |n| format!("      - {}\n", one(n)));
    let gates = RUBRIC.find("bands:").unwrap();
    let head = RUBRIC.find("      - id: A").unwrap();
    format!("{}{list}{}", &RUBRIC[..head], &RUBRIC[gates..])
        .replace("criterion: A", "criterion: c0")
}

pub(super) fn unknown_in_gate() -> String {
    let unknown = many("", MANY, |n| format!("x{n},"));
    criteria(|n| format!("{{id: c{n}, title: T}}")).replace(
        "{criterion: c0, at_most: \"0\"}",
        &format!("{{count: {{of: [{unknown}], at_most: \"0\", min: 1}}}}"),
    )
}

pub(super) fn unknown_answers() -> String {
    let rubric = criteria(|n| format!("{{id: c{n}, title: T}}"));
    rubric + &answers(&map(MANY, |n| format!("k{n}: 1")))
}

pub(super) fn unknown_options() -> String {
    let rubric = criteria(|n| format!("{{id: c{n}, title: T}}"));
    let option = |n| format!("{{id: {}{n}, value: {n}, label: L}},", "o".repeat(60));
    let scale = many("  two: [", 100, option) + "]\ngroups:";
    let start = rubric.find("  two: [").unwrap();
    let end = rubric.find("groups:").unwrap() + "groups:".len();
    let rubric = format!("{}{scale}{}", &rubric[..start], &rubric[end..]);
    let rubric = rubric.replace("at_most: \"0\"", &format!("at_most: {}0", "o".repeat(60)));
    rubric + &answers(&map(MANY, |n| format!("c{n}: x")))
}
