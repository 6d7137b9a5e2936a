//! Scores as exact fractions, for thresholds that a float comes too close to.

use std::cmp::Ordering;

use crate::Decimal;
use crate::rubric::Aggregate;
use crate::scoring::Blanks;
use crate::scoring::math::nine_places;
use crate::scoring::natural::Natural;
use crate::scoring::plan::{Asked, Ladder, Members, Plan};
use crate::scoring::rule::{NOT_APPLICABLE, is_blank};

/// One row of answers, and what its blanks count as.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) codes: &'a [u8],
    pub(crate) blanks: Blanks,
}

/// A fraction that is not reduced: it is added, weighted and compared, and never shown.
#[derive(Clone, Debug)]
struct Fraction {
    over: Natural,
    // INVARIANT: not 0.
    under: Natural,
}

impl Row<'_> {
    /// Whether the exact score of a group is at least the threshold.
    ///
    /// `score` is the group's score as the kernel computed it. It decides by itself unless it
    /// lies within the margin of its own error.
    pub(crate) fn reaches(self, group: usize, score: f64, threshold: Decimal) -> bool {
        if threshold == Decimal::ZERO {
            return true; // No score is below 0.
        }
        let limit = float(threshold);
        if self.plan.is_geometric {
            return nine_places(score) >= limit;
        }
        if (score - limit).abs() > self.plan.margin {
            return score > limit;
        }
        self.group(group).is_some_and(|exact| exact >= fraction(threshold))
    }

    /// The exact score of the pooled criteria against a threshold.
    pub(crate) fn pooled_reaches(self, threshold: Decimal) -> bool {
        let exact = self.mean(&self.plan.pooled);
        exact.is_some_and(|exact| exact >= fraction(threshold))
    }

    /// The exact score of a group that the kernel gave a score.
    fn group(self, position: usize) -> Option<Fraction> {
        let group = self.plan.groups.get(position)?;
        match &group.members {
            Members::Criteria(ladder) if group.aggregate == Aggregate::Mean => self.mean(ladder),
            Members::Criteria(ladder) => {
                self.criteria(ladder).into_iter().map(|(score, _)| score).min()
            }
            Members::Groups(members) => {
                let scored = |(position, weight): &(usize, u64)| {
                    Some((self.group(*position)?, *weight)).filter(|(_, weight)| *weight > 0)
                };
                let members = members.iter().filter_map(scored);
                if group.aggregate == Aggregate::Minimum {
                    return members.map(|(score, _)| score).min();
                }
                weighted_mean(members)
            }
        }
    }

    fn mean(self, ladder: &Ladder) -> Option<Fraction> {
        weighted_mean(self.criteria(ladder).into_iter())
    }

    /// The score and weight of every criterion that counts.
    fn criteria(self, ladder: &Ladder) -> Vec<(Fraction, u64)> {
        let count = |(n, asked, _): (usize, &Asked, u64)| {
            let points = match self.codes.get(n).copied()? {
                NOT_APPLICABLE => return None,
                code if is_blank(code) => match self.blanks {
                    Blanks::LeftOut => return None,
                    Blanks::Lowest => 0,
                    Blanks::Highest => asked.top(),
                },
                code => *asked.points.get(usize::from(code))?,
            };
            let score = Fraction::new(100 * points, asked.top());
            (asked.weight > 0).then_some((score, asked.weight))
        };
        self.plan.steps(ladder).filter_map(count).collect()
    }
}

/// A threshold as the float nearest to it, which the margin allows for.
#[expect(clippy::cast_precision_loss, reason = "thresholds are below 2^53 thousandths")]
pub(crate) fn float(threshold: Decimal) -> f64 {
    threshold.thousandths() as f64 / 1000.0
}

fn fraction(threshold: Decimal) -> Fraction {
    // Thresholds start at 0.
    Fraction::new(threshold.thousandths().unsigned_abs(), 1000)
}

fn weighted_mean(members: impl Iterator<Item = (Fraction, u64)>) -> Option<Fraction> {
    let (mut sum, mut total) = (Fraction::new(0, 1), Natural::new(0));
    for (mut score, weight) in members {
        let weight = Natural::new(weight);
        score.over = score.over.times(&weight);
        sum = sum.plus(&score);
        total = total.plus(&weight);
    }
    let is_there = total > Natural::new(0);
    is_there.then(|| Fraction { under: sum.under.times(&total), over: sum.over })
}

impl Fraction {
    fn new(over: u64, under: u64) -> Self {
        Self { over: Natural::new(over), under: Natural::new(under) }
    }

    fn plus(self, other: &Self) -> Self {
        // Most scores of a group have the same scale.
        if self.under == other.under {
            return Self { over: self.over.plus(&other.over), under: self.under };
        }
        Self {
            over: self.over.times(&other.under).plus(&other.over.times(&self.under)),
            under: self.under.times(&other.under),
        }
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        self.over.times(&other.under).cmp(&other.over.times(&self.under))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}
