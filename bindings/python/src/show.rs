//! What is shown of results: lines, cards, reasons and charts. All of it is made by the report
//! crate, from results that this package gave out before.

use place_readiness::{Comparison, ScoreResult, compare_scores};
use place_readiness_report::number::Cuts;
use place_readiness_report::{Error, chart, short};
use pyo3::prelude::*;

use crate::give::give;
use crate::refuse::{fault, guarded, incomparable};
use crate::rubric::Rubric;
use crate::take::{all_made, made};

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

    /// A result in one line.
    fn score_line(&self, py: Python<'_>, result: &Bound<'_, PyAny>) -> PyResult<String> {
        guarded(py, || written(py, short::line(&self.inner, &made(result)?)))
    }

    /// A result as a card.
    fn score_html(&self, py: Python<'_>, result: &Bound<'_, PyAny>) -> PyResult<String> {
        guarded(py, || written(py, short::score_html(&self.inner, &made(result)?)))
    }

    /// Results as a table.
    fn scores(&self, py: Python<'_>, results: &Bound<'_, PyAny>) -> PyResult<Words> {
        guarded(py, || {
            let results: Vec<ScoreResult> = all_made(results)?;
            let text = written(py, short::scores_text(&self.inner, &results))?;
            Ok((text, written(py, short::scores_html(&self.inner, &results))?))
        })
    }

    /// Why a result has its score and its band; of one heading, where it is given.
    #[pyo3(signature = (result, heading=None))]
    fn why(
        &self,
        py: Python<'_>,
        result: &Bound<'_, PyAny>,
        heading: Option<&str>,
    ) -> PyResult<Words> {
        guarded(py, || {
            let result: ScoreResult = made(result)?;
            let text = written(py, short::why_text(&self.inner, &result, heading))?;
            Ok((text, written(py, short::why_html(&self.inner, &result, heading))?))
        })
    }

    /// The first next steps of a result.
    fn steps(&self, py: Python<'_>, result: &Bound<'_, PyAny>, most: usize) -> PyResult<Words> {
        guarded(py, || {
            let result: ScoreResult = made(result)?;
            let text = written(py, short::steps_text(&self.inner, &result, most))?;
            Ok((text, written(py, short::steps_html(&self.inner, &result, most))?))
        })
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

    /// The profile of a result, as a chart.
    fn profile(&self, py: Python<'_>, result: &Bound<'_, PyAny>) -> PyResult<Picture> {
        guarded(py, || drawn(py, chart::profile(&self.inner, &made(result)?)))
    }

    /// Results under every heading, as a chart.
    fn heatmap(&self, py: Python<'_>, results: &Bound<'_, PyAny>) -> PyResult<Picture> {
        guarded(py, || {
            let results: Vec<ScoreResult> = all_made(results)?;
            drawn(py, chart::heat(&self.inner, &results))
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

/// Two results side by side, as a document.
#[pyfunction]
pub(crate) fn compare_results<'py>(
    py: Python<'py>,
    first: &Bound<'py, PyAny>,
    second: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    guarded(py, || {
        let compared = compare_scores(&made(first)?, &made(second)?);
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
