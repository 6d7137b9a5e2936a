//! Scoring a table: many rows of answers at once, into columns that the caller brings.
//!
//! A row scores as [`Rubric::score`] scores an assessment with the same answers and no evidence,
//! to the last bit. There are three ways to get there, and all give the same bytes: `wide` for
//! processors with AVX-512 and `narrow` for any, both for rubrics of a common `shape`, and
//! `general` for every rubric there is.

#[expect(clippy::inline_always, reason = "a call for each row would cost more than its work")]
mod batch;
mod check;
pub(crate) mod columns;
mod general;
pub(crate) mod memory;
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

use crate::problem::Problems;
use crate::rubric::Rubric;
pub use crate::scoring::code::{Blanks, NOT_APPLICABLE, NOT_KNOWN, UNANSWERED, UnknownBlanks};
pub use crate::table::columns::ColumnScores;
use crate::table::general::General;
pub use crate::table::memory::{NO_BAND, Table, TableScores};
use crate::table::narrow::Narrow;
use crate::table::parts::Part;
use crate::table::shape::Shape;
#[cfg(target_arch = "x86_64")]
use crate::table::wide::Wide;

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

/// Scores every row of a table, in the fastest way.
pub(crate) fn score(
    rubric: &Rubric,
    table: &Table<'_>,
    scores: &mut TableScores<'_>,
    threads: usize,
) -> Result<(), Problems> {
    score_with(rubric, TableKernel::Wide, table, scores, threads)
}

/// Refuses codes that their criteria do not have. `first` is the number of the first row.
pub(crate) fn check(
    rubric: &Rubric,
    table: &Table<'_>,
    first: usize,
    threads: usize,
) -> Result<(), Problems> {
    check::size(rubric, table)?;
    check::codes(rubric, table, first, threads, check::has_wrong)
}

/// Scores a table in one way, or in the next that this processor and this rubric allow.
pub(crate) fn score_with(
    rubric: &Rubric,
    kernel: TableKernel,
    table: &Table<'_>,
    scores: &mut TableScores<'_>,
    threads: usize,
) -> Result<(), Problems> {
    check::sizes(rubric, table, scores)?;
    let shape = Shape::new(rubric).filter(|_| kernel < TableKernel::General);
    let width = rubric.plan.criteria.len();
    let mut score = |score: &(dyn Fn(Part<'_>) + Sync)| {
        parts::score(table, width, scores, threads, score);
    };
    #[cfg(target_arch = "x86_64")]
    let wide = shape.as_ref().and_then(Wide::new).filter(|_| kernel == TableKernel::Wide);
    #[cfg(target_arch = "x86_64")]
    if let Some(wide) = wide {
        check::codes(rubric, table, 0, threads, |rows, limits| wide.has_wrong(rows, limits))?;
        score(&|part| wide.score(part));
        return Ok(());
    }
    check::codes(rubric, table, 0, threads, check::has_wrong)?;
    if let Some(narrow) = shape.as_ref().and_then(Narrow::new) {
        score(&|part| narrow.score(part));
    } else {
        let general = General::new(rubric);
        score(&|part| general.score(part));
    }
    Ok(())
}

/// The fastest way that this processor and a rubric allow.
pub(crate) fn kernel(rubric: &Rubric) -> TableKernel {
    let shape = Shape::new(rubric);
    #[cfg(target_arch = "x86_64")]
    if shape.as_ref().and_then(Wide::new).is_some() {
        return TableKernel::Wide;
    }
    let narrow = shape.as_ref().and_then(Narrow::new);
    if narrow.is_some() { TableKernel::Narrow } else { TableKernel::General }
}
