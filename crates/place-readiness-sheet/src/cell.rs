//! Sheets: rows of cells as a file or a program has them, before anybody asks what they mean.

use crate::problem::{Code, Problem};

/// A sheet may have this many columns, as many as a spreadsheet has.
pub const MOST_COLUMNS: usize = 16_384;
/// A sheet may have this many rows, as many as a spreadsheet has.
pub const MOST_ROWS: usize = 1_048_576;
/// A sheet may have this many cells, not counting blank ones at the ends of rows.
pub const MOST_CELLS: usize = 10_000_000;
/// The cells of a sheet may hold this many bytes of text: 128 MiB.
pub const MOST_TEXT: usize = 1 << 27;

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Blank,
    /// Text, as it was typed.
    Text(&'a str),
    /// A number, as the shortest decimal that reads back as the same.
    Number(&'a str),
    /// A day, or a day and a time, with the year first: `2026-09-30` or `2026-09-30T10:41:00`.
    Date(&'a str),
    /// True or false.
    Truth(bool),
    /// The error of a formula, such as `#N/A`.
    Error(&'a str),
}

/// Rows of cells. It is compact: a cell takes eight bytes, and its text.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    name: Option<String>,
    text: String,
    cells: Vec<Packed>,
    rows: Vec<Extent>,
}

/// A row of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    extent: Extent,
}

/// Where the cells of a row stand, and what people call the row.
#[derive(Clone, Copy, Debug)]
struct Extent {
    first: usize,
    count: usize,
    width: usize,
    number: u32,
    line: Option<u32>,
}

/// A cell as its kind, and where its text stands.
#[derive(Clone, Copy, Debug)]
struct Packed {
    start: u32,
    // INVARIANT: the kind stands in the lowest three bits, the length of the text above.
    length: u32,
}

impl Sheet {
    /// A sheet without rows. A file of text has sheets without a name.
    pub fn new(name: Option<&str>) -> Self {
        Self { name: name.map(ToOwned::to_owned), ..Self::default() }
    }

    /// Its name, where it has one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Adds a row by its number, and the line of text that it begins on, if it is one of text.
    ///
    /// # Errors
    ///
    /// The sheet has more rows, columns, cells or text than is read.
    pub fn add_row<'c>(
        &mut self,
        number: u32,
        line: Option<u32>,
        cells: impl IntoIterator<Item = Cell<'c>>,
    ) -> Result<(), Problem> {
        let first = self.cells.len();
        let mut filled = first;
        for cell in cells {
            self.push(cell)?;
            if self.cells.last().is_some_and(|packed| packed.length > 0) {
                filled = self.cells.len();
            }
            at_most(filled - first, MOST_COLUMNS, "columns")?;
            at_most(self.cells.len() - first, 4 * MOST_COLUMNS, "columns")?;
        }
        let width = self.cells.len() - first;
        self.cells.truncate(filled);
        self.rows.push(Extent { first, count: filled - first, width, number, line });
        at_most(self.rows.len(), MOST_ROWS + 1, "rows")
    }

    /// Its rows, from the top.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator {
        self.rows.iter().map(|extent| Row { sheet: self, extent: *extent })
    }

    pub(crate) fn row(&self, index: usize) -> Option<Row<'_>> {
        self.rows.get(index).map(|extent| Row { sheet: self, extent: *extent })
    }

    fn push(&mut self, cell: Cell<'_>) -> Result<(), Problem> {
        let (kind, text) = match cell {
            Cell::Text(text) if text.trim().is_empty() => (0, ""),
            Cell::Blank => (0, ""),
            Cell::Text(text) => (1, text),
            Cell::Number(text) => (2, text),
            Cell::Date(text) => (3, text),
            Cell::Truth(truth) => (4, if truth { "t" } else { "" }),
            Cell::Error(text) => (5, text),
        };
        at_most(self.cells.len() + 1, MOST_CELLS, "cells")?;
        at_most(self.text.len() + text.len(), MOST_TEXT, "bytes of text")?;
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let length = u32::try_from(text.len()).unwrap_or_default();
        self.text.push_str(text);
        self.cells.push(Packed { start, length: (length << 3) | kind });
        Ok(())
    }

    fn unpacked(&self, packed: Packed) -> Cell<'_> {
        let start = packed.start as usize;
        let text = self.text.get(start..start + (packed.length >> 3) as usize).unwrap_or_default();
        match packed.length & 7 {
            1 => Cell::Text(text),
            2 => Cell::Number(text),
            3 => Cell::Date(text),
            4 => Cell::Truth(!text.is_empty()),
            5 => Cell::Error(text),
            _ => Cell::Blank,
        }
    }
}

impl<'a> Row<'a> {
    /// Its number, as people see it.
    pub fn number(self) -> u32 {
        self.extent.number
    }

    /// The line of text that it begins on.
    pub fn line(self) -> Option<u32> {
        self.extent.line
    }

    /// How many cells it has, up to the last that is not blank.
    pub fn len(self) -> usize {
        self.extent.count
    }

    /// How many cells it has, with those that are blank at its end.
    pub(crate) fn width(self) -> usize {
        self.extent.width
    }

    /// Whether all its cells are blank.
    pub fn is_empty(self) -> bool {
        self.cells().all(|cell| matches!(cell, Cell::Blank))
    }

    /// The cell in a column, counted from 0; blank beyond the last.
    pub fn cell(self, column: usize) -> Cell<'a> {
        let packed =
            (column < self.extent.count).then(|| self.sheet.cells.get(self.extent.first + column));
        packed.flatten().map_or(Cell::Blank, |packed| self.sheet.unpacked(*packed))
    }

    /// Its cells, up to the last that is not blank.
    pub fn cells(self) -> impl Iterator<Item = Cell<'a>> {
        (0..self.extent.count).map(move |column| self.cell(column))
    }
}

impl<'a> Cell<'a> {
    /// What is written in it; true and false say nothing in writing.
    pub(crate) fn written(self) -> &'a str {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Date(text) | Self::Error(text) => {
                text.trim()
            }
            Self::Truth(true) => "TRUE",
            Self::Truth(false) => "FALSE",
            Self::Blank => "",
        }
    }
}

/// What a spreadsheet calls a column that is counted from 0: `A`, `Z`, `AA`.
pub fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        name.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    name.iter().rev().collect()
}

fn at_most(found: usize, most: usize, what: &str) -> Result<(), Problem> {
    if found <= most {
        return Ok(());
    }
    let message = format!("the table must have at most {most} {what}, found more");
    Err(Problem::new(Code::TooMany, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_comes_back_as_it_was_put_in() {
        let cells = [
            Cell::Text(" 1.10 "),
            Cell::Blank,
            Cell::Number("3"),
            Cell::Date("2026-09-30"),
            Cell::Truth(true),
            Cell::Truth(false),
            Cell::Error("#N/A"),
        ];
        let mut sheet = Sheet::new(Some("Answers"));
        sheet.add_row(4, None, cells).unwrap();

        assert_eq!(sheet.row(0).unwrap().cells().collect::<Vec<_>>(), cells);
        assert_eq!(sheet.row(0).unwrap().cell(7), Cell::Blank);
    }

    #[test]
    fn blank_cells_at_the_end_of_a_row_are_no_cells() {
        let mut sheet = Sheet::new(None);
        sheet.add_row(1, None, [Cell::Text("a"), Cell::Blank, Cell::Text("  ")]).unwrap();

        assert_eq!(sheet.row(0).unwrap().len(), 1);
    }

    #[test]
    fn a_million_columns_are_refused_at_the_first_too_many() {
        let mut sheet = Sheet::new(None);
        let problem = sheet.add_row(1, None, (0..1_000_000).map(|_| Cell::Text("x"))).unwrap_err();

        assert_eq!(problem.code, "too_many");
        assert!(sheet.cells.len() <= MOST_COLUMNS + 1);
    }

    #[test]
    fn columns_are_called_as_a_spreadsheet_calls_them() {
        let names: Vec<String> = [0, 25, 26, 701, 702, 16_383].map(letters).into();

        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
