//! How a refusal or a fault of ours reaches Python: as an exception of the package.

use std::panic::{AssertUnwindSafe, catch_unwind};

use place_readiness::problem::Problem;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::give::give;

/// The exceptions are written in Python, so that they can be pickled and subclassed.
const ERRORS: &str = "place_readiness._errors";

/// A rubric or an evidence file was refused.
pub(crate) fn rubric_error(py: Python<'_>, problems: &[Problem]) -> PyErr {
    refused(py, "RubricError", problems)
}

/// Answers were refused.
pub(crate) fn data_error(py: Python<'_>, problems: &[Problem]) -> PyErr {
    refused(py, "DataError", problems)
}

fn refused(py: Python<'_>, class: &str, problems: &[Problem]) -> PyErr {
    let raise = || PyResult::Ok((py.import(ERRORS)?.getattr(class)?, give(py, &problems)?));
    match raise() {
        Ok((class, problems)) => class.call1((problems,)).map_or_else(|err| err, PyErr::from_value),
        Err(err) => err,
    }
}

/// Two results cannot be compared.
pub(crate) fn incomparable(py: Python<'_>, message: &str) -> PyErr {
    raised(py, "IncomparableError", message)
}

/// Something went wrong that no input should bring about.
pub(crate) fn fault(py: Python<'_>, message: &str) -> PyErr {
    raised(py, "InternalError", message)
}

fn raised(py: Python<'_>, class: &str, message: &str) -> PyErr {
    let raise = || py.import(ERRORS)?.getattr(class)?.call1((message,));
    raise().map_or_else(|_| PyRuntimeError::new_err(message.to_owned()), PyErr::from_value)
}

/// Runs what a Python caller asked for. A panic becomes an exception like any other.
pub(crate) fn guarded<T>(py: Python<'_>, work: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(ToString::to_string);
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        Err(fault(py, &text))
    })
}
