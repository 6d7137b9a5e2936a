//! Two versions of a rubric: what changed, and what that asks of the version number.

pub(crate) mod facts;

use serde::Serialize;

use crate::Rubric;
use crate::compare::facts::Facts;

/// What changed from one version of a rubric to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RubricChanges {
    /// The older rubric and its version.
    pub from: String,
    /// The newer rubric and its version.
    pub to: String,
    /// Whether scores of the two can be compared: whether their fingerprints match.
    pub comparable: bool,
    /// The kind of version step that the changes ask for.
    pub needs: Change,
    /// The kind of version step that was made; none where the number went back or stood still.
    pub declared: Change,
    /// Whether the step that was made is as large as the changes ask for.
    pub enough: bool,
    /// What changed, the weightiest first.
    pub changes: Vec<RubricChange>,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RubricChange {
    /// Where, as dotted ids.
    pub at: String,
    /// How much it matters.
    pub change: Change,
    /// What it is.
    pub what: String,
    /// What it was; null where it is new.
    pub was: Option<String>,
    /// What it is now; null where it is gone.
    pub now: Option<String>,
}

/// How much a change matters, by the number of the version that it moves.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// None.
    None,
    /// Wording only.
    Patch,
    /// Bands, gates, patterns, lenses, or the text of a level: scores stay comparable.
    Minor,
    /// What decides scores.
    Major,
}

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
