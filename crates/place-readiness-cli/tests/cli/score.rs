//! `score`: what it reads, what it writes, and how it ends.

use serde_json::Value;

use crate::common::{EXAMPLE, assessment, run, run_in, run_with_input};

/// The keys of a result, as the documentation promises them; `[]` is each entry of a list.
const KEYS: &[&str] = &[
    "format",
    "rubric.id",
    "rubric.version",
    "rubric.fingerprint",
    "place.id",
    "place.name",
    "date",
    "overall.score",
    "overall.low",
    "overall.high",
    "overall.coverage",
    "overall.pooled",
    "overall.evidenced",
    "overall.answered",
    "overall.applicable",
    "overall.reason",
    "band.id",
    "band.by_score",
    "band.lowest",
    "band.highest",
    "band.held_by",
    "groups.[].id",
    "groups.[].score",
    "groups.[].low",
    "groups.[].high",
    "groups.[].coverage",
    "groups.[].evidenced",
    "groups.[].groups",
    "groups.[].criteria.[].id",
    "groups.[].criteria.[].state",
    "groups.[].criteria.[].level",
    "groups.[].criteria.[].score",
    "groups.[].criteria.[].contribution",
    "gates.[].id",
    "gates.[].applies",
    "gates.[].ceiling",
    "gates.[].because",
    "patterns.[].id",
    "patterns.[].outcome",
    "lenses.[].id",
    "lenses.[].facets.[].id",
    "lenses.[].facets.[].score",
    "lenses.[].facets.[].answered",
    "lenses.[].facets.[].of",
    "next_steps.[].criterion",
    "next_steps.[].from",
    "next_steps.[].to",
    "next_steps.[].text",
    "next_steps.[].unlocks",
];

#[test]
fn one_file_as_json_is_one_object_with_every_promised_key() {
    let score = run(&["score", EXAMPLE, "--format", "json"]);

    assert_eq!((score.status, score.errors.as_str()), (0, ""));
    let result: Value = serde_json::from_str(&score.output).unwrap();
    for key in KEYS {
        assert!(has(&result, &key.split('.').collect::<Vec<_>>()), "{key}");
    }
}

#[test]
fn the_worked_example_comes_out_as_documented() {
    let score = run(&["score", EXAMPLE, "--format", "json"]);

    let result: Value = serde_json::from_str(&score.output).unwrap();
    assert_eq!(result["band"]["id"], "not-enough-answered");
    assert_eq!(result["band"]["by_score"], Value::Null);
    assert_eq!(result["band"]["lowest"], "groundwork");
    assert_eq!(result["band"]["highest"], "taking-shape");
    assert_eq!(result["overall"]["score"], Value::Null);
    assert_eq!(result["overall"]["answered"], 24);
    assert_eq!(result["overall"]["applicable"], 48);
}

#[test]
fn several_files_as_json_are_an_array_in_the_order_of_the_files() {
    let directory = tempfile::tempdir().unwrap();
    for (file, name) in [("c.yaml", "Third"), ("a.yaml", "First"), ("b.yaml", "Second")] {
        std::fs::write(directory.path().join(file), assessment(name, "{}")).unwrap();
    }

    let files = ["c.yaml", "a.yaml", "b.yaml"];
    let score = run_in(directory.path(), &[&["score", "--format", "json"], &files[..]].concat());

    let results: Vec<Value> = serde_json::from_str(&score.output).unwrap();
    let names: Vec<&str> =
        results.iter().map(|result| result["place"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Third", "First", "Second"]);
}

#[test]
fn standard_input_is_read_as_yaml_and_as_json() {
    let yaml = assessment("Here", "{SCO-1: 2}");
    let json = r#"{"format": "place-readiness/assessment/1", "rubric": "place-readiness",
        "place": {"id": "test", "name": "H\ud83d\ude00re"}, "date": "2024-11-05",
        "kind": "agreed", "answers": {"SCO-1": "2"}}"#;

    for (input, name) in [(yaml.as_str(), "Here"), (json, "H😀re")] {
        let score = run_with_input(&["score", "-", "--format", "json"], input);
        assert_eq!((score.status, score.errors.as_str()), (0, ""));
        let result: Value = serde_json::from_str(&score.output).unwrap();
        assert_eq!(result["place"]["name"], name);
        assert_eq!(result["overall"]["answered"], 1);
    }
}

#[test]
fn standard_input_serves_once() {
    let score = run_with_input(&["score", "-", "-"], &assessment("Here", "{}"));

    assert_eq!(score.status, 2);
    assert_eq!(score.output.matches("── Notice ─").count(), 1, "{}", score.output);
    assert_eq!(
        score.errors,
        "place-readiness: standard input (`-`) can be read only once\n\
         1 of 2 files could not be read; its result is not among those written\n"
    );
}

#[test]
fn wrong_use_ends_with_2_and_says_what_is_wrong() {
    for (arguments, message) in [
        (vec!["score"], "required arguments were not provided"),
        (vec!["scroe", EXAMPLE], "unrecognized subcommand"),
        (vec!["score", EXAMPLE, "--format", "pdf"], "invalid value 'pdf'"),
        (vec!["score", EXAMPLE, "--force"], "--out <PATH>"),
        (vec!["score", "no-such.yaml"], "cannot read no-such.yaml: no such file or directory"),
        (vec!["score", EXAMPLE, "--out", "report.csv"], "is the name of a CSV file"),
        (vec!["score", EXAMPLE, "--rubric", "no-such.yaml"], "cannot read no-such.yaml"),
        (vec!["score", EXAMPLE, EXAMPLE, "--format", "html"], "a page holds one result"),
    ] {
        let score = run(&arguments);
        assert_eq!(score.status, 2, "{arguments:?}");
        assert_eq!(score.output, "", "{arguments:?}");
        assert!(score.errors.contains(message), "{arguments:?}: {}", score.errors);
    }
}

#[test]
fn an_unknown_rubric_is_answered_with_the_nearest_one() {
    let score = run(&["score", EXAMPLE, "--rubric", "place-redines"]);

    assert_eq!(score.status, 2);
    assert_eq!(
        score.errors,
        "place-readiness: no such rubric `place-redines`, did you mean `place-readiness`? \
         (built in: place-readiness; or give a file)\n"
    );
}

#[test]
fn a_refused_file_and_an_unreadable_one_are_both_named() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("bad.yaml"), assessment("Here", "{SCO-99: 1}")).unwrap();

    let score = run_in(directory.path(), &["score", "bad.yaml", "gone.yaml"]);

    assert_eq!(score.status, 2);
    assert_eq!(score.output, "");
    let lines: Vec<&str> = score.errors.lines().collect();
    assert!(lines[0].starts_with("bad.yaml:6:11: unknown_criterion: "), "{lines:?}");
    assert!(lines[1].starts_with("place-readiness: cannot read gone.yaml"), "{lines:?}");
}

#[test]
fn a_rubric_of_ones_own_is_read_with_the_evidence_beside_it() {
    let directory = tempfile::tempdir().unwrap();
    let write = |file: &str, text: &str| std::fs::write(directory.path().join(file), text).unwrap();
    write("rubric.yaml", OWN_RUBRIC);
    write("answers.yaml", OWN_ANSWERS);
    let order = ["score", "answers.yaml", "--rubric", "rubric.yaml", "--format", "json"];

    // (1 x 100 + 3 x 0) / 4
    let result: Value = serde_json::from_str(&run_in(directory.path(), &order).output).unwrap();
    assert_eq!(result["overall"]["score"], 25.0);
    assert_eq!(result["groups"][0]["groups"][0]["score"], 25.0);

    write("evidence.yaml", "format: place-readiness/evidence/1\n");
    let refused = run_in(directory.path(), &order);
    assert_eq!(refused.status, 1);
    assert!(refused.errors.starts_with("evidence.yaml:1:1: missing_key: "), "{}", refused.errors);
}

#[test]
fn answers_to_an_unknown_rubric_are_refused() {
    let score = run_with_input(&["score", "-"], OWN_ANSWERS);

    assert_eq!(score.status, 1);
    assert!(score.errors.contains("-:2:9: wrong_rubric: "), "{}", score.errors);
}

#[test]
fn sections_that_a_rubric_does_not_have_are_left_out() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("rubric.yaml"), OWN_RUBRIC).unwrap();
    std::fs::write(directory.path().join("answers.yaml"), OWN_ANSWERS).unwrap();

    let text =
        run_in(directory.path(), &["score", "answers.yaml", "--rubric", "rubric.yaml"]).output;

    for absent in ["Band", "What holds", "Patterns", "With evidence only"] {
        assert!(!text.contains(absent), "{absent}: {text}");
    }
    // The marker of 25 stands on the ninth of 33 cells; nothing else is possible.
    let bar = format!("{}●{}", "·".repeat(8), "·".repeat(24));
    assert!(text.contains(&format!("  Whole{}{bar}     25.0     100%", " ".repeat(22))), "{text}");
    assert!(text.contains(&format!("    Part{}{bar}", " ".repeat(21))), "{text}");
    assert!(text.contains("--rubric rubric.yaml --format html"), "{text}");
}

#[test]
fn too_large_a_document_is_refused_whatever_its_format() {
    let directory = tempfile::tempdir().unwrap();
    let large = format!("{{\"a\": \"{}\"}}", "x".repeat(1 << 20));
    for file in ["large.json", "large.yaml"] {
        std::fs::write(directory.path().join(file), &large).unwrap();
        let score = run_in(directory.path(), &["score", file]);
        assert_eq!(score.status, 1);
        // The text of 1048576 bytes, and eight around it and behind: {"a": ""}
        assert_eq!(
            score.errors,
            format!("{file}: too_large: must be at most 1048576 bytes, found 1048585\n")
        );
    }
}

const OWN_RUBRIC: &str = r#"format: place-readiness/rubric/1
id: own
version: 1.0.0
title: My own
notice: For tests only.
scales:
  two: [{id: "no", value: 0, label: "No"}, {id: "yes", value: 1, label: "Yes"}]
groups:
  - id: whole
    title: Whole
    groups:
      - id: part
        title: Part
        criteria:
          - {id: one, title: One}
          - {id: two, title: Two, weight: 3}
"#;

const OWN_ANSWERS: &str = r#"format: place-readiness/assessment/1
rubric: own@1.0.0
place: {id: here, name: Here}
date: 2024-11-05
kind: agreed
answers: {one: "yes", two: "no"}
"#;

/// Whether every value at a path of keys is there, and there is at least one.
fn has(value: &Value, path: &[&str]) -> bool {
    match (path, value) {
        ([], _) => true,
        (["[]", rest @ ..], Value::Array(entries)) => {
            !entries.is_empty() && entries.iter().all(|entry| has(entry, rest))
        }
        ([key, rest @ ..], Value::Object(map)) => map.get(*key).is_some_and(|it| has(it, rest)),
        _ => false,
    }
}
