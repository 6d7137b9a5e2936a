//! A document as data again: for results and other documents that an engine made before.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};

use crate::document::budget::Budget;
use crate::document::visit::within;
use crate::document::{Document, Node, Value};

impl Document {
    /// Reads what an engine made before, such as a [`ScoreResult`](crate::ScoreResult). It stops at
    /// the first fault: nobody writes these by hand. It may hold four times as much as a document
    /// that people write.
    ///
    /// # Errors
    ///
    /// This is no such document, or it holds too much.
    pub fn made<'de, T, D>(data: D) -> Result<T, D::Error>
    where
        T: DeserializeOwned,
        D: Deserializer<'de>,
    {
        let Self(node) = within(data, &Budget::times(4))?;
        T::deserialize(&node).map_err(D::Error::custom)
    }
}

impl<'de> IntoDeserializer<'de> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            Value::Nothing => visitor.visit_unit(),
            Value::Truth(truth) => visitor.visit_bool(*truth),
            Value::Number(number) => self::number(number, visitor),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(nodes) => visitor.visit_seq(SeqDeserializer::new(nodes.iter())),
            Value::Map(entries) => {
                let entries = entries.iter().map(|entry| (entry.key.as_str(), &entry.node));
                visitor.visit_map(MapDeserializer::new(entries))
            }
            Value::Refused(fault) => Err(Error::custom(fault)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Nothing => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let word = self.text().ok_or_else(|| Error::custom("expected a word"))?;
        visitor.visit_enum(word.into_deserializer())
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// Counts are asked for as whole numbers, scores as floats.
fn number<'de, V: Visitor<'de>>(number: &str, visitor: V) -> Result<V::Value, Error> {
    if let Ok(whole) = number.parse::<u64>() {
        return visitor.visit_u64(whole);
    }
    if let Ok(whole) = number.parse::<i64>() {
        return visitor.visit_i64(whole);
    }
    let float = number.parse::<f64>();
    float.map_or_else(|err| Err(Error::custom(err)), |float| visitor.visit_f64(float))
}
