//! What the parts of a rubric say of one another must be true.

use std::collections::{BTreeMap, BTreeSet};

use crate::Decimal;
use crate::document::reader::{Reader, join, one_by_one};
use crate::evidence::Evidence;
use crate::problem::{Fault, shown};
use crate::rubric::condition::{Condition, Of};
use crate::rubric::{AnswerOption, Band, Criterion, Group, Named, RubricDocument};

/// A rubric may have this many criteria in all.
const MOST_CRITERIA: usize = 10_000;

/// All conditions together may look at this many criteria and groups: each next step looks again.
const MOST_LOOKS: usize = 20_000;

/// A message names this many options at the most.
const MOST_NAMED: usize = 20;

/// What each criterion is checked against.
struct Known<'a> {
    content: &'a RubricDocument,
    criteria: BTreeMap<&'a str, &'a Criterion>,
    evidence: Option<BTreeSet<&'a str>>,
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
    let criteria = content.criteria();
    if criteria.len() > MOST_CRITERIA {
        let fault = Fault::TooMany { limit: MOST_CRITERIA, found: criteria.len() };
        return reader.report("", None, fault);
    }
    let known = Known {
        content,
        criteria: one_by_one(criteria.into_iter().map(|it| (it.id.as_str(), it))),
        evidence: evidence.map(Evidence::ids),
    };
    for (id, options) in &content.scales {
        ascending(reader, &format!("scales.{id}"), options);
    }
    weights(reader, "", content.groups.iter().map(|group| group.weight));
    known.groups(reader);
    known.expected(reader);
    known.bands(reader);
    let found = known.looks();
    if found > MOST_LOOKS {
        reader.report("", None, Fault::TooMany { limit: MOST_LOOKS, found });
    }
    for gate in &content.gates {
        known.gate_ceiling(reader, &gate.id, &gate.ceiling);
        known.condition(reader, &format!("gates.{}.when", gate.id), &gate.when);
        known.evidence(reader, &format!("gates.{}", gate.id), &gate.evidence);
    }
    for pattern in &content.patterns {
        let at = format!("patterns.{}", pattern.id);
        known.part_of(reader, &at, pattern.part_of.as_deref());
        known.condition(reader, &join(&at, "when"), &pattern.when);
        known.evidence(reader, &at, &pattern.evidence);
    }
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
    /// How many criteria and groups all conditions look at.
    fn looks(&self) -> usize {
        let gates = self.content.gates.iter().map(|gate| &gate.when);
        let patterns = self.content.patterns.iter().map(|pattern| &pattern.when);
        let critical = self.criteria.values().filter(|criterion| criterion.is_critical()).count();
        gates.chain(patterns).map(|when| self.looks_of(when, critical)).sum()
    }

    fn looks_of(&self, condition: &Condition, critical: usize) -> usize {
        match condition {
            Condition::Criterion { .. } => 1,
            Condition::Count { count } => match &count.of {
                Of::Critical(_) => critical,
                Of::These(ids) => ids.len(),
            },
            Condition::AnyGroupBelow { .. } => self.content.groups.len(),
            Condition::Any { any: parts } | Condition::All { all: parts } => {
                parts.iter().map(|part| self.looks_of(part, critical)).sum()
            }
            _ => critical,
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
            && let Some(nearest) = unknown(reader, actor, &content.actors)
        {
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
            let label = labels.iter().find(|label| label.id == *id);
            let fault = match label {
                None => {
                    Some((id, reader.nearest(id, labels.iter().map(|label| label.id.as_str()))))
                }
                Some(label) => {
                    unknown(reader, value, &label.values).map(|nearest| (value, nearest))
                }
            };
            if let Some((found, nearest)) = fault {
                let fault = Fault::UnknownLabel { found: found.clone(), nearest };
                reader.report(&format!("{at}.labels.{id}"), None, fault);
            }
        }
    }

    fn tags(&self, reader: &mut Reader, at: &str, criterion: &Criterion) {
        let lenses = &self.content.lenses;
        for (id, tags) in &criterion.tags {
            let at = format!("{at}.tags.{id}");
            let Some(lens) = lenses.iter().find(|lens| lens.id == *id) else {
                let nearest = reader.nearest(id, lenses.iter().map(|lens| lens.id.as_str()));
                reader.report(&at, None, Fault::UnknownLens { found: id.clone(), nearest });
                continue;
            };
            for (n, tag) in tags.iter().enumerate() {
                if let Some(nearest) = unknown(reader, tag, &lens.facets) {
                    let fault = Fault::UnknownTag { found: tag.clone(), nearest };
                    reader.report(&format!("{at}.{n}"), None, fault);
                }
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

    fn gate_ceiling(&self, reader: &mut Reader, gate: &str, ceiling: &str) {
        let bands = &self.content.bands;
        let scored: Vec<&Band> = bands.iter().filter(|band| band.from.is_some()).collect();
        let fault = match scored.iter().position(|band| band.id == ceiling) {
            Some(rank) if rank + 1 < scored.len() => return,
            None if !bands.iter().any(|band| band.id == ceiling) => {
                let nearest = reader.nearest(ceiling, bands.iter().map(|band| band.id.as_str()));
                Fault::UnknownBand { found: ceiling.to_owned(), nearest }
            }
            _ => Fault::GateWithoutEffect { found: ceiling.to_owned() },
        };
        reader.report(&format!("gates.{gate}.ceiling"), None, fault);
    }

    fn part_of(&self, reader: &mut Reader, at: &str, part_of: Option<&str>) {
        let Some(part_of) = part_of else { return };
        let at = join(at, "part_of");
        let patterns = &self.content.patterns;
        match patterns.iter().find(|pattern| pattern.id == part_of) {
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

    fn condition(&self, reader: &mut Reader, at: &str, condition: &Condition) {
        match condition {
            Condition::Criterion { criterion, at_least, at_most } => {
                if let Some(criterion) = self.named(reader, &join(at, "criterion"), criterion) {
                    self.range(reader, at, criterion, at_least.as_deref(), at_most.as_deref());
                }
            }
            Condition::Count { count } => self.count(reader, &join(at, "count"), count),
            Condition::Any { any } => self.parts(reader, &join(at, "any"), any),
            Condition::All { all } => self.parts(reader, &join(at, "all"), all),
            Condition::AnyGroupBelow { any_group_below } => {
                if *any_group_below == Decimal::ZERO {
                    let because = "no score is below 0".to_owned();
                    reader.report(&join(at, "any_group_below"), None, Fault::NeverTrue { because });
                }
            }
            Condition::CriticalUnanswered { .. } => {
                self.some_critical(reader, &join(at, "critical_unanswered"));
            }
            Condition::CriticalWithoutEvidence { critical_without_evidence } => {
                let at = join(at, "critical_without_evidence");
                self.some_critical(reader, &at);
                let critical = self.content.criteria().into_iter();
                let mut critical = critical.filter(|criterion| criterion.is_critical());
                let lacks = |it: &Criterion| {
                    self.option(reader, &at, it, critical_without_evidence).is_none()
                };
                critical.any(lacks);
            }
        }
    }

    fn parts(&self, reader: &mut Reader, at: &str, parts: &[Condition]) {
        if parts.is_empty() {
            reader.report(at, None, Fault::Empty);
        }
        for (n, part) in parts.iter().enumerate() {
            self.condition(reader, &format!("{at}.{n}"), part);
        }
    }

    fn count(&self, reader: &mut Reader, at: &str, count: &crate::rubric::condition::Count) {
        let of: Vec<&Criterion> = match &count.of {
            Of::Critical(_) => {
                self.some_critical(reader, &join(at, "of"));
                let critical = self.content.criteria().into_iter();
                critical.filter(|criterion| criterion.is_critical()).collect()
            }
            Of::These(ids) => {
                let at = join(at, "of");
                let find = |(n, id): (usize, &String)| self.named(reader, &format!("{at}.{n}"), id);
                ids.iter().enumerate().filter_map(find).collect()
            }
        };
        let known = reader.found;
        for criterion in &of {
            if reader.found == known {
                self.range(
                    reader,
                    at,
                    criterion,
                    count.at_least.as_deref(),
                    count.at_most.as_deref(),
                );
            }
        }
        let listed = match &count.of {
            Of::Critical(_) if of.is_empty() => return,
            Of::Critical(_) => of.len(),
            Of::These(ids) => ids.len(),
        };
        if usize::from(count.min) > listed {
            let because = format!("{} of {listed} are asked for", count.min);
            reader.report(&join(at, "min"), None, Fault::NeverTrue { because });
        }
    }

    fn some_critical(&self, reader: &mut Reader, at: &str) {
        if !self.criteria.values().any(|criterion| criterion.is_critical()) {
            let because = "no criterion is marked critical or root".to_owned();
            reader.report(at, None, Fault::NeverTrue { because });
        }
    }

    fn named(&self, reader: &mut Reader, at: &str, id: &str) -> Option<&'a Criterion> {
        let criterion = self.criteria.get(id).copied();
        if criterion.is_none() {
            let nearest = reader.nearest(id, self.criteria.keys().copied());
            reader.report(at, None, Fault::UnknownCriterion { found: id.to_owned(), nearest });
        }
        criterion
    }

    fn range(
        &self,
        reader: &mut Reader,
        at: &str,
        criterion: &Criterion,
        at_least: Option<&str>,
        at_most: Option<&str>,
    ) {
        let mut position = |key, option: Option<&str>| {
            option.and_then(|option| self.option(reader, &join(at, key), criterion, option))
        };
        let (from, to) = (position("at_least", at_least), position("at_most", at_most));
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            let because = "`at_least` is above `at_most`".to_owned();
            reader.report(at, None, Fault::NeverTrue { because });
        }
    }

    fn option(
        &self,
        reader: &mut Reader,
        at: &str,
        criterion: &Criterion,
        option: &str,
    ) -> Option<usize> {
        let options = self.content.scales.get(&criterion.scale)?;
        let position = options.iter().position(|known| known.id == option);
        if position.is_none() {
            let fault = Fault::UnknownOption { found: shown(option), choices: choices(options) };
            reader.report(at, None, fault);
        }
        position
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

/// `None` where the id is known; else the nearest one, if any.
#[expect(clippy::option_option, reason = "unknown with no near id differs from known")]
fn unknown(reader: &mut Reader, id: &str, known: &[Named]) -> Option<Option<String>> {
    let is_known = known.iter().any(|named| named.id == id);
    (!is_known).then(|| reader.nearest(id, known.iter().map(|named| named.id.as_str())))
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
