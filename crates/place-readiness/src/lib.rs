//! Scores how ready a Place is to plan and pay for joined-up health and care, and explains every
//! number.
//!
//! A Place is the local level of the English NHS: a council, NHS bodies, GPs and charities that
//! join up care for some 250,000 to 500,000 people. Nothing here is tied to that field, though: a
//! rubric of any field, in the same format, loads and scores as well.
//!
//! ```
//! use place_readiness::Rubric;
//!
//! let rubric = Rubric::from_yaml(
//!     "
//! format: place-readiness/rubric/1
//! id: bakery
//! version: 1.0.0
//! title: Bakery
//! notice: An example.
//! scales:
//!   three: [{id: a, value: 0, label: No}, {id: b, value: 1, label: Some}, {id: c, value: 2, label: Yes}]
//! groups:
//!   - id: bread
//!     title: Bread
//!     criteria: [{id: BRE-1, title: Crust, weight: 3}, {id: BRE-2, title: Crumb}]
//! ",
//! )?;
//! let answers = rubric.admit_yaml(
//!     "
//! format: place-readiness/assessment/1
//! rubric: bakery@1.0.0
//! place: {id: corner, name: The corner shop}
//! date: 2024-11-05
//! kind: individual
//! answers: {BRE-1: b, BRE-2: c}
//! ",
//! )?;
//!
//! let result = rubric.score(&answers);
//! assert_eq!(result.overall.score, Some(62.5)); // (3 x 50 + 1 x 100) / 4
//! # Ok::<(), place_readiness::Problems>(())
//! ```
//!
//! # How it hangs together
//!
//! 1. A [`Document`] is a rubric or an assessment that has been read and not yet understood.
//! 2. A [`Rubric`] is loaded from one. It is then sound: every way of answering it has a score.
//! 3. An [`Assessment`] is admitted against the rubric. It is then complete: it has an answer,
//!    if only "unanswered", for every criterion.
//! 4. [`Rubric::score`] makes a [`ScoreResult`]. It cannot fail. Everything after is reading.
//!
//! A document can be refused only at steps 1 to 3, with [`Problems`]: all that is wrong with it, at
//! once, each with a stable code, a place, and line and column where it came as text.
//! [`Rubric::score_columns`] scores many rows at once and agrees with `score` to the last bit.
//!
//! # What is exact
//!
//! Weights and values are decimals of at most three places and are held as whole numbers. A group
//! of criteria is one sum of whole numbers and one division, so its score is the float nearest to
//! the exact one. Thresholds are decided as exact arithmetic would decide them. The engine uses no
//! function whose last bit differs from machine to machine.
//!
//! # Features
//!
//! - `yaml` (on): reading documents from YAML text. Without it they come as data.
//! - `schema`: JSON Schema of the documents, for editors.

mod assess;
pub mod assessment;
pub mod compare;
mod document;
mod doors;
pub mod evidence;
mod index;
pub mod problem;
pub mod result;
pub mod rounding;
pub mod rubric;
#[cfg(feature = "schema")]
pub mod schema;
mod scoring;
pub mod table;

pub use crate::assessment::Assessment;
pub use crate::document::Document;
pub use crate::evidence::Evidence;
#[doc(hidden)]
pub use crate::index::Index;
pub use crate::problem::Problems;
pub use crate::result::ScoreResult;
pub use crate::rubric::Rubric;

/// The examples of the README, as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
