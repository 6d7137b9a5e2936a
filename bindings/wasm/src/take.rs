//! From JavaScript to Rust: values that `js/plain.ts` has read, as documents.
//!
//! No code of the caller runs in here. What was an object is a list `[true, key, value, ...]`, a
//! list is `[false, value, ...]`, and what no document may hold is a list of its name alone; it is
//! refused in its place, with everything else that is wrong.

use std::fmt;

use place_readiness::{Document, Problems};
#[cfg(feature = "full")]
use place_readiness::{Fault, Problem};
#[cfg(feature = "full")]
use serde::de::DeserializeOwned;
use serde::de::value::StringDeserializer;
use serde::de::{self, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

pub(crate) fn document(given: &JsValue) -> Result<Document, Problems> {
    Document::from_data(Given(given))
}

/// A document that an engine made before.
#[cfg(feature = "full")]
pub(crate) fn made<T: DeserializeOwned>(given: &JsValue) -> Result<T, Unreadable> {
    Document::made(Given(given))
}

/// A text, for a document that comes as one.
#[cfg(feature = "full")]
pub(crate) fn text(given: &JsValue) -> Result<String, Problems> {
    let text = given.as_string().filter(|text| is_unicode(given, text));
    text.ok_or_else(|| {
        let fault = Fault::Malformed { message: "text that is not Unicode".to_owned() };
        Problem { at: String::new(), mark: None, fault }.into()
    })
}

/// Half of a surrogate pair has no place in Unicode, and comes out as another character.
#[cfg(feature = "full")]
fn is_unicode(value: &JsValue, text: &str) -> bool {
    !text.contains(char::REPLACEMENT_CHARACTER) || JsValue::from_str(text) == *value
}

/// Whether there is a value at all.
pub(crate) fn is_there(given: &JsValue) -> bool {
    !given.is_null() && !given.is_undefined()
}

#[wasm_bindgen]
extern "C" {
    /// A list of our own making: asking for its members runs no code but the browser's.
    type Plain;
    #[wasm_bindgen(method, getter)]
    fn length(this: &Plain) -> u32;
    #[wasm_bindgen(method, indexing_getter)]
    fn at(this: &Plain, place: u32) -> JsValue;
}

/// A value that was read.
struct Given<'a>(&'a JsValue);

/// Why a value cannot be read at all.
#[derive(Debug)]
pub(crate) struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl<'de> de::Deserializer<'de> for Given<'_> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let value = self.0;
        if !is_there(value) {
            visitor.visit_unit()
        } else if let Some(truth) = value.as_bool() {
            visitor.visit_bool(truth)
        } else if let Some(number) = value.as_f64() {
            self::number(number, visitor)
        } else if let Some(text) = value.as_string() {
            visitor.visit_string(text)
        } else {
            collection(value.unchecked_ref(), visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if is_there(self.0) { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    /// A value that is skipped is not looked into.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        named(self.0.as_string().ok_or_else(|| Unreadable("expected a word".to_owned()))?, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier
    }
}

fn collection<'de, V: Visitor<'de>>(list: &Plain, visitor: V) -> Result<V::Value, Unreadable> {
    let head = list.at(0);
    let members = Members { list, next: 1, length: list.length() };
    match (head.as_string(), head.as_bool()) {
        (Some(kind), _) => named(kind, visitor),
        (None, Some(true)) => visitor.visit_map(members),
        (None, _) => visitor.visit_seq(members),
    }
}

/// A number. Documents that the engine made hold counts, and those are asked for as whole numbers.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "it is compared")]
fn number<'de, V: Visitor<'de>>(number: f64, visitor: V) -> Result<V::Value, Unreadable> {
    let whole = number as i64;
    if whole as f64 == number { visitor.visit_i64(whole) } else { visitor.visit_f64(number) }
}

/// A value that no document may hold, by the name of its kind; or a word of a few.
fn named<'de, V: Visitor<'de>>(kind: String, visitor: V) -> Result<V::Value, Unreadable> {
    let kind: StringDeserializer<Unreadable> = kind.into_deserializer();
    visitor.visit_enum(kind)
}

/// What is still to come of a list, or, by turns, the keys and values of an object.
struct Members<'a> {
    list: &'a Plain,
    next: u32,
    length: u32,
}

impl Members<'_> {
    /// How many there still are. The engine counts them before it reads any.
    fn left(&self) -> usize {
        self.length.saturating_sub(self.next) as usize
    }

    fn take<'de, T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        if self.next >= self.length {
            return Ok(None);
        }
        let value = self.list.at(self.next);
        self.next += 1;
        seed.deserialize(Given(&value)).map(Some)
    }
}

impl<'de> SeqAccess<'de> for Members<'_> {
    type Error = Unreadable;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        self.take(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left())
    }
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Unreadable;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        self.take(seed)
    }

    fn next_value_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        self.take(seed)?.ok_or_else(|| Unreadable("a key without a value".to_owned()))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left() / 2)
    }
}
