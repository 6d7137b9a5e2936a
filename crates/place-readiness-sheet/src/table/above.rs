//! What stands above a table: titles, and the Place or the date of the whole.

use std::collections::BTreeMap;

use super::Table;
use crate::cell::Cell;
use crate::heading::{Field, field};

/// The parts of an assessment that a table may have above it, each with its row and its column.
pub(crate) type Above = BTreeMap<Field, (usize, usize)>;

/// Reads `Place` and what stands right of it, in the rows above the headings.
pub(crate) fn above(table: &Table<'_>) -> Above {
    let mut found = Above::new();
    for (index, row) in table.sheet.rows().enumerate().take(table.heading) {
        for (position, cell) in row.cells().enumerate() {
            let Cell::Text(text) = cell else { continue };
            let Some(field) = field(text).filter(|field| !field.is_of_answer()) else { continue };
            let right = (position + 1..row.len()).find(|at| row.cell(*at) != Cell::Blank);
            if let Some(right) = right {
                found.entry(field).or_insert((index, right));
            }
        }
    }
    found
}
