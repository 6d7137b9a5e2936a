//! YAML text: the guard in front of the parser, the parser, and where each value stands.
//!
//! The values come from `serde_yaml`. Before it sees a text, the events of that text are walked
//! by a second, streaming parser that builds nothing: it stops at the first sign of a document
//! made to harm (too large, too deep, built from aliases), and it notes line and column of every
//! value, which `serde_yaml` does not tell. Both must see the same shape.

use saphyr_parser::{Event, Parser, ScanError, Span};

use crate::document::{DEEPEST, Document, Node, Value};
use crate::problem::{Fault, Mark, Problem, Problems, shown};

/// A document may have this many bytes: 1 MiB, some eight times our own rubric.
const LARGEST: usize = 1 << 20;

impl Document {
    /// Reads YAML text. JSON text is YAML too, but for a few rare escapes; see [`Self::located`].
    ///
    /// # Errors
    ///
    /// The text is larger than 1 MiB, is not YAML, is nested more than 64 deep, or uses anchors,
    /// aliases or tags.
    pub fn from_yaml(text: &str) -> Result<Self, Problems> {
        read(text).map(Self)
    }

    /// The same document, with the lines and columns of the JSON text that it was read from.
    ///
    /// Where the text has another shape than the document, no positions are added.
    #[must_use]
    pub fn located(mut self, text: &str) -> Self {
        if let Ok(marks) = marks(text) {
            self.0.place(&marks);
        }
        self
    }
}

/// Reads one document.
fn read(text: &str) -> Result<Node, Problems> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let marks = marks(text)?;
    if marks.is_empty() {
        return Err(whole(None, Fault::Empty));
    }
    let Document(mut node) = serde_yaml::from_str(text).map_err(|err| malformed(&err))?;
    if !node.place(&marks) {
        let message = "it can be read in two ways; put quotes around unusual text".to_owned();
        return Err(whole(None, Fault::Malformed { message }));
    }
    Ok(node)
}

/// Where every value and key of one document stands, in the order of the text.
fn marks(text: &str) -> Result<Vec<Mark>, Problems> {
    if text.len() > LARGEST {
        let fault = Fault::TooLarge { limit: LARGEST, found: text.len() };
        return Err(whole(None, fault));
    }
    let mut walk = Walk::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|err| unreadable(&err))?;
        walk.step(&event, span)?;
    }
    Ok(walk.marks)
}

#[derive(Default)]
struct Walk {
    marks: Vec<Mark>,
    depth: usize,
    documents: usize,
}

impl Walk {
    fn step(&mut self, event: &Event<'_>, span: Span) -> Result<(), Problems> {
        let mark = mark(span);
        let refuse = |fault| Err(whole(Some(mark), fault));
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let message = "there must be one document, found a second".to_owned();
                    return refuse(Fault::Malformed { message });
                }
            }
            Event::Alias(_) => return refuse(Fault::NotPlain),
            Event::Scalar(_, _, anchor, tag) => {
                if *anchor != 0 || tag.is_some() {
                    return refuse(Fault::NotPlain);
                }
                self.marks.push(mark);
            }
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                if *anchor != 0 || tag.is_some() {
                    return refuse(Fault::NotPlain);
                }
                self.depth += 1;
                if self.depth > DEEPEST {
                    return refuse(Fault::TooDeep { limit: DEEPEST });
                }
                self.marks.push(mark);
            }
            Event::SequenceEnd | Event::MappingEnd => self.depth -= 1,
            _ => {}
        }
        Ok(())
    }
}

impl Node {
    /// Gives every value its position, if there is one for each; says whether there was.
    fn place(&mut self, marks: &[Mark]) -> bool {
        let fits = self.count() == marks.len();
        if fits {
            self.place_next(&mut marks.iter().copied());
        }
        fits
    }

    fn place_next(&mut self, marks: &mut impl Iterator<Item = Mark>) {
        self.mark = marks.next();
        match &mut self.value {
            Value::List(nodes) => nodes.iter_mut().for_each(|node| node.place_next(marks)),
            Value::Map(entries) => entries.iter_mut().for_each(|entry| {
                entry.mark = marks.next();
                entry.node.place_next(marks);
            }),
            _ => {}
        }
    }

    /// How many positions this value takes up: one for itself, and one for each key within.
    fn count(&self) -> usize {
        1 + match &self.value {
            Value::List(nodes) => nodes.iter().map(Self::count).sum(),
            Value::Map(entries) => entries.iter().map(|entry| 1 + entry.node.count()).sum(),
            _ => 0,
        }
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
