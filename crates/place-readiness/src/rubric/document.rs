//! The rubric as a document: questions, levels, weights, bands, gates, patterns and lenses.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::decimal::Decimal;
use crate::rubric::choices::{Aggregate, Basis, Confidence, Critical};
use crate::rubric::condition::Condition;

/// What a rubric says, as plain data with the keys of its document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct RubricDocument {
    /// Always `place-readiness/rubric/1`.
    pub format: String,
    /// A short name for use in files and commands.
    pub id: String,
    /// A semantic version. What may change under which number is in the documentation.
    pub version: String,
    /// The language of all texts, such as `en-GB`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What people call it.
    pub title: String,
    /// What it asks about, in a paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The licence of its texts, as an SPDX identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// What it is and is not made for; shown with every result, in every format.
    pub notice: String,
    /// How to rate, in order; shown before the first question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guidance: Vec<Advice>,
    /// Words with a meaning of their own here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<Term>,
    /// Kinds of partner that a respondent can belong to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Named>,
    /// Who can move a rating.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Named>,
    /// Further facts about criteria; shown, never scored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Label>,
    /// What each word for "how sure" means here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confidence: Vec<ConfidenceMeaning>,
    /// Lists of answer options, by id. Options stand from the lowest.
    pub scales: BTreeMap<String, Vec<AnswerOption>>,
    /// A rating that claims much without evidence counts as less in the evidenced score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_expected: Option<EvidenceExpected>,
    /// Per cent of applicable weight, from 0 to 100, below which a group has no score.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0, max = 100)))]
    pub minimum_coverage: Decimal,
    /// How the top groups combine into the overall score.
    #[serde(default)]
    pub aggregate: Aggregate,
    /// The headings, in order.
    pub groups: Vec<Group>,
    /// The stages a score can reach, from the lowest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
    /// Rules that hold the band down; they never change a score.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gates: Vec<Gate>,
    /// Combinations of ratings that are known as ways of failing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub patterns: Vec<Pattern>,
    /// Other ways to cut the same answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lenses: Vec<Lens>,
}

/// A heading that holds either criteria or further groups.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Group {
    /// Unique among groups.
    pub id: String,
    /// A short code, such as `SCO`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What people call it.
    pub title: String,
    /// What it asks about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// How much it counts beside its siblings, from 0 to 100; 0 is shown, never counted.
    #[serde(default = "one")]
    #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0, max = 100)))]
    pub weight: Decimal,
    /// How its members combine.
    #[serde(default)]
    pub aggregate: Aggregate,
    /// Further groups; absent where there are criteria.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Self>,
    /// Criteria; absent where there are groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
}

/// One question with its levels.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Criterion {
    /// Unique among criteria.
    pub id: String,
    /// A readable second name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// What people call it.
    pub title: String,
    /// The question that is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// A hint for answering.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Why it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The id of its scale; a writer may leave it out where the rubric has one.
    #[serde(default)]
    pub scale: String,
    /// How much it counts beside its siblings, from 0 to 100; 0 is shown, never counted.
    #[serde(default = "one")]
    #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0, max = 100)))]
    pub weight: Decimal,
    /// Why it has this weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_why: Option<String>,
    /// Whether others cannot make up for it; absent: they can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub critical: Option<Critical>,
    /// Why it is critical.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub critical_why: Option<String>,
    /// The one case in which it may be left out as not applicable; absent: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<String>,
    /// Who can move the rating most: the id of an actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who_has_to_act: Option<String>,
    /// Further facts: the id of a label, and of one of its values.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
    /// What is true at each option of the scale, in order; absent: the options say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    /// Things one could point to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence_examples: Vec<String>,
    /// Its facets, by lens.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, Vec<String>>,
    /// The entries of the evidence file that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// One answer option of a scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct AnswerOption {
    /// Unique within the scale. An answer names it; it is never matched by its label.
    pub id: String,
    /// What it is worth, from -1000 to 1000, with at most three decimal places.
    #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = -1000, max = 1000)))]
    pub value: Decimal,
    /// What people call it.
    pub label: String,
}

/// What is true of a Place at one option of a scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Level {
    /// The statement.
    pub text: String,
    /// What to do next from here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
}

/// A named stage that a score and the gates allow.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Band {
    /// Unique among bands.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The lowest score, from 0 to 100; absent in the one band that stands for too few answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>", range(min = 0, max = 100)))]
    pub from: Option<Decimal>,
    /// When it is reached, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What may be concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub may: Option<String>,
    /// What may not be concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub may_not: Option<String>,
    /// The entries of the evidence file that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// A rule that sets a ceiling on the band. It never changes a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Gate {
    /// Unique among gates.
    pub id: String,
    /// When it applies, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// When it applies.
    pub when: Condition,
    /// The id of the highest band there can be while it applies.
    pub ceiling: String,
    /// Why there is such a rule.
    pub why: String,
    /// The entries of the evidence file that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// A combination of ratings to look out for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Pattern {
    /// Unique among patterns.
    pub id: String,
    /// A readable second name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// What people call it.
    pub title: String,
    /// Whether a source describes it, or it was inferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// The id of the pattern that this one is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// When it is found, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// When it is found.
    pub when: Condition,
    /// What it means.
    pub message: String,
    /// What to do first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_step: Option<String>,
    /// The entries of the evidence file that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// A second way to cut the same answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Lens {
    /// Unique among lenses.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Where the cut comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// A facet with fewer answered criteria has no score; from 1 to 1000.
    #[serde(default = "one_answer")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1000)))]
    pub minimum_answered: u16,
    /// The parts of the cut.
    pub facets: Vec<Named>,
}

/// An id and what people call it, such as a kind of partner, an actor or a facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Named {
    /// Unique among its siblings.
    pub id: String,
    /// What people call it.
    pub title: String,
}

/// A kind of fact about criteria.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Label {
    /// Unique among labels.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// What it can say.
    pub values: Vec<Named>,
}

/// A piece of advice on how to rate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Advice {
    /// A few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The advice.
    pub text: String,
}

/// A word and its meaning.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Term {
    /// The word.
    pub term: String,
    /// Its meaning.
    pub meaning: String,
}

/// What a word for "how sure" means.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct ConfidenceMeaning {
    /// The word.
    pub id: Confidence,
    /// Its meaning.
    pub meaning: String,
}

/// Which ratings need evidence, and what they count as without.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct EvidenceExpected {
    /// The id of the option from which evidence is expected.
    pub from: String,
    /// The id of the option it counts as without.
    pub otherwise: String,
}

impl RubricDocument {
    /// All criteria, in order, whatever group they are in.
    pub fn criteria(&self) -> Vec<&Criterion> {
        let mut criteria = Vec::new();
        self.groups.iter().for_each(|group| group.gather(&mut criteria));
        criteria
    }
}

impl Group {
    /// How many criteria it holds, at any depth.
    pub fn count(&self) -> usize {
        self.criteria.len() + self.groups.iter().map(Self::count).sum::<usize>()
    }

    fn gather<'a>(&'a self, criteria: &mut Vec<&'a Criterion>) {
        criteria.extend(&self.criteria);
        self.groups.iter().for_each(|group| group.gather(criteria));
    }
}

impl Criterion {
    /// Whether it is marked critical or root.
    pub fn is_critical(&self) -> bool {
        self.critical.is_some()
    }
}

#[cfg(feature = "schema")]
fn one() -> Decimal {
    Decimal::ONE
}

#[cfg(feature = "schema")]
fn one_answer() -> u16 {
    1
}
