//! The sentences of a result: why there is no score, and what a step would unlock.

use crate::assess::sheet::{CLAIMED, Sheet};
use crate::result::{NextStep, Reason};
use crate::rounding;
use crate::rubric::document::{Band, Lens};

/// Why the whole rubric has no score. So many of its criteria apply.
pub(crate) fn overall_reason(sheet: &Sheet<'_>, reason: Reason, applicable: usize) -> String {
    if reason != Reason::GroupWithoutScore {
        return plain(reason, applicable).to_owned();
    }
    let groups = &sheet.rubric.content.groups;
    let plan = sheet.rubric.plan.top();
    let counted = groups.iter().zip(plan).filter(|(_, (_, weight))| *weight > 0);
    let all = counted.clone().count();
    let lacks = |position| sheet.applies(position) && sheet.score(position, CLAIMED).is_none();
    let without = counted.filter(|(_, (position, _))| lacks(*position));
    let titles: Vec<&str> = without.map(|(group, _)| group.title.as_str()).collect();
    let that_count = if all < groups.len() { " that count" } else { "" };
    let (count, titles) = (titles.len(), titles.join(", "));
    format!("{count} of {all} headings{that_count} have too few answers for a score: {titles}.")
}

/// Why a group has no score. So many of its criteria apply.
pub(crate) fn group_reason(
    sheet: &Sheet<'_>,
    group: usize,
    reason: Reason,
    applicable: usize,
) -> String {
    if reason != Reason::TooFewAnswered {
        return plain(reason, applicable).to_owned();
    }
    let coverage = rounding::percent(sheet.coverage(group).unwrap_or(0.0));
    let asked = sheet.rubric.content.minimum_coverage;
    format!("Answers cover {coverage}% of the weight that applies; a score needs {asked}%.")
}

/// Why a facet has no score.
pub(crate) fn facet_reason(lens: &Lens, answered: usize, of: usize, reason: Reason) -> String {
    match reason {
        Reason::TooFewAnswered => {
            let asked = lens.minimum_answered;
            match of {
                of if of < usize::from(asked) => {
                    format!(
                        "Rests on too few criteria for a score: {of}, of which {answered} answered."
                    )
                }
                of => format!("{answered} of {of} criteria are answered; a score needs {asked}."),
            }
        }
        _ if of == 0 => "No criterion belongs here.".to_owned(),
        reason => plain(reason, of).to_owned(),
    }
}

fn plain(reason: Reason, applicable: usize) -> &'static str {
    match reason {
        Reason::NothingApplies if applicable > 0 => "Nothing that counts applies.",
        Reason::NothingApplies => "Nothing here applies.",
        Reason::NothingAnswered => "Nothing that counts has been answered.",
        Reason::TooFewAnswered => "Too little has been answered.",
        Reason::GroupWithoutScore => "A heading below has too few answers for a score.",
    }
}

/// What one step would unlock, and the band it would reach.
pub(crate) fn unlocks(step: &NextStep, reached: Option<&Band>) -> String {
    let mut sentences = Vec::new();
    if let Some(band) = reached {
        sentences.push(format!("Reaches the band “{}”.", band.title));
    }
    match step.lifts.as_slice() {
        [] => {}
        [gate] => sentences.push(format!("Lifts gate {gate}.")),
        gates => sentences.push(format!("Lifts gates {}.", gates.join(" and "))),
    }
    let eased: Vec<&str> =
        step.eases.iter().filter(|gate| !step.lifts.contains(gate)).map(String::as_str).collect();
    match eased.as_slice() {
        [] => {}
        [gate] => sentences.push(format!("Is part of what sets off gate {gate}.")),
        gates => sentences.push(format!("Is part of what sets off gates {}.", gates.join(" and "))),
    }
    sentences.push(points(step.points));
    sentences.join(" ")
}

fn points(points: Option<f64>) -> String {
    let Some(points) = points else {
        return "Points cannot be named, as there is no overall score.".to_owned();
    };
    match rounding::points(points) {
        Some(points) => format!("Adds {points} points."),
        None if points > 0.0 => "Adds less than 0.1 points.".to_owned(),
        None => "Adds no points by itself.".to_owned(),
    }
}
