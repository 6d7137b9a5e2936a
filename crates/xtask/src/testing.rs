//! The tests of every crate, counted, and the shared vectors.

use crate::steps::Done;
use crate::workspace::{Fallible, Workspace, run, show_and_take};

pub(crate) fn tests(workspace: &Workspace) -> Fallible<Done> {
    let (output, status) = show_and_take(workspace.tested("test").arg("--no-fail-fast"))?;
    let (passed, failed) = count(&output);
    if !status.success() && failed == 0 {
        return Err(format!("`cargo test` ended with {status}").into());
    }
    if passed == 0 {
        return Err("no test ran".into());
    }
    Ok(Done::Tests { passed, failed })
}

/// Runs the shared vectors; with `bless`, writes their expected results anew.
pub(crate) fn vectors(workspace: &Workspace, bless: bool) -> Fallible<()> {
    let mut cargo = workspace.tested("test");
    cargo.args(["--test", "vectors"]);
    if bless {
        cargo.env("PLACE_READINESS_BLESS", "1");
    }
    run(&mut cargo)
}

/// Adds up the lines in which each test program says how it went. An ignored test has failed: it
/// claims something that nobody checks.
fn count(output: &str) -> (u32, u32) {
    let results = output.lines().filter_map(|line| line.split_once("test result: "));
    let mut counts = (0, 0);
    for part in results.flat_map(|(_, result)| result.split([';', '.'])) {
        match part.trim().split_once(' ').map(|(number, what)| (number.parse::<u32>(), what)) {
            Some((Ok(number), "passed")) => counts.0 += number,
            Some((Ok(number), "failed" | "ignored")) => counts.1 += number,
            _ => (),
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_all_test_programs_add_up() {
        let output = "
running 12 tests
test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.01s
test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.02s
";
        assert_eq!(count(output), (16, 2));
    }

    #[test]
    fn an_ignored_test_has_failed() {
        let output = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";

        assert_eq!(count(output), (5, 1));
    }

    #[test]
    fn a_program_that_prints_no_result_counts_nothing() {
        assert_eq!(count("error: could not compile `place-readiness`"), (0, 0));
    }
}
