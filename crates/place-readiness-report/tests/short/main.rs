//! The short forms for notebooks and terminals.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;
mod safe;
mod said;
