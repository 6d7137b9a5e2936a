//! What a sound document is, in a few words.

use place_readiness::{Assessment, Evidence, Kind, Rubric};

use crate::text;

pub(crate) fn rubric(rubric: &Rubric) -> String {
    let content = rubric.document();
    let evidence = rubric.evidence().map_or_else(String::new, |evidence| {
        let entries = text::count(evidence.items.len(), "entry", "entries");
        format!(", resting on {entries} of evidence")
    });
    format!(
        "rubric {}@{}, {}{evidence}",
        content.id,
        content.version,
        text::count(rubric.criteria().count(), "criterion", "criteria"),
    )
}

pub(crate) fn evidence(evidence: &Evidence) -> String {
    let entries = text::count(evidence.items.len(), "entry", "entries");
    let sources = text::count(evidence.sources.len(), "source", "sources");
    format!("evidence {}, {entries} from {sources}", text::one_line(&evidence.version))
}

pub(crate) fn assessment(rubric: &Rubric, assessment: &Assessment) -> String {
    let header = assessment.header();
    let kind = match header.kind {
        Kind::Individual => "individual",
        Kind::Agreed => "agreed",
        Kind::Illustrative => "illustrative",
    };
    let overall = rubric.score(assessment).overall;
    format!(
        "{kind} assessment of {} on {}, {} of {} answered",
        text::one_line(&header.place.name),
        text::one_line(&header.date),
        overall.answered,
        overall.applicable,
    )
}
