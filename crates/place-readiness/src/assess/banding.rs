//! Bands, gates and patterns, by their ids: what the standing of a row means for people.

use crate::assess::sheet::{CLAIMED, Sheet};
use crate::index::Index;
use crate::result::{Applies, BandResult, GateResult, Outcome, PatternResult};
use crate::rubric::document::{Band, Pattern};
use crate::scoring::code::Blanks;
use crate::scoring::exact::Exact;
use crate::scoring::rule::{Cause, Three, Verdict};
use crate::scoring::standing::{Standing, Views};

/// Where the answers stand, with the names that the rubric has for it.
#[derive(Debug)]
pub(crate) struct Banding<'a> {
    sheet: &'a Sheet<'a>,
    pub(crate) standing: Standing<'a>,
    /// The bands that a score can reach, by rank.
    bands: Vec<&'a Band>,
}

impl<'a> Banding<'a> {
    pub(crate) fn new(sheet: &'a Sheet<'a>) -> Self {
        let standing = Standing::new(sheet.views(), &sheet.evidence);
        Self { sheet, standing, bands: sheet.rubric.scored_bands().collect() }
    }

    /// The band as the answers stand, and those still possible.
    pub(crate) fn band(&self) -> BandResult {
        let (now, highest) = (self.standing.band(), self.standing.highest());
        BandResult {
            id: now.band.map_or_else(|| self.too_few(), |rank| self.name(rank)),
            by_score: now.by_score.and_then(|rank| self.name(rank)),
            lowest: self.standing.lowest().band.and_then(|rank| self.name(rank)),
            highest: highest.band.and_then(|rank| self.name(rank)),
            held_by: self.gate_names(&now.by),
            highest_held_by: self.gate_names(&highest.by),
        }
    }

    /// The band with a rank.
    pub(crate) fn band_at(&self, rank: usize) -> Option<&'a Band> {
        self.bands.get(rank).copied()
    }

    fn name(&self, rank: usize) -> Option<String> {
        self.band_at(rank).map(|band| band.id.clone())
    }

    fn too_few(&self) -> Option<String> {
        let bands = &self.sheet.rubric.content.bands;
        bands.iter().find(|band| band.from.is_none()).map(|band| band.id.clone())
    }

    pub(crate) fn gate_names(&self, gates: &[usize]) -> Vec<String> {
        let known = &self.sheet.rubric.content.gates;
        gates.iter().filter_map(|gate| known.get(*gate).map(|gate| gate.id.clone())).collect()
    }

    pub(crate) fn gates(&self) -> Vec<GateResult> {
        let gates = self.sheet.rubric.content.gates.iter().zip(&self.standing.gates);
        gates
            .map(|(gate, verdict)| GateResult {
                id: gate.id.clone(),
                applies: applies(verdict.answer),
                ceiling: gate.ceiling.clone(),
                because: self.names(&verdict.because),
                open: self.names(&verdict.open),
            })
            .collect()
    }

    pub(crate) fn patterns(&self) -> Vec<PatternResult> {
        let patterns = &self.sheet.rubric.content.patterns;
        let verdicts = &self.standing.patterns;
        let index = Index::of(patterns.iter().map(|pattern| pattern.id.as_str()));
        let verdict = |id: &str| index.find(verdicts, id);
        let found = |id: &str| verdict(id).is_some_and(|it| it.answer == Three::Yes);
        let result = |(pattern, verdict): (&Pattern, &Verdict)| PatternResult {
            id: pattern.id.clone(),
            outcome: outcome(verdict.answer),
            part_of: pattern.part_of.clone().filter(|whole| found(whole)),
            because: self.names(&verdict.because),
            open: self.names(&verdict.open),
        };
        patterns.iter().zip(verdicts).map(result).collect()
    }

    fn names(&self, causes: &[Cause]) -> Vec<String> {
        let groups = &self.sheet.rubric.content.groups;
        let name = |cause: &Cause| match cause {
            Cause::Criterion(n) => {
                self.sheet.criteria.get(*n).map(|criterion| criterion.id.clone())
            }
            Cause::Group(n) => groups.get(*n).map(|group| group.id.clone()),
        };
        causes.iter().filter_map(name).collect()
    }
}

fn applies(answer: Three) -> Applies {
    match answer {
        Three::Yes => Applies::Yes,
        Three::No => Applies::No,
        Three::CannotTell => Applies::CannotTell,
    }
}

fn outcome(answer: Three) -> Outcome {
    match answer {
        Three::Yes => Outcome::Found,
        Three::No => Outcome::NotFound,
        Three::CannotTell => Outcome::CannotTell,
    }
}

impl<'a> Sheet<'a> {
    /// The answers as claimed, for exact comparison.
    fn exact(&'a self, blanks: Blanks) -> Exact<'a> {
        let scores = match blanks {
            Blanks::LeftOut => &self.scores,
            Blanks::Lowest => &self.lowest,
            Blanks::Highest => &self.highest,
        };
        Exact::new(&self.rubric.plan, &self.codes, blanks, scores, CLAIMED)
    }

    fn views(&'a self) -> Views<'a> {
        Views {
            now: self.exact(Blanks::LeftOut),
            lowest: self.exact(Blanks::Lowest),
            highest: self.exact(Blanks::Highest),
        }
    }

    /// The band that the pooled score by itself would reach.
    pub(crate) fn pooled_band(&'a self) -> Option<String> {
        let reached = self.exact(Blanks::LeftOut).pooled_rank()?;
        self.rubric.scored_bands().nth(reached).map(|band| band.id.clone())
    }
}
