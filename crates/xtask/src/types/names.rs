//! What the types are called in public. Those that no table has are called as in the engine.

use super::library::Form;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Language {
    Python,
    TypeScript,
}

type Names = &'static [(&'static str, &'static str)];

/// Of parts of documents. In the engine each stands in a module that says what it is a part of.
const PARTS: Names = &[
    ("AnswerOption", "OptionDocument"),
    ("AnyGroupBelowCondition", "GroupBelowCondition"),
    ("Band", "BandDocument"),
    ("Context", "EvidenceContext"),
    ("Criterion", "CriterionDocument"),
    ("Evidence", "EvidenceDocument"),
    ("Gate", "GateDocument"),
    ("Group", "GroupDocument"),
    ("Item", "EvidenceEntry"),
    ("Lens", "LensDocument"),
    ("Level", "LevelDocument"),
    ("Pattern", "PatternDocument"),
    ("Source", "EvidenceSource"),
];

/// Of what is given out in another way within a result than within an assessment.
const IN_RESULTS: Names = &[("EvidenceItem", "EvidenceResult"), ("Respondent", "RespondentResult")];

const PYTHON: Names = &[("Comparison", "ComparisonDocument"), ("ScoreResult", "ScoreDocument")];

/// Of what people write, where it is not called after what is given out.
const PYTHON_WRITTEN: Names =
    &[("AnswerDetail", "WrittenDetail"), ("EvidenceItem", "WrittenEvidence")];
const TYPESCRIPT_WRITTEN: Names = &[("AnswerDetail", "AnswerInputDetail")];

/// What a type is called that is the same in every form, or given out.
pub(super) fn given(language: Language, name: &str) -> String {
    let own = if language == Language::Python { find(PYTHON, name) } else { None };
    own.or_else(|| find(PARTS, name)).unwrap_or(name).to_owned()
}

/// What a type is called in a form that is not the first in which it is known.
pub(super) fn other(language: Language, form: Form, name: &str) -> Option<String> {
    match form {
        Form::Written => Some(written(language, name)),
        Form::Given | Form::Made => find(IN_RESULTS, name).map(str::to_owned),
    }
}

fn written(language: Language, name: &str) -> String {
    let given = given(language, name);
    let stem = given.strip_suffix("Document").unwrap_or(&given);
    let (own, usual) = match language {
        Language::Python => (find(PYTHON_WRITTEN, name), format!("Written{stem}")),
        Language::TypeScript => (find(TYPESCRIPT_WRITTEN, name), format!("{stem}Input")),
    };
    own.map_or(usual, str::to_owned)
}

fn find(names: Names, name: &str) -> Option<&'static str> {
    names.iter().find(|(engine, _)| *engine == name).map(|(_, public)| *public)
}
