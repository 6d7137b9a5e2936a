//! From JavaScript to Rust: values that `js/plain.ts` has read, as documents.
//!
//! No code of the caller runs in here. What was an object is a list `[true, key, value, ...]`, a
//! list is `[false, value, ...]`, and what no document may hold is a list of its name alone; it is
//! refused in its place, with everything else that is wrong.

#[cfg(feature = "full")]
use place_readiness::problem::{Fault, Problem};
use place_readiness::{Document, Problems};
use place_readiness_host::{Given, Host, Shape, Unreadable, refused};
#[cfg(feature = "full")]
use serde::de::DeserializeOwned;
use serde::de::Visitor;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

pub(crate) fn document(given: &JsValue) -> Result<Document, Problems> {
    Document::from_data(Given::of(Value(given.clone())))
}

/// A document that an engine made before.
#[cfg(feature = "full")]
pub(crate) fn made<T: DeserializeOwned>(given: &JsValue) -> Result<T, Unreadable> {
    Document::made(Given::of(Value(given.clone())))
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
    #[derive(Clone)]
    type Plain;
    #[wasm_bindgen(method, getter)]
    fn length(this: &Plain) -> u32;
    #[wasm_bindgen(method, indexing_getter)]
    fn at(this: &Plain, place: u32) -> JsValue;
}

/// A value that was read.
struct Value(JsValue);

impl Host for Value {
    type Items = Items;
    type Entries = Entries;

    fn is_nothing(&self) -> bool {
        !is_there(&self.0)
    }

    fn shape(&self) -> Result<Shape<Self>, Unreadable> {
        if !self.0.is_object() {
            return Ok(Shape::Scalar);
        }
        let list: &Plain = self.0.unchecked_ref();
        let items = Items { list: list.clone(), next: 1, length: list.length() };
        Ok(match list.at(0).as_bool() {
            Some(true) => Shape::Map(Entries(items)),
            Some(false) => Shape::List(items),
            None => Shape::Scalar,
        })
    }

    fn scalar<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Unreadable> {
        let value = &self.0;
        if let Some(number) = value.as_f64() {
            self::number(number, visitor)
        } else if let Some(text) = value.as_string() {
            visitor.visit_string(text)
        } else if let Some(truth) = value.as_bool() {
            visitor.visit_bool(truth)
        } else {
            let kind = value.unchecked_ref::<Plain>().at(0).as_string();
            refused(kind.unwrap_or_default(), visitor)
        }
    }

    fn word(&self) -> Result<String, Unreadable> {
        self.0.as_string().ok_or_else(|| Unreadable("expected a word".to_owned()))
    }
}

/// A number. Documents that the engine made hold counts, and those are asked for as whole numbers.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "it is compared")]
fn number<'de, V: Visitor<'de>>(number: f64, visitor: V) -> Result<V::Value, Unreadable> {
    let whole = number as i64;
    if whole as f64 == number { visitor.visit_i64(whole) } else { visitor.visit_f64(number) }
}

/// What is still to come of a list.
struct Items {
    list: Plain,
    next: u32,
    length: u32,
}

impl Iterator for Items {
    type Item = Result<Value, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.length {
            return None;
        }
        let value = self.list.at(self.next);
        self.next += 1;
        Some(Ok(Value(value)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.length.saturating_sub(self.next) as usize;
        (left, Some(left))
    }
}

/// What is still to come of an object: its keys and its values, by turns.
struct Entries(Items);

impl Iterator for Entries {
    type Item = Result<(Value, Value), Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = (self.0.next()?, self.0.next());
        let without = || Err(Unreadable("a key without a value".to_owned()));
        Some(key.and_then(|key| Ok((key, value.unwrap_or_else(without)?))))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.0.size_hint().0 / 2;
        (left, Some(left))
    }
}
