//! One criterion with its levels.

use askama::Template;

use place_readiness::Rubric;

use super::plain;
use crate::view::{self, actor, critical, option};
use crate::words::{self, word};
use crate::{Error, template};

/// What a criterion asks, its levels, and how it counts.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    language: &'a str,
    id: &'a str,
    title: &'a str,
    question: Option<&'a str>,
    help: Option<&'a str>,
    why: Option<&'a str>,
    /// From the lowest.
    levels: Vec<Level<'a>>,
    weight: String,
    weight_why: Option<&'a str>,
    critical: &'static str,
    critical_why: Option<&'a str>,
    not_applicable: Option<&'a str>,
    who: Option<&'a str>,
    evidence: &'a [String],
}

#[derive(Template)]
#[template(path = "short-criterion.txt.jinja", escape = "txt")]
struct AsText<'a> {
    asked: &'a Asked<'a>,
}

#[derive(Template)]
#[template(path = "short-criterion.html.jinja")]
struct AsHtml<'a> {
    asked: &'a Asked<'a>,
}

/// One option, with what is true of a Place there.
#[derive(Debug)]
struct Level<'a> {
    option: String,
    text: Option<&'a str>,
}

impl Asked<'_> {
    pub(crate) fn text(&self) -> Result<String, Error> {
        Ok(plain::hang(&template::render(&AsText { asked: self })?))
    }

    pub(crate) fn html(&self) -> Result<String, Error> {
        template::render(&AsHtml { asked: self })
    }
}

impl<'a> Asked<'a> {
    pub(crate) fn new(rubric: &'a Rubric, id: &str) -> Result<Self, Error> {
        let Some(criterion) = rubric.criterion(id) else {
            return Err(Error::NoCriterion(id.to_owned()));
        };
        let levels = rubric.options(criterion).iter().enumerate().map(|(n, it)| Level {
            option: option(it),
            text: criterion.levels.get(n).map(|level| level.text.as_str()),
        });
        Ok(Self {
            language: view::language(rubric),
            id: &criterion.id,
            title: &criterion.title,
            question: criterion.question.as_deref(),
            help: criterion.help.as_deref(),
            why: criterion.why.as_deref(),
            levels: levels.collect(),
            weight: criterion.weight.to_string(),
            weight_why: criterion.weight_why.as_deref(),
            critical: critical(criterion).unwrap_or(word!("short.not-critical")),
            critical_why: criterion.critical_why.as_deref(),
            not_applicable: criterion.not_applicable.as_deref(),
            who: criterion.who_has_to_act.as_deref().map(|id| actor(rubric, id)),
            evidence: &criterion.evidence,
        })
    }
}
