//! The program itself, run as a user runs it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod broken;
mod commands;
mod common;
mod endings;
mod files;
mod folders;
mod form;
mod machines;
mod score;
mod several;
mod shapes;
mod tables;
mod terminal;
mod traps;
