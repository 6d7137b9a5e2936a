//! Tables of answers, as spreadsheets and survey tools write them.

use std::fs;

use serde_json::Value;

use crate::common::{Run, run_in, write};

const TWO: &str = "place,date,group,SCO-1,SCO-2\n\
                   Aldermoor,30/09/2026,NHS provider,3,2\n\
                   Birchwold,30/09/2026,Council,1,not known\n";

/// Runs the program on one table.
fn run_on(table: &str, arguments: &[&str]) -> Run {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "answers.csv", table);
    run_in(directory.path(), arguments)
}

fn json(run: &Run) -> Value {
    assert_eq!(run.status, 0, "{}", run.errors);
    serde_json::from_str(&run.output).unwrap()
}

#[test]
fn a_row_is_scored_as_the_same_answers_in_a_document() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "answers.csv", "place,date,sco_1\nHere,2026-09-30,3\n");
    let document = "format: place-readiness/assessment/1\nrubric: place-readiness@0.2.0\n\
                    place: {id: here, name: Here}\ndate: 2026-09-30\nkind: individual\n\
                    answers: {SCO-1: 3}\n";
    write(directory.path(), "answers.yaml", document);

    let table = json(&run_in(directory.path(), &["score", "answers.csv", "--format", "json"]));
    let one = json(&run_in(directory.path(), &["score", "answers.yaml", "--format", "json"]));

    assert_eq!(table, Value::Array(vec![one]));
}

#[test]
fn each_row_has_a_result_of_its_own() {
    let results = json(&run_on(TWO, &["score", "answers.csv", "--format", "json"]));

    let ids: Vec<_> = results.as_array().unwrap().iter().map(|it| &it["place"]["id"]).collect();
    assert_eq!(ids, ["aldermoor", "birchwold"]);
}

#[test]
fn results_of_rows_are_written_to_files_of_their_own() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "answers.csv", TWO);
    fs::create_dir(directory.path().join("reports")).unwrap();

    let order = ["score", "answers.csv", "--format", "html", "--out", "reports"];
    assert_eq!(run_in(directory.path(), &order).status, 0);

    for name in ["answers-aldermoor.html", "answers-birchwold.html"] {
        assert!(directory.path().join("reports").join(name).is_file(), "{name}");
    }
}

#[test]
fn a_page_holds_the_one_row_of_a_table_and_no_more() {
    let one = "Ref,Score\nSCO-1,3\nSCO-2,2\n";
    let order =
        ["score", "answers.csv", "--place", "Here", "--date", "30 Sep 2026", "--out", "page.html"];
    assert_eq!(run_on(one, &order).status, 0);

    let two = run_on(TWO, &["score", "answers.csv", "--out", "page.html"]);
    assert_eq!(two.status, 2);
    assert!(
        two.errors.contains("a page holds one result; for the 2 assessments of answers.csv"),
        "{}",
        two.errors
    );
}

#[test]
fn each_problem_is_named_by_its_cell() {
    let table = "place,date,SCO-1,SCO-2\nHere,2026-09-30,3->4,2\nThere,46295,1,7\n";

    let check = run_on(table, &["check", "answers.csv"]);

    assert_eq!(check.status, 1);
    let lines: Vec<&str> = check.output.lines().collect();
    assert!(
        lines[0].starts_with("answers.csv:C2: unknown_option: answers.SCO-1: `3->4` is no answer"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].starts_with("answers.csv:B3: bad_date: date: `46295` is not read"),
        "{}",
        lines[1]
    );
    assert!(
        lines[2].starts_with("answers.csv:D3: unknown_option: answers.SCO-2: "),
        "{}",
        lines[2]
    );
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_table_with_a_problem_is_refused_whole() {
    let table = "place,date,SCO-1\nHere,2026-09-30,3\nThere,2026-09-30,x\n";

    let score = run_on(table, &["score", "answers.csv", "--format", "json"]);

    assert_eq!((score.status, score.output.as_str()), (1, ""));
    assert!(score.errors.starts_with("answers.csv:C3: unknown_option: "), "{}", score.errors);
}

#[test]
fn what_is_wrong_with_a_table_is_data_too() {
    let check = run_on(
        "place,date,SCO-1\nHere,2026-09-30,x\n",
        &["check", "answers.csv", "--format", "json"],
    );

    assert_eq!(check.status, 1);
    let report: Value = serde_json::from_str(&check.output).unwrap();
    let problem = &report["files"][0]["problems"][0];
    assert_eq!(report["files"][0]["kind"], "table");
    assert_eq!(
        [&problem["code"], &problem["cell"], &problem["field"], &problem["value"]],
        ["unknown_option", "C2", "SCO-1", "x"]
    );
    assert_eq!([&problem["row"], &problem["line"]], [2, 2]);
}

#[test]
fn what_is_said_for_the_whole_table_is_asked_for_by_the_name_of_its_option() {
    let table = "Completed,Our answer (SCO-1),SCO-1 last year\n30/09/2026 10:41,3,0\n";

    let check = run_on(table, &["check", "answers.csv"]);
    for option in
        ["--place 'Name of the Place'", "--date '2026-09-30'", "--ignore 'SCO-1 last year'"]
    {
        assert!(check.output.contains(option), "{option}: {}", check.output);
    }

    let order = ["check", "answers.csv", "--place", "Here", "--rename", "Completed=date"];
    let check = run_on(table, &[&order[..], &["--ignore", "SCO-1 last year"]].concat());
    assert_eq!((check.status, check.output.as_str()), (0, "answers.csv: table of 1 assessment\n"));
}

#[test]
fn what_is_left_out_of_a_table_is_named() {
    let table = format!("Survey of Places\n\n{TWO}Average,,,2,2\n\nApplied filters: none\n");

    let check = run_on(&table, &["check", "answers.csv"]);

    assert_eq!(check.output, "answers.csv: table of 2 assessments\n", "{}", check.errors);
    assert!(
        check
            .errors
            .contains("answers.csv:row 6: left out: worked out of the rows above, `Average`"),
        "{}",
        check.errors
    );
    assert!(
        check.errors.contains("answers.csv:row 8: left out: a note below the table"),
        "{}",
        check.errors
    );
}

#[test]
fn a_folder_may_hold_tables_and_documents_and_tables_of_other_matters() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "places/answers.csv", TWO);
    write(directory.path(), "places/rooms.csv", "room,seats\nBlue,12\n");
    write(directory.path(), "places/north.yaml", &crate::common::assessment("North", "{}"));

    let score = run_in(directory.path(), &["score", "places", "--format", "json"]);

    assert_eq!(json(&score).as_array().unwrap().len(), 3);
    let left_out = "Left out 1 file that is no document of Place readiness: places/rooms.csv\n";
    assert_eq!(score.errors, left_out);
}

#[test]
fn the_report_says_how_to_write_the_same_as_a_page() {
    let order = ["score", "answers.csv", "--place", "Here & there", "--date", "2026-09-30"];
    let score = run_on("SCO-1,SCO-2\n3,2\n", &order);

    assert_eq!(score.status, 0, "{}", score.errors);
    let output = score.output.split_whitespace().collect::<Vec<_>>().join(" ");
    let command = "place-readiness score answers.csv --place 'Here & there' --date 2026-09-30";
    assert!(output.contains(command), "{output}");
}

#[test]
fn of_a_workbook_it_is_said_how_it_can_be_read() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("answers.xlsx"), b"PK\x03\x04 and so on").unwrap();

    let score = run_in(directory.path(), &["score", "answers.xlsx"]);

    assert_eq!(score.status, 1);
    assert!(score.errors.contains("save it as CSV UTF-8"), "{}", score.errors);
}

#[test]
fn a_renaming_without_a_new_name_is_a_slip() {
    let score = run_on(TWO, &["score", "answers.csv", "--rename", "SCO-1"]);

    assert_eq!(score.status, 2);
    assert!(score.errors.contains("--rename 'Our answer=SCO-1'"), "{}", score.errors);
}
