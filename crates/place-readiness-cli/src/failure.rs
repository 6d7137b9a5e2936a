//! Why a command stopped: what to say on standard error, and the exit status.

use std::io;

use place_readiness::Problem;

use crate::text;

/// Everything that kept a command from being done.
#[derive(Debug, Default)]
pub(crate) struct Failure {
    /// Lines for standard error, already safe to print.
    pub(crate) lines: Vec<String>,
    /// 1 where a document was refused, 2 where the command was used wrongly, 0 for nothing.
    pub(crate) status: u8,
}

impl Failure {
    /// A document was refused.
    pub(crate) fn refused(lines: Vec<String>) -> Self {
        Self { lines, status: 1 }
    }

    /// The command was used wrongly, or a file could not be read or written.
    pub(crate) fn misuse(message: &str) -> Self {
        Self { lines: vec![format!("place-readiness: {}", text::one_line(message))], status: 2 }
    }

    /// Nobody reads the output any more, which is no fault of anyone.
    pub(crate) fn hung_up() -> Self {
        Self::default()
    }

    /// Adds another failure; the graver status stands. A line that is there already is not added.
    pub(crate) fn absorb(&mut self, other: Self) {
        for line in other.lines {
            if !self.lines.contains(&line) {
                self.lines.push(line);
            }
        }
        self.status = self.status.max(other.status);
    }

    /// The failure, if there is one.
    pub(crate) fn into_result(self) -> Result<(), Self> {
        if self.status == 0 { Ok(()) } else { Err(self) }
    }
}

/// Every problem of one document, as `FILE:LINE:COLUMN: code: message`.
pub(crate) fn problem_lines(name: &str, problems: &[Problem]) -> Vec<String> {
    let line = |problem: &Problem| {
        let place =
            problem.mark.map_or_else(String::new, |mark| format!("{}:{}:", mark.line, mark.column));
        let message = text::one_line(&problem.to_string());
        format!("{name}:{place} {}: {message}", problem.code())
    };
    problems.iter().map(line).collect()
}

/// What the system said, without its number.
pub(crate) fn reason(err: &io::Error) -> String {
    let reason = err.to_string();
    reason.split(" (os error").next().unwrap_or_default().to_lowercase()
}
