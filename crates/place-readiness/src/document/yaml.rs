//! YAML text: the guard in front of the parser, the parser, and where each value stands.
//!
//! What kind each value is comes from `serde_yaml`. Before it sees a text, the events of that text
//! are walked by a second, streaming parser that builds nothing: it stops at the first sign of a
//! document made to harm (too large, too deep, built from aliases), and it notes of every value
//! where it stands and how it is written, which `serde_yaml` does not tell. Both must read the same.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use crate::document::budget::Budget;
use crate::document::seen::{Seen, Spelled, is_old_break, stand_in};
use crate::document::{DEEPEST, Document, Node, json};
use crate::problem::{Fault, Mark, Problem, Problems, shown};

/// A document may have this many bytes: 1 MiB, some eight times our own rubric.
const LARGEST: usize = 1 << 20;

impl Document {
    /// Reads YAML text. JSON text is YAML too, but for a few rare escapes; see [`Self::located`].
    ///
    /// # Errors
    ///
    /// The text is larger than 1 MiB, is not YAML, is nested more than 64 deep, holds more than
    /// 500,000 keys and values, or uses anchors, aliases or tags.
    pub fn from_yaml(text: &str) -> Result<Self, Problems> {
        read(text).map(Self)
    }

    /// The same document, with what the JSON text that it was read from tells beyond its values: the
    /// line and column of each, and how each number is written.
    ///
    /// Where the text has another shape than the document, nothing is added.
    #[must_use]
    pub fn located(self, text: &str) -> Self {
        let mut located = self.clone();
        if text.len() <= LARGEST && located.0.settle(json::walk(text)).is_ok() {
            return located;
        }
        self
    }
}

/// Reads one document.
fn read(text: &str) -> Result<Node, Problems> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let seen = walk(text)?;
    if seen.is_empty() {
        return Err(whole(None, Fault::Empty));
    }
    let plain = if text.contains(is_old_break) {
        Cow::Owned(text.chars().map(stand_in).collect())
    } else {
        Cow::Borrowed(text)
    };
    let Document(mut node) = serde_yaml::from_str(&plain).map_err(|err| malformed(&err))?;
    node.settle(seen).map_err(|differs| {
        let message = "it can be read in two ways; put quotes around unusual text".to_owned();
        whole(differs, Fault::Malformed { message })
    })?;
    Ok(node)
}

/// Every value and key of one document, in the order of the text.
fn walk(text: &str) -> Result<Vec<Seen<'_>>, Problems> {
    if text.len() > LARGEST {
        let fault = Fault::TooLarge { limit: LARGEST, found: text.len() };
        return Err(whole(None, fault));
    }
    let mut walk = Walk::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|err| unreadable(&err))?;
        walk.step(event, span)?;
    }
    Ok(walk.seen)
}

#[derive(Default)]
struct Walk<'t> {
    seen: Vec<Seen<'t>>,
    budget: Budget,
    depth: usize,
    documents: usize,
}

impl<'t> Walk<'t> {
    fn step(&mut self, event: Event<'t>, span: Span) -> Result<(), Problems> {
        let mark = mark(span);
        self.note(event, mark).map_err(|fault| whole(Some(mark), fault))
    }

    fn note(&mut self, event: Event<'t>, mark: Mark) -> Result<(), Fault> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let message = "there must be one document, found a second".to_owned();
                    return Err(Fault::Malformed { message });
                }
            }
            Event::Alias(_) => return Err(Fault::NotPlain),
            Event::Scalar(text, style, anchor, tag) => {
                let is_bare = style == ScalarStyle::Plain;
                let written = if is_bare { Spelled::Bare(text) } else { Spelled::Quoted(text) };
                self.keep(anchor, tag.is_some(), Seen { mark, written })?;
            }
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                self.keep(anchor, tag.is_some(), Seen { mark, written: Spelled::Open })?;
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(Fault::TooDeep { limit: DEEPEST });
                }
            }
            Event::SequenceEnd | Event::MappingEnd => self.depth -= 1,
            _ => {}
        }
        Ok(())
    }

    fn keep(&mut self, anchor: usize, has_tag: bool, seen: Seen<'t>) -> Result<(), Fault> {
        if anchor != 0 || has_tag {
            return Err(Fault::NotPlain);
        }
        self.budget.values(1)?;
        self.seen.push(seen);
        Ok(())
    }
}

fn mark(span: Span) -> Mark {
    place(span.start.line(), span.start.col() + 1)
}

fn place(line: usize, column: usize) -> Mark {
    let bounded = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).max(1);
    Mark { line: bounded(line), column: bounded(column) }
}

fn unreadable(err: &ScanError) -> Problems {
    let at = place(err.marker().line(), err.marker().col() + 1);
    let fault = match err.info() {
        // The scanner has a limit of its own, for brackets that it reads ahead.
        "recursion limit exceeded" => Fault::TooDeep { limit: DEEPEST },
        info => Fault::Malformed { message: shown(info) },
    };
    whole(Some(at), fault)
}

fn malformed(err: &serde_yaml::Error) -> Problems {
    let mark = err.location().map(|location| place(location.line(), location.column()));
    whole(mark, Fault::Malformed { message: shown(&err.to_string()) })
}

/// One problem with the document as a whole.
fn whole(mark: Option<Mark>, fault: Fault) -> Problems {
    Problem { at: String::new(), mark, fault }.into()
}
