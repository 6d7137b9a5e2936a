//! Registers: filled, turned, joined and emptied.

use std::arch::x86_64::*;

use crate::table::batch::Batch;
use crate::table::memory::NO_BAND;
use crate::table::parts::ROWS;
use crate::table::shape::Cluster;
use crate::table::triggers::Triggers;

/// The scores of sixteen rows.
pub(super) type Pair = [__m512d; 2];

/// What sixteen numbers are divided by.
#[derive(Clone, Copy)]
pub(super) enum Divisor {
    Own(Pair),
    /// One divisor and its reciprocal. A product with the nearest reciprocal, corrected once by its
    /// exact remainder, is the quotient nearest to the exact one: P. W. Markstein, "Computation of
    /// elementary functions on the IBM RISC System/6000 processor", IBM Journal of Research and
    /// Development 34 (1990), 111-119. Tests hold it to plain division, row by row.
    Same(__m512d, __m512d),
}

impl Divisor {
    /// Where every criterion applies in every row, all rows share one divisor.
    #[target_feature(enable = "avx512f")]
    #[inline]
    pub(super) fn new(numbers: __m512i, cluster: &Cluster<'_>) -> Self {
        let own = _mm512_set1_epi32(i32::from(cluster.most_points));
        if _mm512_cmpeq_epi32_mask(numbers, own) == u16::MAX {
            let divisor = f64::from(cluster.most_points);
            return Self::Same(_mm512_set1_pd(divisor), _mm512_set1_pd(1.0 / divisor));
        }
        Self::Own(floats(numbers))
    }

    #[target_feature(enable = "avx512f")]
    #[inline]
    pub(super) fn divide(self, numbers: Pair) -> Pair {
        match self {
            Self::Own(divisors) => both(|n| _mm512_div_pd(numbers[n], divisors[n])),
            Self::Same(divisor, reciprocal) => numbers.map(|number| {
                let near = _mm512_mul_pd(number, reciprocal);
                let left = _mm512_fnmadd_pd(near, divisor, number);
                _mm512_fmadd_pd(left, reciprocal, near)
            }),
        }
    }
}

/// Eight rows of eight groups, two rows a register, become eight groups of sixteen rows.
#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn transpose(pairs: [__m512i; 8]) -> [__m512i; 8] {
    let [a, b, c, d, e, f, g, h] = pairs;
    let even = quarters(
        _mm512_unpacklo_epi64(a, b),
        _mm512_unpacklo_epi64(c, d),
        _mm512_unpacklo_epi64(e, f),
        _mm512_unpacklo_epi64(g, h),
    );
    let odd = quarters(
        _mm512_unpackhi_epi64(a, b),
        _mm512_unpackhi_epi64(c, d),
        _mm512_unpackhi_epi64(e, f),
        _mm512_unpackhi_epi64(g, h),
    );
    [even[0], odd[0], even[1], odd[1], even[2], odd[2], even[3], odd[3]]
}

/// Four rows of four quarters become four columns.
#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn quarters(a: __m512i, b: __m512i, c: __m512i, d: __m512i) -> [__m512i; 4] {
    let (even_ab, odd_ab) =
        (_mm512_shuffle_i64x2::<0x88>(a, b), _mm512_shuffle_i64x2::<0xdd>(a, b));
    let (even_cd, odd_cd) =
        (_mm512_shuffle_i64x2::<0x88>(c, d), _mm512_shuffle_i64x2::<0xdd>(c, d));
    [
        _mm512_shuffle_i64x2::<0x88>(even_ab, even_cd),
        _mm512_shuffle_i64x2::<0x88>(odd_ab, odd_cd),
        _mm512_shuffle_i64x2::<0xdd>(even_ab, even_cd),
        _mm512_shuffle_i64x2::<0xdd>(odd_ab, odd_cd),
    ]
}

/// What any byte of a row has, as one byte: of sixteen rows, two a register.
#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
#[inline]
pub(super) fn union(pairs: [__m512i; 8]) -> __m128i {
    let [a, b, c, d, e, f, g, h] = pairs;
    let first = fold(merge(merge(a, b), merge(c, d)));
    let last = fold(merge(merge(e, f), merge(g, h)));
    _mm_unpacklo_epi64(_mm512_cvtepi64_epi8(first), _mm512_cvtepi64_epi8(last))
}

/// The first and second quarter of each, and the third and fourth.
#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn merge(a: __m512i, b: __m512i) -> __m512i {
    _mm512_or_si512(_mm512_shuffle_i64x2::<0x88>(a, b), _mm512_shuffle_i64x2::<0xdd>(a, b))
}

/// All eight bytes in the last.
#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn fold(bytes: __m512i) -> __m512i {
    let bytes = _mm512_or_si512(bytes, _mm512_srli_epi64::<32>(bytes));
    let bytes = _mm512_or_si512(bytes, _mm512_srli_epi64::<16>(bytes));
    _mm512_or_si512(bytes, _mm512_srli_epi64::<8>(bytes))
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn floats(numbers: __m512i) -> Pair {
    [
        _mm512_cvtepi32_pd(_mm512_castsi512_si256(numbers)),
        _mm512_cvtepi32_pd(_mm512_extracti64x4_epi64::<1>(numbers)),
    ]
}

#[inline(always)]
pub(super) fn both(make: impl Fn(usize) -> __m512d) -> Pair {
    [make(0), make(1)]
}

#[inline(always)]
pub(super) fn halve(rows: u16, half: usize) -> u8 {
    rows.to_le_bytes()[half]
}

#[inline(always)]
pub(super) fn join(halves: [u8; 2]) -> u16 {
    u16::from_le_bytes(halves)
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn load_bytes(bytes: &[u8; 64]) -> __m512i {
    // SAFETY: 64 bytes are read from an array of 64 bytes, at any alignment.
    unsafe { _mm512_loadu_si512(bytes.as_ptr().cast()) }
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn load_words(words: &[u32; 16]) -> __m512i {
    // SAFETY: 64 bytes are read from an array of 16 numbers of four bytes, at any alignment.
    unsafe { _mm512_loadu_si512(words.as_ptr().cast()) }
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn halves(numbers: &[i32; 32]) -> [__m512i; 2] {
    let (halves, _) = numbers.as_chunks::<16>();
    [0, 1].map(|n: usize| {
        // SAFETY: 64 bytes are read from an array of 16 numbers of four bytes, at any alignment.
        unsafe { _mm512_loadu_si512(halves[n].as_ptr().cast()) }
    })
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn load(column: &[f64; ROWS]) -> Pair {
    let (halves, _) = column.as_chunks::<8>();
    [0, 1].map(|n: usize| {
        // SAFETY: 64 bytes are read from an array of eight numbers of eight bytes, at any alignment.
        unsafe { _mm512_loadu_pd(halves[n].as_ptr()) }
    })
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn load_eight(scores: &[f64; 8]) -> __m512d {
    // SAFETY: 64 bytes are read from an array of eight numbers of eight bytes, at any alignment.
    unsafe { _mm512_loadu_pd(scores.as_ptr()) }
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn store_eight(column: &mut [f64; 8], scores: __m512d) {
    // SAFETY: 64 bytes are written to an array of eight numbers of eight bytes, at any alignment.
    unsafe { _mm512_storeu_pd(column.as_mut_ptr(), scores) }
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn store(column: &mut [f64; ROWS], scores: Pair) {
    let (halves, _) = column.as_chunks_mut::<8>();
    for (half, scores) in halves.iter_mut().zip(scores) {
        // SAFETY: 64 bytes are written to an array of eight numbers of eight bytes, at any
        // alignment.
        unsafe { _mm512_storeu_pd(half.as_mut_ptr(), scores) }
    }
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn store_whole(column: &mut [u32; ROWS], numbers: __m512i) {
    // SAFETY: 64 bytes are written to an array of 16 numbers of four bytes, at any alignment.
    unsafe { _mm512_storeu_si512(column.as_mut_ptr().cast(), numbers) }
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn store_bytes(column: &mut [u8; ROWS], bytes: __m128i) {
    // SAFETY: 16 bytes are written to an array of 16 bytes, at any alignment.
    unsafe { _mm_storeu_si128(column.as_mut_ptr().cast(), bytes) }
}

/// As [`Batch::judge`], with all rows at once.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vbmi")]
#[inline]
pub(super) fn judge(triggers: &Triggers, batch: &mut Batch) {
    let (sets, ranks) = (load_few_bytes(&batch.triggers), load_few_bytes(&batch.ranks));
    // A look-up takes the last seven bits; the first tells one half of the table from the other.
    let (quarters, _) = triggers.ceilings.as_chunks::<64>();
    let [low, high] = [[0, 1], [2, 3]].map(|[even, odd]: [usize; 2]| {
        let (even, odd) = (load_bytes(&quarters[even]), load_bytes(&quarters[odd]));
        let wide = _mm512_castsi128_si512(sets);
        _mm512_castsi512_si128(_mm512_permutex2var_epi8(even, wide, odd))
    });
    let ceilings = _mm_mask_mov_epi8(low, _mm_movepi8_mask(sets), high);
    let no_band = _mm_set1_epi8(NO_BAND.cast_signed());
    let has_band = _mm_cmpneq_epu8_mask(ranks, no_band);
    store_bytes(&mut batch.bands, _mm_mask_min_epu8(no_band, has_band, ranks, ceilings));
    let sets = _mm512_cvtepu8_epi32(sets);
    // SAFETY: each of the sixteen numbers was a byte, and the table has 256 entries of four bytes.
    let gates = unsafe { _mm512_i32gather_epi32::<4>(sets, triggers.gates.as_ptr().cast()) };
    store_whole(&mut batch.gates, gates);
}

#[target_feature(enable = "avx512f")]
#[inline]
fn load_few_bytes(bytes: &[u8; ROWS]) -> __m128i {
    // SAFETY: 16 bytes are read from an array of 16 bytes, at any alignment.
    unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) }
}

#[cfg(test)]
mod tests {
    use crate::table::shape::POINTS;

    #[test]
    fn a_product_with_the_reciprocal_once_corrected_is_the_quotient() {
        for divisor in 1..u8::try_from(POINTS).unwrap() {
            for points in 0..=divisor {
                let (number, divisor) = (100.0 * f64::from(points), f64::from(divisor));
                let reciprocal = 1.0 / divisor;
                let near = number * reciprocal;
                let left = (-near).mul_add(divisor, number);
                let corrected = left.mul_add(reciprocal, near);
                assert_eq!(corrected, number / divisor, "{points} of {divisor}");
            }
        }
    }
}
