//! One result as a card.

use std::fmt;

use askama::filters::Safe;
use askama::{FastWritable, Template};
use place_readiness::{Rubric, ScoreResult};

use super::line;
use crate::view::{self, Band, Found, Lookup, Notice, Overall, Patterns, Row, rows};
use crate::words;

/// One result: a line, the top headings, the gates that hold the band, and the patterns found.
#[derive(Debug, Template)]
#[template(path = "short-score.html.jinja")]
pub(crate) struct Card<'a> {
    language: &'a str,
    line: String,
    label: Option<&'a str>,
    rows: Vec<Row<'a>>,
    /// Whether some heading has an evidenced score.
    evidenced: bool,
    overall: Overall<'a>,
    band: Option<Band<'a>>,
    patterns: Option<Patterns<'a>>,
    notice: String,
}

/// A pattern that was found, with those within it.
#[derive(Template)]
#[template(path = "short-found.html.jinja")]
struct FoundItem<'a> {
    found: &'a Found<'a>,
}

impl<'a> Card<'a> {
    pub(crate) fn new(rubric: &'a Rubric, result: &'a ScoreResult) -> Self {
        let lookup = Lookup::new(rubric, result);
        let rows = rows(&lookup);
        Self {
            language: view::language(rubric),
            line: line::facts(&lookup),
            label: line::label(result),
            evidenced: rows.iter().any(Row::is_evidenced),
            rows,
            overall: Overall::new(&lookup),
            band: Band::new(&lookup),
            patterns: Patterns::new(&lookup),
            notice: Notice::new(&result.notice).text(),
        }
    }
}

fn found_item<'a>(found: &'a Found<'a>) -> Safe<impl FastWritable + fmt::Display> {
    Safe(FoundItem { found })
}
