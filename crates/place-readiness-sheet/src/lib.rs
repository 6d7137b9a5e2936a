//! Reads tables of answers: spreadsheets as people make them, and exports of survey tools.
//!
//! Cells go in, and assessments come out, with everything that is wrong at its cell, all at once. A
//! file becomes sheets of cells by [`open`]; a program that has cells puts them into a [`Sheet`]
//! itself. [`read`] finds the table in them, whatever stands around it, and reads it by what its
//! headings say.
//!
//! ```
//! use place_readiness::Rubric;
//! use place_readiness_sheet::{Options, open, read};
//!
//! # let shipped = place_readiness_rubrics::find("place-readiness").unwrap();
//! let rubric = Rubric::from_yaml(shipped.rubric)?;
//! let file = "Our survey,,\nplace,sco_1,Evidence for SCO-1\nNorth Place,3 - agreed,Minutes\n";
//! let options = Options { date: Some("30/09/2026".to_owned()), ..Options::default() };
//!
//! let reading = read(&rubric, &open(file.into()).unwrap(), &options);
//! assert_eq!(reading.problems, []);
//! assert_eq!(reading.entries[0].assessment.header().place.id, "north-place");
//! # Ok::<(), place_readiness::Problems>(())
//! ```
//!
//! | Table | How it is told, and read |
//! |---|---|
//! | wide | a row names several criteria: a row a Place or a respondent, a column a criterion |
//! | long | a column names several criteria, another is `level`: a row an answer, or a row a question |
//! | on its side | a column names criteria, and others are called as Places: a column a Place |

#![forbid(unsafe_code)]

mod cell;
mod csv;
mod decode;
mod draft;
mod heading;
mod key;
mod layout;
mod open;
mod options;
mod problem;
mod read;
mod table;
mod value;
mod words;
mod written;

pub use cell::{Cell, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Row, Sheet, letters};
pub use open::{LARGEST, open};
pub use options::{Door, Options};
pub use problem::{CODES, MOST_PROBLEMS, Problem, Spot};
pub use read::{Entry, MOST_ASSESSMENTS, Reading, read};
pub use table::Note;

/// The examples of the README, as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
