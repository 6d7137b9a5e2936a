//! The assessment: one respondent's, or one partnership's, answers about one Place on one date.

pub(crate) mod admit;
mod write;

use serde::{Deserialize, Serialize};

pub use crate::document::date::is_day;
use crate::document::id;
pub use crate::document::id::is_id;
use crate::rubric::choices::Confidence;

/// The format of an assessment.
pub const FORMAT: &str = "place-readiness/assessment/1";

/// Answers that fit a rubric: one for each of its criteria, in its order.
///
/// It serialises as a document that reads back as the same assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    pub(crate) header: Header,
    // INVARIANT: one for each criterion of the rubric it was admitted by, in its order.
    pub(crate) answers: Vec<Answer>,
}

/// What an assessment says beside its answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Header {
    /// The id of the rubric.
    pub rubric: String,
    /// The version the answers were given under, where the assessment says.
    pub version: Option<String>,
    /// The Place.
    pub place: Place,
    /// The date that the answers describe, as year-month-day.
    pub date: String,
    /// Who answered.
    pub respondent: Option<Respondent>,
    /// Whose answers they are.
    pub kind: Kind,
    /// What people call it.
    pub title: Option<String>,
    /// What must be said wherever a result of it is shown.
    pub label: Option<String>,
    /// Where the answers come from.
    pub source: Option<String>,
    /// What else is to be known.
    pub note: Option<String>,
    /// The rules by which the answers were chosen.
    pub rules: Vec<String>,
}

/// A Place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Place {
    /// A short name for use in files and tables: 1 to 64 letters, digits, dots, underscores and
    /// hyphens, the first a letter or a digit.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// Who answered: a role, never a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Respondent {
    /// Tells respondents of one Place apart.
    pub id: String,
    /// Their kind of partner: the id of one of the rubric's.
    #[serde(alias = "group")]
    pub partner: Option<String>,
}

/// Whose answers they are.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Ord,
    PartialEq,
    PartialOrd,
    Serialize,
    Deserialize,
    strum::EnumString,
    strum::VariantNames,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// One respondent's.
    Individual,
    /// Those that a partnership agreed on.
    Agreed,
    /// An example, made by nobody in the Place.
    Illustrative,
}

/// The answer to one criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The criterion.
    pub criterion: String,
    /// Which of the four kinds it is.
    pub given: Given,
    /// How sure the people who answered are.
    pub confidence: Option<Confidence>,
    /// What they said beside it.
    pub note: Option<String>,
    /// What they can point to.
    pub evidence: Vec<EvidenceItem>,
}

/// The four kinds of answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// The option with this id on the criterion's scale.
    Level(String),
    /// It does not apply, for this reason.
    NotApplicable(String),
    /// It is said to be not known.
    NotKnown,
    /// Nothing was said.
    Unanswered,
}

/// Something to point to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct EvidenceItem {
    /// What it is.
    pub title: String,
    /// Its date: a year, a month or a day, such as `2024`, `2024-11` or `2024-11-05`.
    pub date: Option<String>,
    /// Where it is kept.
    #[serde(rename = "where")]
    pub place: Option<String>,
}

impl Place {
    /// An id made of a name: the same wherever it is made, so that last year and this year are seen
    /// as one Place.
    ///
    /// It has the letters and digits of the name, in lower case and without accents; apostrophes go,
    /// and one hyphen stands for all else between them. Where letters of other alphabets are lost, or
    /// the end of a name that is too long, a hyphen and eight digits of a hash follow.
    ///
    /// ```
    /// use place_readiness::assessment::Place;
    ///
    /// assert_eq!(Place::id_of("St. Helens"), "st-helens");
    /// assert_eq!(Place::id_of("King's Lynn"), "kings-lynn");
    /// ```
    pub fn id_of(name: &str) -> String {
        id::of_name(name, "place")
    }
}

impl Respondent {
    /// An id made of the word by which somebody is told apart, as [`Place::id_of`] makes one. What
    /// can serve as an id is left as it is.
    pub fn id_of(name: &str) -> String {
        if id::is_id(name) { name.to_owned() } else { id::of_name(name, "respondent") }
    }
}

impl Assessment {
    /// What it says beside its answers.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The answers, one for each criterion of the rubric, in its order.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }
}
