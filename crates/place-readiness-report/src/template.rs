//! The templates of the report. What is put into them is escaped as their kind asks for.

use std::fmt;

use askama::filters::Safe;
use askama::{FastWritable, Template};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::view::{Answer, Found, Report};
use crate::{Error, cite, template, words};

/// The style of a page, and of a part of one that stands under a shadow root.
pub(crate) const STYLE: &str = concat!(
    include_str!("templates/report.css"),
    include_str!("templates/parts.css"),
    include_str!("templates/print.css"),
);

/// The report as a page of its own.
#[derive(Debug, Template)]
#[template(path = "report.html.jinja")]
pub(crate) struct PageTemplate<'a> {
    part: PartTemplate<'a>,
    /// The only style that the page allows.
    style_hash: String,
}

/// The report without a page around it.
#[derive(Debug, Template)]
#[template(path = "part.html.jinja")]
pub(crate) struct PartTemplate<'a> {
    pub(crate) report: Report<'a>,
    /// Already escaped.
    pub(crate) chart: String,
}

/// The report as Markdown.
#[derive(Debug, Template)]
#[template(path = "report.md.jinja", escape = "md")]
pub(crate) struct MarkdownTemplate<'a> {
    pub(crate) report: Report<'a>,
}

#[derive(Template)]
#[template(path = "answer.html.jinja")]
struct AnswerCard<'a> {
    answer: &'a Answer<'a>,
    heading: usize,
}

#[derive(Template)]
#[template(path = "answer.md.jinja", escape = "md")]
struct AnswerMarkdown<'a> {
    answer: &'a Answer<'a>,
    heading: usize,
}

#[derive(Template)]
#[template(path = "pattern.html.jinja")]
struct PatternCard<'a> {
    found: &'a Found<'a>,
    heading: usize,
    part: bool,
}

/// The deepest heading there is.
const DEEPEST: usize = 6;

impl<'a> PageTemplate<'a> {
    pub(crate) fn new(part: PartTemplate<'a>) -> Self {
        Self { part, style_hash: format!("sha256-{}", STANDARD.encode(Sha256::digest(STYLE))) }
    }
}

/// Fills a template.
pub(crate) fn render(template: &impl Template) -> Result<String, Error> {
    Ok(template.render()?)
}

/// One answer under a heading so deep.
fn answer<'a>(answer: &'a Answer<'a>, heading: usize) -> Safe<impl FastWritable + fmt::Display> {
    Safe(AnswerCard { answer, heading })
}

/// The same in Markdown.
fn answer_markdown<'a>(
    answer: &'a Answer<'a>,
    heading: usize,
) -> Safe<impl FastWritable + fmt::Display> {
    Safe(AnswerMarkdown { answer, heading })
}

/// One pattern that was found, with its parts, under a heading so deep.
fn pattern<'a>(
    found: &'a Found<'a>,
    heading: usize,
    part: bool,
) -> Safe<impl FastWritable + fmt::Display> {
    Safe(PatternCard { found, heading, part })
}

/// How Markdown marks a heading so deep.
fn hashes(heading: usize) -> Safe<String> {
    Safe("#".repeat(heading.min(DEEPEST)))
}
