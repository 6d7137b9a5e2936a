//! The one handle: a rubric that was loaded, and what the form asks of it.

use place_readiness::compare::is_same_respondent;
use place_readiness::{Assessment, Evidence, Problems, ScoreResult};
use place_readiness_report::{html, html_part, short};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::give::give;
use crate::refuse::{fault, refuse};
use crate::take::{document, is_there};

/// A rubric that is sound: every way of answering it has a score.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rubric {
    pub(crate) inner: place_readiness::Rubric,
}

/// The report, to be shown inside another page.
#[derive(Serialize)]
struct ReportPart<'a> {
    style: &'a str,
    body: &'a str,
}

/// A result, and how it stands in one line of text.
#[derive(Serialize)]
struct Assessed<'a> {
    result: &'a ScoreResult,
    standing: &'a str,
}

#[wasm_bindgen]
impl Rubric {
    /// Loads a rubric from data, with its evidence file if there is one.
    ///
    /// # Errors
    ///
    /// Every problem of the first of the two that is refused.
    #[wasm_bindgen(constructor)]
    pub fn new(content: &JsValue, evidence: &JsValue) -> Result<Rubric, JsValue> {
        load(content, evidence).map_err(|problems| refuse(&problems))
    }

    /// A hash of what decides scores.
    #[wasm_bindgen(getter)]
    pub fn fingerprint(&self) -> String {
        self.inner.fingerprint().to_owned()
    }

    /// Reads one assessment and gives it back as a document.
    ///
    /// # Errors
    ///
    /// Every problem of the assessment.
    pub fn admit(&self, assessment: &JsValue) -> Result<JsValue, JsValue> {
        give(&self.take(assessment)?)
    }

    /// Whether two assessments come from one person.
    ///
    /// # Errors
    ///
    /// Every problem of the first of the two that is refused.
    #[wasm_bindgen(js_name = sameRespondent)]
    pub fn same_respondent(&self, one: &JsValue, other: &JsValue) -> Result<bool, JsValue> {
        let (one, other) = (self.take(one)?, self.take(other)?);
        Ok(is_same_respondent(one.header(), other.header()))
    }

    /// Scores one assessment.
    ///
    /// # Errors
    ///
    /// Every problem of the assessment.
    pub fn score(&self, assessment: &JsValue) -> Result<JsValue, JsValue> {
        give(&self.scored_fully(assessment)?.1)
    }

    /// The report about one assessment, as a page.
    ///
    /// # Errors
    ///
    /// Every problem of the assessment.
    pub fn report(&self, assessment: &JsValue) -> Result<String, JsValue> {
        let (assessment, result) = self.scored_fully(assessment)?;
        html(&self.inner, &assessment, &result).map_err(|err| fault(&err))
    }

    /// The same report, to be shown inside another page: its style sheet and its body.
    ///
    /// # Errors
    ///
    /// Every problem of the assessment.
    #[wasm_bindgen(js_name = reportPart)]
    pub fn report_part(&self, assessment: &JsValue) -> Result<JsValue, JsValue> {
        let (assessment, result) = self.scored_fully(assessment)?;
        let part = html_part(&self.inner, &assessment, &result).map_err(|err| fault(&err))?;
        give(&ReportPart { style: part.style, body: &part.body })
    }

    /// Scores one assessment, and says in one line of text how it stands.
    ///
    /// # Errors
    ///
    /// Every problem of the assessment.
    pub fn assess(&self, assessment: &JsValue) -> Result<JsValue, JsValue> {
        let (_, result) = self.scored_fully(assessment)?;
        let standing = short::standing(&self.inner, &result).map_err(|err| fault(&err))?;
        give(&Assessed { result: &result, standing: &standing })
    }
}

impl Rubric {
    pub(crate) fn take(&self, given: &JsValue) -> Result<Assessment, JsValue> {
        let admitted = document(given).and_then(|document| self.inner.admit(&document));
        admitted.map_err(|problems| refuse(&problems))
    }

    pub(crate) fn scored_fully(
        &self,
        given: &JsValue,
    ) -> Result<(Assessment, ScoreResult), JsValue> {
        let assessment = self.take(given)?;
        let result = self.inner.score_fully(&assessment);
        Ok((assessment, result))
    }
}

fn load(content: &JsValue, evidence: &JsValue) -> Result<Rubric, Problems> {
    let evidence = is_there(evidence).then(|| Evidence::new(&document(evidence)?)).transpose()?;
    let inner = place_readiness::Rubric::with_evidence(&document(content)?, evidence)?;
    Ok(Rubric { inner })
}
