//! The Rust examples of the README, as documentation tests.

/// Exists only while documentation tests are collected.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
#[derive(Debug)]
pub struct Readme;
