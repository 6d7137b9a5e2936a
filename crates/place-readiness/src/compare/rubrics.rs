//! Two versions of a rubric: what changed, and what that asks of the version number.

use crate::compare::change::{Change, RubricChange, RubricChanges};
use crate::compare::facts::Facts;
use crate::rubric::Rubric;

/// Says what changed from one version of a rubric to another, and what version step it asks for.
///
/// What decides scores is major. Bands, gates, patterns and lenses are minor, and so is the text
/// of a level, as it can change what people answer. Other wording is a patch.
pub fn compare_rubrics(old: &Rubric, new: &Rubric) -> RubricChanges {
    let (was, now) = Facts::of_both(&old.content, &new.content);
    let mut changes = was.changes(&now);
    let comparable = old.fingerprint == new.fingerprint;
    if !comparable && changes.iter().all(|it| it.change != Change::Major) {
        changes.push(reordered(old, new));
    }
    changes.sort_by_key(|it| std::cmp::Reverse(it.change));
    let needs = changes.iter().map(|it| it.change).max().unwrap_or(Change::None);
    let declared = declared(&old.content.version, &new.content.version);
    let name = |rubric: &Rubric| format!("{}@{}", rubric.content.id, rubric.content.version);
    RubricChanges {
        from: name(old),
        to: name(new),
        comparable,
        needs,
        declared,
        enough: needs <= declared,
        changes,
    }
}

/// Groups or criteria stand in another order, and sums run in order: last bits can differ.
fn reordered(old: &Rubric, new: &Rubric) -> RubricChange {
    let order = |rubric: &Rubric| {
        let ids: Vec<&str> = rubric.criteria().map(|criterion| criterion.id.as_str()).collect();
        Some(ids.join(", "))
    };
    RubricChange {
        at: "groups".to_owned(),
        change: Change::Major,
        what: "order".to_owned(),
        was: order(old),
        now: order(new),
    }
}

fn declared(old: &str, new: &str) -> Change {
    let (Ok(old), Ok(new)) = (semver::Version::parse(old), semver::Version::parse(new)) else {
        return Change::None;
    };
    match (&old, &new) {
        _ if new <= old => Change::None,
        // Before 1.0.0 the second number counts as the first, as is usual.
        _ if new.major > old.major => Change::Major,
        _ if new.minor > old.minor => {
            if old.major == 0 {
                Change::Major
            } else {
                Change::Minor
            }
        }
        _ => Change::Patch,
    }
}
