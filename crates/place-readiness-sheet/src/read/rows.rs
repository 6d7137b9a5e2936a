//! What every layout of a table shares: who is meant by a row, and the drafts of assessments.

use std::collections::BTreeMap;

use place_readiness::assessment::{Place, Respondent};
use place_readiness::problem::shown;

use super::whose::{ids_by_name, order};
use super::{Entry, Found, Reading, admit};
use crate::cell::Cell;
use crate::draft::{Draft, Head, Ids, Said};
use crate::heading::{Beside, Field};
use crate::key::Key;
use crate::layout::Layout;
use crate::options::Options;
use crate::problem::Problem;
use crate::table::above::{Above, above};
use crate::table::{Note, Table};
use crate::value::date::Order;
use crate::value::{self, Given, text};

/// Something was wrong, and has been told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Told;

/// A table while it is read.
pub(super) struct Rows<'t, 's, 'r> {
    pub(super) table: &'t Table<'s>,
    pub(super) key: &'t Key<'r>,
    pub(super) layout: Layout,
    pub(super) options: &'t Options,
    pub(super) drafts: Vec<Draft<'r>>,
    pub(super) notes: Vec<Note>,
    pub(super) found: Found,
    pub(super) by_head: BTreeMap<Head, usize>,
    pub(super) above: Above,
    pub(super) order: Order,
    pub(super) given_ids: BTreeMap<String, Vec<String>>,
    pub(super) places: Ids,
    pub(super) respondents: Ids,
    /// Whether it has been said that the whole table lacks a part.
    pub(super) told: Vec<Field>,
}

impl<'t, 's, 'r> Rows<'t, 's, 'r> {
    pub(super) fn new(
        table: &'t Table<'s>,
        key: &'t Key<'r>,
        layout: Layout,
        options: &'t Options,
        found: Found,
        notes: Vec<Note>,
    ) -> Self {
        let given_ids = ids_by_name(table, &layout);
        let taken: Vec<String> = given_ids.values().flatten().cloned().collect();
        let order = order(table, &layout, options);
        // Where two columns claim to be one, nobody need be told that there is none.
        let told = if layout.is_torn { vec![Field::Place, Field::Date] } else { Vec::new() };
        Self {
            table,
            key,
            layout,
            options,
            drafts: Vec::new(),
            notes,
            found,
            by_head: BTreeMap::new(),
            above: above(table),
            order,
            given_ids,
            places: Ids::new(Place::id_of, taken.into_iter()),
            respondents: Ids::new(Respondent::id_of, std::iter::empty()),
            told,
        }
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> Cell<'s> {
        self.table.row(row).map_or(Cell::Blank, |row| row.cell(column))
    }

    /// The cell of a part of an assessment, and its column; blank where no column has it.
    pub(super) fn field(&self, row: usize, field: Field) -> (Cell<'s>, Option<usize>) {
        match self.layout.fields.get(&field) {
            Some(column) => (self.cell(row, *column), Some(*column)),
            None => (Cell::Blank, None),
        }
    }

    /// Whether a row is blank in every column that is read.
    pub(super) fn is_blank(&self, row: usize) -> bool {
        let fields = self.layout.fields.values();
        let answers = self.layout.levels.values().chain(self.layout.beside.values());
        fields.chain(answers).all(|column| value::is_blank(self.cell(row, *column)))
    }

    pub(super) fn refuse(&mut self, row: usize, column: Option<usize>, at: &str, problem: Problem) {
        let mut problem = problem.spot(self.table.spot(row, column));
        if problem.at.is_empty() {
            at.clone_into(&mut problem.at);
        }
        if let Some(column) = column {
            problem = problem.field(self.table.name(column));
            if problem.value.is_none() {
                problem = problem.value(self.cell(row, column).written());
            }
        }
        self.found.add(problem);
    }

    /// What was read; what could not be is noted as a problem.
    pub(super) fn take<T>(
        &mut self,
        row: usize,
        column: Option<usize>,
        at: &str,
        read: Result<T, Problem>,
    ) -> Result<T, Told> {
        read.map_err(|problem| {
            self.refuse(row, column, at, problem);
            Told
        })
    }

    /// An answer, and what stands beside it; none where nothing is said or something is wrong.
    pub(super) fn said(
        &mut self,
        row: usize,
        criterion: usize,
        given: Result<Given, Told>,
        beside: &[(Beside, usize)],
    ) -> Result<Said, Told> {
        let key = self.key;
        let at = key.questions.get(criterion).map_or("answers", |question| &question.at);
        let mut said =
            Said { given: Given::Blank, confidence: None, note: None, evidence: Vec::new() };
        let mut texts = BTreeMap::new();
        for (beside, column) in beside {
            let cell = self.cell(row, *column);
            if value::is_blank(cell) {
                continue;
            }
            let name = format!("{beside:?}").to_lowercase();
            let at = format!("{at}.{name}");
            match beside {
                Beside::Confidence => {
                    said.confidence = self.take(row, Some(*column), &at, text::confidence(cell))?;
                }
                Beside::Evidence => {
                    said.evidence = self.take(row, Some(*column), &at, text::evidence(cell))?;
                }
                Beside::Note | Beside::Reason => {
                    let found = text::text(cell).map(|it| it.map(ToOwned::to_owned));
                    if let Some(text) = self.take(row, Some(*column), &at, found)? {
                        texts.insert(*beside, text);
                    }
                }
            }
        }
        said.given = given?;
        Ok(said.beside(texts))
    }

    /// How an assessment is called in a message.
    pub(super) fn called(&self, place: usize) -> String {
        let Some(draft) = self.drafts.get(place) else { return String::new() };
        let who =
            draft.head.respondent.as_deref().map_or_else(String::new, |who| format!(", {who}"));
        format!("`{}`, {}{who}", shown(&draft.name), draft.head.date)
    }

    /// Admits what was put together, and sorts what is wrong by its place.
    pub(super) fn finish(mut self) -> Reading {
        let drafts = std::mem::take(&mut self.drafts);
        let mut entries = Vec::with_capacity(drafts.len());
        for draft in drafts.iter().filter(|draft| !draft.is_spoilt) {
            match admit(draft, self.key) {
                Ok(assessment) => {
                    entries.push(Entry { assessment, spot: self.table.spot(draft.row, None) });
                }
                Err(problems) => problems.into_iter().for_each(|(at, code, message)| {
                    let (row, column) = self.cell_of(draft, &at);
                    self.refuse(row, column, &at, Problem::coded(code, message));
                }),
            }
        }
        let Found { mut problems, more } = self.found;
        problems.sort_by(|one, other| one.spot.cmp(&other.spot));
        Reading { entries, problems, more, notes: self.notes, has_table: true }
    }

    /// The cell that a part of a draft came from.
    fn cell_of(&self, draft: &Draft<'_>, at: &str) -> (usize, Option<usize>) {
        let fields = &self.layout.fields;
        let Some(answer) = at.strip_prefix("answers.") else {
            let field = match at {
                "place.id" if fields.contains_key(&Field::PlaceId) => Field::PlaceId,
                "date" => Field::Date,
                "kind" => Field::Kind,
                "note" => Field::Note,
                _ if at.starts_with("respondent") => Field::Respondent,
                _ => Field::Place,
            };
            return (draft.row, fields.get(&field).copied());
        };
        let is_meant = |id: &str| {
            answer.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let Some(criterion) = self.key.ids().position(is_meant) else { return (draft.row, None) };
        let row = draft.rows.get(&criterion).copied().unwrap_or(draft.row);
        let beside = [
            (".note", Beside::Note, Field::Note),
            (".evidence", Beside::Evidence, Field::Evidence),
            (".confidence", Beside::Confidence, Field::Confidence),
        ];
        let part = beside.iter().find(|(part, ..)| answer.contains(part));
        let column = match part {
            Some((_, beside, field)) => {
                self.layout.beside.get(&(criterion, *beside)).or_else(|| fields.get(field))
            }
            None => self.layout.levels.get(&criterion).or_else(|| fields.get(&Field::Level)),
        };
        (row, column.copied())
    }
}
