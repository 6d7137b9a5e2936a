//! Rubrics of the common shape with AVX-512: a row is one register, and sixteen rows are scored
//! side by side.
//!
//! A register has sixteen slots of four bytes, and each group of criteria as many as it needs. A
//! look-up makes points of codes, a product with the weights adds up each slot, and the slots of a
//! group are gathered from there.

pub(super) mod fetch;
mod registers;
mod streams;

use std::arch::is_x86_feature_detected;
use std::arch::x86_64::*;

use crate::table::batch::{BESIDE, Batch};
use crate::table::check::Limit;
use crate::table::memory::NO_BAND;
use crate::table::parts::{Part, ROWS, Rows};
use crate::table::shape::{MOST_CLUSTERS, POINTS, Shape};
use crate::table::triggers::Trigger;
use crate::table::wide::registers::*;
use crate::table::wide::streams::Streams;

/// A shape laid out for registers.
#[derive(Debug)]
pub(super) struct Wide<'a> {
    // INVARIANT: made by `new` alone, and so only where the processor has the instructions of `run`.
    shape: &'a Shape<'a>,
    lanes: Lanes,
    codes: Codes,
    /// Whether every group has the weight 1.
    is_even: bool,
    /// Where a lowest group score below this sets off a trigger.
    limits: Vec<(f64, u8)>,
}

/// What belongs to each byte of a register.
#[derive(Clone, Debug)]
struct Lanes {
    /// The position of its criterion in a row.
    criteria: [u8; 64],
    used: u64,
    weights: [u8; 64],
    /// The triggers that count the criterion.
    triggers: [u8; 64],
    picks: [Pick; DEPTH],
}

/// The first, the second, ... slot of each cluster, of two rows: those of the even row beside those
/// of the odd one.
#[derive(Clone, Copy, Debug)]
struct Pick {
    /// Where the slot is; 16 more for the odd row.
    from: [u32; 16],
    /// Whether there is one.
    used: u16,
}

/// What a code means for every criterion, by its last six bits.
#[derive(Clone, Debug)]
struct Codes {
    /// Its points, and `POINTS` for being an answer; 0 where it is none.
    levels: [u8; 64],
    blanks: [u8; 64],
    /// The triggers that count the code.
    triggers: [u8; 64],
}

/// A cluster has so many slots at the most.
const DEPTH: usize = 3;

/// Sixteen rows that lie where they can be read.
#[derive(Clone, Copy, Debug)]
struct Lines<'a> {
    // INVARIANT: fifteen strides and `width` bytes long, or longer; `width` is at most 64.
    bytes: &'a [u8],
    stride: usize,
    width: usize,
}

/// What the groups of sixteen rows add up to.
struct Totals {
    /// Sums of the scores, of the lowest and of the highest, to be made means.
    means: [Pair; 3],
    /// The same of the first group alone.
    firsts: [Pair; 3],
    /// The weight of groups with a score.
    total: __m512i,
    answered: __m512i,
    blank: __m512i,
    /// The lowest score of a group.
    lowest: Pair,
    triggers: __m128i,
}

impl<'a> Wide<'a> {
    /// `None` where the processor lacks something, criteria differ in what a code is worth, or a
    /// trigger is more than one criterion with a code in a range.
    pub(super) fn new(shape: &'a Shape<'a>) -> Option<Self> {
        if !is_able() {
            return None;
        }
        let mut wide = Self {
            shape,
            lanes: lanes(shape)?,
            codes: codes(shape)?,
            is_even: shape.clusters.iter().all(|cluster| cluster.units == 1),
            limits: Vec::new(),
        };
        for (n, trigger) in shape.triggers.list.iter().enumerate() {
            match trigger {
                Trigger::AnyGroupBelow(below) => wide.limits.push((below.value(), 1 << n)),
                Trigger::Count { criteria, min: 1 } => wide.add(criteria, 1 << n)?,
                Trigger::Count { .. } => return None,
            }
        }
        Some(wide)
    }

    /// `None` where the criteria have different ranges.
    fn add(&mut self, of: &[(usize, std::ops::RangeInclusive<u8>)], own: u8) -> Option<()> {
        let Some((_, first)) = of.first() else { return Some(()) };
        if of.iter().any(|(_, range)| range != first) {
            return None;
        }
        for code in first.clone() {
            *self.codes.triggers.get_mut(usize::from(code) % 64)? |= own;
        }
        for (lane, criterion) in self.lanes.criteria.iter().enumerate() {
            let is_used = self.lanes.used & (1 << lane) != 0;
            if is_used && of.iter().any(|(n, _)| n == &usize::from(*criterion)) {
                *self.lanes.triggers.get_mut(lane)? |= own;
            }
        }
        Some(())
    }

    /// Whether a row has a code that its criterion does not have.
    #[expect(clippy::unused_self, reason = "who has one knows that the processor is able")]
    pub(super) fn has_wrong(&self, rows: Rows<'_>, limits: &[Limit]) -> bool {
        assert!(is_able(), "made only where the processor is able");
        // SAFETY: the processor has all that `refuses` asks of it, as was just found.
        unsafe { refuses(rows, limits) }
    }

    pub(super) fn score(&self, part: Part<'_>) {
        assert!(is_able(), "made only where the processor is able");
        // SAFETY: the processor has all that `run` asks of it, as was just found.
        unsafe { self.run(part) }
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vnni")]
    fn run(&self, mut part: Part<'_>) {
        let (mut batch, mut copy) = (Batch::new(), [0; ROWS * 64]);
        let mut streams = Streams::new(&part);
        for first in (0..part.rows.count).step_by(ROWS) {
            part.rows.fetch_after(first);
            self.batch(Lines::new(part.rows, first, &mut copy), &mut batch);
            streams.put(&batch, &mut part, first);
        }
        _mm_sfence();
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vnni")]
    #[inline]
    fn batch(&self, lines: Lines<'_>, batch: &mut Batch) {
        let (sums, triggers) = self.sums(lines);
        let shape = self.shape;
        let full = _mm512_set1_epi32(i32::from(shape.full));
        let hundred = _mm512_set1_epi32(100);
        let nothing = _mm512_set1_pd(f64::NAN);
        let most_blank = halves(&shape.most_blank);
        let is_even = self.is_even;
        let zero = _mm512_setzero_si512();
        let nil = [_mm512_setzero_pd(); 2];
        let (mut now, mut low, mut high, mut firsts) = (nil, nil, nil, [nil; 3]);
        let mut lowest = [_mm512_set1_pd(f64::INFINITY); 2];
        let (mut answered, mut blank, mut total) = (zero, zero, zero);
        let outputs = batch.numbers.iter_mut().zip(&mut batch.sums);
        let clusters = shape.clusters.iter().zip(sums).zip(outputs).enumerate();
        for (n, ((cluster, sums), (scores, indices))) in clusters {
            store_whole(indices, sums);
            let points = _mm512_and_si512(sums, _mm512_set1_epi32(0x7f));
            let own_answered =
                _mm512_and_si512(_mm512_srli_epi32::<7>(sums), _mm512_set1_epi32(31));
            let own_blank = _mm512_srli_epi32::<16>(sums);
            answered = _mm512_add_epi32(answered, own_answered);
            blank = _mm512_add_epi32(blank, own_blank);
            let most = _mm512_permutex2var_epi32(most_blank[0], own_answered, most_blank[1]);
            let has_score = _mm512_cmple_epi32_mask(own_blank, most);

            // These numbers are small, so that a product of 16 bits will do.
            let open = _mm512_madd_epi16(own_blank, full);
            let own_full = _mm512_madd_epi16(own_answered, full);
            let least = _mm512_madd_epi16(points, hundred);
            let most = _mm512_add_epi32(least, _mm512_madd_epi16(open, hundred));
            let all_full = _mm512_add_epi32(own_full, open);
            let (least, most, own_full) = (floats(least), floats(most), floats(own_full));
            let divisor = Divisor::new(all_full, cluster);
            let weight = _mm512_set1_pd(cluster.weight);
            let keep: u16 = if shape.is_lenient { has_score } else { u16::MAX };
            let units = _mm512_set1_epi32(cluster.units as i32);
            total = _mm512_mask_add_epi32(total, keep, total, units);
            let score = both(|n| {
                let has = halve(has_score, n);
                _mm512_mask_div_pd(nothing, has, least[n], own_full[n])
            });
            let (least, most) = (divisor.divide(least), divisor.divide(most));
            let weigh = |score| if is_even { score } else { _mm512_mul_pd(weight, score) };
            now = both(|n| _mm512_mask_add_pd(now[n], halve(keep, n), now[n], weigh(score[n])));
            low = both(|n| _mm512_add_pd(low[n], weigh(least[n])));
            high = both(|n| _mm512_add_pd(high[n], weigh(most[n])));
            // The second of the two where one is not a number.
            lowest = both(|n| _mm512_min_pd(score[n], lowest[n]));
            if n == 0 {
                firsts = [score, least, most];
            }
            store(scores, score);
        }
        let means = [now, low, high];
        self.conclude(&Totals { means, firsts, total, answered, blank, lowest, triggers }, batch);
    }

    /// Makes overall scores, bands and gates of what sixteen rows add up to.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vnni")]
    #[inline]
    fn conclude(&self, totals: &Totals, batch: &mut Batch) {
        let shape = self.shape;
        let all = both(|_| _mm512_set1_pd(shape.total));
        let [now, low, high] = totals.means;
        let now = means(now, floats(totals.total));
        let (low, high) = (means(low, all), means(high, all));
        let applicable = floats(_mm512_add_epi32(totals.answered, totals.blank));
        let answered = floats(totals.answered);
        let hundred = _mm512_set1_pd(100.0);
        let covered = |n: usize| _mm512_div_pd(_mm512_mul_pd(hundred, answered[n]), applicable[n]);
        let Some(columns) = batch.overall(shape) else { return };
        for (column, numbers) in columns.iter_mut().zip([now, low, high, both(covered)]) {
            store(column, numbers);
        }
        let beside = beside(now, totals.firsts[0])
            | beside(low, totals.firsts[1])
            | beside(high, totals.firsts[2]);
        if beside != 0 {
            batch.keep_in(shape, beside);
        }
        let Some([now, ..]) = batch.overall(shape) else { return };
        let now = load(now);
        let close = self.rank(now, batch);
        let triggers = self.below(totals.triggers, totals.lowest);
        store_bytes(&mut batch.triggers, triggers);
        if close != 0 {
            batch.decide(shape, close);
        }
        judge(&shape.triggers, batch);
    }

    /// The index of each cluster and its blank weight times 2^16, row by row; and the triggers
    /// that count something.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vnni")]
    #[inline]
    fn sums(&self, lines: Lines<'_>) -> ([__m512i; MOST_CLUSTERS], __m128i) {
        let criteria = load_bytes(&self.lanes.criteria);
        let weights = load_bytes(&self.lanes.weights);
        let counted = load_bytes(&self.lanes.triggers);
        let levels = load_bytes(&self.codes.levels);
        let blanks = load_bytes(&self.codes.blanks);
        let triggers = load_bytes(&self.codes.triggers);
        let zero = _mm512_setzero_si512();
        let [first_slot, second_slot, third_slot] = &self.lanes.picks;
        let mut sums = [zero; MOST_CLUSTERS];
        let mut sets = [zero; MOST_CLUSTERS];
        for (pair, (sums, sets)) in sums.iter_mut().zip(&mut sets).enumerate() {
            let [(even, even_set), (odd, odd_set)] = [2 * pair, 2 * pair + 1].map(|row: usize| {
                let codes = lines.load(row);
                let codes = _mm512_maskz_permutexvar_epi8(self.lanes.used, criteria, codes);
                let blank = _mm512_permutexvar_epi8(codes, blanks);
                let level = _mm512_permutexvar_epi8(codes, levels);
                let set = _mm512_permutexvar_epi8(codes, triggers);
                let blank = _mm512_slli_epi32::<16>(_mm512_dpbusd_epi32(zero, blank, weights));
                (_mm512_dpbusd_epi32(blank, level, weights), _mm512_and_si512(set, counted))
            });
            *sums = _mm512_add_epi32(
                first_slot.of(even, odd),
                _mm512_add_epi32(second_slot.of(even, odd), third_slot.of(even, odd)),
            );
            *sets = _mm512_or_si512(
                _mm512_unpacklo_epi64(even_set, odd_set),
                _mm512_unpackhi_epi64(even_set, odd_set),
            );
        }
        (transpose(sums), union(sets))
    }

    /// Adds what the lowest score of a group sets off.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vnni")]
    #[inline]
    fn below(&self, mut triggers: __m128i, lowest: Pair) -> __m128i {
        for (limit, own) in &self.limits {
            let limit = _mm512_set1_pd(*limit);
            let is_below =
                join([0, 1].map(|n: usize| _mm512_cmp_pd_mask::<_CMP_LT_OQ>(lowest[n], limit)));
            let own = _mm_set1_epi8(own.cast_signed());
            triggers = _mm_or_si128(triggers, _mm_maskz_mov_epi8(is_below, own));
        }
        triggers
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vnni")]
    #[inline]
    fn rank(&self, overall: Pair, batch: &mut Batch) -> u16 {
        let (mut ranks, mut close) = (_mm_setzero_si128(), 0);
        let one = _mm_set1_epi8(1);
        for cut in &self.shape.cuts {
            let (below, above) = (_mm512_set1_pd(cut.below), _mm512_set1_pd(cut.above));
            let is_above =
                join([0, 1].map(|n: usize| _mm512_cmp_pd_mask::<_CMP_GT_OQ>(overall[n], above)));
            let is_near =
                join([0, 1].map(|n: usize| _mm512_cmp_pd_mask::<_CMP_GE_OQ>(overall[n], below)));
            ranks = _mm_mask_add_epi8(ranks, is_above, ranks, one);
            close |= is_near & !is_above;
        }
        let mut has_none =
            join(overall.map(|scores| _mm512_cmp_pd_mask::<_CMP_UNORD_Q>(scores, scores)));
        if !self.shape.has_bands {
            has_none = u16::MAX;
        }
        let no_band = _mm_set1_epi8(NO_BAND.cast_signed());
        store_bytes(&mut batch.ranks, _mm_mask_mov_epi8(ranks, has_none, no_band));
        close & !has_none
    }
}

impl<'a> Lines<'a> {
    /// Some rows, from one on. Where there are fewer than sixteen, they are copied, so that there
    /// is something to read where the others would be.
    #[inline(always)]
    fn new(rows: Rows<'a>, first: usize, copy: &'a mut [u8; ROWS * 64]) -> Self {
        let (stride, width) = (rows.stride, rows.width.min(64));
        let bytes = rows.bytes_from(first);
        if bytes.len() >= (ROWS - 1).saturating_mul(stride).saturating_add(width) {
            return Self { bytes, stride, width };
        }
        for (n, to) in (first..).zip(copy.chunks_exact_mut(64)) {
            to.iter_mut().zip(rows.row(n)).for_each(|(to, from)| *to = *from);
        }
        Self { bytes: copy, stride: 64, width }
    }

    /// One of the rows; what lies beyond its codes is 0.
    #[target_feature(enable = "avx512f,avx512bw")]
    #[inline]
    fn load(&self, row: usize) -> __m512i {
        let row = &self.bytes[row % ROWS * self.stride..][..self.width];
        let mask = u64::MAX >> (64 - row.len());
        // SAFETY: the mask has a bit for each byte of the row, and a load touches no byte whose bit
        // is not set.
        unsafe { _mm512_maskz_loadu_epi8(mask, row.as_ptr().cast()) }
    }
}

/// The means of sixteen rows. What is not a number stays so.
#[target_feature(enable = "avx512f")]
#[inline]
fn means(sums: Pair, totals: Pair) -> Pair {
    both(|n| {
        let mean = _mm512_div_pd(sums[n], totals[n]);
        let is_number = _mm512_cmp_pd_mask::<_CMP_ORD_Q>(mean, mean);
        _mm512_mask_mov_pd(_mm512_set1_pd(f64::NAN), is_number, mean)
    })
}

/// The rows with a mean so near the first of its members that all may be the same.
#[target_feature(enable = "avx512f")]
#[inline]
fn beside(means: Pair, firsts: Pair) -> u16 {
    join([0, 1].map(|n: usize| {
        let apart = _mm512_abs_pd(_mm512_sub_pd(means[n], firsts[n]));
        let is_number = _mm512_cmp_pd_mask::<_CMP_ORD_Q>(means[n], means[n]);
        _mm512_mask_cmp_pd_mask::<_CMP_NGT_UQ>(is_number, apart, _mm512_set1_pd(BESIDE))
    }))
}

#[target_feature(enable = "avx512f,avx512bw")]
fn refuses(rows: Rows<'_>, limits: &[Limit]) -> bool {
    let [mut first, mut count] = [[0; 64]; 2];
    for ((first, count), limit) in first.iter_mut().zip(&mut count).zip(limits) {
        (*first, *count) = (limit.first, limit.count);
    }
    let (first, count) = (load_bytes(&first), load_bytes(&count));
    let mut wrong = 0;
    let mut copy = [0; ROWS * 64];
    for start in (0..rows.count).step_by(ROWS) {
        rows.fetch_after(start);
        let lines = Lines::new(rows, start, &mut copy);
        for row in 0..ROWS {
            wrong |= _mm512_cmplt_epu8_mask(_mm512_sub_epi8(lines.load(row), first), count);
        }
    }
    wrong != 0
}

fn is_able() -> bool {
    is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512dq")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vbmi")
        && is_x86_feature_detected!("avx512vnni")
}

/// `None` where the groups need more slots than there are.
fn lanes(shape: &Shape<'_>) -> Option<Lanes> {
    let mut lanes = Lanes {
        criteria: [0; 64],
        used: 0,
        weights: [0; 64],
        triggers: [0; 64],
        picks: [const { Pick { from: [0; 16], used: 0 } }; DEPTH],
    };
    let (mut asked, mut slot) = (shape.asked(), 0);
    for (n, cluster) in shape.clusters.iter().enumerate() {
        for (lane, (n, asked, _)) in (4 * slot..).zip(asked.by_ref().take(cluster.criteria.len())) {
            *lanes.criteria.get_mut(lane)? = n as u8;
            *lanes.weights.get_mut(lane)? = asked.weight as u8;
            lanes.used |= 1 << lane;
        }
        for depth in 0..cluster.criteria.len().div_ceil(4) {
            lanes.pick(depth, n, slot as u32)?;
            slot += 1;
        }
    }
    Some(lanes)
}

impl Lanes {
    fn pick(&mut self, depth: usize, cluster: usize, slot: u32) -> Option<()> {
        let pick = self.picks.get_mut(depth)?;
        pick.from[2 * cluster] = slot;
        pick.from[2 * cluster + 1] = slot + 16;
        pick.used |= 0b11 << (2 * cluster);
        Some(())
    }
}

impl Pick {
    #[target_feature(enable = "avx512f")]
    #[inline]
    fn of(&self, even: __m512i, odd: __m512i) -> __m512i {
        _mm512_maskz_permutex2var_epi32(self.used, even, load_words(&self.from), odd)
    }
}

/// `None` where two criteria differ in what a code is worth, or have too many options.
fn codes(shape: &Shape<'_>) -> Option<Codes> {
    let mut codes = Codes { levels: [0; 64], blanks: [0; 64], triggers: [0; 64] };
    // The last two are those of not known and unanswered; not applicable is the one before.
    codes.blanks[62..].fill(1);
    for (_, asked, step) in shape.asked() {
        let levels = codes.levels[..61].get_mut(..asked.points.len())?;
        for (level, points) in levels.iter_mut().zip(&asked.points) {
            let worth = u8::try_from(POINTS as u64 + points * step).ok()?;
            if *level != 0 && *level != worth {
                return None;
            }
            *level = worth;
        }
    }
    Some(codes)
}
