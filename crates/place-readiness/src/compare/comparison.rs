//! The comparison of two results, as plain data; and why there may be none.

use serde::{Deserialize, Serialize};

use crate::assessment::{Kind, Place, Respondent};
use crate::problem::shown;
use crate::result::{Applies, Outcome, Reason, RubricStamp, State};

/// The format of a comparison.
pub(crate) const FORMAT: &str = "place-readiness/comparison/1";

/// Two results side by side, as plain data.
///
/// A difference is a question to talk about, not a verdict: nothing here ranks the two. Every key
/// is always present; what is unknown is null, and a difference of null has a reason beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Comparison {
    /// Always `place-readiness/comparison/1`.
    pub format: String,
    /// What decides the scores of both.
    pub fingerprint: String,
    /// Whose result is the first.
    pub first: Compared,
    /// Whose result is the second.
    pub second: Compared,
    /// The whole rubric.
    pub overall: Difference,
    /// The bands of the two.
    pub band: BandPair,
    /// The headings, in order.
    pub groups: Vec<GroupDifference>,
    /// The criteria of all headings, in order, whether they differ or not.
    pub criteria: Vec<CriterionDifference>,
    /// The gates that do not stand alike in both, in order.
    pub gates: Vec<GateDifference>,
    /// The patterns that do not stand alike in both, in order.
    pub patterns: Vec<PatternDifference>,
}

/// Whose result it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Compared {
    /// The Place.
    pub place: Place,
    /// The date that the answers describe, as year-month-day.
    pub date: String,
    /// Who answered.
    pub respondent: Option<Respondent>,
    /// Whose answers they are.
    pub kind: Kind,
    /// What the assessment says of itself, such as that it is illustrative.
    pub label: Option<String>,
    /// The rubric that made the result.
    pub rubric: RubricStamp,
}

/// Two scores, each from 0.0 to 100.0, and how far apart they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Difference {
    /// The score of the first.
    pub first: Option<f64>,
    /// The score of the second.
    pub second: Option<f64>,
    /// Second less first, in points from -100.0 to 100.0; null where either has no score.
    pub difference: Option<f64>,
    /// The first, if every blank had its lowest value.
    pub first_low: Option<f64>,
    /// The first, if every blank had its highest value.
    pub first_high: Option<f64>,
    /// The second, if every blank had its lowest value.
    pub second_low: Option<f64>,
    /// The second, if every blank had its highest value.
    pub second_high: Option<f64>,
    /// Whether the ranges still possible overlap or touch: whether filling blanks could make the
    /// two scores equal. Null where nothing applies on one side.
    pub overlaps: Option<bool>,
    /// Why there is no difference, in words.
    pub reason: Option<String>,
    /// Why the first has no score, as a code.
    pub first_reason_code: Option<Reason>,
    /// Why the second has no score, as a code.
    pub second_reason_code: Option<Reason>,
}

/// The bands of two results, by id; null where a result has none.
///
/// Two versions of a rubric can have other bands and still score alike.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BandPair {
    /// The band of the first.
    pub first: Option<String>,
    /// The band of the second.
    pub second: Option<String>,
}

/// One heading in two results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupDifference {
    /// The group.
    pub id: String,
    /// Its two scores.
    #[serde(flatten)]
    pub scores: Difference,
    /// Further groups.
    pub groups: Vec<Self>,
}

/// One criterion in two results.
///
/// How many levels lie between two answers is not said: a result does not hold the scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriterionDifference {
    /// The criterion.
    pub id: String,
    /// Which of the four kinds of answer the first has.
    pub first_state: State,
    /// The id of the option, where the first is rated.
    pub first_level: Option<String>,
    /// The score of that option, from 0.0 to 100.0.
    pub first_score: Option<f64>,
    /// Which of the four kinds of answer the second has.
    pub second_state: State,
    /// The id of the option, where the second is rated.
    pub second_level: Option<String>,
    /// The score of that option, from 0.0 to 100.0.
    pub second_score: Option<f64>,
    /// Second less first, in points of the criterion; null where either is not rated.
    pub difference: Option<f64>,
}

/// A gate that does not stand alike in two results.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GateDifference {
    /// The gate.
    pub id: String,
    /// Whether it applies in the first; null where its version of the rubric has no such gate.
    pub first: Option<Applies>,
    /// Whether it applies in the second.
    pub second: Option<Applies>,
}

/// A pattern that does not stand alike in two results.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PatternDifference {
    /// The pattern.
    pub id: String,
    /// Whether it is found in the first; null where its version of the rubric has no such pattern.
    pub first: Option<Outcome>,
    /// Whether it is found in the second.
    pub second: Option<Outcome>,
}

/// Two results that cannot be compared, as other things decide their scores.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[error("these results cannot be compared: {}; {CURE}", self.why())]
#[non_exhaustive]
pub struct Incomparable {
    /// The rubric that made the first.
    pub first: Box<RubricStamp>,
    /// The rubric that made the second.
    pub second: Box<RubricStamp>,
}

/// What to do about it.
const CURE: &str = "score both sets of answers with one version of one rubric, then compare";

impl Incomparable {
    fn why(&self) -> String {
        let name =
            |stamp: &RubricStamp| format!("`{} {}`", shown(&stamp.id), shown(&stamp.version));
        let (first, second) = (name(&self.first), name(&self.second));
        if first == second {
            return format!(
                "both say they were made by {first}, but one of them was changed and kept its number"
            );
        }
        format!("the first was made by {first} and the second by {second}, which score differently")
    }
}
