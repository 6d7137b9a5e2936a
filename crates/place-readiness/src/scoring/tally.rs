//! Sums over the criteria of a group: points, weight answered and weight that applies.
//!
//! The three sums of a row are packed into one number, so that an answer is one look-up and one
//! addition. Each has room for its largest total, so none can run into the next, and nothing here
//! can overflow: the sums of a plan stay below 2^53. Additions are written as wrapping ones, since
//! a check in each would cost more than the addition.

use std::ops::{BitAnd, Range, Shl, Shr};

use crate::scoring::code::{Asked, Blanks};
use crate::scoring::math::float;
use crate::scoring::plan::{Ladder, Plan};

/// The three sums of some rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sums {
    /// Weight times points, up to weight times the ladder's `full`.
    pub(crate) points: Vec<u64>,
    /// The weight of criteria with a level.
    pub(crate) answered: Vec<u64>,
    /// The weight of criteria that apply.
    pub(crate) applicable: Vec<u64>,
}

/// A way to add up the answers to the criteria of a group. All give the same sums.
pub(crate) trait Summing<'a> {
    fn new(plan: &'a Plan, ladder: &'a Ladder, columns: &[&'a [u8]], blanks: Blanks) -> Self;

    /// Sums some rows.
    fn sum(&mut self, rows: Range<usize>, sums: &mut Sums);

    /// The score of a criterion by itself for each of these codes; not a number where there is none.
    fn scores(asked: &Asked, codes: &[u8], blanks: Blanks) -> Vec<f64>;
}

/// For many rows: what each answer code of each criterion of a group adds to its sums.
#[derive(Debug)]
pub(crate) enum Tally<'a> {
    /// Where 64 bits hold the three sums.
    Short(Tables<'a, u64>),
    /// Where they do not.
    Long(Tables<'a, u128>),
}

/// For few rows, where to work out what every code adds would take longer than to add: the column
/// of each criterion, and what its points are multiplied by.
#[derive(Debug)]
pub(crate) struct Singles<'a> {
    blanks: Blanks,
    members: Vec<(&'a [u8], &'a Asked, u64)>,
}

/// The column of each criterion, and what each of its codes adds.
#[derive(Debug)]
pub(crate) struct Tables<'a, P> {
    layout: Layout,
    members: Vec<(&'a [u8], Box<[P; 256]>)>,
    block: Vec<P>,
}

/// How many bits the largest totals take.
#[derive(Clone, Copy, Debug)]
struct Layout {
    points: u32,
    weight: u32,
}

impl<'a> Summing<'a> for Tally<'a> {
    fn new(plan: &'a Plan, ladder: &'a Ladder, columns: &[&'a [u8]], blanks: Blanks) -> Self {
        let weight: u64 = plan.steps(ladder).map(|(_, asked, _)| asked.weight).sum();
        let layout = Layout { points: bits(weight * ladder.full), weight: bits(weight) };
        if layout.points + 2 * layout.weight <= u64::BITS {
            Self::Short(Tables::new(layout, plan, ladder, columns, blanks))
        } else {
            Self::Long(Tables::new(layout, plan, ladder, columns, blanks))
        }
    }

    fn sum(&mut self, rows: Range<usize>, sums: &mut Sums) {
        sums.reset(rows.len());
        match self {
            Self::Short(tables) => tables.sum(rows, sums),
            Self::Long(tables) => tables.sum(rows, sums),
        }
    }

    fn scores(asked: &Asked, codes: &[u8], blanks: Blanks) -> Vec<f64> {
        let mut scores = [f64::NAN; 256];
        for (code, entry) in (0..=u8::MAX).zip(&mut scores) {
            *entry = asked.score(code, blanks).unwrap_or(f64::NAN);
        }
        let look_up = |code: &u8| scores.get(usize::from(*code)).copied().unwrap_or(f64::NAN);
        codes.iter().map(look_up).collect()
    }
}

impl<'a> Summing<'a> for Singles<'a> {
    fn new(plan: &'a Plan, ladder: &'a Ladder, columns: &[&'a [u8]], blanks: Blanks) -> Self {
        let steps = plan.steps(ladder);
        let member = |(n, asked, step): (usize, _, _)| Some((*columns.get(n)?, asked, step));
        Self { blanks, members: steps.filter_map(member).collect() }
    }

    fn sum(&mut self, rows: Range<usize>, sums: &mut Sums) {
        sums.reset(rows.len());
        let Sums { points, answered, applicable } = sums;
        for (codes, asked, step) in &self.members {
            let codes = codes.get(rows.clone()).unwrap_or_default().iter();
            let weights = answered.iter_mut().zip(applicable.iter_mut());
            for ((code, points), (answered, applicable)) in
                codes.zip(points.iter_mut()).zip(weights)
            {
                let one = addition(asked, *code, *step, self.blanks);
                *points = points.wrapping_add(one.points);
                *answered = answered.wrapping_add(one.answered);
                *applicable = applicable.wrapping_add(one.applicable);
            }
        }
    }

    fn scores(asked: &Asked, codes: &[u8], blanks: Blanks) -> Vec<f64> {
        codes.iter().map(|code| asked.score(*code, blanks).unwrap_or(f64::NAN)).collect()
    }
}

impl Sums {
    /// Starts again from nothing.
    pub(crate) fn reset(&mut self, rows: usize) {
        for sums in [&mut self.points, &mut self.answered, &mut self.applicable] {
            sums.clear();
            sums.resize(rows, 0);
        }
    }

    /// Answered weight as a share of the weight that applies, in per cent; not a number where none
    /// does.
    pub(crate) fn coverage(&self) -> impl Iterator<Item = f64> {
        let weights = self.answered.iter().zip(&self.applicable);
        weights.map(|(answered, applicable)| match applicable {
            0 => f64::NAN,
            _ => 100.0 * float(*answered) / float(*applicable),
        })
    }

    /// Adds other sums, whose points count `times` as much.
    pub(crate) fn add(&mut self, more: &Self, times: u64) {
        for (points, more) in self.points.iter_mut().zip(&more.points) {
            *points = points.wrapping_add(more.wrapping_mul(times));
        }
        self.add_weights(more);
    }

    /// Adds the weights of other sums, and leaves the points as they are.
    pub(crate) fn add_weights(&mut self, more: &Self) {
        for (answered, more) in self.answered.iter_mut().zip(&more.answered) {
            *answered = answered.wrapping_add(*more);
        }
        for (applicable, more) in self.applicable.iter_mut().zip(&more.applicable) {
            *applicable = applicable.wrapping_add(*more);
        }
    }
}

/// A number wide enough for the three sums.
pub(crate) trait Packed:
    Copy
    + Default
    + BitAnd<Output = Self>
    + From<u64>
    + Shl<u32, Output = Self>
    + Shr<u32, Output = Self>
{
    /// The lowest 64 bits.
    fn low(self) -> u64;

    /// The sum, which is known to fit.
    fn plus(self, other: Self) -> Self;
}

impl Packed for u64 {
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }

    fn low(self) -> u64 {
        self
    }
}

impl Packed for u128 {
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }

    #[expect(clippy::cast_possible_truncation, reason = "only the lowest bits are asked for")]
    fn low(self) -> u64 {
        self as u64
    }
}

impl<'a, P: Packed> Tables<'a, P> {
    fn new(
        layout: Layout,
        plan: &Plan,
        ladder: &Ladder,
        columns: &[&'a [u8]],
        blanks: Blanks,
    ) -> Self {
        let member = |(n, asked, step): (usize, &Asked, u64)| {
            let table = additions(asked, step, blanks).map(|one| layout.pack(one));
            Some((*columns.get(n)?, Box::new(table)))
        };
        let members = plan.steps(ladder).filter_map(member).collect();
        Self { layout, members, block: Vec::new() }
    }

    fn sum(&mut self, rows: Range<usize>, sums: &mut Sums) {
        self.block.clear();
        self.block.resize(rows.len(), P::default());
        let codes = |member: &(&'a [u8], _)| member.0.get(rows.clone()).unwrap_or_default();
        let fours = self.members.chunks_exact(4);
        for member in fours.remainder() {
            add(&mut self.block, codes(member), &member.1);
        }
        for four in fours {
            if let [a, b, c, d] = four {
                let tables = [&*a.1, &*b.1, &*c.1, &*d.1];
                add_four(&mut self.block, [codes(a), codes(b), codes(c), codes(d)], tables);
            }
        }
        self.layout.unpack(&self.block, sums);
    }
}

#[expect(clippy::indexing_slicing, reason = "a byte is always below 256")]
fn add<P: Packed>(block: &mut [P], codes: &[u8], table: &[P; 256]) {
    for (sum, code) in block.iter_mut().zip(codes) {
        *sum = sum.plus(table[usize::from(*code)]);
    }
}

/// The same for four columns at once, which saves going through the sums four times.
#[expect(clippy::indexing_slicing, reason = "a byte is always below 256")]
fn add_four<P: Packed>(block: &mut [P], codes: [&[u8]; 4], tables: [&[P; 256]; 4]) {
    let [a, b, c, d] = codes;
    let [ta, tb, tc, td] = tables;
    for ((((sum, a), b), c), d) in block.iter_mut().zip(a).zip(b).zip(c).zip(d) {
        let left = ta[usize::from(*a)].plus(tb[usize::from(*b)]);
        let right = tc[usize::from(*c)].plus(td[usize::from(*d)]);
        *sum = sum.plus(left.plus(right));
    }
}

/// What one answer adds to the three sums.
#[derive(Clone, Copy, Debug, Default)]
struct Addition {
    points: u64,
    answered: u64,
    applicable: u64,
}

impl Layout {
    fn pack<P: Packed>(self, one: Addition) -> P {
        let weights = (P::from(one.answered) << self.weight).plus(P::from(one.applicable));
        (P::from(one.points) << (2 * self.weight)).plus(weights)
    }

    fn unpack<P: Packed>(self, block: &[P], sums: &mut Sums) {
        let mask = P::from((1 << self.weight) - 1);
        for (points, packed) in sums.points.iter_mut().zip(block) {
            *points = (*packed >> (2 * self.weight)).low();
        }
        for (answered, packed) in sums.answered.iter_mut().zip(block) {
            *answered = ((*packed >> self.weight) & mask).low();
        }
        for (applicable, packed) in sums.applicable.iter_mut().zip(block) {
            *applicable = (*packed & mask).low();
        }
    }
}

fn bits(largest: u64) -> u32 {
    u64::BITS - largest.leading_zeros()
}

/// What each code of a criterion adds to the sums of its group.
fn additions(asked: &Asked, step: u64, blanks: Blanks) -> [Addition; 256] {
    let mut additions = [Addition::default(); 256];
    for (code, one) in (0..=u8::MAX).zip(&mut additions) {
        *one = addition(asked, code, step, blanks);
    }
    additions
}

fn addition(asked: &Asked, code: u8, step: u64, blanks: Blanks) -> Addition {
    let worth = asked.worth(code, blanks);
    let points = asked.weight * worth.points.unwrap_or(0) * step;
    Addition { points, answered: worth.answered, applicable: worth.applicable }
}
