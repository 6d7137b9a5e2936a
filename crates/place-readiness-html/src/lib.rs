//! Reports about one assessment, as a page, as Markdown and as a chart, and short forms of them.
//!
//! A report shows the profile first and one number last, says what may not be concluded, and
//! carries the rubric's notice. The page is one file that runs no script and asks nothing of any
//! host. Every text from a rubric or an assessment is treated as hostile and escaped.

#![forbid(unsafe_code)]

pub mod chart;
pub mod date;
mod escape;
pub mod number;
pub mod short;
mod template;
mod view;
mod words;

use place_readiness::{Assessment, Rubric, ScoreResult};

use crate::template::Page;
use crate::view::Report;

/// Why something could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A fault in a template. No rubric and no answer can bring this about.
    #[error("the report could not be written: {0}")]
    Template(#[from] minijinja::Error),
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
    template::render("report.html.jinja", &Page::new(report, chart))
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
    template::render("report.md.jinja", &report)
}
