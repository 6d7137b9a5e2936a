//! Scores as exact fractions, for thresholds that a float comes too close to.

use std::cell::OnceCell;
use std::cmp::Ordering;

use crate::document::decimal::Decimal;
use crate::rubric::choices::Aggregate;
use crate::scoring::code::{Asked, Blanks};
use crate::scoring::kernel::Scores;
use crate::scoring::math::{gcd, nine_places};
use crate::scoring::natural::Natural;
use crate::scoring::plan::{Heading, Ladder, Members, Plan};
use crate::scoring::tally::Sums;

/// One row of answers with the scores that the kernel gave it, for exact comparison.
#[derive(Debug)]
pub(crate) struct Exact<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) codes: &'a [u8],
    pub(crate) blanks: Blanks,
    pub(crate) scores: &'a Scores,
    pub(crate) row: usize,
    /// The exact score of each group that has one. Few answers come so close to a threshold that
    /// anybody asks; once asked for, they serve every threshold there is.
    fractions: OnceCell<Vec<Option<Fraction>>>,
}

/// A fraction that is seldom reduced: it is added, weighted and compared, and never shown.
#[derive(Clone, Debug)]
pub(crate) struct Fraction {
    over: Natural,
    // INVARIANT: not 0.
    under: Natural,
}

/// Whether a score reaches a threshold, as far as its float can tell: `None` within the margin of
/// its own error.
pub(crate) fn by_float(plan: &Plan, score: f64, threshold: Decimal) -> Option<bool> {
    let limit = threshold.value();
    if threshold == Decimal::ZERO {
        return Some(true); // No score is below 0.
    }
    if plan.is_geometric {
        return Some(nine_places(score) >= limit);
    }
    ((score - limit).abs() > plan.margin).then_some(score > limit)
}

impl<'a> Exact<'a> {
    pub(crate) fn new(
        plan: &'a Plan,
        codes: &'a [u8],
        blanks: Blanks,
        scores: &'a Scores,
        row: usize,
    ) -> Self {
        Self { plan, codes, blanks, scores, row, fractions: OnceCell::new() }
    }

    /// The score of a group as the kernel computed it, where there is one.
    pub(crate) fn score(&self, group: usize) -> Option<f64> {
        let column = self.scores.groups.get(group)?;
        column.score.get(self.row).copied().filter(|score| !score.is_nan())
    }

    /// Whether a group has a score, and one below the threshold.
    pub(crate) fn is_below(&self, group: usize, threshold: Decimal) -> bool {
        self.score(group).is_some_and(|score| !self.reaches(group, score, threshold))
    }

    /// The rank of the highest band whose lowest score the whole reaches.
    pub(crate) fn rank(&self) -> Option<usize> {
        let whole = self.plan.whole();
        let score = self.score(whole)?;
        self.plan.rank(|from| self.reaches(whole, score, from))
    }

    /// The same for the pooled score, which is one division of whole numbers.
    pub(crate) fn pooled_rank(&self) -> Option<usize> {
        let (points, answered) = self.sums(&self.scores.pooled.sums).filter(|it| it.1 > 0)?;
        let exact = Fraction::mean(points, answered, self.plan.pooled.full);
        self.plan.rank(|from| exact >= Fraction::from(from))
    }

    fn reaches(&self, group: usize, score: f64, threshold: Decimal) -> bool {
        by_float(self.plan, score, threshold).unwrap_or_else(|| self.settles(group, threshold))
    }

    /// Whether the exact score of a group that has one is at least the threshold.
    pub(crate) fn settles(&self, group: usize, threshold: Decimal) -> bool {
        self.fraction(group).is_some_and(|exact| *exact >= Fraction::from(threshold))
    }

    /// The exact score of a group that has one.
    pub(crate) fn fraction(&self, group: usize) -> Option<&Fraction> {
        self.fractions.get_or_init(|| self.fractions()).get(group)?.as_ref()
    }

    fn fractions(&self) -> Vec<Option<Fraction>> {
        let mut done = Vec::with_capacity(self.plan.groups.len());
        for (position, group) in self.plan.groups.iter().enumerate() {
            let has_score = self.score(position).is_some();
            let exact = has_score.then(|| self.work_out(position, group, &done)).flatten();
            done.push(exact);
        }
        done
    }

    fn work_out(
        &self,
        position: usize,
        group: &Heading,
        done: &[Option<Fraction>],
    ) -> Option<Fraction> {
        let is_mean = group.aggregate == Aggregate::Mean;
        match &group.members {
            Members::Criteria(ladder) if is_mean => {
                let (points, answered) = self.sums(&self.scores.groups.get(position)?.sums)?;
                Some(Fraction::mean(points, answered, ladder.full))
            }
            Members::Criteria(ladder) => {
                Some(Fraction::new(100 * self.lowest(ladder, None)?, ladder.full))
            }
            Members::Groups(members) => {
                let counted = members.iter().filter(|(_, weight)| *weight > 0);
                let scored = |(position, weight): &(usize, u64)| {
                    Some((done.get(*position)?.as_ref()?, *weight))
                };
                let scored = counted.filter_map(scored);
                if is_mean {
                    weighted_mean(scored)
                } else {
                    scored.map(|(it, _)| it).min().cloned()
                }
            }
        }
    }

    /// Points and answered weight in this row.
    pub(crate) fn sums(&self, sums: &Sums) -> Option<(u64, u64)> {
        Some((*sums.points.get(self.row)?, *sums.answered.get(self.row)?))
    }

    /// The lowest points of a criterion that counts, on the ladder of its group; with one of them
    /// a level up, where that is asked for.
    pub(crate) fn lowest(&self, ladder: &Ladder, raised: Option<usize>) -> Option<u64> {
        let points = |(n, asked, step): (usize, &Asked, u64)| {
            let code = self.codes.get(n)?.saturating_add(u8::from(raised == Some(n)));
            Some(step * asked.worth(code, self.blanks).points?).filter(|_| asked.weight > 0)
        };
        self.plan.steps(ladder).filter_map(points).min()
    }
}

impl Plan {
    /// The rank of the highest band whose `from` is reached. As bands rise, so are all below it.
    pub(crate) fn rank(&self, reaches: impl Fn(Decimal) -> bool) -> Option<usize> {
        self.bands.partition_point(|from| reaches(*from)).checked_sub(1)
    }
}

/// The mean of fractions, each with its weight; `None` where these add up to nothing.
pub(crate) fn weighted_mean<'f>(
    members: impl Iterator<Item = (&'f Fraction, u64)>,
) -> Option<Fraction> {
    let (mut sum, mut total) = (Fraction::new(0, 1), 0);
    for (score, weight) in members {
        sum = sum.plus(&score.times(weight, 1));
        total += weight;
    }
    (total > 0).then(|| sum.times(1, total))
}

impl Fraction {
    pub(crate) fn new(over: u64, under: u64) -> Self {
        let unit = gcd(over, under).max(1);
        Self { over: Natural::new(over / unit), under: Natural::new(under / unit) }
    }

    /// The score of criteria with these sums, where `full` is the top of each.
    pub(crate) fn mean(points: u64, answered: u64, full: u64) -> Self {
        Self::new(100 * points, answered * full)
    }

    /// The same so many times, divided by a number above zero.
    pub(crate) fn times(&self, times: u64, divisor: u64) -> Self {
        let over = self.over.times(&Natural::new(times));
        Self { over, under: self.under.times(&Natural::new(divisor)) }
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        self.joined(other, Natural::plus)
    }

    /// The same less another that is not larger.
    pub(crate) fn minus(&self, other: &Self) -> Self {
        self.joined(other, Natural::minus)
    }

    fn joined(&self, other: &Self, join: fn(&Natural, &Natural) -> Natural) -> Self {
        // Most scores of a group have the same scale.
        if self.under == other.under {
            return Self { over: join(&self.over, &other.over), under: self.under.clone() };
        }
        let (own, theirs) = (self.over.times(&other.under), other.over.times(&self.under));
        Self { over: join(&own, &theirs), under: self.under.times(&other.under) }
    }
}

impl From<Decimal> for Fraction {
    /// Thresholds start at 0.
    fn from(threshold: Decimal) -> Self {
        Self::new(threshold.thousandths().unsigned_abs(), 1000)
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
