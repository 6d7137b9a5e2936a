//! The evidence file: what each part of a rubric rests on, and where it says so.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::document::Document;
use crate::document::fields::Fields;
use crate::document::reader::{Key, Reader, Spot, one_by_one};
use crate::problem::{Fault, Problems, shown};

/// The format of an evidence file.
pub(crate) const FORMAT: &str = "place-readiness/evidence/1";

/// What a rubric rests on: entries that each point into a source document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Evidence {
    /// Always `place-readiness/evidence/1`.
    pub format: String,
    /// What people call it.
    pub title: String,
    /// A semantic version.
    pub version: String,
    /// What was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How to read the entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading_note: Option<String>,
    /// The source documents.
    pub sources: Vec<Source>,
    /// What each kind of entry means.
    pub kinds: BTreeMap<String, String>,
    /// What each strength means.
    pub strengths: BTreeMap<String, String>,
    /// Slips found in the sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source_slips: Vec<String>,
    /// The entries.
    pub items: Vec<Item>,
    /// What else was found, and carries no weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
}

/// A source document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Source {
    /// Unique among sources.
    pub id: String,
    /// How to find it.
    pub citation: String,
    /// What kind of study it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub design: Option<String>,
}

/// One thing that a source says, in our words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Item {
    /// Unique among entries. The rubric names it.
    pub id: String,
    /// The id of the source document.
    pub source: String,
    /// The heading in the source.
    pub section: String,
    /// The paragraph under that heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<String>,
    /// The lines in the plain text of the source.
    pub lines: String,
    /// What it says, in our words.
    pub says: String,
    /// One of the kinds of the file.
    pub kind: String,
    /// One of the strengths of the file.
    pub strength: String,
    /// What the strength rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength_note: Option<String>,
    /// What the source cites for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
}

/// What else was found, and carries no weight.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Context {
    /// What it is for.
    pub note: String,
    /// What was found.
    pub items: Vec<ContextItem>,
}

/// Something found that carries no weight.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct ContextItem {
    /// What it says, in our words.
    pub says: String,
    /// Where it was found.
    #[serde(rename = "where")]
    pub place: String,
}

impl Evidence {
    /// Reads an evidence file that came as data.
    ///
    /// # Errors
    ///
    /// Everything wrong with the document, at once.
    pub fn new(document: &Document) -> Result<Self, Problems> {
        let mut reader = Reader::default();
        let evidence = reader.document(document, FORMAT, read);
        if let Some(evidence) = &evidence {
            evidence.check(&mut reader);
        }
        reader.finish(document, evidence)
    }

    /// Reads an evidence file from YAML text.
    ///
    /// # Errors
    ///
    /// Everything wrong with the text, at once.
    #[cfg(feature = "yaml")]
    pub fn from_yaml(text: &str) -> Result<Self, Problems> {
        Self::new(&Document::from_yaml(text)?)
    }

    /// The entry with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The source document with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The ids of all entries.
    pub(crate) fn ids(&self) -> BTreeSet<&str> {
        one_by_one(self.items.iter().map(|item| item.id.as_str()))
    }

    fn check(&self, reader: &mut Reader) {
        let sources = one_by_one(self.sources.iter().map(|source| source.id.as_str()));
        let kinds = one_by_one(self.kinds.keys().map(String::as_str));
        let strengths = one_by_one(self.strengths.keys().map(String::as_str));
        for item in &self.items {
            known(reader, item, "source", &item.source, &sources);
            known(reader, item, "kind", &item.kind, &kinds);
            known(reader, item, "strength", &item.strength, &strengths);
        }
    }
}

fn known(
    reader: &mut Reader,
    item: &Item,
    what: &'static str,
    found: &str,
    known: &BTreeSet<&str>,
) {
    if !found.is_empty() && !known.contains(found) {
        let nearest = reader.nearest(found, known.iter().copied());
        let at = format!("items.{}.{what}", item.id);
        reader.report(&at, None, Fault::UnknownSource { what, found: shown(found), nearest });
    }
}

fn read(reader: &mut Reader, fields: &mut Fields<'_>) -> Evidence {
    Evidence {
        format: FORMAT.to_owned(),
        title: fields.text(reader, "title"),
        version: fields.version(reader, "version"),
        note: fields.maybe_text(reader, "note"),
        reading_note: fields.maybe_text(reader, "reading_note"),
        sources: fields.needed_list(reader, "sources", |reader, fields| Source {
            id: fields.id(reader, "id"),
            citation: fields.text(reader, "citation"),
            design: fields.maybe_text(reader, "design"),
        }),
        kinds: meanings(reader, fields, "kinds"),
        strengths: meanings(reader, fields, "strengths"),
        source_slips: fields.texts(reader, "source_slips"),
        items: fields.needed_list(reader, "items", read_item),
        context: fields.get("context").and_then(|spot| read_context(reader, &spot)),
    }
}

fn meanings(
    reader: &mut Reader,
    fields: &mut Fields<'_>,
    key: &'static str,
) -> BTreeMap<String, String> {
    let Some(spot) = fields.need(reader, key) else { return BTreeMap::new() };
    let Some(fields) = reader.fields(&spot) else { return BTreeMap::new() };
    let meaning = |(key, spot): (Key<'_>, _)| Some((key.text.to_owned(), reader.text(&spot)?));
    one_by_one(fields.all().filter_map(meaning))
}

fn read_item(reader: &mut Reader, fields: &mut Fields<'_>) -> Item {
    Item {
        id: fields.id(reader, "id"),
        source: fields.text(reader, "source"),
        section: fields.text(reader, "section"),
        paragraph: fields.maybe_text(reader, "paragraph"),
        lines: fields.text(reader, "lines"),
        says: fields.text(reader, "says"),
        kind: fields.text(reader, "kind"),
        strength: fields.text(reader, "strength"),
        strength_note: fields.maybe_text(reader, "strength_note"),
        cites: fields.texts(reader, "cites"),
    }
}

fn read_context(reader: &mut Reader, spot: &Spot<'_>) -> Option<Context> {
    let mut fields = reader.fields(spot)?;
    let context = Context {
        note: fields.text(reader, "note"),
        items: fields.needed_list(reader, "items", |reader, fields| ContextItem {
            says: fields.text(reader, "says"),
            place: fields.text(reader, "where"),
        }),
    };
    fields.close(reader);
    Some(context)
}
