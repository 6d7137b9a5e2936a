//! The scores of groups and criteria, with what each of them brings to the overall score.

use crate::assess::sheet::{CLAIMED, Sheet, value_of};
use crate::assess::words;
use crate::result::{CriterionResult, GroupResult};
use crate::rubric::choices::Aggregate;
use crate::rubric::document::{Criterion, Group};
use crate::scoring::code::{Blanks, State, UNANSWERED, state};
use crate::scoring::math::float;

/// Walks the groups of a rubric in the order in which its plan holds them.
pub(crate) struct Headings<'a> {
    sheet: &'a Sheet<'a>,
    next_group: usize,
    next_criterion: usize,
}

impl<'a> Headings<'a> {
    pub(crate) fn new(sheet: &'a Sheet<'a>) -> Self {
        Self { sheet, next_group: 0, next_criterion: 0 }
    }

    /// The top groups, in order.
    pub(crate) fn groups(mut self) -> Vec<GroupResult> {
        let content = &self.sheet.rubric.content;
        let mut groups: Vec<GroupResult> =
            content.groups.iter().map(|group| self.group(group)).collect();
        let whole = self.sheet.rubric.plan.whole();
        let points = self.sheet.score(whole, CLAIMED).map(|_| 1.0);
        share_groups(content.aggregate, &mut groups, points);
        groups
    }

    fn group(&mut self, group: &Group) -> GroupResult {
        let first = self.next_criterion;
        let groups: Vec<GroupResult> = group.groups.iter().map(|group| self.group(group)).collect();
        let criteria: Vec<CriterionResult> =
            group.criteria.iter().map(|criterion| self.criterion(criterion)).collect();
        let position = self.next_group;
        self.next_group += 1;
        let sheet = self.sheet;
        let states = sheet.states(first..self.next_criterion);
        let (answered_weight, applicable_weight) = sheet.weights(position);
        let applicable = self.next_criterion - first - states.not_applicable;
        let reason_code = sheet.reason(position);
        let reason = |code| words::group_reason(sheet, position, code, applicable);
        GroupResult {
            id: group.id.clone(),
            aggregate: group.aggregate,
            weight: group.weight.value(),
            score: sheet.score(position, CLAIMED),
            low: value_of(&sheet.lowest, position),
            high: value_of(&sheet.highest, position),
            coverage: sheet.coverage(position),
            evidenced: sheet.evidenced(position),
            contribution: None,
            answered_weight: self.weight(answered_weight),
            applicable_weight: self.weight(applicable_weight),
            answered: states.level,
            applicable,
            reason: reason_code.map(reason),
            reason_code,
            groups,
            criteria,
        }
    }

    fn criterion(&mut self, criterion: &Criterion) -> CriterionResult {
        let position = self.next_criterion;
        self.next_criterion += 1;
        let sheet = self.sheet;
        let code = sheet.codes.get(position).copied().unwrap_or(UNANSWERED);
        let counted = sheet.counted.get(position).copied().filter(|counted| *counted != code);
        let option = |code: u8| {
            sheet.rubric.options(criterion).get(usize::from(code)).map(|option| option.id.clone())
        };
        let answer = sheet.answers.get(position).copied().flatten();
        CriterionResult {
            id: criterion.id.clone(),
            state: state(code),
            level: option(code),
            score: self.score(position, code),
            contribution: None,
            weight: criterion.weight.value(),
            critical: criterion.critical,
            counted_as: counted.and_then(option),
            not_applicable: answer.and_then(|answer| answer.given.reason()),
            confidence: answer.and_then(|answer| answer.confidence),
            note: answer.and_then(|answer| answer.note.clone()),
            evidence: answer.map(|answer| answer.evidence.clone()).unwrap_or_default(),
        }
    }

    fn score(&self, position: usize, code: u8) -> Option<f64> {
        self.sheet.rubric.plan.criteria.get(position)?.score(code, Blanks::LeftOut)
    }

    /// A weight of the plan, as the rubric writes it.
    fn weight(&self, units: u64) -> f64 {
        float(units * self.sheet.rubric.plan.weight_unit) / 1000.0
    }
}

/// Gives each group what it brings: `points` is what one point of its parent is worth overall.
fn share_groups(how: Aggregate, groups: &mut [GroupResult], points: Option<f64>) {
    let members: Vec<_> = groups.iter().map(|group| (group.score, group.weight)).collect();
    for (group, share) in groups.iter_mut().zip(shares(how, &members)) {
        let points = points.zip(share).map(|(points, share)| points * share);
        group.contribution = points.zip(group.score).map(|(points, score)| points * score);
        let points = points.filter(|_| group.score.is_some());
        share_groups(group.aggregate, &mut group.groups, points);
        share_criteria(group.aggregate, &mut group.criteria, points);
    }
}

fn share_criteria(how: Aggregate, criteria: &mut [CriterionResult], points: Option<f64>) {
    let members: Vec<_> = criteria.iter().map(|it| (it.score, it.weight)).collect();
    for (criterion, share) in criteria.iter_mut().zip(shares(how, &members)) {
        let points = points.zip(share).map(|(points, share)| points * share);
        criterion.contribution = points.zip(criterion.score).map(|(points, score)| points * score);
    }
}

/// The share of each member in its group's score: its weight in a mean; all of it for the first
/// lowest member of a minimum. A geometric mean is a product and has no shares.
fn shares(how: Aggregate, members: &[(Option<f64>, f64)]) -> Vec<Option<f64>> {
    // In thousandths weights are whole numbers, and their sum is exact.
    let thousandths = |weight: f64| (weight * 1000.0).round();
    let counts = |(score, weight): &(Option<f64>, f64)| score.is_some() && *weight > 0.0;
    let counted = members.iter().filter(|member| counts(member));
    let total: f64 = counted.clone().map(|(_, weight)| thousandths(*weight)).sum();
    let lowest = counted.filter_map(|(score, _)| *score).fold(f64::INFINITY, f64::min);
    let mut decided = false;
    let share = |(score, weight): &(Option<f64>, f64)| match (how, score) {
        (Aggregate::Geometric, _) | (_, None) => None,
        _ if *weight == 0.0 => Some(0.0),
        (Aggregate::Mean, _) => Some(thousandths(*weight) / total),
        (Aggregate::Minimum, Some(score)) if *score == lowest && !decided => {
            decided = true;
            Some(1.0)
        }
        (Aggregate::Minimum, _) => Some(0.0),
    };
    members.iter().map(share).collect()
}

impl crate::assessment::Given {
    fn reason(&self) -> Option<String> {
        if let Self::NotApplicable(reason) = self { Some(reason.clone()) } else { None }
    }
}

impl CriterionResult {
    /// Whether it has a level.
    pub fn is_answered(&self) -> bool {
        self.state == State::Level
    }
}
