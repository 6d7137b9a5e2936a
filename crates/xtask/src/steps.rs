//! The steps of `cargo xtask test`, in two rows, each run one after the other to the end, and what
//! looks at both.

use crate::beside::Beside;
use crate::clock::Clock;
use crate::workspace::{Fallible, Workspace, answers, in_ci, run, say};
use crate::{browser, lints, packages, pages, python, readme, spelling, testing, tidy, wasm};

/// How a step ended that did not fail outright.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Done {
    Passed,
    /// A step that counts tests of its own.
    Tests {
        passed: u32,
        failed: u32,
    },
    /// Why this machine cannot take the step.
    Skipped(String),
    /// With something that whoever reads the summary must know.
    Noted(Box<Done>, String),
}

struct Step {
    name: &'static str,
    take: fn(&Workspace) -> Fallible<Done>,
}

const STEPS: &[Step] = &[
    Step { name: "format", take: lints::format },
    Step { name: "tidy", take: tidy::tidy },
    Step { name: "lints", take: lints::lints },
    Step { name: "docs", take: lints::docs },
    Step { name: "tests", take: testing::tests },
    Step { name: "readme", take: readme::readme },
    Step { name: "spelling", take: spelling::spelling },
    Step { name: "fuzz", take: fuzz },
    Step { name: "python", take: python::python },
    Step { name: "wasm", take: wasm::wasm },
    Step { name: "browser", take: browser::browser },
    Step { name: "pages", take: pages::pages },
    Step { name: "packages", take: packages::packages },
];

/// Those that are taken beside the others. They take about as long.
const BESIDE: &[&str] = &["wasm", "browser", "pages"];
/// Those that look at what the others have built.
const AFTER: &[&str] = &["packages"];

#[derive(Debug, Default)]
pub(crate) struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
}

pub(crate) fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// Takes the steps named in `only`, or all of them if it is empty. True when none failed.
pub(crate) fn run_all(workspace: &Workspace, only: &[String]) -> bool {
    let wanted = |step: &&Step| only.is_empty() || only.iter().any(|name| name == step.name);
    let is_of = |row: &'static [&str]| move |step: &&Step| row.contains(&step.name);
    let (after, rows): (Vec<&Step>, Vec<&Step>) =
        STEPS.iter().filter(wanted).partition(is_of(AFTER));
    let (beside, here): (Vec<&Step>, Vec<&Step>) = rows.into_iter().partition(is_of(BESIDE));
    let mut tally = Tally::default();
    let mut summary = Vec::new();
    let whole = Clock::start();
    if here.is_empty() || beside.is_empty() {
        take(workspace, &[beside, here].concat(), &mut tally, &mut summary);
    } else {
        let names: Vec<String> = beside.iter().map(|step| step.name.to_owned()).collect();
        say(&format!("meanwhile: {}", names.join(", ")));
        let beside = Beside::start(workspace, &names);
        take(workspace, &here, &mut tally, &mut summary);
        let ended = beside.and_then(|beside| beside.finish(&mut tally));
        summary.push(ended.unwrap_or_else(|failure| tally.add(&Err(failure))));
    }
    take(workspace, &after, &mut tally, &mut summary);

    summary.push(format!("{:<10}{}", "total", whole.line()));
    say(&format!("\n{}\n", summary.join("\n")));
    say(&tally.line());
    tally.failed == 0
}

/// Takes steps one after the other, and adds a line about each to the summary.
fn take(workspace: &Workspace, steps: &[&Step], tally: &mut Tally, summary: &mut Vec<String>) {
    let whole = Clock::start();
    for (number, step) in (1..).zip(steps) {
        let place = format!("step {number} of {}: {}", steps.len(), step.name);
        say(&format!("\n{place}, after {}", whole.wall()));
        let clock = Clock::start();
        let outcome = (step.take)(workspace);
        let words = tally.add(&outcome);
        say(&format!("{place} took {}: {words}", clock.wall()));
        summary.push(format!("{:<10}{}  {words}", step.name, clock.line()));
    }
}

/// What cannot be done on this machine is skipped, but not in continuous integration.
pub(crate) fn unavailable(reason: &impl ToString) -> Fallible<Done> {
    let reason = reason.to_string();
    if in_ci() { Err(reason.into()) } else { Ok(Done::Skipped(reason)) }
}

impl Tally {
    /// Counts a step, and says in words how it ended.
    fn add(&mut self, outcome: &Fallible<Done>) -> String {
        match outcome {
            Ok(done) => self.add_done(done),
            Err(failure) => {
                self.failed += 1;
                format!("FAILED: {failure}")
            }
        }
    }

    fn add_done(&mut self, done: &Done) -> String {
        match done {
            Done::Passed => {
                self.passed += 1;
                "passed".to_owned()
            }
            Done::Tests { passed, failed } => {
                self.passed += passed;
                self.failed += failed;
                let mark = if *failed == 0 { "" } else { "FAILED: " };
                format!("{mark}{passed} tests passed, {failed} failed")
            }
            Done::Skipped(reason) => {
                self.skipped += 1;
                format!("skipped: {reason}")
            }
            Done::Noted(done, note) => format!("{}; {note}", self.add_done(done)),
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Reads what `line` writes.
    pub(crate) fn read(line: &str) -> Option<Self> {
        let mut tally = Self::default();
        for part in line.split(", ") {
            let (number, what) = part.split_once(' ')?;
            let count = match what {
                "passed" => &mut tally.passed,
                "failed" => &mut tally.failed,
                "skipped" => &mut tally.skipped,
                _ => return None,
            };
            *count = number.parse().ok()?;
        }
        Some(tally)
    }

    pub(crate) fn line(&self) -> String {
        let skipped = match self.skipped {
            0 => String::new(),
            n => format!(", {n} skipped"),
        };
        format!("{} passed, {} failed{skipped}", self.passed, self.failed)
    }
}

/// Compiles the fuzz targets, which are a workspace of their own.
fn fuzz(workspace: &Workspace) -> Fallible<Done> {
    const MANIFEST: &[&str] = &["--manifest-path", "fuzz/Cargo.toml"];

    if cfg!(unix) && !answers("c++", &["--version"]) {
        return unavailable(&"there is no C++ compiler");
    }
    run(workspace.cargo(&["fmt"]).args(MANIFEST).arg("--check"))?;
    let mut check = workspace.cargo(&["check", "--locked"]);
    run(check.args(MANIFEST).arg("--target-dir").arg(workspace.target.join("fuzz")))?;
    Ok(Done::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_counts_once_and_tests_count_each() {
        let mut tally = Tally::default();
        tally.add(&Ok(Done::Passed));
        tally.add(&Ok(Done::Tests { passed: 40, failed: 2 }));
        tally.add(&Err("no".into()));

        assert_eq!(tally.line(), "41 passed, 3 failed");
    }

    #[test]
    fn skipped_steps_are_named_in_the_last_line() {
        let mut tally = Tally::default();
        let words = tally.add(&Ok(Done::Skipped("there is no browser".to_owned())));

        assert_eq!(words, "skipped: there is no browser");
        assert_eq!(tally.line(), "0 passed, 0 failed, 1 skipped");
    }

    #[test]
    fn a_note_stands_beside_the_counts_and_changes_none() {
        let mut tally = Tally::default();
        let tests = Done::Tests { passed: 40, failed: 0 };
        let words = tally.add(&Ok(Done::Noted(Box::new(tests), "mind this".to_owned())));

        assert_eq!(words, "40 tests passed, 0 failed; mind this");
        assert_eq!(tally.line(), "40 passed, 0 failed");
    }
}
