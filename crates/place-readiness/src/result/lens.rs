//! Lenses: the same answers, cut another way.

use crate::result::assess::{Sheet, state};
use crate::result::words;
use crate::result::{FacetResult, LensResult, Reason, State};
use crate::rubric::Lens;
use crate::scoring::math::float;

/// Every lens of the rubric, in order.
pub(crate) fn lenses(sheet: &Sheet<'_>) -> Vec<LensResult> {
    let lens = |lens: &Lens| LensResult {
        id: lens.id.clone(),
        facets: lens.facets.iter().map(|it| facet(sheet, lens, &it.id)).collect(),
    };
    sheet.rubric.content.lenses.iter().map(lens).collect()
}

/// The weighted mean of the criteria that carry a facet, as one sum and one division.
fn facet(sheet: &Sheet<'_>, lens: &Lens, id: &str) -> FacetResult {
    let plan = &sheet.rubric.plan;
    let (mut points, mut weight, mut answered, mut of) = (0, 0, 0, 0);
    let steps = plan.steps(&plan.pooled).zip(sheet.rubric.criteria());
    for ((position, asked, step), criterion) in steps {
        let tags = criterion.tags.get(&lens.id);
        if !tags.is_some_and(|tags| tags.iter().any(|tag| tag == id)) {
            continue;
        }
        of += 1;
        let code = sheet.codes.get(position).copied().unwrap_or(u8::MAX);
        if state(code) == State::Level {
            let worth = asked.points.get(usize::from(code)).copied().unwrap_or(0);
            points += asked.weight * worth * step;
            weight += asked.weight;
            answered += 1;
        }
    }
    let reason_code = match answered {
        0 => Some(Reason::NothingAnswered),
        few if few < usize::from(lens.minimum_answered) => Some(Reason::TooFewAnswered),
        _ if weight == 0 => Some(Reason::NothingAnswered),
        _ => None,
    };
    let score = || 100.0 * float(points) / float(weight * plan.pooled.full);
    FacetResult {
        id: id.to_owned(),
        score: reason_code.is_none().then(score),
        answered,
        of,
        reason: reason_code.map(|reason| words::facet_reason(lens, answered, of, reason)),
        reason_code,
    }
}
