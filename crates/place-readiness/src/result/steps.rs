//! Next steps: one level up, criterion by criterion, and what each would unlock.

use std::cmp::Reverse;

use crate::result::assess::{CLAIMED, Sheet, columns, rows, state, value};
use crate::result::banding::{Banding, rank};
use crate::result::words;
use crate::result::{NextStep, State};
use crate::rubric::{Criterion, Critical};
use crate::scoring::exact::Row;
use crate::scoring::rule::{Cause, Seen, Three};
use crate::scoring::{Blanks, Scores, score};

/// Steps are scored this many at a time, to bound what is held at once.
const BATCH: usize = 512;

/// A step for every criterion that is rated below its top, the most useful first.
///
/// Steps are scored in batches: each row is the answers with one of them raised by one.
pub(crate) fn next_steps(sheet: &Sheet<'_>, banding: &Banding<'_>) -> Vec<NextStep> {
    let criteria: Vec<(usize, &Criterion)> = sheet.rubric.criteria().enumerate().collect();
    let mut steps: Vec<(Usefulness, NextStep)> =
        criteria.chunks(BATCH).flat_map(|batch| score_steps(sheet, banding, batch)).collect();
    // Stable: steps of equal use stay in the order of the rubric.
    steps.sort_by_key(|(usefulness, _)| *usefulness);
    steps.into_iter().map(|(_, step)| step).collect()
}

fn score_steps(
    sheet: &Sheet<'_>,
    banding: &Banding<'_>,
    batch: &[(usize, &Criterion)],
) -> Vec<(Usefulness, NextStep)> {
    let raised = batch.iter().filter_map(|(position, criterion)| {
        Some((*position, *criterion, raise(sheet, *position, criterion)?))
    });
    let raised: Vec<(usize, &Criterion, Vec<u8>)> = raised.collect();
    let codes: Vec<&[u8]> = raised.iter().map(|(_, _, codes)| codes.as_slice()).collect();
    let scores = score(&sheet.rubric.plan, &columns(&rows(&codes)), Blanks::LeftOut);
    let step = |(row, (position, criterion, codes)): (usize, &(usize, &Criterion, Vec<u8>))| {
        After { sheet, scores: &scores, row, codes }.step(banding, *position, criterion)
    };
    raised.iter().enumerate().filter_map(step).collect()
}

/// The codes with one criterion raised by one, where there is a level above.
fn raise(sheet: &Sheet<'_>, position: usize, criterion: &Criterion) -> Option<Vec<u8>> {
    let code = sheet.codes.get(position).copied()?;
    let top = sheet.rubric.options(criterion).len();
    if state(code) != State::Level || usize::from(code) + 1 >= top {
        return None;
    }
    let mut codes = sheet.codes.clone();
    *codes.get_mut(position)? = code + 1;
    Some(codes)
}

/// What sorts steps, the smallest first: a higher band; more gates lifted; easing the gate with
/// the lowest ceiling; being root or critical; more points; more weight.
type Usefulness = (Reverse<bool>, Reverse<usize>, usize, u8, Reverse<u64>, Reverse<i64>);

/// The answers after one step.
struct After<'a> {
    sheet: &'a Sheet<'a>,
    scores: &'a Scores,
    row: usize,
    codes: &'a [u8],
}

impl After<'_> {
    fn step(
        &self,
        banding: &Banding<'_>,
        position: usize,
        criterion: &Criterion,
    ) -> Option<(Usefulness, NextStep)> {
        let rubric = self.sheet.rubric;
        let code = usize::from(self.sheet.codes.get(position).copied()?);
        let options = rubric.options(criterion);
        let after = self.gates();
        let applied = banding.gates.iter().zip(&after).enumerate();
        let applied = applied.filter(|(_, (gate, _))| gate.answer == Three::Yes);
        let (held, lifted): (Vec<_>, Vec<_>) = applied.partition(|(_, (_, still))| **still);
        let lifts: Vec<usize> = lifted.iter().map(|(gate, _)| *gate).collect();
        let all = lifted.iter().chain(&held).map(|(gate, _)| *gate);
        let mut eases: Vec<usize> =
            all.filter(|gate| self.helps(banding, *gate, position)).collect();
        eases.sort_unstable();
        let mut step = NextStep {
            criterion: criterion.id.clone(),
            from: options.get(code)?.id.clone(),
            to: options.get(code + 1)?.id.clone(),
            text: criterion.levels.get(code).and_then(|level| level.next_step.clone()),
            who_has_to_act: criterion.who_has_to_act.clone(),
            unlocks: String::new(),
            points: self.points(),
            lifts: self.names(&lifts),
            eases: self.names(&eases),
            reaches: self.reaches(banding, &after),
        };
        step.unlocks = words::unlocks(rubric, &step);
        Some((usefulness(banding, criterion, &step, &eases), step))
    }

    fn names(&self, gates: &[usize]) -> Vec<String> {
        let known = &self.sheet.rubric.content.gates;
        gates.iter().filter_map(|gate| known.get(*gate).map(|gate| gate.id.clone())).collect()
    }

    /// Whether each gate applies after the step.
    fn gates(&self) -> Vec<bool> {
        let plan = &self.sheet.rubric.plan;
        let row = Row { plan, codes: self.codes, blanks: Blanks::LeftOut };
        let below = |group: usize, threshold| {
            let position = plan.top().get(group).map(|(position, _)| *position);
            let score = position.and_then(|it| value(self.scores.groups.get(it)?, self.row));
            match position.zip(score) {
                Some((group, score)) if !row.reaches(group, score, threshold) => Three::Yes,
                _ => Three::No,
            }
        };
        let seen = Seen {
            codes: self.codes,
            evidence: &self.sheet.evidence,
            group_below: &below,
            groups: plan.top().len(),
        };
        plan.gates.iter().map(|rule| rule.judge(&seen).answer == Three::Yes).collect()
    }

    /// Whether a criterion, or the top group it is in, is among what sets off a gate.
    fn helps(&self, banding: &Banding<'_>, gate: usize, position: usize) -> bool {
        let because = banding.gates.get(gate).map(|gate| gate.because.as_slice());
        because.unwrap_or_default().iter().any(|cause| match cause {
            Cause::Criterion(criterion) => *criterion == position,
            Cause::Group(group) => self.sheet.rubric.top_group_of(position) == Some(*group),
        })
    }

    /// How far the overall score would rise.
    fn points(&self) -> Option<f64> {
        let whole = self.sheet.rubric.plan.whole();
        let before = self.sheet.score(whole, CLAIMED)?;
        value(self.scores.groups.get(whole)?, self.row).map(|after| after - before)
    }

    /// The band after the step, with the gates that apply then, where it is a higher one.
    fn reaches(&self, banding: &Banding<'_>, after: &[bool]) -> Option<String> {
        let plan = &self.sheet.rubric.plan;
        let now =
            |gate: usize| banding.gates.get(gate).is_some_and(|gate| gate.answer == Three::Yes);
        let before = banding.lowered(banding.by_score()?, now);
        let row = Row { plan, codes: self.codes, blanks: Blanks::LeftOut };
        let by_score = rank(row, value(self.scores.groups.get(plan.whole())?, self.row)?)?;
        let then = |gate: usize| after.get(gate).copied().unwrap_or(false);
        let reached = banding.lowered(by_score, then);
        (reached > before).then(|| banding.name(reached)).flatten()
    }
}

fn usefulness(
    banding: &Banding<'_>,
    criterion: &Criterion,
    step: &NextStep,
    eases: &[usize],
) -> Usefulness {
    let lowest = eases.iter().filter_map(|gate| banding.ceiling(*gate)).min();
    let rank = match criterion.critical {
        Some(Critical::Root) => 0,
        Some(Critical::Critical) => 1,
        None => 2,
    };
    // The bits of floats from 0 sort as the floats do.
    let points = step.points.unwrap_or(0.0).max(0.0).to_bits();
    (
        Reverse(step.reaches.is_some()),
        Reverse(step.lifts.len()),
        lowest.unwrap_or(usize::MAX),
        rank,
        Reverse(points),
        Reverse(criterion.weight.thousandths()),
    )
}

impl crate::Rubric {
    /// The position, among the top groups, of the one that holds a criterion.
    fn top_group_of(&self, criterion: usize) -> Option<usize> {
        let mut end = 0;
        self.content.groups.iter().position(|group| {
            end += group.count();
            criterion < end
        })
    }
}
