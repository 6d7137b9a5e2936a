//! Whose results they are, so that those of one date find those of another.

use place_readiness::compare::{self, Twice, Who};
use pyo3::prelude::*;

use crate::batch::Batch;

/// The pairs, those without one on either side, and what stands there twice: the side and both
/// places.
type Paired = (Vec<(usize, usize)>, Vec<usize>, Vec<usize>, Option<(bool, usize, usize)>);

#[pymethods]
impl Batch {
    /// Pairs rows with those of another batch by whose they are.
    fn pair(&self, other: &Self) -> Paired {
        match compare::pair(&self.who(), &other.who()) {
            Ok(pairs) => (pairs.both, pairs.only_first, pairs.only_second, None),
            Err(Twice { one, other, is_second, .. }) => {
                (Vec::new(), Vec::new(), Vec::new(), Some((is_second, one, other)))
            }
        }
    }
}

impl Batch {
    fn who(&self) -> Vec<Who> {
        self.assessments.iter().map(|it| Who::from(it.header())).collect()
    }
}
