//! What the code of an answer means: its state, and what it is worth.
//!
//! A code below the number of options is the position of an option. Nothing else in the engine
//! decides what a code means.

use std::ops::{Range, RangeInclusive};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::scoring::math::float;

/// It does not apply.
pub const NOT_APPLICABLE: u8 = 253;
/// It is said to be not known.
pub const NOT_KNOWN: u8 = 254;
/// Nothing was said.
pub const UNANSWERED: u8 = 255;

/// The codes that stand for no answer.
pub(crate) const BLANK: RangeInclusive<u8> = NOT_KNOWN..=UNANSWERED;

/// What a criterion with no answer, or one that is not known, counts as.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Blanks {
    /// Nothing: it drops out of the score and lowers the coverage.
    LeftOut,
    /// The lowest option of its scale.
    Lowest,
    /// The highest option of its scale.
    Highest,
}

/// A word that is none of the three for [`Blanks`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("blanks is left_out, lowest or highest")]
pub struct UnknownBlanks;

impl FromStr for Blanks {
    type Err = UnknownBlanks;

    /// Reads the word that other languages have for it.
    fn from_str(word: &str) -> Result<Self, UnknownBlanks> {
        match word {
            "left_out" => Ok(Self::LeftOut),
            "lowest" => Ok(Self::Lowest),
            "highest" => Ok(Self::Highest),
            _ => Err(UnknownBlanks),
        }
    }
}

/// What scoring needs of a criterion.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// In units that all criteria share.
    pub(crate) weight: u64,
    /// What each option is worth above the lowest.
    pub(crate) points: Vec<u64>,
    pub(crate) may_not_apply: bool,
    /// The option from which evidence is expected, and the one counted without it.
    pub(crate) expected: Option<(u8, u8)>,
}

/// What an answer brings to the sums of the group that its criterion is in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Worth {
    /// Points above the lowest option. There are none where it drops out of the score.
    pub(crate) points: Option<u64>,
    /// The weight that is answered,
    pub(crate) answered: u64,
    /// and the weight that applies.
    pub(crate) applicable: u64,
}

/// The four kinds of answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Rated.
    Level,
    /// Not applicable, with a reason.
    NotApplicable,
    /// Said to be not known.
    NotKnown,
    /// Not answered.
    Unanswered,
}

/// Which of the four kinds of answer a code stands for.
pub(crate) fn state(code: u8) -> State {
    match code {
        NOT_APPLICABLE => State::NotApplicable,
        NOT_KNOWN => State::NotKnown,
        UNANSWERED => State::Unanswered,
        _ => State::Level,
    }
}

/// Whether a code stands for no answer: nothing, or "not known".
pub(crate) fn is_blank(code: u8) -> bool {
    BLANK.contains(&code)
}

impl Asked {
    /// What an answer is worth. A code that the criterion does not have is no answer.
    pub(crate) fn worth(&self, code: u8, blanks: Blanks) -> Worth {
        if let Some(points) = self.points.get(usize::from(code)) {
            return self.level(*points);
        }
        match blanks {
            _ if code == NOT_APPLICABLE => Worth::default(),
            Blanks::LeftOut => Worth { applicable: self.weight, ..Worth::default() },
            Blanks::Lowest => self.level(0),
            Blanks::Highest => self.level(self.top()),
        }
    }

    fn level(&self, points: u64) -> Worth {
        Worth { points: Some(points), answered: self.weight, applicable: self.weight }
    }

    /// What the highest option is worth above the lowest. Never 0: options rise.
    pub(crate) fn top(&self) -> u64 {
        self.points.last().copied().unwrap_or(1)
    }

    /// The score of the criterion by itself, from 0.0 to 100.0, where it has one.
    pub(crate) fn score(&self, code: u8, blanks: Blanks) -> Option<f64> {
        let points = self.worth(code, blanks).points?;
        Some(100.0 * float(points) / float(self.top()))
    }

    /// The codes that the criterion does not have.
    pub(crate) fn lacking(&self) -> Range<u8> {
        let options = u8::try_from(self.points.len()).unwrap_or(NOT_APPLICABLE);
        options..if self.may_not_apply { NOT_APPLICABLE } else { NOT_KNOWN }
    }

    /// The code that counts for a claim, where evidence is expected of it and there may be none.
    pub(crate) fn counted(&self, code: u8, is_shown: bool) -> u8 {
        match self.expected {
            Some((from, otherwise)) if !is_shown && (from..NOT_APPLICABLE).contains(&code) => {
                otherwise
            }
            _ => code,
        }
    }
}
