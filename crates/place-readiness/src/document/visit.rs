//! Reading a document from whatever hands it over, within a depth and a budget.

use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};

use crate::document::budget::Budget;
use crate::document::{DEEPEST, Document, Entry, Node, Value};
use crate::problem::{Fault, Problem, Problems, shown};

/// What a document may hold, in words.
const PLAIN: &str = "a text, a number, true, false, a list or a map";

/// From here on a number is written with an exponent, as JavaScript writes it.
const LONG: f64 = 1e21;

impl Document {
    /// Reads a document that a host language hands over as data.
    ///
    /// A host should say how many entries a list or a map has (`size_hint`), and not look into them
    /// before it is asked for the first: what is too large is then refused before it is touched.
    ///
    /// # Errors
    ///
    /// The data has a key that is no text, or is not to be read at all; or it holds more than
    /// 500,000 keys and values, or more than 16 MiB of text.
    pub fn from_data<'de, D: Deserializer<'de>>(data: D) -> Result<Self, Problems> {
        let budget = Budget::default();
        within(data, &budget).map_err(|err| {
            let malformed = || Fault::Malformed { message: shown(&err.to_string()) };
            let fault = budget.ran_out().unwrap_or_else(malformed);
            Problem { at: String::new(), mark: None, fault }.into()
        })
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        within(deserializer, &Budget::default())
    }
}

/// Reads a document within a budget.
pub(crate) fn within<'de, D: Deserializer<'de>>(
    data: D,
    budget: &Budget,
) -> Result<Document, D::Error> {
    budget.values(1).map_err(de::Error::custom)?;
    Within { deeper: DEEPEST, budget }.deserialize(data).map(Document)
}

/// Reads one value, and what it holds down to a depth. Whoever asks for it has paid for it.
#[derive(Clone, Copy)]
struct Within<'b> {
    deeper: usize,
    budget: &'b Budget,
}

impl<'de> DeserializeSeed<'de> for Within<'_> {
    type Value = Node;

    // Asks for "anything": were a number asked for, a `True` of Python would count as 1.
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let value = deserializer.deserialize_any(self)?;
        Ok(Node { value, mark: None, is_bare: false })
    }
}

impl<'de> Visitor<'de> for Within<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PLAIN)
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
        let is_long = number.is_finite() && number.abs() >= LONG;
        Ok(Value::Number(if is_long { format!("{number:e}") } else { number.to_string() }))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        self.budget.text(text.len()).map_err(E::custom)?;
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
        self.budget.text(text.len()).map_err(E::custom)?;
        Ok(Value::Text(text))
    }

    fn visit_bytes<E: de::Error>(self, _: &[u8]) -> Result<Value, E> {
        Ok(refused("bytes"))
    }

    // How a host language hands over a value that no document may hold: under the name of its kind,
    // so that it can be refused in its place with everything else.
    fn visit_enum<A: EnumAccess<'de>>(self, kind: A) -> Result<Value, A::Error> {
        let (found, _) = kind.variant::<String>()?;
        self.budget.text(found.len()).map_err(de::Error::custom)?;
        Ok(refused(&shown(&found)))
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
        let mut toll = Toll::new(self.budget, list.size_hint(), 1)?;
        let Some(deeper) = self.deeper.checked_sub(1) else {
            while list.next_element::<IgnoredAny>()?.is_some() {
                toll.pay()?;
            }
            return Ok(too_deep());
        };
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element_seed(Self { deeper, ..self })? {
            toll.pay()?;
            nodes.push(node);
        }
        nodes.shrink_to_fit();
        Ok(Value::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut toll = Toll::new(self.budget, map.size_hint(), 2)?;
        let Some(deeper) = self.deeper.checked_sub(1) else {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                toll.pay()?;
            }
            return Ok(too_deep());
        };
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(Key(self.budget))? {
            toll.pay()?;
            let node = map.next_value_seed(Self { deeper, ..self })?;
            entries.push(Entry { key, mark: None, node });
        }
        entries.shrink_to_fit();
        Ok(Value::Map(entries))
    }
}

/// What the entries of one list or map cost: all that it says it has at once, any further ones as
/// they come.
struct Toll<'b> {
    budget: &'b Budget,
    paid: usize,
    each: usize,
}

impl<'b> Toll<'b> {
    fn new<E: de::Error>(budget: &'b Budget, hint: Option<usize>, each: usize) -> Result<Self, E> {
        let paid = hint.unwrap_or_default();
        budget.values(paid.saturating_mul(each)).map_err(E::custom)?;
        Ok(Self { budget, paid, each })
    }

    fn pay<E: de::Error>(&mut self) -> Result<(), E> {
        match self.paid.checked_sub(1) {
            Some(left) => self.paid = left,
            None => self.budget.values(self.each).map_err(E::custom)?,
        }
        Ok(())
    }
}

fn refused(found: &str) -> Value {
    let (expected, found) = (PLAIN.to_owned(), found.to_owned());
    Value::Refused(Box::new(Fault::WrongType { expected, found }))
}

fn too_deep() -> Value {
    Value::Refused(Box::new(Fault::TooDeep { limit: DEEPEST }))
}

/// The key of a map, as text: a plain `1` is a key too.
struct Key<'b>(&'b Budget);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        match deserializer.deserialize_any(Within { deeper: 0, budget: self.0 })? {
            Value::Text(key) | Value::Number(key) => Ok(key),
            Value::Truth(key) => Ok(key.to_string()),
            other => {
                let found = other.kind();
                Err(de::Error::custom(format_args!("a key must be text, found {found}")))
            }
        }
    }
}
