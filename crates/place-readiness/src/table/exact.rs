//! Exact scores of a row as fractions of machine numbers, where these are large enough.

use crate::Decimal;
use crate::rubric::Aggregate;
use crate::scoring::Scores;
use crate::scoring::plan::{Members, Plan};

/// One row of a block that the kernel scored, with blanks left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored<'a> {
    pub(super) plan: &'a Plan,
    pub(super) scores: &'a Scores,
    pub(super) row: usize,
}

/// What came of an attempt: nothing where numbers grow too large, or the sums do not tell.
type Attempt<T> = Option<T>;

#[derive(Clone, Copy, Debug)]
struct Fraction {
    over: u128,
    // INVARIANT: above zero.
    under: u128,
}

impl Scored<'_> {
    /// Whether the exact score of a group that has one is at least the threshold.
    pub(super) fn reaches(self, group: usize, threshold: Decimal) -> Attempt<bool> {
        let limit = Fraction { over: threshold.thousandths().unsigned_abs().into(), under: 1000 };
        match self.group(group)? {
            Some(score) => limit.is_at_most(score),
            None => Some(false),
        }
    }

    fn group(self, position: usize) -> Attempt<Option<Fraction>> {
        let group = self.plan.groups.get(position)?;
        match (&group.members, group.aggregate) {
            (Members::Criteria(ladder), Aggregate::Mean) => self.criteria(position, ladder.full),
            (Members::Groups(members), Aggregate::Mean) => self.mean(members),
            (Members::Groups(members), Aggregate::Minimum) => self.lowest(members),
            _ => None,
        }
    }

    fn criteria(self, position: usize, full: u64) -> Attempt<Option<Fraction>> {
        let sums = &self.scores.groups.get(position)?.sums;
        let (points, answered) = (*sums.points.get(self.row)?, *sums.answered.get(self.row)?);
        if answered == 0 {
            return Some(None);
        }
        let under = u128::from(answered) * u128::from(full);
        Some(Some(Fraction { over: 100 * u128::from(points), under }.reduced()))
    }

    fn mean(self, members: &[(usize, u64)]) -> Attempt<Option<Fraction>> {
        let (mut sum, mut total) = (Fraction { over: 0, under: 1 }, 0);
        for (position, weight) in members.iter().filter(|(_, weight)| *weight > 0) {
            if let Some(score) = self.group(*position)? {
                sum = sum.plus(score, *weight)?;
                total += u128::from(*weight);
            }
        }
        if total == 0 {
            return Some(None);
        }
        let under = sum.under.checked_mul(total)?;
        Some(Some(Fraction { under, ..sum }.reduced()))
    }

    fn lowest(self, members: &[(usize, u64)]) -> Attempt<Option<Fraction>> {
        let mut lowest: Option<Fraction> = None;
        for (position, _) in members.iter().filter(|(_, weight)| *weight > 0) {
            let Some(score) = self.group(*position)? else { continue };
            match lowest {
                Some(known) if known.is_at_most(score)? => {}
                _ => lowest = Some(score),
            }
        }
        Some(lowest)
    }
}

impl Fraction {
    fn reduced(self) -> Self {
        let divisor = gcd(self.over, self.under).max(1);
        Self { over: self.over / divisor, under: self.under / divisor }
    }

    /// This and another so many times.
    fn plus(self, other: Self, times: u64) -> Attempt<Self> {
        let shared = gcd(self.under, other.under).max(1);
        let (own, theirs) = (other.under / shared, self.under / shared);
        let more = other.over.checked_mul(theirs)?.checked_mul(times.into())?;
        let over = self.over.checked_mul(own)?.checked_add(more)?;
        Some(Self { over, under: self.under.checked_mul(own)? })
    }

    fn is_at_most(self, other: Self) -> Attempt<bool> {
        Some(self.over.checked_mul(other.under)? <= other.over.checked_mul(self.under)?)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
