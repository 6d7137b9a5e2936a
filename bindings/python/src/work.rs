//! Work on many things: in pieces of some hundredths of a second, on all processors.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

/// How many things are taken in hand at a time, so that an interrupt is heard in between.
pub(crate) struct Pace {
    pub(crate) count: usize,
    started: Instant,
}

/// What one piece may take.
const SHORT: Duration = Duration::from_millis(10);
const LONG: Duration = Duration::from_millis(25);
/// How many things a piece begins with, and has at the most.
const FIRST: usize = 16;
const MOST: usize = 4096;
/// Things for each thread, at the least: enough that starting it is paid for.
const FEW: usize = 8;

impl Pace {
    pub(crate) fn new() -> Self {
        Self { count: FIRST, started: Instant::now() }
    }

    /// A piece is done: the next is larger or smaller, by what this one took.
    pub(crate) fn next(&mut self) {
        let took = self.started.elapsed();
        if took < SHORT {
            self.count = MOST.min(self.count * 2);
        } else if took > LONG {
            self.count = (self.count / 2).max(1);
        }
        self.started = Instant::now();
    }
}

/// What comes of each of some things, in their order.
pub(crate) fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(things.len() / FEW).max(1);
    let mut parts = things.chunks(things.len().div_ceil(threads).max(1));
    let first = parts.next().unwrap_or_default();
    let some = &|part: &[T]| part.iter().map(&work).collect::<Vec<R>>();
    thread::scope(|scope| {
        let start = |part| (part, Builder::new().spawn_scoped(scope, move || some(part)));
        let others: Vec<_> = parts.map(start).collect();
        let mut done = some(first);
        for (part, other) in others {
            // Where there is no room for a thread, this one does its work.
            let more = other.map(|it| it.join().unwrap_or_else(|panic| resume_unwind(panic)));
            done.extend(more.unwrap_or_else(|_| some(part)));
        }
        done
    })
}
