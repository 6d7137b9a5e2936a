//! Where a row of answers stands: the gates that apply, with what sets them off, and the band that
//! score and gates allow.

use crate::document::decimal::Decimal;
use crate::scoring::exact::Exact;
use crate::scoring::plan::Plan;
use crate::scoring::rule::{Rule, Situation, Three, Verdict, certain};

/// A row of answers with everything that gates and bands are read from.
#[derive(Debug)]
pub(crate) struct Standing<'a> {
    plan: &'a Plan,
    codes: &'a [u8],
    evidence: &'a [bool],
    views: Views<'a>,
    /// Every gate, as the answers stand.
    pub(crate) gates: Vec<Verdict>,
    /// Every pattern, as the answers stand.
    pub(crate) patterns: Vec<Verdict>,
    /// Every gate, over all that blanks may still turn out to be; those about the record left out.
    possible: Vec<Three>,
}

/// The scores as the answers stand, and with every blank at its lowest and at its highest.
#[derive(Debug)]
pub(crate) struct Views<'a> {
    pub(crate) now: Exact<'a>,
    pub(crate) lowest: Exact<'a>,
    pub(crate) highest: Exact<'a>,
}

/// A band, by its rank among those that a score can reach, and the gates that hold it there.
#[derive(Debug, Default)]
pub(crate) struct Held {
    /// The band that the score by itself reaches.
    pub(crate) by_score: Option<usize>,
    /// The band once every gate that applies has set its ceiling.
    pub(crate) band: Option<usize>,
    /// The gates with that band as their ceiling, where the score would reach a higher one.
    pub(crate) by: Vec<usize>,
}

impl<'a> Standing<'a> {
    pub(crate) fn new(views: Views<'a>, evidence: &'a [bool]) -> Self {
        let (plan, codes) = (views.now.plan, views.now.codes);
        let (gates, patterns, possible) = (Vec::new(), Vec::new(), Vec::new());
        let mut standing = Self { plan, codes, evidence, views, gates, patterns, possible };
        standing.gates = standing.judge(&plan.gates);
        standing.patterns = standing.judge(&plan.patterns);
        standing.possible = plan.gates.iter().map(|gate| standing.judge_ever(gate)).collect();
        standing
    }

    fn judge(&self, rules: &[Rule]) -> Vec<Verdict> {
        let now = |group, threshold| self.views.is_below_now(group, threshold);
        rules.iter().map(|rule| rule.judge(&self.situation(&now))).collect()
    }

    fn judge_ever(&self, rule: &Rule) -> Three {
        let ever = |group, threshold| self.views.is_below_ever(group, threshold);
        let is_left_out = rule.is_about_the_record();
        if is_left_out { Three::No } else { rule.judge(&self.situation(&ever)).answer }
    }

    /// The scores as the answers stand.
    pub(crate) fn now(&self) -> &Exact<'a> {
        &self.views.now
    }

    /// The band as the answers stand.
    pub(crate) fn band(&self) -> Held {
        self.held(&self.views.now, |gate| self.applies(gate))
    }

    /// A band that filling the blanks cannot lead below.
    pub(crate) fn lowest(&self) -> Held {
        self.held(&self.views.lowest, |gate| self.can_apply(gate, Three::CannotTell))
    }

    /// A band that filling the blanks cannot lead above.
    pub(crate) fn highest(&self) -> Held {
        self.held(&self.views.highest, |gate| self.can_apply(gate, Three::Yes))
    }

    /// Whether a gate applies, as the answers stand.
    pub(crate) fn applies(&self, gate: usize) -> bool {
        self.gates.get(gate).is_some_and(|gate| gate.answer == Three::Yes)
    }

    fn can_apply(&self, gate: usize, least: Three) -> bool {
        self.possible.get(gate).is_some_and(|answer| *answer >= least)
    }

    fn held(&self, scores: &Exact<'_>, applies: impl Fn(usize) -> bool) -> Held {
        let applying = || (0..self.plan.gates.len()).filter(|gate| applies(*gate));
        let by_score = scores.rank();
        let band = by_score.map(|rank| self.plan.lowered(rank, applying()));
        if by_score == band {
            return Held { by_score, band, by: Vec::new() };
        }
        let holds = |gate: &usize| self.plan.ceilings.get(*gate).copied() == band;
        Held { by_score, band, by: applying().filter(holds).collect() }
    }

    /// What rules look at.
    pub(crate) fn situation<'s>(
        &'s self,
        group_below: &'s dyn Fn(usize, Decimal) -> Three,
    ) -> Situation<'s> {
        let groups = self.plan.top().len();
        Situation { codes: self.codes, evidence: self.evidence, group_below, groups }
    }
}

impl Views<'_> {
    /// Whether a top group scores below a threshold, as the answers stand.
    fn is_below_now(&self, group: usize, threshold: Decimal) -> Three {
        if self.now.is_top_below(group, threshold) {
            return Three::Yes;
        }
        self.is_below_ever(group, threshold).min(Three::CannotTell)
    }

    /// Whether a top group scores below a threshold whatever the blanks turn out to be.
    fn is_below_ever(&self, group: usize, threshold: Decimal) -> Three {
        if self.highest.is_top_below(group, threshold) {
            Three::Yes
        } else if self.lowest.is_top_below(group, threshold) {
            Three::CannotTell
        } else {
            Three::No
        }
    }
}

impl Exact<'_> {
    /// Whether a top group has a score, and one below the threshold.
    pub(crate) fn is_top_below(&self, top: usize, threshold: Decimal) -> bool {
        let group = self.plan.top().get(top);
        group.is_some_and(|(position, _)| self.is_below(*position, threshold))
    }
}

impl Plan {
    /// Names the gates that certainly apply to a row without evidence, where nobody asks why.
    pub(crate) fn each_applying(&self, scores: &Exact<'_>, mut see: impl FnMut(usize)) {
        let below = |group, threshold| certain(scores.is_top_below(group, threshold));
        let groups = self.top().len();
        let situation =
            Situation { codes: scores.codes, evidence: &[], group_below: &below, groups };
        let gates = self.gates.iter().enumerate().filter(|(_, rule)| rule.holds(&situation));
        gates.for_each(|(gate, _)| see(gate));
    }

    /// The rank of a band once gates have set their ceilings.
    pub(crate) fn lowered(&self, rank: usize, gates: impl IntoIterator<Item = usize>) -> usize {
        let ceilings = gates.into_iter().filter_map(|gate| self.ceilings.get(gate));
        ceilings.fold(rank, |rank, ceiling| rank.min(*ceiling))
    }
}
