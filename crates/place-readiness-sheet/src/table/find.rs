//! Finding the headings of a table, whatever stands above and beside them.

use std::collections::BTreeSet;

use super::{Column, Names, Note, Table, spot};
use crate::cell::{Cell, Row, Sheet};
use crate::heading::{Field, Meaning, criterion, field};
use crate::key::Key;
use crate::options::Options;
use crate::problem::{Code, Problem};
use crate::words::folded;

/// Headings are looked for in so many rows that are not blank.
const HEADING_WITHIN: usize = 60;
/// A column of criteria is told by so many rows, and looked for among so many columns.
const TOLD_BY: usize = 300;
const COLUMNS_TOLD_BY: usize = 64;

/// How a table is laid out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Form {
    /// A row a Place or a respondent, a column a criterion.
    Wide,
    /// A row an answer, or a row a question; the criterion stands in this column.
    Long(usize),
}

/// The table of a sheet, if it holds one.
pub(crate) fn find<'s>(
    sheet: &'s Sheet,
    key: &Key<'_>,
    names: &Names<'_>,
    options: &Options,
) -> Option<Table<'s>> {
    let (form, heading) = place(sheet, key, names, options)?;
    let columns = columns(sheet.row(heading)?, names);
    let mut table = Table {
        sheet,
        form,
        columns,
        heading,
        body: Vec::new(),
        notes: Vec::new(),
        problems: Vec::new(),
    };
    let from = take_further_headings(&mut table, names);
    take_body(&mut table, from);
    Some(table)
}

fn place(
    sheet: &Sheet,
    key: &Key<'_>,
    names: &Names<'_>,
    options: &Options,
) -> Option<(Form, usize)> {
    let wide = wide_heading(sheet, names, options.header);
    let long = criterion_column(sheet, key);
    let (most_beside, most_below) =
        (wide.map_or(0, |(count, _)| count), long.map_or(0, |(count, ..)| count));
    if let (Some((_, heading)), true) = (wide, most_beside > most_below) {
        return Some((Form::Wide, heading));
    }
    let (_, column, first) = long?;
    let heading = long_heading(sheet, names, first, options.header);
    match (heading, wide) {
        (Some(heading), Some((_, row))) if most_beside == most_below => {
            let has_criterion = has_field(sheet, names, heading, Field::Criterion);
            Some(if has_criterion { (Form::Long(column), heading) } else { (Form::Wide, row) })
        }
        (Some(heading), _) => Some((Form::Long(column), heading)),
        (None, wide) => wide.map(|(_, row)| (Form::Wide, row)),
    }
}

/// The first row that names the most criteria, and how many; alone one criterion is told by what
/// stands beside it.
fn wide_heading(sheet: &Sheet, names: &Names<'_>, header: Option<u32>) -> Option<(usize, usize)> {
    let rows = sheet.rows().enumerate().filter(|(_, row)| !row.is_empty());
    let mut best: Option<(usize, usize)> = None;
    for (seen, (index, row)) in rows.enumerate().take(HEADING_WITHIN) {
        if header.is_some_and(|number| number != row.number()) {
            continue;
        }
        let (criteria, fields) = named_in(row, names);
        let is_heading = criteria > 1 || (criteria == 1 && (fields > 0 || seen == 0));
        if is_heading && best.is_none_or(|(most, _)| criteria > most) {
            best = Some((criteria, index));
        }
        // Below a sound heading the rest is answers.
        if best.is_some_and(|(most, at)| most > 1 && index > at + 12) {
            break;
        }
    }
    best
}

/// How many criteria a row names, and how many parts of an assessment.
fn named_in(row: Row<'_>, names: &Names<'_>) -> (usize, usize) {
    let mut criteria = BTreeSet::new();
    let mut fields = 0;
    for cell in row.cells() {
        let Cell::Text(text) = cell else { continue };
        match names.meaning(text) {
            Meaning::Level(it)
            | Meaning::Beside(it, _)
            | Meaning::Computed(it, _)
            | Meaning::Unclear(it) => {
                criteria.insert(it);
            }
            Meaning::Field(_) => fields += 1,
            _ => {}
        }
    }
    (criteria.len(), fields)
}

/// The column that holds the most criteria in its cells: how many, which, and the first row of them.
fn criterion_column(sheet: &Sheet, key: &Key<'_>) -> Option<(usize, usize, usize)> {
    let mut found: Vec<(BTreeSet<usize>, usize)> = Vec::new();
    for (index, row) in sheet.rows().enumerate().filter(|(_, row)| !row.is_empty()).take(TOLD_BY) {
        for (column, cell) in row.cells().take(COLUMNS_TOLD_BY).enumerate() {
            let (Cell::Text(text) | Cell::Number(text)) = cell else { continue };
            if found.len() <= column {
                found.resize(column + 1, (BTreeSet::new(), index));
            }
            let Some((criteria, first)) = found.get_mut(column) else { continue };
            if let Some(one) = criterion(text, key) {
                if criteria.is_empty() {
                    *first = index;
                }
                criteria.insert(one);
            }
        }
    }
    let columns = found.iter().enumerate().filter(|(_, (criteria, _))| !criteria.is_empty());
    let most = columns.rev().max_by_key(|(_, (criteria, _))| criteria.len());
    most.map(|(column, (criteria, first))| (criteria.len(), column, *first))
}

/// The row above the first criterion that says the most, or else the one right above it.
fn long_heading(
    sheet: &Sheet,
    names: &Names<'_>,
    first: usize,
    header: Option<u32>,
) -> Option<usize> {
    let rows = || sheet.rows().enumerate().take(first).filter(|(_, row)| !row.is_empty());
    if let Some(number) = header {
        return rows().find(|(_, row)| row.number() == number).map(|(index, _)| index);
    }
    // Of rows that say as much, the one that is nearest.
    let best = rows().map(|(index, row)| (named_in(row, names).1, index)).max();
    best.filter(|(fields, _)| *fields > 0)
        .map(|(_, index)| index)
        .or_else(|| rows().next_back().map(|it| it.0))
}

fn has_field(sheet: &Sheet, names: &Names<'_>, index: usize, field: Field) -> bool {
    let says = |cell: Cell<'_>| names.meaning(cell.written()) == Meaning::Field(field);
    sheet.row(index).is_some_and(|row| row.cells().any(says))
}

fn columns(row: Row<'_>, names: &Names<'_>) -> Vec<Column> {
    let column = |(position, cell): (usize, Cell<'_>)| {
        let name = cell.written().to_owned();
        let meaning = names.meaning(&name);
        Column { position, name, meaning }
    };
    row.cells().enumerate().map(column).collect()
}

/// Passes over further rows of headings, and takes what they add. Gives the first row below.
fn take_further_headings(table: &mut Table<'_>, names: &Names<'_>) -> usize {
    let sheet = table.sheet;
    let mut from = table.heading + 1;
    while let Some(row) = sheet.row(from) {
        let is_one = row.is_empty()
            || (table.form == Form::Wide
                && (take_parts(table, row, names) || repeats(table, row, names)))
            || is_furniture(row);
        if !is_one {
            break;
        }
        if !row.is_empty() {
            let message = "left out: a further row of headings".to_owned();
            table.notes.push(Note { spot: spot(sheet, from, None), message });
        }
        from += 1;
    }
    from
}

/// Survey tools write what they call a question, or what kind it is, below its heading.
fn is_furniture(row: Row<'_>) -> bool {
    let is_part = |cell: Cell<'_>| {
        let text = cell.written();
        text.starts_with("{\"ImportId\"")
            || matches!(folded(text).as_str(), "response" | "open-ended response")
    };
    let mut filled = row.cells().filter(|cell| *cell != Cell::Blank).peekable();
    filled.peek().is_some() && filled.all(is_part)
}

/// Whether a row names the same criteria once more, in the same columns. In others it is a problem.
fn repeats(table: &mut Table<'_>, row: Row<'_>, names: &Names<'_>) -> bool {
    let (mut same, mut other) = (0, None);
    for column in &table.columns {
        let Cell::Text(text) = row.cell(column.position) else { continue };
        let Some(below) = criterion_of(&names.meaning(text)) else { continue };
        match criterion_of(&column.meaning) {
            Some(criterion) if criterion == below => same += 1,
            _ => other = Some(column.position),
        }
    }
    if same > 1
        && let Some(position) = other
    {
        let message = "the column has one criterion in its heading and another in the row below";
        let spot = table.spot(table.heading + 1, Some(position));
        table
            .problems
            .push(Problem::new(Code::Ambiguous, message).spot(spot).field(table.name(position)));
    }
    same > 1
}

fn criterion_of(meaning: &Meaning) -> Option<usize> {
    match meaning {
        Meaning::Level(it)
        | Meaning::Beside(it, _)
        | Meaning::Computed(it, _)
        | Meaning::Unclear(it) => Some(*it),
        _ => None,
    }
}

/// Takes `score`, `evidence` and the like from below ids that stand over several columns.
fn take_parts(table: &mut Table<'_>, row: Row<'_>, names: &Names<'_>) -> bool {
    let Some(heading) = table.sheet.row(table.heading) else { return false };
    let mut over: Option<String> = None;
    let mut joined = Vec::new();
    for position in 0..row.len().max(heading.len()) {
        let above = heading.cell(position).written();
        if !above.is_empty() {
            over = matches!(names.meaning(above), Meaning::Level(_)).then(|| above.to_owned());
        }
        let (Some(id), Cell::Text(part)) = (&over, row.cell(position)) else { continue };
        let is_part = matches!(
            field(part),
            Some(Field::Level | Field::Confidence | Field::Evidence | Field::Note | Field::Reason)
        );
        if !is_part {
            return false;
        }
        let name = format!("{id} {}", part.trim());
        joined.push(Column { position, meaning: names.meaning(&name), name });
    }
    let is_heading = joined.len() > 1;
    for column in joined.into_iter().filter(|_| is_heading) {
        match table.columns.iter_mut().find(|it| it.position == column.position) {
            Some(there) => *there = column,
            None => table.columns.push(column),
        }
    }
    is_heading
}

/// The rows below, but for those that are blank and those that repeat the headings.
fn take_body(table: &mut Table<'_>, from: usize) {
    let Some(heading) = table.sheet.row(table.heading) else { return };
    for (index, row) in table.sheet.rows().enumerate().skip(from).filter(|(_, row)| !row.is_empty())
    {
        if row.len() > 1 && row.cells().eq(heading.cells()) {
            let message = "left out: the headings once more".to_owned();
            table.notes.push(Note { spot: spot(table.sheet, index, None), message });
        } else {
            table.body.push(index);
        }
    }
}
