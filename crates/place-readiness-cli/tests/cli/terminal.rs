//! What stands on the terminal: its width, its colours, and nothing that could harm it.

use unicode_width::UnicodeWidthStr;

use crate::common::{EXAMPLE, assessment, finish, program, run, run_in, run_with_input};

/// Wide characters, combining marks, and a word that no line can hold.
const WIDE: &str = "東京都港区北西連合の場所 Pontypridd e\u{301}e\u{301}e\u{301} 東京都港区北西連合の場所\
                    東京都港区北西連合の場所東京都港区北西連合の場所東京都港区北西連合の場所";

#[test]
fn no_line_is_wider_than_the_terminal() {
    let answers = format!("{{SCO-1: {{level: 1, note: \"{WIDE}\"}}}}");
    let input = assessment(WIDE, &answers).replace("kind:", &format!("label: {WIDE}\nkind:"));
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("wide.yaml"), input).unwrap();
    let path = directory.path().join("wide.yaml");

    for columns in [40, 41, 55, 71, 72, 80, 200] {
        for file in [EXAMPLE, path.to_str().unwrap()] {
            let score = finish(program(&["score", file]).env("COLUMNS", columns.to_string()));
            assert_eq!(score.status, 0);
            for line in score.output.lines() {
                assert!(line.width() <= columns.min(80), "{columns}: {line}");
            }
        }
    }
}

#[test]
fn no_line_about_a_rubric_is_wider_than_the_terminal() {
    for columns in [40, 80] {
        for order in [
            vec!["rubric", "show", "place-readiness"],
            vec!["rubric", "show", "place-readiness", "--criterion", "GOV-1"],
        ] {
            let show = finish(program(&order).env("COLUMNS", columns.to_string()));
            assert_eq!(show.status, 0);
            for line in show.output.lines() {
                assert!(line.width() <= columns, "{columns}: {line}");
            }
        }
    }
}

#[test]
fn colour_is_used_only_where_it_is_wanted() {
    let is_coloured = |arguments: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["score", EXAMPLE], arguments].concat();
        let score = finish(program(&arguments).envs(variables.iter().copied()));
        assert_eq!(score.status, 0);
        score.output.contains('\u{1b}')
    };

    assert!(!is_coloured(&[], &[]), "a pipe is no terminal");
    assert!(is_coloured(&["--color", "always"], &[]));
    assert!(is_coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(is_coloured(&["--color", "always"], &[("NO_COLOR", "1")]), "an order is an order");
    assert!(!is_coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn colour_adds_nothing_to_the_words() {
    let plain = run(&["score", EXAMPLE]).output;
    let coloured = run(&["score", EXAMPLE, "--color", "always"]).output;

    assert_eq!(without_colour(&coloured), plain);
}

#[test]
fn without_utf_8_lines_are_drawn_in_ascii() {
    let ascii = run(&["score", EXAMPLE, "--ascii"]).output;
    let plain_locale = finish(program(&["score", EXAMPLE]).env("LC_ALL", "C")).output;

    assert!(ascii.is_ascii());
    assert_eq!(ascii, plain_locale);
    // Leadership: possible from 27.98 to 41.07, scored 30.36; cells 9 to 13 and 10 of 0 to 32.
    assert!(ascii.contains(".........=O===..................."), "{ascii}");
}

#[test]
fn what_could_fool_the_terminal_is_shown_by_its_number() {
    // Tabs, line breaks and what real writing needs are allowed in texts; the rest is refused there.
    let name = "Pl\\u200dace\\u200e\\u061c";
    let score = run_with_input(&["score", "-"], &assessment(name, "{}"));
    assert_eq!(score.status, 0);
    assert!(score.output.contains("Pl\\u{200d}ace\\u{200e}\\u{61c}"), "{}", score.output);

    for refused in ["\\e[2J", "\\u009b31m", "\\u202e", "\\u200b", "\\r", "\\a"] {
        for command in ["score", "check"] {
            let run = run_with_input(&[command, "-"], &assessment(&format!("a{refused}b"), "{}"));
            assert_eq!(run.status, 1);
            let said = run.output + &run.errors;
            assert!(said.starts_with("-:3:25: unsafe_text: "), "{said:?}");
            assert!(said.trim_end().chars().all(|it| !it.is_control()), "{said:?}");
        }
    }
}

#[test]
fn keys_and_values_that_are_quoted_in_messages_are_made_safe() {
    let answers = "{\"\\e]0;title\\a\": 1, SCO-1: \"\\e[31m\"}";
    let check = run_with_input(&["check", "-"], &assessment("Here", answers));

    assert_eq!(check.status, 1);
    assert_eq!(check.output.lines().count(), 2);
    assert!(check.output.contains("\\u{1b}]0;title\\u{7}"), "{}", check.output);
    assert!(check.output.lines().all(|line| !line.contains(char::is_control)));
}

#[cfg(unix)]
#[test]
fn file_names_and_arguments_are_made_safe() {
    let directory = tempfile::tempdir().unwrap();
    let file = "a\u{1b}[2J\n\u{202e}.yaml";
    std::fs::write(directory.path().join(file), "format: none\n").unwrap();

    let check = run_in(directory.path(), &["check", file]);
    assert!(
        check.output.starts_with("a\\u{1b}[2J\\u{a}\\u{202e}.yaml:1:9: unknown_format: "),
        "{:?}",
        check.output
    );
    let gone = run(&["score", "gone\u{1b}[2J.yaml"]);
    assert!(gone.errors.contains("gone\\u{1b}[2J.yaml"), "{:?}", gone.errors);
    let unknown = run(&["unknown\u{1b}[2J"]);
    let shown = unknown.errors.lines().all(|line| !line.contains(char::is_control));
    assert!(unknown.errors.contains("unknown") && shown, "{:?}", unknown.errors);
    let criterion = run(&["rubric", "show", "place-readiness", "--criterion", "\u{1b}[2J"]);
    assert!(criterion.errors.contains("`\\u{1b}[2J`"), "{:?}", criterion.errors);
}

/// The text without the escape sequences that set colours.
fn without_colour(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| all + part.split_once('m').unwrap().1)
}
