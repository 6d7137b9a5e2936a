//! Cells: what people type as an answer, and how each is read.
//!
//! Capitals, and spaces before and after, never matter; `id` stands for the id of a level.
//!
//! | In the cell of an answer | Read as |
//! |---|---|
//! | `3`, `3.0`, `3,0`, `03`, a number | the level `3`, where ids are numbers |
//! | the id, exactly as the rubric has it (`a`, `0.25`) | that level, before any other rule |
//! | the label of a level, or its text | that level |
//! | `3 - agreed`, `3: agreed`, `3. agreed`, `3 (agreed)`, `Level 3` | the level `3` |
//! | `3->4`, `3 (or 2)`, `3 - but the GPs say 1`, `3 - ` and the text of another level | a problem: it says two things |
//! | `1-2`, `2-Jan`, `01/02/2026`, a date | a problem: two levels, or a date that a spreadsheet made of them |
//! | `2.5`, `7` | a problem: no such level, and nothing is rounded |
//! | `not known`, `unknown`, `don't know`, `do not know`, `dk`, `?` | not known |
//! | `N/A`, `n.a.`, `na`, `not applicable`, with a reason behind it or beside it | not applicable |
//! | nothing, spaces, `-`, and `nan`, `none`, `null`, `<na>` as exports write them | unanswered |
//! | `#N/A`, `#REF!` and other errors of formulas, true and false | a problem |
//! | everything else | a problem that says what is read |

pub(crate) mod date;
mod level;
pub(crate) mod text;

use place_readiness::problem::shown;

use crate::cell::Cell;
use crate::key::{Question, remark};
use crate::problem::{Code, Problem};
use crate::words::{folded, listed};

const BLANK: [&str; 9] = ["", "-", "–", "—", "nan", "none", "null", "nat", "<na>"];
const NOT_KNOWN: [&str; 7] =
    ["not known", "unknown", "don't know", "do not know", "dont know", "dk", "?"];
const NOT_APPLICABLE: [&str; 4] = ["not applicable", "n/a", "n.a.", "na"];

/// What a cell says of a question.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Given {
    Blank,
    /// A level, by its position on the scale.
    Level(usize),
    NotKnown,
    /// The reason, where the cell has one.
    NotApplicable(Option<String>),
}

/// The answer in a cell.
pub(crate) fn answer(cell: Cell<'_>, question: &Question<'_>) -> Result<Given, Problem> {
    match cell {
        Cell::Blank => Ok(Given::Blank),
        Cell::Text(text) => of_text(text.trim(), question),
        Cell::Number(number) => {
            let level =
                level::by_id(number, question).or_else(|| level::by_number(number, question));
            level.map(Given::Level).ok_or_else(|| wrong(number, question, ""))
        }
        Cell::Date(date) => Err(wrong(date, question, level::DATE)),
        Cell::Error(error) => Err(wrong(error, question, ". It is the error of a formula")),
        Cell::Truth(_) => {
            let mut problem = wrong(cell.written(), question, "");
            problem.code = Code::WrongType.into();
            Err(problem)
        }
    }
}

fn of_text(text: &str, question: &Question<'_>) -> Result<Given, Problem> {
    if let Some(level) = level::by_id(text, question) {
        return Ok(Given::Level(level));
    }
    let said = folded(text);
    if BLANK.contains(&said.as_str()) {
        return Ok(Given::Blank);
    }
    if NOT_KNOWN.contains(&said.as_str()) {
        return Ok(Given::NotKnown);
    }
    match level::by_text(&said, question).as_slice() {
        [one] => return Ok(Given::Level(*one)),
        [] => {}
        several => {
            let ids = several.iter().filter_map(|it| question.options.get(*it)).map(|it| it.id);
            let hint =
                format!(". It is the text of {}", listed(&ids.collect::<Vec<_>>(), "and of"));
            return Err(wrong(text, question, &hint));
        }
    }
    match NOT_APPLICABLE.iter().find(|word| is_told_behind(&said, word)) {
        Some(word) => not_applicable(text, word, question),
        None => level::with_remark(text, question).map(Given::Level),
    }
}

/// Whether a text is a word, or the word and what is told behind it.
fn is_told_behind(said: &str, word: &str) -> bool {
    said.strip_prefix(word).is_some_and(|rest| rest.is_empty() || level::tail(rest).is_some())
}

fn not_applicable(text: &str, word: &str, question: &Question<'_>) -> Result<Given, Problem> {
    if !question.may_not_apply {
        let message = format!("always applies: type {}", accepted(question));
        return Err(Problem::new(Code::NotApplicableNotAllowed, message).value(text));
    }
    // The words may be spelt with more spaces; no letter of them changes its length.
    let letters = word.chars().filter(|c| !c.is_whitespace()).count();
    let mut seen = 0;
    let end = text.char_indices().find_map(|(place, c)| {
        seen += usize::from(!c.is_whitespace());
        (seen == letters).then_some(place + c.len_utf8())
    });
    let reason = end.and_then(|end| level::tail(text.get(end..)?)).map(level::unbracketed);
    Ok(Given::NotApplicable(reason.filter(|it| !it.is_empty()).map(ToOwned::to_owned)))
}

/// Whether a cell says nothing.
pub(crate) fn is_blank(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Blank => true,
        Cell::Text(text) => is_blank_text(text),
        _ => false,
    }
}

/// Whether a text says nothing.
pub(crate) fn is_blank_text(text: &str) -> bool {
    // Most cells say something, and are longer or shorter than these.
    text.len() <= 16 && BLANK.contains(&folded(text).as_str())
}

/// Whether a text says that nobody knows, or that it does not apply.
fn is_no_level(said: &str) -> bool {
    NOT_KNOWN.contains(&said) || NOT_APPLICABLE.contains(&said)
}

fn wrong(found: &str, question: &Question<'_>, hint: &str) -> Problem {
    let accepted = accepted(question);
    let message = format!("`{}` is no answer: type {accepted}{hint}", shown(found));
    Problem::new(Code::UnknownOption, message).value(found)
}

fn accepted(question: &Question<'_>) -> String {
    let mut words: Vec<&str> = question.options.iter().map(|option| option.id).collect();
    words.push("'not known'");
    if question.may_not_apply {
        words.push("'N/A'");
    }
    format!("{}, or leave it blank", listed(&words, "or"))
}

#[cfg(test)]
mod tests;
