//! The ending of a name says what a file is, and no file is written that its name belies.

use std::fs;

use crate::common::{EXAMPLE, run_in};

#[test]
fn the_ending_of_out_says_what_to_write() {
    let directory = tempfile::tempdir().unwrap();
    for (name, start) in [
        ("report.html", "<!doctype html>"),
        ("report.HTM", "<!doctype html>"),
        ("report.md", "# "),
        ("report.markdown", "# "),
        ("report.json", "{\n  \"format\": \"place-readiness/result/1\""),
        ("report.txt", "── North West London "),
    ] {
        let score = run_in(directory.path(), &["score", EXAMPLE, "--out", name]);
        assert_eq!((score.status, score.errors), (0, format!("Wrote {name}\n")));
        let written = fs::read_to_string(directory.path().join(name)).unwrap();
        assert!(written.starts_with(start), "{name}: {written:.80}");
    }
}

#[test]
fn a_format_is_written_to_any_name_that_promises_nothing_else() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["report", "report.2024", "report.html", "report.htm"] {
        let order = ["score", EXAMPLE, "--format", "html", "--out", name];
        assert_eq!(run_in(directory.path(), &order).status, 0, "{name}");
        let written = fs::read_to_string(directory.path().join(name)).unwrap();
        assert!(written.starts_with("<!doctype html>"), "{name}: {written:.80}");
    }
}

/// An order to write a file whose name says something else, and what is said about it.
const BELIED: &[(&[&str], &str)] = &[
    (
        &["score", EXAMPLE, "--format", "html", "--out", "report.md"],
        "report.md is the name of a Markdown file, but --format is html; \
         give --format markdown or --out report.html",
    ),
    (
        &["score", EXAMPLE, "--format", "text", "--out", "report.html"],
        "report.html is the name of an HTML page, but --format is text; \
         give --format html or --out report.txt",
    ),
    (
        &["score", EXAMPLE, "--format", "html", "--out", "report.pdf"],
        "report.pdf is the name of a PDF file, but --format is html; give --out report.html",
    ),
    (
        &["score", EXAMPLE, "--out", "report.pdf"],
        "report.pdf is the name of a PDF file, which is never written; \
         end it in .txt, .json, .md or .html",
    ),
    (
        &["score", EXAMPLE, "--out", "report"],
        "the name report does not say what to write, and no folder has it; \
         end it in .txt, .json, .md or .html, or give --format text, json, markdown or html",
    ),
    (
        &["rubric", "schema", "assessment", "--out", "schema.html"],
        "schema.html is the name of an HTML page, but this writes a JSON file; \
         give --out schema.json",
    ),
    (
        &["rubric", "template", BUILT_IN, "--out", "my-place.json"],
        "my-place.json is the name of a JSON file, but this writes a YAML file; \
         give --out my-place.yaml",
    ),
    (
        &["form", "--out", "form.docx"],
        "form.docx is the name of a Word document, but this writes an HTML page; \
         give --out form.html",
    ),
    (
        &["rubric", "diff", BUILT_IN, BUILT_IN, "--out", "changes.md"],
        "changes.md is the name of a Markdown file, which is never written; \
         end it in .txt or .json",
    ),
    (
        &["rubric", "diff", BUILT_IN, BUILT_IN, "--format", "json", "--out", "changes.txt"],
        "changes.txt is the name of a text file, but --format is json; \
         give --format text or --out changes.json",
    ),
];
const BUILT_IN: &str = "place-readiness";

#[test]
fn a_name_that_belies_what_is_written_is_refused_with_a_better_one() {
    for (order, message) in BELIED {
        let directory = tempfile::tempdir().unwrap();
        let run = run_in(directory.path(), order);
        assert_eq!((run.status, run.output.as_str()), (2, ""), "{order:?}");
        assert_eq!(run.errors, format!("place-readiness: {message}\n"));
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0, "{order:?}");
    }
}

#[test]
fn where_only_one_kind_is_written_a_name_without_a_promise_will_do() {
    let directory = tempfile::tempdir().unwrap();
    for (order, start) in [
        (vec!["rubric", "schema"], "{\n"),
        (vec!["rubric", "template", "place-readiness"], "# "),
        (vec!["form"], "<!doctype html>"),
    ] {
        let run = run_in(directory.path(), &[&order[..], &["--out", "it", "--force"]].concat());
        assert_eq!(run.status, 0, "{}", run.errors);
        let written = fs::read_to_string(directory.path().join("it")).unwrap();
        assert!(written.starts_with(start), "{order:?}: {written:.80}");
    }
}

#[test]
fn what_changed_between_rubrics_goes_to_a_file_too() {
    let directory = tempfile::tempdir().unwrap();
    let order = ["rubric", "diff", "place-readiness", "place-readiness", "--out", "changes.json"];

    let diff = run_in(directory.path(), &order);

    assert_eq!((diff.status, diff.output.as_str()), (0, ""));
    let written = fs::read_to_string(directory.path().join("changes.json")).unwrap();
    let changes: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(changes["comparable"], true);
}
