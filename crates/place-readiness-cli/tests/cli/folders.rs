//! Folders: what is found in them, in which order, and what is left out with a word.

use std::fs;

use serde_json::Value;

use crate::common::{RUBRIC, assessment, finish, program, run_in, write};

#[test]
fn a_folder_is_looked_into_all_the_way_down_in_the_order_of_paths() {
    let directory = tempfile::tempdir().unwrap();
    for file in ["b.yaml", "a/z.json", "a/y/x.yml", "a-1.yaml", "B.YAML"] {
        let text = assessment(file, "{}");
        write(directory.path(), file, &if file.ends_with("json") { as_json(file) } else { text });
    }

    let check = run_in(directory.path(), &["check", "."]);

    assert_eq!(check.status, 0, "{}", check.output);
    let files: Vec<&str> = check.output.lines().map(|it| it.split(": ").next().unwrap()).collect();
    assert_eq!(files, ["./B.YAML", "./a/y/x.yml", "./a/z.json", "./a-1.yaml", "./b.yaml"]);
    assert_eq!(check.errors, "5 checked, 0 with problems\n");
}

#[test]
fn the_last_line_says_how_many_were_checked_and_how_many_have_problems() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "places/good.yaml", &assessment("Good", "{}"));
    write(directory.path(), "places/bad.yaml", &assessment("Bad", "{SCO-99: 1}"));
    write(directory.path(), "places/rubric.yaml", RUBRIC);

    let check = run_in(directory.path(), &["check", "places"]);

    assert_eq!(check.status, 1);
    assert!(check.output.starts_with("places/bad.yaml:6:11: unknown_criterion: "));
    assert_eq!(check.output.lines().count(), 1);
    assert_eq!(check.errors, "3 checked, 1 with problems\n");

    let named = ["check", "places/good.yaml", "places/bad.yaml", "gone.yaml"];
    let check = run_in(directory.path(), &named);
    assert_eq!(check.status, 2);
    assert_eq!(
        check.errors,
        "place-readiness: cannot read gone.yaml: no such file or directory\n\
         2 checked, 1 with problems, 1 not read\n"
    );
}

#[test]
fn one_file_needs_no_count() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "good.yaml", &assessment("Good", "{}"));

    assert_eq!(run_in(directory.path(), &["check", "good.yaml"]).errors, "");
}

#[test]
fn what_is_not_ours_is_left_out_with_a_word() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    write(here, "good.yaml", &assessment("Good", "{}"));
    write(here, "package.json", r#"{"name": "place-readiness", "version": "1.0.0"}"#);
    write(here, "links.json", r#"{"format": "links/1", "see": "../place-readiness/README.md"}"#);
    write(here, "deploy/values.yaml", "{{ not even YAML }}");
    write(here, "notes.txt", "format: place-readiness/assessment/1");
    write(here, "result.json", r#"{"format": "place-readiness/result/1"}"#);
    write(here, ".git/good.yaml", "format: place-readiness/assessment/1");
    write(here, ".hidden.yaml", "format: place-readiness/assessment/1");

    let check = run_in(here, &["check", "."]);

    assert_eq!(check.status, 0, "{}", check.output);
    assert_eq!(check.output.lines().count(), 1);
    assert_eq!(
        check.errors,
        "Left out 3 files that are no documents of Place readiness: \
         ./deploy/values.yaml, ./links.json, ./package.json\n\
         Left out 1 result of this program: ./result.json\n\
         1 checked, 0 with problems\n"
    );
}

#[test]
fn a_document_of_ours_that_cannot_be_read_as_one_is_never_left_out() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    write(here, "comma.json", r#"{"format": "place-readiness/assessment/1",}"#);
    write(here, "slash.json", r#"{"format": "place-readiness\/assessment\/1"}"#);
    write(here, "later.yaml", &format!("a: {{\n# {}\nformat: place-readiness/", "-".repeat(9000)));
    write(here, "typing.yaml", "format: place-readiness/asessment/1\n");

    let check = run_in(here, &["check", "."]);

    assert_eq!((check.status, check.errors.as_str()), (1, "4 checked, 4 with problems\n"));
    for start in ["./comma.json:1:43: malformed", "./slash.json:1:1: missing_key", "./later.yaml"] {
        assert!(check.output.contains(start), "{start}: {}", check.output);
    }
    assert!(check.output.contains("./typing.yaml:1:9: unknown_format"), "{}", check.output);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_in_a_folder_keep_nobody_waiting() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    write(here, "places/good.yaml", &assessment("Good", "{}"));
    std::os::unix::fs::symlink(".", here.join("places/round")).unwrap();
    std::os::unix::fs::symlink("good.yaml", here.join("places/link.yaml")).unwrap();
    let pipe = std::process::Command::new("mkfifo").arg(here.join("places/pipe.yaml")).status();
    assert!(pipe.unwrap().success());

    let check = run_in(here, &["check", "places"]);

    assert_eq!(check.status, 0, "{}", check.errors);
    assert_eq!(check.output.lines().count(), 2, "{}", check.output);
    assert_eq!(
        check.errors,
        "Left out 1 link to a folder: places/round\n\
         Left out 1 name that is no file's: places/pipe.yaml\n\
         2 checked, 0 with problems\n"
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_named_and_the_rest_is_checked() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "bad.yaml", &assessment("Bad", "{SCO-99: 1}"));
    std::os::unix::fs::symlink("gone", directory.path().join("lost.yaml")).unwrap();

    let check = run_in(directory.path(), &["check", "."]);

    assert_eq!(check.status, 2);
    assert!(check.output.starts_with("./bad.yaml:6:11: unknown_criterion: "), "{}", check.output);
    assert_eq!(
        check.errors,
        "place-readiness: cannot read ./lost.yaml: no such file or directory\n\
         1 checked, 1 with problems, 1 not read\n"
    );
}

#[test]
fn a_folder_that_is_too_deep_is_refused_in_words_and_cancels_nothing_else() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    write(here, "good.yaml", &assessment("Good", "{}"));
    write(here, &format!("deep/{}good.yaml", "d/".repeat(32)), &assessment("Good", "{}"));

    let check = run_in(here, &["check", "deep"]);
    assert_eq!((check.status, check.errors.as_str()), (0, "1 checked, 0 with problems\n"));

    fs::create_dir(here.join(format!("deep/{}", "d/".repeat(33)))).unwrap();
    let score = run_in(here, &["score", "good.yaml", "deep", "--format", "json"]);
    assert_eq!(score.status, 2);
    assert_eq!(serde_json::from_str::<Value>(&score.output).unwrap().as_array().unwrap().len(), 1);
    assert_eq!(
        score.errors,
        "place-readiness: deep holds folders in one another, more than 32 deep; \
         name a folder further down\n\
         1 of 2 files could not be read; its result is not among those written\n"
    );
}

#[test]
fn folders_that_are_too_large_together_are_refused_in_words() {
    let directory = tempfile::tempdir().unwrap();
    (1..=1000).for_each(|n| write(directory.path(), &format!("large/{n}"), ""));
    write(directory.path(), "good.yaml", &assessment("Good", "{}"));

    // Each time it is looked into, 1000 more files are looked at; 100000 are allowed.
    let order = |times| [&["check", "good.yaml"], &vec!["large"; times][..]].concat();
    let message = "with large there are more than 100000 files and folders to look at; \
                   name smaller folders";

    let allowed = run_in(directory.path(), &order(100));
    assert!(!allowed.errors.contains(message), "{}", allowed.errors);
    let check = run_in(directory.path(), &order(101));
    assert_eq!(check.status, 2);
    assert!(check.errors.contains(&format!("place-readiness: {message}\n")), "{}", check.errors);
    assert!(check.errors.ends_with("1 checked, 0 with problems, 101 not read\n"));
}

#[test]
fn a_folder_without_documents_is_no_success() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    fs::create_dir(here.join("empty")).unwrap();
    write(here, "foreign/package.json", "{}");
    write(here, "results/one.json", r#"{"format": "place-readiness/result/1"}"#);

    for command in ["check", "score"] {
        for folder in ["empty", "foreign", "results"] {
            let run = run_in(here, &[command, folder]);
            assert_eq!((run.status, run.output.as_str()), (2, ""), "{command} {folder}");
            assert!(run.errors.contains("place-readiness: "), "{}", run.errors);
        }
    }
    let check = run_in(here, &["check", "empty"]).errors;
    let endings = "*.yaml, *.yml, *.json, *.csv or *.tsv";
    let message = format!("empty holds no document of Place readiness ({endings})");
    assert!(check.starts_with(&format!("place-readiness: {message}\n")), "{check}");
    let rubrics = run_in(here, &["score", "foreign"]).errors;
    assert!(rubrics.contains("Left out 1 file that is no document"), "{rubrics}");
}

#[test]
fn a_folder_is_scored_in_the_order_of_paths_and_rubrics_are_left_out_with_a_word() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    for (file, name) in [("c.yaml", "Third"), ("a/z.yaml", "First"), ("b.yaml", "Second")] {
        write(here, &format!("places/{file}"), &assessment(name, "{}"));
    }
    write(here, "places/rubric.yaml", RUBRIC);

    let score = run_in(here, &["score", "places", "--format", "json"]);

    assert_eq!(score.status, 0);
    assert_eq!(score.errors, "Left out 1 rubric or evidence file: places/rubric.yaml\n");
    let results: Vec<Value> = serde_json::from_str(&score.output).unwrap();
    let names: Vec<&str> = results.iter().map(|it| it["place"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["First", "Second", "Third"]);
}

#[test]
fn a_folder_as_json_is_an_array_even_where_it_holds_one_assessment() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "only.yaml", &assessment("Only", "{}"));

    let one = run_in(directory.path(), &["score", "only.yaml", "--format", "json"]).output;
    let folder = run_in(directory.path(), &["score", ".", "--format", "json"]).output;

    let one: Value = serde_json::from_str(&one).unwrap();
    assert_eq!(folder, serde_json::to_string_pretty(&[one]).unwrap() + "\n");
}

#[test]
fn results_keep_the_subfolders_of_their_answers() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    fs::create_dir(here.join("reports")).unwrap();
    for file in ["2023/north.yaml", "2024/north.yaml", "2024/late/south.yaml"] {
        let name = file.replace('/', " ");
        write(here, &format!("places/{file}"), &assessment(&name, "{}"));
    }

    let order = ["score", "places", "--format", "html", "--out", "reports"];
    let score = run_in(here, &order);

    assert_eq!(score.status, 0, "{}", score.errors);
    assert_eq!(
        score.errors,
        "Wrote reports/2023/north.html\nWrote reports/2024/late/south.html\n\
         Wrote reports/2024/north.html\n"
    );
    let page = fs::read_to_string(here.join("reports/2024/late/south.html")).unwrap();
    assert!(page.contains("2024 late south.yaml"));

    let again = run_in(here, &order);
    assert_eq!(again.status, 2);
    assert_eq!(again.errors.matches("is there already").count(), 3, "{}", again.errors);
}

#[test]
fn nothing_is_made_where_two_results_of_a_folder_would_share_a_file() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    fs::create_dir(here.join("reports")).unwrap();
    write(here, "places/a/place.json", &as_json("Place"));
    write(here, "places/a/place.yaml", &assessment("Place", "{}"));

    let score = run_in(here, &["score", "places", "--out", "reports"]);

    assert_eq!(score.status, 2);
    let message = "two FILEs would both be written to reports/a/place.txt";
    assert_eq!(score.errors, format!("place-readiness: {message}\n"));
    assert_eq!(fs::read_dir(here.join("reports")).unwrap().count(), 0);
}

#[test]
fn a_folder_can_be_scored_into_itself_and_again() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    write(here, "north.yaml", &assessment("North", "{}"));
    let order = ["score", ".", "--format", "json", "--out", ".", "--force"];

    assert_eq!(run_in(here, &order).errors, "Wrote ./north.json\n");
    let again = run_in(here, &order);
    assert_eq!(again.status, 0);
    assert_eq!(
        again.errors,
        "Wrote ./north.json\nLeft out 1 result of this program: ./north.json\n"
    );
}

#[cfg(unix)]
#[test]
fn there_may_be_more_results_than_files_open_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path();
    fs::create_dir(here.join("reports")).unwrap();
    (0..40).for_each(|n| write(here, &format!("places/{n}.yaml"), &assessment("Place", "{}")));

    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "ulimit -n 20; exec \"$0\" \"$@\""]).arg(program(&[]).get_program());
    shell.args(["score", "places", "--format", "json", "--out", "reports"]).current_dir(here);
    let score = finish(&mut shell);

    assert_eq!(score.status, 0, "{}", score.errors);
    assert_eq!(fs::read_dir(here.join("reports")).unwrap().count(), 40);
}

fn as_json(name: &str) -> String {
    format!(
        r#"{{"format": "place-readiness/assessment/1", "rubric": "place-readiness@0.2.0",
            "place": {{"id": "test", "name": "{name}"}}, "date": "2024-11-05", "kind": "agreed",
            "answers": {{}}}}"#
    )
}
