//! The profile: one row of numbers for each heading, and how they are made.

use place_readiness::{Aggregate, Group, GroupResult, Rubric, State, States};

use super::Lookup;
use crate::number::{percent, value};
use crate::words::{fill, word};

/// The numbers of one heading. What is empty is not known.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    /// 0 for a top heading.
    pub(crate) depth: usize,
    pub(crate) numbers: Numbers<'a>,
}

/// The numbers of everything.
#[derive(Debug)]
pub(crate) struct Overall<'a> {
    pub(crate) numbers: Numbers<'a>,
    pub(crate) pooled: String,
    /// The band that the pooled score would reach, where that is another one.
    pub(crate) pooled_band: Option<&'a str>,
    /// How many criteria are in each of the four states.
    pub(crate) states: String,
}

#[derive(Debug)]
pub(crate) struct Numbers<'a> {
    pub(crate) score: String,
    pub(crate) range: String,
    pub(crate) evidenced: String,
    pub(crate) coverage: String,
    pub(crate) answered: String,
    pub(crate) reason: Option<&'a str>,
}

/// A row for every heading, each before those beneath it.
pub(crate) fn rows<'a>(lookup: &Lookup<'a>) -> Vec<Row<'a>> {
    let row = |(depth, group, result): (usize, &'a Group, &'a GroupResult)| Row {
        id: &group.id,
        title: &group.title,
        depth,
        numbers: Numbers {
            score: tenths(lookup, result.score),
            range: lookup.range(result.low, result.high),
            evidenced: tenths(lookup, result.evidenced),
            coverage: result.coverage.map(percent).unwrap_or_default(),
            answered: answered(result.answered, result.applicable),
            reason: result.reason.as_deref(),
        },
    };
    lookup.headings().into_iter().map(row).collect()
}

impl Row<'_> {
    /// Whether it has an evidenced score.
    pub(crate) fn is_evidenced(&self) -> bool {
        !self.numbers.evidenced.is_empty()
    }
}

impl<'a> Overall<'a> {
    pub(crate) fn new(lookup: &Lookup<'a>) -> Self {
        let (overall, band) = (&lookup.result.overall, &lookup.result.band);
        let other = |pooled: &&'a String| band.by_score.as_ref().is_some_and(|it| it != *pooled);
        Self {
            numbers: Numbers {
                score: tenths(lookup, overall.score),
                range: lookup.range(overall.low, overall.high),
                evidenced: tenths(lookup, overall.evidenced),
                coverage: overall.coverage.map(percent).unwrap_or_default(),
                answered: answered(overall.answered, overall.applicable),
                reason: overall.reason.as_deref(),
            },
            pooled: tenths(lookup, overall.pooled),
            pooled_band: overall.pooled_band.as_ref().filter(other).map(|id| lookup.band(id)),
            states: states(overall.states),
        }
    }
}

/// Two paragraphs on how scores are made, saying only what holds for this rubric.
pub(crate) fn account(lookup: &Lookup<'_>) -> [String; 2] {
    let rubric = lookup.rubric;
    let document = rubric.document();
    let minimum = document.minimum_coverage;
    let mut scores = vec![word!("method.scores").to_owned()];
    if document.aggregate != Aggregate::Mean || document.groups.iter().any(not_mean) {
        scores.push(word!("method.other-aggregates").to_owned());
    }
    scores.push(word!("method.blanks").to_owned());
    if value(minimum) > 0.0 {
        scores.push(fill(word!("method.minimum"), &[("minimum", minimum.to_string())]));
    }
    [scores.join(" "), readings(rubric).join(" ")]
}

fn readings(rubric: &Rubric) -> Vec<String> {
    let document = rubric.document();
    let mut readings = vec![word!("method.range").to_owned()];
    if let Some(expected) = &document.evidence_expected {
        let gaps = [("from", expected.from.clone()), ("otherwise", expected.otherwise.clone())];
        readings.push(fill(word!("method.evidenced"), &gaps));
    }
    if !document.bands.is_empty() {
        readings.push(word!("method.band").to_owned());
    }
    if !document.patterns.is_empty() {
        readings.push(word!("method.patterns").to_owned());
    }
    readings.push(word!("method.rounding").to_owned());
    readings
}

fn not_mean(group: &Group) -> bool {
    group.aggregate != Aggregate::Mean || group.groups.iter().any(not_mean)
}

/// How many criteria are in each state: "24 rated, 1 not applicable".
fn states(states: States) -> String {
    let counts = [
        (State::Level, states.level),
        (State::NotApplicable, states.not_applicable),
        (State::NotKnown, states.not_known),
        (State::Unanswered, states.unanswered),
    ];
    let count = |(state, count): (State, usize)| {
        let gaps = [("count", count.to_string()), ("state", super::state(state).to_owned())];
        fill(word!("states"), &gaps)
    };
    counts.map(count).join(", ")
}

/// A score with one decimal, or nothing.
pub(crate) fn tenths(lookup: &Lookup<'_>, score: Option<f64>) -> String {
    score.map(|score| lookup.cuts.tenths(score)).unwrap_or_default()
}

/// How many were answered: "3 of 6".
pub(crate) fn answered(answered: usize, of: usize) -> String {
    fill(word!("answered"), &[("answered", answered.to_string()), ("of", of.to_string())])
}
