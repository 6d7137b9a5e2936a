//! One criterion of a rubric: what it asks, its levels, and how it counts.

use place_readiness::Rubric;
use place_readiness::rubric::{AnswerOption, Criterion};

use super::{critical, option};
use crate::words::word;

/// What a criterion asks, its levels, and how it counts.
#[derive(Debug)]
pub(crate) struct Explained<'a> {
    pub(crate) language: &'a str,
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) question: Option<&'a str>,
    pub(crate) help: Option<&'a str>,
    pub(crate) why: Option<&'a str>,
    /// From the lowest.
    pub(crate) levels: Vec<Level<'a>>,
    pub(crate) weight: String,
    pub(crate) weight_why: Option<&'a str>,
    pub(crate) critical: &'static str,
    pub(crate) critical_why: Option<&'a str>,
    pub(crate) not_applicable: Option<&'a str>,
    pub(crate) who: Option<&'a str>,
    /// What it is labelled with: the title of a label, and that of its value.
    pub(crate) labels: Vec<(&'a str, &'a str)>,
    /// What one could point to.
    pub(crate) examples: &'a [String],
    pub(crate) evidence: &'a [String],
}

/// One option, with what is true of a Place there.
#[derive(Debug)]
pub(crate) struct Level<'a> {
    pub(crate) id: &'a str,
    pub(crate) label: &'a str,
    pub(crate) option: String,
    pub(crate) text: Option<&'a str>,
    pub(crate) next_step: Option<&'a str>,
}

impl<'a> Explained<'a> {
    pub(crate) fn new(rubric: &'a Rubric, criterion: &'a Criterion) -> Self {
        let levels = rubric.options(criterion).iter().enumerate();
        Self {
            language: super::language(rubric),
            id: &criterion.id,
            title: &criterion.title,
            question: criterion.question.as_deref(),
            help: criterion.help.as_deref(),
            why: criterion.why.as_deref(),
            levels: levels.map(|(n, option)| Level::new(criterion, n, option)).collect(),
            weight: criterion.weight.to_string(),
            weight_why: criterion.weight_why.as_deref(),
            critical: critical(criterion).unwrap_or(word!("criterion.not-critical")),
            critical_why: criterion.critical_why.as_deref(),
            not_applicable: criterion.not_applicable.as_deref(),
            who: criterion.who_has_to_act.as_deref().map(|id| super::actor(rubric, id)),
            labels: labels(rubric, criterion),
            examples: &criterion.evidence_examples,
            evidence: &criterion.evidence,
        }
    }
}

impl<'a> Level<'a> {
    fn new(criterion: &'a Criterion, n: usize, of: &'a AnswerOption) -> Self {
        let level = criterion.levels.get(n);
        Self {
            id: &of.id,
            label: &of.label,
            option: option(of),
            text: level.map(|level| level.text.as_str()),
            next_step: level.and_then(|level| level.next_step.as_deref()),
        }
    }
}

/// The labels of a criterion, in the order of the rubric's.
fn labels<'a>(rubric: &'a Rubric, criterion: &'a Criterion) -> Vec<(&'a str, &'a str)> {
    let labels = rubric.document().labels.iter();
    let said = labels.filter_map(|label| {
        let (_, id) = criterion.labels.iter().find(|(known, _)| **known == label.id)?;
        let value = label.values.iter().find(|value| value.id == *id)?;
        Some((label.title.as_str(), value.title.as_str()))
    });
    said.collect()
}
