//! Whose answers a row has: the Place, the date, the respondent, and what is said of them elsewhere.

use std::collections::BTreeMap;

use super::MOST_ASSESSMENTS;
use super::rows::{Rows, Told};
use crate::cell::Cell;
use crate::draft::{Draft, Head};
use crate::heading::Field;
use crate::layout::{Layout, may_hold};
use crate::options::Options;
use crate::problem::{Code, Problem};
use crate::table::Table;
use crate::value::date::{Order, day, is_month_first};
use crate::value::text;
use crate::words::folded;

/// What a row says of the whole.
#[derive(Debug)]
pub(super) struct Whose<'r> {
    head: Head,
    name: String,
    pub(super) partner: Option<&'r str>,
}

impl<'r> Rows<'_, '_, 'r> {
    /// Whose answers a row has, where it says so well enough.
    pub(super) fn whose(&mut self, row: usize) -> Option<Whose<'r>> {
        let place = self.place(row);
        self.whose_of(row, place)
    }

    /// The same for a Place that stands elsewhere.
    pub(super) fn whose_of(
        &mut self,
        row: usize,
        place: Result<String, Told>,
    ) -> Option<Whose<'r>> {
        let given_id = self.part(row, Field::PlaceId, None, |cell, _| owned(text::id(cell)));
        let date = self.date(row);
        let partner = self.partner(row);
        let respondent = self.part(row, Field::Respondent, None, |cell, _| owned(text::text(cell)));
        let kind = self.kind(row);
        let (Ok(name), Ok(date), Ok(partner), Ok(kind)) = (place, date, partner, kind) else {
            return None;
        };
        let (Ok(given_id), Ok(respondent), false) = (given_id, respondent, self.layout.is_torn)
        else {
            return None;
        };
        let respondent = respondent.map(|name| self.respondents.of(&name));
        let place_id = given_id.unwrap_or_else(|| self.place_id(&name));
        let respondent = respondent.or_else(|| partner.map(ToOwned::to_owned));
        Some(Whose { head: Head { place_id, date, respondent, kind }, name, partner })
    }

    /// A part of an assessment: of the row, or else as an option has it for the whole table, or
    /// else as it stands above the table.
    fn part<T>(
        &mut self,
        row: usize,
        field: Field,
        option: Option<&str>,
        read: impl Fn(Cell<'_>, &Self) -> Result<Option<T>, Problem>,
    ) -> Result<Option<T>, Told> {
        let (cell, column) = self.field(row, field);
        let found = read(cell, self);
        let found = self.take(row, column, field.name(), found)?;
        if found.is_some() {
            return Ok(found);
        }
        if let Some(option) = option {
            return read(Cell::Text(option), self).map_err(|problem| {
                self.tell_once(field, problem.at(field.name()));
                Told
            });
        }
        let Some((row, column)) = self.above.get(&field).copied() else { return Ok(None) };
        let found = read(self.cell(row, column), self);
        self.take(row, Some(column), field.name(), found)
    }

    fn tell_once(&mut self, field: Field, problem: Problem) {
        if !self.told.contains(&field) {
            self.told.push(field);
            self.found.add(problem);
        }
    }

    fn place(&mut self, row: usize) -> Result<String, Told> {
        let option = self.options.place.as_deref();
        let found = self.part(row, Field::Place, option, |cell, _| owned(text::text(cell)))?;
        found.ok_or_else(|| self.no_place(row))
    }

    fn no_place(&mut self, row: usize) -> Told {
        let column = self.layout.fields.get(&Field::Place).copied();
        let option = self.options.typed("place", "Name of the Place");
        if column.is_some() {
            let message = format!(
                "the row has cells filled in, and no Place: cells may have been merged, so fill \
                 the name in on every row, or give {option} for all rows without one"
            );
            self.refuse(row, column, "place", Problem::new(Code::MissingKey, message));
            return Told;
        }
        let meant = may_hold(self.table, Field::Place, self.options);
        let message = format!(
            "there is no column `place`: add one, or give {option} for the whole table{meant}"
        );
        self.lacks(Field::Place, message)
    }

    fn date(&mut self, row: usize) -> Result<String, Told> {
        let option = self.options.date.as_deref();
        let found = self.part(row, Field::Date, option, |cell, rows| day(cell, &rows.order))?;
        found.ok_or_else(|| self.no_date(row))
    }

    fn no_date(&mut self, row: usize) -> Told {
        let column = self.layout.fields.get(&Field::Date).copied();
        let option = self.options.typed("date", "2026-09-30");
        if column.is_some() {
            let message = format!(
                "the row has no date: fill it in, or give {option} for all rows without one"
            );
            self.refuse(row, column, "date", Problem::new(Code::MissingKey, message));
            return Told;
        }
        let meant = may_hold(self.table, Field::Date, self.options);
        let message = format!(
            "there is no date: add a column `date` with the day that the answers describe, or \
             give {option} for the whole table{meant}"
        );
        self.lacks(Field::Date, message)
    }

    /// The whole table lacks something, which is told once.
    fn lacks(&mut self, field: Field, message: String) -> Told {
        let spot = self.table.spot(self.table.heading, None);
        let problem = Problem::new(Code::MissingKey, message).at(field.name()).spot(spot);
        self.tell_once(field, problem);
        Told
    }

    fn partner(&mut self, row: usize) -> Result<Option<&'r str>, Told> {
        let (key, option) = (self.key, self.options.partner.as_deref());
        self.part(row, Field::Partner, option, |cell, _| text::partner(cell, &key.partners))
    }

    fn kind(&mut self, row: usize) -> Result<&'static str, Told> {
        let option = self.options.kind.as_deref();
        let found = self.part(row, Field::Kind, option, |cell, _| text::kind(cell))?;
        Ok(found.unwrap_or("individual"))
    }

    /// The one id that the table gives a name elsewhere, or else one made of the name.
    fn place_id(&mut self, name: &str) -> String {
        match self.given_ids.get(&folded(name)).map(Vec::as_slice) {
            Some([one]) => one.clone(),
            _ => self.places.of(name),
        }
    }

    /// The draft for a row, and whether it is there already.
    pub(super) fn draft(&mut self, row: usize, whose: Whose<'r>) -> Option<(usize, bool)> {
        if let Some(place) = self.by_head.get(&whose.head) {
            return Some((*place, true));
        }
        if self.drafts.len() == MOST_ASSESSMENTS {
            let message = format!("must have at most {MOST_ASSESSMENTS} assessments, found more");
            self.tell_once(Field::Criterion, Problem::new(Code::TooMany, message));
            return None;
        }
        self.by_head.insert(whose.head.clone(), self.drafts.len());
        self.drafts.push(Draft::new(whose.head, whose.name, whose.partner, row, self.key));
        Some((self.drafts.len() - 1, false))
    }

    /// Whether a row names the same respondent as one before, with another kind of partner.
    pub(super) fn is_same_partner(
        &mut self,
        row: usize,
        place: usize,
        whose_partner: Option<&str>,
    ) -> bool {
        let Some(draft) = self.drafts.get_mut(place) else { return true };
        if draft.partner == whose_partner {
            return true;
        }
        draft.is_spoilt = true;
        let (first, before) = (draft.row, draft.partner.unwrap_or("none"));
        let first = self.table.spot(first, None).row;
        let message = format!(
            "the same respondent has two kinds of partner: {before} in row {first}, {} here",
            whose_partner.unwrap_or("none")
        );
        let column = self.layout.fields.get(&Field::Partner).copied();
        self.refuse(
            row,
            column,
            "respondent.partner",
            Problem::new(Code::ConflictingAnswer, message),
        );
        false
    }
}

fn owned(found: Result<Option<&str>, Problem>) -> Result<Option<String>, Problem> {
    found.map(|text| text.map(ToOwned::to_owned))
}

/// The ids that the table itself gives the names of Places.
pub(super) fn ids_by_name(table: &Table<'_>, layout: &Layout) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (name, id) = (layout.fields.get(&Field::Place), layout.fields.get(&Field::PlaceId));
    let (Some(name), Some(id)) = (name, id) else { return found };
    for row in table.body.iter().filter_map(|index| table.row(*index)) {
        if let (Ok(Some(name)), Ok(Some(id))) =
            (text::text(row.cell(*name)), text::id(row.cell(*id)))
        {
            let ids = found.entry(folded(name)).or_default();
            if !ids.iter().any(|it| it == id) {
                ids.push(id.to_owned());
            }
        }
    }
    found
}

/// How the days of a table are read: one of them may tell of the others.
pub(super) fn order(table: &Table<'_>, layout: &Layout, options: &Options) -> Order {
    let date = layout.fields.get(&Field::Date).filter(|_| !options.month_first);
    let texts = date.into_iter().flat_map(|column| {
        table.body.iter().filter_map(|index| Some(table.row(*index)?.cell(*column).written()))
    });
    let other = texts.into_iter().find(|text| is_month_first(text)).map(ToOwned::to_owned);
    Order { month_first: options.month_first, other, option: options.month_first() }
}
