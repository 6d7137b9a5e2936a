//! What the parts of a rubric say of one another must be true.

mod conditions;

use std::collections::{BTreeMap, BTreeSet};

use crate::document::decimal::Decimal;
use crate::document::reader::{Reader, join, one_by_one};
use crate::evidence::Evidence;
use crate::index::Index;
use crate::problem::{Fault, shown};
use crate::rubric::document::{AnswerOption, Criterion, Group, Named, RubricDocument};

/// A rubric may have this many criteria in all,
const MOST_CRITERIA: usize = 10_000;

/// and this many groups.
const MOST_GROUPS: usize = 20_000;

/// A message names this many options at the most.
const MOST_NAMED: usize = 20;

/// What the parts of a rubric are checked against, by id.
struct Known<'a> {
    content: &'a RubricDocument,
    criteria: BTreeMap<&'a str, &'a Criterion>,
    /// Those marked critical or root.
    critical: Vec<&'a Criterion>,
    evidence: Option<BTreeSet<&'a str>>,
    actors: Index<'a>,
    labels: Index<'a>,
    /// For each label.
    values: Vec<Index<'a>>,
    lenses: Index<'a>,
    /// For each lens.
    facets: Vec<Index<'a>>,
    bands: Index<'a>,
    /// Those that a score can reach, by rank.
    ranks: Index<'a>,
    patterns: Index<'a>,
}

/// Names the scale of every criterion that leaves it out, where there is only one.
pub(crate) fn fill_scales(reader: &mut Reader, content: &mut RubricDocument) {
    let mut scales = content.scales.keys();
    let only = scales.next().filter(|_| scales.next().is_none()).cloned();
    let count = content.scales.len();
    for group in &mut content.groups {
        fill(reader, "", group, only.as_ref(), count);
    }
}

fn fill(reader: &mut Reader, at: &str, group: &mut Group, only: Option<&String>, count: usize) {
    let at = join(at, &group.id);
    for criterion in group.criteria.iter_mut().filter(|criterion| criterion.scale.is_empty()) {
        match only {
            Some(scale) => criterion.scale.clone_from(scale),
            None if count == 0 => {}
            None => reader.report(&join(&at, &criterion.id), None, Fault::ScaleNeeded { count }),
        }
    }
    for group in &mut group.groups {
        fill(reader, &at, group, only, count);
    }
}

/// Reports everything that one part says of another and is not so.
pub(crate) fn check(reader: &mut Reader, content: &RubricDocument, evidence: Option<&Evidence>) {
    let (criteria, groups) = (content.criteria().len(), content.groups.iter().map(groups).sum());
    for (at, limit, found) in [("", MOST_CRITERIA, criteria), ("groups", MOST_GROUPS, groups)] {
        if found > limit {
            return reader.report(at, None, Fault::TooMany { limit, found });
        }
    }
    let known = Known::new(content, evidence);
    for (id, options) in &content.scales {
        ascending(reader, &format!("scales.{id}"), options);
    }
    weights(reader, "", content.groups.iter().map(|group| group.weight));
    known.groups(reader);
    known.expected(reader);
    known.bands(reader);
    let few = known.few_looks(reader);
    for gate in &content.gates {
        let at = format!("gates.{}", gate.id);
        known.gate_ceiling(reader, &at, &gate.ceiling);
        if few {
            known.condition(reader, &join(&at, "when"), &gate.when);
        }
        known.evidence(reader, &at, &gate.evidence);
    }
    for pattern in &content.patterns {
        let at = format!("patterns.{}", pattern.id);
        known.part_of(reader, &at, pattern.part_of.as_deref());
        if few {
            known.condition(reader, &join(&at, "when"), &pattern.when);
        }
        known.evidence(reader, &at, &pattern.evidence);
    }
}

/// How many groups there are in a group, with itself.
fn groups(group: &Group) -> usize {
    1 + group.groups.iter().map(groups).sum::<usize>()
}

fn ascending(reader: &mut Reader, at: &str, options: &[AnswerOption]) {
    for (before, option) in options.iter().zip(options.iter().skip(1)) {
        if option.value <= before.value {
            let fault = Fault::OptionsNotAscending {
                before: before.value.to_string(),
                found: option.value.to_string(),
            };
            reader.report(&format!("{at}.{}.value", option.id), None, fault);
        }
    }
}

fn weights(reader: &mut Reader, at: &str, weights: impl Iterator<Item = Decimal>) {
    let weights: Vec<_> = weights.collect();
    if !weights.is_empty() && weights.iter().all(|weight| *weight == Decimal::ZERO) {
        reader.report(at, None, Fault::NothingToScore);
    }
}

impl<'a> Known<'a> {
    fn new(content: &'a RubricDocument, evidence: Option<&'a Evidence>) -> Self {
        let criteria = content.criteria();
        let critical = criteria.iter().copied().filter(|criterion| criterion.is_critical());
        let scored = content.bands.iter().filter(|band| band.from.is_some());
        let (labels, lenses) = (content.labels.iter(), content.lenses.iter());
        Self {
            content,
            critical: critical.collect(),
            criteria: one_by_one(criteria.into_iter().map(|it| (it.id.as_str(), it))),
            evidence: evidence.map(Evidence::ids),
            actors: names(&content.actors),
            values: labels.clone().map(|label| names(&label.values)).collect(),
            labels: Index::of(labels.map(|label| label.id.as_str())),
            facets: lenses.clone().map(|lens| names(&lens.facets)).collect(),
            lenses: Index::of(lenses.map(|lens| lens.id.as_str())),
            bands: Index::of(content.bands.iter().map(|band| band.id.as_str())),
            ranks: Index::of(scored.map(|band| band.id.as_str())),
            patterns: Index::of(content.patterns.iter().map(|pattern| pattern.id.as_str())),
        }
    }

    fn groups(&self, reader: &mut Reader) {
        let (mut groups, mut criteria) = (BTreeMap::new(), BTreeMap::new());
        for group in &self.content.groups {
            self.group(reader, "", group, &mut groups, &mut criteria);
        }
    }

    fn group(
        &self,
        reader: &mut Reader,
        above: &str,
        group: &'a Group,
        groups: &mut BTreeMap<&'a str, String>,
        criteria: &mut BTreeMap<&'a str, String>,
    ) {
        let at = join(above, &group.id);
        once(reader, &at, above, &group.id, groups);
        weights(reader, &at, group.groups.iter().map(|group| group.weight));
        weights(reader, &at, group.criteria.iter().map(|criterion| criterion.weight));
        for criterion in &group.criteria {
            let place = join(&at, &criterion.id);
            once(reader, &place, &at, &criterion.id, criteria);
            self.criterion(reader, &place, criterion);
        }
        for group in &group.groups {
            self.group(reader, &at, group, groups, criteria);
        }
    }

    fn criterion(&self, reader: &mut Reader, at: &str, criterion: &Criterion) {
        let content = self.content;
        match content.scales.get(&criterion.scale) {
            Some(options) => levels(reader, at, criterion, options),
            None if criterion.scale.is_empty() => {}
            None => {
                let nearest =
                    reader.nearest(&criterion.scale, content.scales.keys().map(String::as_str));
                let fault = Fault::UnknownScale { found: criterion.scale.clone(), nearest };
                reader.report(&join(at, "scale"), None, fault);
            }
        }
        if let Some(actor) = &criterion.who_has_to_act
            && !self.actors.has(actor)
        {
            let nearest = nearest(reader, actor, &content.actors);
            let fault = Fault::UnknownActor { found: actor.clone(), nearest };
            reader.report(&join(at, "who_has_to_act"), None, fault);
        }
        self.labels(reader, at, criterion);
        self.tags(reader, at, criterion);
        self.evidence(reader, at, &criterion.evidence);
    }

    fn labels(&self, reader: &mut Reader, at: &str, criterion: &Criterion) {
        let labels = &self.content.labels;
        for (id, value) in &criterion.labels {
            let (found, nearest) = match self.labels.find(labels, id) {
                Some(_) if self.labels.find(&self.values, id).is_some_and(|it| it.has(value)) => {
                    continue;
                }
                Some(label) => (value, nearest(reader, value, &label.values)),
                None => (id, reader.nearest(id, labels.iter().map(|label| label.id.as_str()))),
            };
            let fault = Fault::UnknownLabel { found: found.clone(), nearest };
            reader.report(&format!("{at}.labels.{id}"), None, fault);
        }
    }

    fn tags(&self, reader: &mut Reader, at: &str, criterion: &Criterion) {
        let lenses = &self.content.lenses;
        for (id, tags) in &criterion.tags {
            let at = format!("{at}.tags.{id}");
            let facets = self.lenses.find(&self.facets, id);
            let Some((lens, facets)) = self.lenses.find(lenses, id).zip(facets) else {
                let nearest = reader.nearest(id, lenses.iter().map(|lens| lens.id.as_str()));
                reader.report(&at, None, Fault::UnknownLens { found: id.clone(), nearest });
                continue;
            };
            let unknown = |(_, tag): &(usize, &String)| !facets.has(tag);
            for (n, tag) in tags.iter().enumerate().filter(unknown) {
                let nearest = nearest(reader, tag, &lens.facets);
                let fault = Fault::UnknownTag { found: tag.clone(), nearest };
                reader.report(&format!("{at}.{n}"), None, fault);
            }
        }
    }

    fn evidence(&self, reader: &mut Reader, at: &str, ids: &[String]) {
        let Some(known) = &self.evidence else { return };
        for (n, id) in ids.iter().enumerate().filter(|(_, id)| !known.contains(id.as_str())) {
            let nearest = reader.nearest(id, known.iter().copied());
            let fault = Fault::UnknownEvidence { found: id.clone(), nearest };
            reader.report(&format!("{at}.evidence.{n}"), None, fault);
        }
    }

    /// Some scale must have both options, the one counted lower than the one claimed.
    fn expected(&self, reader: &mut Reader) {
        let Some(expected) = &self.content.evidence_expected else { return };
        let known = reader.found;
        for (key, option) in [("from", &expected.from), ("otherwise", &expected.otherwise)] {
            if !self.content.scales.values().flatten().any(|known| known.id == *option) {
                let ids = self.content.scales.values().flatten();
                let fault = Fault::UnknownOption { found: shown(option), choices: choices(ids) };
                reader.report(&format!("evidence_expected.{key}"), None, fault);
            }
        }
        if reader.found > known {
            return;
        }
        let lower = |options: &Vec<AnswerOption>| {
            let position = |id: &str| options.iter().position(|option| option.id == id);
            position(&expected.otherwise) < position(&expected.from)
                && position(&expected.otherwise).is_some()
        };
        if !self.content.scales.values().any(lower) {
            let because = "`otherwise` must be an option below `from` on the same scale".to_owned();
            reader.report("evidence_expected", None, Fault::NeverTrue { because });
        }
    }

    fn bands(&self, reader: &mut Reader) {
        let (mut before, mut without): (Option<Decimal>, bool) = (None, false);
        for band in &self.content.bands {
            let at = format!("bands.{}", band.id);
            self.evidence(reader, &at, &band.evidence);
            let Some(from) = band.from else {
                if std::mem::replace(&mut without, true) {
                    reader.report(&at, None, Fault::SecondBandWithoutFrom);
                }
                continue;
            };
            let expected = match before {
                None if from != Decimal::ZERO => Some("0, as the lowest band".to_owned()),
                Some(before) if from <= before => Some(format!("more than {before}")),
                _ => None,
            };
            if let Some(expected) = expected {
                let fault = Fault::BandsOutOfOrder { expected, found: from.to_string() };
                reader.report(&join(&at, "from"), None, fault);
            }
            before = Some(from);
        }
    }

    fn gate_ceiling(&self, reader: &mut Reader, at: &str, ceiling: &str) {
        let bands = &self.content.bands;
        let fault = match self.ranks.position(ceiling) {
            Some(rank) if rank + 1 < self.ranks.count() => return,
            None if !self.bands.has(ceiling) => {
                let nearest = reader.nearest(ceiling, bands.iter().map(|band| band.id.as_str()));
                Fault::UnknownBand { found: ceiling.to_owned(), nearest }
            }
            _ => Fault::GateWithoutEffect { found: ceiling.to_owned() },
        };
        reader.report(&join(at, "ceiling"), None, fault);
    }

    fn part_of(&self, reader: &mut Reader, at: &str, part_of: Option<&str>) {
        let Some(part_of) = part_of else { return };
        let at = join(at, "part_of");
        let patterns = &self.content.patterns;
        match self.patterns.find(patterns, part_of) {
            Some(whole) if whole.part_of.is_some() => reader.report(&at, None, Fault::PartOfPart),
            Some(_) => {}
            None => {
                let nearest =
                    reader.nearest(part_of, patterns.iter().map(|pattern| pattern.id.as_str()));
                let fault = Fault::UnknownPattern { found: part_of.to_owned(), nearest };
                reader.report(&at, None, fault);
            }
        }
    }
}

fn levels(reader: &mut Reader, at: &str, criterion: &Criterion, options: &[AnswerOption]) {
    let (expected, found) = (options.len(), criterion.levels.len());
    if found > 0 && found != expected {
        reader.report(&join(at, "levels"), None, Fault::WrongLevelCount { expected, found });
    }
}

/// Reports an id that stands under another heading too; one heading was checked as it was read.
fn once<'a>(
    reader: &mut Reader,
    at: &str,
    above: &str,
    id: &'a str,
    seen: &mut BTreeMap<&'a str, String>,
) {
    match seen.get(id) {
        Some(first) if first != above && !id.is_empty() => {
            reader.report(&join(at, "id"), None, Fault::DuplicateId { id: id.to_owned() });
        }
        Some(_) => {}
        None => {
            seen.insert(id, above.to_owned());
        }
    }
}

fn names(list: &[Named]) -> Index<'_> {
    Index::of(list.iter().map(|named| named.id.as_str()))
}

fn nearest(reader: &mut Reader, id: &str, known: &[Named]) -> Option<String> {
    reader.nearest(id, known.iter().map(|named| named.id.as_str()))
}

/// The ids of options, for a message.
pub(crate) fn choices<'a>(options: impl IntoIterator<Item = &'a AnswerOption>) -> String {
    let mut options = options.into_iter();
    let ids: Vec<_> = options.by_ref().take(MOST_NAMED).map(|option| option.id.as_str()).collect();
    match options.count() {
        0 => ids.join(", "),
        more => format!("{} and {more} more", ids.join(", ")),
    }
}
