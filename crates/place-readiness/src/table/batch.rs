//! Sixteen rows on their way from answers to columns.

use crate::table::memory::NO_BAND;
use crate::table::parts::{Part, ROWS};
use crate::table::shape::{MOST_CLUSTERS, Shape};

/// How far a mean may be from its first member, and its members still be the same.
pub(super) const BESIDE: f64 = 1e-6;

/// Sixteen rows: their scores, and what bands and gates are read from.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    /// In the order of [`Part::numbers`].
    pub(super) numbers: [[f64; ROWS]; MOST_CLUSTERS + 4],
    pub(super) bands: [u8; ROWS],
    pub(super) gates: [u32; ROWS],
    /// The index of each cluster in twelve bits, and its blank weight in five from the sixteenth.
    pub(super) sums: [[u32; ROWS]; MOST_CLUSTERS],
    /// How many cuts the score reaches; [`NO_BAND`] where there is no score.
    pub(super) ranks: [u8; ROWS],
    /// A bit for each trigger that holds.
    pub(super) triggers: [u8; ROWS],
}

impl Batch {
    pub(super) fn new() -> Self {
        Self {
            numbers: [[0.0; ROWS]; MOST_CLUSTERS + 4],
            bands: [NO_BAND; ROWS],
            gates: [0; ROWS],
            sums: [[0; ROWS]; MOST_CLUSTERS],
            ranks: [NO_BAND; ROWS],
            triggers: [0; ROWS],
        }
    }

    /// Looks up what the triggers set off, and lowers the bands that the scores reach.
    #[inline(always)]
    pub(super) fn judge(&mut self, shape: &Shape<'_>) {
        let rows = self.bands.iter_mut().zip(&mut self.gates);
        for ((band, gates), (rank, set)) in rows.zip(self.ranks.iter().zip(&self.triggers)) {
            *gates = look_up(&shape.triggers.gates, *set);
            let lowered = (*rank).min(look_up(&shape.triggers.ceilings, *set));
            *band = if *rank == NO_BAND { NO_BAND } else { lowered };
        }
    }

    /// The columns of the overall score, as it is, at its lowest and at its highest, and of the
    /// coverage.
    #[inline(always)]
    pub(super) fn overall(&mut self, shape: &Shape<'_>) -> Option<&mut [[f64; ROWS]; 4]> {
        self.numbers.get_mut(shape.clusters.len()..)?.first_chunk_mut()
    }

    /// Writes the rows where they belong: all of them, or as many as there are left.
    #[inline(always)]
    pub(super) fn put(&self, part: &mut Part<'_>, first: usize) {
        for (column, numbers) in part.numbers.iter_mut().zip(&self.numbers) {
            put(column, first, numbers);
        }
        put(part.bands, first, &self.bands);
        put(part.gates, first, &self.gates);
    }

    /// Keeps the means of some rows, a bit for each, among their members.
    ///
    /// A mean lies among its members, but rounding can carry it one step outside. That can only be
    /// where all members are the same, and so only where the mean lies within `BESIDE` of the first.
    /// For members that differ do so by 100 / (127 x 31) or more, and no weight is less than an
    /// 800,000th of all: their mean is 3e-8 or more from the lowest and the highest, and rounding
    /// does not carry it further than 1e-12.
    #[cold]
    pub(super) fn keep_in(&mut self, shape: &Shape<'_>, rows: u16) {
        let all = self.sums;
        let Some([overall, low, high, _]) = self.overall(shape) else { return };
        for (row, ((overall, low), high)) in overall.iter_mut().zip(low).zip(high).enumerate() {
            if rows & (1 << row) != 0 {
                let sums = all.iter().filter_map(|sums| sums.get(row).copied());
                let sums = sums.take(shape.clusters.len());
                clamp(overall, sums.clone().map(|sums| shape.score(sums)));
                clamp(low, sums.clone().map(|sums| shape.range(sums)[0]));
                clamp(high, sums.map(|sums| shape.range(sums)[1]));
            }
        }
    }

    /// Ranks some rows, a bit for each, by their exact scores.
    #[cold]
    pub(super) fn decide(&mut self, shape: &Shape<'_>, rows: u16) {
        for (row, rank) in self.ranks.iter_mut().enumerate() {
            if rows & (1 << row) != 0 {
                *rank =
                    shape.exact_rank(self.sums.iter().filter_map(|sums| sums.get(row).copied()));
            }
        }
    }
}

/// Keeps a score among those of its members that there are.
fn clamp(score: &mut f64, members: impl Iterator<Item = f64> + Clone) {
    if !score.is_nan() {
        let lowest = members.clone().fold(f64::INFINITY, f64::min);
        let highest = members.fold(f64::NEG_INFINITY, f64::max);
        *score = score.max(lowest).min(highest);
    }
}

#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "a byte is always below 256")]
fn look_up<T: Copy>(table: &[T; 256], set: u8) -> T {
    table[usize::from(set)]
}

/// Writes sixteen entries, or as many as there are left.
#[inline(always)]
pub(super) fn put<T: Copy>(column: &mut [T], first: usize, entries: &[T; ROWS]) {
    let rest = column.get_mut(first..).unwrap_or_default();
    if let Some(all) = rest.first_chunk_mut::<ROWS>() {
        *all = *entries;
    } else {
        rest.iter_mut().zip(entries).for_each(|(entry, value)| *entry = *value);
    }
}
