//! What fits a line: one result, and one rubric.

use place_readiness::assessment::Kind;
use place_readiness::{Rubric, ScoreResult};

use crate::view::{self, Lookup, answered, criteria_in_words, headings_in_words, who, why_none};
use crate::words::{fill, word};
use crate::{date, escape};

/// A result in one line, with the first sentence of what must be said wherever it is shown.
pub(crate) fn labelled(lookup: &Lookup<'_>) -> String {
    let line = facts(lookup);
    let Some(label) = label(lookup.result) else { return line };
    let label = escape::plain(label);
    let end = label.find(". ").map_or(label.len(), |at| at + 1);
    let first = label.get(..end).unwrap_or(&label).to_owned();
    fill(word!("short.line-label"), &[("line", line), ("label", first)])
}

/// A result in one line.
pub(crate) fn facts(lookup: &Lookup<'_>) -> String {
    let gaps = [("head", head(lookup.rubric, lookup.result)), ("facts", standing(lookup))];
    escape::plain(&fill(word!("short.line"), &gaps))
}

/// The score, how much is answered and the band, for a place that says whose they are.
pub(crate) fn standing(lookup: &Lookup<'_>) -> String {
    let overall = &lookup.result.overall;
    let count = answered(overall.answered, overall.applicable);
    let mut facts = vec![score(lookup), fill(word!("answers.answered"), &[("answered", count)])];
    if let Some(band) = lookup.result.band.id.as_deref() {
        let title = lookup.band(band).to_owned();
        facts.push(fill(word!("short.band"), &[("band", title)]));
    }
    escape::plain(&facts.join(", "))
}

/// Which result it is: the Place, the date and who answered.
pub(crate) fn head(rubric: &Rubric, result: &ScoreResult) -> String {
    let gaps = [("place", result.place.name.clone()), ("date", date::readable(&result.date))];
    let head = fill(word!("report.title"), &gaps);
    match who(rubric, result) {
        None => head,
        Some(who) => fill(word!("short.head-who"), &[("head", head), ("who", who)]),
    }
}

/// What must be said wherever a result is shown.
pub(crate) fn label(result: &ScoreResult) -> Option<&str> {
    let example = result.kind == Kind::Illustrative;
    result.label.as_deref().or_else(|| example.then(|| view::kind(result.kind)))
}

/// A rubric in one line.
pub(crate) fn rubric(rubric: &Rubric) -> String {
    let document = rubric.document();
    let gaps = [
        ("title", document.title.clone()),
        ("version", document.version.clone()),
        ("id", document.id.clone()),
        ("headings", headings_in_words(document.groups.len())),
        ("criteria", criteria_in_words(rubric.criteria().count())),
    ];
    escape::plain(&fill(word!("short.rubric"), &gaps))
}

/// The overall score and where it could still end up, or why there is none.
fn score(lookup: &Lookup<'_>) -> String {
    let overall = &lookup.result.overall;
    let score = overall.score.map(|score| lookup.cuts.whole(score));
    let range = overall.low.zip(overall.high);
    let range = range.map(|(low, high)| (lookup.cuts.whole(low), lookup.cuts.whole(high)));
    let range = range.filter(|(low, high)| low != high);
    let range =
        range.map(|(low, high)| fill(word!("short.could-be"), &[("low", low), ("high", high)]));
    match (score, range) {
        (Some(score), None) => fill(word!("short.of-100"), &[("score", score)]),
        (Some(score), Some(range)) => {
            fill(word!("short.of-100-range"), &[("score", score), ("range", range)])
        }
        (None, range) => {
            let why = [Some(why_none(overall.reason_code).to_owned()), range];
            let why: Vec<String> = why.into_iter().flatten().collect();
            fill(word!("short.no-score"), &[("why", why.join("; "))])
        }
    }
}
