//! Lenses: the same answers, cut another way.

use std::collections::BTreeMap;

use crate::result::assess::Sheet;
use crate::result::words;
use crate::result::{FacetResult, LensResult, Reason};
use crate::rubric::{Lens, Named};
use crate::scoring::math::float;

/// Every lens of the rubric, in order.
pub(crate) fn lenses(sheet: &Sheet<'_>) -> Vec<LensResult> {
    let facets = sums(sheet);
    let nothing = BTreeMap::new();
    let lens = |lens: &Lens| read(lens, facets.get(lens.id.as_str()).unwrap_or(&nothing), sheet);
    sheet.rubric.content.lenses.iter().map(lens).collect()
}

/// The sums of one facet: its score is one division of them.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    points: u64,
    weight: u64,
    answered: usize,
    of: usize,
}

/// By lens and facet. One look at each tag serves all lenses.
fn sums<'a>(sheet: &Sheet<'a>) -> BTreeMap<&'a str, BTreeMap<&'a str, Sums>> {
    let plan = &sheet.rubric.plan;
    let mut lenses: BTreeMap<&str, BTreeMap<&str, Sums>> = BTreeMap::new();
    for ((position, asked, step), criterion) in plan.steps(&plan.pooled).zip(&sheet.criteria) {
        let code = sheet.codes.get(position).copied().unwrap_or(u8::MAX);
        let worth = asked.points.get(usize::from(code)).map(|points| points * step);
        for (lens, tags) in &criterion.tags {
            let facets = lenses.entry(lens).or_default();
            for tag in tags {
                facets.entry(tag).or_default().add(asked.weight, worth);
            }
        }
    }
    lenses
}

impl Sums {
    /// Adds a criterion, which is worth nothing in particular where it has no level.
    fn add(&mut self, weight: u64, worth: Option<u64>) {
        self.of += 1;
        if let Some(worth) = worth {
            self.points += weight * worth;
            self.weight += weight;
            self.answered += 1;
        }
    }
}

fn read(lens: &Lens, sums: &BTreeMap<&str, Sums>, sheet: &Sheet<'_>) -> LensResult {
    let facet = |facet: &Named| {
        let sums = sums.get(facet.id.as_str()).copied().unwrap_or_default();
        read_facet(lens, &facet.id, sums, sheet.rubric.plan.pooled.full)
    };
    LensResult { id: lens.id.clone(), facets: lens.facets.iter().map(facet).collect() }
}

fn read_facet(lens: &Lens, id: &str, sums: Sums, full: u64) -> FacetResult {
    let Sums { points, weight, answered, of } = sums;
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
