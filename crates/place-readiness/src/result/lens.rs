//! Lenses: the same answers, cut another way.

use std::collections::BTreeMap;

use crate::result::assess::{Sheet, state};
use crate::result::words;
use crate::result::{FacetResult, LensResult, Reason, State};
use crate::rubric::Lens;
use crate::scoring::math::float;

/// Every lens of the rubric, in order.
pub(crate) fn lenses(sheet: &Sheet<'_>) -> Vec<LensResult> {
    sheet.rubric.content.lenses.iter().map(|it| lens(sheet, it)).collect()
}

/// The sums of one facet: its score is one division of them.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    points: u64,
    weight: u64,
    answered: usize,
    of: usize,
}

fn lens(sheet: &Sheet<'_>, lens: &Lens) -> LensResult {
    let plan = &sheet.rubric.plan;
    let mut sums: BTreeMap<&str, Sums> = BTreeMap::new();
    let steps = plan.steps(&plan.pooled).zip(sheet.rubric.criteria());
    for ((position, asked, step), criterion) in steps {
        let code = sheet.codes.get(position).copied().unwrap_or(u8::MAX);
        for tag in criterion.tags.get(&lens.id).into_iter().flatten() {
            let sums = sums.entry(tag).or_default();
            sums.of += 1;
            if state(code) == State::Level {
                let worth = asked.points.get(usize::from(code)).copied().unwrap_or(0);
                sums.points += asked.weight * worth * step;
                sums.weight += asked.weight;
                sums.answered += 1;
            }
        }
    }
    let facets = lens.facets.iter().map(|facet| {
        let sums = sums.get(facet.id.as_str()).copied().unwrap_or_default();
        read(lens, &facet.id, sums, plan.pooled.full)
    });
    LensResult { id: lens.id.clone(), facets: facets.collect() }
}

fn read(lens: &Lens, id: &str, sums: Sums, full: u64) -> FacetResult {
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
