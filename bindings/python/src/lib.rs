//! The compiled half of the Python package: handles and documents, and nothing that decides.

mod batch;
mod buffer;
mod frame;
mod give;
mod matrix;
mod refuse;
mod rubric;
mod show;
mod take;
mod who;
mod work;

use std::ffi::OsString;

use place_readiness::assessment::{Place, Respondent};
use pyo3::prelude::*;

use crate::batch::Batch;
use crate::refuse::guarded;
use crate::rubric::Rubric;

#[pymodule(gil_used = false)]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<Rubric>()?;
    module.add_class::<Batch>()?;
    module.add_function(wrap_pyfunction!(run, module)?)?;
    module.add_function(wrap_pyfunction!(codes, module)?)?;
    module.add_function(wrap_pyfunction!(without_hidden, module)?)?;
    module.add_function(wrap_pyfunction!(place_id, module)?)?;
    module.add_function(wrap_pyfunction!(respondent_id, module)?)?;
    module.add_function(wrap_pyfunction!(rubric::builtin, module)?)?;
    module.add_function(wrap_pyfunction!(rubric::builtin_ids, module)?)?;
    module.add_function(wrap_pyfunction!(rubric::read_evidence, module)?)?;
    module.add_function(wrap_pyfunction!(rubric::rubric_of, module)?)?;
    module.add_function(wrap_pyfunction!(show::compare_scores, module)?)?;
    module.add_function(wrap_pyfunction!(rubric::compare_rubrics, module)?)?;
    Ok(())
}

/// Runs one command line, program name first, on the standard streams, and returns its status.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<OsString>) -> PyResult<u8> {
    guarded(py, || py.detach(|| Ok(place_readiness_cli::run_process(arguments))))
}

/// A text without the characters that cannot be seen, as the engine knows them.
#[pyfunction]
fn without_hidden(text: &str) -> String {
    text.chars().filter(|character| !place_readiness::problem::is_hidden(*character)).collect()
}

/// An id made of the name of a Place.
#[pyfunction]
fn place_id(name: &str) -> String {
    Place::id_of(name)
}

/// An id made of the word by which a respondent is told apart.
#[pyfunction]
fn respondent_id(name: &str) -> String {
    Respondent::id_of(name)
}

/// Every code that a problem can have.
#[pyfunction]
fn codes() -> Vec<&'static str> {
    place_readiness::problem::Fault::CODES.to_vec()
}
