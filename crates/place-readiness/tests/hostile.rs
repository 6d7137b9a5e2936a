//! Documents made to harm, or made by accident: each is refused with a code and a place.
#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

use place_readiness::problem::Problem;
use place_readiness::{Document, Rubric};
use serde::de::value::{Error, SeqDeserializer};
use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use support::hostile::{CASES, Case, Door, RUBRIC, answers, rubric_with};

mod support {
    pub(crate) mod hostile;
}

/// Longer than any message or place has a reason to be.
const LONGEST: usize = 2_000;
#[test]
fn every_hostile_document_is_refused_with_a_code_and_a_place() {
    let refused = |case: &Case| wrong(case, &refuse(case));
    let wrong: Vec<String> = CASES.iter().filter_map(refused).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_byte_order_mark_windows_lines_and_one_mebibyte_are_no_harm() {
    let plain = Rubric::from_yaml(RUBRIC).unwrap();
    let windows = RUBRIC.replace('\n', "\r\n");
    let full = format!("{RUBRIC}#{}", "x".repeat((1 << 20) - RUBRIC.len() - 1));
    assert_eq!(full.len(), 1 << 20);
    for text in [format!("\u{feff}{RUBRIC}"), windows, full] {
        let rubric = Rubric::from_yaml(&text).unwrap();
        assert_eq!(rubric.document(), plain.document());
    }
}

#[test]
fn a_negative_zero_is_zero() {
    for zero in ["-0", "-0.0", "-0e9"] {
        let rubric = Rubric::from_yaml(&rubric_with("weight: 1", &format!("weight: {zero}")));
        assert_eq!(rubric.unwrap().criterion("A").unwrap().weight.to_string(), "0");
    }
}

#[test]
fn a_list_that_shares_one_large_text_a_thousand_times_is_refused() {
    let text = "x".repeat(10_000_000);
    let shared = vec![text.as_str(); 1_000];
    let data = SeqDeserializer::<_, Error>::new(shared.into_iter());
    let problems = Document::from_data(data).unwrap_err();
    assert_eq!(problems.to_string(), "must hold at most 16777216 bytes of text");
}

#[test]
fn a_list_that_holds_itself_twice_is_refused() {
    let problems = Document::from_data(Endless).unwrap_err();
    assert_eq!(problems.to_string(), "must hold at most 500000 keys and values");
}

#[test]
fn a_list_that_says_it_is_too_long_is_not_looked_into() {
    let untouched = (0..usize::MAX).inspect(|n| unreachable!("{n} was read"));
    let data = SeqDeserializer::<_, Error>::new(untouched);
    assert_eq!(Document::from_data(data).unwrap_err()[0].code(), "too_much");
}

#[test]
fn what_lies_too_deep_is_counted_too() {
    let wide = format!("[{}0]", "0,".repeat(400_000));
    let deep = |inside: &str| format!("{}{inside}{}", "[".repeat(64), "]".repeat(64));
    let read = |text: &str| Document::from_data(&mut serde_json::Deserializer::from_str(text));
    assert!(read(&deep(&wide)).is_ok());
    let problems = read(&deep(&format!("{wide},{wide}"))).unwrap_err();
    assert_eq!(problems[0].code(), "too_much");
}

#[test]
fn ten_thousand_problems_are_told_and_the_others_counted() {
    // Each entry lacks its text, and has a key that nobody knows.
    let guidance = "{k: 1}, ".repeat(8_000);
    let problems = Rubric::from_yaml(&format!("{RUBRIC}guidance: [{guidance}]\n")).unwrap_err();
    assert_eq!(problems.len(), 10_001);
    assert_eq!(
        problems[10_000].to_string(),
        "must hold at most 10000 problems, found 16000: 6000 more are not told here"
    );
}

/// A list that holds itself twice, as a host language may have one. No text is long enough to say
/// so: only the reader can put an end to it.
struct Endless;

impl<'de> Deserializer<'de> for Endless {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Twice { left: 2 })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

struct Twice {
    left: u32,
}

impl<'de> SeqAccess<'de> for Twice {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(Endless).map(Some)
    }
}

/// What is wrong with a refusal, if anything.
fn wrong(case: &Case, problems: &[Problem]) -> Option<String> {
    let found: Vec<(&str, &str)> =
        problems.iter().map(|problem| (problem.code(), problem.at.as_str())).collect();
    let is_long = |problem: &Problem| problem.to_string().len() > LONGEST;
    let is_hidden = |problem: &Problem| problem.to_string().chars().any(char::is_control);
    if !found.contains(&(case.code, case.at)) {
        let some: Vec<String> = problems.iter().take(3).map(Problem::to_string).collect();
        let codes: Vec<_> = found.iter().take(3).collect();
        return Some(format!(
            "{}: expected {} at {:?}, found {codes:?}: {some:?}",
            case.name, case.code, case.at
        ));
    }
    let is_whole = |problem: &Problem| matches!(problem.code(), "too_large" | "empty");
    let is_lost = |problem: &Problem| problem.mark.is_none() && !is_whole(problem);
    if case.door.is_text() && problems.iter().any(is_lost) {
        return Some(format!("{}: a problem has no line and column", case.name));
    }
    if case.alone && found.len() > 1 {
        return Some(format!("{}: expected one problem, found {found:?}", case.name));
    }
    if problems.iter().any(is_long) || problems.iter().any(is_hidden) {
        return Some(format!("{}: a message is too long, or not safe to print", case.name));
    }
    None
}

/// Everything found wrong; nothing where the document was taken.
fn refuse(case: &Case) -> Vec<Problem> {
    let text = (case.make)();
    let small = || Rubric::from_yaml(RUBRIC).unwrap();
    let problems = match case.door {
        Door::Rubric => Rubric::from_yaml(&text).err(),
        Door::RubricAsData => Rubric::new(&json(&text)).err(),
        Door::Answers => small().admit_yaml(&text).err(),
        Door::AnswersAsData => small().admit(&json(&text)).err(),
        Door::ManyAnswers => {
            let (rubric, text) = text.split_once(answers("").as_str()).unwrap();
            Rubric::from_yaml(rubric).unwrap().admit_yaml(&answers(text)).err()
        }
    };
    problems.map(|problems| problems.to_vec()).unwrap_or_default()
}

fn json(text: &str) -> Document {
    serde_json::from_str::<Document>(text).unwrap()
}

/// How much memory each document takes, where that can be seen.
#[cfg(target_os = "linux")]
mod memory {
    use std::process::Command;
    use std::time::Instant;
    use std::{env, fs};

    use super::refuse;
    use super::support::hostile::CASES;

    /// In kibibytes, with the document itself and this program.
    const MOST: u64 = 256 * 1024;
    /// Names the document that a child process reads by itself.
    const ALONE: &str = "PLACE_READINESS_HOSTILE";

    /// Runs this very program once more for each document, and that copy runs this test.
    #[test]
    #[expect(clippy::print_stdout, reason = "a child reports to its parent, and the parent to us")]
    fn no_hostile_document_takes_more_than_256_mb() {
        if let Ok(name) = env::var(ALONE) {
            println!("{}", read_alone(&name));
            return;
        }
        let mut hungry = Vec::new();
        for case in CASES {
            let (peak, report) = peak_of(case.name);
            println!("{report}");
            if peak > MOST {
                hungry.push(report);
            }
        }
        assert!(hungry.is_empty(), "{}", hungry.join("\n"));
    }

    fn read_alone(name: &str) -> String {
        let case = CASES.iter().find(|case| case.name == name).unwrap();
        let start = Instant::now();
        let problems = refuse(case);
        let time = start.elapsed().as_millis();
        format!("{ALONE} {} {time} {}", peak_memory(), problems.len())
    }

    /// The most memory that a child took to read a document, in kibibytes, and a line about it.
    fn peak_of(name: &str) -> (u64, String) {
        let test = "memory::no_hostile_document_takes_more_than_256_mb";
        let child = Command::new(env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture"])
            .env(ALONE, name)
            .output()
            .unwrap();
        let output = String::from_utf8(child.stdout).unwrap();
        let report = output.lines().find_map(|line| line.split_once(ALONE)).unwrap().1;
        let numbers: Vec<u64> = report.split_whitespace().map(|it| it.parse().unwrap()).collect();
        let [peak, time, problems] = numbers.try_into().unwrap();
        (peak, format!("{name}: {peak} KiB, {time} ms, {problems} problems"))
    }

    fn peak_memory() -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }
}
