//! What can be wrong with a document, and where.

mod fault;

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

pub use self::fault::Fault;

/// Longer words than this are no slip of the pen, and comparing them would take too long.
const LONGEST_GUESS: usize = 64;
/// Quotes from a document are cut here, so that a message stays a message.
const LONGEST_QUOTE: usize = 80;

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
    /// The value, where nothing was found; else everything found, in the order of the document.
    pub(crate) fn into_result<T>(mut problems: Vec<Problem>, value: Option<T>) -> Result<T, Self> {
        problems.sort_by_key(|problem| problem.mark);
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

/// The known id closest to `found`, where one is close enough to be meant.
pub(crate) fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    if found.len() > LONGEST_GUESS {
        return None;
    }
    // What is known is an id or a key, which are ASCII.
    let lowered = found.to_ascii_lowercase();
    let slips = |id: &str| 1 + id.len() / 4;
    known
        .into_iter()
        .filter(|id| !id.is_empty() && id.len().abs_diff(found.len()) <= slips(id))
        .map(|id| (strsim::damerau_levenshtein(&lowered, &id.to_ascii_lowercase()), id))
        .filter(|(distance, id)| *distance <= slips(id))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, id)| id.to_owned())
}

/// Text from a document, made safe and short enough to stand in a message.
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::new();
    for (n, character) in text.chars().enumerate() {
        if n == LONGEST_QUOTE {
            shown.push('…');
            break;
        }
        match character {
            '`' => shown.push('\''),
            plain if is_hidden(plain) => shown.extend(plain.escape_unicode()),
            plain => shown.push(plain),
        }
    }
    shown
}

/// Whether a character is a control, or changes how its neighbours are shown without being seen.
///
/// What shows text of a rubric or an answer should not show these.
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}
