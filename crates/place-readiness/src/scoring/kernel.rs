//! The kernel: scores of many rows at once, over one column of codes per criterion.
//!
//! A single assessment is a batch of one row. Sums are whole numbers and each mean is one
//! division, so a row scores the same to the last bit whatever stands beside it.

use std::ops::Range;

use crate::rubric::choices::Aggregate;
use crate::scoring::code::Blanks;
use crate::scoring::math::{exp, float, ln};
use crate::scoring::plan::{Heading, Ladder, Members, Plan};
use crate::scoring::tally::{Singles, Summing, Sums, Tally};

/// The scores of one group, or of everything, one entry per row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    /// From 0.0 to 100.0; not a number where there is no score.
    pub(crate) score: Vec<f64>,
    /// The weights behind it. The points are those of a group of criteria.
    pub(crate) sums: Sums,
    /// Whether something in it that counts towards its score applies: a criterion of weight above
    /// zero, or a group of weight above zero that itself applies.
    pub(crate) applies: Vec<bool>,
}

/// The scores of all groups, in the order of the plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores {
    pub(crate) groups: Vec<Column>,
    pub(crate) pooled: Column,
}

/// Fewer rows than this are few: what every code adds is then not worked out beforehand.
const FEW: usize = 32;
/// Rows are scored this many at a time, so that what is in hand stays close to the processor;
const BLOCK: usize = 512;
/// and fewer where there are very many groups, as each of them has a score in every row.
const MOST_IN_HAND: usize = 1 << 20;

/// Scores every row of a batch of a few.
pub(crate) fn score(plan: &Plan, columns: &[&[u8]], blanks: Blanks) -> Scores {
    let rows = columns.first().map_or(0, |codes| codes.len());
    let mut kernel = Kernel::<Singles<'_>>::new(plan, columns, blanks);
    kernel.score(0..rows);
    kernel.scores
}

/// Scores every row, and hands the scores on, block by block.
///
/// `columns` holds one column per criterion, all of the same length, with codes that the plan
/// knows; anything else counts as no answer.
pub(crate) fn score_blocks(
    plan: &Plan,
    columns: &[&[u8]],
    blanks: Blanks,
    take: impl FnMut(&Scores),
) {
    let rows = columns.first().map_or(0, |codes| codes.len());
    if rows < FEW {
        Kernel::<Singles<'_>>::new(plan, columns, blanks).score_blocks(rows, take);
    } else {
        Kernel::<Tally<'_>>::new(plan, columns, blanks).score_blocks(rows, take);
    }
}

struct Kernel<'a, S> {
    plan: &'a Plan,
    columns: &'a [&'a [u8]],
    blanks: Blanks,
    /// One for each group, where it is one of criteria, in the order of the plan.
    tallies: Vec<Option<S>>,
    scores: Scores,
    means: Means,
}

impl<'a, S: Summing<'a>> Kernel<'a, S> {
    fn new(plan: &'a Plan, columns: &'a [&'a [u8]], blanks: Blanks) -> Self {
        let tally =
            |group: &'a Heading| group.ladder().map(|ladder| S::new(plan, ladder, columns, blanks));
        let groups = plan.groups.iter().map(|_| Column::default()).collect();
        let scores = Scores { groups, pooled: Column::default() };
        let tallies = plan.groups.iter().map(tally).collect();
        Self { plan, columns, blanks, tallies, scores, means: Means::default() }
    }

    fn score_blocks(&mut self, rows: usize, mut take: impl FnMut(&Scores)) {
        let block = (MOST_IN_HAND / self.plan.groups.len().max(1)).clamp(1, BLOCK);
        for start in (0..rows).step_by(block) {
            self.score(start..rows.min(start + block));
            take(&self.scores);
        }
    }

    fn score(&mut self, rows: Range<usize>) {
        let Scores { groups, pooled } = &mut self.scores;
        pooled.sums.reset(rows.len());
        for (position, (group, tally)) in self.plan.groups.iter().zip(&mut self.tallies).enumerate()
        {
            let (done, rest) = groups.split_at_mut(position);
            let Some(column) = rest.first_mut() else { return };
            match (&group.members, tally) {
                (Members::Criteria(ladder), Some(tally)) => {
                    tally.sum(rows.clone(), &mut column.sums);
                    column.mean(ladder.full, self.plan.minimum_coverage);
                    column.applies.clear();
                    column.applies.extend(column.sums.applicable.iter().map(|weight| *weight > 0));
                    pooled.sums.add(&column.sums, self.plan.pooled.full / ladder.full);
                    if group.aggregate != Aggregate::Mean {
                        let members = members::<S>(
                            self.plan,
                            self.columns,
                            ladder,
                            self.blanks,
                            rows.clone(),
                        );
                        replace(group.aggregate, members, column, &mut self.means);
                    }
                }
                (Members::Groups(members), _) => {
                    let is_strict = self.plan.minimum_coverage > 0;
                    column.sums.reset(rows.len());
                    combine(group.aggregate, is_strict, members, done, column, &mut self.means);
                }
                _ => {}
            }
        }
        pooled.mean(self.plan.pooled.full, 0);
    }
}

/// Looks up the score of each criterion by itself, and combines them in another way than by a
/// mean, where there is a score at all.
fn replace(
    how: Aggregate,
    members: impl Iterator<Item = (Vec<f64>, u64)>,
    column: &mut Column,
    means: &mut Means,
) {
    means.reset(column.score.len());
    for (score, weight) in members.filter(|(_, weight)| *weight > 0) {
        means.add(how, &score, float(weight));
    }
    for (score, combined) in column.score.iter_mut().zip(means.finish(how, false)) {
        *score = if score.is_nan() { *score } else { combined };
    }
}

/// The score of each criterion of a group by itself, and its weight beside the others there.
fn members<'a, S: Summing<'a>>(
    plan: &'a Plan,
    columns: &'a [&[u8]],
    ladder: &'a Ladder,
    blanks: Blanks,
    rows: Range<usize>,
) -> impl Iterator<Item = (Vec<f64>, u64)> {
    plan.steps(ladder).filter_map(move |(n, asked, _)| {
        let codes = columns.get(n)?.get(rows.clone())?;
        Some((S::scores(asked, codes, blanks), asked.weight / ladder.unit))
    })
}

impl Column {
    /// The weighted mean of criteria, as one division of whole numbers.
    fn mean(&mut self, full: u64, minimum_coverage: u64) {
        self.score.clear();
        let Sums { points, answered, applicable } = &self.sums;
        let rows = points.iter().zip(answered).zip(applicable);
        self.score.extend(rows.map(|((points, answered), applicable)| {
            let covered = answered.wrapping_mul(100_000);
            let is_enough = covered >= minimum_coverage.wrapping_mul(*applicable);
            if is_enough && *answered > 0 { mean(*points, *answered, full) } else { f64::NAN }
        }));
    }
}

/// The score of criteria with these sums, where `full` is the top of each.
pub(crate) fn mean(points: u64, answered: u64, full: u64) -> f64 {
    100.0 * float(points) / float(answered.wrapping_mul(full))
}

/// The score of a group of groups. Where it is strict, every member that applies must have one.
fn combine(
    how: Aggregate,
    is_strict: bool,
    members: &[(usize, u64)],
    done: &[Column],
    column: &mut Column,
    means: &mut Means,
) {
    let rows = column.sums.answered.len();
    means.reset(rows);
    column.applies.clear();
    column.applies.resize(rows, false);
    for (position, weight) in members {
        let Some(member) = done.get(*position) else { continue };
        column.sums.add_weights(&member.sums);
        if *weight > 0 {
            means.add(how, &member.score, float(*weight));
            means.note(member);
            let applies = column.applies.iter_mut().zip(&member.applies);
            applies.for_each(|(all, one)| *all |= one);
        }
    }
    column.score.clear();
    column.score.extend(means.finish(how, is_strict));
}

/// Means in the making, one for each row. Sums run in the order of the rubric.
#[derive(Clone, Debug, Default)]
struct Means {
    sum: Vec<f64>,
    total: Vec<f64>,
    lowest: Vec<f64>,
    highest: Vec<f64>,
    /// Whether a member that applies has no score.
    lacks_one: Vec<bool>,
}

impl Means {
    fn reset(&mut self, rows: usize) {
        let fill = |values: &mut Vec<f64>, value| {
            values.clear();
            values.resize(rows, value);
        };
        fill(&mut self.sum, 0.0);
        fill(&mut self.total, 0.0);
        fill(&mut self.lowest, f64::INFINITY);
        fill(&mut self.highest, f64::NEG_INFINITY);
        self.lacks_one.clear();
        self.lacks_one.resize(rows, false);
    }

    /// Adds a member with a weight above zero. Rows in which it has no score stay as they are.
    fn add(&mut self, how: Aggregate, scores: &[f64], weight: f64) {
        for (sum, score) in self.sum.iter_mut().zip(scores) {
            *sum += term(how, *score, weight);
        }
        for (total, score) in self.total.iter_mut().zip(scores) {
            *total += if score.is_nan() { 0.0 } else { weight };
        }
        for (lowest, score) in self.lowest.iter_mut().zip(scores) {
            *lowest = if *score < *lowest { *score } else { *lowest };
        }
        for (highest, score) in self.highest.iter_mut().zip(scores) {
            *highest = if *score > *highest { *score } else { *highest };
        }
    }

    /// Notes where a member applies and has no score.
    fn note(&mut self, member: &Column) {
        let rows = member.score.iter().zip(&member.applies);
        for (lacks_one, (score, applies)) in self.lacks_one.iter_mut().zip(rows) {
            *lacks_one |= score.is_nan() && *applies;
        }
    }

    fn finish(&self, how: Aggregate, is_strict: bool) -> impl Iterator<Item = f64> {
        let sums = self.sum.iter().zip(&self.total);
        let ranges = self.lowest.iter().zip(&self.highest);
        let rows = sums.zip(ranges).zip(&self.lacks_one);
        rows.map(move |(((sum, total), (lowest, highest)), lacks_one)| {
            let lacks_one = is_strict && *lacks_one;
            if lacks_one || *total == 0.0 {
                f64::NAN
            } else {
                finish(how, sum / total, *lowest, *highest)
            }
        })
    }
}

/// What a member adds to the sum that is to be divided; nothing where it has no score.
pub(crate) fn term(how: Aggregate, score: f64, weight: f64) -> f64 {
    let value = if how == Aggregate::Geometric { ln(score) } else { score };
    if score.is_nan() { 0.0 } else { weight * value }
}

/// Makes a score of the mean of scores, or of their logarithms.
///
/// A mean lies among its members, but rounding can carry it one step outside: it is kept in.
pub(crate) fn finish(how: Aggregate, mean: f64, lowest: f64, highest: f64) -> f64 {
    match how {
        Aggregate::Mean => mean.max(lowest).min(highest),
        Aggregate::Minimum => lowest,
        Aggregate::Geometric if lowest == 0.0 => 0.0,
        Aggregate::Geometric => exp(mean).max(lowest).min(highest),
    }
}
