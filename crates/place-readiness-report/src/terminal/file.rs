//! What a sound document is, in a few words.

use place_readiness::assessment::Kind;
use place_readiness::{Assessment, Evidence, Rubric};

use super::text::one_line;
use crate::view::{answered, criteria_in_words};
use crate::words::{count, say, word};

/// A rubric in a few words: its id, its version, and how much it asks.
pub fn rubric_file(rubric: &Rubric) -> String {
    let document = rubric.document();
    let said = match rubric.evidence() {
        None => say!("file.rubric"),
        Some(evidence) => say!("file.rubric-evidence").with("entries", entries(evidence)),
    };
    said.with("id", &document.id)
        .with("version", &document.version)
        .with("criteria", criteria_in_words(rubric.criteria().count()))
        .to_string()
}

/// An evidence file in a few words.
pub fn evidence_file(evidence: &Evidence) -> String {
    let sources = evidence.sources.len();
    say!("file.evidence")
        .with("version", one_line(&evidence.version))
        .with("entries", entries(evidence))
        .with("sources", count(sources, word!("count.source"), word!("count.sources")))
        .to_string()
}

/// An assessment in a few words: whose answers they are, and how many.
pub fn assessment_file(rubric: &Rubric, assessment: &Assessment) -> String {
    let header = assessment.header();
    let said = match header.kind {
        Kind::Individual => say!("file.individual"),
        Kind::Agreed => say!("file.agreed"),
        Kind::Illustrative => say!("file.illustrative"),
    };
    let overall = rubric.score(assessment).overall;
    said.with("place", one_line(&header.place.name))
        .with("date", one_line(&header.date))
        .with("answered", answered(overall.answered, overall.applicable))
        .to_string()
}

fn entries(evidence: &Evidence) -> String {
    count(evidence.items.len(), word!("count.entry"), word!("count.entries"))
}
