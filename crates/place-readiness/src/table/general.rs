//! Any rubric on any processor: the kernel of single assessments over blocks of rows.

use crate::rubric::Rubric;
use crate::scoring::code::{Blanks, UNANSWERED};
use crate::scoring::exact::Exact;
use crate::scoring::kernel::score_blocks;
use crate::scoring::plan::Plan;
use crate::table::memory::NO_BAND;
use crate::table::parts::{Part, Rows};

#[derive(Debug)]
pub(super) struct General<'a> {
    plan: &'a Plan,
}

/// Rows are turned into columns so many at a time.
const BLOCK: usize = 4096;

impl<'a> General<'a> {
    pub(super) fn new(rubric: &'a Rubric) -> Self {
        Self { plan: &rubric.plan }
    }

    pub(super) fn score(&self, mut part: Part<'_>) {
        let mut columns = vec![Vec::new(); part.rows.width];
        let mut first = 0;
        for rows in part.rows.pieces(BLOCK) {
            turn(rows, &mut columns);
            let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
            self.claimed(rows, &columns, &mut part, first);
            let filled = part.numbers.iter_mut().skip(self.plan.top().len() + 1);
            for (column, blanks) in filled.zip([Blanks::Lowest, Blanks::Highest]) {
                self.filled(&columns, blanks, after(column, first));
            }
            first += rows.count;
        }
    }

    /// Everything about the answers as they stand.
    fn claimed(&self, rows: Rows<'_>, columns: &[&[u8]], part: &mut Part<'_>, first: usize) {
        let mut done = 0;
        score_blocks(self.plan, columns, Blanks::LeftOut, |scores| {
            let Some(whole) = scores.groups.last() else { return };
            let first = first + done;
            let groups = self.plan.top().iter().filter_map(|(group, _)| scores.groups.get(*group));
            for (column, group) in part.numbers.iter_mut().zip(groups.chain([whole])) {
                write(after(column, first), &group.score);
            }
            if let Some(column) = part.numbers.last_mut() {
                let shares = after(column, first).iter_mut().zip(whole.sums.coverage());
                shares.for_each(|(entry, share)| *entry = share);
            }
            let judged = after(part.bands, first).iter_mut().zip(after(part.gates, first));
            for (row, (band, gates)) in judged.enumerate().take(whole.score.len()) {
                let codes = rows.row(done + row);
                (*band, *gates) =
                    self.judge(&Exact::new(self.plan, codes, Blanks::LeftOut, scores, row));
            }
            done += whole.score.len();
        });
    }

    /// The overall score with blanks filled.
    fn filled(&self, columns: &[&[u8]], blanks: Blanks, mut column: &mut [f64]) {
        score_blocks(self.plan, columns, blanks, |scores| {
            let whole = scores.groups.last().map_or(&[][..], |whole| &whole.score);
            let count = whole.len().min(column.len());
            write(column.split_off_mut(..count).unwrap_or_default(), whole);
        });
    }

    /// The band and the gates of a row.
    fn judge(&self, row: &Exact<'_>) -> (u8, u32) {
        let (mut gates, mut ceiling) = (0, usize::MAX);
        self.plan.each_applying(row, |gate| {
            gates |= 1 << gate;
            ceiling = self.plan.lowered(ceiling, [gate]);
        });
        let band = row.rank().and_then(|rank| u8::try_from(rank.min(ceiling)).ok());
        (band.unwrap_or(NO_BAND), gates)
    }
}

/// Turns rows into columns.
fn turn(rows: Rows<'_>, columns: &mut [Vec<u8>]) {
    for (n, column) in columns.iter_mut().enumerate() {
        column.clear();
        column
            .extend((0..rows.count).map(|row| rows.row(row).get(n).copied().unwrap_or(UNANSWERED)));
    }
}

fn after<T>(column: &mut [T], first: usize) -> &mut [T] {
    column.get_mut(first..).unwrap_or_default()
}

fn write(column: &mut [f64], scores: &[f64]) {
    column.iter_mut().zip(scores).for_each(|(entry, score)| *entry = *score);
}
