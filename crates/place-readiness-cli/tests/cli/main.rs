//! The program itself, run as a user runs it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod broken;
mod commands;
mod common;
mod files;
mod form;
mod score;
mod terminal;
