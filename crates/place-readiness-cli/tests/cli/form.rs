//! The command `form`: a page to fill in, for any rubric.

use std::fs;

use crate::common::{RUBRIC, run, run_in, run_with_input};

#[test]
fn a_form_is_one_file_and_its_use_is_told() {
    let directory = tempfile::tempdir().unwrap();

    let form = run_in(directory.path(), &["form", "--out", "form.html"]);

    assert_eq!((form.status, form.output.as_str()), (0, ""));
    assert_eq!(
        form.errors,
        "Wrote form.html\nOpen it with a browser, or send it to the people who will answer.\n"
    );
    let page = fs::read_to_string(directory.path().join("form.html")).unwrap();
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en-GB\">"), "{page:.80}");
    assert!(page.contains("<title>Place readiness</title>"));
}

#[test]
fn any_rubric_has_a_form() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("small.yaml"), RUBRIC).unwrap();

    let form = run_in(directory.path(), &["form", "--rubric", "small.yaml", "--out", "-"]);

    assert_eq!((form.status, form.errors.as_str()), (0, ""));
    assert!(form.output.contains("<title>Small &#38; &#60;simple&#62;</title>"));
    let piped = run_with_input(&["form", "--rubric", "-", "--out", "-"], RUBRIC);
    assert_eq!(piped.output, form.output);
}

#[test]
fn a_form_replaces_a_file_only_by_force_and_never_the_rubric() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    fs::write(here.join("small.yaml"), RUBRIC).unwrap();
    fs::write(here.join("form.html"), "precious").unwrap();

    let refused = run_in(here, &["form", "--out", "form.html"]);
    assert_eq!(refused.status, 2);
    assert_eq!(
        refused.errors,
        "place-readiness: form.html is there already; --force would replace it\n"
    );
    assert_eq!(fs::read_to_string(here.join("form.html")).unwrap(), "precious");

    let order = ["form", "--rubric", "small.yaml", "--out", "./small.yaml", "--force"];
    assert_eq!(run_in(here, &order).status, 2);
    assert_eq!(fs::read_to_string(here.join("small.yaml")).unwrap(), RUBRIC);

    assert_eq!(run_in(here, &["form", "--out", "form.html", "--force"]).status, 0);
    assert_ne!(fs::read_to_string(here.join("form.html")).unwrap(), "precious");
}

#[test]
fn a_rubric_that_is_refused_has_no_form() {
    let directory = tempfile::tempdir().unwrap();
    let broken = RUBRIC.replace("value: 1,", "value: -1,");
    fs::write(directory.path().join("small.yaml"), broken).unwrap();

    let form = run_in(directory.path(), &["form", "--rubric", "small.yaml", "--out", "form.html"]);

    assert_eq!(form.status, 1);
    assert!(form.errors.starts_with("small.yaml:"), "{}", form.errors);
    assert!(!directory.path().join("form.html").exists());
}

#[test]
fn a_form_needs_a_place_to_go_to() {
    let form = run(&["form"]);

    assert_eq!(form.status, 2);
    assert!(form.errors.contains("--out <PATH>"), "{}", form.errors);
}
