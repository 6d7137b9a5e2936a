//! Text for a terminal: reports about results and rubrics, none wider than the screen and all of it
//! safe to show there.
//!
//! Nothing that comes from a document can move the cursor, change colours, or hide or reorder its
//! neighbours: such characters are shown by their number.

mod band;
mod changes;
mod criterion;
mod entry;
mod file;
mod page;
mod patterns;
mod profile;
mod result;
mod rubric;
mod text;

pub use self::changes::changes;
pub use self::criterion::criterion;
pub use self::entry::entry;
pub use self::file::{assessment_file, evidence_file, rubric_file};
pub use self::result::report;
pub use self::rubric::{list, rubric};
pub use self::text::{escaped, neutral, one_line};

/// What the output can show.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Screen {
    /// Columns, from 40 to 80.
    pub width: usize,
    /// Whether colour may be used.
    pub colour: bool,
    /// Whether lines may be drawn with characters beyond ASCII.
    pub unicode: bool,
}
