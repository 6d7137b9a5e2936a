//! The floors of the engine: which room may use which. ARCHITECTURE.md has the same rows in words.

mod imports;

use std::collections::BTreeMap;
use std::fs;

use super::is_of_kind;
use super::rust::without_tests;
use crate::workspace::{Fallible, Workspace};
use imports::{Import, imports, resolve};

const ENGINE: &str = "crates/place-readiness/src/";

/// A room and what it never uses, but for some rooms below.
struct Never {
    room: &'static str,
    uses: &'static [&'static str],
    but: &'static [&'static str],
    why: &'static str,
}

const NEVER: &[Never] = &[
    Never {
        room: "scoring",
        uses: &[
            "document",
            "problem",
            "evidence",
            "rubric",
            "rounding",
            "assessment",
            "assess",
            "result",
        ],
        but: &["document::decimal", "rubric::document", "rubric::choices", "rubric::condition"],
        why: "scoring knows no document and has no words",
    },
    Never {
        room: "scoring",
        uses: &["compare", "table"],
        but: &[],
        why: "scoring stands below what uses it",
    },
    Never {
        room: "rubric::document",
        uses: &["scoring", "rubric::load", "rubric::check"],
        but: &[],
        why: "what a document says does not depend on who reads it",
    },
    Never {
        room: "result",
        uses: &["scoring", "assess", "compare", "table", "document", "problem"],
        but: &["scoring::code"],
        why: "a result is types alone",
    },
    Never {
        room: "rounding",
        uses: &["scoring", "assess", "result", "compare", "table"],
        but: &[],
        why: "rounding is for whoever shows a number, and makes none",
    },
    Never {
        room: "table",
        uses: &["document", "assessment", "assess", "result", "compare", "rounding"],
        but: &["document::decimal"],
        why: "a table has codes, and no documents",
    },
    Never {
        room: "",
        uses: &["table"],
        but: &["table::memory", "table::columns"],
        why: "nothing outside `table` knows how it works",
    },
];

/// Rooms that may use each other: reading fields and reading values are one thing in two files.
const ONE_THING: [&str; 2] = ["document::fields", "document::reader"];
const ARITHMETIC: [&str; 5] = [" + ", " - ", " * ", " / ", " % "];

/// The text of every module of the engine, by its path within the crate.
type Texts = BTreeMap<String, String>;

pub(super) fn findings(
    workspace: &Workspace,
    files: impl IntoIterator<Item = String>,
) -> Fallible<Vec<String>> {
    let mut texts = Texts::new();
    for path in files.into_iter().filter(|path| is_of_kind(path, "rs")) {
        if let Some(module) = path.strip_prefix(ENGINE).map(module) {
            texts.insert(module, fs::read_to_string(workspace.root.join(&path))?);
        }
    }
    Ok(broken(&texts))
}

/// `scoring/plan.rs` is `scoring::plan`.
fn module(path: &str) -> String {
    path.trim_end_matches(".rs").replace('/', "::")
}

fn broken(texts: &Texts) -> Vec<String> {
    let edges = edges(texts);
    let mut findings: Vec<String> = edges.iter().filter_map(forbidden).collect();
    findings.extend(circle(&edges));
    findings.extend(texts.get("result").and_then(|text| calculates(text)));
    findings
}

/// An import of one module of the engine by another, told by the line it stands on.
#[derive(PartialEq)]
struct Edge {
    from: String,
    line: usize,
    to: String,
}

fn edges(texts: &Texts) -> Vec<Edge> {
    let root = texts.get("lib").map(|text| imports(text)).unwrap_or_default();
    let mut edges = Vec::new();
    for (from, text) in texts.iter().filter(|(module, _)| *module != "lib") {
        for Import { line, path } in imports(text) {
            let to = resolve(from, &path, &root, |module| texts.contains_key(module));
            if let Some(to) = to.filter(|to| to != from) {
                edges.push(Edge { from: from.clone(), line, to });
            }
        }
    }
    edges.dedup();
    edges
}

fn forbidden(edge: &Edge) -> Option<String> {
    let Edge { from, line, to } = edge;
    let is_broken = |never: &&Never| {
        let is_room = match never.room {
            "" => !never.uses.iter().any(|used| is_within(from, used)),
            room => is_within(from, room),
        };
        let is_used = never.uses.iter().any(|used| is_within(to, used));
        // The doors of a room are its own file, and what is named.
        let is_door = never.room.is_empty() && never.uses.contains(&to.as_str());
        is_room && is_used && !is_door && !never.but.iter().any(|but| is_within(to, but))
    };
    let never = NEVER.iter().find(is_broken)?;
    let file = from.replace("::", "/");
    Some(format!("{ENGINE}{file}.rs:{line}: floors: uses `{to}`, but {}", never.why))
}

/// Whether a module is a room, or in it.
fn is_within(module: &str, room: &str) -> bool {
    module.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The modules that use one another in a circle: what is left once those are taken away, again and
/// again, that use none of the others or that none of the others uses.
fn circle(edges: &[Edge]) -> Option<String> {
    let is_one =
        |edge: &&Edge| [&edge.from, &edge.to].iter().all(|it| ONE_THING.contains(&it.as_str()));
    let mut left: Vec<&Edge> = edges.iter().filter(|edge| !is_one(edge)).collect();
    loop {
        let goes_on = |edge: &&Edge| {
            left.iter().any(|it| it.from == edge.to) && left.iter().any(|it| it.to == edge.from)
        };
        let next: Vec<&Edge> = left.iter().copied().filter(goes_on).collect();
        if next.len() == left.len() {
            break;
        }
        left = next;
    }
    let pairs: Vec<String> = left.iter().map(|it| format!("{} uses {}", it.from, it.to)).collect();
    (!pairs.is_empty()).then(|| format!("{ENGINE}: floors: a circle: {}", pairs.join(", ")))
}

fn calculates(text: &str) -> Option<String> {
    let calculates = |code: &str| ARITHMETIC.iter().any(|sign| code.contains(sign));
    let mut lines = without_tests(text).map(|(line, text)| (line, text.split("//").next()));
    let (line, _) = lines.find(|(_, code)| code.is_some_and(calculates))?;
    Some(format!("{ENGINE}result.rs:{line}: floors: a result does no arithmetic"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let texts = files.iter().map(|(path, text)| (module(path), (*text).to_owned())).collect();
        let found: Vec<String> = broken(&texts).iter().map(|it| it.replace(ENGINE, "")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn scoring_knows_no_document_and_no_words() {
        let files = [
            ("lib.rs", "pub use crate::problem::Fault;\n"),
            ("document/reader.rs", ""),
            ("document/decimal.rs", ""),
            ("problem.rs", ""),
            (
                "scoring/plan.rs",
                "//! The plan.\n\nuse crate::document::decimal::Decimal;\nuse crate::document::reader::{\n    Reader, Spot,\n};\nuse crate::Fault;\n",
            ),
        ];
        let why = "but scoring knows no document and has no words";
        check(
            &files,
            &[
                &format!("scoring/plan.rs:4: floors: uses `document::reader`, {why}"),
                &format!("scoring/plan.rs:7: floors: uses `problem`, {why}"),
            ],
        );
    }

    #[test]
    fn a_table_is_used_by_its_doors_alone() {
        let files = [
            ("table.rs", "use crate::table::narrow::Narrow;\n"),
            ("table/memory.rs", ""),
            ("table/narrow.rs", ""),
            ("assess.rs", "use crate::table::memory::Table;\nuse crate::table::narrow::Narrow;\n"),
        ];
        let why = "but nothing outside `table` knows how it works";
        check(&files, &[&format!("assess.rs:2: floors: uses `table::narrow`, {why}")]);
    }

    #[test]
    fn a_result_does_no_arithmetic() {
        let text = "//! A - B.\n\npub struct Overall {\n    score: f64, // half / whole\n}\nfn mean() -> f64 { 1.0 / 2.0 }\n";
        check(&[("result.rs", text)], &["result.rs:6: floors: a result does no arithmetic"]);
    }

    #[test]
    fn no_modules_use_one_another_in_a_circle() {
        let files = [
            ("a.rs", "use crate::b::B;\n"),
            ("b.rs", "use crate::c::C;\nuse crate::d::D;\n"),
            ("c.rs", "fn c() -> crate::a::A {}\n"),
            ("d.rs", ""),
            ("document/fields.rs", "use crate::document::reader::Reader;\n"),
            ("document/reader.rs", "use super::fields::Fields;\n"),
        ];
        check(&files, &[": floors: a circle: a uses b, b uses c, c uses a"]);
    }
}
