//! Two results side by side: two Places, or one Place on two dates.

use crate::compare::comparison::{
    BandPair, Compared, Comparison, CriterionDifference, Difference, FORMAT, GateDifference,
    GroupDifference, Incomparable, PatternDifference,
};
use crate::index::Index;
use crate::result::{
    CriterionResult, GateResult, GroupResult, Overall, PatternResult, Reason, ScoreResult,
};

/// Ranges that come this near to each other touch. Means of groups are floats, and two ways to the
/// same score can differ in the last bit.
const TOUCHING: f64 = 1e-9;

/// Puts two results side by side: two Places, or one Place on two dates.
///
/// A difference is the second less the first, in points. It is a question to talk about, not a
/// verdict: scores are what people said of themselves, blanks may still move them, and nothing is
/// put in an order.
///
/// # Errors
///
/// [`Incomparable`] where the fingerprints of their rubrics differ. Where they match, the same
/// things decide both scores, whatever the versions are.
///
/// ```
/// # use place_readiness::{Rubric, compare::compare_scores};
/// # let rubric = Rubric::from_yaml("
/// # format: place-readiness/rubric/1
/// # id: bakery
/// # version: 1.0.0
/// # title: Bakery
/// # notice: An example.
/// # scales:
/// #   two: [{id: a, value: 0, label: No}, {id: b, value: 1, label: Yes}]
/// # groups:
/// #   - {id: bread, title: Bread, criteria: [{id: BRE-1, title: Crust, weight: 3}, {id: BRE-2, title: Crumb}]}
/// # ")?;
/// # let answers = |date, answers| rubric.admit_yaml(&format!("
/// # format: place-readiness/assessment/1
/// # rubric: bakery@1.0.0
/// # place: {{id: corner, name: The corner shop}}
/// # date: {date}
/// # kind: individual
/// # answers: {answers}
/// # "));
/// let before = rubric.score(&answers("2024-11-05", "{BRE-1: a, BRE-2: b}")?); // 1 of 4 parts
/// let after = rubric.score(&answers("2025-11-05", "{BRE-1: b, BRE-2: a}")?); // 3 of 4 parts
///
/// let comparison = compare_scores(&before, &after).expect("one rubric made both");
/// assert_eq!(comparison.overall.difference, Some(50.0));
/// # Ok::<(), place_readiness::Problems>(())
/// ```
pub fn compare_scores(
    first: &ScoreResult,
    second: &ScoreResult,
) -> Result<Comparison, Incomparable> {
    if first.rubric.fingerprint != second.rubric.fingerprint {
        let [first, second] = [first, second].map(|it| Box::new(it.rubric.clone()));
        return Err(Incomparable { first, second });
    }
    Ok(compare_same(first, second))
}

/// The same for two results that one rubric made.
pub(crate) fn compare_same(first: &ScoreResult, second: &ScoreResult) -> Comparison {
    Comparison {
        format: FORMAT.to_owned(),
        fingerprint: first.rubric.fingerprint.clone(),
        first: Compared::new(first),
        second: Compared::new(second),
        overall: Difference::new(&Side::from(&first.overall), &Side::from(&second.overall)),
        band: BandPair { first: first.band.id.clone(), second: second.band.id.clone() },
        groups: groups(&first.groups, &second.groups),
        criteria: criteria(&first.groups, &second.groups),
        gates: gates(&first.gates, &second.gates),
        patterns: patterns(&first.patterns, &second.patterns),
    }
}

/// One of two scores.
struct Side<'a> {
    score: Option<f64>,
    range: Option<(f64, f64)>,
    reason: Option<&'a str>,
    reason_code: Option<Reason>,
}

impl<'a> From<&'a Overall> for Side<'a> {
    fn from(overall: &'a Overall) -> Self {
        let Overall { score, low, high, reason, reason_code, .. } = overall;
        Self {
            score: *score,
            range: low.zip(*high),
            reason: reason.as_deref(),
            reason_code: *reason_code,
        }
    }
}

impl<'a> From<&'a GroupResult> for Side<'a> {
    fn from(group: &'a GroupResult) -> Self {
        let GroupResult { score, low, high, reason, reason_code, .. } = group;
        Self {
            score: *score,
            range: low.zip(*high),
            reason: reason.as_deref(),
            reason_code: *reason_code,
        }
    }
}

impl<'a> Side<'a> {
    /// Why there is no score; `None` where there is one.
    fn lacks(&self) -> Option<&'a str> {
        if self.score.is_some() { None } else { Some(self.reason.unwrap_or_default()) }
    }
}

impl Compared {
    fn new(result: &ScoreResult) -> Self {
        Self {
            place: result.place.clone(),
            date: result.date.clone(),
            respondent: result.respondent.clone(),
            kind: result.kind,
            label: result.label.clone(),
            rubric: result.rubric.clone(),
        }
    }
}

impl Difference {
    fn new(first: &Side<'_>, second: &Side<'_>) -> Self {
        let apart = first.score.zip(second.score).map(|(first, second)| second - first);
        Self {
            first: first.score,
            second: second.score,
            difference: apart,
            first_low: first.range.map(|(low, _)| low),
            first_high: first.range.map(|(_, high)| high),
            second_low: second.range.map(|(low, _)| low),
            second_high: second.range.map(|(_, high)| high),
            overlaps: first.range.zip(second.range).map(|(first, second)| {
                first.0 <= second.1 + TOUCHING && second.0 <= first.1 + TOUCHING
            }),
            reason: no_difference(first.lacks(), second.lacks()),
            first_reason_code: first.reason_code,
            second_reason_code: second.reason_code,
        }
    }
}

/// The same headings stand in both, as the fingerprints match; a result that was edited by hand
/// since then loses what only it has.
fn groups(first: &[GroupResult], second: &[GroupResult]) -> Vec<GroupDifference> {
    let pair = |(first, second): (&GroupResult, &GroupResult)| GroupDifference {
        id: first.id.clone(),
        scores: Difference::new(&Side::from(first), &Side::from(second)),
        groups: groups(&first.groups, &second.groups),
    };
    pairs(first, second, |group| &group.id).into_iter().map(pair).collect()
}

fn criteria(first: &[GroupResult], second: &[GroupResult]) -> Vec<CriterionDifference> {
    let mut all = Vec::new();
    for (first, second) in pairs(first, second, |group| &group.id) {
        let pairs = pairs(&first.criteria, &second.criteria, |criterion| &criterion.id);
        all.extend(
            pairs.into_iter().map(|(first, second)| CriterionDifference::new(first, second)),
        );
        all.extend(criteria(&first.groups, &second.groups));
    }
    all
}

/// What stands in both, in the order of the first.
fn pairs<'a, T>(first: &'a [T], second: &'a [T], id: fn(&T) -> &String) -> Vec<(&'a T, &'a T)> {
    let index = Index::of(second.iter().map(|it| id(it).as_str()));
    first.iter().filter_map(|it| Some((it, index.find(second, id(it))?))).collect()
}

impl CriterionDifference {
    fn new(first: &CriterionResult, second: &CriterionResult) -> Self {
        let apart = first.score.zip(second.score).map(|(first, second)| second - first);
        Self {
            id: first.id.clone(),
            first_state: first.state,
            first_level: first.level.clone(),
            first_score: first.score,
            second_state: second.state,
            second_level: second.level.clone(),
            second_score: second.score,
            difference: apart,
        }
    }
}

fn gates(first: &[GateResult], second: &[GateResult]) -> Vec<GateDifference> {
    let first: Vec<_> = first.iter().map(|gate| (gate.id.as_str(), gate.applies)).collect();
    let second: Vec<_> = second.iter().map(|gate| (gate.id.as_str(), gate.applies)).collect();
    let gate = |(id, first, second)| GateDifference { id, first, second };
    changed(&first, &second).into_iter().map(gate).collect()
}

fn patterns(first: &[PatternResult], second: &[PatternResult]) -> Vec<PatternDifference> {
    let first: Vec<_> = first.iter().map(|it| (it.id.as_str(), it.outcome)).collect();
    let second: Vec<_> = second.iter().map(|it| (it.id.as_str(), it.outcome)).collect();
    let pattern = |(id, first, second)| PatternDifference { id, first, second };
    changed(&first, &second).into_iter().map(pattern).collect()
}

/// What does not stand alike in both: first in the order of the first, then what only the second
/// has.
fn changed<'a, T: Copy + PartialEq>(
    first: &[(&'a str, T)],
    second: &[(&'a str, T)],
) -> Vec<(String, Option<T>, Option<T>)> {
    let index = |all: &[(&'a str, T)]| Index::of(all.iter().map(|(id, _)| *id));
    let (firsts, seconds) = (index(first), index(second));
    let only_second = second.iter().filter(|(id, _)| !firsts.has(id));
    let ids = first.iter().chain(only_second).map(|(id, _)| *id);
    let find = |index: &Index<'a>, all: &[(&'a str, T)], id| index.find(all, id).map(|it| it.1);
    let all = ids.map(|id| (id.to_owned(), find(&firsts, first, id), find(&seconds, second, id)));
    all.filter(|(_, first, second)| first != second).collect()
}

/// Why two scores have no difference, from why each has no score; `None` stands for a score.
fn no_difference(first: Option<&str>, second: Option<&str>) -> Option<String> {
    let lacks = |side: &str, reason: &str| format!("The {side} has no score. {reason}");
    let first = first.map(|reason| lacks("first", reason));
    let second = second.map(|reason| lacks("second", reason));
    let sentences: Vec<String> = first.into_iter().chain(second).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}
