//! Scoring a table: many rows of answers at once, into columns that the caller brings.
//!
//! A row scores as [`Rubric::score`] scores an assessment with the same answers and no evidence,
//! to the last bit. There are three ways to get there, and all give the same bytes: `wide` for
//! processors with AVX-512 and `narrow` for any, both for rubrics of a common [`shape`], and
//! `general` for every rubric there is.

#[expect(clippy::inline_always, reason = "a call for each row would cost more than its work")]
mod batch;
mod check;
mod exact;
mod general;
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "packed sums stay below their widths, and positions below the lengths of arrays"
)]
mod narrow;
#[expect(clippy::inline_always, reason = "a call for each row would cost more than its work")]
mod parts;
mod shape;
mod triggers;
#[cfg(target_arch = "x86_64")]
#[expect(
    unsafe_code,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::indexing_slicing,
    clippy::inline_always,
    clippy::large_types_passed_by_value,
    clippy::many_single_char_names,
    reason = "instructions that not every processor has, on registers that go by value"
)]
#[cfg_attr(not(test), expect(clippy::wildcard_imports, reason = "instructions have long names"))]
mod wide;

use crate::Rubric;
use crate::problem::Problems;
use crate::table::general::General;
use crate::table::narrow::Narrow;
use crate::table::parts::Part;
use crate::table::shape::Shape;
#[cfg(target_arch = "x86_64")]
use crate::table::wide::Wide;

/// A table of answers: one row an assessment, one byte a criterion, in the order of the rubric.
///
/// A code is the position of an option from 0, or 253 for not applicable, 254 for not known, 255
/// for unanswered.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// The rows, one after another.
    pub codes: &'a [u8],
    /// How many rows there are.
    pub rows: usize,
    /// How many bytes lie from the start of a row to the start of the next: at least the number
    /// of criteria. What lies beyond the criteria is not looked at.
    pub stride: usize,
}

/// Where the scores of a table go: columns of one entry a row, which are written over.
///
/// Scores and coverage are numbers from 0.0 to 100.0. Where there is none the entry is not a
/// number (NaN), never 0.
#[derive(Debug)]
pub struct TableScores<'a> {
    /// The score of each top group: the first group's column, then the second's, and so on.
    pub groups: &'a mut [f64],
    /// The overall score.
    pub overall: &'a mut [f64],
    /// The overall score with every blank at its lowest.
    pub low: &'a mut [f64],
    /// The overall score with every blank at its highest.
    pub high: &'a mut [f64],
    /// Answered weight as a share of applicable weight, in per cent.
    pub coverage: &'a mut [f64],
    /// The band, once every gate that applies has set its ceiling: its place among the bands that
    /// have a `from`, the lowest being 0. [`NO_BAND`] where there is no overall score, or no band.
    pub bands: &'a mut [u8],
    /// Which gates apply: bit `n` for the gate `n` of the rubric. A gate of which one cannot tell
    /// is not among them.
    pub gates: &'a mut [u32],
}

/// What stands for no band in [`TableScores::bands`].
pub const NO_BAND: u8 = 255;

/// The ways to score a table, the fastest first. All give the same bytes.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum TableKernel {
    /// With AVX-512, for rubrics of a common shape.
    Wide,
    /// On any processor, for rubrics of a common shape.
    Narrow,
    /// On any processor, for any rubric.
    General,
}

impl Rubric {
    /// Scores every row of a table, on up to so many threads.
    ///
    /// A row scores as [`Self::score`] scores an assessment with the same answers and no evidence,
    /// to the last bit, whatever the number of threads. Small tables take one thread in any case.
    ///
    /// ```
    /// # use place_readiness::{Rubric, Table, TableScores};
    /// # let rubric = Rubric::from_yaml("
    /// # format: place-readiness/rubric/1
    /// # id: bakery
    /// # version: 1.0.0
    /// # title: Bakery
    /// # notice: An example.
    /// # scales:
    /// #   three: [{id: a, value: 0, label: No}, {id: b, value: 1, label: Some}, {id: c, value: 2, label: Yes}]
    /// # groups:
    /// #   - id: bread
    /// #     title: Bread
    /// #     criteria: [{id: BRE-1, title: Crust, weight: 3}, {id: BRE-2, title: Crumb}]
    /// # ")?;
    /// // Two criteria, three options each. In the second row the second answer is missing.
    /// let table = Table { codes: &[1, 2, 1, 255], rows: 2, stride: 2 };
    /// let [mut groups, mut overall, mut low, mut high, mut coverage] = [[0.0; 2]; 5];
    /// let (mut bands, mut gates) = ([0; 2], [0; 2]);
    /// let mut scores = TableScores {
    ///     groups: &mut groups,
    ///     overall: &mut overall,
    ///     low: &mut low,
    ///     high: &mut high,
    ///     coverage: &mut coverage,
    ///     bands: &mut bands,
    ///     gates: &mut gates,
    /// };
    ///
    /// rubric.score_table(&table, &mut scores, 1)?;
    /// assert_eq!(overall, [62.5, 50.0]);
    /// assert_eq!((low[1], high[1]), (37.5, 62.5));
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Nothing is written where something is wrong: the table or a column has another length than
    /// it must have, a criterion does not have a code (the first such row of each is named), or the
    /// rubric has more than 32 gates or more than 255 bands.
    pub fn score_table(
        &self,
        table: &Table<'_>,
        scores: &mut TableScores<'_>,
        threads: usize,
    ) -> Result<(), Problems> {
        self.score_table_with(TableKernel::Wide, table, scores, threads)
    }

    /// Refuses codes that their criteria do not have, as [`Self::score_table`] does: for a table
    /// that is handed over in pieces. `first` is the number of the first row in the whole table.
    ///
    /// # Errors
    ///
    /// The piece has another length than it must have, or a criterion does not have a code: the
    /// first such row of each is named.
    pub fn check_table(
        &self,
        table: &Table<'_>,
        first: usize,
        threads: usize,
    ) -> Result<(), Problems> {
        self.check_size(table)?;
        self.check_codes(table, first, threads, check::has_wrong)
    }

    /// Scores a table in one way, or in the next that this processor and this rubric allow.
    ///
    /// # Errors
    ///
    /// As [`Self::score_table`].
    #[doc(hidden)]
    pub fn score_table_with(
        &self,
        kernel: TableKernel,
        table: &Table<'_>,
        scores: &mut TableScores<'_>,
        threads: usize,
    ) -> Result<(), Problems> {
        self.check_sizes(table, scores)?;
        let shape = Shape::new(self).filter(|_| kernel < TableKernel::General);
        let mut score = |score: &(dyn Fn(Part<'_>) + Sync)| {
            parts::score(table, self.width(), scores, threads, score);
        };
        #[cfg(target_arch = "x86_64")]
        let wide = shape.as_ref().and_then(Wide::new).filter(|_| kernel == TableKernel::Wide);
        #[cfg(target_arch = "x86_64")]
        if let Some(wide) = wide {
            self.check_codes(table, 0, threads, |rows, limits| wide.has_wrong(rows, limits))?;
            score(&|part| wide.score(part));
            return Ok(());
        }
        self.check_codes(table, 0, threads, check::has_wrong)?;
        if let Some(narrow) = shape.as_ref().and_then(Narrow::new) {
            score(&|part| narrow.score(part));
        } else {
            let general = General::new(self);
            score(&|part| general.score(part));
        }
        Ok(())
    }

    /// The fastest way that this processor and this rubric allow.
    #[doc(hidden)]
    pub fn table_kernel(&self) -> TableKernel {
        let shape = Shape::new(self);
        #[cfg(target_arch = "x86_64")]
        if shape.as_ref().and_then(Wide::new).is_some() {
            return TableKernel::Wide;
        }
        let narrow = shape.as_ref().and_then(Narrow::new);
        if narrow.is_some() { TableKernel::Narrow } else { TableKernel::General }
    }

    /// How many criteria a row has.
    fn width(&self) -> usize {
        self.plan.criteria.len()
    }
}
