//! The slow twin, first part: scores, worked out as the contract words them.
//!
//! Written from the contract and the method alone. Group sums are exact fractions; doubles are
//! used only where the method says so: for a mean over groups, and for a geometric mean.

use std::slice::Iter;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::exact::{Score, fraction, whole};
use super::plain::{Combine, Group, Rubric};

/// What one criterion counts as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Seen {
    Level(usize),
    Blank,
    Outside,
}

/// One group, or the whole rubric, as seen one way.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) weight: u32,
    pub(crate) combine: Combine,
    /// Criterion weights below it, in thousandths.
    pub(crate) answered_weight: u64,
    pub(crate) applicable_weight: u64,
    pub(crate) answered: usize,
    pub(crate) applicable: usize,
    pub(crate) score: Option<Score>,
    pub(crate) reason: Option<&'static str>,
    pub(crate) groups: Vec<Node>,
    pub(crate) criteria: Vec<Leaf>,
}

#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) weight: u32,
    pub(crate) score: Option<Score>,
    seen: Seen,
}

/// Scores the whole rubric.
pub(crate) fn evaluate(rubric: &Rubric, seen: &[Seen]) -> Node {
    let mut seen = seen.iter();
    let groups = rubric.groups.iter().map(|group| node(rubric, group, &mut seen)).collect();
    finish(rubric, 1000, rubric.combine, groups, Vec::new())
}

fn node(rubric: &Rubric, group: &Group, seen: &mut Iter<'_, Seen>) -> Node {
    let criteria = group
        .criteria
        .iter()
        .map(|criterion| {
            let seen = *seen.next().unwrap();
            let score = match seen {
                Seen::Level(level) => Some(criterion_score(rubric.options(criterion), level)),
                _ => None,
            };
            Leaf { weight: criterion.weight, score, seen }
        })
        .collect();
    let groups = group.groups.iter().map(|group| node(rubric, group, seen)).collect();
    finish(rubric, group.weight, group.combine, groups, criteria)
}

pub(crate) fn criterion_score(options: &[(String, i32)], level: usize) -> Score {
    let (lowest, highest) = (i64::from(options[0].1), i64::from(options[options.len() - 1].1));
    Score::exact(fraction(100 * (i64::from(options[level].1) - lowest), highest - lowest))
}

fn finish(
    rubric: &Rubric,
    weight: u32,
    combine: Combine,
    groups: Vec<Node>,
    criteria: Vec<Leaf>,
) -> Node {
    let weigh = |seen: fn(Seen) -> bool| -> u64 {
        criteria.iter().filter(|leaf| seen(leaf.seen)).map(|leaf| u64::from(leaf.weight)).sum()
    };
    let count = |seen: fn(Seen) -> bool| criteria.iter().filter(|leaf| seen(leaf.seen)).count();
    let mut node = Node {
        weight,
        combine,
        answered_weight: weigh(is_level)
            + groups.iter().map(|group| group.answered_weight).sum::<u64>(),
        applicable_weight: weigh(applies)
            + groups.iter().map(|group| group.applicable_weight).sum::<u64>(),
        answered: count(is_level) + groups.iter().map(|group| group.answered).sum::<usize>(),
        applicable: count(applies) + groups.iter().map(|group| group.applicable).sum::<usize>(),
        score: None,
        reason: None,
        groups,
        criteria,
    };
    node.reason = node.why_no_score(rubric.minimum_coverage);
    if node.reason.is_none() {
        node.score = node.combined();
    }
    node
}

fn is_level(seen: Seen) -> bool {
    matches!(seen, Seen::Level(_))
}

fn applies(seen: Seen) -> bool {
    seen != Seen::Outside
}

impl Node {
    fn why_no_score(&self, minimum: u32) -> Option<&'static str> {
        if !self.any_that_counts(applies) {
            return Some("nothing_applies");
        }
        if !self.any_that_counts(is_level) {
            return Some("nothing_answered");
        }
        if self.groups.is_empty() {
            let enough =
                100_000 * self.answered_weight >= u64::from(minimum) * self.applicable_weight;
            return if enough { None } else { Some("too_few_answered") };
        }
        let needed = |group: &&Self| group.weight > 0 && group.any_that_counts(applies);
        let lacking = self.groups.iter().filter(needed).any(|group| group.score.is_none());
        if self.counted().is_empty() || (minimum > 0 && lacking) {
            return Some("group_without_score");
        }
        None
    }

    /// Whether anything below that counts all the way up to here is seen so.
    fn any_that_counts(&self, seen: fn(Seen) -> bool) -> bool {
        self.criteria.iter().any(|leaf| leaf.weight > 0 && seen(leaf.seen))
            || self.groups.iter().any(|group| group.weight > 0 && group.any_that_counts(seen))
    }

    /// Weight and score of every member that counts.
    fn counted(&self) -> Vec<(u32, &Score)> {
        let criteria = self.criteria.iter().map(|leaf| (leaf.weight, leaf.score.as_ref()));
        let groups = self.groups.iter().map(|group| (group.weight, group.score.as_ref()));
        let counts = |(weight, score): (u32, _)| (weight > 0).then_some((weight, score?));
        criteria.chain(groups).filter_map(counts).collect()
    }

    fn combined(&self) -> Option<Score> {
        let counted = self.counted();
        match self.combine {
            Combine::Mean if self.groups.is_empty() => exact_mean(&counted).map(Score::exact),
            Combine::Mean => {
                Some(Score { double: self.double_mean(&counted), exact: exact_mean(&counted) })
            }
            Combine::Minimum => Some(lowest(&counted).clone()),
            Combine::Geometric => Some(self.geometric(&counted)),
        }
    }

    /// Weights as whole numbers: thousandths, divided by what all siblings have in common.
    fn common(&self) -> u32 {
        let criteria = self.criteria.iter().map(|leaf| leaf.weight);
        criteria.chain(self.groups.iter().map(|group| group.weight)).fold(0, greatest_common)
    }

    fn double_mean(&self, counted: &[(u32, &Score)]) -> f64 {
        let common = self.common();
        let (mut sum, mut total) = (0.0, 0.0);
        for (weight, score) in counted {
            let weight = f64::from(weight / common);
            sum += weight * score.double;
            total += weight;
        }
        between(sum / total, counted)
    }

    fn geometric(&self, counted: &[(u32, &Score)]) -> Score {
        if counted.iter().any(|(_, score)| score.double == 0.0) {
            return Score::exact(whole(0));
        }
        let common = self.common();
        let (mut sum, mut total) = (0.0, 0.0);
        for (weight, score) in counted {
            let weight = f64::from(weight / common);
            sum += weight * libm::log(score.double);
            total += weight;
        }
        Score { double: between(libm::exp(sum / total), counted), exact: None }
    }
}

/// `None` where a member has no exact value. Reduced once at the end, as that is what takes long.
fn exact_mean(counted: &[(u32, &Score)]) -> Option<BigRational> {
    let (mut sum, mut below, mut total) = (BigInt::ZERO, BigInt::from(1), BigInt::ZERO);
    for (weight, score) in counted {
        let (member, weight) = (score.exact.as_ref()?, BigInt::from(*weight));
        sum = sum * member.denom() + &weight * member.numer() * &below;
        below *= member.denom();
        total += weight;
    }
    Some(BigRational::new(sum, below * total))
}

fn lowest<'a>(counted: &[(u32, &'a Score)]) -> &'a Score {
    let first = counted[0].1;
    let lower = |lowest: &'a Score, (_, score): &(u32, &'a Score)| {
        if score.double < lowest.double { score } else { lowest }
    };
    counted.iter().fold(first, lower)
}

/// A mean lies among its members; rounding must not carry it outside.
fn between(mean: f64, counted: &[(u32, &Score)]) -> f64 {
    let doubles = || counted.iter().map(|(_, score)| score.double);
    let lowest = doubles().fold(f64::INFINITY, f64::min);
    let highest = doubles().fold(f64::NEG_INFINITY, f64::max);
    mean.clamp(lowest, highest)
}

fn greatest_common(one: u32, other: u32) -> u32 {
    if other == 0 { one } else { greatest_common(other, one % other) }
}
