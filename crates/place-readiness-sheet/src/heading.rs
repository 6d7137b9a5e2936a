//! Headings: what a column holds, told by what stands above it.
//!
//! Whatever a program makes of an id is read as that id: other separators or none, other capitals,
//! words before and behind. A heading that names a criterion is never passed over: it is read, or it
//! is a problem.

mod names;
mod rest;
mod slip;

use crate::key::{Key, Part, parts};
use crate::words::words;
pub(crate) use names::{Field, field, is_own};
use rest::{Rest, judge};
pub(crate) use slip::slip;

/// No spreadsheet has a longer cell, in bytes of any script.
const LONGEST: usize = 4 * 32_767;
/// The name of a criterion is shorter.
const LONGEST_NAME: usize = 2_000;
/// So much of what stands around an id is looked at.
const LONGEST_REST: usize = 2_000;
/// A heading that names more criteria than these is about none of them.
const MOST_NAMED: usize = 8;
/// Between the letters of an id and its digits may stand so many other signs.
const WIDEST_GAP: usize = 3;

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// A part of an assessment, or of an answer in a table with a row an answer.
    Field(Field),
    /// The answer to a criterion.
    Level(usize),
    /// What is said beside the answer to a criterion.
    Beside(usize, Beside),
    /// What a program has worked out of answers, which is none.
    Computed(usize, String),
    /// It names a criterion, and what it holds of it is not clear.
    Unclear(usize),
    /// It names several criteria.
    Several(Vec<usize>),
    /// It looks like an id of this rubric, and is none; with the criterion that it is but for a
    /// slip, if there is one.
    NoSuch(Option<usize>),
    /// It is longer than any heading.
    Endless,
    /// Something else.
    Other,
}

/// What can be said beside an answer.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Beside {
    Confidence,
    Evidence,
    Note,
    Reason,
}

/// What a heading says.
pub(crate) fn meaning(heading: &str, key: &Key<'_>) -> Meaning {
    if heading.len() > LONGEST {
        return Meaning::Endless;
    }
    let heading = decoded(heading);
    if let Some(field) = field(&heading) {
        // A criterion may be called as one of ours is.
        return exactly(&heading, key).map_or(Meaning::Field(field), Meaning::Level);
    }
    let found = found_ids(&heading, key);
    match with_titles(&heading, found, key).as_slice() {
        [] => slip::no_such(&heading, key),
        [one] => one.meaning(),
        // The text of a question may speak of another.
        [first, ..] if first.is_sure && first.is_first => first.meaning(),
        [first, others @ ..] if others.iter().all(|it| it.criterion == first.criterion) => {
            first.meaning()
        }
        several => {
            let mut named: Vec<usize> = several.iter().map(|it| it.criterion).collect();
            named.dedup();
            Meaning::Several(named)
        }
    }
}

/// What the heading of a column says of an answer, in a table with a row a question.
pub(crate) fn of_answer(heading: &str) -> Option<Field> {
    if heading.len() > LONGEST_REST { None } else { rest::of_answer(&words(heading)) }
}

/// The criterion that a text is the name of, and of nothing more: an id, a title or a question.
pub(crate) fn criterion(text: &str, key: &Key<'_>) -> Option<usize> {
    if text.len() > LONGEST_NAME {
        return None;
    }
    match meaning(text, key) {
        Meaning::Level(criterion) => Some(criterion),
        // `Evidence is shared` may be a title.
        _ => exactly(text, key),
    }
}

fn exactly(text: &str, key: &Key<'_>) -> Option<usize> {
    if let Some(same) = key.ids().position(|id| id == text.trim()) {
        return Some(same);
    }
    let said: Vec<String> = parts(text).into_iter().map(|part| part.text).collect();
    let mut alike = key.questions.iter().enumerate().filter(|(_, it)| it.parts == said);
    alike.next().filter(|_| alike.next().is_none()).map(|(position, _)| position)
}

/// A criterion that a heading names, and what the rest of the heading says.
#[derive(Debug)]
struct Named {
    criterion: usize,
    rest: Rest,
    /// Whether nothing but the number of a question stands before it.
    is_first: bool,
    /// Whether the rest is the text of that very question.
    is_sure: bool,
}

impl Named {
    fn meaning(&self) -> Meaning {
        match &self.rest {
            Rest::Level => Meaning::Level(self.criterion),
            Rest::Beside(beside) => Meaning::Beside(self.criterion, *beside),
            Rest::Computed(word) => Meaning::Computed(self.criterion, word.clone()),
            Rest::Unclear => Meaning::Unclear(self.criterion),
        }
    }
}

/// The criteria whose ids stand in a heading.
fn found_ids(heading: &str, key: &Key<'_>) -> Vec<Named> {
    let parts = parts(heading);
    let mut found: Vec<Named> = Vec::new();
    let (mut place, mut tried) = (0, 0);
    while let Some(part) = parts.get(place).filter(|_| tried < MOST_NAMED) {
        // Where several ids begin here, the longest is meant.
        let fits = |it: &&usize| {
            key.questions.get(**it).is_some_and(|it| stands_at(heading, &parts, place, &it.parts))
        };
        let longest = key.beginning(&part.text).iter().filter(fits);
        let longest =
            longest.max_by_key(|it| key.questions.get(**it).map_or(0, |it| it.parts.len()));
        tried += usize::from(longest.is_some());
        let named = longest.and_then(|it| named(heading, &parts, place, *it, key));
        place += named
            .as_ref()
            .map_or(1, |it| key.questions.get(it.criterion).map_or(1, |it| it.parts.len()));
        found.extend(named);
    }
    found
}

/// Whether an id stands at a place, with nothing that belongs to a longer word around it.
fn stands_at(heading: &str, parts: &[Part], place: usize, id: &[String]) -> bool {
    let Some(here) = parts.get(place..place + id.len()) else { return false };
    let is_near = |pair: &[Part]| match pair {
        [one, other] => {
            heading.get(one.end..other.start).is_some_and(|gap| gap.chars().count() <= WIDEST_GAP)
        }
        _ => true,
    };
    let ends = here.last().map(|last| last.end);
    let goes_on = parts.get(place + id.len()).is_some_and(|next| Some(next.start) == ends);
    here.iter().zip(id).all(|(part, wanted)| part.text == *wanted)
        && here.windows(2).all(is_near)
        && !goes_on
}

fn named(
    heading: &str,
    parts: &[Part],
    place: usize,
    criterion: usize,
    key: &Key<'_>,
) -> Option<Named> {
    let question = key.questions.get(criterion)?;
    let (first, last) = (parts.get(place)?, parts.get(place + question.parts.len() - 1)?);
    let (before, after) = (heading.get(..first.start)?, heading.get(last.end..)?);
    // Of a path, only the last part is the name of the question.
    let called = end(before.rsplit('/').next().unwrap_or_default());
    let after = start(after);
    let (before_words, after_words) = (words(called), words(after));
    let is_first = before_words.iter().all(|word| rest::is_number_of_question(word));
    let is_sure = question.text.len() > 2 && after_words.starts_with(&question.text);
    let is_bracketed = before.ends_with(['[', '(']);
    let rest = judge(&before_words, &after_words, is_bracketed, question, key);
    let stands_apart = before.is_empty() && after.starts_with([':', '.', ')', '–', '—', '|'])
        || before.ends_with(['[', '(', '/', ':']);
    // A sign that no word is left of.
    let is_share = before.trim_start().starts_with('%') || before.trim_end().ends_with('%');
    let rest = if is_share { Rest::Computed("%".to_owned()) } else { rest };
    let is_name = question.is_telling() || stands_apart || rest != Rest::Unclear;
    is_name.then_some(Named { criterion, rest, is_first, is_sure })
}

/// The start of a text.
fn start(text: &str) -> &str {
    text.get(..text.ceil_char_boundary(LONGEST_REST)).unwrap_or(text)
}

/// The end of a text.
fn end(text: &str) -> &str {
    let from = text.len().saturating_sub(LONGEST_REST);
    text.get(text.ceil_char_boundary(from)..).unwrap_or(text)
}

/// Those that a heading names by their question or their title, where it names none by its id.
fn with_titles(heading: &str, found: Vec<Named>, key: &Key<'_>) -> Vec<Named> {
    if found
        .iter()
        .any(|it| key.questions.get(it.criterion).is_some_and(super::key::Question::is_telling))
    {
        return found;
    }
    let said = words(heading);
    let mut best: Vec<(usize, Named)> = Vec::new();
    for (place, word) in said.iter().enumerate() {
        let named = key.spoken(word).iter().filter_map(|(criterion, is_question)| {
            let question = key.questions.get(*criterion)?;
            let text = if *is_question { &question.text } else { &question.title };
            let (before, rest) = said.split_at(place);
            let after = rest.strip_prefix(text.as_slice())?;
            let mut rest = judge(before, after, false, question, key);
            if rest == Rest::Unclear && *is_question {
                rest = Rest::Level;
            }
            let is_first = before.is_empty();
            let named = Named { criterion: *criterion, rest, is_first, is_sure: true };
            (named.rest != Rest::Unclear).then_some((text.len(), named))
        });
        best.extend(named);
        if best.len() > MOST_NAMED {
            break;
        }
    }
    let most = best.iter().map(|(count, _)| *count).max().unwrap_or(0);
    let mut best: Vec<Named> =
        best.into_iter().filter(|(count, _)| *count == most).map(|(_, it)| it).collect();
    if best.len() > 1 {
        // Two questions of one title: neither is meant before the other.
        for it in &mut best {
            it.is_sure = false;
        }
    }
    if best.is_empty() { found } else { best }
}

/// Some programs write a sign as its number: `SCO_x002D_1`.
fn decoded(heading: &str) -> String {
    let mut decoded = String::with_capacity(heading.len());
    let mut rest = heading;
    while let Some((before, after)) = rest.split_once("_x") {
        let code = after.get(..4).filter(|_| after.as_bytes().get(4) == Some(&b'_'));
        let sign =
            code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        decoded.push_str(before);
        match sign {
            Some(sign) => decoded.push(sign),
            None => decoded.push_str("_x"),
        }
        rest = if sign.is_some() { after.get(5..).unwrap_or_default() } else { after };
    }
    decoded.push_str(rest);
    decoded
}

#[cfg(test)]
mod tests;
