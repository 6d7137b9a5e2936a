//! Scores as exact fractions, for thresholds that a float comes too close to.

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::Decimal;
use crate::rubric::Aggregate;
use crate::scoring::Blanks;
use crate::scoring::math::nine_places;
use crate::scoring::plan::{Asked, Ladder, Members, Plan};
use crate::scoring::rule::{NOT_APPLICABLE, is_blank};

/// One row of answers, and what its blanks count as.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) codes: &'a [u8],
    pub(crate) blanks: Blanks,
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
    fn group(self, position: usize) -> Option<BigRational> {
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

    fn mean(self, ladder: &Ladder) -> Option<BigRational> {
        weighted_mean(self.criteria(ladder).into_iter())
    }

    /// The score and weight of every criterion that counts.
    fn criteria(self, ladder: &Ladder) -> Vec<(BigRational, u64)> {
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
            let score = BigRational::new((100 * points).into(), asked.top().into());
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

fn fraction(threshold: Decimal) -> BigRational {
    BigRational::new(threshold.thousandths().into(), 1000.into())
}

fn weighted_mean(members: impl Iterator<Item = (BigRational, u64)>) -> Option<BigRational> {
    let (mut sum, mut total) = (BigRational::from(BigInt::ZERO), BigInt::ZERO);
    for (score, weight) in members {
        let weight = BigInt::from(weight);
        sum += score * &weight;
        total += weight;
    }
    (total > BigInt::ZERO).then(|| sum / total)
}
