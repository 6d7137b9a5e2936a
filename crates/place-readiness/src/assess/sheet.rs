//! The answers to a rubric as codes, and the scores that the kernel makes of them.

use std::iter;

use crate::assessment::{Answer, Assessment, Given};
use crate::index::Index;
use crate::result::{Reason, States};
use crate::rubric::Rubric;
use crate::rubric::document::Criterion;
use crate::scoring::code::{Blanks, NOT_APPLICABLE, NOT_KNOWN, State, UNANSWERED, state};
use crate::scoring::kernel::{Column, Scores, score};
use crate::scoring::plan::Members;

/// The answers to a rubric as the kernel wants them, with the scores that came of them.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    pub(crate) rubric: &'a Rubric,
    /// In the order of the rubric.
    pub(crate) criteria: Vec<&'a Criterion>,
    /// One for each criterion of the rubric, where the assessment has it.
    pub(crate) answers: Vec<Option<&'a Answer>>,
    /// A code for each criterion, as claimed.
    pub(crate) codes: Vec<u8>,
    /// The same, with every claim that lacks evidence counted lower.
    pub(crate) counted: Vec<u8>,
    /// Whether each criterion has an item of evidence.
    pub(crate) evidence: Vec<bool>,
    /// Blanks left out. The first row is as claimed, the second as counted.
    pub(crate) scores: Scores,
    /// As claimed, with every blank at its lowest.
    pub(crate) lowest: Scores,
    /// As claimed, with every blank at its highest.
    pub(crate) highest: Scores,
}

/// The row of the answers as claimed, and of those as counted with their evidence.
pub(crate) const CLAIMED: usize = 0;
pub(crate) const COUNTED: usize = 1;

impl<'a> Sheet<'a> {
    pub(crate) fn new(rubric: &'a Rubric, assessment: &'a Assessment) -> Self {
        let criteria = rubric.content.criteria();
        let answers = given_to(&criteria, assessment);
        let codes = codes_of(rubric, &answers);
        let evidence: Vec<bool> = answers
            .iter()
            .map(|answer| answer.is_some_and(|answer| !answer.evidence.is_empty()))
            .collect();
        let counted = counted(rubric, &codes, &evidence);
        let plan = &rubric.plan;
        let claimed: Vec<&[u8]> = codes.chunks(1).collect();
        let both = beside(&codes, &counted);
        Self {
            rubric,
            criteria,
            answers,
            scores: score(plan, &both.chunks(2).collect::<Vec<_>>(), Blanks::LeftOut),
            lowest: score(plan, &claimed, Blanks::Lowest),
            highest: score(plan, &claimed, Blanks::Highest),
            codes,
            counted,
            evidence,
        }
    }

    /// How many criteria in a range of positions are in each state.
    pub(crate) fn states(&self, criteria: std::ops::Range<usize>) -> States {
        let mut states = States::default();
        for code in self.codes.get(criteria).unwrap_or_default() {
            match state(*code) {
                State::Level => states.level += 1,
                State::NotApplicable => states.not_applicable += 1,
                State::NotKnown => states.not_known += 1,
                State::Unanswered => states.unanswered += 1,
            }
        }
        states
    }

    /// The score of a group in a row, where there is one.
    pub(crate) fn score(&self, group: usize, row: usize) -> Option<f64> {
        value(self.scores.groups.get(group)?, row)
    }

    pub(crate) fn evidenced(&self, group: usize) -> Option<f64> {
        self.rubric.content.evidence_expected.as_ref()?;
        self.score(group, COUNTED)
    }

    /// Answered weight as a share of applicable weight, in per cent.
    pub(crate) fn coverage(&self, group: usize) -> Option<f64> {
        let column = self.scores.groups.get(group)?;
        column.sums.coverage().next().filter(|share| !share.is_nan())
    }

    /// The weights of criteria with a level, and of those that apply, in units of the plan.
    pub(crate) fn weights(&self, group: usize) -> (u64, u64) {
        let column = self.scores.groups.get(group);
        let first = |weights: Option<&Vec<u64>>| weights.and_then(|it| it.first()).copied();
        (
            first(column.map(|column| &column.sums.answered)).unwrap_or(0),
            first(column.map(|column| &column.sums.applicable)).unwrap_or(0),
        )
    }

    /// Whether something in a group that counts towards its score applies.
    pub(crate) fn applies(&self, group: usize) -> bool {
        let column = self.scores.groups.get(group);
        column.and_then(|column| column.applies.first()).copied().unwrap_or(false)
    }

    /// Whether something in a group that counts towards its score is answered.
    fn is_answered(&self, group: usize) -> bool {
        match self.rubric.plan.groups.get(group).map(|group| &group.members) {
            Some(Members::Groups(members)) => {
                members.iter().any(|(member, weight)| *weight > 0 && self.is_answered(*member))
            }
            _ => self.weights(group).0 > 0,
        }
    }

    /// Why a group has no score; `None` where it has one.
    pub(crate) fn reason(&self, group: usize) -> Option<Reason> {
        if self.score(group, CLAIMED).is_some() {
            return None;
        }
        let heading = self.rubric.plan.groups.get(group)?;
        Some(match heading.members {
            _ if !self.applies(group) => Reason::NothingApplies,
            _ if !self.is_answered(group) => Reason::NothingAnswered,
            Members::Groups(_) => Reason::GroupWithoutScore,
            Members::Criteria(_) => Reason::TooFewAnswered,
        })
    }
}

/// The score in a row, where there is one.
pub(crate) fn value(column: &Column, row: usize) -> Option<f64> {
    column.score.get(row).copied().filter(|score| !score.is_nan())
}

/// The score of a group in a batch of one row.
pub(crate) fn value_of(scores: &Scores, group: usize) -> Option<f64> {
    value(scores.groups.get(group)?, CLAIMED)
}

/// Two rows of codes, side by side for each criterion: a column of two is the next two of them.
fn beside(claimed: &[u8], counted: &[u8]) -> Vec<u8> {
    claimed.iter().zip(counted).flat_map(|(claimed, counted)| [*claimed, *counted]).collect()
}

/// The answer to each criterion, where an assessment has one. They are matched by id.
pub(crate) fn given_to<'a>(
    criteria: &[&Criterion],
    assessment: &'a Assessment,
) -> Vec<Option<&'a Answer>> {
    // Nearly always they stand in the order of the rubric, as they were admitted by it.
    let pairs = criteria.iter().zip(&assessment.answers);
    if pairs.clone().all(|(criterion, answer)| criterion.id == answer.criterion) {
        let answers = pairs.map(|(_, answer)| Some(answer));
        return answers.chain(iter::repeat(None)).take(criteria.len()).collect();
    }
    let answers = &assessment.answers;
    let index = Index::of(answers.iter().map(|answer| answer.criterion.as_str()));
    criteria.iter().map(|criterion| index.find(answers, &criterion.id)).collect()
}

pub(crate) fn codes_of(rubric: &Rubric, answers: &[Option<&Answer>]) -> Vec<u8> {
    let code = |(criterion, answer): (_, Option<&Answer>)| match answer.map(|it| &it.given) {
        Some(Given::Level(level)) => {
            let options = rubric.options(criterion);
            let position = options.iter().position(|option| option.id == *level);
            position.and_then(|position| position.try_into().ok()).unwrap_or(UNANSWERED)
        }
        Some(Given::NotApplicable(_)) => NOT_APPLICABLE,
        Some(Given::NotKnown) => NOT_KNOWN,
        Some(Given::Unanswered) | None => UNANSWERED,
    };
    rubric.criteria().zip(answers.iter().copied()).map(code).collect()
}

/// The codes with every claim that lacks evidence counted lower.
fn counted(rubric: &Rubric, codes: &[u8], evidence: &[bool]) -> Vec<u8> {
    let answers = codes.iter().zip(evidence).zip(&rubric.plan.criteria);
    answers.map(|((code, is_shown), asked)| asked.counted(*code, *is_shown)).collect()
}
