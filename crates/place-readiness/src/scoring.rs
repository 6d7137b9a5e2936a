//! Scoring: whole numbers in, scores, gates and bands out. It knows no document and has no words.

pub(crate) mod code;
pub(crate) mod compile;
pub(crate) mod exact;
pub(crate) mod kernel;
pub(crate) mod math;
mod natural;
pub(crate) mod plan;
pub(crate) mod raise;
pub(crate) mod rule;
pub(crate) mod standing;
pub(crate) mod tag;
pub(crate) mod tally;
pub(crate) mod watch;
