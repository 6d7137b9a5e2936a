//! Ids that are none: of a number that there is not, or with one slip of the pen.

use super::Meaning;
use crate::key::{Key, Part, parts};

/// Nobody calls a column by an id that is longer.
const LONGEST: usize = 14;

/// What a heading without any criterion says: that one of this rubric was meant, or something else.
pub(super) fn no_such(heading: &str, key: &Key<'_>) -> Meaning {
    let heading = heading.trim();
    let parts = parts(heading);
    if is_of_family(heading, &parts, key) {
        return Meaning::NoSuch(None);
    }
    match slip(&parts, key).filter(|_| heading.chars().count() <= LONGEST) {
        Some(criterion) => Meaning::NoSuch(Some(criterion)),
        None => Meaning::Other,
    }
}

/// Whether a heading begins with letters of which this rubric makes ids, and a number. Unless there
/// is nothing else, the letters stand as capitals: `Mon 12 June` is no id.
fn is_of_family(heading: &str, parts: &[Part], key: &Key<'_>) -> bool {
    let [letters, number, ..] = parts else { return false };
    let is_number = number.text.chars().all(|c| c.is_ascii_digit()) && number.text.len() < 4;
    let raw = heading.get(letters.start..letters.end).unwrap_or_default();
    let is_short = parts.len() == 2 && heading.chars().count() <= LONGEST;
    let is_like = |it: &usize| {
        key.questions.get(*it).is_some_and(|it| it.is_telling() && it.parts.len() == 2)
    };
    let is_said = is_short || raw.chars().all(char::is_uppercase);
    let is_there = |it: &usize| {
        let question = key.questions.get(*it);
        question.is_some_and(|it| *it.parts == [letters.text.clone(), number.text.clone()])
    };
    let family = key.beginning(&letters.text);
    let is_new = family.iter().any(is_like) && !family.iter().any(is_there);
    letters.start == 0 && is_number && is_said && is_new
}

/// The one criterion whose id a short text is, but for one letter too many, too few, another or in
/// another place.
pub(crate) fn slip(said: &[Part], key: &Key<'_>) -> Option<usize> {
    // A letter that looks like a digit stands apart, as in `SCO-l`.
    let is_digit_like = said.len() > 1
        && said.last().is_some_and(|last| matches!(last.text.as_str(), "l" | "i" | "o"));
    let has_digit = said.iter().any(|part| part.text.starts_with(|c: char| c.is_ascii_digit()));
    let said: String = said.iter().map(|part| part.text.as_str()).collect();
    if said.len() > LONGEST || !(has_digit || is_digit_like) {
        return None;
    }
    let is_slip = |(_, question): &(usize, &crate::key::Question<'_>)| {
        let id = question.parts.concat();
        question.is_telling() && id.len() > 3 && differs_once(id.as_bytes(), said.as_bytes())
    };
    let mut alike = key.questions.iter().enumerate().filter(is_slip);
    alike.next().map(|(criterion, _)| criterion)
}

/// Whether two words differ by one letter, or by two that changed places.
fn differs_once(one: &[u8], other: &[u8]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(same..).unwrap_or_default(), other.get(same..).unwrap_or_default());
    match (one, other) {
        ([_, rest @ ..], other) if rest == other => true,
        (one, [_, rest @ ..]) if rest == one => true,
        ([_, one @ ..], [_, other @ ..]) if one == other => true,
        ([a, b, one @ ..], [c, d, other @ ..]) => a == d && b == c && one == other,
        _ => false,
    }
}
