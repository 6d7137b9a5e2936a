//! The common shape of a rubric, for which whole tables are scored fast.
//!
//! The overall score is a mean of up to eight top groups, each a mean of criteria with weights that
//! are small whole numbers. The sums of a group then fit into one small number, its *index*:
//! `answered * 128 + points`.

use std::ops::Range;

use crate::document::decimal::Decimal;
use crate::rubric::Rubric;
use crate::rubric::choices::Aggregate;
use crate::scoring::code::Asked;
use crate::scoring::exact::{Fraction, weighted_mean};
use crate::scoring::math::float;
use crate::scoring::plan::{Heading, Ladder, Members, Plan};
use crate::table::memory::NO_BAND;
use crate::table::triggers::Triggers;

/// Everything that scoring a table needs of a rubric of this shape.
#[derive(Clone, Debug)]
pub(super) struct Shape<'a> {
    pub(super) plan: &'a Plan,
    /// The top groups, in order.
    pub(super) clusters: Vec<Cluster<'a>>,
    /// What the highest option of every criterion is worth.
    pub(super) full: u8,
    /// Whether the overall score goes without groups that have none.
    pub(super) is_lenient: bool,
    /// The weights of all clusters.
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "only `wide` asks"))]
    pub(super) total: f64,
    /// By answered weight, the most weight that may be blank where there is a score; -1 for none.
    pub(super) most_blank: [i32; WEIGHTS],
    /// Where the bands begin, from the second, which is the first that a score can miss.
    pub(super) cuts: Vec<Cut>,
    pub(super) has_bands: bool,
    pub(super) triggers: Triggers,
}

/// A top group.
#[derive(Clone, Debug)]
pub(super) struct Cluster<'a> {
    /// The positions of its criteria.
    pub(super) criteria: Range<usize>,
    ladder: &'a Ladder,
    pub(super) weight: f64,
    /// The same, as a whole number.
    pub(super) units: u64,
    /// The points of the highest answers to all its criteria.
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "only `wide` asks"))]
    pub(super) most_points: u8,
}

/// Where a band begins. A score between `below` and `above` is too close to say as a float.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub(super) below: f64,
    pub(super) above: f64,
    from: Decimal,
}

/// There are so many weights that a group can have answered,
pub(super) const WEIGHTS: usize = 32;
/// and so many points at the most.
pub(super) const POINTS: usize = 128;
pub(super) const MOST_CLUSTERS: usize = 8;
const MOST_GATES: usize = 32;

impl<'a> Shape<'a> {
    /// `None` where the rubric has another shape.
    pub(super) fn new(rubric: &'a Rubric) -> Option<Self> {
        let plan = &rubric.plan;
        let whole = plan.groups.last().filter(|whole| whole.aggregate == Aggregate::Mean)?;
        let clusters = clusters(plan, whole)?;
        let full = clusters.first().and_then(|cluster| u8::try_from(cluster.ladder.full).ok())?;
        let is_same = |cluster: &Cluster<'_>| cluster.ladder.full == u64::from(full);
        let fits = clusters.iter().all(is_same) && plan.gates.len() <= MOST_GATES;
        let ceilings: Option<Vec<u8>> =
            plan.ceilings.iter().map(|it| (*it).try_into().ok()).collect();
        let triggers = Triggers::new(plan, &ceilings.filter(|_| fits)?)?;
        Some(Self {
            full,
            is_lenient: plan.minimum_coverage == 0,
            total: clusters.iter().map(|cluster| cluster.weight).sum(),
            most_blank: most_blank(plan.minimum_coverage),
            cuts: plan.bands.iter().skip(1).map(|from| Cut::new(*from, plan.margin)).collect(),
            has_bands: !plan.bands.is_empty(),
            triggers,
            clusters,
            plan,
        })
    }

    /// The criterion at a position, and what its points are multiplied by.
    pub(super) fn asked(&self) -> impl Iterator<Item = (usize, &Asked, u64)> {
        self.clusters.iter().flat_map(|cluster| self.plan.steps(cluster.ladder))
    }

    /// The score of a group with these sums, as a [`Batch`](super::batch::Batch) has them.
    pub(super) fn score(&self, sums: u32) -> f64 {
        let index = sums as usize % (WEIGHTS * POINTS);
        if self.has_score(sums) { quotient(self.full, index) } else { f64::NAN }
    }

    /// The same with every blank at its lowest, and at its highest.
    pub(super) fn range(&self, sums: u32) -> [f64; 2] {
        let (index, blank) = (sums as usize % (WEIGHTS * POINTS), (sums >> 16 & 0x1f) as usize);
        let low = index + blank * POINTS;
        [low, low + blank * usize::from(self.full)].map(|index| quotient(self.full, index))
    }

    /// How many cuts the exact score of such sums reaches.
    pub(super) fn exact_rank(&self, sums: impl Iterator<Item = u32>) -> u8 {
        let own = |(cluster, sums): (&Cluster<'_>, u32)| {
            let (answered, points) = (sums as usize / POINTS % WEIGHTS, sums as usize % POINTS);
            let exact = Fraction::mean(points as u64, answered as u64, self.full.into());
            self.has_score(sums).then_some((exact, cluster.units))
        };
        let members: Vec<_> = self.clusters.iter().zip(sums).filter_map(own).collect();
        let Some(whole) = weighted_mean(members.iter().map(|(it, units)| (it, *units))) else {
            return 0;
        };
        let reached = self.cuts.iter().filter(|cut| whole >= Fraction::from(cut.from)).count();
        u8::try_from(reached).unwrap_or(NO_BAND)
    }

    fn has_score(&self, sums: u32) -> bool {
        let (answered, blank) = (sums as usize / POINTS % WEIGHTS, sums >> 16 & 0x1f);
        self.most_blank.get(answered).is_some_and(|most| i64::from(blank) <= i64::from(*most))
    }
}

impl<'a> Cluster<'a> {
    /// `None` where its sums do not fit into an index, or it may not apply at all.
    fn new(plan: &'a Plan, (position, units): (usize, u64)) -> Option<Self> {
        let group = plan.groups.get(position)?;
        let ladder = group.ladder().filter(|_| group.aggregate == Aggregate::Mean && units > 0)?;
        let weights = plan.steps(ladder).map(|(_, asked, _)| asked.weight);
        let most = weights.fold(0, u64::saturating_add);
        let always = plan.steps(ladder).any(|(_, one, _)| one.weight > 0 && !one.may_not_apply);
        let most_points = u8::try_from(most.saturating_mul(ladder.full)).ok()?;
        let is_small = most < WEIGHTS as u64 && usize::from(most_points) < POINTS;
        (is_small && always).then(|| Self {
            criteria: ladder.criteria.clone(),
            ladder,
            weight: float(units),
            units,
            most_points,
        })
    }
}

impl Cut {
    /// A float is within the margin of its exact value, and the threshold within rounding.
    fn new(from: Decimal, margin: f64) -> Self {
        let limit = from.value();
        let (below, above) = (limit - 2.0 * margin, limit + 2.0 * margin);
        Self { below, above, from }
    }
}

fn clusters<'a>(plan: &'a Plan, whole: &'a Heading) -> Option<Vec<Cluster<'a>>> {
    let Members::Groups(members) = &whole.members else { return None };
    let cluster = |member: &(usize, u64)| Cluster::new(plan, *member);
    if members.len() > MOST_CLUSTERS { None } else { members.iter().map(cluster).collect() }
}

/// The score of a group with an index.
pub(super) fn quotient(full: u8, index: usize) -> f64 {
    let (answered, points) = (index / POINTS, index % POINTS);
    100.0 * float(points as u64) / float((answered * usize::from(full)) as u64)
}

fn most_blank(minimum_coverage: u64) -> [i32; WEIGHTS] {
    let mut most_blank = [-1; WEIGHTS];
    for (answered, most) in (0..).zip(&mut most_blank).skip(1) {
        // At least one of all weights is answered, so more than 31 cannot be blank.
        let missing = 100_000_u64.saturating_sub(minimum_coverage);
        let blank = (answered * missing).checked_div(minimum_coverage);
        *most = blank.and_then(|blank| i32::try_from(blank.min(31)).ok()).unwrap_or(31);
    }
    most_blank
}
