//! Whose result it is, in words.

use place_readiness::assessment::{Kind, Place, Respondent};
use place_readiness::compare::Compared;
use place_readiness::{Rubric, ScoreResult};

use super::shorten;
use crate::words::{fill, word};
use crate::{date, escape, view};

/// Characters of a name that leave room beside it on a phone.
const LABEL_CHARACTERS: usize = 20;

/// The Place and the date of a result, with who answered.
pub(super) fn of_result(rubric: &Rubric, result: &ScoreResult) -> String {
    who(rubric, &result.place, &result.date, result.respondent.as_ref(), result.kind)
}

/// The Place and the date of one side of a comparison, with who answered.
pub(super) fn of_side(rubric: &Rubric, side: &Compared) -> String {
    who(rubric, &side.place, &side.date, side.respondent.as_ref(), side.kind)
}

/// What a comparison is about: the Place and who answered, where they are the same on both sides.
pub(super) fn of_both(rubric: &Rubric, first: &Compared, second: &Compared) -> String {
    let name = |side: &Compared| match side.respondent.as_ref() {
        None => side.place.name.clone(),
        Some(it) => {
            let gaps = [("place", side.place.name.clone()), ("respondent", role(rubric, it))];
            fill(word!("who.place-respondent"), &gaps)
        }
    };
    let (first, second) = (name(first), name(second));
    if first == second {
        return escape::plain(&first);
    }
    escape::plain(&fill(word!("who.both"), &[("first", first), ("second", second)]))
}

/// A short name for each side: by what they differ in, the Place, the date or who answered.
pub(super) fn labels(rubric: &Rubric, first: &Compared, second: &Compared) -> [String; 2] {
    let by = |name: &dyn Fn(&Compared) -> String| {
        let label = |side| shorten(&escape::plain(&name(side)), LABEL_CHARACTERS);
        let labels = [label(first), label(second)];
        let [a, b] = &labels;
        (a != b && !a.is_empty() && !b.is_empty()).then_some(labels)
    };
    by(&|side| side.place.name.clone())
        .or_else(|| by(&|side| date::readable(&side.date)))
        .or_else(|| {
            by(&|side| side.respondent.as_ref().map(|it| role(rubric, it)).unwrap_or_default())
        })
        .unwrap_or_else(|| [word!("who.first").to_owned(), word!("who.second").to_owned()])
}

fn who(
    rubric: &Rubric,
    place: &Place,
    date: &str,
    respondent: Option<&Respondent>,
    kind: Kind,
) -> String {
    let mut gaps = vec![("place", place.name.clone()), ("date", date::readable(date))];
    let who = match respondent {
        None => fill(word!("report.title"), &gaps),
        Some(it) => {
            gaps.push(("respondent", role(rubric, it)));
            fill(word!("who.respondent"), &gaps)
        }
    };
    let who = match kind {
        Kind::Illustrative => fill(word!("who.example"), &[("who", who)]),
        Kind::Individual | Kind::Agreed => who,
    };
    escape::plain(&who)
}

/// The kind of partner that answered, and what tells one from another of that kind.
fn role(rubric: &Rubric, respondent: &Respondent) -> String {
    let group = view::respondent(rubric, respondent).to_owned();
    if view::is_only_one_of_its_kind(respondent) {
        return group;
    }
    fill(word!("who.role"), &[("group", group), ("id", respondent.id.clone())])
}
