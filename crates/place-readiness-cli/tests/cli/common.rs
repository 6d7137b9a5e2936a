//! Running the program itself, as a user does.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run of the program left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

/// The path of the worked example.
pub(crate) const EXAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../rubrics/place-readiness/examples/north-west-london-2015.yaml"
);

/// A rubric with one question.
pub(crate) const RUBRIC: &str = r#"format: place-readiness/rubric/1
id: small
version: 1.0.0
title: Small & <simple>
notice: A test.
scales: {two: [{id: "0", value: 0, label: "No"}, {id: "1", value: 1, label: "Yes"}]}
groups: [{id: all, title: All, criteria: [{id: A, title: One, question: "One?"}]}]
"#;

/// An assessment with the given name of the Place and the given answers.
pub(crate) fn assessment(name: &str, answers: &str) -> String {
    format!(
        "format: place-readiness/assessment/1\nrubric: place-readiness@0.2.0\n\
         place: {{id: test, name: \"{name}\"}}\ndate: 2024-11-05\nkind: agreed\nanswers: {answers}\n"
    )
}

/// Writes a file, and the folders on the way to it.
pub(crate) fn write(directory: &Path, file: &str, text: &str) {
    let path = directory.join(file);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// The program, in a quiet environment: UTF-8, no terminal, no wishes about colour.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_place-readiness"));
    command.args(arguments);
    for name in ["COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "LC_CTYPE", "LANG"] {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C.UTF-8");
    command
}

/// Runs the program in a directory.
pub(crate) fn run_in(directory: &Path, arguments: &[&str]) -> Run {
    finish(program(arguments).current_dir(directory))
}

/// Runs the program.
pub(crate) fn run(arguments: &[&str]) -> Run {
    finish(&mut program(arguments))
}

/// Runs the program with text on its standard input.
pub(crate) fn run_with_input(arguments: &[&str], input: &str) -> Run {
    let mut command = program(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    read(child.wait_with_output().unwrap())
}

/// Runs a prepared command.
pub(crate) fn finish(command: &mut Command) -> Run {
    read(command.stdin(Stdio::null()).output().unwrap())
}

fn read(output: std::process::Output) -> Run {
    Run {
        status: output.status.code().unwrap(),
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}
