//! Types as TypeScript declares them.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::library::Form;
use super::model::{Body, Key, Shape, Type};
use super::prose;
use super::rooms::Filled;

const WIDTH: usize = 100;

/// The file of a room.
pub(super) fn file(filled: &Filled) -> String {
    let mut text = String::from("// Made by `cargo xtask types` from the types of the engine.\n\n");
    text.push_str(&comment("", filled.room.about));
    let imports: String = filled.needs.iter().map(|(room, names)| import(room, names)).collect();
    if !imports.is_empty() {
        text.push('\n');
        text.push_str(&imports);
    }
    for (form, it) in &filled.types {
        text.push('\n');
        text.push_str(&declaration(*form, it));
    }
    text
}

/// An import, on one line where there is room.
fn import(room: &str, names: &BTreeSet<String>) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let line = format!("import type {{ {} }} from \"./{room}.js\";\n", names.join(", "));
    if line.len() <= WIDTH + 1 {
        return line;
    }
    format!("import type {{\n  {},\n}} from \"./{room}.js\";\n", names.join(",\n  "))
}

fn declaration(form: Form, it: &Type) -> String {
    let about = comment("", &prose::of(it));
    let name = &it.name;
    let choices: Vec<String> = match &it.body {
        Body::Keys(keys) => {
            let keys: String = keys.iter().map(|key| member(form, key)).collect();
            return format!("{about}export interface {name} {{\n{keys}}}\n");
        }
        Body::Words(words) => words.iter().map(|word| quoted(&word.word)).collect(),
        Body::AnyOf(shapes) => shapes.iter().map(|shape| expression(form, shape)).collect(),
    };
    format!("{about}{}", alias(name, &choices))
}

fn alias(name: &str, choices: &[String]) -> String {
    let line = format!("export type {name} = {};\n", choices.join(" | "));
    if line.chars().count() <= WIDTH + 1 {
        return line;
    }
    format!("export type {name} =\n  | {};\n", choices.join("\n  | "))
}

fn member(form: Form, key: &Key) -> String {
    let about = comment("  ", &key.about);
    let mark = if key.is_needed { "" } else { "?" };
    format!("{about}  {}{mark}: {};\n", key.name, expression(form, &key.shape))
}

/// What people write may be kept from changes, and nothing may be said in two ways.
fn expression(form: Form, shape: &Shape) -> String {
    let is_written = form == Form::Written;
    match shape {
        Shape::Text => "string".to_owned(),
        Shape::Number | Shape::Whole => "number".to_owned(),
        Shape::Truth => "boolean".to_owned(),
        Shape::Nothing if is_written => "null | undefined".to_owned(),
        Shape::Nothing => "null".to_owned(),
        Shape::True => "true".to_owned(),
        Shape::Word(word) => quoted(word),
        Shape::Named(name) => name.clone(),
        Shape::List(entry) if is_written => format!("readonly {}[]", entry_of(form, entry)),
        Shape::List(entry) => format!("{}[]", entry_of(form, entry)),
        Shape::Map(value) if is_written => {
            format!("Readonly<Record<string, {}>>", expression(form, value))
        }
        Shape::Map(value) => format!("Record<string, {}>", expression(form, value)),
        Shape::AnyOf(_) => union(form, shape),
    }
}

/// One after the other, and each once: whole numbers and others are of one kind here.
fn union(form: Form, shape: &Shape) -> String {
    let mut choices: Vec<String> = Vec::new();
    for choice in shape.choices() {
        let choice = expression(form, choice);
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    choices.join(" | ")
}

/// The type of an entry, in brackets where more than one word says it.
fn entry_of(form: Form, entry: &Shape) -> String {
    let entry = expression(form, entry);
    if entry.contains(' ') { format!("({entry})") } else { entry }
}

fn quoted(word: &str) -> String {
    format!("{word:?}")
}

/// A comment on the lines before what it is about.
fn comment(indent: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = text.replace("*/", "* /");
    let room = WIDTH - indent.len();
    if let [line] = prose::lines(&text, room - "/**  */".len()).as_slice() {
        return format!("{indent}/** {line} */\n");
    }
    let mut comment = format!("{indent}/**\n");
    for line in prose::lines(&text, room - " * ".len()) {
        let line = format!("{indent} * {line}");
        // Writing to a string cannot fail.
        let _ = writeln!(comment, "{}", line.trim_end());
    }
    comment + indent + " */\n"
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::rooms::holding;
    use super::*;

    #[track_caller]
    fn check(form: Form, schema: &Value, expected: &str) {
        let head =
            "// Made by `cargo xtask types` from the types of the engine.\n\n/** Cakes. */\n\n";
        assert_eq!(file(&holding(form, schema)), format!("{head}{expected}"));
    }

    fn cake() -> Value {
        json!({
            "description": "A cake.",
            "properties": {
                "layers": {"type": "array", "items": {"type": ["string", "null"]}, "description": "From below."},
                "baked": {"type": ["string", "integer", "number", "null"], "description": "When."},
            },
            "required": ["layers"],
        })
    }

    #[test]
    fn a_document_that_is_given_out_says_which_keys_can_be_absent() {
        check(
            Form::Given,
            &cake(),
            "/** A cake. */
export interface Cake {
  /** From below. */
  layers: (string | null)[];
  /** When. */
  baked?: string | number | null;
}
",
        );
    }

    #[test]
    fn a_document_that_people_write_may_be_kept_from_changes_and_say_nothing_in_two_ways() {
        check(
            Form::Written,
            &cake(),
            "/** A cake. */
export interface Cake {
  /** From below. */
  layers: readonly (string | null | undefined)[];
  /** When. */
  baked?: string | number | null | undefined;
}
",
        );
    }

    #[test]
    fn each_word_of_a_closed_set_is_told() {
        let one = |word: &str, about: &str| json!({"const": word, "description": about});
        let size = json!({
            "description": "How large.",
            "oneOf": [one("small", "For two."), one("large", "For twelve.")],
        });
        check(
            Form::Made,
            &json!({"definitions": {"Size": size}}),
            "/**
 * How large.
 *
 * - `small`: For two.
 * - `large`: For twelve.
 */
export type Size = \"small\" | \"large\";
",
        );
    }

    #[test]
    fn no_text_ends_a_comment_before_its_end() {
        assert_eq!(comment("", "Half */ of it."), "/** Half * / of it. */\n");
    }
}
