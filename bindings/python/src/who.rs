//! Whose results they are, so that those of one date find those of another.

use place_readiness::ScoreResult;
use place_readiness::compare::{self, Twice, Who};
use pyo3::prelude::*;

use crate::refuse::guarded;
use crate::take::all_made;

/// The pairs, those without one on either side, and what stands there twice: the side and both
/// places.
type Paired = (Vec<(usize, usize)>, Vec<usize>, Vec<usize>, Option<(bool, usize, usize)>);

/// Pairs results with others by whose they are.
#[pyfunction]
pub(crate) fn pair(
    py: Python<'_>,
    first: &Bound<'_, PyAny>,
    second: &Bound<'_, PyAny>,
) -> PyResult<Paired> {
    guarded(py, || {
        let who = |results: Vec<ScoreResult>| results.iter().map(Who::from).collect::<Vec<_>>();
        let (first, second) = (who(all_made(first)?), who(all_made(second)?));
        Ok(match compare::pair(&first, &second) {
            Ok(pairs) => (pairs.both, pairs.only_first, pairs.only_second, None),
            Err(Twice { one, other, is_second }) => {
                (Vec::new(), Vec::new(), Vec::new(), Some((is_second, one, other)))
            }
        })
    })
}
