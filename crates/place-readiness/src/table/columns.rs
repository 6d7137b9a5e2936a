//! Scoring many rows at once: one column of answer codes for each criterion.

use crate::problem::{Fault, Problem, Problems};
use crate::rubric::Rubric;
use crate::scoring::code::{Asked, Blanks, NOT_APPLICABLE};
use crate::scoring::kernel::{Scores, score_blocks};
use crate::scoring::plan::Plan;

/// The scores of many rows.
///
/// Scores and coverage are numbers from 0.0 to 100.0. Where there is no score the entry is not a
/// number (NaN), never 0.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ColumnScores {
    /// The overall score of each row.
    pub overall: Vec<f64>,
    /// Answered weight as a share of applicable weight, in per cent, of each row.
    pub coverage: Vec<f64>,
    /// The pooled score of each row.
    pub pooled: Vec<f64>,
    /// The score of each top group, in the order of the rubric, of each row.
    pub groups: Vec<Vec<f64>>,
}

/// Scores many rows into columns that are used again; these are left as they were where something
/// is refused.
pub(crate) fn score_into(
    rubric: &Rubric,
    columns: &[&[u8]],
    blanks: Blanks,
    scores: &mut ColumnScores,
) -> Result<(), Problems> {
    let problems = wrong_columns(rubric, columns);
    if !problems.is_empty() {
        return Problems::into_result(problems, 0, None);
    }
    scores.clear(rubric.plan.top().len());
    score_blocks(&rubric.plan, columns, blanks, |block| scores.take(&rubric.plan, block));
    Ok(())
}

fn wrong_columns(rubric: &Rubric, columns: &[&[u8]]) -> Vec<Problem> {
    let expected = rubric.plan.criteria.len();
    let rows = columns.first().map_or(0, |column| column.len());
    if columns.len() != expected {
        let fault = Fault::WrongLength { expected, found: columns.len() };
        return vec![Problem { at: "columns".to_owned(), mark: None, fault }];
    }
    let named = rubric.criteria().zip(&rubric.plan.criteria).zip(columns);
    named
        .filter_map(|((criterion, asked), column)| {
            if column.len() != rows {
                let fault = Fault::WrongLength { expected: rows, found: column.len() };
                return Some(Problem { at: criterion.id.clone(), mark: None, fault });
            }
            let row = first_wrong(column, asked)?;
            let fault = wrong_code(column.get(row).copied()?, asked.points.len());
            Some(Problem { at: format!("{}.{row}", criterion.id), mark: None, fault })
        })
        .collect()
}

/// The first row whose code the criterion does not have.
fn first_wrong(column: &[u8], asked: &Asked) -> Option<usize> {
    let lacking = asked.lacking();
    // Every code is looked at without a branch; only a column with a wrong one is searched.
    let is_wrong = |code: u8| code >= lacking.start && code < lacking.end;
    let wrong = column.iter().fold(0, |wrong, code| wrong | u8::from(is_wrong(*code)));
    if wrong == 0 { None } else { column.iter().position(|code| is_wrong(*code)) }
}

pub(crate) fn wrong_code(code: u8, top: usize) -> Fault {
    if code == NOT_APPLICABLE {
        return Fault::NotApplicableNotAllowed;
    }
    let choices = format!("0 to {}, 253, 254, 255", top.saturating_sub(1));
    Fault::UnknownOption { found: code.to_string(), choices }
}

impl ColumnScores {
    fn clear(&mut self, groups: usize) {
        self.groups.resize_with(groups, Vec::new);
        let single = [&mut self.overall, &mut self.coverage, &mut self.pooled];
        single.into_iter().chain(&mut self.groups).for_each(Vec::clear);
    }

    fn take(&mut self, plan: &Plan, block: &Scores) {
        if let Some(whole) = block.groups.last() {
            self.overall.extend_from_slice(&whole.score);
            self.coverage.extend(whole.sums.coverage());
        }
        self.pooled.extend_from_slice(&block.pooled.score);
        for (scores, (position, _)) in self.groups.iter_mut().zip(plan.top()) {
            let group = block.groups.get(*position);
            scores.extend_from_slice(group.map_or(&[], |group| &group.score));
        }
    }
}
