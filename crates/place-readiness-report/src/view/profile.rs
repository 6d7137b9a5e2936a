//! The profile: one row of numbers for each heading, and how they are made.

use place_readiness::Rubric;
use place_readiness::result::{GroupResult, State, States};
use place_readiness::rubric::{Aggregate, Confidence, Group};

use super::Lookup;
use crate::number::percent;
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
    /// Each number with its name.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// What else there is to say about them, in sentences.
    pub(crate) notes: Vec<String>,
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
    pub(crate) drawn: Drawn,
}

/// Where a score lies, and where it could still lie, from 0.0 to 100.0: for what draws it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawn {
    pub(crate) score: Option<f64>,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
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
            drawn: Drawn { score: result.score, low: result.low, high: result.high },
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
        let overall = &lookup.result.overall;
        let numbers = Numbers {
            score: tenths(lookup, overall.score),
            range: lookup.range(overall.low, overall.high),
            evidenced: tenths(lookup, overall.evidenced),
            coverage: overall.coverage.map(percent).unwrap_or_default(),
            answered: answered(overall.answered, overall.applicable),
            reason: overall.reason.as_deref(),
            drawn: Drawn { score: overall.score, low: overall.low, high: overall.high },
        };
        Self {
            facts: facts(lookup, &numbers),
            notes: [pooled(lookup), lacking(lookup)].into_iter().flatten().collect(),
            states: states(overall.states),
            numbers,
        }
    }
}

/// The numbers that there are, each with its name.
fn facts(lookup: &Lookup<'_>, numbers: &Numbers<'_>) -> Vec<(&'static str, String)> {
    let facts = [
        (word!("overall.score"), numbers.score.clone()),
        (word!("column.range"), numbers.range.clone()),
        (word!("overall.pooled"), tenths(lookup, lookup.result.overall.pooled)),
        (word!("column.evidenced"), numbers.evidenced.clone()),
        (word!("column.coverage"), numbers.coverage.clone()),
        (word!("column.answered"), numbers.answered.clone()),
        (word!("answer.confidence"), sure(lookup)),
    ];
    facts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// What the pooled score is, and the band that it would reach where that is another one.
fn pooled(lookup: &Lookup<'_>) -> Option<String> {
    let (overall, band) = (&lookup.result.overall, &lookup.result.band);
    overall.pooled?;
    let meaning = word!("overall.pooled-meaning");
    let reached = overall
        .pooled_band
        .as_deref()
        .filter(|pooled| band.by_score.as_deref().is_some_and(|by_score| by_score != *pooled));
    Some(match reached {
        None => meaning.to_owned(),
        Some(id) => {
            let gaps = [("band", lookup.band(id).to_owned())];
            format!("{meaning} {}", fill(word!("overall.pooled-band"), &gaps))
        }
    })
}

/// How many ratings count as less without the evidence that the rubric asks for.
fn lacking(lookup: &Lookup<'_>) -> Option<String> {
    lookup.rubric.document().evidence_expected.as_ref()?;
    let of = lookup.result.overall.states.level;
    let lowered = lookup.answered().filter(|(_, answer)| answer.counted_as.is_some()).count();
    let words = match lowered {
        0 => word!("overall.lacking-none"),
        1 => word!("overall.lacking-one"),
        _ => word!("overall.lacking"),
    };
    let gaps = [("count", lowered.to_string()), ("of", of.to_string())];
    (of > 0).then(|| fill(words, &gaps))
}

/// How sure the people who answered said they were: "3 high, 2 low".
fn sure(lookup: &Lookup<'_>) -> String {
    let words = [
        (Confidence::High, word!("overall.sure-high")),
        (Confidence::Medium, word!("overall.sure-medium")),
        (Confidence::Low, word!("overall.sure-low")),
    ];
    let said = words.into_iter().filter_map(|(wanted, words)| {
        let with = lookup.answered().filter(|(_, answer)| answer.confidence == Some(wanted));
        let count = with.count();
        (count > 0).then(|| fill(words, &[("count", count.to_string())]))
    });
    said.collect::<Vec<_>>().join(", ")
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
    if minimum.value() > 0.0 {
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
