//! One criterion with its levels.

use place_readiness::Rubric;
use serde::Serialize;

use crate::Error;
use crate::view::{self, actor, critical, option};
use crate::words::word;

/// What a criterion asks, its levels, and how it counts.
#[derive(Debug, Serialize)]
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

/// One option, with what is true of a Place there.
#[derive(Debug, Serialize)]
struct Level<'a> {
    option: String,
    text: Option<&'a str>,
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
            critical: critical(criterion).unwrap_or(word("short.not-critical")),
            critical_why: criterion.critical_why.as_deref(),
            not_applicable: criterion.not_applicable.as_deref(),
            who: criterion.who_has_to_act.as_deref().map(|id| actor(rubric, id)),
            evidence: &criterion.evidence,
        })
    }
}
