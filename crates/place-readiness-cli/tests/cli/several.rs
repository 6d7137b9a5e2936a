//! Several files: one that is refused does not cancel the others.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::common::{Run, assessment, finish, program, run_in, write};

const BAD: &str = "bad.yaml:6:11: unknown_criterion: answers.SCO-99: no such criterion `SCO-99`";

#[test]
fn the_good_are_written_and_the_bad_are_named() {
    let directory = three_files();

    let score = score(directory.path(), &["--format", "markdown"]);

    assert_eq!(score.status, 1);
    let places = |name: &str| score.output.matches(&format!("# {name}")).count();
    assert_eq!((places("North"), places("South"), places("Bad")), (1, 1, 0), "{}", score.output);
    assert!(score.errors.starts_with(BAD), "{}", score.errors);
    let last = "1 of 3 files was refused; its result is not among those written";
    assert_eq!(score.errors.lines().last(), Some(last));
}

#[test]
fn as_json_an_array_holds_the_good_in_their_order() {
    let directory = three_files();

    let names = |run: &Run| {
        let results: Vec<Value> = serde_json::from_str(&run.output).unwrap();
        results
            .iter()
            .map(|it| it["place"]["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&score(directory.path(), &["--format", "json"])), ["North", "South"]);

    let one_left = ["score", "bad.yaml", "south.yaml", "--format", "json"];
    let one_left = run_in(directory.path(), &one_left);
    assert_eq!((one_left.status, names(&one_left)), (1, vec!["South".to_owned()]));
}

#[test]
fn a_file_holds_the_good_too() {
    let directory = three_files();
    let piped = score(directory.path(), &["--format", "json"]).output;

    let score = score(directory.path(), &["--out", "results.json"]);

    assert_eq!(score.status, 1);
    assert!(score.errors.starts_with("Wrote results.json\nbad.yaml:6:11: "), "{}", score.errors);
    assert_eq!(fs::read_to_string(directory.path().join("results.json")).unwrap(), piped);
}

#[test]
fn in_a_folder_the_good_get_files() {
    let directory = three_files();
    fs::create_dir(directory.path().join("reports")).unwrap();

    let score = score(directory.path(), &["--format", "html", "--out", "reports"]);

    assert_eq!(score.status, 1);
    let reports = fs::read_dir(directory.path().join("reports")).unwrap();
    let mut names: Vec<_> = reports.map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["north.html", "south.html"]);
}

#[test]
fn where_all_are_refused_nothing_is_written() {
    let directory = three_files();
    write(directory.path(), "worse.yaml", "");

    for more in [vec!["--format", "json"], vec!["--out", "results.json"], vec![]] {
        let order = [&["score", "bad.yaml", "worse.yaml"], &more[..]].concat();
        let score = run_in(directory.path(), &order);
        assert_eq!((score.status, score.output.as_str()), (1, ""));
        let last = "2 of 2 files were refused; nothing was written";
        assert_eq!(score.errors.lines().last(), Some(last));
    }
    assert!(!directory.path().join("results.json").exists());
}

#[test]
fn what_cannot_be_read_is_counted_apart() {
    let directory = three_files();

    let gone = run_in(directory.path(), &["score", "north.yaml", "gone.yaml"]);
    assert_eq!(gone.status, 2);
    assert!(gone.output.contains("North"));
    assert_eq!(
        gone.errors,
        "place-readiness: cannot read gone.yaml: no such file or directory\n\
         1 of 2 files could not be read; its result is not among those written\n"
    );

    let both = run_in(directory.path(), &["score", "north.yaml", "gone.yaml", "bad.yaml"]);
    assert_eq!(both.status, 2);
    let last = "2 of 3 files were refused or could not be read; \
                their results are not among those written";
    assert_eq!(both.errors.lines().last(), Some(last));
}

#[test]
fn a_file_that_is_there_already_stays_and_the_bad_are_named_all_the_same() {
    let directory = three_files();
    write(directory.path(), "results.json", "precious");

    let score = score(directory.path(), &["--out", "results.json"]);

    assert_eq!(score.status, 2);
    assert!(score.errors.starts_with(BAD), "{}", score.errors);
    let last = "place-readiness: results.json is there already; --force would replace it";
    assert_eq!(score.errors.lines().last(), Some(last));
    assert_eq!(fs::read_to_string(directory.path().join("results.json")).unwrap(), "precious");
}

#[test]
fn the_same_file_named_twice_has_two_results() {
    let directory = three_files();

    let twice = ["score", "north.yaml", "north.yaml", "--format", "json"];
    let results: Vec<Value> =
        serde_json::from_str(&run_in(directory.path(), &twice).output).unwrap();

    assert_eq!(results.len(), 2);
    assert_eq!(results[0], results[1]);
}

#[cfg(target_os = "linux")]
#[test]
fn where_standard_output_is_full_the_bad_are_named_all_the_same() {
    let directory = three_files();
    for command in ["score", "check"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut run = program(&[command, "north.yaml", "bad.yaml", "gone.yaml"]);
        let run = run.current_dir(directory.path()).stdout(full).output().unwrap();
        let errors = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2));
        assert!(errors.contains("cannot read gone.yaml"), "{errors}");
        assert!(errors.contains("cannot write standard output"), "{errors}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_does_not_hide_that_files_were_refused() {
    let directory = three_files();
    let script = "{ \"$0\" check bad.yaml north.yaml; echo $? >&2; } | true";
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script]).arg(program(&[]).get_program());

    let check = finish(shell.current_dir(directory.path()));

    assert_eq!(check.errors, "2 checked, 1 with problems\n1\n");
}

fn three_files() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "north.yaml", &assessment("North", "{}"));
    write(directory.path(), "bad.yaml", &assessment("Bad", "{SCO-99: 1}"));
    write(directory.path(), "south.yaml", &assessment("South", "{}"));
    directory
}

fn score(directory: &Path, more: &[&str]) -> Run {
    run_in(directory, &[&["score", "north.yaml", "bad.yaml", "south.yaml"], more].concat())
}
