//! What a document says it is.

use place_readiness::Document;

use crate::left_out::Why;

/// How every document of Place readiness begins to say what it is.
pub(crate) const OURS: &str = "place-readiness/";

/// What this program writes and never reads.
const MADE: [&str; 3] = ["result/", "comparison/", "check/"];

/// What a document says it is, by its `format`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Claim {
    Rubric,
    Evidence,
    /// Or something that is not known, and is best told so as an assessment.
    Assessment,
    /// A table of assessments.
    Table,
    /// A result, or another document that is made from answers.
    Made,
    /// Nothing of Place readiness.
    Foreign,
}

impl Claim {
    pub(crate) fn of(document: &Document) -> Self {
        let format = document.format().unwrap_or_default();
        match format.strip_prefix(OURS) {
            None => Self::Foreign,
            Some(kind) if kind.starts_with("rubric") => Self::Rubric,
            Some(kind) if kind.starts_with("evidence") => Self::Evidence,
            Some(kind) if MADE.iter().any(|made| kind.starts_with(made)) => Self::Made,
            Some(_) => Self::Assessment,
        }
    }

    /// Why a document of this kind is left out where it was found in a folder to check.
    pub(crate) fn why_not_checked(self) -> Option<Why> {
        match self {
            Self::Foreign => Some(Why::NotOurs),
            Self::Made => Some(Why::Result),
            Self::Rubric | Self::Evidence | Self::Assessment | Self::Table => None,
        }
    }

    /// The same for a folder to score.
    pub(crate) fn why_not_scored(self) -> Option<Why> {
        match self {
            Self::Rubric | Self::Evidence => Some(Why::Rubric),
            _ => self.why_not_checked(),
        }
    }

    /// The kind of document, as data has it.
    pub(crate) fn kind(self) -> Option<&'static str> {
        match self {
            Self::Rubric => Some("rubric"),
            Self::Evidence => Some("evidence"),
            Self::Assessment => Some("assessment"),
            Self::Table => Some("table"),
            Self::Made | Self::Foreign => None,
        }
    }
}
