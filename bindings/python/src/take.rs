//! From Python to Rust: dicts, lists, texts and numbers as documents.
//!
//! Numbers come as numbers. Only Python's own types count: a `True` is no 1, and a number of
//! another library, such as NumPy, is refused by the name of its type, in its place.

use std::fmt;

use place_readiness::{Document, Fault, Problem, Problems};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMapping, PyMemoryView,
    PyString, PyTuple,
};
use serde::de::value::StringDeserializer;
use serde::de::{
    self, Deserialize, DeserializeOwned, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

/// What is given as a document: text is read as YAML, anything else as data.
pub(crate) fn document(given: &Bound<'_, PyAny>) -> Result<Document, Problems> {
    if let Ok(text) = given.cast::<PyString>() {
        let text = text.to_str().map_err(|err| malformed(err.to_string()))?;
        return Document::from_yaml(text);
    }
    Document::deserialize(Given::of(given)).map_err(|err| malformed(err.to_string()))
}

/// A document that an engine made before, such as a result.
pub(crate) fn made<T: DeserializeOwned>(given: &Bound<'_, PyAny>) -> PyResult<T> {
    T::deserialize(Given::of(given)).map_err(|err| PyRuntimeError::new_err(err.to_string()))
}

fn malformed(message: String) -> Problems {
    Problem { at: String::new(), mark: None, fault: Fault::Malformed { message } }.into()
}

/// A value of Python, and how much deeper the values in it may be nested. A list may hold itself.
struct Given<'a, 'py> {
    value: &'a Bound<'py, PyAny>,
    deeper: usize,
}

/// More than any document may have, so that the engine is the one to refuse.
const DEEPEST: usize = 128;

impl<'a, 'py> Given<'a, 'py> {
    fn of(value: &'a Bound<'py, PyAny>) -> Self {
        Self { value, deeper: DEEPEST }
    }

    fn inside(&self) -> Result<usize, Unreadable> {
        self.deeper.checked_sub(1).ok_or_else(|| Unreadable("nested too deep".to_owned()))
    }
}

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

impl From<PyErr> for Unreadable {
    fn from(err: PyErr) -> Self {
        Self(err.to_string())
    }
}

impl<'de> de::Deserializer<'de> for Given<'_, '_> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let value = self.value;
        if value.is_none() {
            visitor.visit_unit()
        } else if let Ok(truth) = value.cast_exact::<PyBool>() {
            visitor.visit_bool(truth.is_true())
        } else if value.is_exact_instance_of::<PyInt>() {
            whole(value, visitor)
        } else if let Ok(number) = value.cast_exact::<PyFloat>() {
            visitor.visit_f64(number.value())
        } else if let Ok(text) = value.cast::<PyString>() {
            match text.to_str() {
                Ok(text) => visitor.visit_str(text),
                Err(_) => named("text that is not Unicode", visitor),
            }
        } else if let Ok(map) = value.cast::<PyMapping>() {
            visitor.visit_map(Entries::of(map, self.inside()?)?)
        } else if let Ok(list) = value.cast::<PyList>() {
            visitor.visit_seq(Items::of(list.iter(), self.inside()?))
        } else if let Ok(list) = value.cast::<PyTuple>() {
            visitor.visit_seq(Items::of(list.iter(), self.inside()?))
        } else {
            other(value, visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.value.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    /// A value that is skipped is not looked into: a list may hold itself.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let name = self.value.cast::<PyString>().map_err(PyErr::from)?.to_str()?.to_owned();
        let variant: StringDeserializer<Unreadable> = name.into_deserializer();
        visitor.visit_enum(variant)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier
    }
}

/// A whole number; one too large for 128 bits as the nearest float, as JSON is read.
fn whole<'de, V: Visitor<'de>>(
    value: &Bound<'_, PyAny>,
    visitor: V,
) -> Result<V::Value, Unreadable> {
    if let Ok(number) = value.extract::<i64>() {
        return visitor.visit_i64(number);
    }
    if let Ok(number) = value.extract::<i128>() {
        return visitor.visit_i128(number);
    }
    visitor.visit_f64(value.extract::<f64>().unwrap_or(f64::INFINITY))
}

/// What is neither text nor number nor a collection: a date as its text, all else by its name.
fn other<'de, V: Visitor<'de>>(
    value: &Bound<'_, PyAny>,
    visitor: V,
) -> Result<V::Value, Unreadable> {
    let is_bytes = value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>()
        || value.is_instance_of::<PyMemoryView>();
    if is_bytes {
        return visitor.visit_bytes(&[]);
    }
    let kind = value.get_type().fully_qualified_name()?.to_string();
    if kind == "datetime.date" {
        return visitor.visit_string(value.call_method0("isoformat")?.extract()?);
    }
    named(&kind, visitor)
}

/// A value that no document may hold, by the name of its kind.
fn named<'de, V: Visitor<'de>>(kind: &str, visitor: V) -> Result<V::Value, Unreadable> {
    let kind: StringDeserializer<Unreadable> = kind.to_owned().into_deserializer();
    visitor.visit_enum(kind)
}

/// The members of a list, as they were when reading began.
struct Items<'py> {
    items: std::vec::IntoIter<Bound<'py, PyAny>>,
    deeper: usize,
}

impl<'py> Items<'py> {
    fn of(items: impl Iterator<Item = Bound<'py, PyAny>>, deeper: usize) -> Self {
        Self { items: items.collect::<Vec<_>>().into_iter(), deeper }
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Unreadable;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        let deeper = self.deeper;
        self.items.next().map(|value| seed.deserialize(Given { value: &value, deeper })).transpose()
    }
}

/// The entries of a mapping, as they were when reading began.
struct Entries<'py> {
    pairs: std::vec::IntoIter<(Bound<'py, PyAny>, Bound<'py, PyAny>)>,
    value: Option<Bound<'py, PyAny>>,
    deeper: usize,
}

impl<'py> Entries<'py> {
    fn of(map: &Bound<'py, PyMapping>, deeper: usize) -> PyResult<Self> {
        let pairs: Vec<_> = match map.cast::<PyDict>() {
            Ok(dict) => dict.iter().collect(),
            Err(_) => map.items()?.extract()?,
        };
        Ok(Self { pairs: pairs.into_iter(), value: None, deeper })
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Unreadable;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        let Some((key, value)) = self.pairs.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Given { value: &key, deeper: self.deeper }).map(Some)
    }

    fn next_value_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        let without_key = || Unreadable("a value without a key".to_owned());
        let value = self.value.take().ok_or_else(without_key)?;
        seed.deserialize(Given { value: &value, deeper: self.deeper })
    }
}
