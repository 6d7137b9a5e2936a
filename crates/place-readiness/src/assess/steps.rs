//! Next steps: one level up, criterion by criterion, and what each would unlock.

use std::cmp::Reverse;
use std::iter;

use crate::assess::banding::Banding;
use crate::assess::sheet::{CLAIMED, Sheet};
use crate::assess::words;
use crate::result::NextStep;
use crate::rubric::choices::Critical;
use crate::rubric::document::{AnswerOption, Band, Criterion};
use crate::scoring::code::{State, state};
use crate::scoring::raise::{Raised, Raises};
use crate::scoring::rule::{Cause, certain};
use crate::scoring::standing::Standing;
use crate::scoring::watch::{Step, Turned, Watch};

/// A step for every criterion that is rated below its top, the most useful first.
pub(crate) fn next_steps(sheet: &Sheet<'_>, banding: &Banding<'_>) -> Vec<NextStep> {
    let mut outlook = Outlook::new(sheet, banding);
    let raises = Raises::new(banding.standing.now());
    let step = |criterion| {
        let rise = Rise::new(sheet, criterion)?;
        Some(outlook.step(&rise, &raises.raise(criterion)))
    };
    let mut steps: Vec<(Usefulness, NextStep)> =
        (0..sheet.criteria.len()).filter_map(step).collect();
    // Stable: steps of equal use stay in the order of the rubric.
    steps.sort_by_key(|(usefulness, _)| *usefulness);
    steps.into_iter().map(|(_, step)| step).collect()
}

/// What sorts steps, the smallest first: a higher band; more gates lifted; easing the gate with
/// the lowest ceiling; being root or critical; more points; more weight.
type Usefulness = (Reverse<bool>, Reverse<usize>, usize, u8, Reverse<u64>, Reverse<i64>);

/// A criterion that is rated below its top.
struct Rise<'a> {
    position: usize,
    criterion: &'a Criterion,
    code: u8,
    from: &'a AnswerOption,
    to: &'a AnswerOption,
}

impl<'a> Rise<'a> {
    fn new(sheet: &Sheet<'a>, position: usize) -> Option<Self> {
        let code = sheet.codes.get(position).copied().filter(|it| state(*it) == State::Level)?;
        let criterion = *sheet.criteria.get(position)?;
        let mut options = sheet.rubric.options(criterion).iter().skip(code.into());
        Some(Self { position, criterion, code, from: options.next()?, to: options.next()? })
    }
}

/// Everything as it stands, made ready for telling what a step would change. What looks at neither
/// the criterion nor its top group is not looked at again.
struct Outlook<'a> {
    sheet: &'a Sheet<'a>,
    banding: &'a Banding<'a>,
    watch: Watch,
    /// For each criterion, the place of its top group.
    tops: Vec<usize>,
    /// The gates that apply and are set off by a criterion, for each,
    by_criterion: Vec<Vec<usize>>,
    /// and by a top group, for each.
    by_group: Vec<Vec<usize>>,
    /// The gates that apply, by their ceilings, the lowest first.
    holding: Vec<(usize, usize)>,
    /// The rank of the band, with the gates that apply.
    rank: Option<usize>,
}

impl<'a> Outlook<'a> {
    fn new(sheet: &'a Sheet<'a>, banding: &'a Banding<'a>) -> Self {
        let plan = &sheet.rubric.plan;
        let standing = &banding.standing;
        let below = |group, threshold| certain(standing.now().is_top_below(group, threshold));
        let groups = sheet.rubric.content.groups.iter().enumerate();
        let ceilings = plan.ceilings.iter().copied().zip(0..);
        let mut holding: Vec<_> = ceilings.filter(|(_, gate)| standing.applies(*gate)).collect();
        holding.sort_unstable();
        let mut outlook = Self {
            sheet,
            banding,
            watch: Watch::new(&plan.gates, &standing.situation(&below)),
            tops: groups.flat_map(|(n, group)| iter::repeat_n(n, group.count())).collect(),
            by_criterion: vec![Vec::new(); sheet.criteria.len()],
            by_group: vec![Vec::new(); plan.top().len()],
            rank: standing.band().band,
            holding,
        };
        outlook.blame(standing);
        outlook
    }

    /// Notes which gates each criterion and each top group sets off.
    fn blame(&mut self, standing: &Standing<'_>) {
        for (gate, verdict) in standing.gates.iter().enumerate() {
            for cause in &verdict.because {
                let gates = match cause {
                    Cause::Criterion(n) => self.by_criterion.get_mut(*n),
                    Cause::Group(n) => self.by_group.get_mut(*n),
                };
                if let Some(gates) = gates {
                    gates.push(gate);
                }
            }
        }
    }

    fn step(&mut self, rise: &Rise<'_>, raised: &Raised<'_>) -> (Usefulness, NextStep) {
        let turned = self.turned(rise, raised);
        let eases = self.eases(rise.position);
        let reached = self.reached(raised, &turned);
        let Rise { criterion, code, .. } = rise;
        let level = criterion.levels.get(usize::from(*code));
        let mut step = NextStep {
            criterion: criterion.id.clone(),
            from: rise.from.id.clone(),
            to: rise.to.id.clone(),
            text: level.and_then(|level| level.next_step.clone()),
            who_has_to_act: criterion.who_has_to_act.clone(),
            unlocks: String::new(),
            points: self.points(raised),
            lifts: self.banding.gate_names(&turned.lifted),
            eases: self.banding.gate_names(&eases),
            reaches: reached.map(|band| band.id.clone()),
        };
        step.unlocks = words::unlocks(&step, reached);
        (self.usefulness(criterion, &step, &eases), step)
    }

    /// The gates that the step turns.
    fn turned(&mut self, rise: &Rise<'_>, raised: &Raised<'_>) -> Turned {
        let group = self.tops.get(rise.position).copied().unwrap_or_default();
        let position = self.sheet.rubric.plan.top().get(group).map(|(position, _)| *position);
        let changed = position.filter(|position| raised.changes(*position));
        let then_reaches =
            |threshold| changed.is_some_and(|group| raised.reaches(group, threshold));
        self.watch.turned(&Step {
            criterion: rise.position,
            code: rise.code,
            group,
            then_reaches: &then_reaches,
        })
    }

    /// The gates that apply, and that a criterion, or the top group it is in, helps to set off.
    fn eases(&self, criterion: usize) -> Vec<usize> {
        let group = self.tops.get(criterion).and_then(|top| self.by_group.get(*top));
        let own = self.by_criterion.get(criterion);
        let mut gates: Vec<usize> = own.into_iter().chain(group).flatten().copied().collect();
        gates.sort_unstable();
        gates.dedup();
        gates
    }

    /// How far the overall score would rise.
    fn points(&self, raised: &Raised<'_>) -> Option<f64> {
        let whole = self.sheet.rubric.plan.whole();
        let before = self.sheet.score(whole, CLAIMED)?;
        raised.score(whole).map(|after| after - before)
    }

    /// The band after the step, with the gates that apply then, where it is a higher one.
    fn reached(&self, raised: &Raised<'_>, turned: &Turned) -> Option<&'a Band> {
        let is_left = |(_, gate): &&(usize, usize)| turned.lifted.binary_search(gate).is_err();
        // The lowest ceiling that is left stands for all of them.
        let left = self.holding.iter().find(is_left).map(|(_, gate)| *gate);
        let gates = turned.set_off.iter().copied().chain(left);
        let reached = self.sheet.rubric.plan.lowered(raised.rank()?, gates);
        if reached > self.rank? { self.banding.band_at(reached) } else { None }
    }

    fn usefulness(&self, criterion: &Criterion, step: &NextStep, eases: &[usize]) -> Usefulness {
        let ceilings = &self.sheet.rubric.plan.ceilings;
        let lowest = eases.iter().filter_map(|gate| ceilings.get(*gate)).min();
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
            lowest.copied().unwrap_or(usize::MAX),
            rank,
            Reverse(points),
            Reverse(criterion.weight.thousandths()),
        )
    }
}
