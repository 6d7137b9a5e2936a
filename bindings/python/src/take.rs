//! From Python to Rust: dicts, lists, texts and numbers as documents.
//!
//! Numbers come as numbers. Only Python's own types count: a `True` is no 1, and a number of
//! another library, such as NumPy, is refused by the name of its type, in its place.

use std::cell::{Cell, RefCell};

use place_readiness::problem::{Fault, Problem};
use place_readiness::{Document, Problems};
use place_readiness_host::{Given, Host, Shape, Unreadable, refused};
use pyo3::exceptions::{PyException, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString, PyTuple,
};
use serde::de::{DeserializeOwned, Visitor};

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
    let document = Document::from_data(Given::of(Value::of(given, &reading)));
    match reading.raised.take() {
        Some(err) => Err(Refused::Raised(err)),
        None => Ok(document?),
    }
}

/// A document that an engine made before, such as a result.
pub(crate) fn made<T: DeserializeOwned>(given: &Bound<'_, PyAny>) -> PyResult<T> {
    let reading = Reading::default();
    let made = Document::made(Given::of(Value::of(given, &reading)));
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

/// A value of Python, and the reading that it is part of.
struct Value<'a, 'py> {
    value: Bound<'py, PyAny>,
    reading: &'a Reading,
}

impl<'a, 'py> Value<'a, 'py> {
    fn of(value: &Bound<'py, PyAny>, reading: &'a Reading) -> Self {
        Self { value: value.clone(), reading }
    }

    fn is_list(&self) -> bool {
        self.value.is_instance_of::<PyList>() || self.value.is_instance_of::<PyTuple>()
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

    /// Whether it is of a type whose values have no members, so that nothing more need be asked.
    fn is_plain(&self) -> bool {
        let value = &self.value;
        value.is_instance_of::<PyString>()
            || value.is_exact_instance_of::<PyInt>()
            || value.is_exact_instance_of::<PyFloat>()
            || value.is_exact_instance_of::<PyBool>()
    }
}

impl<'a, 'py> Host for Value<'a, 'py> {
    type Items = Items<'a, 'py>;
    type Entries = Entries<'a, 'py>;

    fn is_nothing(&self) -> bool {
        self.value.is_none()
    }

    fn shape(&self) -> Result<Shape<Self>, Unreadable> {
        self.reading.heed_signals(self.value.py())?;
        if self.is_plain() {
            Ok(Shape::Scalar)
        } else if self.is_list() {
            Ok(Shape::List(Items { list: self.value.clone(), next: 0, reading: self.reading }))
        } else if self.is_map()? {
            Ok(Shape::Map(Entries::of(&self.value, self.reading)))
        } else {
            Ok(Shape::Scalar)
        }
    }

    fn scalar<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Unreadable> {
        let value = &self.value;
        if let Ok(truth) = value.cast_exact::<PyBool>() {
            visitor.visit_bool(truth.is_true())
        } else if value.is_exact_instance_of::<PyInt>() {
            whole(value, visitor)
        } else if let Ok(number) = value.cast_exact::<PyFloat>() {
            visitor.visit_f64(number.value())
        } else if let Ok(text) = value.cast::<PyString>() {
            match text.to_str() {
                Ok(text) => visitor.visit_str(text),
                Err(_) => refused("text that is not Unicode".to_owned(), visitor),
            }
        } else {
            other(value, visitor)
        }
    }

    fn word(&self) -> Result<String, Unreadable> {
        let text = self.value.cast::<PyString>().map_err(PyErr::from).map_err(unreadable)?;
        Ok(text.to_str().map_err(unreadable)?.to_owned())
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
fn unreadable(err: PyErr) -> Unreadable {
    Unreadable(err.to_string())
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
    let kind = value.get_type().fully_qualified_name().map_err(unreadable)?.to_string();
    if kind == "datetime.date" {
        let text = value.call_method0("isoformat").and_then(|text| text.extract());
        return visitor.visit_string(text.map_err(unreadable)?);
    }
    refused(kind, visitor)
}

/// The members of a list or a tuple that are still to come. None is touched before it is asked for.
struct Items<'a, 'py> {
    list: Bound<'py, PyAny>,
    next: usize,
    reading: &'a Reading,
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

impl<'a, 'py> Iterator for Items<'a, 'py> {
    type Item = Result<Value<'a, 'py>, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        let value = self.get(self.next)?;
        self.next += 1;
        Some(Ok(Value { value, reading: self.reading }))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.length().saturating_sub(self.next)))
    }
}

/// A key and its value.
type Pair<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>);

type Pairs<'py> = Box<dyn Iterator<Item = PyResult<Pair<'py>>> + 'py>;

/// The entries of a mapping: of a dict as they were when the first was asked for.
struct Entries<'a, 'py> {
    map: Bound<'py, PyAny>,
    pairs: Option<Pairs<'py>>,
    reading: &'a Reading,
}

impl<'a, 'py> Entries<'a, 'py> {
    fn of(map: &Bound<'py, PyAny>, reading: &'a Reading) -> Self {
        Self { map: map.clone(), pairs: None, reading }
    }

    fn next_pair(&mut self) -> PyResult<Option<Pair<'py>>> {
        match &mut self.pairs {
            Some(pairs) => pairs.next().transpose(),
            None => pairs(&self.map).and_then(|all| self.pairs.insert(all).next().transpose()),
        }
    }
}

impl<'a, 'py> Iterator for Entries<'a, 'py> {
    type Item = Result<(Value<'a, 'py>, Value<'a, 'py>), Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        let reading = self.reading;
        let value = |value| Value { value, reading };
        match self.next_pair().transpose()? {
            Ok((key, its)) => Some(Ok((value(key), value(its)))),
            Err(err) => Some(Err(reading.stop(self.map.py(), err))),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.map.cast::<PyDict>().ok().map(PyDictMethods::len))
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
