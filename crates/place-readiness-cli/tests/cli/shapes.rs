//! Documents of every shape, as large as anybody may send: each is scored or refused, within two
//! seconds of work and 256 MB of memory, at the command line and in the engine.
//!
//! The limits are those of the system, on a child process: what exceeds one is killed.
#![cfg(unix)]

use std::env;
use std::process::{Command, Stdio};

use place_readiness::{Document, Evidence, Rubric};

use crate::common::program;

/// As large as a document may come as data.
const LARGE: usize = 10_000_000;
/// As large as text may be.
const LARGEST_TEXT: usize = 1 << 20;
/// Runs a command with two seconds of work and 256 MB of memory.
const LIMITED: &str = "ulimit -t 2 && ulimit -v 262144 && exec \"$0\" \"$@\"";
/// Names the shape that a child process reads as data.
const ALONE: &str = "PLACE_READINESS_SHAPE";

/// A name, and a document of at most so many bytes, as JSON.
type Shape = (&'static str, fn(usize) -> String);

/// What may be large in a document.
const SHAPES: &[Shape] = &[
    // One list of numbers, and nothing else.
    ("a wide list", |size| filled("[0", ",0", "]", size)),
    // One map of numbers, whose keys are short and all different.
    ("a wide map", |size| counted("{\"k\":0", "}", size, |n| format!(",\"{n:x}\":0"))),
    // Lists in lists, to the last byte.
    ("deep lists", |size| nested("[", "0", "]", size)),
    // Maps in maps, to the last byte.
    ("deep maps", |size| nested("{\"a\":", "0", "}", size)),
    // A list of lists of one number, and one of maps with one key.
    ("many small lists", |size| filled("[[0]", ",[0]", "]", size)),
    ("many small maps", |size| filled("[{\"a\":0}", ",{\"a\":0}", "]", size)),
    // One text, as the note of an answer.
    ("one huge text", |size| answer(&filled("{\"note\":\"a", "a", "\"}", size))),
    // One key of the document.
    ("one huge key", |size| filled("{\"a", "a", "\":0}", size)),
    // Keys of a thousand characters, as answers.
    ("many long keys", |size| {
        let long = "a".repeat(1_000);
        answers(&counted("{\"k\":0", "}", size, |n| format!(",\"{long}{n}\":0")))
    }),
    // Answers to criteria that there are not, a few characters away from one that there is.
    ("many unknown criteria", |size| {
        answers(&counted("{\"k\":0", "}", size, |n| format!(",\"SCO-{n}x\":0")))
    }),
    // The same answer over and over.
    ("a key many times", |size| answers(&filled("{\"SCO-1\":0", ",\"SCO-1\":0", "}", size))),
    // Answers with as many keys in all as a document may have, and every one wrong.
    ("many problems in every answer", many_problems),
    // Items of evidence whose dates are no dates.
    ("many wrong dates", |size| {
        let item = ",{\"title\":\"a\",\"date\":\"b\"}";
        answer(&filled("{\"evidence\":[{}", item, "]}", size))
    }),
    // One number with digits to the last byte.
    ("one huge number", |size| answer(&filled("1", "1", "", size))),
    // One text of characters that cannot be seen, and as many keys of them.
    ("hidden text", |size| answer(&filled("{\"note\":\"", "\u{200b}", "\"}", size))),
    ("hidden keys", |size| {
        answers(&counted("{\"k\":0", "}", size, |n| format!(",\"{}{n}\":0", "\u{200b}".repeat(80))))
    }),
    // A rubric of groups of one criterion, with nothing wrong but their number.
    ("many groups", |size| {
        let group = |n| {
            format!(
                ",{{\"id\":\"g{n}\",\"title\":\"G\",\"criteria\":[{{\"id\":\"c{n}\",\"title\":\"C\"}}]}}"
            )
        };
        rubric(&counted("\"groups\":[{}", "]", size, group))
    }),
    // Conditions in conditions, and as many wrong ones beside them as a document may have.
    ("deep and wide conditions", |size| {
        let wide = format!("{{\"any\":[{}", "{\"x\":0},".repeat((size / 200).min(6_000)));
        let when = nested(&wide, "0", "]}", 25 * (wide.len() + 2));
        rubric(&format!("\"gates\":[{{\"id\":\"G\",\"when\":{when}}}]"))
    }),
];

#[test]
fn the_command_line_reads_any_shape_within_two_seconds_and_256_mb() {
    let directory = tempfile::tempdir().unwrap();
    for (name, make) in SHAPES {
        for (size, ending) in [(LARGE, "json"), (LARGEST_TEXT, "json"), (LARGEST_TEXT, "yaml")] {
            let path = directory.path().join(format!("shape.{ending}"));
            std::fs::write(&path, make(size)).unwrap();
            for command in ["check", "score"] {
                let status = limited(&mut program(&[command, path.to_str().unwrap()]));
                assert!(
                    matches!(status, Some(0 | 1)),
                    "{command} {name}, {size} bytes as {ending}"
                );
            }
        }
    }
}

/// Runs this very program once more for each shape, and that copy runs this test.
#[test]
fn the_engine_reads_any_shape_as_data_within_two_seconds_and_256_mb() {
    if let Ok(name) = env::var(ALONE) {
        return read_as_data(&name);
    }
    let test = "shapes::the_engine_reads_any_shape_as_data_within_two_seconds_and_256_mb";
    for (name, _) in SHAPES {
        let mut child = Command::new(env::current_exe().unwrap());
        let status = limited(child.args(["--exact", test]).env(ALONE, name));
        assert_eq!(status, Some(0), "{name}");
    }
}

/// As a rubric, as an evidence file and as answers.
fn read_as_data(name: &str) {
    let (_, make) = SHAPES.iter().find(|(known, _)| *known == name).unwrap();
    let rubric = shipped();
    let text = make(LARGE);
    let data = &mut serde_json::Deserializer::from_str(&text);
    let Ok(document) = Document::from_data(data) else { return };
    drop(text);
    assert!(Rubric::new(&document).is_err() && Evidence::new(&document).is_err());
    if let Ok(assessment) = rubric.admit(&document) {
        assert!(rubric.score(&assessment).overall.score.is_none());
    }
}

fn shipped() -> Rubric {
    let shipped = place_readiness_rubrics::find("place-readiness").unwrap();
    Rubric::from_yaml(shipped.rubric).unwrap()
}

/// How a command ended within the limits; nothing where it was killed.
fn limited(command: &mut Command) -> Option<i32> {
    let mut shell = Command::new("sh");
    shell.args(["-c", LIMITED]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    shell.status().unwrap().code()
}

/// A start, as many of the same as fit, and an end.
fn filled(start: &str, one: &str, end: &str, size: usize) -> String {
    let times = size.saturating_sub(ROOM + start.len() + end.len()) / one.len();
    format!("{start}{}{end}", one.repeat(times))
}

/// The same, where each is made of its number.
fn counted(start: &str, end: &str, size: usize, one: impl Fn(usize) -> String) -> String {
    let mut text = start.to_owned();
    let mut n = 0;
    while text.len() + 2_000 + ROOM < size {
        text.push_str(&one(n));
        n += 1;
    }
    text + end
}

fn nested(open: &str, inside: &str, close: &str, size: usize) -> String {
    let times = size / (open.len() + close.len());
    format!("{}{inside}{}", open.repeat(times), close.repeat(times))
}

/// What stands around answers takes no more bytes.
const ROOM: usize = 500;

fn answers(answers: &str) -> String {
    format!(
        "{{\"format\":\"place-readiness/assessment/1\",\"rubric\":\"place-readiness\",\
         \"place\":{{\"id\":\"here\",\"name\":\"Here\"}},\"date\":\"2024-11-05\",\
         \"kind\":\"agreed\",\"answers\":{answers}}}"
    )
}

fn answer(answer: &str) -> String {
    answers(&format!("{{\"SCO-1\":{answer}}}"))
}

fn many_problems(size: usize) -> String {
    let wrong = counted("{\"k\":0", "}", (size / 48).min(42_000), |n| format!(",\"{n:x}\":0"));
    let rubric = shipped();
    let each = rubric.criteria().map(|criterion| format!("\"{}\":{wrong}", criterion.id));
    answers(&format!("{{{}}}", each.collect::<Vec<_>>().join(",")))
}

fn rubric(more: &str) -> String {
    format!(
        "{{\"format\":\"place-readiness/rubric/1\",\"id\":\"r\",\"version\":\"1.0.0\",\
         \"title\":\"R\",\"notice\":\"N\",\"scales\":{{\"s\":[\
         {{\"id\":\"a\",\"value\":0,\"label\":\"A\"}},{{\"id\":\"b\",\"value\":1,\"label\":\"B\"}}]}},\
         {more}}}"
    )
}
