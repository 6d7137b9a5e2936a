//! Patterns: what was found, what cannot be told, and what was not found.

use place_readiness::{Basis, Outcome, Pattern, PatternResult};
use serde::Serialize;

use super::Lookup;
use super::lookup::Cited;
use crate::words::word;

/// The patterns by outcome; absent where the rubric has none.
#[derive(Debug, Serialize)]
pub(crate) struct Patterns<'a> {
    /// Parts stand beneath their whole.
    found: Vec<Found<'a>>,
    count: usize,
    open: Vec<Open<'a>>,
    absent: Vec<Open<'a>>,
}

/// A pattern that was found.
#[derive(Debug, Serialize)]
struct Found<'a> {
    id: &'a str,
    title: &'a str,
    basis: Option<&'static str>,
    rule: Option<&'a str>,
    message: &'a str,
    first_step: Option<&'a str>,
    because: Vec<Cited<'a>>,
    parts: Vec<Self>,
}

/// A pattern that was not found, or not yet.
#[derive(Debug, Serialize)]
struct Open<'a> {
    id: &'a str,
    title: &'a str,
    rule: Option<&'a str>,
    /// The criteria whose answers are missing.
    blanks: Vec<Cited<'a>>,
}

impl<'a> Patterns<'a> {
    pub(crate) fn new(lookup: &Lookup<'a>) -> Option<Self> {
        let known = &lookup.rubric.document().patterns;
        if known.is_empty() {
            return None;
        }
        let with = |outcome| {
            let results = lookup.result.patterns.iter();
            let results = results.filter(move |result| result.outcome == outcome);
            results.filter_map(|result| {
                Some((known.iter().find(|pattern| pattern.id == result.id)?, result))
            })
        };
        let open = |(pattern, result): (&'a Pattern, &'a PatternResult)| Open {
            id: &pattern.id,
            title: &pattern.title,
            rule: pattern.rule.as_deref(),
            blanks: lookup.all_cited(&result.open),
        };
        let found: Vec<_> = with(Outcome::Found).collect();
        Some(Self {
            count: found.len(),
            found: beneath(lookup, &found, None),
            open: with(Outcome::CannotTell).map(open).collect(),
            absent: with(Outcome::NotFound).map(open).collect(),
        })
    }
}

/// The patterns that are a part of `whole`, each with its own parts.
fn beneath<'a>(
    lookup: &Lookup<'a>,
    found: &[(&'a Pattern, &'a PatternResult)],
    whole: Option<&str>,
) -> Vec<Found<'a>> {
    let here = found.iter().filter(|(_, result)| result.part_of.as_deref() == whole);
    here.map(|(pattern, result)| Found {
        id: &pattern.id,
        title: &pattern.title,
        basis: pattern.basis.map(basis),
        rule: pattern.rule.as_deref(),
        message: &pattern.message,
        first_step: pattern.first_step.as_deref(),
        because: lookup.all_cited(&result.because),
        parts: beneath(lookup, found, Some(&pattern.id)),
    })
    .collect()
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Reported => word("basis.reported"),
        Basis::Inferred => word("basis.inferred"),
    }
}
