//! Reports about one assessment, as a page, as Markdown, for a terminal and in short, and charts.
//!
//! Each of these is a dress of one view of a result, and takes its words from one table, so that a
//! fact is told in the same sentence everywhere.
//!
//! A report shows the profile first and one number last, says what may not be concluded, and
//! carries the rubric's notice. The page is one file that runs no script and asks nothing of any
//! host. Every text from a rubric or an assessment is treated as hostile and escaped.

#![forbid(unsafe_code)]

pub mod chart;
mod cite;
pub mod date;
mod escape;
pub mod number;
pub mod short;
mod template;
pub mod terminal;
mod view;
mod width;
mod words;

use place_readiness::{Assessment, Rubric, ScoreResult};

use crate::template::{MarkdownTemplate, PageTemplate};
use crate::view::Report;

/// Why something could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A fault in a template. No rubric and no answer can bring this about.
    #[error("the report could not be written: {0}")]
    Template(#[from] askama::Error),
    /// The rubric has no criterion with this id.
    #[error("no such criterion: `{}`", escape::plain(.0))]
    NoCriterion(String),
    /// The rubric has no heading with this id.
    #[error("no such heading: `{}`", escape::plain(.0))]
    NoHeading(String),
}

/// The report as one self-contained HTML page.
///
/// `result` is what `rubric` made of `assessment`.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn html(
    rubric: &Rubric,
    assessment: &Assessment,
    result: &ScoreResult,
) -> Result<String, Error> {
    let chart = chart::profile_in_report(rubric, result)?;
    let report = Report::new(rubric, assessment, result);
    template::render(&PageTemplate::new(template::PartTemplate { report, chart }))
}

/// A report that stands within another page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Part {
    /// Its style, the same for every report. It is made for a shadow root of its own: what is true
    /// of a whole page is said of the host as well.
    pub style: &'static str,
    /// HTML with ids of its own, which links within it lead to. It runs no script, asks nothing of
    /// any host and has no style attributes but in its chart.
    pub body: String,
}

/// The same report as a part of another page, to be shown under a shadow root of its own.
///
/// `result` is what `rubric` made of `assessment`.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn html_part(
    rubric: &Rubric,
    assessment: &Assessment,
    result: &ScoreResult,
) -> Result<Part, Error> {
    let chart = chart::profile_in_report(rubric, result)?;
    let report = Report::new(rubric, assessment, result);
    let body = template::render(&template::PartTemplate { report, chart })?;
    Ok(Part { style: template::STYLE, body })
}

/// The report as GitHub Flavored Markdown, with no HTML and no links in it.
///
/// `result` is what `rubric` made of `assessment`.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn markdown(
    rubric: &Rubric,
    assessment: &Assessment,
    result: &ScoreResult,
) -> Result<String, Error> {
    let report = Report::new(rubric, assessment, result);
    template::render(&MarkdownTemplate { report })
}

/// The examples of the README, as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
