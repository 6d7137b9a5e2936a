//! `check --format json`: what other programs are told.

use std::fs;

use serde_json::{Value, json};

use crate::common::{RUBRIC, Run, assessment, run, run_in, run_with_input, write};

#[test]
fn everything_that_was_found_is_in_one_document() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    write(here, "places/bad.yaml", &assessment("Bad", "{SCO-99: 1}"));
    write(here, "places/good.yaml", &assessment("Good", "{SCO-1: 2}"));
    write(here, "places/package.json", "{}");

    let check = run_in(here, &["check", "places", "gone.yaml", "--format", "json"]);

    assert_eq!((check.status, check.errors.as_str()), (2, ""));
    assert_eq!(
        data(&check),
        json!({
            "format": "place-readiness/check/1",
            "files": [
                {
                    "file": "places/bad.yaml",
                    "kind": "assessment",
                    "summary": null,
                    "problems": [{
                        "file": "places/bad.yaml",
                        "code": "unknown_criterion",
                        "at": "answers.SCO-99",
                        "line": 6,
                        "column": 11,
                        "message": "answers.SCO-99: no such criterion `SCO-99`, \
                                    did you mean `SCO-1`?",
                    }],
                },
                {
                    "file": "places/good.yaml",
                    "kind": "assessment",
                    "summary": "agreed assessment of Good on 2024-11-05, 1 of 48 answered",
                    "problems": [],
                },
                {
                    "file": "gone.yaml",
                    "kind": null,
                    "summary": null,
                    "problems": [{
                        "file": "gone.yaml",
                        "code": "cannot_read",
                        "at": "",
                        "line": null,
                        "column": null,
                        "message": "cannot read gone.yaml: no such file or directory",
                    }],
                },
            ],
            "left_out": [{"file": "places/package.json", "why": "not_ours"}],
            "checked": 2,
            "with_problems": 1,
            "not_read": 1,
        })
    );
}

#[test]
fn each_way_of_not_being_read_has_a_code() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    fs::create_dir(here.join("empty")).unwrap();
    fs::create_dir_all(here.join(format!("deep{}", "/d".repeat(33)))).unwrap();

    for (file, code) in [
        ("gone.yaml", "cannot_read"),
        ("empty", "no_document"),
        ("deep", "folder_too_large"),
        ("empty/gone/", "cannot_read"),
    ] {
        let check = run_in(here, &["check", file, "--format", "json"]);
        assert_eq!((check.status, check.errors.as_str()), (2, ""), "{file}");
        assert_eq!(data(&check)["files"][0]["problems"][0]["code"], code, "{file}");
    }
}

#[test]
fn the_status_is_the_same_as_for_people() {
    for (input, status) in [(assessment("Good", "{}"), 0), (assessment("Bad", "{X: 1}"), 1)] {
        let check = run_with_input(&["check", "-", "--format", "json"], &input);
        assert_eq!((check.status, check.errors.as_str()), (status, ""));
        assert_eq!(data(&check)["files"][0]["file"], "-");
        assert_eq!(data(&check)["with_problems"], status);
    }
}

#[test]
fn a_problem_in_the_evidence_beside_a_rubric_names_the_file_it_stands_in() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "rubric.yaml", RUBRIC);
    write(directory.path(), "evidence.yaml", "format: place-readiness/evidence/1\n");

    let check = data(&run_in(directory.path(), &["check", "rubric.yaml", "--format", "json"]));

    assert_eq!(check["files"][0]["file"], "rubric.yaml");
    assert_eq!(check["files"][0]["kind"], "rubric");
    assert_eq!(check["files"][0]["problems"][0]["file"], "evidence.yaml");
    assert_eq!(check["files"][0]["problems"][0]["code"], "missing_key");
}

#[cfg(unix)]
#[test]
fn names_of_files_are_what_they_are() {
    let directory = tempfile::tempdir().unwrap();
    let name = "a\u{1b}[2J\n\u{202e}.yaml";
    write(directory.path(), name, "format: none\n");

    let check = run_in(directory.path(), &["check", name, "--format", "json"]);

    let file = &data(&check)["files"][0];
    assert_eq!(file["file"], name);
    assert_eq!(file["kind"], Value::Null);
    assert_eq!(file["problems"][0]["file"], name);
    assert!(check.output.chars().all(|it| it == '\n' || !it.is_control()), "{:?}", check.output);
}

#[test]
fn the_help_names_every_key() {
    let help = run(&["check", "--help"]).output;
    let check = data(&run_with_input(&["check", "-", "--format", "json"], ""));
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();

    let file = &check["files"][0];
    for key in [keys(&check), keys(file), keys(&file["problems"][0])].concat() {
        assert!(help.contains(&key), "{key}: {help}");
    }
}

fn data(run: &Run) -> Value {
    serde_json::from_str(&run.output).unwrap()
}
