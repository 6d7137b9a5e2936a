//! What can be wrong with a document, and where.

mod fault;
mod guesses;
pub(crate) mod hidden;

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

pub use self::fault::{Fault, did_you_mean};
pub use self::guesses::nearest;
pub use self::hidden::{is_hidden, is_unsafe, shown};

pub(crate) use self::guesses::Guesses;

/// One thing wrong with a rubric, an evidence file or an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where in the document, as dotted ids; empty for the document as a whole.
    pub at: String,
    /// Line and column, where the document came as text.
    pub mark: Option<Mark>,
    /// What is wrong.
    pub fault: Fault,
}

/// A position in a text. Both count from 1; columns count characters.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Mark {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
}

/// Everything wrong with one document, in the order of the document. Never empty.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Problems(Vec<Problem>);

impl Mark {
    /// Where the text starts that follows another.
    ///
    /// A line ends at a line feed, at a carriage return, and at the two together, as YAML has it and
    /// editors count.
    pub fn after(text: &str) -> Self {
        let mut mark = Self { line: 1, column: 1 };
        mark.advance(text);
        mark
    }

    /// Moves past a text, which must not start between a carriage return and its line feed.
    pub(crate) fn advance(&mut self, text: &str) {
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            let is_pair = character == '\r' && characters.peek() == Some(&'\n');
            if matches!(character, '\n' | '\r') && !is_pair {
                *self = Self { line: self.line.saturating_add(1), column: 1 };
            } else {
                self.column = self.column.saturating_add(1);
            }
        }
    }
}

impl Problem {
    /// The stable name of this kind of problem, such as `unknown_criterion`.
    pub fn code(&self) -> &'static str {
        (&self.fault).into()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() {
            return write!(f, "{}", self.fault);
        }
        write!(f, "{}: {}", self.at, self.fault)
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut problem = serializer.serialize_struct("Problem", 5)?;
        problem.serialize_field("code", self.code())?;
        problem.serialize_field("at", &self.at)?;
        problem.serialize_field("line", &self.mark.map(|mark| mark.line))?;
        problem.serialize_field("column", &self.mark.map(|mark| mark.column))?;
        problem.serialize_field("message", &self.to_string())?;
        problem.end()
    }
}

impl Problems {
    /// The value, where nothing was found; else everything found, in the order of the document, and
    /// how many more there are.
    pub(crate) fn into_result<T>(
        mut problems: Vec<Problem>,
        more: usize,
        value: Option<T>,
    ) -> Result<T, Self> {
        problems.sort_by_key(|problem| problem.mark);
        if more > 0 {
            let (limit, found) = (problems.len(), Some(problems.len() + more));
            let fault = Fault::TooMuch { limit, what: "problems", found };
            problems.push(Problem { at: String::new(), mark: None, fault });
        }
        match value {
            Some(value) if problems.is_empty() => Ok(value),
            _ => Err(Self(problems)),
        }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl std::ops::Deref for Problems {
    type Target = [Problem];

    fn deref(&self) -> &[Problem] {
        &self.0
    }
}

impl std::error::Error for Problems {}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, problem) in self.0.iter().enumerate() {
            if n > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}
