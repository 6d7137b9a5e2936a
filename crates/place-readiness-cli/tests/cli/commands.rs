//! The commands beside `score`.

use serde_json::Value;

use crate::common::{run, run_in, run_with_input};

const RUBRICS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rubrics");

/// Every command there is, but for the long options.
const COMMANDS: &[&[&str]] = &[
    &["score"],
    &["check"],
    &["form"],
    &["rubric", "list"],
    &["rubric", "show"],
    &["rubric", "schema"],
    &["rubric", "template"],
    &["rubric", "diff"],
    &["completions"],
    &["man"],
];

#[test]
fn check_says_what_every_sound_file_is() {
    let check = run_in(RUBRICS.as_ref(), &["check", "place-readiness"]);

    assert_eq!((check.status, check.errors.as_str()), (0, "3 checked, 0 with problems\n"));
    assert_eq!(
        check.output,
        "place-readiness/evidence.yaml: evidence 0.2.0, 368 entries from 4 sources\n\
         place-readiness/examples/north-west-london-2015.yaml: illustrative assessment of North \
         West London on 2015-05-01, 24 of 48 answered\n\
         place-readiness/rubric.yaml: rubric place-readiness@0.2.0, 48 criteria, resting on \
         368 entries of evidence\n"
    );
}

#[test]
fn the_list_names_the_built_in_rubric() {
    let list = run(&["rubric", "list"]);

    assert_eq!(list.status, 0);
    assert!(list.output.starts_with("place-readiness\n"), "{}", list.output);
    assert!(list.output.contains("48 criteria"), "{}", list.output);
}

#[test]
fn a_rubric_is_shown_with_every_criterion() {
    let show = run(&["rubric", "show", "place-readiness"]).output;

    assert!(show.contains("Not made for ranking Places"), "{show}");
    for (code, number) in [
        ("SCO", 6),
        ("GOV", 9),
        ("LEA", 7),
        ("FIN", 6),
        ("MON", 6),
        ("ENG", 5),
        ("WFO", 5),
        ("DAT", 4),
    ] {
        for n in 1..=number {
            let line = format!("\n{code}-{n}  ");
            assert!(show.contains(&line), "{code}-{n}");
        }
    }
}

#[test]
fn a_criterion_is_shown_with_its_levels_and_what_it_rests_on() {
    let show = run(&["rubric", "show", "place-readiness", "--criterion", "SCO-1"]).output;
    let words = show.split_whitespace().collect::<Vec<_>>().join(" ");

    for text in [
        "Is there one agreed list of the services this Place is responsible for?",
        "2 Every partner has agreed the list.",
        "Next step: Take the list to each partner and record its agreement.",
        "Weight 3. First in the report's closing list",
        "The 2024 report puts clarity about scope underneath all its other conditions",
        "The ICB or council that holds the power or money",
        "C24-K1: ",
        "NIHR Policy Research Unit",
    ] {
        assert!(words.contains(text), "{text}: {words}");
    }
}

#[test]
fn an_entry_of_the_evidence_file_is_shown_with_what_rests_on_it() {
    let show = run(&["rubric", "show", "place-readiness", "--evidence", "C24-K15"]).output;

    assert!(show.contains("Commissioning for integrated service delivery"), "{show}");
    // LEA-3, gate B and PAT-16 are the parts of the rubric that name this entry.
    assert!(show.contains("LEA-3, gates.B, patterns.PAT-16"), "{show}");
}

#[test]
fn an_unknown_criterion_is_answered_with_the_nearest_one() {
    let show = run(&["rubric", "show", "place-readiness", "--criterion", "SC0-1"]);

    assert_eq!(show.status, 2);
    assert_eq!(show.errors, "place-readiness: no such criterion `SC0-1`, did you mean `SCO-1`?\n");
}

#[test]
fn a_schema_is_json_that_names_its_format() {
    for document in ["rubric", "assessment", "evidence", "result", "comparison"] {
        let schema: Value =
            serde_json::from_str(&run(&["rubric", "schema", document]).output).unwrap();
        assert_eq!(
            schema["properties"]["format"]["const"],
            format!("place-readiness/{document}/1")
        );
    }
}

#[test]
fn a_template_can_be_scored_as_it_is_with_nothing_answered() {
    let template = run(&["rubric", "template", "place-readiness"]).output;
    let score = run_with_input(&["score", "-", "--format", "json"], &template);

    assert_eq!((score.status, score.errors.as_str()), (0, ""));
    let result: Value = serde_json::from_str(&score.output).unwrap();
    assert_eq!(result["overall"]["answered"], 0);
    assert_eq!(result["overall"]["score"], Value::Null);
    assert_eq!(result["overall"]["states"]["unanswered"], 48);
}

#[test]
fn a_difference_says_what_changed_and_which_step_it_asks_for() {
    let directory = tempfile::tempdir().unwrap();
    let old = std::fs::read_to_string(format!("{RUBRICS}/place-readiness/rubric.yaml")).unwrap();
    let new = old.replacen("version: 0.2.0", "version: 0.2.1", 1).replacen(
        "minimum_coverage: 60",
        "minimum_coverage: 50",
        1,
    );
    assert_ne!(old, new);
    std::fs::write(directory.path().join("new.yaml"), new).unwrap();
    let order = ["rubric", "diff", "place-readiness", "new.yaml"];

    let text = run_in(directory.path(), &order);
    assert_eq!(text.status, 0);
    for part in ["cannot be compared", "major step", "patch one", "minimum_coverage", "60", "50"] {
        assert!(text.output.contains(part), "{part}: {}", text.output);
    }
    let json = run_in(directory.path(), &[&order[..], &["--format", "json"]].concat()).output;
    let changes: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(changes["comparable"], false);
    assert_eq!(changes["needs"], "major");
    assert_eq!(changes["declared"], "patch");
    assert_eq!(changes["enough"], false);
    assert_eq!(changes["changes"][0]["was"], "60");
    assert_eq!(changes["changes"][0]["now"], "50");
}

#[test]
fn every_shell_gets_completions_for_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell]);
        assert_eq!(script.status, 0);
        for command in COMMANDS.iter().flat_map(|command| command.iter()) {
            assert!(script.output.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn the_manual_page_describes_every_command() {
    let man = run(&["man"]).output.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "");

    assert!(man.contains(".TH place-readiness 1"), "{man}");
    for command in COMMANDS {
        let heading = format!("place-readiness {}", command.join(" "));
        assert!(man.contains(&heading.to_uppercase()), "{heading}");
        assert!(man.contains(&heading), "{heading}");
    }
}

#[test]
fn every_command_shows_an_example_of_itself() {
    let all = run(&["--help"]).output;
    for command in COMMANDS {
        let line = format!("  place-readiness {}", command.join(" "));
        assert!(all.contains(&line), "{line}: {all}");
        let help = run(&[*command, &["--help"]].concat());
        assert_eq!(help.status, 0);
        assert!(help.output.contains(&line), "{line}: {}", help.output);
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = run(&["--version"]);

    assert_eq!(version.status, 0);
    assert_eq!(version.output, format!("place-readiness {}\n", env!("CARGO_PKG_VERSION")));
}
