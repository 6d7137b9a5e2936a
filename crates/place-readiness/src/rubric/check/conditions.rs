//! Conditions must be about what a rubric has, hold for some answers, and be few enough.

use crate::document::decimal::Decimal;
use crate::document::reader::{Reader, join};
use crate::problem::{Fault, shown};
use crate::rubric::check::{Known, choices};
use crate::rubric::condition::{Condition, Count, Of};
use crate::rubric::document::Criterion;

/// All conditions together may look at this many criteria and groups.
const MOST_LOOKS: usize = 20_000;

/// Each next step looks again at the top group of its criterion wherever a gate asks for groups
/// below a score, and lists the gates it is part of: there may be this many such looks and listings.
const MOST_STEPS: usize = 200_000;

impl<'a> Known<'a> {
    /// Reports where there is too much to look at. Conditions are then not checked one by one.
    pub(super) fn few_looks(&self, reader: &mut Reader) -> bool {
        let gates = self.content.gates.iter().map(|gate| &gate.when);
        let patterns = self.content.patterns.iter().map(|pattern| &pattern.when);
        let looks = gates.clone().chain(patterns).map(|when| self.looks(when)).sum();
        let known = reader.found;
        if looks > MOST_LOOKS {
            reader.report("", None, Fault::TooMany { limit: MOST_LOOKS, found: looks });
        }
        let (limit, found) = (MOST_STEPS / self.criteria.len().max(1), gates.map(of_groups).sum());
        if found > limit {
            reader.report("gates.any_group_below", None, Fault::TooMany { limit, found });
        }
        reader.found == known
    }

    /// How many criteria and groups a condition looks at.
    fn looks(&self, condition: &Condition) -> usize {
        match condition {
            Condition::Criterion { .. } => 1,
            Condition::Count { count: Count { of: Of::These(ids), .. } } => ids.len(),
            Condition::AnyGroupBelow { .. } => self.content.groups.len(),
            Condition::Any { any: parts } | Condition::All { all: parts } => {
                parts.iter().map(|part| self.looks(part)).sum()
            }
            _ => self.critical.len(),
        }
    }

    pub(super) fn condition(&self, reader: &mut Reader, at: &str, condition: &Condition) {
        match condition {
            Condition::Criterion { criterion, at_least, at_most } => {
                if let Some(criterion) = self.named(reader, &join(at, "criterion"), criterion) {
                    self.range(reader, at, criterion, at_least.as_deref(), at_most.as_deref());
                }
            }
            Condition::Count { count } => self.count(reader, &join(at, "count"), count),
            Condition::Any { any } => self.parts(reader, &join(at, "any"), any),
            Condition::All { all } => self.parts(reader, &join(at, "all"), all),
            Condition::AnyGroupBelow { any_group_below } => {
                if *any_group_below == Decimal::ZERO {
                    let because = "no score is below 0".to_owned();
                    reader.report(&join(at, "any_group_below"), None, Fault::NeverTrue { because });
                }
            }
            Condition::CriticalUnanswered { .. } => {
                self.some_critical(reader, &join(at, "critical_unanswered"));
            }
            Condition::CriticalWithoutEvidence { critical_without_evidence } => {
                let at = join(at, "critical_without_evidence");
                self.some_critical(reader, &at);
                // One option that is not there is enough to say so.
                self.critical
                    .iter()
                    .any(|it| self.option(reader, &at, it, critical_without_evidence).is_none());
            }
        }
    }

    fn parts(&self, reader: &mut Reader, at: &str, parts: &[Condition]) {
        if parts.is_empty() {
            reader.report(at, None, Fault::Empty);
        }
        for (n, part) in parts.iter().enumerate() {
            self.condition(reader, &format!("{at}.{n}"), part);
        }
    }

    fn count(&self, reader: &mut Reader, at: &str, count: &Count) {
        let of: Vec<&Criterion> = match &count.of {
            Of::Critical(_) => {
                self.some_critical(reader, &join(at, "of"));
                let critical = self.content.criteria().into_iter();
                critical.filter(|criterion| criterion.is_critical()).collect()
            }
            Of::These(ids) => {
                let at = join(at, "of");
                let find = |(n, id): (usize, &String)| self.named(reader, &format!("{at}.{n}"), id);
                ids.iter().enumerate().filter_map(find).collect()
            }
        };
        let known = reader.found;
        for criterion in &of {
            if reader.found == known {
                self.range(
                    reader,
                    at,
                    criterion,
                    count.at_least.as_deref(),
                    count.at_most.as_deref(),
                );
            }
        }
        let listed = match &count.of {
            Of::Critical(_) if of.is_empty() => return,
            Of::Critical(_) => of.len(),
            Of::These(ids) => ids.len(),
        };
        if usize::from(count.min) > listed {
            let because = format!("{} of {listed} are asked for", count.min);
            reader.report(&join(at, "min"), None, Fault::NeverTrue { because });
        }
    }

    fn some_critical(&self, reader: &mut Reader, at: &str) {
        if self.critical.is_empty() {
            let because = "no criterion is marked critical or root".to_owned();
            reader.report(at, None, Fault::NeverTrue { because });
        }
    }

    fn named(&self, reader: &mut Reader, at: &str, id: &str) -> Option<&'a Criterion> {
        let criterion = self.criteria.get(id).copied();
        if criterion.is_none() {
            let nearest = reader.nearest(id, self.criteria.keys().copied());
            reader.report(at, None, Fault::UnknownCriterion { found: id.to_owned(), nearest });
        }
        criterion
    }

    fn range(
        &self,
        reader: &mut Reader,
        at: &str,
        criterion: &Criterion,
        at_least: Option<&str>,
        at_most: Option<&str>,
    ) {
        let mut position = |key, option: Option<&str>| {
            option.and_then(|option| self.option(reader, &join(at, key), criterion, option))
        };
        let (from, to) = (position("at_least", at_least), position("at_most", at_most));
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            let because = "`at_least` is above `at_most`".to_owned();
            reader.report(at, None, Fault::NeverTrue { because });
        }
    }

    fn option(
        &self,
        reader: &mut Reader,
        at: &str,
        criterion: &Criterion,
        option: &str,
    ) -> Option<usize> {
        let options = self.content.scales.get(&criterion.scale)?;
        let position = options.iter().position(|known| known.id == option);
        if position.is_none() {
            let fault = Fault::UnknownOption { found: shown(option), choices: choices(options) };
            reader.report(at, None, fault);
        }
        position
    }
}

/// How many times a condition asks for groups below a score.
fn of_groups(condition: &Condition) -> usize {
    let own = usize::from(matches!(condition, Condition::AnyGroupBelow { .. }));
    own + condition.parts().iter().map(of_groups).sum::<usize>()
}
