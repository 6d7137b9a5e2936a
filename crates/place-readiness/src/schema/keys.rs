//! The keys of a schema, and of the map that it is about.

use schemars::Schema;

/// The keys of a map, each with its schema.
pub(super) fn properties(schema: &mut Schema) -> impl Iterator<Item = (&str, &mut Schema)> {
    let properties = schema.get_mut("properties").and_then(|it| it.as_object_mut());
    let entries = properties.into_iter().flatten();
    entries.filter_map(|(key, property)| Some((key.as_str(), property.try_into().ok()?)))
}

pub(super) fn is_type(schema: &Schema, kind: &str) -> bool {
    schema.get("type").and_then(|it| it.as_str()) == Some(kind)
}

/// Sets some keys of a schema. A set of values takes the place of a type.
pub(super) fn set(schema: &mut Schema, more: Schema) {
    if more.get("const").or(more.get("enum")).is_some() {
        schema.remove("type");
    }
    let mut more = more.to_value();
    for (key, value) in more.as_object_mut().into_iter().flatten() {
        schema.insert(key.clone(), value.take());
    }
}
