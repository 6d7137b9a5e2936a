//! What can be wrong with a table, and the cell that it stands in.

use std::fmt;

use place_readiness::problem::shown;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::cell::letters;

/// One call tells so many problems. Nobody reads so far.
pub const MOST_PROBLEMS: usize = 10_000;

/// The stable names of what can be wrong with a table, beside those that the engine gives.
#[derive(Clone, Copy, Debug, Eq, PartialEq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Code {
    Ambiguous,
    BadDate,
    BadId,
    Computed,
    ConflictingAnswer,
    DuplicateKey,
    Empty,
    Malformed,
    MissingKey,
    NotApplicableNotAllowed,
    TooLarge,
    TooMany,
    UnknownChoice,
    UnknownCriterion,
    UnknownFormat,
    UnknownKey,
    UnknownOption,
    UnknownPartner,
    WrongLength,
    WrongType,
}

/// Every code that reading a table gives by itself, for documentation and for tests.
pub const CODES: &[&str] = <Code as strum::VariantNames>::VARIANTS;

/// One thing wrong with a table, and its cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The stable name of this kind of problem, such as `unknown_option`.
    pub code: &'static str,
    /// Where in the assessment it would stand, as dotted ids.
    pub at: String,
    /// The cell, or the row.
    pub spot: Option<Box<Spot>>,
    /// The heading of the column.
    pub field: Option<String>,
    /// What was found there, safe to print.
    pub value: Option<String>,
    /// What is wrong and what to type instead.
    pub message: String,
}

/// A cell, or a row.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Spot {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The number of the row, as people see it.
    pub row: u32,
    /// The column, counted from 0.
    pub column: Option<usize>,
    /// The line of text that the row begins on.
    pub line: Option<u32>,
}

impl Problem {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self::coded(code.into(), message)
    }

    pub(crate) fn coded(code: &'static str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, at: String::new(), spot: None, field: None, value: None, message }
    }

    pub(crate) fn at(self, at: impl Into<String>) -> Self {
        Self { at: at.into(), ..self }
    }

    pub(crate) fn spot(self, spot: Spot) -> Self {
        Self { spot: Some(Box::new(spot)), ..self }
    }

    pub(crate) fn field(self, field: &str) -> Self {
        Self { field: Some(shown(field)).filter(|it| !it.is_empty()), ..self }
    }

    pub(crate) fn value(self, value: &str) -> Self {
        Self { value: Some(shown(value)).filter(|it| !it.is_empty()), ..self }
    }
}

impl Spot {
    /// What a spreadsheet calls the cell, such as `D7`; of a row, its number.
    pub fn cell(&self) -> String {
        match self.column {
            Some(column) => format!("{}{}", letters(column), self.row),
            None => format!("row {}", self.row),
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(f, "{}!{}", shown(sheet), self.cell()),
            None => f.write_str(&self.cell()),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() {
            return f.write_str(&self.message);
        }
        write!(f, "{}: {}", self.at, self.message)
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spot = self.spot.as_deref();
        let mut problem = serializer.serialize_struct("Problem", 10)?;
        problem.serialize_field("code", self.code)?;
        problem.serialize_field("at", &self.at)?;
        problem.serialize_field("line", &spot.and_then(|spot| spot.line))?;
        problem.serialize_field("column", &None::<u32>)?;
        problem.serialize_field("message", &self.to_string())?;
        problem.serialize_field("sheet", &spot.and_then(|spot| spot.sheet.as_deref()))?;
        problem.serialize_field("row", &spot.map(|spot| spot.row))?;
        let cell = spot.filter(|spot| spot.column.is_some()).map(Spot::cell);
        problem.serialize_field("cell", &cell)?;
        problem.serialize_field("field", &self.field)?;
        problem.serialize_field("value", &self.value)?;
        problem.end()
    }
}
