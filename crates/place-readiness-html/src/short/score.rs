//! One result as a card.

use place_readiness::{Rubric, ScoreResult};
use serde::Serialize;

use super::line;
use crate::view::{self, Band, Lookup, Notice, Overall, Patterns, Row, rows};

/// One result: a line, the top headings, the gates that hold the band, and the patterns found.
#[derive(Debug, Serialize)]
pub(crate) struct Card<'a> {
    language: &'a str,
    line: String,
    label: Option<&'a str>,
    rows: Vec<Row<'a>>,
    overall: Overall<'a>,
    band: Option<Band<'a>>,
    patterns: Option<Patterns<'a>>,
    notice: String,
}

impl<'a> Card<'a> {
    pub(crate) fn new(rubric: &'a Rubric, result: &'a ScoreResult) -> Self {
        let lookup = Lookup::new(rubric, result);
        Self {
            language: view::language(rubric),
            line: line::facts(&lookup),
            label: line::label(result),
            rows: rows(&lookup),
            overall: Overall::new(&lookup),
            band: Band::new(&lookup),
            patterns: Patterns::new(&lookup),
            notice: Notice::new(&result.notice).text(),
        }
    }
}
