//! From Rust to Python: documents as dicts, lists, texts and numbers.

use pyo3::prelude::*;
use serde::Serialize;

use crate::refuse::fault;

pub(crate) fn give<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    pythonize::pythonize(py, value).map_err(|err| fault(py, &err.to_string()))
}
