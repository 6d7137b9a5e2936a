//! What the package offers beyond what the form needs: YAML, Markdown, charts, tables of codes, and
//! comparisons.

use std::panic;
use std::sync::Mutex;

use place_readiness::compare::{self, compare_rubrics};
use place_readiness::problem::Fault;
use place_readiness::table::Blanks;
use place_readiness::{Document, Evidence, Problems, ScoreResult};
use place_readiness_report::{chart, markdown, short};
use place_readiness_rubrics::BUILTIN;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::give::give;
use crate::refuse::{fault, refuse};
use crate::rubric::Rubric;
use crate::take::{document, is_there, made, text};

#[wasm_bindgen]
impl Rubric {
    /// Loads a rubric from YAML text, with that of its evidence file if there is one.
    ///
    /// # Errors
    ///
    /// Every problem of the first of the two that is refused.
    pub fn from_yaml(content: &JsValue, evidence: &JsValue) -> Result<Rubric, JsValue> {
        load(content, evidence).map_err(|problems| refuse(&problems))
    }

    /// The rubric as a document, with every default filled in.
    ///
    /// # Errors
    ///
    /// A fault of ours.
    pub fn document(&self) -> Result<JsValue, JsValue> {
        give(self.inner.document())
    }

    /// Its evidence file as a document.
    ///
    /// # Errors
    ///
    /// A fault of ours.
    pub fn evidence(&self) -> Result<JsValue, JsValue> {
        give(&self.inner.evidence())
    }

    /// How many top headings there are.
    pub fn headings(&self) -> usize {
        self.inner.document().groups.len()
    }

    /// An empty assessment as YAML text, with the questions as comments.
    pub fn template(&self) -> String {
        self.inner.template()
    }

    /// Reads one assessment from YAML text and gives it back as a document.
    ///
    /// # Errors
    ///
    /// Every problem of the text.
    pub fn admit_yaml(&self, text: &JsValue) -> Result<JsValue, JsValue> {
        let admitted = yaml(text).and_then(|document| self.inner.admit(&document));
        give(&admitted.map_err(|problems| refuse(&problems))?)
    }

    /// The result of one assessment, and beside it that of the same with some answers changed.
    ///
    /// # Errors
    ///
    /// Every problem of the assessment, or else of the changes.
    pub fn what_if(&self, assessment: &JsValue, changes: &JsValue) -> Result<JsValue, JsValue> {
        let assessment = self.take(assessment)?;
        let compared = document(changes).and_then(|it| self.inner.what_if(&assessment, &it));
        give(&compared.map_err(|problems| refuse(&problems))?)
    }

    /// The report about one assessment, as Markdown.
    ///
    /// # Errors
    ///
    /// Every problem of the assessment.
    pub fn markdown(&self, assessment: &JsValue) -> Result<String, JsValue> {
        let (assessment, result) = self.scored_fully(assessment)?;
        markdown(&self.inner, &assessment, &result).map_err(|err| fault(&err))
    }

    /// The result of one assessment in one line, with whose it is.
    ///
    /// # Errors
    ///
    /// Every problem of the assessment.
    pub fn line(&self, assessment: &JsValue) -> Result<String, JsValue> {
        let result = self.inner.score(&self.take(assessment)?);
        short::line(&self.inner, &result).map_err(|err| fault(&err))
    }

    /// The profile of one assessment, as a chart.
    ///
    /// # Errors
    ///
    /// Every problem of the assessment.
    pub fn profile_chart(&self, assessment: &JsValue) -> Result<JsValue, JsValue> {
        let result = self.inner.score(&self.take(assessment)?);
        give(&chart::profile(&self.inner, &result).map_err(|err| fault(&err))?)
    }

    /// Scores columns of codes, one for each criterion, which stand one after another in `codes`.
    ///
    /// Gives one row after another: overall, coverage and pooled, and each top heading.
    ///
    /// # Errors
    ///
    /// Every problem of the columns.
    pub fn score_columns(
        &self,
        codes: &[u8],
        lengths: &[u32],
        blanks: &str,
    ) -> Result<Vec<f64>, JsValue> {
        let blanks = blanks.parse::<Blanks>().map_err(|err| fault(&err))?;
        let scores = self.inner.score_columns(&columns(codes, lengths), blanks);
        let scores = scores.map_err(|problems| refuse(&problems))?;
        let own = [scores.overall, scores.coverage, scores.pooled];
        Ok(own.into_iter().chain(scores.groups).flatten().collect())
    }

    /// What changed from this rubric to a newer one, and what kind of step that is.
    ///
    /// # Errors
    ///
    /// A fault of ours.
    pub fn compare_to(&self, newer: &Rubric) -> Result<JsValue, JsValue> {
        give(&compare_rubrics(&self.inner, &newer.inner))
    }
}

/// Two results side by side.
///
/// # Errors
///
/// One of them is no result, or their rubrics score differently.
#[wasm_bindgen]
pub fn compare_scores(first: &JsValue, second: &JsValue) -> Result<JsValue, JsValue> {
    let result = |given| made::<ScoreResult>(given).map_err(|err| fault(&err));
    give(&compare::compare_scores(&result(first)?, &result(second)?).map_err(|err| fault(&err))?)
}

/// Reads an evidence file by itself, and gives it back as a document.
///
/// # Errors
///
/// Every problem of the file.
#[wasm_bindgen]
pub fn read_evidence(content: &JsValue) -> Result<JsValue, JsValue> {
    let evidence = document(content).and_then(|document| Evidence::new(&document));
    give(&evidence.map_err(|problems| refuse(&problems))?)
}

/// Reads an evidence file from YAML text.
///
/// # Errors
///
/// Every problem of the text.
#[wasm_bindgen]
pub fn read_evidence_yaml(text: &JsValue) -> Result<JsValue, JsValue> {
    let evidence = yaml(text).and_then(|document| Evidence::new(&document));
    give(&evidence.map_err(|problems| refuse(&problems))?)
}

/// The ids of the rubrics that come with the package.
#[wasm_bindgen]
pub fn builtin_ids() -> Vec<String> {
    BUILTIN.iter().map(|builtin| builtin.id.to_owned()).collect()
}

/// The text of a rubric that comes with the package, and of its evidence file; or nothing.
#[wasm_bindgen]
pub fn builtin(id: &str) -> Option<Vec<String>> {
    let found = place_readiness_rubrics::find(id)?;
    Some(vec![found.rubric.to_owned(), found.evidence.to_owned()])
}

/// Every code that a problem can have.
#[wasm_bindgen]
pub fn problem_codes() -> Vec<String> {
    Fault::CODES.iter().map(|code| (*code).to_owned()).collect()
}

fn load(content: &JsValue, evidence: &JsValue) -> Result<Rubric, Problems> {
    let evidence = is_there(evidence).then(|| Evidence::new(&yaml(evidence)?)).transpose()?;
    Ok(Rubric { inner: place_readiness::Rubric::with_evidence(&yaml(content)?, evidence)? })
}

fn yaml(given: &JsValue) -> Result<Document, Problems> {
    Document::from_yaml(&text(given)?)
}

fn columns<'a>(mut codes: &'a [u8], lengths: &[u32]) -> Vec<&'a [u8]> {
    let column = |length: &u32| {
        let (column, rest) = codes.split_at_checked(*length as usize)?;
        codes = rest;
        Some(column)
    };
    lengths.iter().map_while(column).collect()
}

/// Keeps what a panic says, for whoever finds that the engine has stopped.
#[wasm_bindgen(start)]
fn start() {
    panic::set_hook(Box::new(|panic| {
        if let Ok(mut said) = SAID.lock() {
            *said = panic.to_string();
        }
    }));
}

static SAID: Mutex<String> = Mutex::new(String::new());

/// What the last panic said.
#[wasm_bindgen]
pub fn last_panic() -> String {
    SAID.lock().map(|said| said.clone()).unwrap_or_default()
}
