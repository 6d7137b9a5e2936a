//! Why a command stopped: what to say on standard error, and the exit status.

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use place_readiness::problem::Problem;

use crate::text;

/// Everything that kept a command from being done.
#[derive(Debug, Default)]
pub(crate) struct Failure {
    /// What to say, in this order.
    pub(crate) lines: Vec<Line>,
    /// 1 where a document was refused, 2 where the command was used wrongly, 0 for nothing.
    pub(crate) status: u8,
}

/// One line for a person. It is made safe to print where it is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Line {
    /// Something wrong with a document.
    Problem {
        /// The document.
        file: PathBuf,
        /// What is wrong with it.
        problem: Problem,
    },
    /// Something wrong with a table.
    Cell {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        problem: Box<place_readiness_sheet::Problem>,
    },
    /// A slip of use, or something that the system would not do.
    Slip(String),
    /// A line that stands as it is.
    Plain(String),
}

impl Failure {
    /// A document was refused.
    pub(crate) fn refused(lines: Vec<Line>) -> Self {
        Self { lines, status: 1 }
    }

    /// The command was used wrongly, or a file could not be read or written.
    pub(crate) fn misuse(message: &str) -> Self {
        Self { lines: vec![Line::Slip(message.to_owned())], status: 2 }
    }

    /// Nobody reads the output any more, which is no fault of anyone.
    pub(crate) fn hung_up() -> Self {
        Self::default()
    }

    /// Adds another failure; the graver status stands.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.lines.extend(other.lines);
        self.status = self.status.max(other.status);
    }

    /// Adds a failure, if there is one.
    pub(crate) fn absorb_from(&mut self, done: Result<(), Self>) {
        if let Err(failure) = done {
            self.absorb(failure);
        }
    }

    /// The failure, if there is one.
    pub(crate) fn into_result(self) -> Result<(), Self> {
        if self.status == 0 { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slip(message) => write!(f, "place-readiness: {}", text::one_line(message)),
            Self::Plain(line) => f.write_str(&text::neutral(line)),
            Self::Cell { file, problem } => {
                write!(f, "{}:", text::name(file))?;
                if let Some(spot) = &problem.spot {
                    write!(f, "{}:", text::one_line(&spot.to_string()))?;
                }
                write!(f, " {}: {}", problem.code, text::one_line(&problem.to_string()))
            }
            Self::Problem { file, problem } => {
                write!(f, "{}:", text::name(file))?;
                if let Some(mark) = problem.mark {
                    write!(f, "{}:{}:", mark.line, mark.column)?;
                }
                write!(f, " {}: {}", problem.code(), text::one_line(&problem.to_string()))
            }
        }
    }
}

/// The lines as they are shown, each once: the problems of an evidence file are found by way of
/// every rubric that rests on it.
pub(crate) fn shown<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<String> {
    let mut known = BTreeSet::new();
    lines.into_iter().map(Line::to_string).filter(|line| known.insert(line.clone())).collect()
}

/// Every problem of one document, as `FILE:LINE:COLUMN: code: message`.
pub(crate) fn problem_lines(file: &Path, problems: &[Problem]) -> Vec<Line> {
    let line = |problem: &Problem| Line::Problem { file: file.into(), problem: problem.clone() };
    problems.iter().map(line).collect()
}

/// What the system said, without its number.
pub(crate) fn reason(err: &io::Error) -> String {
    let reason = err.to_string();
    reason.split(" (os error").next().unwrap_or_default().to_lowercase()
}
