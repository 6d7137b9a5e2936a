//! Patterns: what was found, what cannot be told, and what was not found.

use place_readiness::Index;
use place_readiness::result::{Outcome, PatternResult};
use place_readiness::rubric::{Basis, Pattern};

use super::Lookup;
use super::lookup::Cited;
use crate::words::{fill, word};

/// The patterns by outcome; absent where the rubric has none.
#[derive(Debug)]
pub(crate) struct Patterns<'a> {
    /// What a pattern is in this rubric.
    pub(crate) lead: String,
    /// Parts stand beneath their whole.
    pub(crate) found: Vec<Found<'a>>,
    pub(crate) count: usize,
    pub(crate) open: Vec<Open<'a>>,
    pub(crate) absent: Vec<Open<'a>>,
}

/// A pattern that was found.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) basis: Option<&'static str>,
    pub(crate) rule: Option<&'a str>,
    pub(crate) message: &'a str,
    pub(crate) first_step: Option<&'a str>,
    pub(crate) because: Vec<Cited<'a>>,
    pub(crate) parts: Vec<Self>,
}

/// A pattern that was not found, or not yet.
#[derive(Debug)]
pub(crate) struct Open<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    /// The criteria whose answers are missing.
    pub(crate) blanks: Vec<Cited<'a>>,
}

impl Patterns<'_> {
    /// Those that were found, each part after its whole and with the id of it.
    pub(crate) fn flat(&self) -> Vec<(Option<&str>, &Found<'_>)> {
        let mut flat = Vec::new();
        for whole in &self.found {
            flat.push((None, whole));
            flat.extend(whole.parts.iter().map(|part| (Some(whole.id), part)));
        }
        flat
    }
}

impl<'a> Patterns<'a> {
    pub(crate) fn new(lookup: &Lookup<'a>) -> Option<Self> {
        let patterns = &lookup.rubric.document().patterns;
        if patterns.is_empty() {
            return None;
        }
        let with = |outcome| {
            let results = lookup.result.patterns.iter();
            let results = results.filter(move |result| result.outcome == outcome);
            results.filter_map(|result| Some((lookup.pattern(&result.id)?, result)))
        };
        let open = |(pattern, result): (&'a Pattern, &'a PatternResult)| Open {
            id: &pattern.id,
            title: &pattern.title,
            blanks: lookup.all_cited(&result.open),
        };
        let found: Vec<_> = with(Outcome::Found).collect();
        Some(Self {
            lead: lead(patterns),
            count: found.len(),
            found: nested(lookup, &found),
            open: with(Outcome::CannotTell).map(open).collect(),
            absent: with(Outcome::NotFound).map(open).collect(),
        })
    }
}

/// Those that are no part of another, each with its parts.
fn nested<'a>(lookup: &Lookup<'a>, found: &[(&'a Pattern, &'a PatternResult)]) -> Vec<Found<'a>> {
    let is_part = |(_, result): &(_, &PatternResult)| result.part_of.is_some();
    let (parts, wholes): (Vec<_>, Vec<_>) = found.iter().copied().partition(is_part);
    let index = Index::of(wholes.iter().map(|(pattern, _)| pattern.id.as_str()));
    let mut nested: Vec<Found<'a>> = wholes.into_iter().map(|it| Found::new(lookup, it)).collect();
    for part in parts {
        let whole = part.1.part_of.as_deref().and_then(|id| index.position(id));
        if let Some(whole) = whole.and_then(|whole| nested.get_mut(whole)) {
            whole.parts.push(Found::new(lookup, part));
        }
    }
    nested
}

impl<'a> Found<'a> {
    fn new(lookup: &Lookup<'a>, (pattern, result): (&'a Pattern, &'a PatternResult)) -> Self {
        Self {
            id: &pattern.id,
            title: &pattern.title,
            basis: pattern.basis.map(basis),
            rule: pattern.rule.as_deref(),
            message: &pattern.message,
            first_step: pattern.first_step.as_deref(),
            because: lookup.all_cited(&result.because),
            parts: Vec::new(),
        }
    }
}

/// What a pattern is, saying no more of them than holds for all.
fn lead(patterns: &[Pattern]) -> String {
    let lead = word!("patterns.lead").to_owned();
    let words = if patterns.iter().all(|it| it.basis == Some(Basis::Reported)) {
        word!("patterns.lead-reported")
    } else if patterns.iter().all(|it| it.basis.is_some()) {
        word!("patterns.lead-basis")
    } else {
        return lead;
    };
    fill(words, &[("lead", lead)])
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Reported => word!("basis.reported"),
        Basis::Inferred => word!("basis.inferred"),
    }
}
