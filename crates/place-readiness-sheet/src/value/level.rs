//! Levels: by their ids, by numbers, by the rubric's own words, and with remarks behind them.

use super::{is_no_level, remark, wrong};
use crate::key::Question;
use crate::problem::Problem;
use crate::words::{folded, words};

pub(super) const DATE: &str =
    ". It may be a date that a spreadsheet made of two levels, such as 1-2: give one";
const TWO: &str = ". It may be two levels: give one, and put the rest into the note";

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// Numbers as words. `one` is left out: one of the partners is no level.
const NUMBERS: [(&str, &str); 7] = [
    ("zero", "0"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
];

/// The level with this very id.
pub(super) fn by_id(text: &str, question: &Question<'_>) -> Option<usize> {
    question.options.iter().position(|option| option.id == text)
}

/// The level whose id is this number, however the two are written.
pub(super) fn by_number(text: &str, question: &Question<'_>) -> Option<usize> {
    let wanted = decimal(text)?;
    let mut alike = question.options.iter().enumerate();
    let mut next = || alike.find(|(_, option)| decimal(option.id).as_ref() == Some(&wanted));
    let found = next()?.0;
    // A number that fits two of them fits none.
    next().is_none().then_some(found)
}

/// The levels that a folded text is the label of, or the statement.
pub(super) fn by_text(said: &str, question: &Question<'_>) -> Vec<usize> {
    let said = said.trim_end_matches('.');
    let is_said = |texts: &[String]| texts.iter().any(|text| text == said);
    let options = question.options.iter().enumerate();
    options.filter(|(_, option)| is_said(&option.texts)).map(|(position, _)| position).collect()
}

/// The level at the start of a text, unless what stands behind it says something else.
pub(super) fn with_remark(text: &str, question: &Question<'_>) -> Result<usize, Problem> {
    if is_like_a_date(text) {
        return Err(wrong(text, question, DATE));
    }
    let Some((level, rest)) = start(text, question) else {
        return Err(wrong(text, question, hint(text)));
    };
    let Some(behind) = tail(rest) else {
        // `3 Complete or working` needs no sign between the two.
        if rest.starts_with(' ') && by_text(&remark(rest), question) == [level] {
            return Ok(level);
        }
        return Err(wrong(text, question, if mentions(rest, level, question) { TWO } else { "" }));
    };
    judge(text, level, behind, question)
}

fn judge(
    text: &str,
    level: usize,
    behind: &str,
    question: &Question<'_>,
) -> Result<usize, Problem> {
    let said = remark(behind);
    let texts = by_text(&said, question);
    if texts.contains(&level) {
        return Ok(level);
    }
    if is_no_level(&said) || !texts.is_empty() || names_another(&said, level, question) {
        return Err(wrong(text, question, ". It says two things: give one"));
    }
    if behind.trim_start().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '>' | '<' | '/'))
    {
        return Err(wrong(text, question, TWO));
    }
    if mentions(behind, level, question) { Err(wrong(text, question, TWO)) } else { Ok(level) }
}

/// The level that a text begins with, and what stands behind.
fn start<'t>(text: &'t str, question: &Question<'_>) -> Option<(usize, &'t str)> {
    let mut ids: Vec<(usize, &str)> = question.options.iter().map(|it| it.id).enumerate().collect();
    ids.sort_by_key(|(_, id)| std::cmp::Reverse(id.len()));
    let by_id = ids.iter().find_map(|(level, id)| {
        let rest = text.strip_prefix(id)?;
        tail(rest).map(|_| (*level, rest))
    });
    by_id.or_else(|| {
        let bare = ["level", "score", "rating", "answer"].iter().find_map(|word| {
            let said = text.get(..word.len()).filter(|said| said.eq_ignore_ascii_case(word))?;
            text.get(said.len()..)?.strip_prefix([' ', ':', '=']).map(str::trim_start)
        });
        let text = bare.unwrap_or(text);
        let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let number = text.get(..text.find(|c| !is_part(c)).unwrap_or(text.len()))?;
        let number = number.trim_end_matches(['.', ',']);
        Some((by_number(number, question)?, text.get(number.len()..)?))
    })
}

/// What is told behind a level or a word, where the sign before it says that it is told.
pub(super) fn tail(rest: &str) -> Option<&str> {
    let bare = rest.trim_start();
    if bare.is_empty() || bare.starts_with('(') {
        return Some(bare);
    }
    if let Some(told) = bare.strip_prefix(['-', '–', '—', ':', '=']) {
        return Some(told.trim());
    }
    let told = rest.strip_prefix(['.', ')', ','])?;
    (told.is_empty() || told.starts_with(char::is_whitespace)).then(|| told.trim())
}

pub(super) fn unbracketed(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).map_or(text, str::trim)
}

/// Whether a remark has the number of another level, in digits or as a word.
fn mentions(remark: &str, level: usize, question: &Question<'_>) -> bool {
    let is_other = |number: &str| by_number(number, question).is_some_and(|other| other != level);
    let said = words(remark);
    let is_short = said.len() <= 8;
    said.iter().any(|word| {
        let number = NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
        is_other(word) || (is_short && number.is_some_and(is_other))
    })
}

/// Whether a remark has the label of another level within it.
fn names_another(said: &str, level: usize, question: &Question<'_>) -> bool {
    let others = question.options.iter().enumerate().filter(|(position, _)| *position != level);
    let mut texts = others.flat_map(|(_, option)| &option.texts);
    texts.any(|text| text.contains(' ') && said.contains(text.as_str()))
}

/// A number without what does not change it: leading zeros, and zeros behind the point.
fn decimal(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_plain =
        |it: &str| !it.is_empty() && it.len() <= 20 && it.bytes().all(|c| c.is_ascii_digit());
    let fits = is_plain(whole) && is_plain(part);
    fits.then(|| (whole.trim_start_matches('0').to_owned(), part.trim_end_matches('0').to_owned()))
}

/// Whether a spreadsheet may have made a date of it: `1-2`, `2-Jan`, `01/02/2026`.
fn is_like_a_date(text: &str) -> bool {
    let said = folded(text);
    let parts: Vec<&str> = said.split(['-', '/', '.', ' ']).collect();
    let is_number =
        |it: &&str| !it.is_empty() && it.len() <= 4 && it.bytes().all(|c| c.is_ascii_digit());
    let is_month = |it: &&str| {
        it.get(..3).is_some_and(|it| MONTHS.contains(&it)) && it.chars().all(char::is_alphabetic)
    };
    let is_dated = |it: &&str| is_number(it) || is_month(it);
    let months = parts.iter().filter(|it| is_month(it)).count();
    let numbers = parts.iter().filter(|it| is_number(it)).count();
    parts.iter().all(is_dated)
        && ((months == 1 && numbers >= 1) || (numbers == 3 && parts.len() == 3))
}

fn hint(text: &str) -> &'static str {
    if text.starts_with('#') {
        return ". It looks like the error of a formula";
    }
    if text.chars().any(|c| place_readiness::problem::is_hidden(c) && c != '\n' && c != '\t') {
        return ". It holds a character that cannot be seen";
    }
    let numbers =
        words(text).iter().filter(|word| word.bytes().all(|c| c.is_ascii_digit())).count();
    if numbers > 1 { TWO } else { "" }
}
