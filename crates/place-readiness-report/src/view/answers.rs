//! Every answer, the same answers cut another way, and the answers that are missing.

use place_readiness::Index;
use place_readiness::assessment::EvidenceItem;
use place_readiness::result::{CriterionResult, GroupResult, LensResult, State};
use place_readiness::rubric::{Aggregate, Confidence, Criterion, Group};

use super::Lookup;
use super::lookup::critical;
use super::profile::{answered, tenths};
use crate::date;
use crate::words::word;

/// A heading with its answers; those beneath it follow it in the list.
#[derive(Debug)]
pub(crate) struct Heading<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) about: Option<&'a str>,
    /// 0 for a top heading.
    pub(crate) depth: usize,
    pub(crate) score: String,
    pub(crate) range: String,
    pub(crate) reason: Option<&'a str>,
    pub(crate) answered: String,
    pub(crate) weight: String,
    pub(crate) contribution: String,
    /// How its members combine, where that is not their mean.
    pub(crate) aggregate: Option<&'static str>,
    pub(crate) rated: Vec<Answer<'a>>,
    /// What is left out of the score, each kind by itself.
    pub(crate) left_out: Vec<LeftOut<'a>>,
}

/// The answers of one kind that are left out of a score.
#[derive(Debug)]
pub(crate) struct LeftOut<'a> {
    pub(crate) state: &'static str,
    pub(crate) why: &'static str,
    pub(crate) answers: Vec<Answer<'a>>,
}

/// One answer.
#[derive(Debug)]
pub(crate) struct Answer<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) question: Option<&'a str>,
    pub(crate) critical: Option<&'static str>,
    pub(crate) rating: String,
    pub(crate) level_text: Option<&'a str>,
    pub(crate) score: String,
    pub(crate) weight: String,
    pub(crate) contribution: String,
    pub(crate) confidence: Option<&'static str>,
    pub(crate) confidence_meaning: Option<&'a str>,
    pub(crate) counted_as: Option<String>,
    pub(crate) not_applicable: Option<&'a str>,
    pub(crate) note: Option<&'a str>,
    pub(crate) labels: Vec<Fact<'a>>,
    pub(crate) evidence: Vec<Item<'a>>,
}

/// A fact about a criterion that is shown and never scored.
#[derive(Debug)]
pub(crate) struct Fact<'a> {
    pub(crate) title: &'a str,
    pub(crate) value: &'a str,
}

/// Something to point to.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub(crate) title: &'a str,
    pub(crate) date: Option<String>,
    pub(crate) place: Option<&'a str>,
}

/// The same answers, cut another way.
#[derive(Debug)]
pub(crate) struct Lens<'a> {
    pub(crate) title: &'a str,
    pub(crate) source: Option<&'a str>,
    pub(crate) facets: Vec<Facet<'a>>,
}

/// One part of a lens.
#[derive(Debug)]
pub(crate) struct Facet<'a> {
    pub(crate) title: &'a str,
    pub(crate) score: String,
    pub(crate) reason: Option<&'a str>,
    pub(crate) answered: String,
}

/// A criterion without an answer.
#[derive(Debug)]
pub(crate) struct Missing<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) state: &'static str,
    pub(crate) critical: Option<&'static str>,
    /// The gates and patterns that an answer would help to settle.
    pub(crate) opens: Vec<&'a str>,
}

/// Every heading, each before those beneath it.
pub(crate) fn headings<'a>(lookup: &Lookup<'a>) -> Vec<Heading<'a>> {
    let headings = lookup.headings().into_iter();
    headings.map(|(depth, group, result)| Heading::new(lookup, depth, group, result)).collect()
}

/// Every lens that has something to show.
pub(crate) fn lenses<'a>(lookup: &Lookup<'a>) -> Vec<Lens<'a>> {
    lookup.result.lenses.iter().filter_map(|lens| Lens::new(lookup, lens)).collect()
}

/// Every criterion that is unanswered or not known, the critical ones first.
pub(crate) fn missing<'a>(lookup: &Lookup<'a>) -> Vec<Missing<'a>> {
    let blank =
        |answer: &CriterionResult| matches!(answer.state, State::NotKnown | State::Unanswered);
    let answers = lookup.answered().filter(|(_, answer)| blank(answer));
    let settled = Settled::new(lookup);
    let mut missing: Vec<_> = answers
        .map(|(criterion, answer)| Missing::new(criterion, answer, settled.by(&criterion.id)))
        .collect();
    // Stable: within each half they stay in the order of the rubric.
    missing.sort_by_key(|missing| missing.critical.is_none());
    missing
}

impl<'a> Heading<'a> {
    fn new(lookup: &Lookup<'a>, depth: usize, group: &'a Group, result: &'a GroupResult) -> Self {
        let answers = |state| {
            let answers = result.criteria.iter().filter(move |answer| answer.state == state);
            answers.filter_map(|answer| Answer::new(lookup, answer)).collect::<Vec<_>>()
        };
        let left_out = [
            (State::NotApplicable, word!("left-out.not-applicable")),
            (State::NotKnown, word!("left-out.not-known")),
            (State::Unanswered, word!("left-out.unanswered")),
        ];
        let left_out = left_out.map(|(state, why)| LeftOut {
            state: super::state(state),
            why,
            answers: answers(state),
        });
        Self {
            id: &group.id,
            title: &group.title,
            about: group.about.as_deref(),
            depth,
            score: tenths(lookup, result.score),
            range: lookup.range(result.low, result.high),
            reason: result.reason.as_deref(),
            answered: answered(result.answered, result.applicable),
            weight: result.weight.to_string(),
            contribution: tenths(lookup, result.contribution),
            aggregate: aggregate(result.aggregate),
            rated: answers(State::Level),
            left_out: left_out.into_iter().filter(|it| !it.answers.is_empty()).collect(),
        }
    }
}

impl<'a> Answer<'a> {
    fn new(lookup: &Lookup<'a>, answer: &'a CriterionResult) -> Option<Self> {
        let criterion = lookup.criterion(&answer.id)?;
        let level = answer.level.as_deref();
        let meanings = &lookup.rubric.document().confidence;
        let meaning = meanings.iter().find(|meaning| Some(meaning.id) == answer.confidence);
        Some(Self {
            id: &criterion.id,
            title: &criterion.title,
            question: criterion.question.as_deref(),
            critical: critical(criterion),
            rating: lookup.rating(criterion, answer),
            level_text: level.and_then(|level| lookup.level_text(criterion, level)),
            score: tenths(lookup, answer.score),
            weight: answer.weight.to_string(),
            contribution: tenths(lookup, answer.contribution),
            confidence: answer.confidence.map(confidence),
            confidence_meaning: meaning.map(|meaning| meaning.meaning.as_str()),
            counted_as: answer.counted_as.as_deref().map(|id| lookup.option(criterion, id)),
            not_applicable: answer.not_applicable.as_deref(),
            note: answer.note.as_deref(),
            labels: labels(lookup, criterion),
            evidence: answer.evidence.iter().map(Item::new).collect(),
        })
    }
}

impl<'a> Item<'a> {
    fn new(item: &'a EvidenceItem) -> Self {
        Self {
            title: &item.title,
            date: item.date.as_deref().map(date::readable),
            place: item.place.as_deref(),
        }
    }
}

impl<'a> Lens<'a> {
    fn new(lookup: &Lookup<'a>, result: &'a LensResult) -> Option<Self> {
        let lens = lookup.lens(&result.id)?;
        let index = Index::of(lens.facets.iter().map(|facet| facet.id.as_str()));
        let title = |id: &'a str| index.find(&lens.facets, id).map_or(id, |facet| &facet.title);
        let facets = result.facets.iter().map(|facet| Facet {
            title: title(&facet.id),
            score: tenths(lookup, facet.score),
            reason: facet.reason.as_deref(),
            answered: answered(facet.answered, facet.of),
        });
        Some(Self { title: &lens.title, source: lens.source.as_deref(), facets: facets.collect() })
    }
}

impl<'a> Missing<'a> {
    fn new(criterion: &'a Criterion, answer: &'a CriterionResult, opens: &[&'a str]) -> Self {
        Self {
            id: &criterion.id,
            title: &criterion.title,
            state: super::state(answer.state),
            critical: critical(criterion),
            opens: opens.to_vec(),
        }
    }
}

/// The gates and patterns that each missing answer would help to settle.
#[derive(Debug, Default)]
struct Settled<'a> {
    criteria: Index<'a>,
    by: Vec<Vec<&'a str>>,
}

impl<'a> Settled<'a> {
    /// For each criterion its gates come first, then its patterns.
    fn new(lookup: &Lookup<'a>) -> Self {
        let result = lookup.result;
        let gates = result.gates.iter().map(|gate| (&gate.id, &gate.open));
        let patterns = result.patterns.iter().map(|pattern| (&pattern.id, &pattern.open));
        let mut settled = Self::default();
        for (id, open) in gates.chain(patterns) {
            for criterion in open {
                let position = settled.criteria.add(criterion);
                if position == settled.by.len() {
                    settled.by.push(Vec::new());
                }
                settled.by.get_mut(position).into_iter().for_each(|by| by.push(id));
            }
        }
        settled
    }

    fn by(&self, criterion: &str) -> &[&'a str] {
        self.criteria.find(&self.by, criterion).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The further facts about a criterion, in the order of the rubric's labels.
fn labels<'a>(lookup: &Lookup<'a>, criterion: &'a Criterion) -> Vec<Fact<'a>> {
    let mut facts: Vec<(usize, Fact<'a>)> = Vec::new();
    for (label, id) in &criterion.labels {
        let Some((place, label, values)) = lookup.label(label) else { continue };
        let value = values.find(&label.values, id).map_or(id, |value| &value.title);
        facts.push((place, Fact { title: &label.title, value }));
    }
    facts.sort_by_key(|(place, _)| *place);
    facts.into_iter().map(|(_, fact)| fact).collect()
}

fn aggregate(aggregate: Aggregate) -> Option<&'static str> {
    match aggregate {
        Aggregate::Mean => None,
        Aggregate::Minimum => Some(word!("aggregate.minimum")),
        Aggregate::Geometric => Some(word!("aggregate.geometric")),
    }
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => word!("confidence.high"),
        Confidence::Medium => word!("confidence.medium"),
        Confidence::Low => word!("confidence.low"),
    }
}
