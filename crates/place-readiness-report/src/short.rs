//! Short forms of a rubric and its results, for notebooks, terminals and other programs.
//!
//! Plain text is made of lines without a character that controls, hides or reorders anything.
//! HTML is a fragment for a page of somebody else: it runs no script, asks nothing of any host, has
//! no ids and no classes, and takes its colours from the page around it. Numbers are rounded by
//! [`Cuts`](crate::number::Cuts) alone. Whatever is longer than a line carries the first sentences
//! of the rubric's notice.
//!
//! A `result` is always one that `rubric` made.

mod criterion;
mod line;
mod plain;
mod score;
mod scores;
mod steps;
mod why;

use place_readiness::{Rubric, ScoreResult};

use crate::view::{Explained, Lookup};
use crate::{Error, template};
use score::Card;
use scores::Scores;
use steps::Steps;
use why::Why;

/// One result in one line: the Place, the date, the score, how much is answered, and the band.
///
/// # Errors
///
/// None; it has the signature of its siblings.
pub fn line(rubric: &Rubric, result: &ScoreResult) -> Result<String, Error> {
    Ok(line::labelled(&Lookup::new(rubric, result)))
}

/// The same without the Place, the date and the respondent, for where they are known.
///
/// # Errors
///
/// None; it has the signature of its siblings.
pub fn standing(rubric: &Rubric, result: &ScoreResult) -> Result<String, Error> {
    Ok(line::standing(&Lookup::new(rubric, result)))
}

/// A rubric in one line: what it is called, its version, and how much it asks.
///
/// # Errors
///
/// None; it has the signature of its siblings.
pub fn rubric_line(rubric: &Rubric) -> Result<String, Error> {
    Ok(line::rubric(rubric))
}

/// Some results as a table in plain text, in the order in which they are given.
///
/// Of a long list the middle is left out, and the text says how much that is.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn scores_text(rubric: &Rubric, results: &[ScoreResult]) -> Result<String, Error> {
    Ok(Scores::new(rubric, results).text())
}

/// The same as an HTML table.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn scores_html(rubric: &Rubric, results: &[ScoreResult]) -> Result<String, Error> {
    template::render(&Scores::new(rubric, results))
}

/// One result as an HTML card: its line, the top headings, what holds the band, and patterns found.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn score_html(rubric: &Rubric, result: &ScoreResult) -> Result<String, Error> {
    template::render(&Card::new(rubric, result))
}

/// Why a result has its score and its band, in plain text.
///
/// `group` is the id of a heading, at any depth, to tell of that one alone; the band is then left
/// out.
///
/// # Errors
///
/// [`Error::NoHeading`], or a fault in the template.
pub fn why_text(
    rubric: &Rubric,
    result: &ScoreResult,
    group: Option<&str>,
) -> Result<String, Error> {
    Why::new(&Lookup::new(rubric, result), group)?.text()
}

/// The same as HTML.
///
/// # Errors
///
/// [`Error::NoHeading`], or a fault in the template.
pub fn why_html(
    rubric: &Rubric,
    result: &ScoreResult,
    group: Option<&str>,
) -> Result<String, Error> {
    Why::new(&Lookup::new(rubric, result), group)?.html()
}

/// The first next steps, at most `most` of them, in plain text.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn steps_text(rubric: &Rubric, result: &ScoreResult, most: usize) -> Result<String, Error> {
    Steps::new(&Lookup::new(rubric, result), most).text()
}

/// The same as an HTML table.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn steps_html(rubric: &Rubric, result: &ScoreResult, most: usize) -> Result<String, Error> {
    Steps::new(&Lookup::new(rubric, result), most).html()
}

/// One criterion of a rubric with all its levels, in plain text.
///
/// # Errors
///
/// [`Error::NoCriterion`], or a fault in the template.
pub fn criterion_text(rubric: &Rubric, id: &str) -> Result<String, Error> {
    criterion::text(&asked(rubric, id)?)
}

/// The same as HTML.
///
/// # Errors
///
/// [`Error::NoCriterion`], or a fault in the template.
pub fn criterion_html(rubric: &Rubric, id: &str) -> Result<String, Error> {
    criterion::html(&asked(rubric, id)?)
}

fn asked<'a>(rubric: &'a Rubric, id: &str) -> Result<Explained<'a>, Error> {
    let missing = || Error::NoCriterion(id.to_owned());
    Ok(Explained::new(rubric, rubric.criterion(id).ok_or_else(missing)?))
}
