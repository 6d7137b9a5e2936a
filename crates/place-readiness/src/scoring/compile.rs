//! From the conditions of a rubric to rules: ids become positions, options become ranges.

use crate::index::Index;
use crate::rubric::condition::{Condition, Of};
use crate::rubric::document::{AnswerOption, Criterion, RubricDocument};
use crate::scoring::rule::{Judged, Rated, Rule};

/// What the conditions of a rubric are about.
pub(crate) struct Compiler<'a> {
    content: &'a RubricDocument,
    criteria: &'a [&'a Criterion],
    positions: Index<'a>,
    /// The ids of those marked critical or root.
    critical: Vec<&'a str>,
}

impl<'a> Compiler<'a> {
    pub(crate) fn new(content: &'a RubricDocument, criteria: &'a [&'a Criterion]) -> Self {
        let positions = Index::of(criteria.iter().map(|criterion| criterion.id.as_str()));
        let critical = criteria.iter().filter(|criterion| criterion.is_critical());
        let critical = critical.map(|criterion| criterion.id.as_str()).collect();
        Self { content, criteria, positions, critical }
    }

    pub(crate) fn rule(&self, condition: &Condition) -> Rule {
        match condition {
            Condition::Criterion { criterion, at_least, at_most } => {
                let ids = [criterion.as_str()];
                let of = self.rated(ids, at_least.as_deref(), at_most.as_deref());
                at_least_of(1, Judged::Rated(of))
            }
            Condition::Count { count } => {
                let ids = match &count.of {
                    Of::Critical(_) => self.critical.clone(),
                    Of::These(ids) => ids.iter().map(String::as_str).collect(),
                };
                let of = self.rated(ids, count.at_least.as_deref(), count.at_most.as_deref());
                at_least_of(count.min.into(), Judged::Rated(of))
            }
            Condition::Any { any } => at_least_of(1, self.rules(any)),
            Condition::All { all } => at_least_of(all.len(), self.rules(all)),
            Condition::AnyGroupBelow { any_group_below } => {
                at_least_of(1, Judged::GroupsBelow(*any_group_below))
            }
            Condition::CriticalUnanswered { .. } => {
                let positions = self.critical.iter().filter_map(|id| self.positions.position(id));
                at_least_of(1, Judged::Blank(positions.collect()))
            }
            Condition::CriticalWithoutEvidence { critical_without_evidence: from } => {
                let of = self.rated(self.critical.iter().copied(), Some(from), None);
                at_least_of(1, Judged::Unshown(of))
            }
        }
    }

    fn rules(&self, conditions: &[Condition]) -> Judged {
        Judged::Rules(conditions.iter().map(|condition| self.rule(condition)).collect())
    }

    fn rated<'i>(
        &self,
        ids: impl IntoIterator<Item = &'i str>,
        at_least: Option<&str>,
        at_most: Option<&str>,
    ) -> Vec<Rated> {
        let rate = |id| {
            let criterion = self.positions.position(id)?;
            let scale = &self.criteria.get(criterion)?.scale;
            let options = self.content.scales.get(scale)?;
            let lowest = at_least.map_or(Some(0), |id| position(options, id))?;
            let last = u8::try_from(options.len() - 1).ok();
            let highest = at_most.map_or(last, |id| position(options, id))?;
            Some(Rated { criterion, range: lowest..=highest })
        };
        ids.into_iter().filter_map(rate).collect()
    }
}

/// The position of an option, which is its code.
pub(crate) fn position(options: &[AnswerOption], id: &str) -> Option<u8> {
    options.iter().position(|option| option.id == id).and_then(|n| n.try_into().ok())
}

fn at_least_of(needed: usize, members: Judged) -> Rule {
    Rule { needed, members }
}
