//! Scoring many rows at once: one column of answer codes for each criterion.

use crate::Rubric;
use crate::problem::{Fault, Problem, Problems};
use crate::scoring::plan::Plan;
use crate::scoring::rule::{NOT_APPLICABLE, NOT_KNOWN};
use crate::scoring::{Blanks, Scores, score_blocks};

/// The scores of many rows.
///
/// Scores and coverage are numbers from 0.0 to 100.0. Where there is no score the entry is not a
/// number (NaN), never 0.
#[derive(Clone, Debug, Default)]
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

impl Rubric {
    /// Scores many rows with the kernel that scores one: a row has the same score to the last
    /// bit, whatever stands beside it.
    ///
    /// `columns` holds one column for each criterion, in the order of the rubric, all of one
    /// length. A code is the position of an option from 0, or 253 for not applicable, 254 for not
    /// known, 255 for unanswered. `blanks` says what the last two count as.
    ///
    /// # Errors
    ///
    /// Columns are missing, too many or of different lengths; or a column holds a code that its
    /// criterion does not have. Each is named by criterion, and by row where there is one.
    pub fn score_columns(
        &self,
        columns: &[&[u8]],
        blanks: Blanks,
    ) -> Result<ColumnScores, Problems> {
        let mut scores = ColumnScores::default();
        self.score_columns_into(columns, blanks, &mut scores)?;
        Ok(scores)
    }

    /// The same, into columns that are used again: for many batches, fresh memory for each would
    /// cost more than the scoring.
    ///
    /// # Errors
    ///
    /// As [`Self::score_columns`]; `scores` is then left as it was.
    pub fn score_columns_into(
        &self,
        columns: &[&[u8]],
        blanks: Blanks,
        scores: &mut ColumnScores,
    ) -> Result<(), Problems> {
        let problems = self.wrong_columns(columns);
        if !problems.is_empty() {
            return Problems::into_result(problems, 0, None);
        }
        scores.clear(self.plan.top().len());
        score_blocks(&self.plan, columns, blanks, |block| scores.take(&self.plan, block));
        Ok(())
    }

    fn wrong_columns(&self, columns: &[&[u8]]) -> Vec<Problem> {
        let expected = self.plan.criteria.len();
        let rows = columns.first().map_or(0, |column| column.len());
        if columns.len() != expected {
            let fault = Fault::WrongLength { expected, found: columns.len() };
            return vec![Problem { at: "columns".to_owned(), mark: None, fault }];
        }
        let named = self.criteria().zip(&self.plan.criteria).zip(columns);
        named
            .filter_map(|((criterion, asked), column)| {
                if column.len() != rows {
                    let fault = Fault::WrongLength { expected: rows, found: column.len() };
                    return Some(Problem { at: criterion.id.clone(), mark: None, fault });
                }
                let row = first_wrong(column, asked.points.len(), asked.may_not_apply)?;
                let fault = wrong_code(column.get(row).copied()?, asked.points.len());
                Some(Problem { at: format!("{}.{row}", criterion.id), mark: None, fault })
            })
            .collect()
    }
}

/// The first row whose code the criterion does not have.
fn first_wrong(column: &[u8], options: usize, may_not_apply: bool) -> Option<usize> {
    let options = u8::try_from(options).unwrap_or(u8::MAX);
    let from = if may_not_apply { NOT_APPLICABLE } else { NOT_KNOWN };
    // Every code is looked at without a branch; only a column with a wrong one is searched.
    let is_wrong = |code: u8| code >= options && code < from;
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
