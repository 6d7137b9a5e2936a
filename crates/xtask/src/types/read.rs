//! Types, read from a JSON Schema.

use serde_json::{Map, Value};

use super::model::{Body, Key, Shape, Type, Word};
use crate::workspace::Fallible;

/// Every type of a schema. `root` is the name of the document itself.
pub(super) fn types(root: &str, schema: &Value) -> Fallible<Vec<Type>> {
    let mut types = Vec::new();
    let definitions = schema.get("definitions").and_then(Value::as_object);
    for (name, schema) in definitions.into_iter().flatten() {
        add(&mut types, name, schema)?;
    }
    if schema.get("properties").is_some() {
        add(&mut types, root, schema)?;
    }
    Ok(types)
}

/// Adds a type, and those that it holds without a name of their own.
fn add(types: &mut Vec<Type>, name: &str, schema: &Value) -> Fallible<()> {
    let body = if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        Body::Keys(keys(schema, properties)?)
    } else if let Some(words) = words(schema) {
        Body::Words(words)
    } else if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        let choice = |choice| named(types, name, choice);
        Body::AnyOf(choices.iter().map(choice).collect::<Fallible<_>>()?)
    } else {
        return Err(format!("{name}: no type can say this: {schema}").into());
    };
    types.push(Type { name: name.to_owned(), about: about(schema), body });
    Ok(())
}

/// One of the choices of a union. A map among them gets a name: its first key and the union's.
fn named(types: &mut Vec<Type>, union: &str, choice: &Value) -> Fallible<Shape> {
    let Some(properties) = choice.get("properties").and_then(Value::as_object) else {
        return shape(choice);
    };
    let key = properties.keys().next().ok_or("a map without a key")?;
    let name = format!("{}{union}", capitalised(key));
    add(types, &name, choice)?;
    Ok(Shape::Named(name))
}

fn keys(schema: &Value, properties: &Map<String, Value>) -> Fallible<Vec<Key>> {
    let needed = schema.get("required").and_then(Value::as_array);
    let is_needed = |name: &str| needed.is_some_and(|keys| keys.iter().any(|key| key == name));
    let key = |(name, property): (&String, &Value)| {
        let shape = shape(property).map_err(|why| format!("`{name}`: {why}"))?;
        let (name, is_needed) = (name.clone(), is_needed(name));
        Ok(Key { name, about: about(property), shape, is_needed })
    };
    properties.iter().map(key).collect()
}

/// The words of a closed set, each with what it means where the schema says so.
fn words(schema: &Value) -> Option<Vec<Word>> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        let word = |word: &Value| Some(Word { word: text(word)?, about: String::new() });
        return words.iter().map(word).collect();
    }
    let each = schema.get("oneOf").and_then(Value::as_array)?;
    each.iter().map(|it| Some(Word { word: text(it.get("const")?)?, about: about(it) })).collect()
}

fn shape(schema: &Value) -> Fallible<Shape> {
    if let Some(place) = schema.get("$ref").and_then(Value::as_str) {
        let name = place.strip_prefix("#/definitions/").ok_or("a type from elsewhere")?;
        return Ok(Shape::Named(name.to_owned()));
    }
    if let Some(only) = schema.get("const") {
        return constant(only);
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return either(words.iter().map(constant));
    }
    let choices = ["anyOf", "oneOf", "allOf"].iter().find_map(|key| schema.get(key)?.as_array());
    if let Some(choices) = choices {
        return either(choices.iter().map(shape));
    }
    match schema.get("type") {
        Some(Value::String(kind)) => plain(kind, schema),
        Some(Value::Array(kinds)) => {
            either(kinds.iter().map(|kind| plain(kind.as_str().unwrap_or_default(), schema)))
        }
        _ => Err(format!("no type can say this: {schema}").into()),
    }
}

fn plain(kind: &str, schema: &Value) -> Fallible<Shape> {
    let inner = |key: &str| match schema.get(key) {
        Some(inner) => shape(inner).map(Box::new),
        None => Err(format!("`{key}` is missing: {schema}").into()),
    };
    match kind {
        "string" => Ok(Shape::Text),
        "number" => Ok(Shape::Number),
        "integer" => Ok(Shape::Whole),
        "boolean" => Ok(Shape::Truth),
        "null" => Ok(Shape::Nothing),
        "array" => inner("items").map(Shape::List),
        "object" => inner("additionalProperties").map(Shape::Map),
        other => Err(format!("no type can say `{other}`").into()),
    }
}

fn constant(value: &Value) -> Fallible<Shape> {
    match value {
        Value::String(word) => Ok(Shape::Word(word.clone())),
        Value::Bool(true) => Ok(Shape::True),
        Value::Null => Ok(Shape::Nothing),
        other => Err(format!("no type can say that a value is {other}").into()),
    }
}

/// Any of some shapes; the one alone where there is one.
fn either(shapes: impl Iterator<Item = Fallible<Shape>>) -> Fallible<Shape> {
    let mut shapes = shapes.collect::<Fallible<Vec<_>>>()?;
    match (shapes.pop(), shapes.is_empty()) {
        (Some(only), true) => Ok(only),
        (last, _) => Ok(Shape::AnyOf(shapes.into_iter().chain(last).collect())),
    }
}

fn about(schema: &Value) -> String {
    schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// `any_group_below` as `AnyGroupBelow`.
fn capitalised(key: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    key.split('_').map(word).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(schema: &Value, expected: &Shape) {
        assert_eq!(shape(schema).unwrap(), *expected);
    }

    #[test]
    fn what_a_value_can_be_is_read_whichever_way_the_schema_says_it() {
        let maybe = |shape| Shape::AnyOf(vec![shape, Shape::Nothing]);
        let place = || Shape::Named("Place".to_owned());

        check(&json!({"type": ["number", "null"]}), &maybe(Shape::Number));
        check(
            &json!({"anyOf": [{"$ref": "#/definitions/Place"}, {"type": "null"}]}),
            &maybe(place()),
        );
        check(&json!({"allOf": [{"$ref": "#/definitions/Place"}], "default": "a"}), &place());
        check(&json!({"enum": [true, null]}), &maybe(Shape::True));
        check(
            &json!({"type": "object", "additionalProperties": {"type": "array", "items": {"type": "integer"}}}),
            &Shape::Map(Box::new(Shape::List(Box::new(Shape::Whole)))),
        );
    }

    #[test]
    fn what_no_type_can_say_is_an_error_and_not_left_out() {
        assert!(shape(&json!({"not": {"type": "null"}})).is_err());
        assert!(shape(&json!({"const": 7})).is_err());
        assert!(types("Cake", &json!({"properties": {"size": {"type": "money"}}})).is_err());
    }

    #[test]
    fn a_map_among_choices_is_named_after_its_first_key() {
        let any = json!({"properties": {"any_below": {"type": "number"}}});
        let schema = json!({"definitions": {"Rule": {"anyOf": [any, {"type": "string"}]}}});
        let types = types("Cake", &schema).unwrap();
        let names: Vec<&str> = types.iter().map(|it| it.name.as_str()).collect();

        assert_eq!(names, ["AnyBelowRule", "Rule"]);
    }
}
