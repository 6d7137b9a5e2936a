//! Lenses: the same answers, cut another way.

use crate::assess::sheet::Sheet;
use crate::assess::words;
use crate::index::Index;
use crate::result::{FacetResult, LensResult, Reason};
use crate::rubric::document::{Lens, Named};
use crate::scoring::code::{Blanks, UNANSWERED};
use crate::scoring::math::float;

/// Every lens of the rubric, in order.
pub(crate) fn lenses(sheet: &Sheet<'_>) -> Vec<LensResult> {
    let full = sheet.rubric.plan.pooled.full;
    let lenses = sheet.rubric.content.lenses.iter();
    lenses.zip(cuts(sheet)).map(|(lens, cut)| cut.read(lens, full)).collect()
}

/// The facets of a lens, in order, and the sums of each.
struct FacetCut<'a> {
    facets: Index<'a>,
    sums: Vec<FacetSums>,
}

/// The sums of one facet: its score is one division of them.
#[derive(Clone, Copy, Debug, Default)]
struct FacetSums {
    points: u64,
    weight: u64,
    answered: usize,
    of: usize,
}

/// One look at each tag serves all lenses.
fn cuts<'a>(sheet: &Sheet<'a>) -> Vec<FacetCut<'a>> {
    let (plan, lenses) = (&sheet.rubric.plan, &sheet.rubric.content.lenses);
    let index = Index::of(lenses.iter().map(|lens| lens.id.as_str()));
    let mut cuts: Vec<FacetCut<'_>> = lenses.iter().map(FacetCut::new).collect();
    for ((position, asked, step), criterion) in plan.steps(&plan.pooled).zip(&sheet.criteria) {
        let code = sheet.codes.get(position).copied().unwrap_or(UNANSWERED);
        let points = asked.worth(code, Blanks::LeftOut).points.map(|points| points * step);
        for (lens, tags) in &criterion.tags {
            if let Some(cut) = index.position(lens).and_then(|lens| cuts.get_mut(lens)) {
                cut.add(tags, asked.weight, points);
            }
        }
    }
    cuts
}

impl<'a> FacetCut<'a> {
    fn new(lens: &'a Lens) -> Self {
        let facets = Index::of(lens.facets.iter().map(|facet| facet.id.as_str()));
        Self { facets, sums: vec![FacetSums::default(); lens.facets.len()] }
    }

    fn add(&mut self, tags: &[String], weight: u64, points: Option<u64>) {
        for facet in tags.iter().filter_map(|tag| self.facets.position(tag)) {
            if let Some(sums) = self.sums.get_mut(facet) {
                sums.add(weight, points);
            }
        }
    }

    fn read(&self, lens: &Lens, full: u64) -> LensResult {
        let facets = lens.facets.iter().zip(&self.sums);
        let facet = |(facet, sums): (&Named, &FacetSums)| read_facet(lens, &facet.id, *sums, full);
        LensResult { id: lens.id.clone(), facets: facets.map(facet).collect() }
    }
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
