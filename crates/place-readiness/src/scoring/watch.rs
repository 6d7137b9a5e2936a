//! Gates, watched as single answers change: only what looks at a changed answer is judged again.
//!
//! Only a yes counts here, and a yes needs no third value: every part of a gate holds where so many
//! of its members do. A step changes a member, which may change a part, and so on up to the gate.

use crate::document::decimal::Decimal;
use crate::scoring::code::is_blank;
use crate::scoring::rule::{Judged, Rated, Rule, Situation, Three};

/// The gates over one row of answers.
#[derive(Debug)]
pub(crate) struct Watch {
    parts: Vec<Counted>,
    /// For each gate, its topmost part, and whether it applies before any step.
    gates: Vec<(usize, bool)>,
    /// For each criterion, the parts that count it, and how.
    ratings: Vec<Vec<(usize, Rated)>>,
    scores: Vec<Below>,
}

/// A part of a gate.
#[derive(Debug)]
struct Counted {
    above: Above,
    /// It holds where at least so many of its members do,
    needed: usize,
    /// and so many do.
    holding: usize,
}

/// What a part is a member of.
#[derive(Clone, Copy, Debug)]
enum Above {
    Part(usize),
    Gate(usize),
}

/// A part whose members are the top groups that score below something.
#[derive(Debug)]
struct Below {
    part: usize,
    threshold: Decimal,
    /// Whether each top group does, before any step.
    groups: Vec<bool>,
}

/// What a step changes.
pub(crate) struct Step<'a> {
    pub(crate) criterion: usize,
    /// The position of its option before: the one after is the next.
    pub(crate) code: u8,
    /// Its top group,
    pub(crate) group: usize,
    /// and whether that then reaches a threshold which it did not reach before.
    pub(crate) then_reaches: &'a dyn Fn(Decimal) -> bool,
}

/// The gates that a step turns, in order.
#[derive(Debug, Default)]
pub(crate) struct Turned {
    /// They apply before it, and not after.
    pub(crate) lifted: Vec<usize>,
    /// They apply after it, and not before.
    pub(crate) set_off: Vec<usize>,
}

impl Watch {
    pub(crate) fn new(rules: &[Rule], situation: &Situation<'_>) -> Self {
        let ratings = vec![Vec::new(); situation.codes.len()];
        let mut watch = Self { parts: Vec::new(), gates: Vec::new(), ratings, scores: Vec::new() };
        for (gate, rule) in rules.iter().enumerate() {
            let top = watch.parts.len();
            let applies = watch.add(rule, Above::Gate(gate), situation);
            watch.gates.push((top, applies));
        }
        watch
    }

    /// Adds a part and all its members, and says whether it holds.
    fn add(&mut self, rule: &Rule, above: Above, situation: &Situation<'_>) -> bool {
        let own = self.parts.len();
        self.parts.push(Counted { above, needed: rule.needed, holding: 0 });
        let holding = match &rule.members {
            Judged::Rated(of) => self.rated(own, of.iter(), situation),
            Judged::Unshown(of) => {
                let lacks = |rated: &&Rated| !situation.is_shown(rated.criterion);
                self.rated(own, of.iter().filter(lacks), situation)
            }
            // No step changes which answers are blank.
            Judged::Blank(criteria) => {
                criteria.iter().filter(|criterion| is_blank(situation.code(**criterion))).count()
            }
            Judged::GroupsBelow(threshold) => self.below(own, *threshold, situation),
            Judged::Rules(rules) => self.add_all(own, rules, situation),
        };
        if let Some(part) = self.parts.get_mut(own) {
            part.holding = holding;
        }
        holding >= rule.needed
    }

    fn add_all(&mut self, part: usize, rules: &[Rule], situation: &Situation<'_>) -> usize {
        let mut holding = 0;
        for rule in rules {
            holding += usize::from(self.add(rule, Above::Part(part), situation));
        }
        holding
    }

    fn rated<'r>(
        &mut self,
        part: usize,
        of: impl Iterator<Item = &'r Rated>,
        situation: &Situation<'_>,
    ) -> usize {
        let mut holding = 0;
        for rated in of {
            holding += usize::from(rated.holds(situation.code(rated.criterion)));
            if let Some(ratings) = self.ratings.get_mut(rated.criterion) {
                ratings.push((part, rated.clone()));
            }
        }
        holding
    }

    fn below(&mut self, part: usize, threshold: Decimal, situation: &Situation<'_>) -> usize {
        let is_below = |group| (situation.group_below)(group, threshold) == Three::Yes;
        let groups: Vec<bool> = (0..situation.groups).map(is_below).collect();
        let holding = groups.iter().filter(|is_below| **is_below).count();
        self.scores.push(Below { part, threshold, groups });
        holding
    }

    /// The gates that a step turns. Afterwards everything is as it was.
    pub(crate) fn turned(&mut self, step: &Step<'_>) -> Turned {
        let changes = self.changes(step);
        let mut touched = Vec::new();
        for (part, holds) in &changes {
            touched.extend(self.shift(*part, *holds));
        }
        touched.sort_unstable();
        touched.dedup();
        let mut turned = Turned::default();
        for gate in touched {
            match self.gates.get(gate) {
                Some((top, true)) if !self.holds(*top) => turned.lifted.push(gate),
                Some((top, false)) if self.holds(*top) => turned.set_off.push(gate),
                _ => {}
            }
        }
        for (part, holds) in changes {
            self.shift(part, !holds);
        }
        turned
    }

    /// The parts of which one member comes to hold, or ceases to.
    fn changes(&self, step: &Step<'_>) -> Vec<(usize, bool)> {
        let rated = self.ratings.get(step.criterion).map(Vec::as_slice).unwrap_or_default();
        let rated = rated.iter().filter_map(|(part, rated)| {
            let [before, after] = [step.code, step.code + 1].map(|code| rated.holds(code));
            (before != after).then_some((*part, after))
        });
        let below = self.scores.iter().filter(|below| {
            below.groups.get(step.group) == Some(&true) && (step.then_reaches)(below.threshold)
        });
        rated.chain(below.map(|below| (below.part, false))).collect()
    }

    /// One member of a part comes to hold, or ceases to. Says which gate turns, if one does.
    fn shift(&mut self, mut part: usize, mut holds: bool) -> Option<usize> {
        loop {
            let own = self.parts.get_mut(part)?;
            let before = own.holding >= own.needed;
            own.holding = if holds { own.holding + 1 } else { own.holding.saturating_sub(1) };
            let after = own.holding >= own.needed;
            match own.above {
                _ if before == after => return None,
                Above::Part(above) => (part, holds) = (above, after),
                Above::Gate(gate) => return Some(gate),
            }
        }
    }

    fn holds(&self, part: usize) -> bool {
        self.parts.get(part).is_some_and(|part| part.holding >= part.needed)
    }
}
