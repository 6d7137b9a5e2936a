//! Numbers of a report in words, where there may be none.

use place_readiness_report::number::{Cuts, percent};

/// A score with one decimal, or with more where it takes them, or that there is no score.
pub(crate) fn score(cuts: &Cuts, score: Option<f64>) -> String {
    score.map_or_else(|| "no score".to_owned(), |score| cuts.tenths(score))
}

/// A share in whole per cent, or that there is none.
pub(crate) fn share(share: Option<f64>) -> String {
    share.map_or_else(|| "none".to_owned(), percent)
}
