//! Rubrics of the common shape on any processor: one look-up and one addition for two answers.

use std::ops::{Range, RangeInclusive};

use crate::scoring::code::{Asked, BLANK};
use crate::table::batch::{BESIDE, Batch};
use crate::table::memory::NO_BAND;
use crate::table::parts::{Part, ROWS, Rows};
use crate::table::shape::{POINTS, Shape, WEIGHTS, quotient};
use crate::table::triggers::Trigger;

/// A shape, with everything that answers can add looked up beforehand.
#[derive(Debug)]
pub(super) struct Narrow<'a> {
    shape: &'a Shape<'a>,
    /// What the answers to each group's criteria add to the sums of a row.
    additions: Vec<Vec<Additions>>,
    /// Codes are told apart by so many of their last bits.
    bits: u32,
    /// By index, what is known of the score of a group.
    scores: Box<[KnownScore; INDICES]>,
    /// What the sums of a row begin with.
    start: u64,
    /// For each trigger that counts, the bit that says that it holds, and the trigger's own.
    counts: Vec<(u32, u8)>,
}

/// What the answers to one or two criteria add to the sums of a row.
///
/// The sums are packed. From the lowest bit: the sum of indices (16 bits), of blank weight (8), of
/// applicable weight (8), and the counts of triggers. A count starts so far up that its highest bit
/// is set once it reaches its minimum.
#[derive(Clone, Debug)]
struct Additions {
    /// The position of the first.
    first: usize,
    /// By the bits of both codes.
    sums: [u64; 256],
}

/// What is known of a group with an index.
#[derive(Clone, Copy, Debug)]
struct KnownScore {
    quotient: f64,
    /// Where more weight than this is blank, there is no score.
    most_blank: i32,
    /// The triggers that the score sets off.
    triggers: u8,
}

/// The sums of sixteen rows, each in two halves.
#[derive(Clone, Debug)]
struct RowSums {
    weights: [u32; ROWS],
    counts: [u32; ROWS],
}

/// There are so many indices.
const INDICES: usize = WEIGHTS * POINTS;
const MOST_CRITERIA: usize = 64;
const BLANK_FROM: u32 = 16;
const APPLICABLE_FROM: u32 = 24;
const COUNTS_FROM: u32 = 32;
/// Rows are added up so many at a time, with a register for each.
const FEW: usize = 4;

impl<'a> Narrow<'a> {
    /// `None` where there are too many criteria or options, or triggers have too much to count.
    pub(super) fn new(shape: &'a Shape<'a>) -> Option<Self> {
        let bits = bits(shape.asked().map(|(_, asked, _)| asked.points.len()).max()?)?;
        let (mut start, mut counts) = (0, Vec::new());
        let mut singles: Vec<Single> = shape.asked().map(|it| single(it, bits)).collect();
        if singles.len() > MOST_CRITERIA {
            return None;
        }
        let mut next = COUNTS_FROM;
        for (n, trigger) in shape.triggers.list.iter().enumerate() {
            let Trigger::Count { criteria, min } = trigger else { continue };
            let width = count_bits(criteria.len(), *min);
            let holds = next.checked_add(width).filter(|holds| *holds < u64::BITS)?;
            start |= ((1 << width) - *min as u64) << next;
            for (n, range) in criteria {
                count(singles.get_mut(*n)?, range, next, bits);
            }
            counts.push((holds - COUNTS_FROM, 1 << n));
            next = holds + 1;
        }
        let additions = shape.clusters.iter().map(|it| additions(&singles, &it.criteria, bits));
        let additions = additions.collect();
        Some(Self { shape, additions, bits, scores: known(shape)?, start, counts })
    }

    pub(super) fn score(&self, mut part: Part<'_>) {
        let mut batch = Batch::new();
        for first in (0..part.rows.count).step_by(ROWS) {
            part.rows.fetch_after(first);
            self.batch(part.rows, first, &mut batch);
            batch.put(&mut part, first);
        }
    }

    fn batch(&self, rows: Rows<'_>, first: usize, batch: &mut Batch) {
        let sums = self.add_up(rows, first, batch);
        if self.look_up(batch) {
            batch.keep_in(self.shape, u16::MAX);
        }
        if let Some([_, _, _, shares]) = batch.overall(self.shape) {
            coverage(&sums, shares);
        }
        for (bit, own) in &self.counts {
            for (set, counts) in batch.triggers.iter_mut().zip(&sums.counts) {
                *set |= ((counts >> bit) & 1) as u8 * own;
            }
        }
        let close = rank(self.shape, batch);
        if close != 0 {
            batch.decide(self.shape, close);
        }
        batch.judge(self.shape);
    }

    /// Adds up the answers of sixteen rows, a few rows at a time.
    fn add_up(&self, rows: Rows<'_>, first: usize, batch: &mut Batch) -> RowSums {
        let mut all = RowSums { weights: [0; ROWS], counts: [0; ROWS] };
        let bits = self.bits.min(4);
        for few in (0..ROWS).step_by(FEW) {
            let pairs = [0, 1, 2, 3].map(|row: usize| {
                let row = first.wrapping_add(few).wrapping_add(row);
                rows.with_line(row, 0, |line| pairs(line, bits))
            });
            let mut sums = [self.start; FEW];
            for (additions, own) in self.additions.iter().zip(&mut batch.sums) {
                let before = sums;
                for Additions { first, sums: table } in additions {
                    for (sum, pairs) in sums.iter_mut().zip(&pairs) {
                        let codes = pairs[first % MOST_CRITERIA];
                        *sum = sum.wrapping_add(table[usize::from(codes)]);
                    }
                }
                for ((own, sum), before) in own[few..few + FEW].iter_mut().zip(sums).zip(before) {
                    *own = sum.wrapping_sub(before) as u32;
                }
            }
            let halves = all.weights[few..].iter_mut().zip(&mut all.counts[few..]);
            for ((weights, counts), sum) in halves.zip(sums) {
                (*weights, *counts) = (sum as u32, (sum >> COUNTS_FROM) as u32);
            }
        }
        all
    }

    /// Looks up the scores of all groups, and makes means of them. Says whether a mean is beside
    /// its first member.
    fn look_up(&self, batch: &mut Batch) -> bool {
        let mut means = [const { RowMeans::NONE }; 3];
        for row in 0..ROWS {
            let mut rows = [Mean::default(); 3];
            let mut set = 0;
            let columns = batch.numbers.iter_mut().zip(&batch.sums);
            for (cluster, (scores, sums)) in self.shape.clusters.iter().zip(columns) {
                let (known, low, high) = self.known(sums[row]);
                let (score, own) = known.unwrap_or((f64::NAN, 0));
                let [now, lowest, highest] = &mut rows;
                if known.is_some() || !self.shape.is_lenient {
                    now.add(score, cluster.weight);
                }
                lowest.add(low, cluster.weight);
                highest.add(high, cluster.weight);
                scores[row] = score;
                set |= own;
            }
            batch.triggers[row] = set;
            let (known, low, high) = self.known(batch.sums[0][row]);
            let firsts = [known.map_or(f64::NAN, |(score, _)| score), low, high];
            for ((means, mean), first) in means.iter_mut().zip(rows).zip(firsts) {
                means.first[row] = first;
                means.sum[row] = mean.sum;
                means.total[row] = mean.total;
            }
        }
        let Some(columns) = batch.overall(self.shape) else { return false };
        let divided = means.iter().zip(columns).map(|(means, column)| means.divide(column));
        divided.fold(false, |all, is_beside| all | is_beside)
    }

    /// The score of a group with these sums, where there is one, with the triggers that it sets
    /// off; and with every blank at its lowest, and at its highest.
    #[inline(always)]
    fn known(&self, sums: u32) -> (Option<(f64, u8)>, f64, f64) {
        let (index, blank) = (sums as usize % INDICES, (sums >> BLANK_FROM & 0x1f) as usize);
        let KnownScore { quotient, most_blank, triggers } = self.scores[index];
        let least = index.wrapping_add(blank.wrapping_mul(POINTS));
        let most = least.wrapping_add(blank.wrapping_mul(self.shape.full.into()));
        let score = (blank as i32 <= most_blank).then_some((quotient, triggers));
        (score, self.scores[least % INDICES].quotient, self.scores[most % INDICES].quotient)
    }
}

/// The weighted means of sixteen rows in the making.
#[derive(Clone, Debug)]
struct RowMeans {
    sum: [f64; ROWS],
    total: [f64; ROWS],
    /// The first of the members.
    first: [f64; ROWS],
}

impl RowMeans {
    const NONE: Self = Self { sum: [0.0; ROWS], total: [0.0; ROWS], first: [0.0; ROWS] };

    /// Says whether a mean is so near the first of its members that all may be the same.
    fn divide(&self, column: &mut [f64; ROWS]) -> bool {
        let mut is_beside = false;
        let rows = self.sum.iter().zip(&self.total).zip(&self.first);
        for (score, ((sum, total), first)) in column.iter_mut().zip(rows) {
            let mean = sum / total;
            is_beside |= ((mean - first).abs() <= BESIDE || first.is_nan()) & !mean.is_nan();
            *score = if mean.is_nan() { f64::NAN } else { mean };
        }
        is_beside
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    sum: f64,
    total: f64,
}

impl Mean {
    #[inline(always)]
    fn add(&mut self, score: f64, weight: f64) {
        self.sum += weight * score;
        self.total += weight;
    }
}

/// The codes of two criteria each, in every second byte.
#[inline(always)]
fn pairs(line: &[u8; MOST_CRITERIA], bits: u32) -> [u8; MOST_CRITERIA] {
    let mut pairs = [0; MOST_CRITERIA];
    let mask = u64::MAX / 255 * ((1 << bits) - 1);
    for (pairs, codes) in pairs.as_chunks_mut::<8>().0.iter_mut().zip(line.as_chunks::<8>().0) {
        let codes = u64::from_le_bytes(*codes) & mask;
        *pairs = (codes | codes >> (8 - bits)).to_le_bytes();
    }
    pairs
}

fn coverage(sums: &RowSums, shares: &mut [f64; ROWS]) {
    for (share, sums) in shares.iter_mut().zip(&sums.weights) {
        let (blank, applicable) = (sums >> BLANK_FROM & 0xff, sums >> APPLICABLE_FROM);
        let answered = applicable.wrapping_sub(blank);
        *share = 100.0 * f64::from(answered as i32) / f64::from(applicable as i32);
    }
}

fn rank(shape: &Shape<'_>, batch: &mut Batch) -> u16 {
    let mut close = [0; ROWS];
    let Some([overall, ..]) = batch.overall(shape).copied() else { return 0 };
    batch.ranks = [0; ROWS];
    for cut in &shape.cuts {
        let rows = batch.ranks.iter_mut().zip(&mut close).zip(&overall);
        for ((rank, close), score) in rows {
            *rank += u8::from(*score > cut.above);
            *close |= u8::from((cut.below..=cut.above).contains(score));
        }
    }
    for (rank, score) in batch.ranks.iter_mut().zip(&overall) {
        *rank = if score.is_nan() || !shape.has_bands { NO_BAND } else { *rank };
    }
    close.iter().rev().fold(0, |all, close| all << 1 | u16::from(*close))
}

fn known(shape: &Shape<'_>) -> Option<Box<[KnownScore; INDICES]>> {
    let below = |trigger: &Trigger| match trigger {
        Trigger::AnyGroupBelow(below) => below.value(),
        Trigger::Count { .. } => f64::NEG_INFINITY,
    };
    let limits: Vec<f64> = shape.triggers.list.iter().map(below).collect();
    let known = |index: usize| {
        let is_possible = index % POINTS <= index / POINTS * usize::from(shape.full);
        let quotient = if is_possible { quotient(shape.full, index) } else { f64::NAN };
        let most_blank = shape.most_blank.get(index / POINTS).copied().unwrap_or(-1);
        let set = limits.iter().zip(0..).filter(|(limit, _)| quotient < **limit);
        let triggers = set.fold(0, |all, (_, n)| all | 1 << n);
        KnownScore { quotient, most_blank, triggers }
    };
    (0..INDICES).map(known).collect::<Box<[_]>>().try_into().ok()
}

/// By how many of their last bits codes are told apart; `None` where there are too many of them.
fn bits(options: usize) -> Option<u32> {
    // The last bits of 253 to 255 are 101, 110 and 111.
    match options {
        0..=5 => Some(3),
        6..=13 => Some(4),
        _ => None,
    }
}

/// What the answers to one criterion add to the sums of a row, by the last bits of their codes.
type Single = [u64; 16];

fn single((_, asked, step): (usize, &Asked, u64), bits: u32) -> Single {
    let mut single = [0; 16];
    let applies = asked.weight << APPLICABLE_FROM;
    for (entry, points) in single.iter_mut().zip(&asked.points) {
        *entry = (asked.weight * (POINTS as u64 + points * step)) | applies;
    }
    for code in BLANK {
        single[last_bits(code, bits)] = (asked.weight << BLANK_FROM) | applies;
    }
    single
}

/// Lets the codes in a range count, from a bit on.
fn count(single: &mut Single, range: &RangeInclusive<u8>, bit: u32, bits: u32) {
    for code in range.clone() {
        single[last_bits(code, bits)] += 1 << bit;
    }
}

fn last_bits(code: u8, bits: u32) -> usize {
    usize::from(code) % (1 << bits)
}

/// What the answers to the criteria of a group add, two at a time where they stand together.
fn additions(singles: &[Single], criteria: &Range<usize>, bits: u32) -> Vec<Additions> {
    let own = |n: usize| singles.get(n).filter(|_| criteria.contains(&n));
    let pair = |pair: usize| {
        let (first, second) = (own(2 * pair), own(2 * pair + 1));
        let mut sums = [0; 256];
        for (codes, sum) in sums.iter_mut().enumerate().take(1 << (2 * bits)) {
            let parts = [(first, codes % (1 << bits)), (second, codes >> bits)];
            *sum = parts.map(|(single, last)| single.map_or(0, |single| single[last])).iter().sum();
        }
        Additions { first: 2 * pair, sums }
    };
    (criteria.start / 2..criteria.end.div_ceil(2)).map(pair).collect()
}

/// How many bits a count takes from its start to the bit that says that it reached its minimum.
fn count_bits(most: usize, min: usize) -> u32 {
    let largest = min.max(most.saturating_sub(min) + 1);
    largest.next_power_of_two().trailing_zeros()
}
