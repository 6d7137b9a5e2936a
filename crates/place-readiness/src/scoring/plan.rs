//! A rubric made ready for scoring: ids become positions, decimals become whole numbers.

use std::ops::Range;

use crate::Decimal;
use crate::document::reader::Reader;
use crate::index::Index;
use crate::problem::Fault;
use crate::rubric::condition::{Condition, Of};
use crate::rubric::{Aggregate, AnswerOption, Criterion, Group, RubricDocument};
use crate::scoring::math::{gcd, lcm};
use crate::scoring::rule::{Rated, Rule};

/// Everything scoring needs.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// In the order of the rubric.
    pub(crate) criteria: Vec<Asked>,
    /// The unit of all weights of criteria, in thousandths.
    pub(crate) weight_unit: u64,
    // INVARIANT: members stand before the group that holds them; the last is the whole rubric.
    pub(crate) groups: Vec<Heading>,
    /// All criteria at once, for the pooled score.
    pub(crate) pooled: Ladder,
    /// In thousandths of a per cent.
    pub(crate) minimum_coverage: u64,
    pub(crate) bands: Vec<Decimal>,
    pub(crate) gates: Vec<Rule>,
    /// The rank of each gate's ceiling among the bands.
    pub(crate) ceilings: Vec<usize>,
    pub(crate) patterns: Vec<Rule>,
    /// Whether a geometric mean stands anywhere, so that scores are not ratios of whole numbers.
    pub(crate) is_geometric: bool,
    /// How far the overall score, as computed, can be from its exact value.
    pub(crate) margin: f64,
}

/// What scoring needs of a criterion.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// In units that all criteria share.
    pub(crate) weight: u64,
    /// What each option is worth above the lowest.
    pub(crate) points: Vec<u64>,
    pub(crate) may_not_apply: bool,
    /// The option from which evidence is expected, and the one counted without it.
    pub(crate) expected: Option<(u8, u8)>,
}

/// What scoring needs of a group.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    pub(crate) aggregate: Aggregate,
    pub(crate) members: Members,
}

impl Heading {
    /// The criteria it holds, where it holds criteria.
    pub(crate) fn ladder(&self) -> Option<&Ladder> {
        if let Members::Criteria(ladder) = &self.members { Some(ladder) } else { None }
    }
}

/// What a group holds.
#[derive(Clone, Debug)]
pub(crate) enum Members {
    /// Criteria that stand side by side.
    Criteria(Ladder),
    /// Positions of groups, and their weights in a unit of their own.
    Groups(Vec<(usize, u64)>),
}

/// Criteria whose points are made comparable: `full` is the top of each.
#[derive(Clone, Debug)]
pub(crate) struct Ladder {
    pub(crate) criteria: Range<usize>,
    pub(crate) full: u64,
    /// What divides the weights of all of them.
    pub(crate) unit: u64,
}

/// Twice the units of rounding counted, to be on the safe side of second-order terms.
const SAFETY: f64 = 2.0;
/// Sums of points times 100 must stay below 2^53, so that floats hold them exactly.
const LARGEST: u64 = 1 << 53;

impl Plan {
    /// Reports where weights and values together are too fine for exact sums.
    pub(crate) fn new(reader: &mut Reader, content: &RubricDocument) -> Option<Self> {
        let criteria = content.criteria();
        let weight_unit = weight_unit(&criteria);
        let asked = ask(content, &criteria, weight_unit);
        let everything = ladder(&asked, 0..asked.len());
        let Some(pooled) = everything else {
            reader.report("", None, Fault::TooFine);
            return None;
        };
        let mut builder = Builder { asked: &asked, groups: Vec::new(), next: 0 };
        let top = builder.groups(&content.groups)?;
        let whole = Heading { aggregate: content.aggregate, members: Members::Groups(top) };
        builder.groups.push(whole);
        let groups = builder.groups;
        let compiler = Compiler::new(content, &criteria);
        Some(Self {
            pooled,
            weight_unit,
            minimum_coverage: thousandths(content.minimum_coverage),
            bands: content.bands.iter().filter_map(|band| band.from).collect(),
            gates: content.gates.iter().map(|gate| compiler.rule(&gate.when)).collect(),
            ceilings: ceilings(content),
            patterns: content.patterns.iter().map(|found| compiler.rule(&found.when)).collect(),
            is_geometric: groups.iter().any(|group| group.aggregate == Aggregate::Geometric),
            margin: margin(&groups),
            criteria: asked,
            groups,
        })
    }

    /// The positions of the top groups, in order.
    pub(crate) fn top(&self) -> &[(usize, u64)] {
        match self.groups.last().map(|whole| &whole.members) {
            Some(Members::Groups(top)) => top,
            _ => &[],
        }
    }

    /// The position of the whole rubric among its groups.
    pub(crate) fn whole(&self) -> usize {
        self.groups.len().saturating_sub(1)
    }

    /// The criteria of a ladder, each with what its steps are multiplied by to reach `full`.
    pub(crate) fn steps<'a>(
        &'a self,
        ladder: &'a Ladder,
    ) -> impl Iterator<Item = (usize, &'a Asked, u64)> {
        let asked = self.criteria.get(ladder.criteria.clone()).unwrap_or_default();
        let positions = ladder.criteria.clone();
        positions.zip(asked).map(|(n, asked)| (n, asked, ladder.full / asked.top()))
    }
}

impl Asked {
    /// What the highest option is worth above the lowest. Never 0: options rise.
    pub(crate) fn top(&self) -> u64 {
        self.points.last().copied().unwrap_or(1)
    }
}

/// The rank of each gate's ceiling. Every gate has one, as the check of a rubric sees to.
fn ceilings(content: &RubricDocument) -> Vec<usize> {
    let scored = content.bands.iter().filter(|band| band.from.is_some());
    let ranks = Index::of(scored.map(|band| band.id.as_str()));
    content.gates.iter().filter_map(|gate| ranks.position(&gate.ceiling)).collect()
}

/// The largest unit that divides the weights of all criteria, in thousandths.
fn weight_unit(criteria: &[&Criterion]) -> u64 {
    criteria.iter().map(|criterion| thousandths(criterion.weight)).fold(0, gcd).max(1)
}

/// A decimal that is known not to be negative, in thousandths.
fn thousandths(decimal: Decimal) -> u64 {
    decimal.thousandths().unsigned_abs()
}

fn ask(content: &RubricDocument, criteria: &[&Criterion], unit: u64) -> Vec<Asked> {
    let ask = |criterion: &&Criterion| {
        let options = content.scales.get(&criterion.scale).map_or(&[][..], Vec::as_slice);
        Asked {
            weight: thousandths(criterion.weight) / unit,
            points: points(options),
            may_not_apply: criterion.not_applicable.is_some(),
            expected: expected(content, options),
        }
    };
    criteria.iter().map(ask).collect()
}

/// What each option is worth above the lowest, in the largest unit that divides them all.
fn points(options: &[AnswerOption]) -> Vec<u64> {
    let lowest = options.first().map_or(0, |option| option.value.thousandths());
    let above = |option: &AnswerOption| option.value.thousandths().abs_diff(lowest);
    let unit = options.iter().map(above).fold(0, gcd).max(1);
    options.iter().map(|option| above(option) / unit).collect()
}

fn expected(content: &RubricDocument, options: &[AnswerOption]) -> Option<(u8, u8)> {
    let expected = content.evidence_expected.as_ref()?;
    let (from, otherwise) =
        (position(options, &expected.from)?, position(options, &expected.otherwise)?);
    (otherwise < from).then_some((from, otherwise))
}

fn position(options: &[AnswerOption], id: &str) -> Option<u8> {
    options.iter().position(|option| option.id == id).and_then(|n| n.try_into().ok())
}

fn ladder(asked: &[Asked], criteria: Range<usize>) -> Option<Ladder> {
    let members = asked.get(criteria.clone())?;
    let full = members.iter().try_fold(1, |full, asked| lcm(full, asked.top()))?;
    let weight: u64 = members.iter().map(|asked| asked.weight).sum();
    let most = weight.max(1).checked_mul(full)?.checked_mul(100)?;
    let unit = members.iter().map(|asked| asked.weight).fold(0, gcd).max(1);
    (most < LARGEST).then_some(Ladder { criteria, full, unit })
}

struct Builder<'a> {
    asked: &'a [Asked],
    groups: Vec<Heading>,
    next: usize,
}

impl Builder<'_> {
    fn groups(&mut self, groups: &[Group]) -> Option<Vec<(usize, u64)>> {
        let weight = |group: &Group| thousandths(group.weight);
        let unit = groups.iter().map(weight).fold(0, gcd).max(1);
        groups.iter().map(|group| Some((self.group(group)?, weight(group) / unit))).collect()
    }

    fn group(&mut self, group: &Group) -> Option<usize> {
        let members = if group.groups.is_empty() {
            let criteria = self.next..self.next + group.criteria.len();
            self.next = criteria.end;
            Members::Criteria(ladder(self.asked, criteria)?)
        } else {
            Members::Groups(self.groups(&group.groups)?)
        };
        self.groups.push(Heading { aggregate: group.aggregate, members });
        Some(self.groups.len() - 1)
    }
}

/// How far a computed score can be from the exact one.
///
/// Every number is 0 or more, so relative errors add up and never cancel. With u = 2^-53, a group
/// of criteria is one rounded division: 1 u. A mean of k groups rounds k products, k - 1 sums and
/// one division: k + 1 u on top of its worst member. A minimum adds nothing. Keeping a mean among
/// its members only moves it towards the exact value, or to a member's own error.
fn margin(groups: &[Heading]) -> f64 {
    let mut units: Vec<f64> = Vec::with_capacity(groups.len());
    for group in groups {
        let own = match &group.members {
            Members::Criteria(_) => 1.0,
            Members::Groups(members) => {
                let error = |(position, _): &(usize, u64)| units.get(*position).copied();
                let worst = members.iter().filter_map(error).fold(0.0, f64::max);
                worst + crate::scoring::math::float(members.len() as u64) + 1.0
            }
        };
        units.push(own);
    }
    let unit = f64::EPSILON / 2.0;
    units.last().copied().unwrap_or(0.0) * unit * 100.0 * SAFETY
}

struct Compiler<'a> {
    content: &'a RubricDocument,
    criteria: &'a [&'a Criterion],
    positions: Index<'a>,
    /// The ids of those marked critical or root.
    critical: Vec<&'a str>,
}

impl<'a> Compiler<'a> {
    fn new(content: &'a RubricDocument, criteria: &'a [&'a Criterion]) -> Self {
        let positions = Index::of(criteria.iter().map(|criterion| criterion.id.as_str()));
        let critical = criteria.iter().filter(|criterion| criterion.is_critical());
        let critical = critical.map(|criterion| criterion.id.as_str()).collect();
        Self { content, criteria, positions, critical }
    }

    fn rule(&self, condition: &Condition) -> Rule {
        let rules = |parts: &[Condition]| parts.iter().map(|part| self.rule(part)).collect();
        match condition {
            Condition::Criterion { criterion, at_least, at_most } => {
                let ids = [criterion.as_str()];
                let rated = self.rated(ids, at_least.as_deref(), at_most.as_deref());
                Rule::Count { of: rated, min: 1 }
            }
            Condition::Count { count } => {
                let ids = match &count.of {
                    Of::Critical(_) => self.critical.clone(),
                    Of::These(ids) => ids.iter().map(String::as_str).collect(),
                };
                let of = self.rated(ids, count.at_least.as_deref(), count.at_most.as_deref());
                Rule::Count { of, min: count.min.into() }
            }
            Condition::Any { any } => Rule::Any(rules(any)),
            Condition::All { all } => Rule::All(rules(all)),
            Condition::AnyGroupBelow { any_group_below } => Rule::AnyGroupBelow(*any_group_below),
            Condition::CriticalUnanswered { .. } => {
                let positions = self.critical.iter().filter_map(|id| self.positions.position(id));
                Rule::CriticalUnanswered(positions.collect())
            }
            Condition::CriticalWithoutEvidence { critical_without_evidence: from } => {
                Rule::CriticalWithoutEvidence(self.rated(
                    self.critical.iter().copied(),
                    Some(from),
                    None,
                ))
            }
        }
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
