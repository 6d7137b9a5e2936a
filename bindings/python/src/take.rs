//! From Python to Rust: dicts, lists, texts and numbers as documents.
//!
//! Numbers come as numbers. Only Python's own types count: a `True` is no 1, and a number of
//! another library, such as NumPy, is refused by the name of its type, in its place.

use std::cell::{Cell, RefCell};
use std::fmt;

use place_readiness::{Document, Fault, Problem, Problems};
use pyo3::exceptions::{PyException, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString, PyTuple,
};
use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeOwned, IntoDeserializer, MapAccess, SeqAccess, Visitor};

/// Why something given is no document.
pub(crate) enum Refused {
    Problems(Problems),
    /// Whoever calls wants to stop, or reading ran code that raised what is no fault of a document.
    Raised(PyErr),
}

impl From<Problems> for Refused {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl Refused {
    /// As an exception, made of problems in the way that the caller knows.
    pub(crate) fn raised(self, of_problems: impl FnOnce(&Problems) -> PyErr) -> PyErr {
        match self {
            Self::Problems(problems) => of_problems(&problems),
            Self::Raised(err) => err,
        }
    }
}

/// What is given as a document: text is read as YAML, anything else as data.
pub(crate) fn document(given: &Bound<'_, PyAny>) -> Result<Document, Refused> {
    if let Ok(text) = given.cast::<PyString>() {
        let text = text.to_str().map_err(|err| malformed(err.to_string()))?;
        return Ok(Document::from_yaml(text)?);
    }
    let reading = Reading::default();
    let document = Document::from_data(Given::of(given, &reading));
    match reading.raised.take() {
        Some(err) => Err(Refused::Raised(err)),
        None => Ok(document?),
    }
}

/// A document that an engine made before, such as a result.
pub(crate) fn made<T: DeserializeOwned>(given: &Bound<'_, PyAny>) -> PyResult<T> {
    let reading = Reading::default();
    let made = Document::made(Given::of(given, &reading));
    match reading.raised.take() {
        Some(err) => Err(err),
        None => made.map_err(|err| PyRuntimeError::new_err(err.to_string())),
    }
}

/// A list of such documents.
pub(crate) fn all_made<T: DeserializeOwned>(given: &Bound<'_, PyAny>) -> PyResult<Vec<T>> {
    given.try_iter()?.map(|one| made(&one?)).collect()
}

fn malformed(message: String) -> Problems {
    Problem { at: String::new(), mark: None, fault: Fault::Malformed { message } }.into()
}

/// What is known of one reading, however deep it is.
#[derive(Default)]
struct Reading {
    values: Cell<u32>,
    raised: RefCell<Option<PyErr>>,
}

/// After so many values Python may say that somebody wants to stop.
const OFTEN: u32 = 4096;

impl Reading {
    fn heed_signals(&self, py: Python<'_>) -> Result<(), Unreadable> {
        self.values.set(self.values.get().wrapping_add(1));
        if self.values.get().is_multiple_of(OFTEN) {
            py.check_signals().map_err(|err| self.stop(py, err))?;
        }
        Ok(())
    }

    /// Ends the reading. An error of what is read is a problem of the document; all else that can be
    /// raised, such as a `KeyboardInterrupt`, is to come out as itself.
    fn stop(&self, py: Python<'_>, err: PyErr) -> Unreadable {
        let unreadable = Unreadable(err.to_string());
        if !err.is_instance_of::<PyException>(py) {
            self.raised.replace(Some(err));
        }
        unreadable
    }
}

/// A value of Python, and how much deeper the values in it may be nested. A list may hold itself.
struct Given<'a, 'py> {
    value: &'a Bound<'py, PyAny>,
    deeper: usize,
    reading: &'a Reading,
}

/// More than any document may have, so that the engine is the one to refuse.
const DEEPEST: usize = 128;

impl<'a, 'py> Given<'a, 'py> {
    fn of(value: &'a Bound<'py, PyAny>, reading: &'a Reading) -> Self {
        Self { value, deeper: DEEPEST, reading }
    }

    /// Whether it is a mapping. To ask what is no dict runs code of Python, which may be told to stop.
    fn is_map(&self) -> Result<bool, Unreadable> {
        let py = self.value.py();
        if self.value.is_instance_of::<PyDict>() {
            return Ok(true);
        }
        let mapping = || py.import("collections.abc")?.getattr("Mapping");
        match mapping().and_then(|mapping| self.value.is_instance(&mapping)) {
            Err(err) if !err.is_instance_of::<PyException>(py) => Err(self.reading.stop(py, err)),
            is_map => Ok(is_map.unwrap_or(false)),
        }
    }

    fn members(&self) -> Result<Members<'a>, Unreadable> {
        let too_deep = || Unreadable("nested too deep".to_owned());
        let deeper = self.deeper.checked_sub(1).ok_or_else(too_deep)?;
        Ok(Members { deeper, reading: self.reading })
    }
}

/// What the members of one collection share.
#[derive(Clone, Copy)]
struct Members<'a> {
    deeper: usize,
    reading: &'a Reading,
}

impl<'a> Members<'a> {
    fn given<'b, 'py>(self, value: &'b Bound<'py, PyAny>) -> Given<'b, 'py>
    where
        'a: 'b,
    {
        Given { value, deeper: self.deeper, reading: self.reading }
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
        self.reading.heed_signals(value.py())?;
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
        } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            visitor.visit_seq(Items { list: value, next: 0, members: self.members()? })
        } else if self.is_map()? {
            visitor.visit_map(Entries::of(value, self.members()?))
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

/// The members of a list or a tuple that are still to come. None is touched before it is asked for.
struct Items<'a, 'py> {
    list: &'a Bound<'py, PyAny>,
    next: usize,
    members: Members<'a>,
}

impl<'py> Items<'_, 'py> {
    fn get(&self, place: usize) -> Option<Bound<'py, PyAny>> {
        match self.list.cast::<PyList>() {
            Ok(list) => list.get_item(place).ok(),
            Err(_) => self.list.cast::<PyTuple>().ok()?.get_item(place).ok(),
        }
    }

    fn length(&self) -> usize {
        match self.list.cast::<PyList>() {
            Ok(list) => list.len(),
            Err(_) => self.list.cast::<PyTuple>().map_or(0, PyTupleMethods::len),
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Unreadable;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        let Some(value) = self.get(self.next) else { return Ok(None) };
        self.next += 1;
        seed.deserialize(self.members.given(&value)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.length().saturating_sub(self.next))
    }
}

/// A key and its value.
type Pair<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>);

/// The entries of a mapping: of a dict as they were when the first was asked for.
struct Entries<'a, 'py> {
    map: &'a Bound<'py, PyAny>,
    pairs: Option<Pairs<'py>>,
    value: Option<Bound<'py, PyAny>>,
    members: Members<'a>,
}

type Pairs<'py> = Box<dyn Iterator<Item = PyResult<Pair<'py>>> + 'py>;

impl<'a, 'py> Entries<'a, 'py> {
    fn of(map: &'a Bound<'py, PyAny>, members: Members<'a>) -> Self {
        Self { map, pairs: None, value: None, members }
    }

    fn next_pair(&mut self) -> Result<Option<Pair<'py>>, Unreadable> {
        let pair = match &mut self.pairs {
            Some(pairs) => pairs.next().transpose(),
            None => pairs(self.map).and_then(|all| self.pairs.insert(all).next().transpose()),
        };
        pair.map_err(|err| self.members.reading.stop(self.map.py(), err))
    }
}

fn pairs<'py>(map: &Bound<'py, PyAny>) -> PyResult<Pairs<'py>> {
    if let Ok(dict) = map.cast::<PyDict>() {
        let pairs: Vec<_> = dict.iter().collect();
        return Ok(Box::new(pairs.into_iter().map(Ok)));
    }
    let items = map.call_method0("items")?.try_iter()?;
    Ok(Box::new(items.map(|pair| pair?.extract())))
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Unreadable;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        let Some((key, value)) = self.next_pair()? else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(self.members.given(&key)).map(Some)
    }

    fn next_value_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        let without_key = || Unreadable("a value without a key".to_owned());
        let value = self.value.take().ok_or_else(without_key)?;
        seed.deserialize(self.members.given(&value))
    }

    fn size_hint(&self) -> Option<usize> {
        self.map.cast::<PyDict>().ok().map(PyDictMethods::len)
    }
}
