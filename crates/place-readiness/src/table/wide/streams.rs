//! Columns written past the cache, which could not hold them anyway.

use std::arch::x86_64::*;

use crate::table::batch::{Batch, put};
use crate::table::parts::{Part, ROWS};
use crate::table::shape::MOST_CLUSTERS;
use crate::table::wide::registers::{load, load_eight, store_eight};

/// So many rows are written past the cache, which could not hold them anyway.
const LARGE: usize = 1 << 15;

/// How the columns of a part are written.
#[derive(Debug)]
pub(super) enum Streams {
    /// As any memory is.
    None,
    /// Past the cache, a line of memory at a time. A line that is not full waits for the next rows.
    Some(Box<[Stream; MOST_CLUSTERS + 4]>),
}

/// A column of numbers that is written past the cache.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream {
    /// How many entries lie before the first whole line.
    head: usize,
    /// The last entries that were given.
    last: [f64; 8],
}

impl Streams {
    pub(super) fn new(part: &Part<'_>) -> Self {
        if part.rows.count < LARGE {
            return Self::None;
        }
        let mut streams = Box::new([Stream { head: 0, last: [0.0; 8] }; MOST_CLUSTERS + 4]);
        for (stream, column) in streams.iter_mut().zip(&part.numbers) {
            stream.head = column.as_ptr().align_offset(64);
        }
        Self::Some(streams)
    }

    #[target_feature(enable = "avx512f")]
    #[inline]
    pub(super) fn put(&mut self, batch: &Batch, part: &mut Part<'_>, first: usize) {
        let Self::Some(streams) = self else { return batch.put(part, first) };
        let is_last = part.rows.count - first <= ROWS;
        let columns = part.numbers.iter_mut().zip(&batch.numbers);
        for (stream, (column, numbers)) in streams.iter_mut().zip(columns) {
            if is_last {
                stream.finish(column, first, numbers);
            } else {
                stream.put(column, first, numbers);
            }
        }
        put(part.bands, first, &batch.bands);
        put(part.gates, first, &batch.gates);
    }
}

impl Stream {
    /// Writes the line that the last entries began, and the next. Others follow.
    #[target_feature(enable = "avx512f")]
    #[inline]
    fn put(&mut self, column: &mut [f64], first: usize, scores: &[f64; ROWS]) {
        let from = _mm512_add_epi64(
            _mm512_set1_epi64(self.head as i64),
            _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0),
        );
        let [low, high] = load(scores);
        let start = first + self.head;
        if first == 0 {
            column[..self.head].copy_from_slice(&scores[..self.head]);
        } else if let Some(line) = column[start - 8..].first_chunk_mut() {
            stream(line, _mm512_permutex2var_pd(load_eight(&self.last), from, low));
        }
        if let Some(line) = column[start..].first_chunk_mut() {
            stream(line, _mm512_permutex2var_pd(low, from, high));
        }
        store_eight(&mut self.last, high);
    }

    /// Writes what is left.
    fn finish(&self, column: &mut [f64], first: usize, scores: &[f64; ROWS]) {
        if first > 0 {
            column[first - 8 + self.head..first].copy_from_slice(&self.last[self.head..]);
        }
        put(column, first, scores);
    }
}

/// Writes a line of memory past the cache; or as any memory, where it is none.
#[target_feature(enable = "avx512f")]
#[inline]
fn stream(line: &mut [f64; 8], scores: __m512d) {
    if line.as_ptr().addr().is_multiple_of(64) {
        // SAFETY: 64 bytes are written to an array of eight numbers of eight bytes, whose address is
        // a multiple of 64.
        unsafe { _mm512_stream_pd(line.as_mut_ptr(), scores) }
    } else {
        store_eight(line, scores);
    }
}
