//! Gates taken apart: what can set one off, and which gates come of it.
//!
//! Only a yes counts here, and a yes needs no third value: something is certain among several
//! when one of them is, and all together when each is.

use std::ops::RangeInclusive;

use crate::document::decimal::Decimal;
use crate::scoring::code::BLANK;
use crate::scoring::plan::Plan;
use crate::scoring::rule::{Judged, Rated, Rule};
use crate::table::memory::NO_BAND;

/// Something about a row that can set off a gate.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trigger {
    /// So many of these criteria have a code in a range.
    Count { criteria: Vec<(usize, RangeInclusive<u8>)>, min: usize },
    /// A top group has a score below this.
    AnyGroupBelow(Decimal),
}

/// The triggers of all gates, and what each combination of them means.
#[derive(Clone, Debug)]
pub(super) struct Triggers {
    /// At most eight.
    pub(super) list: Vec<Trigger>,
    /// For each combination, a bit for each trigger: the gates that apply, a bit for each.
    pub(super) gates: Box<[u32; 256]>,
    /// The rank of the lowest ceiling that then holds.
    pub(super) ceilings: Box<[u8; 256]>,
}

/// A gate in terms of triggers.
enum When {
    Trigger(usize),
    /// At least so many of these hold.
    Rules(usize, Vec<Self>),
}

const MOST: usize = 8;

impl Triggers {
    /// `None` where there are too many.
    pub(super) fn new(plan: &Plan, ceilings: &[u8]) -> Option<Self> {
        let mut list = Vec::new();
        let gates: Option<Vec<When>> =
            plan.gates.iter().map(|gate| compile(gate, &mut list)).collect();
        let gates = gates.filter(|_| list.len() <= MOST)?;
        let mut triggers =
            Self { list, gates: Box::new([0; 256]), ceilings: Box::new([NO_BAND; 256]) };
        let entries = triggers.gates.iter_mut().zip(triggers.ceilings.iter_mut());
        for (set, (applies, lowest)) in (0..=u8::MAX).zip(entries) {
            for (n, (gate, ceiling)) in gates.iter().zip(ceilings).enumerate() {
                if gate.holds(set) {
                    *applies |= 1 << n;
                    *lowest = (*ceiling).min(*lowest);
                }
            }
        }
        Some(triggers)
    }
}

impl When {
    fn holds(&self, set: u8) -> bool {
        match self {
            Self::Trigger(n) => set & (1 << n) != 0,
            Self::Rules(needed, parts) => {
                parts.iter().filter(|part| part.holds(set)).count() >= *needed
            }
        }
    }
}

fn compile(rule: &Rule, list: &mut Vec<Trigger>) -> Option<When> {
    let trigger = match &rule.members {
        Judged::Rules(rules) => return compile_all(rule.needed, rules, list),
        // A table has no evidence.
        Judged::Rated(of) | Judged::Unshown(of) => count(of.iter(), rule.needed),
        Judged::Blank(criteria) => {
            let criteria = criteria.iter().map(|criterion| (*criterion, BLANK)).collect();
            Trigger::Count { criteria, min: rule.needed }
        }
        Judged::GroupsBelow(threshold) => Trigger::AnyGroupBelow(*threshold),
    };
    add(trigger, list)
}

fn count<'r>(of: impl Iterator<Item = &'r Rated>, min: usize) -> Trigger {
    let criteria = of.map(|rated| (rated.criterion, rated.range.clone())).collect();
    Trigger::Count { criteria, min }
}

fn compile_all(needed: usize, rules: &[Rule], list: &mut Vec<Trigger>) -> Option<When> {
    if let Some(trigger) = joined(needed, rules) {
        return add(trigger, list);
    }
    let parts: Option<_> = rules.iter().map(|rule| compile(rule, list)).collect();
    parts.map(|parts| When::Rules(needed, parts))
}

/// Several criteria, any of which will do, make one trigger where their ranges are the same.
fn joined(needed: usize, rules: &[Rule]) -> Option<Trigger> {
    let mut all = Vec::new();
    for rule in rules {
        let Judged::Rated(of) = &rule.members else { return None };
        all.extend(of);
    }
    all.sort_by_key(|rated| rated.criterion);
    all.dedup();
    let first = all.first()?;
    let is_any = needed == 1 && rules.iter().all(|rule| rule.needed == 1);
    let is_one = all.iter().all(|rated| rated.range == first.range);
    (is_any && is_one).then(|| count(all.iter().copied(), 1))
}

fn add(trigger: Trigger, list: &mut Vec<Trigger>) -> Option<When> {
    if let Some(known) = list.iter().position(|known| *known == trigger) {
        return Some(When::Trigger(known));
    }
    list.push(trigger);
    (list.len() <= MOST).then_some(When::Trigger(list.len() - 1))
}
