//! The one handle: a rubric that was loaded, and what can be asked of it.

use std::sync::Arc;

use place_readiness::table::Blanks;
use place_readiness::{Assessment, Evidence};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;

use crate::give::give;
use crate::refuse::{data_error, fault, guarded, rubric_error};
use crate::show::report;
use crate::take::{Refused, document};

/// A rubric that is sound: every way of answering it has a score.
#[pyclass(frozen, module = "place_readiness._core")]
pub(crate) struct Rubric {
    pub(crate) inner: Arc<place_readiness::Rubric>,
}

#[pymethods]
impl Rubric {
    /// Loads a rubric from YAML or JSON text, or from data, with its evidence file if there is one.
    #[new]
    #[pyo3(signature = (content, evidence=None))]
    fn new(
        py: Python<'_>,
        content: &Bound<'_, PyAny>,
        evidence: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        guarded(py, || {
            let loaded = load(py, content, evidence);
            loaded.map_err(|refused| refused.raised(|problems| rubric_error(py, problems)))
        })
    }

    /// The rubric as a document, with every default filled in.
    fn document<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, || give(py, self.inner.document()))
    }

    /// Its evidence file as a document.
    fn evidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, || give(py, &self.inner.evidence()))
    }

    /// How many top headings there are.
    pub(crate) fn headings(&self) -> usize {
        self.inner.document().groups.len()
    }

    /// A hash of what decides scores.
    fn fingerprint(&self) -> &str {
        self.inner.fingerprint()
    }

    /// An assessment as YAML text, which reads back as the same.
    fn yaml(&self, py: Python<'_>, assessment: &Bound<'_, PyAny>) -> PyResult<String> {
        guarded(py, || {
            let text = serde_yaml::to_string(&self.take(py, assessment)?);
            text.map_err(|err| fault(py, &err.to_string()))
        })
    }

    /// An empty assessment as YAML text, with the questions as comments.
    fn template(&self, py: Python<'_>) -> PyResult<String> {
        guarded(py, || Ok(self.inner.template()))
    }

    /// Reads one assessment, from text or from data, and gives it back as a document.
    fn admit<'py>(
        &self,
        py: Python<'py>,
        assessment: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, || give(py, &self.take(py, assessment)?))
    }

    /// The same assessment with other answers to some criteria, as a document.
    fn with_answers<'py>(
        &self,
        py: Python<'py>,
        assessment: &Bound<'py, PyAny>,
        changes: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, || {
            let assessment = self.take(py, assessment)?;
            let other = document(changes)
                .and_then(|changes| Ok(self.inner.with_answers(&assessment, &changes)?));
            let refused = |refused: Refused| refused.raised(|problems| data_error(py, problems));
            give(py, &other.map_err(refused)?)
        })
    }

    /// Scores columns of codes, one for each criterion, as bytes.
    #[expect(clippy::needless_pass_by_value, reason = "PyO3 hands over the list that it made")]
    fn score_columns<'py>(
        &self,
        py: Python<'py>,
        columns: Vec<Vec<u8>>,
        blanks: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, || {
            let blanks = blanks.parse::<Blanks>();
            let blanks = blanks.map_err(|err| PyValueError::new_err(err.to_string()))?;
            let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
            let scored = py.detach(|| self.inner.score_columns(&columns, blanks));
            let scored = scored.map_err(|problems| data_error(py, &problems))?;
            give(py, &(scored.overall, scored.coverage, scored.pooled, scored.groups))
        })
    }

    /// The report about one assessment, as `html` or `markdown`.
    fn report(
        &self,
        py: Python<'_>,
        assessment: &Bound<'_, PyAny>,
        format: &str,
    ) -> PyResult<String> {
        guarded(py, || report(py, &self.inner, &self.take(py, assessment)?, format))
    }
}

impl Rubric {
    fn take(&self, py: Python<'_>, given: &Bound<'_, PyAny>) -> PyResult<Assessment> {
        let admitted = document(given).and_then(|document| Ok(self.inner.admit(&document)?));
        admitted.map_err(|refused| refused.raised(|problems| data_error(py, problems)))
    }
}

fn load(
    py: Python<'_>,
    content: &Bound<'_, PyAny>,
    evidence: Option<&Bound<'_, PyAny>>,
) -> Result<Rubric, Refused> {
    let evidence = evidence.map(read).transpose()?;
    let content = document(content)?;
    let inner = py.detach(|| place_readiness::Rubric::with_evidence(&content, evidence))?;
    Ok(Rubric { inner: Arc::new(inner) })
}

fn read(evidence: &Bound<'_, PyAny>) -> Result<Evidence, Refused> {
    Ok(Evidence::new(&document(evidence)?)?)
}

/// What changed from one version of a rubric to another, and what kind of step that is.
#[pyfunction]
pub(crate) fn compare_rubrics<'py>(
    py: Python<'py>,
    old: &Rubric,
    new: &Rubric,
) -> PyResult<Bound<'py, PyAny>> {
    guarded(py, || give(py, &place_readiness::compare::compare_rubrics(&old.inner, &new.inner)))
}

/// A rubric, its evidence file, and its examples by name.
type Texts = (&'static str, &'static str, Vec<(&'static str, &'static str)>);

/// The text of a rubric that ships, of its evidence file, and of its examples by name.
#[pyfunction]
pub(crate) fn builtin(id: &str) -> PyResult<Texts> {
    let found = place_readiness_rubrics::find(id);
    let found = found.ok_or_else(|| PyKeyError::new_err(id.to_owned()))?;
    Ok((found.rubric, found.evidence, found.examples.to_vec()))
}

/// The ids of the rubrics that ship.
#[pyfunction]
pub(crate) fn builtin_ids() -> Vec<&'static str> {
    place_readiness_rubrics::BUILTIN.iter().map(|builtin| builtin.id).collect()
}

/// Reads an evidence file by itself, and gives it back as a document.
#[pyfunction]
pub(crate) fn read_evidence<'py>(
    py: Python<'py>,
    content: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    guarded(py, || {
        let evidence = read(content);
        give(py, &evidence.map_err(|it| it.raised(|problems| rubric_error(py, problems)))?)
    })
}

/// What the `rubric` key of an assessment says.
#[pyfunction]
pub(crate) fn rubric_of(py: Python<'_>, assessment: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    guarded(py, || {
        let document = document(assessment);
        let document = document.map_err(|it| it.raised(|problems| data_error(py, problems)))?;
        Ok(document.rubric().map(ToOwned::to_owned))
    })
}
