//! What a walk through the text of a document saw: where each value stands, and how it is written.

use std::borrow::Cow;

use crate::document::{Node, Value};
use crate::problem::Mark;

/// A value or a key, in the order of the text.
#[derive(Debug)]
pub(crate) struct Seen<'t> {
    pub(crate) mark: Mark,
    pub(crate) written: Spelled<'t>,
}

/// How it is written.
#[derive(Debug)]
pub(crate) enum Spelled<'t> {
    /// A list or a map.
    Open,
    /// YAML without quotes: what it says is for a parser to tell.
    Bare(Cow<'t, str>),
    /// YAML with quotes, or as a block: always a text.
    Quoted(Cow<'t, str>),
    /// A number of JSON.
    Number(&'t str),
    /// Anything else of JSON, which has one way to be read.
    Json,
}

/// Where two readings of one text differ; nowhere, where one has fewer values than the other.
pub(crate) type Differs = Option<Mark>;

impl Node {
    /// Gives every value its position, and every number and text the words in which it is written.
    pub(crate) fn settle(&mut self, seen: Vec<Seen<'_>>) -> Result<(), Differs> {
        if self.count() != seen.len() {
            return Err(None);
        }
        self.settle_next(&mut seen.into_iter())
    }

    fn settle_next<'t>(
        &mut self,
        seen: &mut impl Iterator<Item = Seen<'t>>,
    ) -> Result<(), Differs> {
        let Seen { mark, written } = seen.next().ok_or(None)?;
        self.mark = Some(mark);
        self.is_bare = matches!(written, Spelled::Bare(_));
        if !self.value.settle(written) {
            return Err(self.mark);
        }
        match &mut self.value {
            Value::List(nodes) => nodes.iter_mut().try_for_each(|node| node.settle_next(seen)),
            Value::Map(entries) => entries.iter_mut().try_for_each(|entry| {
                let Seen { mark, written } = seen.next().ok_or(None)?;
                entry.mark = Some(mark);
                if !settle_key(&mut entry.key, written) {
                    return Err(entry.mark);
                }
                entry.node.settle_next(seen)
            }),
            _ => Ok(()),
        }
    }

    /// How many keys and values there are.
    fn count(&self) -> usize {
        1 + match &self.value {
            Value::List(nodes) => nodes.iter().map(Self::count).sum(),
            Value::Map(entries) => entries.iter().map(|entry| 1 + entry.node.count()).sum(),
            _ => 0,
        }
    }
}

impl Value {
    /// Takes the words of the text; `false` where they say something else.
    fn settle(&mut self, written: Spelled<'_>) -> bool {
        match (self, written) {
            (Self::Number(number), Spelled::Bare(text)) => *number = text.into_owned(),
            (Self::Number(number), Spelled::Number(text)) => return same_number(number, text),
            (Self::Text(known), Spelled::Bare(text) | Spelled::Quoted(text)) => {
                return same_text(known, text);
            }
            (Self::List(_) | Self::Map(_), written) => {
                return matches!(written, Spelled::Open | Spelled::Json);
            }
            (Self::Nothing | Self::Truth(_), Spelled::Quoted(_) | Spelled::Open)
            | (Self::Text(_), Spelled::Open | Spelled::Number(_))
            | (Self::Number(_), _) => return false,
            _ => {}
        }
        true
    }
}

/// A key is the text that stands there, also where a value would be a number or a truth.
fn settle_key(key: &mut String, written: Spelled<'_>) -> bool {
    match written {
        Spelled::Bare(text) if key.parse::<f64>().is_ok() || matches!(&**key, "true" | "false") => {
            *key = text.into_owned();
            true
        }
        Spelled::Bare(text) | Spelled::Quoted(text) => same_text(key, text),
        Spelled::Json => true,
        Spelled::Open | Spelled::Number(_) => false,
    }
}

fn same_number(known: &mut String, text: &str) -> bool {
    let is_same = known.parse::<f64>() == text.parse::<f64>();
    if is_same {
        text.clone_into(known);
    }
    is_same
}

fn same_text(known: &mut String, text: Cow<'_, str>) -> bool {
    // An escape such as "\L" is decoded by both, so either may have a break where it says so.
    let is_same = known.chars().map(stand_in).eq(text.chars().map(stand_in));
    if is_same && *known != text {
        *known = text.into_owned();
    }
    is_same
}

/// The parser takes these for ends of lines, as YAML 1.1 did. It is shown another character in
/// their place, and lines are counted as editors count them.
pub(crate) fn stand_in(character: char) -> char {
    if is_old_break(character) { char::REPLACEMENT_CHARACTER } else { character }
}

pub(crate) fn is_old_break(character: char) -> bool {
    matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}')
}
