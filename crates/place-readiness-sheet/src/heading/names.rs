//! The names of columns that every table may have, whatever its rubric.

use crate::words::words;

/// A part of an assessment, or of an answer where a row has one.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Field {
    Place,
    PlaceId,
    Date,
    Respondent,
    Partner,
    Kind,
    Note,
    Criterion,
    Level,
    Confidence,
    Evidence,
    State,
    Reason,
}

impl Field {
    pub(crate) fn name(self) -> &'static str {
        self.into()
    }

    /// Whether only a table with a row an answer has it.
    pub(crate) fn is_of_answer(self) -> bool {
        self >= Self::Criterion
    }
}

/// What each is called. The first name of each is its own; it is taken before any other.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Place,
        &["place", "place name", "name of place", "name of the place", "your place", "which place"],
    ),
    (Field::PlaceId, &["place id"]),
    (Field::Date, &["date", "assessment date", "date of assessment", "date of the assessment"]),
    (Field::Respondent, &["respondent", "respondent id"]),
    (Field::Partner, &["partner", "group", "kind of partner", "partner type"]),
    (Field::Kind, &["kind"]),
    (Field::Note, &["note", "notes", "remark", "comment", "comments"]),
    (Field::Criterion, &["criterion", "criterion id", "criteria", "question id", "question code"]),
    (
        Field::Level,
        &[
            "level",
            "level id",
            "score",
            "rating",
            "answer",
            "response",
            "our score",
            "our level",
            "level 0 4",
            "score 0 4",
        ],
    ),
    (Field::Confidence, &["confidence", "how sure", "how sure are you", "confidence level"]),
    (Field::Evidence, &["evidence"]),
    (Field::State, &["state"]),
    (Field::Reason, &["reason", "reasons", "rationale"]),
];

/// The part that a heading is the name of.
pub(crate) fn field(heading: &str) -> Option<Field> {
    if heading.len() > 40 {
        return None;
    }
    let said = words(heading).join(" ");
    NAMES.iter().find(|(_, names)| names.contains(&said.as_str())).map(|(field, _)| *field)
}

/// Whether a heading has the part's own name, and no other that it goes by.
pub(crate) fn is_own(heading: &str, field: Field) -> bool {
    let said = words(heading).join("_");
    said == field.name() || (said == "level_id" && field == Field::Level)
}
