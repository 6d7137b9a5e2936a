//! Memory, asked for ahead of its use.

use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};

/// Asks for bytes that are needed soon. Processors do not always foresee that they are.
#[inline]
pub(crate) fn fetch(bytes: &[u8]) {
    for line in bytes.chunks(64) {
        // SAFETY: this reads nothing; and the address is that of a byte of a slice.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast()) }
    }
}
