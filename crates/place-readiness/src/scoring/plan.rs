//! A rubric made ready for scoring: ids become positions, decimals become whole numbers.

use std::ops::Range;

use crate::document::decimal::Decimal;
use crate::index::Index;
use crate::rubric::choices::Aggregate;
use crate::rubric::document::{AnswerOption, Criterion, Group, RubricDocument};
use crate::scoring::code::Asked;
use crate::scoring::compile::{Compiler, position};
use crate::scoring::math::{float, gcd, lcm};
use crate::scoring::rule::Rule;
use crate::scoring::tag::{Tag, tags};

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
    /// The facets of lenses that each criterion counts in.
    pub(crate) tags: Vec<Vec<Tag>>,
    /// Whether a geometric mean stands anywhere, so that scores are not ratios of whole numbers.
    pub(crate) is_geometric: bool,
    /// How far the overall score, as computed, can be from its exact value.
    pub(crate) margin: f64,
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

/// Weights and values are together too fine for exact sums.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooFine;

/// The weights of a rubric, in thousandths.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// In the order of the rubric.
    pub(crate) criteria: Vec<u64>,
    /// In the order of the plan, without the whole: members before the group that holds them.
    pub(crate) groups: Vec<u64>,
}

impl Plan {
    /// Needs a rubric whose parts fit one another, as the loader sees to.
    pub(crate) fn new(content: &RubricDocument) -> Result<Self, TooFine> {
        Self::with_weights(content, &Weights::of(content))
    }

    /// The plan of a rubric that has other weights, one for each of its own.
    pub(crate) fn with_weights(
        content: &RubricDocument,
        weights: &Weights,
    ) -> Result<Self, TooFine> {
        let criteria = content.criteria();
        let weight_unit = unit(weights.criteria.iter().copied());
        let asked = ask(content, &criteria, weights, weight_unit);
        let pooled = ladder(&asked, 0..asked.len()).ok_or(TooFine)?;
        let groups = Builder::new(&asked, weights).build(content)?;
        let compiler = Compiler::new(content, &criteria);
        Ok(Self {
            pooled,
            weight_unit,
            minimum_coverage: thousandths(content.minimum_coverage),
            bands: content.bands.iter().filter_map(|band| band.from).collect(),
            gates: content.gates.iter().map(|gate| compiler.rule(&gate.when)).collect(),
            ceilings: ceilings(content),
            patterns: content.patterns.iter().map(|found| compiler.rule(&found.when)).collect(),
            tags: tags(&content.lenses, &criteria),
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

/// The rank of each gate's ceiling. Every gate has one, as the check of a rubric sees to.
fn ceilings(content: &RubricDocument) -> Vec<usize> {
    let scored = content.bands.iter().filter(|band| band.from.is_some());
    let ranks = Index::of(scored.map(|band| band.id.as_str()));
    content.gates.iter().filter_map(|gate| ranks.position(&gate.ceiling)).collect()
}

/// The largest unit that divides all of these numbers.
fn unit(numbers: impl Iterator<Item = u64>) -> u64 {
    numbers.fold(0, gcd).max(1)
}

/// A decimal that is known not to be negative, in thousandths.
fn thousandths(decimal: Decimal) -> u64 {
    decimal.thousandths().unsigned_abs()
}

fn ask(
    content: &RubricDocument,
    criteria: &[&Criterion],
    weights: &Weights,
    unit: u64,
) -> Vec<Asked> {
    let ask = |(criterion, weight): (&&Criterion, &u64)| {
        let options = content.scales.get(&criterion.scale).map_or(&[][..], Vec::as_slice);
        Asked {
            weight: weight / unit,
            points: points(options),
            may_not_apply: criterion.not_applicable.is_some(),
            expected: expected(content, options),
        }
    };
    criteria.iter().zip(&weights.criteria).map(ask).collect()
}

/// What each option is worth above the lowest, in the largest unit that divides them all.
fn points(options: &[AnswerOption]) -> Vec<u64> {
    let lowest = options.first().map_or(0, |option| option.value.thousandths());
    let above = |option: &AnswerOption| option.value.thousandths().abs_diff(lowest);
    let unit = unit(options.iter().map(above));
    options.iter().map(|option| above(option) / unit).collect()
}

fn expected(content: &RubricDocument, options: &[AnswerOption]) -> Option<(u8, u8)> {
    let expected = content.evidence_expected.as_ref()?;
    let (from, otherwise) =
        (position(options, &expected.from)?, position(options, &expected.otherwise)?);
    (otherwise < from).then_some((from, otherwise))
}

fn ladder(asked: &[Asked], criteria: Range<usize>) -> Option<Ladder> {
    let members = asked.get(criteria.clone())?;
    let full = members.iter().try_fold(1, |full, asked| lcm(full, asked.top()))?;
    let weight: u64 = members.iter().map(|asked| asked.weight).sum();
    let most = weight.max(1).checked_mul(full)?.checked_mul(100)?;
    let unit = unit(members.iter().map(|asked| asked.weight));
    (most < LARGEST).then_some(Ladder { criteria, full, unit })
}

impl Weights {
    /// Those that a rubric states.
    pub(crate) fn of(content: &RubricDocument) -> Self {
        let criteria = content.criteria().into_iter().map(|it| thousandths(it.weight)).collect();
        let mut groups = Vec::new();
        content.groups.iter().for_each(|group| add_weights(group, &mut groups));
        Self { criteria, groups }
    }
}

fn add_weights(group: &Group, weights: &mut Vec<u64>) {
    group.groups.iter().for_each(|member| add_weights(member, weights));
    weights.push(thousandths(group.weight));
}

/// Puts groups into the order of the plan.
struct Builder<'a> {
    asked: &'a [Asked],
    weights: &'a Weights,
    groups: Vec<Heading>,
    next_criterion: usize,
}

impl<'a> Builder<'a> {
    fn new(asked: &'a [Asked], weights: &'a Weights) -> Self {
        Self { asked, weights, groups: Vec::new(), next_criterion: 0 }
    }

    fn build(mut self, content: &RubricDocument) -> Result<Vec<Heading>, TooFine> {
        let members = Members::Groups(self.members(&content.groups)?);
        self.groups.push(Heading { aggregate: content.aggregate, members });
        Ok(self.groups)
    }

    fn members(&mut self, groups: &[Group]) -> Result<Vec<(usize, u64)>, TooFine> {
        let positions: Result<Vec<usize>, TooFine> =
            groups.iter().map(|group| self.group(group)).collect();
        let weight = |n: usize| self.weights.groups.get(n).copied().unwrap_or(0);
        let members: Vec<_> = positions?.into_iter().map(|n| (n, weight(n))).collect();
        let unit = unit(members.iter().map(|(_, weight)| *weight));
        Ok(members.into_iter().map(|(n, weight)| (n, weight / unit)).collect())
    }

    fn group(&mut self, group: &Group) -> Result<usize, TooFine> {
        let members = if group.groups.is_empty() {
            let criteria = self.next_criterion..self.next_criterion + group.criteria.len();
            self.next_criterion = criteria.end;
            Members::Criteria(ladder(self.asked, criteria).ok_or(TooFine)?)
        } else {
            Members::Groups(self.members(&group.groups)?)
        };
        self.groups.push(Heading { aggregate: group.aggregate, members });
        Ok(self.groups.len() - 1)
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
                worst + float(members.len() as u64) + 1.0
            }
        };
        units.push(own);
    }
    let unit = f64::EPSILON / 2.0;
    units.last().copied().unwrap_or(0.0) * unit * 100.0 * SAFETY
}
