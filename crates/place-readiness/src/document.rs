//! A document as it came in, before anyone has asked what it means.

pub(crate) mod date;
pub(crate) mod decimal;
pub(crate) mod fields;
pub(crate) mod reader;
#[cfg(feature = "yaml")]
mod yaml;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, Visitor,
};

use crate::document::reader::{join, name};
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
/// A host language can hold values that no document may, such as a set. Its deserialiser hands
/// one over as an enum whose variant is the name of its kind; it is then refused in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Document(pub(crate) Node);

/// One value of a document, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) mark: Option<Mark>,
}

/// What a value can be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Nothing,
    Truth(bool),
    /// As the shortest decimal that reads back as the same number.
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
    pub(crate) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// Where every place, named as dotted ids, stands in the text.
    pub(crate) fn places(&self) -> BTreeMap<String, Mark> {
        let mut places = BTreeMap::new();
        self.gather("", &mut places);
        places
    }

    fn gather(&self, at: &str, places: &mut BTreeMap<String, Mark>) {
        if let (Some(mark), false) = (self.mark, places.contains_key(at)) {
            places.insert(at.to_owned(), mark);
        }
        match &self.value {
            Value::List(nodes) => nodes.iter().enumerate().for_each(|(n, node)| {
                node.gather(&join(at, &name(node, n)), places);
            }),
            Value::Map(entries) => entries.iter().for_each(|entry| {
                let name = if entry.is_heading() { String::new() } else { shown(&entry.key) };
                entry.node.gather(&join(at, &name), places);
            }),
            _ => {}
        }
    }
}

impl Entry {
    /// Groups and criteria are called by their ids alone, without the key that holds them.
    fn is_heading(&self) -> bool {
        let is_list = matches!(self.node.value, Value::List(_));
        is_list && matches!(self.key.as_str(), "groups" | "criteria")
    }
}

impl Value {
    /// What this is, in words for a message.
    pub(crate) fn kind(&self) -> String {
        match self {
            Self::Nothing => "nothing".to_owned(),
            Self::Truth(truth) => format!("`{truth}`"),
            Self::Number(number) => format!("the number {number}"),
            Self::Text(text) => format!("the text `{}`", crate::problem::shown(text)),
            Self::List(_) => "a list".to_owned(),
            Self::Map(_) => "keys and values".to_owned(),
            Self::Refused(_) => "something that cannot be read".to_owned(),
        }
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Within { deeper: DEEPEST }.deserialize(deserializer).map(Self)
    }
}

/// Reads one value, and what it holds down to a depth.
#[derive(Clone, Copy)]
struct Within {
    deeper: usize,
}

impl<'de> DeserializeSeed<'de> for Within {
    type Value = Node;

    // Asks for "anything": were a number asked for, a `True` of Python would count as 1.
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let value = deserializer.deserialize_any(self)?;
        Ok(Node { value, mark: None })
    }
}

impl<'de> Visitor<'de> for Within {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true, false, a list or a map")
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Truth(truth))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_i128<E: de::Error>(self, number: i128) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_u128<E: de::Error>(self, number: u128) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    // A whole number is written without a point, as JavaScript knows no other way.
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        let number = if number == 0.0 { 0.0 } else { number };
        Ok(Value::Number(number.to_string()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_bytes<E: de::Error>(self, _: &[u8]) -> Result<Value, E> {
        let expected = "a text, a number, true, false, a list or a map".to_owned();
        Ok(Value::Refused(Box::new(Fault::WrongType { expected, found: "bytes".to_owned() })))
    }

    // How a host language hands over a value that no document may hold: under the name of its kind,
    // so that it can be refused in its place with everything else.
    fn visit_enum<A: EnumAccess<'de>>(self, kind: A) -> Result<Value, A::Error> {
        let (found, _) = kind.variant::<String>()?;
        let expected = "a text, a number, true, false, a list or a map".to_owned();
        Ok(Value::Refused(Box::new(Fault::WrongType { expected, found: shown(&found) })))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_none<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let Some(deeper) = self.deeper.checked_sub(1) else {
            while list.next_element::<de::IgnoredAny>()?.is_some() {}
            return Ok(too_deep());
        };
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element_seed(Self { deeper })? {
            nodes.push(node);
        }
        Ok(Value::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let Some(deeper) = self.deeper.checked_sub(1) else {
            while map.next_entry::<de::IgnoredAny, de::IgnoredAny>()?.is_some() {}
            return Ok(too_deep());
        };
        let mut entries = Vec::new();
        while let Some(Key(key)) = map.next_key()? {
            let node = map.next_value_seed(Self { deeper })?;
            entries.push(Entry { key, mark: None, node });
        }
        Ok(Value::Map(entries))
    }
}

fn too_deep() -> Value {
    Value::Refused(Box::new(Fault::TooDeep { limit: DEEPEST }))
}

/// The key of a map, as text: a plain `1` is a key too.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_any(Within { deeper: 0 })? {
            Value::Text(key) | Value::Number(key) => Ok(Self(key)),
            Value::Truth(key) => Ok(Self(key.to_string())),
            other => {
                let found = other.kind();
                Err(de::Error::custom(format_args!("a key must be text, found {found}")))
            }
        }
    }
}
