//! Two results side by side, and changes from one date to another.

use place_readiness::compare::Comparison;
use place_readiness::{Index, Rubric};

use super::pair::{Content, Pairs, Way};
use super::{Chart, Frame, NARROWEST, who};
use crate::number::Cuts;
use crate::words::{fill, word};
use crate::{Error, date, escape};

/// Two results side by side: for each top heading and overall, both scores with the ranges that
/// are still possible, and how far apart they are.
///
/// A heading without a score has no marker, and an outline for its range.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn compare(rubric: &Rubric, comparison: &Comparison) -> Result<Chart, Error> {
    let names = names(rubric, comparison);
    let [first, second] = names.clone();
    let title = fill(word!("compare.title"), &[("first", first), ("second", second)]);
    headings(rubric, comparison, Way::Beside, names, title)
}

/// What changed from the first to the second of each comparison.
///
/// One comparison has a row for each top heading and one overall. Several have a row each, with
/// their overall scores, in the order in which they come; of more than [`super::MOST_ROWS`] the
/// first are drawn, and the chart says how many are left out. A side without a score has no
/// marker, and an outline for its range.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn change(rubric: &Rubric, comparisons: &[Comparison]) -> Result<Chart, Error> {
    let [comparison] = comparisons else { return overall(rubric, comparisons) };
    let names = names(rubric, comparison);
    let (first, second) = (&comparison.first, &comparison.second);
    let title = if first.place.name == second.place.name && first.date != second.date {
        let gaps = [
            ("place", escape::plain(&first.place.name)),
            ("first", date::readable(&first.date)),
            ("second", date::readable(&second.date)),
        ];
        fill(word!("change.title"), &gaps)
    } else {
        let [first, second] = names.clone();
        fill(word!("change.title-two"), &[("first", first), ("second", second)])
    };
    headings(rubric, comparison, Way::Change, names, title)
}

/// A row for each top heading, and one overall.
fn headings(
    rubric: &Rubric,
    comparison: &Comparison,
    way: Way,
    names: [String; 2],
    title: String,
) -> Result<Chart, Error> {
    let labels = who::labels(rubric, &comparison.first, &comparison.second);
    let mut rows: Vec<Content<'_>> = Vec::new();
    let groups = &rubric.document().groups;
    let index = Index::of(groups.iter().map(|group| group.id.as_str()));
    for group in &comparison.groups {
        let titled = index.find(groups, &group.id);
        let title = escape::plain(titled.map_or(&group.id, |it| &it.title));
        rows.push(Content { title, labels: &labels, scores: &group.scores });
    }
    let title_of_all = word!("profile.overall").to_owned();
    rows.push(Content { title: title_of_all, labels: &labels, scores: &comparison.overall });
    draw(rubric, way, names, title, &rows)
}

/// A row for each comparison.
fn overall(rubric: &Rubric, comparisons: &[Comparison]) -> Result<Chart, Error> {
    let labels: Vec<[String; 2]> =
        comparisons.iter().map(|it| who::labels(rubric, &it.first, &it.second)).collect();
    let mut rows: Vec<Content<'_>> = Vec::new();
    for (it, labels) in comparisons.iter().zip(&labels) {
        let title = who::of_both(rubric, &it.first, &it.second);
        rows.push(Content { title, labels, scores: &it.overall });
    }
    let names = [word!("change.first").to_owned(), word!("change.second").to_owned()];
    draw(rubric, Way::Change, names, word!("change.title-overall").to_owned(), &rows)
}

fn draw(
    rubric: &Rubric,
    way: Way,
    names: [String; 2],
    title: String,
    rows: &[Content<'_>],
) -> Result<Chart, Error> {
    let pairs = Pairs::new(way, names, rows, &Cuts::of(rubric));
    let about = match way {
        Way::Beside => word!("compare.description"),
        Way::Change => word!("change.description"),
    };
    let frame = Frame {
        narrowest: NARROWEST,
        height: pairs.height,
        title,
        description: pairs.description(about),
    };
    frame.draw(&|file, _| pairs.draw(file))
}

fn names(rubric: &Rubric, comparison: &Comparison) -> [String; 2] {
    [&comparison.first, &comparison.second].map(|side| who::of_side(rubric, side))
}
