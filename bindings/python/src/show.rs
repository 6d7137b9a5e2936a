//! What is shown of results: lines, cards, reasons, reports and charts. All of it is made by the
//! report crate.

use place_readiness::compare::{self, Comparison};
use place_readiness::{Assessment, Rubric as Engine, ScoreResult};
use place_readiness_report::number::Cuts;
use place_readiness_report::{Error, chart, html, markdown, short};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::batch::Batch;
use crate::give::give;
use crate::refuse::{fault, guarded, incomparable};
use crate::rubric::Rubric;
use crate::take::{all_made, made};
use crate::work::{Pace, each};

/// Plain text, and the same as HTML.
type Words = (String, String);

/// A chart within a page, the same as a file, and what it says.
type Picture = (String, String, String);

#[pymethods]
impl Rubric {
    /// The rubric in one line.
    fn line(&self, py: Python<'_>) -> PyResult<String> {
        guarded(py, || written(py, short::rubric_line(&self.inner)))
    }

    /// One criterion with all its levels.
    fn criterion(&self, py: Python<'_>, id: &str) -> PyResult<Words> {
        guarded(py, || {
            let text = written(py, short::criterion_text(&self.inner, id))?;
            Ok((text, written(py, short::criterion_html(&self.inner, id))?))
        })
    }

    /// Scores as people read them: whole, unless that would carry one across a line that decides.
    fn shown(&self, py: Python<'_>, scores: Vec<f64>) -> PyResult<Vec<String>> {
        guarded(py, || {
            let cuts = Cuts::of(&self.inner);
            Ok(scores.into_iter().map(|score| cuts.whole(score)).collect())
        })
    }

    /// Two results side by side, as a chart.
    fn comparison(&self, py: Python<'_>, comparison: &Bound<'_, PyAny>) -> PyResult<Picture> {
        guarded(py, || drawn(py, chart::compare(&self.inner, &made(comparison)?)))
    }

    /// What changed from one date to another, as a chart.
    fn change(&self, py: Python<'_>, comparisons: &Bound<'_, PyAny>) -> PyResult<Picture> {
        guarded(py, || {
            let comparisons: Vec<Comparison> = all_made(comparisons)?;
            drawn(py, chart::change(&self.inner, &comparisons))
        })
    }
}

#[pymethods]
impl Batch {
    /// A row in one line.
    fn line(&self, py: Python<'_>, row: usize) -> PyResult<String> {
        guarded(py, || written(py, short::line(&self.rubric, &self.scored(row)?)))
    }

    /// A row as a card.
    fn card(&self, py: Python<'_>, row: usize) -> PyResult<String> {
        guarded(py, || written(py, short::score_html(&self.rubric, &self.scored(row)?)))
    }

    /// All rows as a table.
    fn table(&self, py: Python<'_>) -> PyResult<Words> {
        guarded(py, || {
            let results = self.headlines(py)?;
            let text = written(py, short::scores_text(&self.rubric, &results))?;
            Ok((text, written(py, short::scores_html(&self.rubric, &results))?))
        })
    }

    /// Why a row has its score and its band; of one heading, where it is given.
    #[pyo3(signature = (row, heading=None))]
    fn why(&self, py: Python<'_>, row: usize, heading: Option<&str>) -> PyResult<Words> {
        guarded(py, || {
            let result = self.scored(row)?;
            let text = written(py, short::why_text(&self.rubric, &result, heading))?;
            Ok((text, written(py, short::why_html(&self.rubric, &result, heading))?))
        })
    }

    /// The first next steps of a row: as text, as HTML, and as documents.
    fn steps<'py>(
        &self,
        py: Python<'py>,
        row: usize,
        most: usize,
    ) -> PyResult<(String, String, Bound<'py, PyAny>)> {
        guarded(py, || {
            let result = self.in_full(row)?;
            let text = written(py, short::steps_text(&self.rubric, &result, most))?;
            let html = written(py, short::steps_html(&self.rubric, &result, most))?;
            let steps: Vec<_> = result.next_steps.iter().flatten().take(most).collect();
            Ok((text, html, give(py, &steps)?))
        })
    }

    /// The profile of a row, as a chart.
    fn profile(&self, py: Python<'_>, row: usize) -> PyResult<Picture> {
        guarded(py, || drawn(py, chart::profile(&self.rubric, &self.scored(row)?)))
    }

    /// All rows under every heading, as a chart.
    fn heatmap(&self, py: Python<'_>) -> PyResult<Picture> {
        guarded(py, || drawn(py, chart::heat(&self.rubric, &self.headlines(py)?)))
    }

    /// The report about a row, as `html` or `markdown`.
    fn report(&self, py: Python<'_>, row: usize, format: &str) -> PyResult<String> {
        guarded(py, || report(py, &self.rubric, self.shared(row)?, format))
    }
}

impl Batch {
    /// All results without what no table of many tells, which is most of each.
    fn headlines(&self, py: Python<'_>) -> PyResult<Vec<ScoreResult>> {
        let (mut results, mut pace) = (Vec::new(), Pace::new());
        while let Some(rest) = self.assessments.get(results.len()..).filter(|it| !it.is_empty()) {
            let some = rest.get(..pace.count).unwrap_or(rest);
            results.extend(py.detach(|| each(some, |it| headline(self.rubric.score(it)))));
            pace.next();
            py.check_signals()?;
        }
        Ok(results)
    }
}

fn headline(mut result: ScoreResult) -> ScoreResult {
    for group in &mut result.groups {
        (group.groups, group.criteria) = (Vec::new(), Vec::new());
    }
    (result.patterns, result.lenses) = (Vec::new(), Vec::new());
    result
}

/// The report about one assessment.
pub(crate) fn report(
    py: Python<'_>,
    rubric: &Engine,
    assessment: &Assessment,
    format: &str,
) -> PyResult<String> {
    let render = match format {
        "html" => html,
        "markdown" => markdown,
        _ => return Err(PyValueError::new_err("format: html or markdown")),
    };
    written(py, py.detach(|| render(rubric, assessment, &rubric.score_fully(assessment))))
}

/// Two results side by side, as a document.
#[pyfunction]
pub(crate) fn compare_scores<'py>(
    py: Python<'py>,
    first: &Bound<'py, PyAny>,
    second: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    guarded(py, || {
        let compared = compare::compare_scores(&made(first)?, &made(second)?);
        give(py, &compared.map_err(|err| incomparable(py, &err.to_string()))?)
    })
}

fn written(py: Python<'_>, text: Result<String, Error>) -> PyResult<String> {
    text.map_err(|err| fault(py, &err.to_string()))
}

fn drawn(py: Python<'_>, chart: Result<chart::Chart, Error>) -> PyResult<Picture> {
    let chart = chart.map_err(|err| fault(py, &err.to_string()))?;
    Ok((chart.svg, chart.file, chart.alt))
}
