//! Many rows at once, through the buffer protocol: nothing is copied, in or out.

use place_readiness::{Fault, Problem, Table, TableScores};
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
}

#[pymethods]
impl Rubric {
    /// Scores a matrix of codes, a row an assessment, into arrays of the caller.
    #[expect(clippy::needless_pass_by_value, reason = "PyO3 hands over the list that it made")]
    fn score_matrix(
        &self,
        py: Python<'_>,
        codes: &Bound<'_, PyAny>,
        arrays: Arrays<'_>,
        threads: usize,
    ) -> PyResult<()> {
        guarded(py, || {
            let codes = Codes::new(codes)?;
            let outputs = Outputs::new(&arrays, self.inner.document().groups.len(), codes.rows)?;
            apart(outputs.spans().chain([codes.span()]))?;
            self.fits(&codes).map_err(|problem| data_error(py, &problem.into()))?;
            let rows = codes.rows_first();
            let table = Table { codes: &rows.codes, rows: codes.rows, stride: rows.stride };
            // SAFETY: no two of the arrays share memory, as was just checked.
            #[expect(unsafe_code, reason = "slices of foreign memory, as argued above")]
            let mut scores = unsafe { outputs.scores() };
            let done = py.detach(|| self.inner.score_table(&table, &mut scores, threads));
            done.map_err(|problems| data_error(py, &problems))
        })
    }
}

impl Rubric {
    /// A row of the matrix must have as many codes as there are criteria.
    fn fits(&self, codes: &Codes) -> Result<(), Problem> {
        let (expected, found) = (self.inner.criteria().count(), codes.columns);
        let fault = Fault::WrongLength { expected, found };
        let problem = Problem { at: "columns".to_owned(), mark: None, fault };
        if expected == found { Ok(()) } else { Err(problem) }
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
        })
    }

    fn spans(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        let numbers = self.numbers.iter().map(Output::span);
        numbers.chain([self.band.span(), self.gates.span()])
    }

    /// # Safety
    ///
    /// No two of the arrays may share memory.
    #[expect(unsafe_code, reason = "slices of foreign memory")]
    unsafe fn scores(&self) -> TableScores<'_> {
        let [domains, overall, low, high, coverage] = &self.numbers;
        // SAFETY: the caller sees to it.
        unsafe {
            TableScores {
                groups: domains.slice(),
                overall: overall.slice(),
                low: low.slice(),
                high: high.slice(),
                coverage: coverage.slice(),
                bands: self.band.slice(),
                gates: self.gates.slice(),
            }
        }
    }
}
