//! Where a table comes from and where its scores go: memory that the caller brings.

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
