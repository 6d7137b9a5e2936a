//! Documents made to harm, or made by accident, and how each must be refused.

mod made;

use made::{
    JSON, MANY, alias_bomb, criteria, deep_conditions, json_answers, long_key, many, map, padded,
    unknown_answers, unknown_in_gate, unknown_keys, unknown_options, weight,
};

/// One document, the door at which it knocks, and one problem that must be found.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) door: Door,
    pub(crate) make: fn() -> String,
    pub(crate) code: &'static str,
    pub(crate) at: &'static str,
    /// Whether nothing else may be found.
    pub(crate) alone: bool,
}

#[derive(Clone, Copy)]
pub(crate) enum Door {
    Rubric,
    RubricAsData,
    Answers,
    AnswersAsData,
    /// A rubric of its own, then the answers to it.
    ManyAnswers,
}

impl Door {
    /// Whether positions in the text can be told.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Rubric | Self::Answers | Self::ManyAnswers)
    }
}

pub(crate) const RUBRIC: &str = "\
format: place-readiness/rubric/1
id: small
version: 1.0.0
title: Small
notice: For tests.
scales:
  two: [{id: \"0\", value: 0, label: No}, {id: \"1\", value: 1, label: Yes}]
groups:
  - id: one
    title: One
    criteria:
      - id: A
        title: First
        weight: 1
        not_applicable: Never.
      - id: B
        title: Second
bands: [{id: low, title: Low, from: 0}, {id: high, title: High, from: 50}]
gates:
  - id: G
    when: {criterion: A, at_most: \"0\"}
    ceiling: low
    why: So.
";

use Door::{Answers, AnswersAsData, ManyAnswers, Rubric, RubricAsData};

const fn case(
    name: &'static str,
    door: Door,
    make: fn() -> String,
    code: &'static str,
    at: &'static str,
) -> Case {
    Case { name, door, make, code, at, alone: true }
}

/// The same where other problems follow from the first.
const fn among(
    name: &'static str,
    door: Door,
    make: fn() -> String,
    code: &'static str,
    at: &'static str,
) -> Case {
    Case { name, door, make, code, at, alone: false }
}

pub(crate) const CASES: &[Case] = &[
    // Bombs.
    case("alias bomb", Rubric, alias_bomb, "not_plain", ""),
    case("alias of nothing", Rubric, || rubric_with("title: Second", "title: *t"), "malformed", ""),
    case("one anchor", Rubric, || rubric_with("title: First", "title: &t First"), "not_plain", ""),
    case("anchor on a map", Rubric, || rubric_with("scales:", "scales: &s"), "not_plain", ""),
    case("anchor on a key", Rubric, || rubric_with("notice:", "&n notice:"), "not_plain", ""),
    case("deep lists", Rubric, || "[".repeat(100_000), "too_deep", ""),
    case("deep maps", Rubric, || "{a: ".repeat(100_000), "too_deep", ""),
    case("deep dashes", Rubric, || "- ".repeat(100_000), "too_deep", ""),
    case("deep question marks", Rubric, || "? ".repeat(100_000), "too_deep", ""),
    case("deep answers", Answers, || answers(&"[".repeat(100_000)), "too_deep", ""),
    case("65 lists", Rubric, || "[".repeat(65) + &"]".repeat(65), "too_deep", ""),
    among("deep conditions", RubricAsData, deep_conditions, "too_deep", DEEP_PLACE),
    case("fifty megabytes", Rubric, || "x".repeat(50_000_000), "too_large", ""),
    case("one byte too many", Rubric, || padded((1 << 20) + 1), "too_large", ""),
    case("fifty megabytes of answers", Answers, || "x".repeat(50_000_000), "too_large", ""),
    // Nothing, or more than one thing.
    case("nothing", Rubric, String::new, "empty", ""),
    case("only a comment", Rubric, || "# nothing\n".to_owned(), "empty", ""),
    case("two documents", Rubric, || format!("{RUBRIC}---\n{RUBRIC}"), "malformed", ""),
    case("a second, empty document", Rubric, || format!("{RUBRIC}---\n"), "malformed", ""),
    case("text after the end", Rubric, || format!("{RUBRIC}...\nmore: text\n"), "malformed", ""),
    // YAML that stands for something else.
    case("binary tag", Rubric, || rubric_with("Small", "!!binary U21hbGw="), "not_plain", ""),
    case("string tag", Rubric, || rubric_with("1.0.0", "!!str 1.0.0"), "not_plain", ""),
    case("local tag", Rubric, || rubric_with("title: Small", "title: !x Small"), "not_plain", ""),
    case(
        "merge key",
        Rubric,
        || rubric_with("id: B", "id: B\n        <<: {weight: 2}"),
        "unknown_key",
        "one.B",
    ),
    case(
        "tab as indent",
        Rubric,
        || rubric_with("    title: One", "\ttitle: One"),
        "malformed",
        "",
    ),
    case("open quote", Rubric, || rubric_with("Small", "\"Small"), "malformed", ""),
    case("open list", Rubric, || format!("{RUBRIC}lenses: ["), "malformed", ""),
    // Characters that cannot be seen, or that reorder what can.
    case("NUL byte", Rubric, || rubric_with("Small", "Sm\0all"), "malformed", ""),
    case("NUL at the end", Rubric, || format!("{RUBRIC}\0more: text\n"), "malformed", ""),
    case("escaped NUL", Rubric, || rubric_with("Small", r#""Sm\0all""#), "unsafe_text", "title"),
    case(
        "NUL as data",
        RubricAsData,
        || JSON.replace("Small", r"Sm\u0000all"),
        "unsafe_text",
        "title",
    ),
    case(
        "bidi override",
        Rubric,
        || rubric_with("First", "Fi\u{202e}rst"),
        "unsafe_text",
        "one.A.title",
    ),
    among(
        "bidi override in an id",
        Rubric,
        || rubric_with("id: B", "id: B\u{202e}"),
        "bad_id",
        "one.1.id",
    ),
    among(
        "zero width in an id",
        Rubric,
        || rubric_with("id: B", "id: B\u{200b}"),
        "bad_id",
        "one.1.id",
    ),
    case("emoji as an id", Rubric, || rubric_with("id: B", "id: \u{1f600}"), "bad_id", "one.1.id"),
    case(
        "Cyrillic letter in an id",
        Rubric,
        || rubric_with("id: B", "id: \u{412}"),
        "bad_id",
        "one.1.id",
    ),
    case("slashes in an id", Rubric, || rubric_with("id: B", "id: ../../x"), "bad_id", "one.1.id"),
    case("markup in an id", Rubric, || rubric_with("id: B", "id: <b>"), "bad_id", "one.1.id"),
    case(
        "bidi in an unknown answer",
        Answers,
        || answers("{\"A\u{202e}\": 1}"),
        "unknown_criterion",
        "answers.A\\u{202e}",
    ),
    // Keys.
    case("key twice", Rubric, || format!("{RUBRIC}title: Again\n"), "duplicate_key", ""),
    case(
        "key twice, nested",
        Rubric,
        || rubric_with("title: One", "title: One\n    title: Two"),
        "duplicate_key",
        "one",
    ),
    case(
        "key twice as data",
        RubricAsData,
        || JSON.replace("\"title\": \"Small\"", "\"title\": \"Small\", \"title\": \"Again\""),
        "duplicate_key",
        "",
    ),
    case(
        "key twice as data, nested",
        RubricAsData,
        || JSON.replace("\"weight\": 1", "\"weight\": 1, \"weight\": 2"),
        "duplicate_key",
        "one.A",
    ),
    among(
        "scale twice",
        Rubric,
        || {
            rubric_with(
                "groups:",
                "  two: [{id: a, value: 0, label: A}, {id: b, value: 1, label: B}]\ngroups:",
            )
        },
        "duplicate_key",
        "scales",
    ),
    case("answer twice", Answers, || answers("{A: 1, A: 0}"), "duplicate_key", "answers"),
    case(
        "answer twice as data",
        AnswersAsData,
        || json_answers(r#""A": 1, "A": 0"#),
        "duplicate_key",
        "answers",
    ),
    case("number as a key", Rubric, || format!("{RUBRIC}1: x\n"), "unknown_key", ""),
    case("truth as a key", Rubric, || format!("{RUBRIC}true: x\n"), "unknown_key", ""),
    case("nothing as a key", Rubric, || format!("{RUBRIC}null: x\n"), "malformed", ""),
    case("list as a key", Rubric, || format!("{RUBRIC}? [a]\n: x\n"), "malformed", ""),
    case("map as a key", Rubric, || format!("{RUBRIC}? {{a: b}}\n: x\n"), "malformed", ""),
    case(
        "long key",
        Rubric,
        || format!("{RUBRIC}? {}\n: x\n", "k".repeat(1_000_000)),
        "unknown_key",
        "",
    ),
    case("long key as data", RubricAsData, || long_key(1_000_000), "unknown_key", ""),
    case(
        "long answer key as data",
        AnswersAsData,
        || json_answers(&format!("\"{}\": 1", "k".repeat(1_000_000))),
        "unknown_criterion",
        LONG_ANSWER,
    ),
    case(
        "long id",
        Rubric,
        || rubric_with("id: B", &format!("id: {}", "b".repeat(65))),
        "bad_id",
        "one.1.id",
    ),
    // Numbers.
    case("1e999", Rubric, || weight("1e999"), "out_of_range", "one.A.weight"),
    case("-1e999", Rubric, || weight("-1e999"), "out_of_range", "one.A.weight"),
    case("1e-5", Rubric, || weight("1e-5"), "too_many_places", "one.A.weight"),
    case("1e300", Rubric, || weight("1e300"), "out_of_range", "one.A.weight"),
    case(".nan", Rubric, || weight(".nan"), "out_of_range", "one.A.weight"),
    case(".inf", Rubric, || weight(".inf"), "out_of_range", "one.A.weight"),
    case("-.inf", Rubric, || weight("-.inf"), "out_of_range", "one.A.weight"),
    case("0.1234", Rubric, || weight("0.1234"), "too_many_places", "one.A.weight"),
    case(
        "a huge whole number",
        Rubric,
        || weight(&"9".repeat(400)),
        "out_of_range",
        "one.A.weight",
    ),
    case(
        "beyond 64 bits",
        Rubric,
        || weight("18446744073709551617"),
        "out_of_range",
        "one.A.weight",
    ),
    case(
        "a million digits",
        Rubric,
        || weight(&"9".repeat(1_000_000)),
        "out_of_range",
        "one.A.weight",
    ),
    case(
        "three hundred digits for text",
        Rubric,
        || rubric_with("title: First", &format!("title: {}", "9".repeat(300))),
        "wrong_type",
        "one.A.title",
    ),
    case("a number with bars", Rubric, || weight("1_0"), "wrong_type", "one.A.weight"),
    case("a number as text", Rubric, || weight("\"1\""), "wrong_type", "one.A.weight"),
    case(
        "truth as a weight",
        RubricAsData,
        || JSON.replace("\"weight\": 1", "\"weight\": true"),
        "wrong_type",
        "one.A.weight",
    ),
    case(
        "0.1234 as data",
        RubricAsData,
        || JSON.replace("\"weight\": 1", "\"weight\": 0.1234"),
        "too_many_places",
        "one.A.weight",
    ),
    // Very much of something.
    case(
        "more keys and values than are read",
        Rubric,
        || format!("[{}]", "a,".repeat(500_001)),
        "too_much",
        "",
    ),
    case(
        "more keys and values than are read, in answers",
        Answers,
        || answers(&format!("{{{}}}", "a,".repeat(250_000))),
        "too_much",
        "",
    ),
    case("50,000 unknown keys", Rubric, || unknown_keys(50_000), "too_many", ""),
    among(
        "10,001 options",
        Rubric,
        || {
            rubric_with(
                "  two: [",
                &many("  two: [", 10_001, |n| format!("{{id: o{n}, value: {n}, label: L}},")),
            )
        },
        "too_many",
        "scales.two",
    ),
    case(
        "10,001 answers",
        Answers,
        || answers(&map(10_001, |n| format!("k{n}: 1"))),
        "too_many",
        "answers",
    ),
    among("9,000 unknown keys", Rubric, || unknown_keys(9_000), "unknown_key", ""),
    among(
        "9,999 unknown answers",
        Answers,
        || answers(&map(MANY, |n| format!("k{n}: 1"))),
        "unknown_criterion",
        "answers.k9998",
    ),
    among(
        "9,999 unknown scales",
        Rubric,
        || criteria(|n| format!("{{id: c{n}, title: T, scale: x}}")),
        "unknown_scale",
        "one.c9998.scale",
    ),
    among(
        "9,999 ids that are taken",
        Rubric,
        || criteria(|_| "{id: c, title: T}".to_owned()),
        "duplicate_id",
        "one.c.id",
    ),
    among(
        "9,999 unknown criteria in a gate of 9,999 criteria",
        Rubric,
        unknown_in_gate,
        "unknown_criterion",
        "gates.G.when.count.of.9998",
    ),
    among(
        "9,999 unknown answers to 9,999 criteria",
        ManyAnswers,
        unknown_answers,
        "unknown_criterion",
        "answers.k9998",
    ),
    among(
        "9,999 unknown options of 100 long ones",
        ManyAnswers,
        unknown_options,
        "unknown_option",
        "answers.c9998",
    ),
];

const DEEP_PLACE: &str = "gates.G.when.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0\
.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0.any.0\
.any.0.any.0.any.0.any.0.any";
const LONG_ANSWER: &str = "answers.kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\
kkkkkkkkkkkkkk…";

/// The small rubric with one thing changed.
pub(crate) fn rubric_with(from: &str, to: &str) -> String {
    assert!(RUBRIC.contains(from));
    RUBRIC.replacen(from, to, 1)
}

pub(crate) fn answers(answers: &str) -> String {
    format!(
        "format: place-readiness/assessment/1\nrubric: small@1.0.0\n\
         place: {{id: here, name: Here}}\ndate: 2024-11-05\nkind: agreed\nanswers: {answers}"
    )
}
