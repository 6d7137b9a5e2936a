//! Templates, and how what is put into them is escaped.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{
    AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::Error;
use crate::escape;
use crate::view::Report;
use crate::words;

/// What the HTML page needs beside the report itself.
#[derive(Debug, Serialize)]
pub(crate) struct Page<'a> {
    report: Report<'a>,
    /// Already escaped.
    chart: Value,
    /// Ours, and safe.
    style: Value,
    /// The only style that the page allows.
    style_hash: String,
}

const STYLE: &str = concat!(
    include_str!("templates/report.css"),
    include_str!("templates/parts.css"),
    include_str!("templates/print.css"),
);

const MARKDOWN: AutoEscape = AutoEscape::Custom(Cow::Borrowed("markdown"));
const PLAIN: AutoEscape = AutoEscape::Custom(Cow::Borrowed("plain"));

macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("templates/", $name)))),+]
    };
}

const TEMPLATES: &[(&str, &str)] = templates![
    "about.html.jinja",
    "answers.html.jinja",
    "answers.md.jinja",
    "band.html.jinja",
    "basis.html.jinja",
    "cite.html.jinja",
    "cite.md.jinja",
    "frame.svg.jinja",
    "heat.svg.jinja",
    "lenses.html.jinja",
    "marks.svg.jinja",
    "pair.svg.jinja",
    "patterns.html.jinja",
    "profile.html.jinja",
    "profile.svg.jinja",
    "report.html.jinja",
    "report.md.jinja",
    "short-criterion.html.jinja",
    "short-criterion.txt.jinja",
    "short-parts.html.jinja",
    "short-parts.txt.jinja",
    "short-score.html.jinja",
    "short-scores.html.jinja",
    "short-steps.html.jinja",
    "short-steps.txt.jinja",
    "short-why.html.jinja",
    "short-why.txt.jinja",
    "steps.html.jinja",
];

impl<'a> Page<'a> {
    pub(crate) fn new(report: Report<'a>, chart: String) -> Self {
        Self {
            report,
            chart: Value::from_safe_string(chart),
            style: Value::from_safe_string(STYLE.to_owned()),
            style_hash: format!("sha256-{}", STANDARD.encode(Sha256::digest(STYLE))),
        }
    }
}

/// Fills a template. Everything is escaped as the name of the template asks for.
pub(crate) fn render(name: &str, context: &impl Serialize) -> Result<String, Error> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?;
    environment.set_syntax(syntax);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(escaping);
    environment.set_formatter(write);
    environment.add_function("say", say);
    for (name, text) in TEMPLATES {
        environment.add_template(name, text)?;
    }
    Ok(environment.get_template(name)?.render(Value::from(Serde(context)))?)
}

fn escaping(name: &str) -> AutoEscape {
    match name {
        name if name.ends_with(".md.jinja") => MARKDOWN,
        name if name.ends_with(".txt.jinja") => PLAIN,
        _ => AutoEscape::Html,
    }
}

/// Writes a value into a template, escaped unless it was made safe before.
fn write(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    if value.is_none() {
        return Err(minijinja::Error::new(ErrorKind::InvalidOperation, "nothing to show"));
    }
    if value.is_safe() {
        return escape_formatter(out, state, value);
    }
    let text = value.to_string();
    if state.auto_escape() == &MARKDOWN {
        return Ok(out.write_str(&escape::markdown(&text))?);
    }
    if state.auto_escape() == &PLAIN {
        return Ok(out.write_str(&escape::plain(&text))?);
    }
    escape_formatter(out, state, &Value::from(escape::clean(&text)))
}

/// Words of ours, with their gaps filled: `{{ say("profile.lead", answered="3 of 6") }}`.
#[expect(clippy::needless_pass_by_value, reason = "a template hands over what it calls with")]
fn say(id: &str, gaps: Kwargs) -> Result<String, minijinja::Error> {
    let Some(text) = words::find(id) else {
        return Err(minijinja::Error::new(ErrorKind::InvalidOperation, format!("no words {id}")));
    };
    let mut filled = Vec::new();
    for name in gaps.args() {
        filled.push((name, gaps.get::<Value>(name)?.to_string()));
    }
    gaps.assert_all_used()?;
    Ok(words::fill(text, &filled))
}
