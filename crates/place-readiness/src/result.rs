//! The result: everything that scoring says about one assessment, as plain data.

use serde::{Deserialize, Serialize};

use crate::assessment::{EvidenceItem, Kind, Place, Respondent};
use crate::rubric::choices::{Aggregate, Confidence, Critical};
pub use crate::scoring::code::State;

/// The format of a result.
pub(crate) const FORMAT: &str = "place-readiness/result/1";

/// Everything that scoring says about one assessment.
///
/// Scores, contributions and coverage are numbers from 0.0 to 100.0. Every key is always present;
/// what is unknown is null, and a score of null has a reason beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScoreResult {
    /// Always `place-readiness/result/1`.
    pub format: String,
    /// The rubric that made it.
    pub rubric: RubricStamp,
    /// The engine that made it.
    pub engine: Engine,
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
    /// What the rubric is and is not made for.
    pub notice: String,
    /// The whole rubric.
    pub overall: Overall,
    /// The stage that the score and the gates allow.
    pub band: BandResult,
    /// The headings, in order.
    pub groups: Vec<GroupResult>,
    /// The gates, in order.
    pub gates: Vec<GateResult>,
    /// The patterns, in order.
    pub patterns: Vec<PatternResult>,
    /// The other ways to cut the answers, in order.
    pub lenses: Vec<LensResult>,
    /// A step for each criterion below its top, the most useful first; null where nobody asked for
    /// them.
    pub next_steps: Option<Vec<NextStep>>,
}

/// Which rubric made a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RubricStamp {
    /// The rubric.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What decides its scores: two results can be compared exactly when these match.
    pub fingerprint: String,
    /// The version the answers were given under, where the assessment says.
    pub answered_under: Option<String>,
}

/// Which engine made a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Engine {
    /// Always `place-readiness`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "place-readiness")))]
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The score of the whole rubric.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Overall {
    /// The score of what was answered, from 0.0 to 100.0.
    pub score: Option<f64>,
    /// The score if every blank had its lowest value: no way of filling them leads below it.
    pub low: Option<f64>,
    /// The score if every blank had its highest value: no way of filling them leads above it.
    pub high: Option<f64>,
    /// Answered weight as a share of applicable weight, from 0.0 to 100.0 per cent.
    pub coverage: Option<f64>,
    /// The mean of all criteria at once, as a check.
    pub pooled: Option<f64>,
    /// The id of the band that the pooled score by itself would reach.
    pub pooled_band: Option<String>,
    /// The score with every claim that lacks evidence counted lower.
    pub evidenced: Option<f64>,
    /// How many criteria have a level.
    pub answered: usize,
    /// How many criteria apply.
    pub applicable: usize,
    /// How many criteria are in each of the four states.
    pub states: States,
    /// Why there is no score, in words.
    pub reason: Option<String>,
    /// Why there is no score, as a code.
    pub reason_code: Option<Reason>,
}

/// How many criteria are in each state.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct States {
    /// Rated.
    pub level: usize,
    /// Not applicable, with a reason.
    pub not_applicable: usize,
    /// Said to be not known.
    pub not_known: usize,
    /// Not answered.
    pub unanswered: usize,
}

/// Why there is no score.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No criterion applies.
    NothingApplies,
    /// No criterion that counts was answered.
    NothingAnswered,
    /// Answers cover less weight than the rubric asks for.
    TooFewAnswered,
    /// A group below has no score.
    GroupWithoutScore,
}

/// Which band, and what holds it. Bands and gates are named by their ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BandResult {
    /// The band; null where the rubric has none, or none for too few answers.
    pub id: Option<String>,
    /// The band that the score by itself reaches.
    pub by_score: Option<String>,
    /// A band that the result cannot fall below as blanks are filled, gates about blanks and
    /// evidence left aside: that of the low score, with every gate that could apply.
    ///
    /// This and `highest` are bounds. Where higher answers set a gate off, the true range can be
    /// narrower: no way of filling the blanks need lead to the bound itself.
    pub lowest: Option<String>,
    /// A band that the result cannot rise above as blanks are filled: that of the high score, with
    /// every gate that applies whatever the blanks are.
    pub highest: Option<String>,
    /// The gates that hold the band below what the score by itself reaches.
    pub held_by: Vec<String>,
    /// The gates that hold the highest band still possible below what its score would reach.
    pub highest_held_by: Vec<String>,
}

/// The score of one group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupResult {
    /// The group.
    pub id: String,
    /// How its members combine.
    pub aggregate: Aggregate,
    /// How much it counts beside its siblings.
    pub weight: f64,
    /// The score of what was answered, from 0.0 to 100.0.
    pub score: Option<f64>,
    /// The score if every blank had its lowest value.
    pub low: Option<f64>,
    /// The score if every blank had its highest value.
    pub high: Option<f64>,
    /// Answered weight as a share of applicable weight, from 0.0 to 100.0 per cent.
    pub coverage: Option<f64>,
    /// The score with every claim that lacks evidence counted lower.
    pub evidenced: Option<f64>,
    /// Its share of the overall score, in points; null under a geometric mean. The members of a
    /// mean add up to it.
    pub contribution: Option<f64>,
    /// The weight of criteria with a level. In a mean of criteria, what the sum is divided by.
    pub answered_weight: f64,
    /// The weight of criteria that apply.
    pub applicable_weight: f64,
    /// How many criteria have a level.
    pub answered: usize,
    /// How many criteria apply.
    pub applicable: usize,
    /// Why there is no score, in words.
    pub reason: Option<String>,
    /// Why there is no score, as a code.
    pub reason_code: Option<Reason>,
    /// Further groups; empty where there are criteria.
    pub groups: Vec<Self>,
    /// Its criteria; empty where there are groups.
    pub criteria: Vec<CriterionResult>,
}

/// What one criterion brings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriterionResult {
    /// The criterion.
    pub id: String,
    /// Which of the four kinds of answer it has.
    pub state: State,
    /// The id of the option, where it is rated.
    pub level: Option<String>,
    /// The score of that option, from 0.0 to 100.0.
    pub score: Option<f64>,
    /// Its share of the overall score, in points.
    pub contribution: Option<f64>,
    /// How much it counts beside its siblings.
    pub weight: f64,
    /// Whether others can make up for it; null where they can.
    pub critical: Option<Critical>,
    /// The id of the option it counts as in the evidenced score, where that differs.
    pub counted_as: Option<String>,
    /// Why it does not apply.
    pub not_applicable: Option<String>,
    /// How sure the people who answered are.
    pub confidence: Option<Confidence>,
    /// What they said beside it.
    pub note: Option<String>,
    /// What they can point to.
    pub evidence: Vec<EvidenceItem>,
}

/// Whether a gate applies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GateResult {
    /// The gate.
    pub id: String,
    /// Whether it applies.
    pub applies: Applies,
    /// The id of the highest band there can be while it applies.
    pub ceiling: String,
    /// The ids of the criteria, or groups, that set it off.
    pub because: Vec<String>,
    /// The ids of the criteria, or groups, whose blanks leave it open.
    pub open: Vec<String>,
}

/// Whether a gate applies.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// It does.
    Yes,
    /// It does not, whatever the blanks are.
    No,
    /// Blanks leave it open.
    CannotTell,
}

/// Whether a pattern is found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PatternResult {
    /// The pattern.
    pub id: String,
    /// Whether it is found.
    pub outcome: Outcome,
    /// The id of the pattern it is a part of, where that one is found too.
    pub part_of: Option<String>,
    /// The ids of the criteria that show it.
    pub because: Vec<String>,
    /// The ids of the criteria whose blanks leave it open.
    pub open: Vec<String>,
}

/// Whether a pattern is found.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is.
    Found,
    /// It is not, whatever the blanks are.
    NotFound,
    /// Blanks leave it open.
    CannotTell,
}

/// The answers, cut another way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LensResult {
    /// The lens.
    pub id: String,
    /// Its parts, in order.
    pub facets: Vec<FacetResult>,
}

/// One part of a lens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FacetResult {
    /// The facet.
    pub id: String,
    /// The weighted mean of its criteria, from 0.0 to 100.0.
    pub score: Option<f64>,
    /// How many of its criteria have a level.
    pub answered: usize,
    /// How many criteria carry it.
    pub of: usize,
    /// Why there is no score, in words.
    pub reason: Option<String>,
    /// Why there is no score, as a code.
    pub reason_code: Option<Reason>,
}

/// One step up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NextStep {
    /// The criterion.
    pub criterion: String,
    /// The id of the option that the criterion has.
    pub from: String,
    /// The id of the option above.
    pub to: String,
    /// What to do, in the rubric's words.
    pub text: Option<String>,
    /// Who can move this rating most: the id of an actor of the rubric.
    pub who_has_to_act: Option<String>,
    /// What it would unlock, in words.
    pub unlocks: String,
    /// How far the overall score would rise; null where there is none, now or then.
    pub points: Option<f64>,
    /// The ids of the gates that would no longer apply.
    pub lifts: Vec<String>,
    /// The ids of the gates that apply and that this criterion helps to set off.
    pub eases: Vec<String>,
    /// The id of the band that would be reached, where it is a higher one.
    pub reaches: Option<String>,
}
