//! What can be wrong with a table, found before anything is written.

use crate::problem::{Fault, Problem, Problems};
use crate::rubric::Rubric;
use crate::scoring::code::Asked;
use crate::scoring::plan::Plan;
use crate::table::columns::wrong_code;
use crate::table::memory::{Table, TableScores};
use crate::table::parts::{self, ROWS, Rows};

const MOST_GATES: usize = 32;
/// One code is needed for no band.
const MOST_BANDS: usize = 255;
/// Codes are looked at so many at a time.
const LANES: usize = 64;

/// Refuses what no kernel could score.
pub(super) fn sizes(
    rubric: &Rubric,
    table: &Table<'_>,
    scores: &TableScores<'_>,
) -> Result<(), Problems> {
    let plan = &rubric.plan;
    let lengths = wrong_lengths(plan, table.rows, scores);
    let counts = [("gates", MOST_GATES, plan.gates.len()), ("bands", MOST_BANDS, plan.bands.len())];
    let many = counts.into_iter().filter(|(_, limit, found)| found > limit);
    let many = many.map(|(at, limit, found)| (at, Fault::TooMany { limit, found }));
    refuse(wrong_table(plan, table).into_iter().chain(lengths).chain(many))
}

/// Refuses a table that is not as long as it says.
pub(super) fn size(rubric: &Rubric, table: &Table<'_>) -> Result<(), Problems> {
    refuse(wrong_table(&rubric.plan, table))
}

/// Refuses codes that their criteria do not have. `has_wrong` says whether there are any, and
/// `first` is the number of the first row.
pub(super) fn codes(
    rubric: &Rubric,
    table: &Table<'_>,
    first: usize,
    threads: usize,
    has_wrong: impl Fn(Rows<'_>, &[Limit]) -> bool + Sync,
) -> Result<(), Problems> {
    let limits: Vec<Limit> = rubric.plan.criteria.iter().map(Limit::new).collect();
    if parts::any(table, limits.len(), threads, |rows| has_wrong(rows, &limits)) {
        return Problems::into_result(wrong_codes(rubric, table, &limits, first), 0, None);
    }
    Ok(())
}

fn refuse(wrong: impl IntoIterator<Item = (&'static str, Fault)>) -> Result<(), Problems> {
    let problem = |(at, fault): (&str, Fault)| Problem { at: at.to_owned(), mark: None, fault };
    Problems::into_result(wrong.into_iter().map(problem).collect(), 0, Some(()))
}

fn wrong_lengths(
    plan: &Plan,
    rows: usize,
    scores: &TableScores<'_>,
) -> impl Iterator<Item = (&'static str, Fault)> {
    let columns = [
        ("groups", rows.saturating_mul(plan.top().len()), scores.groups.len()),
        ("overall", rows, scores.overall.len()),
        ("low", rows, scores.low.len()),
        ("high", rows, scores.high.len()),
        ("coverage", rows, scores.coverage.len()),
        ("bands", rows, scores.bands.len()),
        ("gates", rows, scores.gates.len()),
    ];
    let wrong = columns.into_iter().filter(|(_, expected, found)| expected != found);
    wrong.map(|(at, expected, found)| (at, Fault::WrongLength { expected, found }))
}

fn wrong_table(plan: &Plan, table: &Table<'_>) -> Option<(&'static str, Fault)> {
    let width = plan.criteria.len();
    let last = table.rows.checked_sub(1)?;
    if last > 0 && table.stride < width {
        let fault = Fault::WrongLength { expected: width, found: table.stride };
        return Some(("stride", fault));
    }
    let expected = last.saturating_mul(table.stride).saturating_add(width);
    let fault = Fault::WrongLength { expected, found: table.codes.len() };
    (table.codes.len() < expected).then_some(("table", fault))
}

/// The first wrong code of each criterion.
fn wrong_codes(rubric: &Rubric, table: &Table<'_>, limits: &[Limit], first: usize) -> Vec<Problem> {
    let rows = Rows::new(table, limits.len());
    let named = rubric.criteria().zip(&rubric.plan.criteria).zip(limits).enumerate();
    named
        .filter_map(|(n, ((criterion, asked), limit))| {
            let codes = (0..rows.count).filter_map(|row| Some((row, *rows.row(row).get(n)?)));
            let (row, code) = codes.into_iter().find(|(_, code)| limit.refuses(*code))?;
            let fault = wrong_code(code, asked.points.len());
            let at = format!("{}.{}", criterion.id, first.saturating_add(row));
            Some(Problem { at, mark: None, fault })
        })
        .collect()
}

/// The codes that a criterion does not have lie in one range.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Limit {
    pub(super) first: u8,
    pub(super) count: u8,
}

impl Limit {
    fn new(asked: &Asked) -> Self {
        let lacking = asked.lacking();
        Self { first: lacking.start, count: lacking.end - lacking.start }
    }

    #[inline]
    fn refuses(self, code: u8) -> bool {
        code.wrapping_sub(self.first) < self.count
    }
}

/// Whether a row has a code that its criterion does not have, on any processor.
pub(super) fn has_wrong(rows: Rows<'_>, limits: &[Limit]) -> bool {
    limits.chunks(LANES).zip((0..).step_by(LANES)).any(|(limits, start)| {
        let none = Limit::default();
        let mut lanes = [none; LANES];
        lanes.iter_mut().zip(limits).for_each(|(lane, limit)| *lane = *limit);
        has_wrong_lane(rows, start, &lanes)
    })
}

/// The same for some criteria, without a branch, which compilers turn into wide instructions.
fn has_wrong_lane(rows: Rows<'_>, start: usize, limits: &[Limit; LANES]) -> bool {
    let (first, count) = (limits.map(|limit| limit.first), limits.map(|limit| limit.count));
    let mut wrong = [0; LANES];
    for row in 0..rows.count {
        if row.is_multiple_of(ROWS) {
            rows.fetch_after(row);
        }
        let limits = first.iter().zip(&count);
        rows.with_line(row, start, |codes| {
            for ((wrong, code), (first, count)) in wrong.iter_mut().zip(codes).zip(limits) {
                *wrong |= u8::from(code.wrapping_sub(*first) < *count);
            }
        });
    }
    wrong != [0; LANES]
}
