//! What people type by mistake, and what others lay in their way.

use std::fs;

use crate::common::{RUBRIC, assessment, finish, program, run, run_in, run_with_input, write};

#[test]
fn a_rubric_given_for_answers_is_told_apart() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "rubric.yaml", RUBRIC);
    write(directory.path(), "result.json", r#"{"format": "place-readiness/result/1"}"#);

    let score = run_in(directory.path(), &["score", "rubric.yaml"]);
    assert_eq!(score.status, 1);
    assert!(score.errors.starts_with("rubric.yaml:1:9: unknown_format: "), "{}", score.errors);
    let advice = "rubric.yaml is a rubric; give answers as FILE, and it as --rubric rubric.yaml";
    assert_eq!(score.errors.lines().last().unwrap(), format!("place-readiness: {advice}"));

    let score = run_in(directory.path(), &["score", "result.json"]);
    let advice = "result.json was made from answers; give those as FILE";
    assert_eq!(score.errors.lines().last().unwrap(), format!("place-readiness: {advice}"));
}

#[test]
fn a_rubric_that_plays_no_part_is_no_secret() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "rubric.yaml", RUBRIC);
    write(directory.path(), "answers.yaml", &assessment("Here", "{}"));
    let said = "No FILE is an assessment, so --rubric played no part.\n";

    let order = ["check", "rubric.yaml", "--rubric", "place-readiness"];
    let check = run_in(directory.path(), &order);
    assert_eq!((check.status, check.errors.as_str()), (0, said));

    let order = ["check", "answers.yaml", "--rubric", "place-readiness"];
    assert_eq!(run_in(directory.path(), &order).errors, "");
}

#[test]
fn a_folder_given_for_a_rubric_is_answered_with_the_file_in_it() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "mine/rubric.yaml", RUBRIC);

    let show = run_in(directory.path(), &["rubric", "show", "mine"]);

    assert_eq!(show.status, 2);
    let message = "mine is a folder; give the rubric in it, such as mine/rubric.yaml";
    assert_eq!(show.errors, format!("place-readiness: {message}\n"));
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    write(here, "rubric", RUBRIC);
    let answers = assessment("Here", "{A: \"1\"}").replace("place-readiness@0.2.0", "small@1.0.0");
    write(here, "answers", &answers);
    for order in [
        vec!["score", "answers", "--rubric", "rubric", "--format", "json", "--out", "answers"],
        vec!["score", "answers", "--rubric", "rubric", "--format", "json", "--out", "./rubric"],
        vec!["rubric", "template", "rubric", "--out", "rubric"],
        vec!["rubric", "diff", "rubric", "place-readiness", "--format", "text", "--out", "rubric"],
        vec!["form", "--rubric", "rubric", "--out", "rubric"],
    ] {
        let run = run_in(here, &[&order[..], &["--force"]].concat());
        assert_eq!(run.status, 2, "{order:?}");
        assert!(run.errors.contains("is read by this command; write elsewhere"), "{}", run.errors);
    }
    assert_eq!(fs::read_to_string(here.join("rubric")).unwrap(), RUBRIC);
}

#[test]
fn standard_input_named_twice_is_read_once() {
    let check = run_with_input(&["check", "-", "-"], &assessment("Here", "{}"));

    assert_eq!(check.status, 2);
    assert_eq!(
        check.errors,
        "place-readiness: standard input (`-`) can be read only once\n\
         1 checked, 0 with problems, 1 not read\n"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_without_end_is_refused_for_its_size() {
    for command in ["score", "check"] {
        let run = run(&[command, "/dev/zero"]);
        assert_eq!(run.status, 1);
        let said = run.output + &run.errors;
        assert!(said.starts_with("/dev/zero: too_large: "), "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_read_and_shown_as_well_as_can_be() {
    use std::os::unix::ffi::OsStrExt;

    let directory = tempfile::tempdir().unwrap();
    fs::create_dir(directory.path().join("reports")).unwrap();
    let name = std::ffi::OsStr::from_bytes(b"pl\xe4ce.yaml");
    fs::write(directory.path().join(name), assessment("Place", "{}")).unwrap();

    let check = run_in(directory.path(), &["check", "."]);
    assert_eq!(check.status, 0);
    assert!(check.output.starts_with("./pl\u{fffd}ce.yaml: agreed assessment"), "{}", check.output);

    let mut score = program(&["score", "--format", "json", "--out", "reports"]);
    assert_eq!(finish(score.arg(name).current_dir(directory.path())).status, 0);
    let written = std::ffi::OsStr::from_bytes(b"reports/pl\xe4ce.json");
    assert!(directory.path().join(written).is_file());
}

#[test]
fn ten_thousand_problems_are_all_named() {
    let directory = tempfile::tempdir().unwrap();
    let answers: Vec<String> = (0..10_000).map(|n| format!("x{n}: 1")).collect();
    let answers = format!("{{{}}}", answers.join(", "));
    write(directory.path(), "bad.yaml", &assessment("Bad", &answers));

    let check = run_in(directory.path(), &["check", "bad.yaml"]);

    assert_eq!(check.status, 1);
    assert_eq!(check.output.lines().count(), 10_000);
}
