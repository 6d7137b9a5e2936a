//! Gates taken apart: what can set one off, and which gates come of it.
//!
//! Only a yes counts here, and a yes needs no third value: something is certain among several
//! when one of them is, and all together when each is.

use std::ops::RangeInclusive;

use crate::Decimal;
use crate::scoring::plan::Plan;
use crate::scoring::rule::{NOT_KNOWN, Rated, Rule, UNANSWERED};
use crate::table::NO_BAND;

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
    Any(Vec<Self>),
    All(Vec<Self>),
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
            Self::Any(parts) => parts.iter().any(|part| part.holds(set)),
            Self::All(parts) => parts.iter().all(|part| part.holds(set)),
        }
    }
}

fn compile(rule: &Rule, list: &mut Vec<Trigger>) -> Option<When> {
    let count = |of: &[Rated], min| {
        let criteria = of.iter().map(|rated| (rated.criterion, rated.range.clone())).collect();
        Trigger::Count { criteria, min }
    };
    let trigger = match rule {
        Rule::Any(rules) => return any(rules, list),
        Rule::All(rules) => {
            let parts: Option<_> = rules.iter().map(|rule| compile(rule, list)).collect();
            return parts.map(When::All);
        }
        Rule::Count { of, min } => count(of, *min),
        // A table has no evidence.
        Rule::CriticalWithoutEvidence(of) => count(of, 1),
        Rule::CriticalUnanswered(criteria) => {
            let criteria = criteria.iter().map(|n| (*n, NOT_KNOWN..=UNANSWERED)).collect();
            Trigger::Count { criteria, min: 1 }
        }
        Rule::AnyGroupBelow(threshold) => Trigger::AnyGroupBelow(*threshold),
    };
    add(trigger, list)
}

fn any(rules: &[Rule], list: &mut Vec<Trigger>) -> Option<When> {
    if let Some(trigger) = joined(rules) {
        return add(trigger, list);
    }
    let parts: Option<_> = rules.iter().map(|rule| compile(rule, list)).collect();
    parts.map(When::Any)
}

/// Several criteria, any of which will do, make one trigger where their ranges are the same.
fn joined(rules: &[Rule]) -> Option<Trigger> {
    let mut criteria = Vec::new();
    for rule in rules {
        let Rule::Count { of, min: 1 } = rule else { return None };
        criteria.extend(of.iter().map(|rated| (rated.criterion, rated.range.clone())));
    }
    criteria.sort_unstable_by_key(|(criterion, _)| *criterion);
    criteria.dedup();
    let (_, first) = criteria.first()?;
    let is_one = criteria.iter().all(|(_, range)| range == first);
    is_one.then_some(Trigger::Count { criteria, min: 1 })
}

fn add(trigger: Trigger, list: &mut Vec<Trigger>) -> Option<When> {
    if let Some(known) = list.iter().position(|known| *known == trigger) {
        return Some(When::Trigger(known));
    }
    list.push(trigger);
    (list.len() <= MOST).then_some(When::Trigger(list.len() - 1))
}
