//! Many rows at once, through the buffer protocol: a block is copied in, scored and copied out.
//!
//! Only what was copied is worked on while the lock is released, so nobody can change it meanwhile.

use std::collections::BTreeMap;
use std::ops::Range;

use place_readiness::problem::{Fault, Problem};
use place_readiness::table::{Table, TableScores};
use pyo3::prelude::*;

use crate::buffer::{Codes, Output, apart};
use crate::refuse::{data_error, guarded};
use crate::rubric::Rubric;

/// The arrays to write into, in the order of `MatrixScores`.
type Arrays<'py> = [Bound<'py, PyAny>; 7];

/// The same, looked at and found fit.
struct Outputs {
    /// Scores of headings, overall scores, low, high and coverage.
    numbers: [Output<f64>; 5],
    band: Output<u8>,
    gates: Output<u32>,
    rows: usize,
}

/// The scores of a block, in the order of the arrays.
#[derive(Default)]
struct Scores {
    numbers: [Vec<f64>; 5],
    band: Vec<u8>,
    gates: Vec<u32>,
}

/// A matrix that is gone through block by block.
struct Walk<'a, 'py> {
    codes: &'a Codes<'py>,
    threads: usize,
}

/// Codes of a block, at the most: they stay close to the processor, and take it some hundredths of
/// a second, so that an interrupt is soon heard.
const BLOCK: usize = 1 << 21;
/// Rows for each thread, at the most: enough that starting it is paid for.
const SHARE: usize = 1 << 14;

#[pymethods]
impl Rubric {
    /// Scores a matrix of codes, a row an assessment, into arrays. Where those are new, nobody sees
    /// what is written to them before a wrong code is found.
    #[expect(clippy::needless_pass_by_value, reason = "PyO3 hands over the list that it made")]
    fn score_matrix(
        &self,
        py: Python<'_>,
        codes: &Bound<'_, PyAny>,
        arrays: Arrays<'_>,
        are_new: bool,
        threads: usize,
    ) -> PyResult<()> {
        guarded(py, || {
            let codes = Codes::new(codes)?;
            let outputs = Outputs::new(&arrays, self.headings(), codes.rows)?;
            apart(outputs.spans().chain([codes.span()]))?;
            self.fits(&codes).map_err(|problem| data_error(py, &[problem]))?;
            let walk = Walk { codes: &codes, threads };
            if !are_new {
                self.check_codes(py, &walk)?;
            }
            self.score_blocks(py, &walk, &outputs)
        })
    }
}

impl Rubric {
    /// A row of the matrix must have as many codes as there are criteria.
    fn fits(&self, codes: &Codes<'_>) -> Result<(), Problem> {
        let (expected, found) = (self.inner.criteria().count(), codes.columns);
        let fault = Fault::WrongLength { expected, found };
        let problem = Problem { at: "columns".to_owned(), mark: None, fault };
        if expected == found { Ok(()) } else { Err(problem) }
    }

    fn score_blocks(&self, py: Python<'_>, walk: &Walk<'_, '_>, to: &Outputs) -> PyResult<()> {
        let (mut scores, threads) = (Scores::default(), walk.threads);
        walk.blocks(py, |rows, table| {
            scores.resize(table.rows, self.headings());
            let score = || self.inner.score_table(table, &mut scores.columns(), threads);
            if let Err(problems) = py.detach(score) {
                self.check_codes(py, walk)?;
                // What is wrong is no code, or was mended meanwhile.
                return Err(data_error(py, &problems));
            }
            to.put(py, rows.start, &scores);
            Ok(())
        })
    }

    /// Refuses codes that their criteria do not have, and names the first of each criterion.
    fn check_codes(&self, py: Python<'_>, walk: &Walk<'_, '_>) -> PyResult<()> {
        let (mut found, threads) = (BTreeMap::new(), walk.threads);
        walk.blocks(py, |rows, table| {
            let checked = py.detach(|| self.inner.check_table(table, rows.start, threads));
            for problem in checked.as_ref().err().map_or(&[][..], |problems| problems) {
                let id = problem.at.rsplit_once('.').map_or("", |(id, _)| id).to_owned();
                found.entry(id).or_insert_with(|| problem.clone());
            }
            Ok(())
        })?;
        let named = self.inner.criteria().filter_map(|criterion| found.remove(&criterion.id));
        let problems: Vec<Problem> = named.collect();
        if problems.is_empty() { Ok(()) } else { Err(data_error(py, &problems)) }
    }
}

impl Walk<'_, '_> {
    /// Copies block after block, and hands on each with its rows. There is one even of no rows.
    fn blocks(
        &self,
        py: Python<'_>,
        mut work: impl FnMut(Range<usize>, &Table<'_>) -> PyResult<()>,
    ) -> PyResult<()> {
        let Codes { rows, columns, .. } = *self.codes;
        let most = (BLOCK / columns.max(1)).min(SHARE.saturating_mul(self.threads)).max(1);
        let mut copy = Vec::new();
        for start in (0..rows.max(1)).step_by(most) {
            let block = start..rows.min(start.saturating_add(most));
            self.codes.copy(block.clone(), &mut copy)?;
            let table = Table { codes: &copy, rows: block.len(), stride: columns };
            work(block, &table)?;
            py.check_signals()?;
        }
        Ok(())
    }
}

impl Outputs {
    fn new(arrays: &Arrays<'_>, headings: usize, rows: usize) -> PyResult<Self> {
        let [domains, overall, low, high, coverage, band, gates] = arrays;
        let number = |name, array, shape: &[usize]| Output::new(name, "float64", array, shape);
        Ok(Self {
            numbers: [
                number("domains", domains, &[headings, rows])?,
                number("overall", overall, &[rows])?,
                number("low", low, &[rows])?,
                number("high", high, &[rows])?,
                number("coverage", coverage, &[rows])?,
            ],
            band: Output::new("band", "uint8", band, &[rows])?,
            gates: Output::new("gates", "uint32", gates, &[rows])?,
            rows,
        })
    }

    fn spans(&self) -> impl Iterator<Item = Range<usize>> {
        let numbers = self.numbers.iter().map(Output::span);
        numbers.chain([self.band.span(), self.gates.span()])
    }

    /// Copies the scores of a block to its rows, from one on.
    fn put(&self, py: Python<'_>, start: usize, scores: &Scores) {
        let count = scores.band.len();
        for (array, numbers) in self.numbers.iter().zip(&scores.numbers) {
            // The first array has a row of its own for each heading.
            for (n, numbers) in numbers.chunks(count.max(1)).enumerate() {
                array.put(py, n * self.rows + start, numbers);
            }
        }
        self.band.put(py, start, &scores.band);
        self.gates.put(py, start, &scores.gates);
    }
}

impl Scores {
    fn resize(&mut self, rows: usize, headings: usize) {
        for (column, count) in self.numbers.iter_mut().zip([headings, 1, 1, 1, 1]) {
            column.resize(rows * count, 0.0);
        }
        self.band.resize(rows, 0);
        self.gates.resize(rows, 0);
    }

    fn columns(&mut self) -> TableScores<'_> {
        let [groups, overall, low, high, coverage] = &mut self.numbers;
        let (bands, gates) = (&mut self.band, &mut self.gates);
        TableScores { groups, overall, low, high, coverage, bands, gates }
    }
}
