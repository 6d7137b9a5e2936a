//! Lenses: the same answers, cut another way.

use crate::assess::sheet::Sheet;
use crate::assess::words;
use crate::result::{FacetResult, LensResult, Reason};
use crate::rubric::document::{Lens, Named};
use crate::scoring::code::{Blanks, UNANSWERED};
use crate::scoring::math::float;
use crate::scoring::tag::Tag;

/// Every lens of the rubric, in order.
pub(crate) fn lenses(sheet: &Sheet<'_>) -> Vec<LensResult> {
    let full = sheet.rubric.plan.pooled.full;
    let lenses = sheet.rubric.content.lenses.iter();
    lenses.zip(sums(sheet)).map(|(lens, sums)| read(lens, &sums, full)).collect()
}

/// The sums of one facet: its score is one division of them.
#[derive(Clone, Copy, Debug, Default)]
struct FacetSums {
    points: u64,
    weight: u64,
    answered: usize,
    of: usize,
}

/// The sums of every facet of every lens.
fn sums(sheet: &Sheet<'_>) -> Vec<Vec<FacetSums>> {
    let (plan, lenses) = (&sheet.rubric.plan, &sheet.rubric.content.lenses);
    let empty = |lens: &Lens| vec![FacetSums::default(); lens.facets.len()];
    let mut sums: Vec<Vec<FacetSums>> = lenses.iter().map(empty).collect();
    for ((position, asked, step), tags) in plan.steps(&plan.pooled).zip(&plan.tags) {
        let code = sheet.codes.get(position).copied().unwrap_or(UNANSWERED);
        let points = asked.worth(code, Blanks::LeftOut).points.map(|points| points * step);
        for Tag { lens, facet } in tags {
            if let Some(sums) = sums.get_mut(*lens).and_then(|lens| lens.get_mut(*facet)) {
                sums.add(asked.weight, points);
            }
        }
    }
    sums
}

fn read(lens: &Lens, sums: &[FacetSums], full: u64) -> LensResult {
    let facets = lens.facets.iter().zip(sums);
    let facet = |(facet, sums): (&Named, &FacetSums)| read_facet(lens, &facet.id, *sums, full);
    LensResult { id: lens.id.clone(), facets: facets.map(facet).collect() }
}

impl FacetSums {
    /// Adds a criterion, which has no points where it has no level.
    fn add(&mut self, weight: u64, points: Option<u64>) {
        self.of += 1;
        if let Some(points) = points {
            self.points += weight * points;
            self.weight += weight;
            self.answered += 1;
        }
    }
}

fn read_facet(lens: &Lens, id: &str, sums: FacetSums, full: u64) -> FacetResult {
    let FacetSums { points, weight, answered, of } = sums;
    let reason_code = match answered {
        0 => Some(Reason::NothingAnswered),
        few if few < usize::from(lens.minimum_answered) => Some(Reason::TooFewAnswered),
        _ if weight == 0 => Some(Reason::NothingAnswered),
        _ => None,
    };
    FacetResult {
        id: id.to_owned(),
        score: reason_code.is_none().then(|| 100.0 * float(points) / float(weight * full)),
        answered,
        of,
        reason: reason_code.map(|reason| words::facet_reason(lens, answered, of, reason)),
        reason_code,
    }
}
