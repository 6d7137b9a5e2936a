//! Tables within sheets: where the headings stand, which rows are answers, and what stands around.

pub(crate) mod above;
pub(crate) mod below;
mod find;
pub(crate) mod names;

use crate::cell::{Row, Sheet};
use crate::heading::Meaning;
use crate::problem::{Problem, Spot};
pub(crate) use find::{Form, find};
pub(crate) use names::Names;

/// A column, and what its heading says.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) position: usize,
    /// The heading as it stands.
    pub(crate) name: String,
    pub(crate) meaning: Meaning,
}

/// Something that was left out or taken for granted, so that nothing of it is silent.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The row that it is about.
    pub spot: Spot,
    /// What was done.
    pub message: String,
}

/// A table that was found in a sheet.
#[derive(Debug)]
pub(crate) struct Table<'s> {
    pub(crate) sheet: &'s Sheet,
    pub(crate) form: Form,
    pub(crate) columns: Vec<Column>,
    /// The row of the headings, by its position among the rows of the sheet.
    pub(crate) heading: usize,
    /// The rows that are no headings and not blank, by their positions.
    pub(crate) body: Vec<usize>,
    pub(crate) notes: Vec<Note>,
    pub(crate) problems: Vec<Problem>,
}

impl<'s> Table<'s> {
    pub(crate) fn row(&self, index: usize) -> Option<Row<'s>> {
        self.sheet.row(index)
    }

    /// A row as a problem names it.
    pub(crate) fn spot(&self, index: usize, column: Option<usize>) -> Spot {
        spot(self.sheet, index, column)
    }

    /// The heading of a column, as a problem names it.
    pub(crate) fn name(&self, position: usize) -> &str {
        let column = self.columns.iter().find(|column| column.position == position);
        column.map_or("", |column| column.name.as_str())
    }
}

/// A row of a sheet, or a cell of it, as a problem names it.
pub(crate) fn spot(sheet: &Sheet, index: usize, column: Option<usize>) -> Spot {
    let row = sheet.row(index);
    let sheet = sheet.name().map(ToOwned::to_owned);
    Spot { sheet, row: row.map_or(0, Row::number), column, line: row.and_then(Row::line) }
}
