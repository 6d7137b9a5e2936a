//! A row a question, and a column a Place: a table on its side.

use super::rows::Rows;
use crate::cell::Cell;
use crate::heading::{Field, Meaning, criterion};
use crate::problem::{Code, Problem};
use crate::table::{Column, Note};
use crate::value::{Given, answer};
use crate::words::{listed, words};
use place_readiness::problem::shown;

/// What the heading of a column of numbers may say that is no Place.
const NO_PLACE: [&str; 28] = [
    "score",
    "level",
    "rating",
    "target",
    "goal",
    "aim",
    "weight",
    "max",
    "maximum",
    "min",
    "minimum",
    "mean",
    "median",
    "average",
    "avg",
    "total",
    "sum",
    "count",
    "previous",
    "last",
    "baseline",
    "planned",
    "current",
    "now",
    "gap",
    "change",
    "difference",
    "year",
];

pub(super) fn read(rows: &mut Rows<'_, '_, '_>) {
    let places = place_columns(rows);
    if places.is_empty()
        || rows.layout.fields.contains_key(&Field::Place)
        || rows.options.place.is_some()
    {
        no_level(rows, &places);
        return;
    }
    let names: Vec<String> =
        places.iter().map(|column| format!("`{}`", shown(&column.name))).collect();
    let message = format!("Places stand as columns: {}", listed(&names, "and"));
    let spot = rows.table.spot(rows.table.heading, None);
    rows.notes.push(Note { spot: spot.clone(), message });
    let others = rows.table.columns.iter().filter(|column| {
        column.meaning == Meaning::Other
            && !column.name.is_empty()
            && !places.iter().any(|place| place.position == column.position)
    });
    let others: Vec<String> = others.map(|column| format!("`{}`", shown(&column.name))).collect();
    if !others.is_empty() {
        let message = format!("left out: columns that are no Places, {}", listed(&others, "and"));
        rows.notes.push(Note { spot, message });
    }
    for column in &places {
        read_place(rows, column);
    }
}

/// The columns of which every cell beside a criterion is an answer to it.
fn place_columns(rows: &Rows<'_, '_, '_>) -> Vec<Column> {
    let columns = rows.table.columns.iter().filter(|column| column.meaning == Meaning::Other);
    columns.filter(|column| !column.name.is_empty() && has_answers(rows, column)).cloned().collect()
}

fn has_answers(rows: &Rows<'_, '_, '_>, column: &Column) -> bool {
    let mut levels = 0;
    let mut others = 0;
    for (index, criterion) in asked(rows) {
        let Some(question) = rows.key.questions.get(criterion) else { continue };
        match answer(rows.cell(index, column.position), question) {
            Ok(Given::Level(_)) => levels += 1,
            Ok(_) => {}
            Err(_) => others += 1,
        }
    }
    // One slip does not make it a column of something else.
    levels > others
}

/// The rows that have a criterion, and which.
fn asked(rows: &Rows<'_, '_, '_>) -> Vec<(usize, usize)> {
    let named = |index: &usize| {
        let (cell, _) = rows.field(*index, Field::Criterion);
        Some((*index, criterion(cell.written(), rows.key)?))
    };
    rows.table.body.iter().filter_map(named).collect()
}

fn read_place(rows: &mut Rows<'_, '_, '_>, column: &Column) {
    let key = rows.key;
    let position = Some(column.position);
    let heading = rows.table.heading;
    let said = words(&column.name);
    let is_other = |word: &String| {
        NO_PLACE.contains(&word.as_str()) || (word.len() == 4 && word.parse::<u16>().is_ok())
    };
    if said.iter().any(is_other) {
        let name = shown(&column.name);
        let message = format!(
            "Places stand as columns, and `{name}` may be none: leave it out with {}, or give it another \
             name. If it is the level, give {}",
            rows.options.ignored(&name),
            rows.options.renamed(&name, "level")
        );
        rows.refuse(heading, position, "place", Problem::new(Code::Ambiguous, message));
        return;
    }
    let whose = rows.whose_of(heading, Ok(column.name.trim().to_owned()));
    let draft = whose.and_then(|whose| rows.draft(heading, whose));
    if let Some((place, true)) = draft {
        let called = rows.called(place);
        let message = format!("a second column for {called}");
        rows.refuse(heading, position, "place", Problem::new(Code::DuplicateKey, message));
        if let Some(draft) = rows.drafts.get_mut(place) {
            draft.is_spoilt = true;
        }
        return;
    }
    for (index, criterion) in asked(rows) {
        let Some(question) = key.questions.get(criterion) else { continue };
        let at = &question.at;
        let given =
            rows.take(index, position, at, answer(rows.cell(index, column.position), question));
        let Ok(said) = rows.said(index, criterion, given, &[]) else { continue };
        let Some(draft) = draft.and_then(|(place, _)| rows.drafts.get_mut(place)) else { continue };
        if said.given != Given::Blank
            && let Some(before) = draft.rows.insert(criterion, index)
        {
            draft.take(criterion);
            let first = rows.table.spot(before, None).row;
            let message = format!("answered again: the first time in row {first}");
            rows.refuse(index, position, at, Problem::new(Code::DuplicateKey, message));
        } else {
            draft.put(criterion, said);
        }
    }
}

/// There is no column of levels, and none of Places.
fn no_level(rows: &mut Rows<'_, '_, '_>, places: &[Column]) {
    let heading = rows.table.heading;
    let names: Vec<String> = rows
        .table
        .row(heading)
        .into_iter()
        .flat_map(crate::cell::Row::cells)
        .filter(|cell| *cell != Cell::Blank)
        .map(|cell| format!("`{}`", shown(cell.written())))
        .collect();
    let meant = match places {
        [one] => {
            let name = shown(&one.name);
            format!(". Did you mean `{name}`? Then give {}", rows.options.renamed(&name, "level"))
        }
        _ => String::new(),
    };
    let found = listed(&names, "and");
    let message = format!(
        "a row stands for each criterion, and no column `level` has the answers: columns found are {found}{meant}"
    );
    rows.refuse(heading, None, "answers", Problem::new(Code::MissingKey, message));
}
