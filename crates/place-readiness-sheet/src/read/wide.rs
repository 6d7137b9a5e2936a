//! A row a Place or a respondent, a column a criterion.

use super::rows::Rows;
use crate::cell::Cell;
use crate::heading::{Beside, Field, Meaning};
use crate::problem::{Code, Problem};
use crate::table::Column;
use crate::value::{answer, text};
use crate::words::words;
use place_readiness::problem::shown;

/// The columns of a criterion.
struct Answers {
    criterion: usize,
    level: Option<usize>,
    beside: Vec<(Beside, usize)>,
}

pub(super) fn read(rows: &mut Rows<'_, '_, '_>) {
    let answers = answers(rows);
    for index in rows.table.body.clone() {
        if !rows.is_blank(index) {
            read_row(rows, index, &answers);
        }
    }
}

fn answers(rows: &Rows<'_, '_, '_>) -> Vec<Answers> {
    let beside = |criterion: usize| {
        let columns =
            rows.layout.beside.range((criterion, Beside::Confidence)..=(criterion, Beside::Reason));
        columns.map(|((_, beside), column)| (*beside, *column)).collect()
    };
    let answers = (0..rows.key.questions.len()).map(|criterion| {
        let level = rows.layout.levels.get(&criterion).copied();
        Answers { criterion, level, beside: beside(criterion) }
    });
    answers.filter(|it| it.level.is_some() || !it.beside.is_empty()).collect()
}

fn read_row(rows: &mut Rows<'_, '_, '_>, row: usize, answers: &[Answers]) {
    let whose = rows.whose(row);
    let (cell, column) = rows.field(row, Field::Note);
    let note = rows.take(row, column, "note", text::text(cell)).ok().flatten();
    let draft = whose.and_then(|whose| {
        let partner = whose.partner;
        let (draft, is_there) = rows.draft(row, whose)?;
        if is_there && rows.is_same_partner(row, draft, partner) {
            again(rows, row, draft);
        }
        Some(draft).filter(|_| !is_there)
    });
    if let (Some(note), Some(draft)) = (note, draft.and_then(|it| rows.drafts.get_mut(it))) {
        draft.add_note(note);
    }
    for columns in answers {
        read_answer(rows, row, draft, columns);
    }
}

/// Reads an answer, for its problems alone where there is no draft to put it in.
fn read_answer(rows: &mut Rows<'_, '_, '_>, row: usize, draft: Option<usize>, columns: &Answers) {
    let key = rows.key;
    let Some(question) = key.questions.get(columns.criterion) else { return };
    let cell = columns.level.map_or(Cell::Blank, |column| rows.cell(row, column));
    let at = &question.at;
    let given = rows.take(row, columns.level, at, answer(cell, question));
    let said = rows.said(row, columns.criterion, given, &columns.beside);
    if let (Ok(said), Some(draft)) = (said, draft.and_then(|it| rows.drafts.get_mut(it))) {
        draft.put(columns.criterion, said);
    }
}

/// A second row for the same: neither is taken.
fn again(rows: &mut Rows<'_, '_, '_>, row: usize, place: usize) {
    let called = rows.called(place);
    let Some(draft) = rows.drafts.get_mut(place) else { return };
    draft.is_spoilt = true;
    let first = draft.row;
    let number = rows.table.spot(first, None).row;
    let is_copy = match (rows.table.row(first), rows.table.row(row)) {
        (Some(one), Some(other)) => one.cells().eq(other.cells()),
        _ => false,
    };
    let message = if is_copy {
        format!(
            "the row is the same as row {number}, cell by cell, for {called}: delete one of them"
        )
    } else {
        let cure = apart(rows);
        format!("a second row for {called}: the first is row {number}. {cure}")
    };
    let column = rows.layout.fields.get(&Field::Place).copied();
    rows.refuse(row, column, "place", Problem::new(Code::DuplicateKey, message));
}

/// What could tell the rows of respondents apart.
fn apart(rows: &Rows<'_, '_, '_>) -> String {
    const KEYS: [&str; 8] =
        ["id", "uuid", "responseid", "response", "respondent", "recipient", "token", "key"];
    let is_key = |column: &&Column| {
        let said = words(&column.name);
        column.meaning == Meaning::Other && said.iter().any(|word| KEYS.contains(&word.as_str()))
    };
    let key = rows
        .table
        .columns
        .iter()
        .find(is_key)
        .filter(|_| !rows.layout.fields.contains_key(&Field::Respondent));
    let cure = "A column `respondent` or `date` tells rows apart";
    match key {
        Some(column) => {
            let name = shown(&column.name);
            format!(
                "{cure}. Is it `{name}`? Then give {}",
                rows.options.renamed(&name, "respondent")
            )
        }
        None => cure.to_owned(),
    }
}
