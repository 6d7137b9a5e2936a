//! A document as it came in, before anyone has asked what it means.

mod budget;
pub(crate) mod date;
pub(crate) mod decimal;
pub(crate) mod fields;
mod give;
pub(crate) mod id;
#[cfg(feature = "yaml")]
mod json;
mod number;
mod place;
pub(crate) mod reader;
#[cfg(feature = "yaml")]
mod seen;
mod visit;
#[cfg(feature = "yaml")]
mod yaml;

use crate::problem::{Fault, Mark, shown};

/// Lists and maps may be nested this deep.
pub(crate) const DEEPEST: usize = 64;

/// A rubric, an evidence file or an assessment that has been read but not yet understood.
///
/// It can be deserialised from any self-describing format, such as JSON, a Python dict or a
/// JavaScript object, and, with the feature `yaml`, read from YAML or JSON text. A document keeps
/// what a map does not: the order of keys, keys that stand twice, and, where it came as text, the
/// line and column of every value.
///
/// A number of YAML text is kept as it is written there, and judged so: `0.99999999999999999999` is
/// not 1. As data it comes as the number that the host made of it, and as the shortest decimal that
/// reads back as the same; [`Self::located`] looks up how JSON text has it.
///
/// A document holds at most 500,000 keys and values and 16 MiB of text, however it comes, so that
/// what is small for its host and endless for us, such as a list that holds itself twice, is refused
/// at once. [`Self::from_data`] says so as a [`Problem`](crate::problem::Problem); deserialising says it in
/// the words of the format's own error.
///
/// A host language can hold values that no document may, such as a set. Its deserialiser hands
/// one over as an enum whose variant is the name of its kind; it is then refused in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Document(pub(crate) Node);

/// One value of a document, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) mark: Option<Mark>,
    /// Whether it stands in YAML without quotes.
    pub(crate) is_bare: bool,
}

/// What a value can be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Nothing,
    Truth(bool),
    /// As it was written; where it came as data, as the shortest decimal that reads back as the
    /// same number.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
    /// A value no document may hold, such as bytes, or nesting beyond the limit.
    Refused(Box<Fault>),
}

/// One key of a map and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) mark: Option<Mark>,
    pub(crate) node: Node,
}

impl Document {
    /// What the `format` key says, such as `place-readiness/rubric/1`.
    pub fn format(&self) -> Option<&str> {
        self.text_of("format")
    }

    /// What the `rubric` key of an assessment says, such as `place-readiness@1.0.0`.
    pub fn rubric(&self) -> Option<&str> {
        self.text_of("rubric")
    }

    fn text_of(&self, key: &str) -> Option<&str> {
        let Value::Map(entries) = &self.0.value else { return None };
        entries.iter().find(|entry| entry.key == key)?.node.text()
    }
}

impl Node {
    /// The number that is written here. One beyond what a double holds is a text to the parser.
    pub(crate) fn number(&self) -> Option<&str> {
        match &self.value {
            Value::Number(number) => Some(number),
            Value::Text(text) if self.is_bare && number::is_plain(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }
}

impl Value {
    /// What this is, in words for a message.
    pub(crate) fn kind(&self) -> String {
        match self {
            Self::Nothing => "nothing".to_owned(),
            Self::Truth(truth) => format!("`{truth}`"),
            Self::Number(number) if number::is_plain(number) => {
                format!("the number {}", shown(number))
            }
            Self::Number(number) => format!("`{}`", shown(number)),
            Self::Text(text) => format!("the text `{}`", shown(text)),
            Self::List(_) => "a list".to_owned(),
            Self::Map(_) => "keys and values".to_owned(),
            Self::Refused(_) => "something that cannot be read".to_owned(),
        }
    }
}
