//! The words around numbers. The engine rounds them, for every door alike.

use place_readiness::rounding;
pub use place_readiness::rounding::Cuts;

use crate::words::{fill, word};

/// A share from 0.0 to 100.0, in whole per cent.
pub(crate) fn percent(share: f64) -> String {
    fill(word!("per-cent"), &[("share", rounding::percent(share))])
}

/// How far two scores are apart, in points above 0.0.
pub(crate) fn points(apart: f64) -> String {
    let few = || word!("pair.points-few").to_owned();
    rounding::points(apart)
        .map_or_else(few, |points| fill(word!("pair.points"), &[("points", points)]))
}
