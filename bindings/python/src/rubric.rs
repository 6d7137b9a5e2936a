//! The one handle: a rubric that was loaded, and what can be asked of it.

use place_readiness::{Assessment, Blanks, Document, Evidence, Problems, ScoreResult};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use serde::Serialize;

use crate::give::give;
use crate::refuse::{data_error, fault, guarded, rubric_error};
use crate::take::{Refused, document, documents};

/// A rubric that is sound: every way of answering it has a score.
#[pyclass(frozen, module = "place_readiness._core")]
pub(crate) struct Rubric {
    pub(crate) inner: place_readiness::Rubric,
}

/// What came of one assessment: a result, or what is wrong with it.
#[derive(Serialize)]
struct Outcome {
    assessment: Option<Assessment>,
    result: Option<ScoreResult>,
    problems: Vec<place_readiness::Problem>,
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

    /// Reads and scores some assessments, each from text or from data. Those that are refused have
    /// their problems in place of a result.
    #[expect(clippy::needless_pass_by_value, reason = "PyO3 hands over the list that it made")]
    fn score<'py>(
        &self,
        py: Python<'py>,
        assessments: Vec<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, || {
            let documents = documents(&assessments)?;
            let score = |it| self.outcome(self.admitted(it));
            give(py, &py.detach(|| documents.into_iter().map(score).collect::<Vec<_>>()))
        })
    }

    /// Everything wrong with each of some assessments. Nothing is scored.
    #[expect(clippy::needless_pass_by_value, reason = "PyO3 hands over the list that it made")]
    fn problems<'py>(
        &self,
        py: Python<'py>,
        assessments: Vec<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, || {
            let documents = documents(&assessments)?;
            let check = |it| self.admitted(it).err().map_or_else(Vec::new, |it| it.to_vec());
            give(py, &py.detach(|| documents.into_iter().map(check).collect::<Vec<_>>()))
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
            let blanks = match blanks {
                "left_out" => Blanks::LeftOut,
                "lowest" => Blanks::Lowest,
                "highest" => Blanks::Highest,
                _ => return Err(PyValueError::new_err("blanks: left_out, lowest or highest")),
            };
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
        guarded(py, || {
            let render = match format {
                "html" => place_readiness_report::html,
                "markdown" => place_readiness_report::markdown,
                _ => return Err(PyValueError::new_err("format: html or markdown")),
            };
            let assessment = self.take(py, assessment)?;
            let report = py
                .detach(|| render(&self.inner, &assessment, &self.inner.score_fully(&assessment)));
            report.map_err(|err| fault(py, &err.to_string()))
        })
    }
}

impl Rubric {
    fn take(&self, py: Python<'_>, given: &Bound<'_, PyAny>) -> PyResult<Assessment> {
        let admitted = document(given).and_then(|document| Ok(self.inner.admit(&document)?));
        admitted.map_err(|refused| refused.raised(|problems| data_error(py, problems)))
    }

    fn admitted(&self, given: Result<Document, Problems>) -> Result<Assessment, Problems> {
        given.and_then(|document| self.inner.admit(&document))
    }

    fn outcome(&self, admitted: Result<Assessment, Problems>) -> Outcome {
        match admitted {
            Ok(assessment) => Outcome {
                result: Some(self.inner.score_fully(&assessment)),
                assessment: Some(assessment),
                problems: Vec::new(),
            },
            Err(problems) => {
                Outcome { assessment: None, result: None, problems: problems.to_vec() }
            }
        }
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
    Ok(Rubric { inner })
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
    guarded(py, || give(py, &place_readiness::compare_rubrics(&old.inner, &new.inner)))
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
