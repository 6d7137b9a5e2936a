//! Reports about one assessment, as a page, as Markdown and as a chart.
//!
//! A report shows the profile first and one number last, says what may not be concluded, and
//! carries the rubric's notice. The page is one file that runs no script and asks nothing of any
//! host. Every text from a rubric or an assessment is treated as hostile and escaped.

pub mod chart;
mod date;
mod escape;
mod number;
mod template;
mod view;
mod words;

use place_readiness::{Assessment, Rubric, ScoreResult};

use crate::template::Page;
use crate::view::Report;

/// A report that could not be written, through a fault in its template.
///
/// No rubric and no answer can bring this about.
#[derive(Debug, thiserror::Error)]
#[error("the report could not be written: {0}")]
pub struct Error(#[from] minijinja::Error);

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
    let chart = chart::profile(rubric, result)?;
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
