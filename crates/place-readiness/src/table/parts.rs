//! Dividing a table among threads, each with rows and columns of its own.

use std::thread::{self, Builder};

use crate::table::memory::{Table, TableScores};
#[cfg(target_arch = "x86_64")]
use crate::table::wide::fetch::fetch;

/// Some rows of a table, and where their scores go.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) rows: Rows<'a>,
    /// One column for each top group, then those of the overall score, of its lowest, of its
    /// highest, and of the coverage.
    pub(super) numbers: Vec<&'a mut [f64]>,
    pub(super) bands: &'a mut [u8],
    pub(super) gates: &'a mut [u32],
}

/// Rows of codes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows<'a> {
    codes: &'a [u8],
    pub(super) stride: usize,
    /// How many codes a row has.
    pub(super) width: usize,
    pub(super) count: usize,
}

/// How many rows are in hand at once.
pub(super) const ROWS: usize = 16;
/// Rows are asked for so many before they are needed.
const AHEAD: usize = 32;
/// Below so many rows, another thread would take longer to start than to finish.
const FEWEST: usize = 1 << 14;
/// Threads begin at a multiple of this, so that they do not write to the same line of memory.
const GRAIN: usize = 64;
const MOST_THREADS: usize = 256;

impl<'a> Rows<'a> {
    pub(super) fn new(table: &Table<'a>, width: usize) -> Self {
        let end = table.rows.saturating_sub(1).saturating_mul(table.stride).saturating_add(width);
        let codes = table.codes.get(..end).unwrap_or(table.codes);
        // The stride of a single row may be anything.
        let stride = table.stride.max(width);
        Self { codes, stride, width, count: table.rows }
    }

    /// The row at a position. Empty where there is none.
    #[inline]
    pub(super) fn row(&self, position: usize) -> &'a [u8] {
        let start = position.wrapping_mul(self.stride);
        self.codes.get(start..start.wrapping_add(self.width)).unwrap_or_default()
    }

    /// Hands on 64 bytes of a row, from one on. What lies beyond its codes may be anything.
    #[inline(always)]
    pub(super) fn with_line<T>(
        &self,
        position: usize,
        start: usize,
        take: impl FnOnce(&[u8; 64]) -> T,
    ) -> T {
        let line = self.bytes_from(position).get(start..).and_then(<[u8]>::first_chunk);
        if let Some(line) = line { take(line) } else { take(&self.copy(position, start)) }
    }

    #[cold]
    fn copy(&self, position: usize, start: usize) -> [u8; 64] {
        let mut copy = [0; 64];
        let codes = self.row(position).get(start..).unwrap_or_default();
        copy.iter_mut().zip(codes).for_each(|(to, from)| *to = *from);
        copy
    }

    /// All bytes from a row on.
    #[inline(always)]
    pub(super) fn bytes_from(&self, position: usize) -> &'a [u8] {
        self.codes.get(position.wrapping_mul(self.stride)..).unwrap_or_default()
    }

    /// Asks for the rows that will be needed a little after a batch from a position on.
    #[inline(always)]
    pub(super) fn fetch_after(&self, position: usize) {
        let first = position.wrapping_add(AHEAD);
        let rows = [first, first.wrapping_add(ROWS)];
        let [start, end] = rows.map(|row| row.wrapping_mul(self.stride).min(self.codes.len()));
        fetch(self.codes.get(start..end).unwrap_or_default());
    }

    /// The first rows, and the rest.
    fn split(self, count: usize) -> (Self, Self) {
        let count = count.min(self.count);
        let at = count.saturating_mul(self.stride).min(self.codes.len());
        let (codes, rest) = self.codes.split_at(at);
        (Self { codes, count, ..self }, Self { codes: rest, count: self.count - count, ..self })
    }

    /// Rows in pieces of one size, the last of which may be smaller.
    pub(super) fn pieces(self, most: usize) -> impl Iterator<Item = Self> {
        let mut rest = self;
        std::iter::from_fn(move || {
            let (piece, after) = rest.split(most);
            rest = after;
            (piece.count > 0).then_some(piece)
        })
    }

    /// Rows in as many pieces as threads are worth it.
    fn shares(self, threads: usize) -> impl Iterator<Item = Self> {
        let threads = threads.min(self.count / FEWEST).clamp(1, MOST_THREADS);
        self.pieces(self.count.div_ceil(threads).next_multiple_of(GRAIN))
    }
}

/// Scores the rows of a table part by part.
pub(super) fn score(
    table: &Table<'_>,
    width: usize,
    scores: &mut TableScores<'_>,
    threads: usize,
    score: impl Fn(Part<'_>) + Sync,
) {
    let mut rest = columns(scores, table.rows);
    let parts = Rows::new(table, width).shares(threads).map(|rows| {
        let part = split(&mut rest, rows.count);
        Part { rows, ..part }
    });
    side_by_side(parts.collect(), score);
}

/// Whether something holds for some rows.
pub(super) fn any(
    table: &Table<'_>,
    width: usize,
    threads: usize,
    holds: impl Fn(Rows<'_>) -> bool + Sync,
) -> bool {
    let found = std::sync::atomic::AtomicBool::new(false);
    let note = |rows| {
        if holds(rows) {
            found.store(true, std::sync::atomic::Ordering::Relaxed);
        }
    };
    side_by_side(Rows::new(table, width).shares(threads).collect(), note);
    found.into_inner()
}

/// Does each piece of work on a thread of its own, the last on this one. Where there are no
/// threads to be had, as in WebAssembly, this one does it all.
fn side_by_side<T: Send>(mut pieces: Vec<T>, work: impl Fn(T) + Sync) {
    let last = pieces.pop();
    let work = &work;
    let slots: Vec<_> =
        pieces.into_iter().map(|piece| std::sync::Mutex::new(Some(piece))).collect();
    let take = |slot: &std::sync::Mutex<Option<T>>| {
        let piece = slot.lock().ok().and_then(|mut slot| slot.take());
        piece.into_iter().for_each(work);
    };
    thread::scope(|scope| {
        let mut left = Vec::new();
        for slot in &slots {
            if Builder::new().spawn_scoped(scope, move || take(slot)).is_err() {
                left.push(slot);
            }
        }
        last.into_iter().for_each(work);
        left.into_iter().for_each(take);
    });
}

fn columns<'a>(scores: &'a mut TableScores<'_>, rows: usize) -> Part<'a> {
    let nothing = Table { codes: &[], rows: 0, stride: 0 };
    let groups = scores.groups.chunks_exact_mut(rows.max(1));
    let overall =
        [&mut *scores.overall, &mut *scores.low, &mut *scores.high, &mut *scores.coverage];
    Part {
        rows: Rows::new(&nothing, 0),
        numbers: groups.chain(overall).collect(),
        bands: scores.bands,
        gates: scores.gates,
    }
}

/// Takes the first entries off every column.
fn split<'a>(rest: &mut Part<'a>, count: usize) -> Part<'a> {
    Part {
        rows: rest.rows,
        numbers: rest.numbers.iter_mut().map(|column| take(column, count)).collect(),
        bands: take(&mut rest.bands, count),
        gates: take(&mut rest.gates, count),
    }
}

#[expect(clippy::mut_mut, reason = "what is taken is gone from the column")]
fn take<'a, T>(column: &mut &'a mut [T], count: usize) -> &'a mut [T] {
    column.split_off_mut(..count).unwrap_or_default()
}

/// Asks for bytes that are needed soon, where there is a way to ask.
#[cfg(not(target_arch = "x86_64"))]
fn fetch(_bytes: &[u8]) {}
