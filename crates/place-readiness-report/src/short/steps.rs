//! The first next steps of a result.

use askama::Template;

use super::{line, plain};
use crate::view::{self, Lookup, Notice, Step};
use crate::words::{self, word};
use crate::{Error, template};

/// The first steps, and how many are left out.
#[derive(Debug)]
pub(crate) struct Steps<'a> {
    language: &'a str,
    line: String,
    label: Option<&'a str>,
    first: Vec<Step<'a>>,
    /// That steps are left out, and how many.
    more: Option<String>,
    /// Why there is no step at all.
    empty: Option<&'static str>,
    notice: String,
}

#[derive(Template)]
#[template(path = "short-steps.txt.jinja", escape = "txt")]
struct AsText<'a> {
    steps: &'a Steps<'a>,
}

#[derive(Template)]
#[template(path = "short-steps.html.jinja")]
struct AsHtml<'a> {
    steps: &'a Steps<'a>,
}

impl Steps<'_> {
    pub(crate) fn text(&self) -> Result<String, Error> {
        Ok(plain::hang(&template::render(&AsText { steps: self })?))
    }

    pub(crate) fn html(&self) -> Result<String, Error> {
        template::render(&AsHtml { steps: self })
    }
}

impl<'a> Steps<'a> {
    pub(crate) fn new(lookup: &Lookup<'a>, most: usize) -> Self {
        let all = lookup.result.next_steps.as_deref().unwrap_or_default();
        let left = all.len().saturating_sub(most);
        let more = |left| words::count(left, word!("steps.more-one"), word!("steps.more"));
        let empty = match &lookup.result.next_steps {
            None => word!("short.steps-unasked"),
            Some(_) if lookup.result.overall.answered > 0 => word!("short.steps-top"),
            Some(_) => word!("short.steps-unrated"),
        };
        Self {
            language: view::language(lookup.rubric),
            line: line::facts(lookup),
            label: line::label(lookup.result),
            first: all.iter().take(most).filter_map(|step| Step::new(lookup, step)).collect(),
            more: (left > 0).then(|| more(left)),
            empty: all.is_empty().then_some(empty),
            notice: Notice::new(&lookup.result.notice).text(),
        }
    }
}
