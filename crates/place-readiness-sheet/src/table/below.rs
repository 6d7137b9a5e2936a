//! What stands below a table: totals, averages and footnotes. They are left out where nothing could
//! be lost, and named.

use super::{Form, Note, Table};
use crate::cell::{Cell, Row};
use crate::heading::Meaning;
use crate::problem::{Code, Problem};
use crate::words::{folded, words};
use place_readiness::problem::shown;

/// First words of rows that were worked out of the others.
const COMPUTED: [&str; 18] = [
    "total", "totals", "subtotal", "sum", "average", "averages", "avg", "mean", "median", "min",
    "minimum", "lowest", "max", "maximum", "highest", "count", "stdev", "std",
];
/// Whole texts that are the same.
const COMPUTED_TEXTS: [&str; 8] = [
    "grand total",
    "overall",
    "overall average",
    "overall mean",
    "overall total",
    "standard deviation",
    "all places",
    "sd",
];
/// How notes below a table begin.
const NOTES: [&str; 11] = [
    "applied filters",
    "no filters applied",
    "source:",
    "sources:",
    "note:",
    "notes:",
    "key:",
    "footnote",
    "*",
    "†",
    "©",
];

/// Takes away the rows that are no answers, from the last upwards; says where others may be none.
pub(crate) fn take_away(table: &mut Table<'_>) {
    let mut is_last = true;
    for place in (0..table.body.len()).rev() {
        let Some(index) = table.body.get(place).copied() else { break };
        let Some(row) = table.row(index) else { break };
        let first = row.cells().find(|cell| *cell != Cell::Blank).map_or("", Cell::written);
        if is_computed(first) && table.form == Form::Wide {
            let is_sure = worked_out(table, place, row);
            table.body.remove(place);
            if is_sure {
                note(table, index, "worked out of the rows above", first);
            } else {
                refuse(table, index, first);
            }
        } else if is_last && is_note(table, place, row, first) {
            table.body.remove(place);
            note(table, index, "a note below the table", first);
        } else {
            is_last = false;
        }
    }
    table.notes.sort_by(|one, other| one.spot.cmp(&other.spot));
}

fn note(table: &mut Table<'_>, index: usize, what: &str, first: &str) {
    let spot = table.spot(index, None);
    table.notes.push(Note { spot, message: format!("left out: {what}, `{}`", shown(first)) });
}

fn refuse(table: &mut Table<'_>, index: usize, first: &str) {
    let message = format!(
        "a row of `{}` is no Place, and its numbers are not those of the rows above: delete it, or give \
         the Place another name",
        shown(first)
    );
    let spot = table.spot(index, None);
    table.problems.push(Problem::new(Code::Computed, message).at("place").spot(spot).value(first));
}

fn is_computed(first: &str) -> bool {
    if first.len() > 60 {
        return false;
    }
    let said = words(first);
    let begins =
        said.first().is_some_and(|word| COMPUTED.contains(&word.as_str())) && said.len() <= 5;
    let is_overall = said.first().is_some_and(|word| word == "overall") && said.len() <= 3;
    begins || is_overall || COMPUTED_TEXTS.contains(&folded(first).trim_end_matches(':'))
}

/// Whether every number of a row is the sum, mean, median, least, most or count of those above it.
fn worked_out(table: &Table<'_>, place: usize, row: Row<'_>) -> bool {
    let above = table.body.get(..place).unwrap_or_default();
    let levels: Vec<usize> = table
        .columns
        .iter()
        .filter(|column| {
            matches!(column.meaning, Meaning::Level(_)) && row.cell(column.position) != Cell::Blank
        })
        .map(|column| column.position)
        .collect();
    (0..6).any(|way| {
        levels.iter().all(|position| {
            let numbers =
                above.iter().filter_map(|index| number(table.row(*index)?.cell(*position)));
            is_worked_out(row.cell(*position).written(), numbers.collect(), way)
        })
    })
}

#[expect(clippy::cast_precision_loss, reason = "tables have far fewer rows than 2^52")]
fn is_worked_out(written: &str, mut numbers: Vec<f64>, way: usize) -> bool {
    let Some(found) = number(Cell::Text(written)) else { return false };
    numbers.sort_by(f64::total_cmp);
    let count = numbers.len() as f64;
    let sum: f64 = numbers.iter().sum();
    let middle = |it: usize| numbers.get(it).copied().unwrap_or(f64::NAN);
    let median =
        f64::midpoint(middle(numbers.len() / 2), middle(numbers.len().saturating_sub(1) / 2));
    let (least, most) = (middle(0), middle(numbers.len().saturating_sub(1)));
    let wanted =
        [sum, sum / count, median, least, most, count].get(way).copied().unwrap_or(f64::NAN);
    // As exact as it was written: half of its last digit.
    let places = written.split_once(['.', ',']).map_or(0, |(_, part)| part.trim().len());
    let exact = (0..places.min(15)).fold(0.5, |half, _| half / 10.0);
    (found - wanted).abs() <= exact + 1e-9
}

fn number(cell: Cell<'_>) -> Option<f64> {
    match cell {
        Cell::Number(text) | Cell::Text(text) => {
            text.trim().replace(',', ".").parse().ok().filter(|it: &f64| it.is_finite())
        }
        _ => None,
    }
}

/// Whether a row with one cell filled is a note: by how it begins, or as a line apart.
fn is_note(table: &Table<'_>, place: usize, row: Row<'_>, first: &str) -> bool {
    if row.cells().filter(|cell| *cell != Cell::Blank).count() != 1 {
        return false;
    }
    let said = folded(first);
    let before = place.checked_sub(1).and_then(|it| table.body.get(it));
    let is_apart =
        before.is_some_and(|before| table.body.get(place).is_some_and(|here| here - before > 1));
    let stands_first = row.cell(0) != Cell::Blank;
    NOTES.iter().any(|start| said.starts_with(start))
        || (stands_first && (is_apart || first.chars().count() > 80))
}
