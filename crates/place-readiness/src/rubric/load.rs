//! Reading a rubric: every key of the document, and all that is wrong with any of them.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::document::decimal::Decimal;
use crate::document::fields::Fields;
use crate::document::reader::{Reader, Spot, one_by_one};
use crate::evidence::Evidence;
use crate::problem::{Fault, Problems};
use crate::rubric::condition::Condition;
use crate::rubric::{
    Advice, AnswerOption, Band, ConfidenceMeaning, Criterion, EvidenceExpected, Gate, Group, Label,
    Lens, Level, Named, Pattern, Rubric, RubricDocument, Term,
};
use crate::rubric::{check, fingerprint};
use crate::scoring::plan::{Plan, TooFine};

/// The format of a rubric.
pub(crate) const FORMAT: &str = "place-readiness/rubric/1";

/// The highest weight.
const HEAVIEST: i64 = 100;
/// The highest value of an option, and the lowest below zero.
const DEAREST: i64 = 1000;
/// A scale may have this many options.
const MOST_OPTIONS: usize = 100;

/// Reads a rubric; checks every id of evidence against an evidence file, where there is one.
pub(crate) fn load(document: &Document, evidence: Option<Evidence>) -> Result<Rubric, Problems> {
    let mut reader = Reader::default();
    let content = reader.document(document, FORMAT, read);
    let rubric = content.and_then(|content| build(&mut reader, content, evidence));
    reader.finish(document, rubric)
}

/// Checks what the parts say of one another, and builds what scoring needs.
fn build(
    reader: &mut Reader,
    mut content: RubricDocument,
    evidence: Option<Evidence>,
) -> Option<Rubric> {
    check::fill_scales(reader, &mut content);
    check::check(reader, &content, evidence.as_ref());
    if reader.found > 0 {
        return None;
    }
    let plan = Plan::new(&content);
    let plan = plan.map_err(|TooFine| reader.report("", None, Fault::TooFine)).ok()?;
    let fingerprint = fingerprint::of(&content);
    Some(Rubric { content, plan, evidence, fingerprint })
}

fn read(reader: &mut Reader, fields: &mut Fields<'_>) -> RubricDocument {
    RubricDocument {
        format: FORMAT.to_owned(),
        id: fields.id(reader, "id"),
        version: fields.version(reader, "version"),
        language: fields.maybe_text(reader, "language"),
        title: fields.text(reader, "title"),
        about: fields.maybe_text(reader, "about"),
        licence: fields.maybe_text(reader, "licence"),
        notice: fields.text(reader, "notice"),
        guidance: fields.list(reader, "guidance", |reader, fields| Advice {
            title: fields.maybe_text(reader, "title"),
            text: fields.text(reader, "text"),
        }),
        glossary: fields.list(reader, "glossary", |reader, fields| Term {
            term: fields.text(reader, "term"),
            meaning: fields.text(reader, "meaning"),
        }),
        partners: fields.list(reader, "partners", read_named),
        actors: fields.list(reader, "actors", read_named),
        labels: fields.list(reader, "labels", |reader, fields| Label {
            id: fields.id(reader, "id"),
            title: fields.text(reader, "title"),
            values: fields.needed_list(reader, "values", read_named),
        }),
        confidence: fields
            .list(reader, "confidence", |reader, fields| {
                let id = fields.need(reader, "id").and_then(|spot| reader.choice(&spot));
                let meaning = fields.text(reader, "meaning");
                id.map(|id| ConfidenceMeaning { id, meaning })
            })
            .into_iter()
            .flatten()
            .collect(),
        scales: read_scales(reader, fields),
        evidence_expected: fields
            .get("evidence_expected")
            .and_then(|spot| read_expected(reader, &spot)),
        minimum_coverage: fields
            .get("minimum_coverage")
            .and_then(|spot| reader.decimal(&spot, 0, 100))
            .unwrap_or(Decimal::ZERO),
        aggregate: fields.choice(reader, "aggregate").unwrap_or_default(),
        groups: read_groups(reader, fields, "groups"),
        bands: fields.list(reader, "bands", read_band),
        gates: fields.list(reader, "gates", read_gate).into_iter().flatten().collect(),
        patterns: fields.list(reader, "patterns", read_pattern).into_iter().flatten().collect(),
        lenses: fields.list(reader, "lenses", read_lens),
    }
}

fn read_named(reader: &mut Reader, fields: &mut Fields<'_>) -> Named {
    Named { id: fields.id(reader, "id"), title: fields.text(reader, "title") }
}

fn read_scales(
    reader: &mut Reader,
    fields: &mut Fields<'_>,
) -> BTreeMap<String, Vec<AnswerOption>> {
    let Some(spot) = fields.need(reader, "scales") else { return BTreeMap::new() };
    let Some(scales) = reader.fields(&spot) else { return BTreeMap::new() };
    if scales.all().next().is_none() {
        reader.wrong(&spot, Fault::Empty);
    }
    let scale = |(key, spot)| Some((reader.key(&key)?, read_scale(reader, &spot)));
    one_by_one(scales.all().filter_map(scale))
}

fn read_scale(reader: &mut Reader, spot: &Spot<'_>) -> Vec<AnswerOption> {
    let count = reader.found;
    let options = reader.entries(spot, |reader, fields| {
        let id = fields.id(reader, "id");
        let value = fields.need(reader, "value");
        let value = value.and_then(|spot| reader.decimal(&spot, -DEAREST, DEAREST));
        let label = fields.text(reader, "label");
        Some(AnswerOption { id, value: value?, label })
    });
    if reader.found == count {
        match options.len() {
            found @ 0..2 => reader.wrong(spot, Fault::TooFewOptions { found }),
            found if found > MOST_OPTIONS => {
                reader.wrong(spot, Fault::TooMany { limit: MOST_OPTIONS, found });
            }
            _ => {}
        }
    }
    options.into_iter().flatten().collect()
}

fn read_expected(reader: &mut Reader, spot: &Spot<'_>) -> Option<EvidenceExpected> {
    let mut fields = reader.fields(spot)?;
    let from = fields.need(reader, "from").and_then(|spot| reader.reference(&spot));
    let otherwise = fields.need(reader, "otherwise").and_then(|spot| reader.reference(&spot));
    fields.close(reader);
    Some(EvidenceExpected { from: from?, otherwise: otherwise? })
}

/// Groups and criteria are called by their ids alone, without the key that holds them.
fn read_groups(reader: &mut Reader, fields: &mut Fields<'_>, key: &'static str) -> Vec<Group> {
    let Some(spot) = fields.need(reader, key) else { return Vec::new() };
    let spot = spot.called(&fields.at);
    if spot.is_empty_list() {
        reader.wrong(&spot, Fault::Empty);
    }
    reader.entries(&spot, read_group)
}

fn read_group(reader: &mut Reader, fields: &mut Fields<'_>) -> Group {
    let id = fields.id(reader, "id");
    let groups = fields.get("groups").map(|spot| spot.called(&fields.at));
    let criteria = fields.get("criteria").map(|spot| spot.called(&fields.at));
    if groups.is_some() == criteria.is_some() {
        reader.report(&fields.at, fields.mark, Fault::CriteriaOrGroups);
    }
    for spot in [&groups, &criteria].into_iter().flatten().filter(|spot| spot.is_empty_list()) {
        reader.wrong(spot, Fault::Empty);
    }
    Group {
        id,
        code: fields.maybe_text(reader, "code"),
        title: fields.text(reader, "title"),
        about: fields.maybe_text(reader, "about"),
        weight: read_weight(reader, fields),
        aggregate: fields.choice(reader, "aggregate").unwrap_or_default(),
        groups: groups.map(|spot| reader.entries(&spot, read_group)).unwrap_or_default(),
        criteria: criteria.map(|spot| reader.entries(&spot, read_criterion)).unwrap_or_default(),
    }
}

fn read_weight(reader: &mut Reader, fields: &mut Fields<'_>) -> Decimal {
    let weight = fields.get("weight").and_then(|spot| reader.decimal(&spot, 0, HEAVIEST));
    weight.unwrap_or(Decimal::ONE)
}

fn read_criterion(reader: &mut Reader, fields: &mut Fields<'_>) -> Criterion {
    Criterion {
        id: fields.id(reader, "id"),
        slug: fields.maybe_id(reader, "slug"),
        title: fields.text(reader, "title"),
        question: fields.maybe_text(reader, "question"),
        help: fields.maybe_text(reader, "help"),
        why: fields.maybe_text(reader, "why"),
        scale: fields.maybe_id(reader, "scale").unwrap_or_default(),
        weight: read_weight(reader, fields),
        weight_why: fields.maybe_text(reader, "weight_why"),
        critical: fields.choice(reader, "critical"),
        critical_why: fields.maybe_text(reader, "critical_why"),
        not_applicable: fields.maybe_text(reader, "not_applicable"),
        who_has_to_act: fields.maybe_id(reader, "who_has_to_act"),
        labels: read_labels(reader, fields),
        levels: fields.list(reader, "levels", |reader, fields| Level {
            text: fields.text(reader, "text"),
            next_step: fields.maybe_text(reader, "next_step"),
        }),
        evidence_examples: fields.texts(reader, "evidence_examples"),
        tags: read_tags(reader, fields),
        evidence: fields.ids(reader, "evidence"),
    }
}

fn read_labels(reader: &mut Reader, fields: &mut Fields<'_>) -> BTreeMap<String, String> {
    let Some(spot) = fields.get("labels") else { return BTreeMap::new() };
    let Some(labels) = reader.fields(&spot) else { return BTreeMap::new() };
    let label = |(key, spot)| Some((reader.key(&key)?, reader.id(&spot)?));
    one_by_one(labels.all().filter_map(label))
}

fn read_tags(reader: &mut Reader, fields: &mut Fields<'_>) -> BTreeMap<String, Vec<String>> {
    let Some(spot) = fields.get("tags") else { return BTreeMap::new() };
    let Some(tags) = reader.fields(&spot) else { return BTreeMap::new() };
    let facets = |(key, spot)| {
        let facets = reader.ids(&spot);
        reader.unique(facets.iter().map(|(id, spot)| (id.as_str(), spot)));
        Some((reader.key(&key)?, facets.into_iter().map(|(id, _)| id).collect()))
    };
    one_by_one(tags.all().filter_map(facets))
}

fn read_band(reader: &mut Reader, fields: &mut Fields<'_>) -> Band {
    Band {
        id: fields.id(reader, "id"),
        title: fields.text(reader, "title"),
        from: fields.get("from").and_then(|spot| reader.decimal(&spot, 0, 100)),
        rule: fields.maybe_text(reader, "rule"),
        may: fields.maybe_text(reader, "may"),
        may_not: fields.maybe_text(reader, "may_not"),
        evidence: fields.ids(reader, "evidence"),
    }
}

fn read_when(reader: &mut Reader, fields: &mut Fields<'_>) -> Option<Condition> {
    fields.need(reader, "when").and_then(|spot| Condition::read(reader, &spot))
}

fn read_gate(reader: &mut Reader, fields: &mut Fields<'_>) -> Option<Gate> {
    let id = fields.id(reader, "id");
    let rule = fields.maybe_text(reader, "rule");
    let when = read_when(reader, fields);
    let ceiling = fields.id(reader, "ceiling");
    let why = fields.text(reader, "why");
    let evidence = fields.ids(reader, "evidence");
    Some(Gate { id, rule, when: when?, ceiling, why, evidence })
}

fn read_pattern(reader: &mut Reader, fields: &mut Fields<'_>) -> Option<Pattern> {
    let when = read_when(reader, fields);
    let usable = when.is_some();
    let pattern = Pattern {
        id: fields.id(reader, "id"),
        slug: fields.maybe_id(reader, "slug"),
        title: fields.text(reader, "title"),
        basis: fields.choice(reader, "basis"),
        part_of: fields.maybe_id(reader, "part_of"),
        rule: fields.maybe_text(reader, "rule"),
        // A stand-in where the condition cannot be used, so that the rest is checked too.
        when: when.unwrap_or(Condition::All { all: Vec::new() }),
        message: fields.text(reader, "message"),
        first_step: fields.maybe_text(reader, "first_step"),
        evidence: fields.ids(reader, "evidence"),
    };
    usable.then_some(pattern)
}

fn read_lens(reader: &mut Reader, fields: &mut Fields<'_>) -> Lens {
    Lens {
        id: fields.id(reader, "id"),
        title: fields.text(reader, "title"),
        source: fields.maybe_text(reader, "source"),
        minimum_answered: fields
            .get("minimum_answered")
            .and_then(|spot| reader.whole(&spot, 1, 1000))
            .unwrap_or(1),
        facets: fields.needed_list(reader, "facets", read_named),
    }
}
