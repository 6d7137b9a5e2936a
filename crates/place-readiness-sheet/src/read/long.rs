//! A row an answer, or a row a question: the criterion in one column, the level in another.

use super::rows::{Rows, Told};
use crate::cell::Cell;
use crate::heading::{Beside, Field, criterion};
use crate::problem::{Code, Problem};
use crate::table::Note;
use crate::value::{self, Given, answer, text};
use crate::words::did_you_mean;
use place_readiness::problem::{nearest, shown};

/// The parts of a row that say whose answer it is.
const HEAD: [Field; 6] =
    [Field::Place, Field::PlaceId, Field::Date, Field::Respondent, Field::Partner, Field::Kind];
const BESIDE: [(Field, Beside); 4] = [
    (Field::Confidence, Beside::Confidence),
    (Field::Evidence, Beside::Evidence),
    (Field::Note, Beside::Note),
    (Field::Reason, Beside::Reason),
];

pub(super) fn read(rows: &mut Rows<'_, '_, '_>) {
    let mut last = Last::default();
    for index in rows.table.body.clone() {
        if !rows.is_blank(index) {
            read_row(rows, index, &mut last);
        }
    }
    last.tell(rows);
}

/// The row before, and its draft: most rows repeat who is meant, or leave it to the row above.
#[derive(Default)]
struct Last {
    row: Option<usize>,
    draft: Option<usize>,
    /// Rows whose Place was read from above, the first and how many.
    merged: Option<(usize, usize)>,
}

impl Last {
    fn tell(&self, rows: &mut Rows<'_, '_, '_>) {
        if let Some((first, count)) = self.merged {
            let spot = rows.table.spot(first, None);
            let message = format!(
                "{count} rows without a Place or a date were read as going on from the row above, as where \
                 cells are merged"
            );
            rows.notes.push(Note { spot, message });
        }
    }
}

fn read_row(rows: &mut Rows<'_, '_, '_>, row: usize, last: &mut Last) {
    let has_answer = BESIDE
        .iter()
        .map(|(field, _)| *field)
        .chain([Field::Level, Field::State])
        .filter(|field| *field != Field::Note)
        .any(|field| !value::is_blank(rows.field(row, field).0));
    let (cell, column) = rows.field(row, Field::Criterion);
    let found = criterion_in(rows, cell);
    if found.is_err() && !has_answer {
        // The heading of a section.
        return;
    }
    let draft = draft(rows, row, last);
    match found {
        Ok(Some(criterion)) => read_answer(rows, row, draft, criterion),
        Ok(None) if has_answer => {
            let message = "the row has an answer, and no criterion that it answers";
            rows.refuse(row, column, "answers", Problem::new(Code::MissingKey, message));
        }
        Ok(None) => add_note(rows, row, draft),
        Err(problem) => rows.refuse(row, column, "answers", problem),
    }
}

/// The criterion in a cell, none where the cell is blank.
fn criterion_in(rows: &Rows<'_, '_, '_>, cell: Cell<'_>) -> Result<Option<usize>, Problem> {
    if value::is_blank(cell) {
        return Ok(None);
    }
    let found = cell.written();
    if let Some(criterion) = criterion(found, rows.key) {
        return Ok(Some(criterion));
    }
    let slip = crate::heading::slip(&crate::key::parts(found), rows.key);
    let near = slip.and_then(|it| rows.key.questions.get(it)).map(|it| it.id.to_owned());
    let near = did_you_mean(near.or_else(|| nearest(found, rows.key.ids())).as_deref());
    let message = format!("`{}` is not a criterion of this rubric{near}", shown(found));
    Err(Problem::new(Code::UnknownCriterion, message).value(found))
}

/// The draft that a row belongs to. Where it says nothing of that, it goes on from the row above.
fn draft(rows: &mut Rows<'_, '_, '_>, row: usize, last: &mut Last) -> Option<usize> {
    let is_same = last.row.is_some_and(|above| {
        HEAD.iter().all(|field| rows.field(row, *field).0 == rows.field(above, *field).0)
    });
    if is_same {
        return last.draft;
    }
    let follows = last.row.is_some_and(|above| row == above + 1 || last.merged.is_some());
    let says_nothing = HEAD.iter().all(|field| value::is_blank(rows.field(row, *field).0));
    if follows
        && says_nothing
        && rows.layout.fields.contains_key(&Field::Place)
        && rows.options.place.is_none()
    {
        let (first, count) = last.merged.unwrap_or((row, 0));
        last.merged = Some((first, count + 1));
        return last.draft;
    }
    last.row = Some(row);
    last.draft = rows.whose(row).and_then(|whose| {
        let partner = whose.partner;
        let (draft, is_there) = rows.draft(row, whose)?;
        let is_sound = !is_there || rows.is_same_partner(row, draft, partner);
        Some(draft).filter(|_| is_sound)
    });
    last.draft
}

fn read_answer(rows: &mut Rows<'_, '_, '_>, row: usize, draft: Option<usize>, criterion: usize) {
    let key = rows.key;
    let Some(question) = key.questions.get(criterion) else { return };
    let at = &question.at;
    let (cell, column) = rows.field(row, Field::Level);
    let given = rows.take(row, column, at, answer(cell, question));
    let given = given.and_then(|given| in_state(rows, row, at, given));
    let beside: Vec<(Beside, usize)> = BESIDE
        .iter()
        .filter_map(|(field, beside)| Some((*beside, *rows.layout.fields.get(field)?)))
        .collect();
    let Ok(said) = rows.said(row, criterion, given, &beside) else { return };
    let is_blank = said.given == Given::Blank
        && said.note.is_none()
        && said.evidence.is_empty()
        && said.confidence.is_none();
    let Some(place) = draft.filter(|_| !is_blank) else { return };
    let before = rows.drafts.get_mut(place).and_then(|draft| draft.rows.insert(criterion, row));
    match (before, rows.drafts.get_mut(place)) {
        (Some(before), Some(draft)) => {
            draft.take(criterion);
            draft.rows.insert(criterion, before);
            let (first, called) = (rows.table.spot(before, None).row, rows.called(place));
            let message = format!("answered again for {called}: the first time in row {first}");
            rows.refuse(row, column, at, Problem::new(Code::DuplicateKey, message));
        }
        (None, Some(draft)) => draft.put(criterion, said),
        _ => {}
    }
}

/// What the state of an answer adds to its level, in a table that this program gave out.
fn in_state(
    rows: &mut Rows<'_, '_, '_>,
    row: usize,
    at: &str,
    given: Given,
) -> Result<Given, Told> {
    let (cell, column) = rows.field(row, Field::State);
    let Some(state) = rows.take(row, column, at, text::state(cell))? else { return Ok(given) };
    match (state, given) {
        ("level", given @ Given::Level(_))
        | ("unanswered", given @ Given::Blank)
        | ("not_applicable", given @ Given::NotApplicable(_)) => Ok(given),
        ("not_known", Given::Blank | Given::NotKnown) => Ok(Given::NotKnown),
        ("not_applicable", Given::Blank) => Ok(Given::NotApplicable(None)),
        (state, _) => {
            let message = format!("the state is {state}, and the level says otherwise");
            rows.refuse(row, column, at, Problem::new(Code::ConflictingAnswer, message));
            Err(Told)
        }
    }
}

fn add_note(rows: &mut Rows<'_, '_, '_>, row: usize, draft: Option<usize>) {
    let (cell, column) = rows.field(row, Field::Note);
    let note = rows.take(row, column, "note", text::text(cell)).ok().flatten();
    if let (Some(note), Some(draft)) = (note, draft.and_then(|it| rows.drafts.get_mut(it))) {
        draft.add_note(note);
    }
}
