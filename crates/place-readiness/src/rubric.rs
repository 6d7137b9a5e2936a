//! The rubric: loaded once, and then sound.

pub(crate) mod check;
pub(crate) mod choices;
pub(crate) mod condition;
pub(crate) mod document;
pub(crate) mod fingerprint;
pub(crate) mod load;
pub(crate) mod template;

pub use self::choices::{Aggregate, Basis, Confidence, Critical};
pub use self::condition::{Condition, Count, CriticalOnes, Of};
pub use self::document::{
    Advice, AnswerOption, Band, ConfidenceMeaning, Criterion, EvidenceExpected, Gate, Group, Label,
    Lens, Level, Named, Pattern, RubricDocument, Term,
};
pub use crate::document::decimal::Decimal;
use crate::evidence::Evidence;
use crate::scoring::plan::Plan;

/// A sound rubric: every way of answering it can be scored.
///
/// It is read once, from YAML or from data, and cannot change afterwards.
#[derive(Clone, Debug)]
pub struct Rubric {
    pub(crate) content: RubricDocument,
    // INVARIANT: made from `content`, and holds its criteria in the same order.
    pub(crate) plan: Plan,
    pub(crate) evidence: Option<Evidence>,
    pub(crate) fingerprint: String,
}

impl Rubric {
    /// What the rubric says, as plain data.
    pub fn document(&self) -> &RubricDocument {
        &self.content
    }

    /// The evidence file, where it was read together with the rubric.
    pub fn evidence(&self) -> Option<&Evidence> {
        self.evidence.as_ref()
    }

    /// A hash of what decides scores, and of no wording: two results can be compared exactly
    /// when their fingerprints match.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// All criteria, in order, whatever group they are in.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.content.criteria().into_iter()
    }

    /// The criterion with this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria().find(|criterion| criterion.id == id)
    }

    /// The options of a criterion's scale, from the lowest.
    pub fn options(&self, criterion: &Criterion) -> &[AnswerOption] {
        self.content.scales.get(&criterion.scale).map_or(&[], Vec::as_slice)
    }

    /// Every part of the rubric that rests on an entry of the evidence file, as dotted ids.
    pub fn used_by(&self, evidence: &str) -> Vec<String> {
        let content = &self.content;
        let criteria = content.criteria().into_iter().map(|it| (it.id.clone(), &it.evidence));
        let bands = content.bands.iter().map(|it| (format!("bands.{}", it.id), &it.evidence));
        let gates = content.gates.iter().map(|it| (format!("gates.{}", it.id), &it.evidence));
        let patterns =
            content.patterns.iter().map(|it| (format!("patterns.{}", it.id), &it.evidence));
        let parts = criteria.chain(bands).chain(gates).chain(patterns);
        let rests = |ids: &[String]| ids.iter().any(|id| id == evidence);
        parts.filter(|(_, ids)| rests(ids)).map(|(at, _)| at).collect()
    }

    /// The bands that a score can reach, from the lowest.
    pub(crate) fn scored_bands(&self) -> impl Iterator<Item = &Band> {
        self.content.bands.iter().filter(|band| band.from.is_some())
    }

    /// The band with this id.
    pub fn band(&self, id: &str) -> Option<&Band> {
        self.content.bands.iter().find(|band| band.id == id)
    }
}
