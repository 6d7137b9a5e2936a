//! From an assessment to its result: a few calls of the kernel, and everything read from them.

pub(crate) mod banding;
pub(crate) mod codes;
pub(crate) mod headings;
pub(crate) mod lens;
pub(crate) mod overall;
pub(crate) mod sheet;
pub(crate) mod steps;
pub(crate) mod words;

use crate::assess::banding::Banding;
use crate::assess::headings::Headings;
use crate::assess::sheet::Sheet;
use crate::assessment::Assessment;
use crate::result::{
    BandResult, Engine, FORMAT, GroupResult, NextStep, Overall, RubricStamp, ScoreResult,
};
use crate::rubric::Rubric;

/// Scores, bands, gates, patterns and lenses. Next steps are left to whoever asks for them.
pub(crate) fn score(rubric: &Rubric, assessment: &Assessment) -> ScoreResult {
    let sheet = Sheet::new(rubric, assessment);
    result(&sheet, &Banding::new(&sheet), assessment)
}

/// What there is to say of the whole, and its band.
pub(crate) fn score_whole(rubric: &Rubric, assessment: &Assessment) -> (Overall, BandResult) {
    let sheet = Sheet::new(rubric, assessment);
    (sheet.overall(), Banding::new(&sheet).band())
}

/// What there is to say of headings and criteria.
pub(crate) fn score_headings(rubric: &Rubric, assessment: &Assessment) -> Vec<GroupResult> {
    Headings::new(&Sheet::new(rubric, assessment)).groups()
}

/// Everything there is to say.
pub(crate) fn score_fully(rubric: &Rubric, assessment: &Assessment) -> ScoreResult {
    let sheet = Sheet::new(rubric, assessment);
    let banding = Banding::new(&sheet);
    let next_steps = Some(steps::next_steps(&sheet, &banding));
    ScoreResult { next_steps, ..result(&sheet, &banding, assessment) }
}

pub(crate) fn next_steps(rubric: &Rubric, assessment: &Assessment) -> Vec<NextStep> {
    let sheet = Sheet::new(rubric, assessment);
    steps::next_steps(&sheet, &Banding::new(&sheet))
}

fn result(sheet: &Sheet<'_>, banding: &Banding<'_>, assessment: &Assessment) -> ScoreResult {
    let header = assessment.header.clone();
    ScoreResult {
        format: FORMAT.to_owned(),
        rubric: stamp(sheet.rubric, header.version),
        engine: Engine::this(),
        place: header.place,
        date: header.date,
        respondent: header.respondent,
        kind: header.kind,
        label: header.label,
        notice: sheet.rubric.content.notice.clone(),
        overall: sheet.overall(),
        band: banding.band(),
        groups: Headings::new(sheet).groups(),
        gates: banding.gates(),
        patterns: banding.patterns(),
        lenses: lens::lenses(sheet),
        next_steps: None,
    }
}

fn stamp(rubric: &Rubric, answered_under: Option<String>) -> RubricStamp {
    RubricStamp {
        id: rubric.content.id.clone(),
        version: rubric.content.version.clone(),
        fingerprint: rubric.fingerprint.clone(),
        answered_under,
    }
}

impl Engine {
    fn this() -> Self {
        Self { name: "place-readiness".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}
