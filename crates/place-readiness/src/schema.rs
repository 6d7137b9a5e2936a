//! JSON Schema of the documents, made from the types that hold them.
//!
//! The schemas are of draft 7, which the YAML extensions of editors read. What the types cannot
//! say is added afterwards, so that a schema refuses little that the engine reads, and finds most
//! slips of the pen while a person writes. What ids refer to is left to the engine.

use std::collections::{BTreeMap, BTreeSet};

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, json_schema};

use crate::assessment::{EvidenceItem, Kind, Place, Respondent};
use crate::evidence::Evidence;
use crate::rubric::{Confidence, RubricDocument};

const ID: &str = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
const VERSION: &str = r"^[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?$";
const COARSE_DATE: &str = "^[0-9]{4}(-[0-9]{2}){0,2}$";

/// Keys of which a map has at most one.
const RIVALS: [&[&str]; 2] = [&["level", "not_applicable", "not_known"], &["groups", "criteria"]];
/// Keys of which a map has at least one.
const PARTNERS: [[&str; 2]; 2] = [["at_least", "at_most"], ["groups", "criteria"]];

/// The schema of a rubric.
pub fn rubric() -> Schema {
    of::<RubricDocument>("A rubric", crate::rubric::load::FORMAT)
}

/// The schema of an evidence file.
pub fn evidence() -> Schema {
    of::<Evidence>("An evidence file", crate::evidence::FORMAT)
}

/// The schema of an assessment, whatever its rubric.
pub fn assessment() -> Schema {
    of::<AssessmentDocument>("An assessment", crate::assessment::admit::FORMAT)
}

/// Answers about one Place on one date, as plain data with the keys of the document.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used: answers are read against their rubric")]
struct AssessmentDocument {
    /// Always `place-readiness/assessment/1`.
    format: String,
    /// The rubric and its version, such as `place-readiness@1.0.0`.
    rubric: String,
    /// The Place.
    place: Place,
    /// The date that the answers describe, as year-month-day.
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    date: String,
    /// Who answered, where it is one person.
    respondent: Option<Respondent>,
    /// Whose answers they are.
    kind: Kind,
    /// What people call it.
    title: Option<String>,
    /// What must be said wherever a result of it is shown.
    label: Option<String>,
    /// Where the answers come from.
    source: Option<String>,
    /// What else is to be known.
    note: Option<String>,
    /// The rules by which the answers were chosen.
    rules: Option<Vec<String>>,
    /// An answer for each criterion; those left out are unanswered.
    answers: BTreeMap<String, Option<AnswerDocument>>,
}

/// The id of an option, or more about the answer.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum AnswerDocument {
    /// The id of an option.
    Level(Level),
    /// The answer, and what stands beside it.
    More(MoreDocument),
}

/// The id of an option. A plain number serves as well as text.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Level {
    Text(String),
    Number(f64),
}

/// At most one of a level, not applicable and not known, and what stands beside it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct MoreDocument {
    /// The id of an option.
    level: Option<Level>,
    /// Why it does not apply.
    not_applicable: Option<String>,
    /// True where it is said to be not known.
    not_known: Option<bool>,
    /// How sure the people who answered are.
    confidence: Option<Confidence>,
    /// What they said beside it.
    note: Option<String>,
    /// What they can point to.
    evidence: Option<Vec<EvidenceItem>>,
}

/// The schema of a type whose `format` is always the same.
fn of<T: JsonSchema>(title: &str, format: &str) -> Schema {
    let settings = SchemaSettings::draft07().with_transform(AsRead);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    if let Some(key) = schema.pointer_mut("/properties/format") {
        *key = json_schema!({ "const": format }).into();
    }
    schema
}

/// Brings a schema closer to what the engine reads than the types alone can.
#[derive(Clone, Debug)]
struct AsRead;

impl Transform for AsRead {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        simplify(schema);
        let needed = needed(schema);
        for (key, property) in properties(schema) {
            narrow(key, property);
            if needed.contains(key) { fill(property) } else { or_nothing(property) }
        }
        partners(schema);
        rivals(schema);
    }
}

/// Text or a number, in the form that editors explain best, and no format that they do not know.
fn simplify(schema: &mut Schema) {
    if is_type(schema, "number") || is_type(schema, "integer") {
        schema.remove("format");
    }
    let either = json_schema!({ "anyOf": [{ "type": "string" }, { "type": "number" }] });
    if schema.get("anyOf") == either.get("anyOf") {
        schema.remove("anyOf");
        schema.insert("type".to_owned(), vec!["string", "number"].into());
    }
}

/// What every key of a name is, wherever it stands.
fn narrow(key: &str, property: &mut Schema) {
    let is_text = is_type(property, "string");
    match key {
        "id" if is_text => set(property, json_schema!({ "pattern": ID })),
        "version" => set(property, json_schema!({ "pattern": VERSION })),
        // An option that is only referred to.
        "from" | "otherwise" if is_text => {
            set(property, json_schema!({ "type": ["string", "number"] }));
        }
        // A year by itself is a number to the parser.
        "date" if !is_text => set(
            property,
            json_schema!({ "type": ["string", "number", "null"], "pattern": COARSE_DATE }),
        ),
        "critical_unanswered" => set(property, json_schema!({ "const": true })),
        "not_known" => set(property, json_schema!({ "enum": [true, null] })),
        "min" => set(property, json_schema!({ "minimum": 1, "maximum": 10_000 })),
        "groups" | "criteria" => set(property, json_schema!({ "minItems": 1 })),
        "scales" => {
            set(property, json_schema!({ "minProperties": 1 }));
            if let Some(Ok(scale)) = property.get_mut("additionalProperties").map(TryInto::try_into)
            {
                set(scale, json_schema!({ "minItems": 2, "maxItems": 100 }));
            }
        }
        "scale" => {
            property.remove("default");
        }
        _ => {}
    }
}

/// What must be there must say something.
fn fill(property: &mut Schema) {
    if is_type(property, "string") && property.get("pattern").is_none() {
        set(property, json_schema!({ "minLength": 1 }));
    }
    if is_type(property, "array") {
        set(property, json_schema!({ "minItems": 1 }));
    }
}

/// A key with nothing behind it counts as left out.
fn or_nothing(property: &mut Schema) {
    let kind = property.get("type").and_then(|it| it.as_str()).map(ToOwned::to_owned);
    if let Some(kind) = kind {
        property.insert("type".to_owned(), vec![kind, "null".to_owned()].into());
    }
    if let Some(mut either) = property.remove("allOf") {
        let nothing = json_schema!({ "type": "null" }).to_value();
        either.as_array_mut().into_iter().for_each(|either| either.push(nothing.clone()));
        property.insert("anyOf".to_owned(), either);
    }
}

/// Says of a map that it has at least one of some keys, where it knows them.
fn partners(schema: &mut Schema) {
    for keys in PARTNERS {
        if !knows(schema, &keys) {
            continue;
        }
        let has = keys.map(|key| json_schema!({ "required": [key] }).to_value());
        schema.insert("anyOf".to_owned(), has.to_vec().into());
    }
}

/// Says of a map that it has at most one of some keys, where it knows them.
fn rivals(schema: &mut Schema) {
    for keys in RIVALS {
        if !knows(schema, keys) {
            continue;
        }
        let (mut rules, mut rest) = (Vec::new(), keys);
        while let [key, after @ ..] = rest {
            let is_there = json_schema!({
                "required": [key],
                "properties": { (*key): { "not": { "type": "null" } } }
            });
            let mut others = json_schema!({});
            for other in after {
                others.insert((*other).to_owned(), json_schema!({ "type": "null" }).to_value());
            }
            let then = json_schema!({ "properties": others });
            rules.push(json_schema!({ "if": is_there, "then": then }).to_value());
            rest = after;
        }
        rules.pop();
        schema.insert("allOf".to_owned(), rules.into());
    }
}

fn properties(schema: &mut Schema) -> impl Iterator<Item = (&str, &mut Schema)> {
    let properties = schema.get_mut("properties").and_then(|it| it.as_object_mut());
    let entries = properties.into_iter().flatten();
    entries.filter_map(|(key, property)| Some((key.as_str(), property.try_into().ok()?)))
}

/// The keys that a map must have.
fn needed(schema: &Schema) -> BTreeSet<String> {
    let keys = schema.get("required").and_then(|it| it.as_array()).into_iter().flatten();
    keys.filter_map(|key| key.as_str()).map(ToOwned::to_owned).collect()
}

fn knows(schema: &Schema, keys: &[&str]) -> bool {
    let known = schema.get("properties").and_then(|it| it.as_object());
    known.is_some_and(|known| keys.iter().all(|key| known.contains_key(*key)))
}

fn is_type(schema: &Schema, kind: &str) -> bool {
    schema.get("type").and_then(|it| it.as_str()) == Some(kind)
}

/// Sets some keys of a schema. A set of values takes the place of a type.
fn set(schema: &mut Schema, more: Schema) {
    if more.get("const").or(more.get("enum")).is_some() {
        schema.remove("type");
    }
    let mut more = more.to_value();
    for (key, value) in more.as_object_mut().into_iter().flatten() {
        schema.insert(key.clone(), value.take());
    }
}
