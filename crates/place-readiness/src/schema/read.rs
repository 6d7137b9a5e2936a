//! What people write, closer than the types alone can say it.

use std::collections::BTreeSet;

use schemars::transform::{Transform, transform_subschemas};
use schemars::{Schema, json_schema};

use super::keys::{is_type, properties, set};

const ID: &str = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
const VERSION: &str = r"^[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?$";
const COARSE_DATE: &str = "^[0-9]{4}(-[0-9]{2}){0,2}$";

/// Keys of which a map has at most one.
const RIVALS: [&[&str]; 2] = [&["level", "not_applicable", "not_known"], &["groups", "criteria"]];
/// Keys of which a map has at least one.
const PARTNERS: [[&str; 2]; 2] = [["at_least", "at_most"], ["groups", "criteria"]];

/// Brings a schema closer to what the engine reads than the types alone can.
#[derive(Clone, Debug)]
pub(super) struct AsRead;

impl Transform for AsRead {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        // Of the formats there are, editors know none.
        schema.remove("format");
        let needed = needed(schema);
        for (key, property) in properties(schema) {
            narrow(key, property);
            if needed.contains(key) { fill(property) } else { or_nothing(property) }
        }
        partners(schema);
        rivals(schema);
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
            json_schema!({ "type": ["string", "integer", "null"], "pattern": COARSE_DATE }),
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

/// The keys that a map must have.
fn needed(schema: &Schema) -> BTreeSet<String> {
    let keys = schema.get("required").and_then(|it| it.as_array()).into_iter().flatten();
    keys.filter_map(|key| key.as_str()).map(ToOwned::to_owned).collect()
}

fn knows(schema: &Schema, keys: &[&str]) -> bool {
    let known = schema.get("properties").and_then(|it| it.as_object());
    known.is_some_and(|known| keys.iter().all(|key| known.contains_key(*key)))
}
