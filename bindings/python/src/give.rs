//! From Rust to Python: documents as dicts, lists, texts and numbers.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyMapping, PyString};
use pythonize::{PythonizeNamedMappingType, PythonizeTypes, pythonize_custom};
use serde::Serialize;

use crate::refuse::fault;

pub(crate) fn give<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    pythonize_custom::<Documents, _>(py, value).map_err(|err| fault(py, &err.to_string()))
}

/// What documents are in Python.
struct Documents;

impl PythonizeTypes for Documents {
    type Map = PyDict;
    type NamedMap = Fields;
    type List = PyList;
}

/// A dict whose keys are names of fields. All documents share them: they are a third of a result.
struct Fields;

impl PythonizeNamedMappingType for Fields {
    type Builder<'py> = Bound<'py, PyDict>;

    fn builder<'py>(py: Python<'py>, _: usize, _: &'static str) -> PyResult<Bound<'py, PyDict>> {
        Ok(PyDict::new(py))
    }

    fn push_field<'py>(
        builder: &mut Bound<'py, PyDict>,
        name: Bound<'py, PyString>,
        value: Bound<'py, PyAny>,
    ) -> PyResult<()> {
        builder.set_item(PyString::intern(builder.py(), name.to_str()?), value)
    }

    fn finish(builder: Self::Builder<'_>) -> PyResult<Bound<'_, PyMapping>> {
        Ok(builder.into_mapping())
    }
}
