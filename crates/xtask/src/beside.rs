//! Steps that another process of this program takes meanwhile.
//!
//! Compilers end with work for one core, and Python's tests have work for one: two rows of steps
//! keep two cores busy. What the other process prints is kept, and shown whole when it has ended.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Stdio};

use crate::steps::Tally;
use crate::workspace::{Fallible, Workspace, say};

#[derive(Debug)]
pub(crate) struct Beside {
    process: Child,
    log: PathBuf,
}

impl Beside {
    pub(crate) fn start(workspace: &Workspace, steps: &[String]) -> Fallible<Self> {
        let log = workspace.target.join("beside.log");
        let file = File::create(&log)?;
        let mut xtask = workspace.command(env::current_exe()?, &["test"]);
        xtask.args(steps).stdout(file.try_clone()?).stderr(Stdio::from(file));
        Ok(Self { process: xtask.spawn()?, log })
    }

    /// Waits for its end, shows what it printed, adds its counts, and gives its summary.
    pub(crate) fn finish(mut self, tally: &mut Tally) -> Fallible<String> {
        self.process.wait()?;
        let printed = fs::read_to_string(&self.log)?;
        say(printed.trim_end());
        let (summary, counts) = ending(&printed).ok_or("the steps beside came to no end")?;
        tally.merge(&counts);
        Ok(summary)
    }
}

/// The last paragraph but one, and the counts in the last.
fn ending(printed: &str) -> Option<(String, Tally)> {
    let mut paragraphs = printed.trim_end().rsplit("\n\n");
    let counts = Tally::read(paragraphs.next()?)?;
    Some((paragraphs.next()?.to_owned(), counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_other_process_says_last_counts_here() {
        let printed =
            "\nstep 1 of 1\n\nwasm 1 s  passed\ntotal 1 s\n\n7 passed, 2 failed, 1 skipped\n";
        let (summary, counts) = ending(printed).unwrap();

        assert_eq!(summary, "wasm 1 s  passed\ntotal 1 s");
        assert_eq!(counts.line(), "7 passed, 2 failed, 1 skipped");
    }

    #[test]
    fn a_process_that_breaks_off_counts_nothing() {
        assert!(ending("\nstep 1 of 1\n\nerror: it broke\n").is_none());
        assert!(ending("").is_none());
    }
}
