//! One random rubric with its engine, and what laws ask of its results.

use place_readiness::result::{BandResult, GroupResult};
use place_readiness::{Rubric as Engine, ScoreResult};

use super::generate::{Fill, answers, skeleton};
use super::judge::{Kinds, judge};
use super::plain::{Answer, Combine, Given, Group, Rubric};
use super::random::Random;
use super::written;

/// Thresholds at scores that small rubrics reach.
const SCORES: [u32; 8] = [50_000, 12_500, 25_000, 33_333, 37_500, 66_667, 75_000, 100_000];

#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) random: Random,
    pub(crate) rubric: Rubric,
    pub(crate) engine: Engine,
}

/// One score, as it is, at its lowest and at its highest.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Range {
    pub(crate) id: String,
    pub(crate) score: Option<f64>,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
}

/// As many random rubrics, other ones for each law, but for the few that are too fine.
pub(crate) fn cases(law: u64, count: u64, kinds: Kinds) -> impl Iterator<Item = Case> {
    (0..count).filter_map(move |n| {
        let mut random = Random::new(law * 1_000_000 + n);
        let mut rubric = skeleton(&mut random);
        judge(&mut random, &mut rubric, &SCORES, kinds);
        Some(Case { engine: written::load(&rubric)?, random, rubric })
    })
}

impl Case {
    pub(crate) fn answers(&mut self, fill: Fill) -> Vec<Answer> {
        answers(&mut self.random, &self.rubric, fill)
    }

    pub(crate) fn score(&mut self, answers: &[Answer]) -> ScoreResult {
        let assessment = written::admit(&self.engine, &self.rubric, answers, &mut self.random);
        self.engine.score_fully(&assessment)
    }

    /// A random level for each blank, or for this many in a hundred.
    pub(crate) fn fill_blanks(&mut self, answers: &[Answer], percent: usize) -> Vec<Answer> {
        let mut filled = answers.to_vec();
        for (criterion, answer) in self.rubric.criteria().into_iter().zip(&mut filled) {
            if answer.is_blank() && self.random.chance(percent) {
                let options = self.rubric.options(criterion).len();
                answer.given = Given::Level(self.random.below(options));
            }
        }
        filled
    }

    /// The rank of a band among those a score can reach; `None` for too few answers.
    pub(crate) fn rank(&self, band: Option<&String>) -> Option<usize> {
        let mut scored = self.rubric.bands.iter().filter(|band| band.from.is_some());
        scored.position(|one| band == Some(&one.id))
    }

    /// Lowest, present and highest band as ranks.
    pub(crate) fn ranks(&self, band: &BandResult) -> [Option<usize>; 3] {
        [&band.lowest, &band.id, &band.highest].map(|id| self.rank(id.as_ref()))
    }

    pub(crate) fn is_geometric(&self) -> bool {
        self.rubric.combine == Combine::Geometric || self.rubric.groups.iter().any(is_geometric)
    }
}

/// The whole rubric first, then every group, at any depth.
pub(crate) fn ranges(result: &ScoreResult) -> Vec<Range> {
    let overall = &result.overall;
    let whole = Range {
        id: "overall".to_owned(),
        score: overall.score,
        low: overall.low,
        high: overall.high,
    };
    let mut ranges = vec![whole];
    for group in all_groups(result) {
        let (score, low, high) = (group.score, group.low, group.high);
        ranges.push(Range { id: group.id.clone(), score, low, high });
    }
    ranges
}

pub(crate) fn all_groups(result: &ScoreResult) -> Vec<&GroupResult> {
    result.groups.iter().flat_map(and_below).collect()
}

/// To nine decimals, as the contract compares what a geometric mean went into.
pub(crate) fn to_nine_decimals(score: f64) -> f64 {
    (score * 1e9).round() / 1e9
}

fn and_below(group: &GroupResult) -> Vec<&GroupResult> {
    [group].into_iter().chain(group.groups.iter().flat_map(and_below)).collect()
}

fn is_geometric(group: &Group) -> bool {
    group.combine == Combine::Geometric || group.groups.iter().any(is_geometric)
}
