//! Files are written whole or not at all, and never over another without being told.

use std::fs;
use std::path::Path;

use crate::common::{EXAMPLE, assessment, finish, program, run, run_in};

#[test]
fn a_result_goes_to_the_file_that_out_names() {
    let directory = tempfile::tempdir().unwrap();

    let score =
        run_in(directory.path(), &["score", EXAMPLE, "--format", "json", "--out", "result.json"]);

    assert_eq!((score.status, score.output.as_str()), (0, ""));
    assert_eq!(score.errors, "Wrote result.json\n");
    let written = fs::read_to_string(directory.path().join("result.json")).unwrap();
    assert_eq!(written, run(&["score", EXAMPLE, "--format", "json"]).output);
    assert_eq!(names(directory.path()), ["result.json"]);
}

#[test]
fn a_file_that_is_there_already_is_replaced_only_by_force() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("report.md");
    fs::write(&path, "precious").unwrap();
    let order = ["score", EXAMPLE, "--format", "markdown", "--out", "report.md"];

    let refused = run_in(directory.path(), &order);
    assert_eq!(refused.status, 2);
    assert_eq!(
        refused.errors,
        "place-readiness: report.md is there already; --force would replace it\n"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");

    let forced = run_in(directory.path(), &[&order[..], &["--force"]].concat());
    assert_eq!(forced.status, 0);
    assert_ne!(fs::read_to_string(&path).unwrap(), "precious");
    assert_eq!(names(directory.path()), ["report.md"]);
}

#[test]
fn every_file_gets_one_of_its_own_in_a_directory() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    fs::create_dir(here.join("reports")).unwrap();
    fs::write(here.join("north.yaml"), assessment("North", "{}")).unwrap();
    fs::write(here.join("south.yaml"), assessment("South", "{}")).unwrap();

    for (format, ending) in
        [("html", "html"), ("markdown", "md"), ("json", "json"), ("text", "txt")]
    {
        let order = ["score", "north.yaml", "south.yaml", "--format", format, "--out", "reports"];
        assert_eq!(run_in(here, &order).status, 0);
        for name in ["north", "south"] {
            assert!(here.join(format!("reports/{name}.{ending}")).is_file(), "{name}.{ending}");
        }
    }
    assert_eq!(names(&here.join("reports")).len(), 8);
}

#[test]
fn where_one_of_several_files_cannot_be_written_none_is() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    fs::create_dir(here.join("reports")).unwrap();
    fs::write(here.join("reports/south.html"), "precious").unwrap();
    fs::write(here.join("north.yaml"), assessment("North", "{}")).unwrap();
    fs::write(here.join("south.yaml"), assessment("South", "{}")).unwrap();

    let order = ["score", "north.yaml", "south.yaml", "--format", "html", "--out", "reports"];
    let score = run_in(here, &order);

    assert_eq!(score.status, 2);
    assert_eq!(names(&here.join("reports")), ["south.html"]);
}

#[test]
fn two_results_never_share_a_file() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    for folder in ["one", "two", "reports"] {
        fs::create_dir(here.join(folder)).unwrap();
        fs::write(here.join(folder).join("place.yaml"), assessment("Place", "{}")).unwrap();
    }

    let order = ["score", "one/place.yaml", "two/place.yaml", "--out", "reports"];
    let score = run_in(here, &order);

    assert_eq!(score.status, 2);
    assert!(score.errors.contains("both be written to reports/place.txt"), "{}", score.errors);
    assert_eq!(names(&here.join("reports")), ["place.yaml"]);
}

#[test]
fn answers_are_never_replaced_by_their_own_result() {
    let directory = tempfile::tempdir().unwrap();
    let answers = assessment("Place", "{}");
    fs::write(directory.path().join("place.yaml"), &answers).unwrap();

    let order = ["score", "place.yaml", "--format", "text", "--out", "./place.yaml", "--force"];
    let score = run_in(directory.path(), &order);

    assert_eq!(score.status, 2);
    assert_eq!(fs::read_to_string(directory.path().join("place.yaml")).unwrap(), answers);
}

#[test]
fn a_place_that_cannot_be_written_to_is_named() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("file"), "").unwrap();

    for (out, message) in [
        ("gone/report.html", "cannot write gone/report.html: no such file or directory"),
        ("gone/", "cannot write gone/: no such directory"),
        ("file/report.html", "cannot write file/report.html: not a directory"),
    ] {
        let score = run_in(directory.path(), &["score", EXAMPLE, "--out", out, "--force"]);
        assert_eq!(score.status, 2, "{out}");
        assert_eq!(score.errors, format!("place-readiness: {message}\n"));
    }
    assert_eq!(names(directory.path()), ["file"]);
}

#[cfg(unix)]
#[test]
fn a_device_is_never_replaced() {
    let score = run(&["score", EXAMPLE, "--out", "/dev/null", "--force"]);

    assert_eq!(score.status, 2);
    assert_eq!(score.errors, "place-readiness: cannot write /dev/null: it is not a file\n");
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_what_it_points_to_is_replaced() {
    let directory = tempfile::tempdir().unwrap();
    let (real, link) = (directory.path().join("real.txt"), directory.path().join("link.txt"));
    fs::write(&real, "old").unwrap();
    std::os::unix::fs::symlink("real.txt", &link).unwrap();

    let score = run_in(directory.path(), &["score", EXAMPLE, "--out", "link.txt", "--force"]);

    assert_eq!(score.status, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().contains("North West London"));
}

#[cfg(unix)]
#[test]
fn where_the_disk_is_full_nothing_is_left_and_nothing_is_lost() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("result.json"), "precious").unwrap();
    // A limit on the size of files stands in for a disk with eight blocks of 512 bytes left.
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_place-readiness"), "score", EXAMPLE]);
    shell.args(["--format", "json", "--out", "result.json", "--force"]);

    let score = finish(shell.current_dir(directory.path()));

    assert_eq!(score.status, 2);
    assert_eq!(score.errors, "place-readiness: cannot write result.json: file too large\n");
    assert_eq!(names(directory.path()), ["result.json"]);
    assert_eq!(fs::read_to_string(directory.path().join("result.json")).unwrap(), "precious");
}

#[cfg(target_os = "linux")]
#[test]
fn where_standard_output_is_full_that_is_said() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = program(&["score", EXAMPLE]).stdout(full).output().unwrap();

    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(errors, "place-readiness: cannot write standard output: no space left on device\n");
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_causes_no_words() {
    let script = "\"$0\" rubric schema rubric | head -n 1";
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_place-readiness")]);

    let run = finish(&mut shell);

    assert_eq!((run.output.as_str(), run.errors.as_str()), ("{\n", ""));
}

#[cfg(unix)]
#[test]
fn a_new_file_can_be_read_by_whom_the_mask_allows() {
    use std::os::unix::fs::PermissionsExt;

    let directory = tempfile::tempdir().unwrap();
    let script = "umask 022; exec \"$0\" \"$@\"";
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_place-readiness")]);
    shell.args(["score", EXAMPLE, "--out", "report.txt"]);

    finish(shell.current_dir(directory.path()));

    let mode = fs::metadata(directory.path().join("report.txt")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o644);
}

/// The names in a directory, in order, hidden ones included.
fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
