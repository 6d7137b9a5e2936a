//! Text with commas, semicolons, tabs or bars between its cells, as a sheet.
//!
//! It is stricter than most readers: where a quote is not what it seems, cells would run into each
//! other in silence.

use crate::cell::{Cell, Sheet};
use crate::decode::malformed;
use crate::problem::{Code, Problem};

/// What may stand between cells, the likeliest first.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// So many rows tell what stands between cells.
const TOLD_BY: usize = 100;

/// Reads text as a sheet. Rows are numbered as a spreadsheet shows them, from 1.
pub(crate) fn read(text: &str) -> Result<Sheet, Problem> {
    // Excel writes `sep=;` above the heading, and does not show it.
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (separator, text, line) = match separator_of(first) {
        Some(separator) => (separator, rest, 2),
        None => (likeliest(text), text, 1),
    };
    let mut sheet = Sheet::new(None);
    let mut records = Records { text, separator, line };
    let mut number = 0;
    let mut cells = Vec::new();
    while let Some(line) = records.next_into(&mut cells)? {
        number += 1;
        let row = cells.iter().map(|cell| Cell::Text(cell));
        sheet.add_row(number, Some(line), row)?;
    }
    if sheet.rows().all(super::cell::Row::is_empty) {
        return Err(Problem::new(Code::Empty, "the file is empty"));
    }
    Ok(sheet)
}

fn separator_of(first: &str) -> Option<char> {
    let said = first.trim_end_matches('\r').trim_matches('"').to_ascii_lowercase();
    let mut named = said.strip_prefix("sep=")?.chars();
    named.next().filter(|_| named.next().is_none())
}

/// What stands between the cells of most rows, and of the most of them.
fn likeliest(text: &str) -> char {
    let weight = |separator: char| {
        let mut records = Records { text, separator, line: 1 };
        let mut widths = std::collections::BTreeMap::new();
        let mut cells = Vec::new();
        for _ in 0..TOLD_BY {
            match records.next_into(&mut cells) {
                Ok(Some(_)) if cells.len() > 1 => *widths.entry(cells.len()).or_insert(0) += 1,
                Ok(Some(_)) => {}
                _ => break,
            }
        }
        widths.iter().map(|(width, rows)| (width - 1) * rows * rows).max().unwrap_or(0)
    };
    let mut best = (',', 0);
    for separator in SEPARATORS {
        let weight = weight(separator);
        if weight > best.1 {
            best = (separator, weight);
        }
    }
    best.0
}

/// The rows of a text, one after the other.
struct Records<'a> {
    text: &'a str,
    separator: char,
    line: u32,
}

/// What ended a cell.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Cell,
    Row,
}

impl Records<'_> {
    /// Takes one row, and tells the line it began on; none at the end of the text.
    fn next_into(&mut self, cells: &mut Vec<String>) -> Result<Option<u32>, Problem> {
        cells.clear();
        if self.text.is_empty() {
            return Ok(None);
        }
        let line = self.line;
        loop {
            let (cell, end) = self.cell()?;
            cells.push(cell);
            // Wider rows than these are refused by their number of columns, not kept.
            if end == End::Row || cells.len() > 4 * crate::cell::MOST_COLUMNS {
                return Ok(Some(line));
            }
        }
    }

    fn cell(&mut self) -> Result<(String, End), Problem> {
        let bare = self.text.trim_start_matches(' ');
        if let Some(quoted) = bare.strip_prefix('"') {
            return self.quoted(quoted);
        }
        let ends = |c: char| c == self.separator || c == '\n' || c == '\r';
        let (cell, rest) = self.text.split_at(self.text.find(ends).unwrap_or(self.text.len()));
        self.text = rest;
        Ok((cell.to_owned(), self.end()))
    }

    /// A cell within quotes. Two quotes stand for one.
    fn quoted(&mut self, from: &str) -> Result<(String, End), Problem> {
        let (opened, mut rest) = (self.line, from);
        let mut cell = String::new();
        loop {
            let Some((part, after)) = rest.split_once('"') else {
                let message =
                    "a quote (\") is opened here and never closed: delete it, or close it";
                return Err(malformed(message, opened));
            };
            cell.push_str(part);
            self.line = self.line.saturating_add(breaks(part));
            let Some(goes_on) = after.strip_prefix('"') else {
                self.close(after, &cell)?;
                return Ok((cell, self.end()));
            };
            cell.push('"');
            rest = goes_on;
        }
    }

    /// Behind a quote that closes stands nothing but what ends the cell.
    fn close(&mut self, after: &str, cell: &str) -> Result<(), Problem> {
        let after_spaces = after.trim_start_matches(' ');
        let ended = after_spaces.chars().next();
        if ended.is_none_or(|c| c == self.separator || c == '\n' || c == '\r') {
            self.text = self.text.get(self.text.len() - after_spaces.len()..).unwrap_or_default();
            return Ok(());
        }
        let quote = place_readiness::problem::shown(cell);
        let message = format!(
            "a quote (\") inside a quoted cell must be doubled (\"\"), found text behind \"{quote}\": \
             double it, or save the file again from the spreadsheet"
        );
        Err(malformed(&message, self.line))
    }

    /// Passes over what ends a cell.
    fn end(&mut self) -> End {
        if let Some(rest) = self.text.strip_prefix(self.separator) {
            self.text = rest;
            return End::Cell;
        }
        let rest = self.text.strip_prefix("\r\n").or_else(|| self.text.strip_prefix(['\n', '\r']));
        self.text = rest.unwrap_or_default();
        self.line = self.line.saturating_add(1);
        End::Row
    }
}

fn breaks(text: &str) -> u32 {
    let count = text.matches('\n').count() + text.replace("\r\n", "").matches('\r').count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let sheet = read(text).unwrap();
        let written = |row: crate::cell::Row<'_>| -> Vec<String> {
            row.cells().map(|cell| cell.written().to_owned()).collect()
        };
        assert_eq!(sheet.rows().map(written).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn four_signs_may_stand_between_cells() {
        for separator in [",", ";", "\t", "|"] {
            check(
                &format!("place{separator}SCO-1\r\nHere{separator}3"),
                &[&["place", "SCO-1"], &["Here", "3"]],
            );
        }
    }

    #[test]
    fn commas_in_the_text_of_a_question_do_not_part_it_from_the_rest() {
        check(
            "place;Is it agreed, written, and used?\nHere;3,0\n",
            &[&["place", "Is it agreed, written, and used?"], &["Here", "3,0"]],
        );
    }

    #[test]
    fn a_title_without_any_separator_may_stand_above() {
        check(
            "Survey of places\n\nplace;date;SCO-1\nHere;x;3\n",
            &[&["Survey of places"], &[], &["place", "date", "SCO-1"], &["Here", "x", "3"]],
        );
    }

    #[test]
    fn excel_says_what_stands_between_cells_above_them() {
        check("sep=;\nplace;a,b,c,d\n", &[&["place", "a,b,c,d"]]);
    }

    #[test]
    fn quotes_hold_a_cell_together() {
        check("a, \"b, \"\"c\"\"\nd\" ,5\" pipe\n", &[&["a", "b, \"c\"\nd", "5\" pipe"]]);
    }

    #[test]
    fn a_row_is_told_by_the_line_that_it_begins_on() {
        let sheet = read("a,\"b\r\nc\"\r\nd,e").unwrap();

        let lines: Vec<_> = sheet.rows().map(|row| (row.number(), row.line())).collect();
        assert_eq!(lines, [(1, Some(1)), (2, Some(3))]);
    }

    #[test]
    fn a_quote_that_is_not_what_it_seems_is_refused() {
        for (text, line, words) in [
            ("a,b\nc,\"see 6\" rule\n", 2, "must be doubled"),
            ("a,b\nc,\"never\nclosed", 2, "never closed"),
        ] {
            let problem = read(text).unwrap_err();
            assert_eq!((problem.code, problem.spot.unwrap().line), ("malformed", Some(line)));
            assert!(problem.message.contains(words), "{}", problem.message);
        }
    }

    #[test]
    fn a_file_without_any_cell_is_empty() {
        for text in ["", "\r\n\r\n", ",,\n,,\n"] {
            assert_eq!(read(text).unwrap_err().code, "empty");
        }
    }
}
