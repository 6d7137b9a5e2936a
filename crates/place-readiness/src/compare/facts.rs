//! Everything a rubric says, taken apart into single facts, so that two versions can be compared.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::change::{Change, RubricChange};
use crate::document::reader::join;
use crate::rubric::document::{Criterion, Group, Named, RubricDocument};

/// Texts by place, each with how much it matters.
pub(crate) struct Facts(BTreeMap<String, Fact>);

/// What the other version says of scales. A scale may stand in thousands of criteria: where both
/// versions have the same one in the same place, its options are not taken down for each.
struct Other<'a> {
    /// The scale of each criterion by its place, and whether it has levels of its own.
    criteria: BTreeMap<String, (&'a str, bool)>,
    /// The scales that are alike in both.
    alike: BTreeSet<&'a str>,
}

struct Fact {
    change: Change,
    what: &'static str,
    text: String,
}

impl<'a> Other<'a> {
    fn new(other: &'a RubricDocument, content: &'a RubricDocument) -> Self {
        let is_alike = |id: &&String| content.scales.get(*id) == other.scales.get(*id);
        let mut alike = BTreeSet::new();
        alike.extend(other.scales.keys().filter(is_alike).map(String::as_str));
        let mut criteria = BTreeMap::new();
        other.groups.iter().for_each(|group| gather(group, "", &mut criteria));
        Self { criteria, alike }
    }

    fn has_alike(&self, at: &str, criterion: &Criterion) -> bool {
        let own = (criterion.scale.as_str(), criterion.levels.is_empty());
        self.alike.contains(own.0) && self.criteria.get(at) == Some(&own)
    }
}

fn gather<'a>(group: &'a Group, above: &str, all: &mut BTreeMap<String, (&'a str, bool)>) {
    let at = join(above, &group.id);
    for criterion in &group.criteria {
        let scale = (criterion.scale.as_str(), criterion.levels.is_empty());
        all.insert(join(&at, &criterion.id), scale);
    }
    group.groups.iter().for_each(|group| gather(group, &at, all));
}

impl Facts {
    /// Those of two versions, without what they have in common and is long.
    pub(crate) fn of_both(old: &RubricDocument, new: &RubricDocument) -> (Self, Self) {
        (Self::of(old, &Other::new(new, old)), Self::of(new, &Other::new(old, new)))
    }

    fn of(content: &RubricDocument, other: &Other<'_>) -> Self {
        let mut facts = Self(BTreeMap::new());
        facts.scoring(content);
        facts.words(content);
        for group in &content.groups {
            facts.group(content, other, "", group);
        }
        facts.bands_and_gates(content);
        facts.patterns_and_lenses(content);
        facts
    }

    /// What differs between two versions, in the order of places.
    pub(crate) fn changes(&self, now: &Self) -> Vec<RubricChange> {
        let places: BTreeSet<&String> = self.0.keys().chain(now.0.keys()).collect();
        let change = |at: &String| {
            let (was, now) = (self.0.get(at), now.0.get(at));
            let text = |fact: Option<&Fact>| fact.map(|fact| fact.text.clone());
            let fact = now.or(was)?;
            (text(was) != text(now)).then(|| RubricChange {
                at: at.clone(),
                change: fact.change,
                what: fact.what.to_owned(),
                was: text(was),
                now: text(now),
            })
        };
        places.into_iter().filter_map(change).collect()
    }

    fn put(
        &mut self,
        at: &str,
        change: Change,
        what: &'static str,
        text: &(impl ToString + ?Sized),
    ) {
        let text = text.to_string();
        self.0.insert(join(at, what), Fact { change, what, text });
    }

    fn maybe(
        &mut self,
        at: &str,
        change: Change,
        what: &'static str,
        text: Option<&(impl ToString + ?Sized)>,
    ) {
        if let Some(text) = text {
            self.put(at, change, what, text);
        }
    }

    fn list(&mut self, at: &str, change: Change, what: &'static str, texts: &[String]) {
        self.maybe(at, change, what, (!texts.is_empty()).then(|| texts.join(", ")).as_ref());
    }

    fn named(&mut self, key: &str, change: Change, names: &[Named]) {
        for named in names {
            self.put(&join(key, &named.id), change, "title", &named.title);
        }
    }

    fn scoring(&mut self, content: &RubricDocument) {
        self.put("", Change::Major, "id", &content.id);
        self.put("", Change::Major, "aggregate", word(content.aggregate));
        self.put("", Change::Major, "minimum_coverage", &content.minimum_coverage);
        if let Some(expected) = &content.evidence_expected {
            self.put("evidence_expected", Change::Major, "from", &expected.from);
            self.put("evidence_expected", Change::Major, "otherwise", &expected.otherwise);
        }
    }

    fn words(&mut self, content: &RubricDocument) {
        self.put("", Change::Patch, "title", &content.title);
        self.put("", Change::Patch, "notice", &content.notice);
        self.maybe("", Change::Patch, "about", content.about.as_ref());
        self.maybe("", Change::Patch, "language", content.language.as_ref());
        self.maybe("", Change::Patch, "licence", content.licence.as_ref());
        for (n, advice) in content.guidance.iter().enumerate() {
            let at = format!("guidance.{n}");
            self.maybe(&at, Change::Patch, "title", advice.title.as_ref());
            self.put(&at, Change::Patch, "text", &advice.text);
        }
        for term in &content.glossary {
            self.put(&join("glossary", &term.term), Change::Patch, "meaning", &term.meaning);
        }
        for word_meant in &content.confidence {
            let at = join("confidence", word(word_meant.id));
            self.put(&at, Change::Patch, "meaning", &word_meant.meaning);
        }
        self.named("actors", Change::Patch, &content.actors);
        self.named("partners", Change::Minor, &content.partners);
        for label in &content.labels {
            let at = join("labels", &label.id);
            self.put(&at, Change::Patch, "title", &label.title);
            self.named(&at, Change::Patch, &label.values);
        }
    }

    fn group(&mut self, content: &RubricDocument, other: &Other<'_>, above: &str, group: &Group) {
        let at = join(above, &group.id);
        self.put(&at, Change::Major, "weight", &group.weight);
        self.put(&at, Change::Major, "aggregate", word(group.aggregate));
        self.put(&at, Change::Patch, "title", &group.title);
        self.maybe(&at, Change::Patch, "about", group.about.as_ref());
        self.maybe(&at, Change::Patch, "code", group.code.as_ref());
        for criterion in &group.criteria {
            self.criterion(content, other, &at, criterion);
        }
        for group in &group.groups {
            self.group(content, other, &at, group);
        }
    }

    fn criterion(
        &mut self,
        content: &RubricDocument,
        other: &Other<'_>,
        above: &str,
        criterion: &Criterion,
    ) {
        let at = join(above, &criterion.id);
        self.put(&at, Change::Major, "weight", &criterion.weight);
        let applies = if criterion.not_applicable.is_some() { "not always" } else { "always" };
        self.put(&at, Change::Major, "applies", applies);
        self.levels(content, other, &at, criterion);
        self.maybe(&at, Change::Minor, "critical", criterion.critical.map(word));
        for (lens, tags) in &criterion.tags {
            self.list(&format!("{at}.tags.{lens}"), Change::Minor, "tags", tags);
        }
        for (label, value) in &criterion.labels {
            self.put(&format!("{at}.labels.{label}"), Change::Minor, "value", value);
        }
        self.put(&at, Change::Patch, "title", &criterion.title);
        for (key, text) in [
            ("question", &criterion.question),
            ("help", &criterion.help),
            ("why", &criterion.why),
            ("weight_why", &criterion.weight_why),
            ("critical_why", &criterion.critical_why),
            ("not_applicable", &criterion.not_applicable),
            ("who_has_to_act", &criterion.who_has_to_act),
            ("slug", &criterion.slug),
        ] {
            self.maybe(&at, Change::Patch, key, text.as_ref());
        }
        self.list(&at, Change::Patch, "evidence_examples", &criterion.evidence_examples);
        self.list(&at, Change::Patch, "evidence", &criterion.evidence);
    }

    fn levels(
        &mut self,
        content: &RubricDocument,
        other: &Other<'_>,
        at: &str,
        criterion: &Criterion,
    ) {
        let alike = other.has_alike(at, criterion);
        for (n, option) in content.scales.get(&criterion.scale).into_iter().flatten().enumerate() {
            let level = criterion.levels.get(n);
            if alike && level.is_none() {
                continue;
            }
            let at = join(at, &option.id);
            if !alike {
                self.put(&at, Change::Major, "value", &option.value);
                // Where a criterion has no levels of its own, the labels of its scale stand for them.
                let label = if level.is_none() { Change::Minor } else { Change::Patch };
                self.put(&at, label, "label", &option.label);
            }
            if let Some(level) = level {
                self.put(&at, Change::Minor, "text", &level.text);
                self.maybe(&at, Change::Patch, "next_step", level.next_step.as_ref());
            }
        }
    }

    fn bands_and_gates(&mut self, content: &RubricDocument) {
        for band in &content.bands {
            let at = join("bands", &band.id);
            let from = band.from.map_or("too few answers".to_owned(), |from| from.to_string());
            self.put(&at, Change::Minor, "from", &from);
            self.put(&at, Change::Patch, "title", &band.title);
            self.maybe(&at, Change::Patch, "rule", band.rule.as_ref());
            self.maybe(&at, Change::Patch, "may", band.may.as_ref());
            self.maybe(&at, Change::Patch, "may_not", band.may_not.as_ref());
            self.list(&at, Change::Patch, "evidence", &band.evidence);
        }
        for gate in &content.gates {
            let at = join("gates", &gate.id);
            self.put(&at, Change::Minor, "when", &gate.when);
            self.put(&at, Change::Minor, "ceiling", &gate.ceiling);
            self.maybe(&at, Change::Patch, "rule", gate.rule.as_ref());
            self.put(&at, Change::Patch, "why", &gate.why);
            self.list(&at, Change::Patch, "evidence", &gate.evidence);
        }
    }

    fn patterns_and_lenses(&mut self, content: &RubricDocument) {
        for pattern in &content.patterns {
            let at = join("patterns", &pattern.id);
            self.put(&at, Change::Minor, "when", &pattern.when);
            self.maybe(&at, Change::Minor, "part_of", pattern.part_of.as_ref());
            self.put(&at, Change::Patch, "title", &pattern.title);
            self.put(&at, Change::Patch, "message", &pattern.message);
            self.maybe(&at, Change::Patch, "basis", pattern.basis.map(word));
            self.maybe(&at, Change::Patch, "slug", pattern.slug.as_ref());
            self.maybe(&at, Change::Patch, "rule", pattern.rule.as_ref());
            self.maybe(&at, Change::Patch, "first_step", pattern.first_step.as_ref());
            self.list(&at, Change::Patch, "evidence", &pattern.evidence);
        }
        for lens in &content.lenses {
            let at = join("lenses", &lens.id);
            self.put(&at, Change::Minor, "minimum_answered", &lens.minimum_answered);
            self.put(&at, Change::Patch, "title", &lens.title);
            self.maybe(&at, Change::Patch, "source", lens.source.as_ref());
            self.named(&at, Change::Minor, &lens.facets);
        }
    }
}

/// The word that a document has for one of a fixed set.
fn word(choice: impl Into<&'static str>) -> &'static str {
    choice.into()
}
