//! Documents that are wrong in known ways, and where and how the program says so.

use crate::common::{run, run_in, run_with_input};

/// Every problem of every file in `broken`, in the order of the files and of their lines.
/// Two of the files do not say that they are ours, so in a folder they are left out.
///
/// Places were counted by hand in the files: a problem with a value stands at the value, one with
/// a key at the key, and a key that is missing at the start of the map that lacks it. Where the
/// keys of a map are ids, as in `answers` and `tags`, a problem with the value of a key as a whole
/// stands at the key.
const EXPECTED: &[&str] = &[
    "01-unknown-criterion.yaml:8:3: unknown_criterion",
    "02-unknown-option.yaml:7:18: unknown_option",
    "03-not-known-is-not-false.yaml:7:22: wrong_type",
    "04-two-answers-at-once.yaml:7:10: conflicting_answer",
    "05-always-applies.yaml:7:27: not_applicable_not_allowed",
    "06-no-reason.yaml:8:21: reason_needed",
    "07-no-such-day.yaml:4:7: bad_date",
    "08-number-for-text.yaml:3:25: wrong_type",
    "09-key-twice.yaml:9:3: duplicate_key",
    "10-alias.yaml:7:10: not_plain",
    "11-trailing-comma.json:4:1: malformed",
    "12-two-documents.yaml:7:1: malformed",
    "13-other-rubric.yaml:2:9: wrong_rubric",
    "14-keys-missing.yaml:1:1: missing_key",
    "14-keys-missing.yaml:1:1: missing_key",
    "14-keys-missing.yaml:1:1: missing_key",
    "15-unknown-key.yaml:6:1: unknown_key",
    "16-hidden-direction.yaml:3:25: unsafe_text",
    "17-bad-id.yaml:3:13: bad_id",
    "18-tabs.json:6:10: unknown_choice",
    "18-tabs.json:8:41: unknown_choice",
    "19-empty.yaml: empty",
    "20-not-utf-8.yaml:3:31: malformed",
    "21-utf-16.yaml:1:1: malformed",
    "22-unknown-format.yaml:1:9: unknown_format",
    "23-too-deep.yaml:1:73: too_deep",
    "24-rubric.yaml:3:10: wrong_type",
    "24-rubric.yaml:11:24: too_many_places",
    "24-rubric.yaml:16:13: out_of_range",
    "24-rubric.yaml:21:22: wrong_type",
    "24-rubric.yaml:22:13: duplicate_id",
    "24-rubric.yaml:24:9: unknown_key",
    "24-rubric.yaml:25:5: criteria_or_groups",
    "25-rubric-at-odds-with-itself.yaml:12:24: options_not_ascending",
    "25-rubric-at-odds-with-itself.yaml:14:5: nothing_to_score",
    "25-rubric-at-odds-with-itself.yaml:20:17: wrong_level_count",
    "25-rubric-at-odds-with-itself.yaml:21:29: unknown_tag",
    "25-rubric-at-odds-with-itself.yaml:22:25: unknown_evidence",
    "25-rubric-at-odds-with-itself.yaml:27:33: unknown_criterion",
    "25-rubric-at-odds-with-itself.yaml:27:62: unknown_band",
    "25-rubric-at-odds-with-itself.yaml:28:47: unknown_option",
    "25-rubric-at-odds-with-itself.yaml:28:62: gate_without_effect",
    "25-rubric-at-odds-with-itself.yaml:30:76: never_true",
    "26-evidence.yaml:9:23: unknown_source",
    "26-evidence.yaml:10:48: wrong_type",
    "26-evidence.yaml:10:71: unknown_source",
    "27-key-twice.json:4:43: duplicate_key",
    "27-key-twice.json:7:3: duplicate_key",
    "27-key-twice.json:8:49: duplicate_key",
    "27-key-twice.json:8:62: duplicate_key",
    "28-numbers-by-their-text.json:6:35: wrong_type",
    "28-numbers-by-their-text.json:7:44: too_many_places",
    "28-numbers-by-their-text.json:8:44: too_many_places",
    "28-numbers-by-their-text.json:9:46: out_of_range",
    "29-hidden-characters.yaml:3:25: unsafe_text",
    "29-hidden-characters.yaml:6:7: unsafe_text",
    "29-hidden-characters.yaml:7:35: unsafe_text",
];

const BROKEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");

#[test]
fn every_problem_is_named_by_file_place_and_code() {
    let files = names();
    let order = [&["check"], &files.iter().map(String::as_str).collect::<Vec<_>>()[..]].concat();
    let check = run_in(BROKEN.as_ref(), &order);

    assert_eq!(check.status, 1);
    let found: Vec<String> = check.output.lines().map(place_and_code).collect();
    assert_eq!(found, EXPECTED);
    // What is not sound is no sound evidence file either; 26 has a sound one beside it.
    let (sound, all) = (1, files.len());
    assert_eq!(check.errors, format!("{all} checked, {} with problems\n", all - sound));
}

#[test]
fn in_a_folder_those_that_say_they_are_ours_are_named() {
    let check = run(&["check", BROKEN]);

    assert_eq!(check.status, 1);
    let found: Vec<String> = check.output.lines().map(place_and_code).collect();
    let (left_out, expected): (Vec<&str>, Vec<&str>) = EXPECTED
        .iter()
        .partition(|line| line.starts_with("19-empty") || line.starts_with("23-too-deep"));
    assert_eq!((left_out.len(), found), (2, expected.into_iter().map(str::to_owned).collect()));
    let first = check.errors.lines().next().unwrap();
    assert_eq!(
        first.replace(&format!("{BROKEN}/"), ""),
        "Left out 2 files that are no documents of Place readiness: 19-empty.yaml, 23-too-deep.yaml"
    );
}

#[test]
fn a_problem_has_a_message_that_names_what_was_meant() {
    let check = run_in(BROKEN.as_ref(), &["check", "01-unknown-criterion.yaml"]);

    assert_eq!(
        check.output,
        "01-unknown-criterion.yaml:8:3: unknown_criterion: answers.SC0-3: \
         no such criterion `SC0-3`, did you mean `SCO-3`?\n"
    );
}

#[test]
fn a_number_is_quoted_as_it_was_typed() {
    let check = run_in(BROKEN.as_ref(), &["check", "28-numbers-by-their-text.json"]);

    let said: Vec<&str> =
        check.output.lines().filter_map(|it| it.split_once(": ")).map(|it| it.1).collect();
    assert_eq!(
        said,
        [
            "wrong_type: g.title: must be text: put quotes around it, \"5E1\", found the number 5E1",
            "too_many_places: g.c1.weight: must have at most three decimal places, \
             found 0.99999999999999999999",
            "too_many_places: g.c2.weight: must have at most three decimal places, found 1e-999",
            "out_of_range: g.c3.weight: must be from 0 to 100, found 1e3",
        ]
    );
}

#[test]
fn a_hidden_character_is_named_with_what_stands_before_it() {
    let check = run_in(BROKEN.as_ref(), &["check", "29-hidden-characters.yaml"]);

    let said = check.output.lines().next().unwrap_or_default();
    assert_eq!(
        said,
        "29-hidden-characters.yaml:3:25: unsafe_text: place.name: must not hold characters that \
         cannot be seen, found U+00AD (a soft hyphen) after `Te`: delete it"
    );
}

#[test]
fn an_error_in_json_stands_where_an_editor_shows_it() {
    let text = "{\r  \"a\": \"\u{2028}é\",\r\n  \"b\": \"ü\" x}\n";
    let check = run_with_input(&["check", "-"], text);
    assert!(check.output.starts_with("-:3:12: malformed: "), "{}", check.output);
}

#[test]
fn score_names_the_same_problems_on_standard_error_and_writes_nothing() {
    let files = ["01-unknown-criterion.yaml", "07-no-such-day.yaml", "18-tabs.json"];
    let out = tempfile::tempdir().unwrap();
    let report = out.path().join("report.md");

    let score = run_in(
        BROKEN.as_ref(),
        &[&["score"], &files[..], &["--out", report.to_str().unwrap()]].concat(),
    );

    assert_eq!(score.status, 1);
    assert_eq!(score.output, "");
    let mut found: Vec<String> = score.errors.lines().map(place_and_code).collect();
    assert_eq!(found.pop().unwrap(), "3 of 3 files were refused; nothing was written");
    let expected: Vec<&str> = EXPECTED
        .iter()
        .copied()
        .filter(|line| files.iter().any(|it| line.starts_with(it)))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 0);
}

/// The names of all files in `broken`, in order.
fn names() -> Vec<String> {
    let entries = std::fs::read_dir(BROKEN).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// `FILE:LINE:COLUMN: code`, without the directory and without the message.
fn place_and_code(line: &str) -> String {
    let line = line.strip_prefix(BROKEN).map_or(line, |rest| rest.trim_start_matches('/'));
    line.splitn(3, ": ").take(2).collect::<Vec<_>>().join(": ")
}
