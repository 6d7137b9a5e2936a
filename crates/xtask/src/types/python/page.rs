//! The declarations of one module, and what they use.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{WIDTH, docstring, import};
use crate::types::library::Form;
use crate::types::model::{Body, Key, Shape, Type};
use crate::types::prose;
use crate::types::rooms::Filled;

/// What a class cannot have as the name of a key.
const KEYWORDS: [&str; 32] = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// A module as it is being written.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) text: String,
    /// What is defined above.
    known: BTreeSet<String>,
    /// The types that a union holds beside one another. No class may add keys to them, so that a
    /// key tells them apart.
    finals: BTreeSet<String>,
    /// What is used of Python's library: a module, and a name in it.
    used: BTreeSet<(&'static str, &'static str)>,
}

impl Page {
    pub(super) fn of(filled: &Filled) -> Self {
        let unions = filled.types.iter().filter(|(_, it)| matches!(it.body, Body::AnyOf(_)));
        let beside = unions.map(|(_, it)| it.names()).filter(|names| names.len() > 1);
        let finals = beside.flatten().map(str::to_owned).collect();
        let known = filled.needs.values().flatten().cloned().collect();
        let mut page = Self { known, finals, ..Self::default() };
        for (form, it) in &filled.types {
            page.declare(*form, it);
        }
        page
    }

    /// Modules as a whole stand before names out of modules.
    pub(super) fn imports(&self) -> String {
        let mut imports = String::new();
        for (module, _) in self.used.iter().filter(|(_, name)| name.is_empty()) {
            let _ = writeln!(imports, "import {module}");
        }
        for module in ["collections.abc", "typing"] {
            let names = self.used.iter().filter(|(its, _)| *its == module);
            let names: BTreeSet<&str> = names.map(|(_, name)| *name).collect();
            if !names.is_empty() {
                imports.push_str(&import(module, &names));
            }
        }
        imports
    }

    fn declare(&mut self, form: Form, it: &Type) {
        self.text.push_str("\n\n");
        match &it.body {
            Body::Keys(keys) => self.class(form, it, keys),
            Body::Words(words) => {
                let words: Vec<_> = words.iter().map(|it| format!("{:?}", it.word)).collect();
                let literal = self.typing("Literal");
                let low = format!("{literal}[{}]", words.join(", "));
                self.alias(it, &low, &format!("{literal}[\n    {},\n]", words.join(",\n    ")));
            }
            Body::AnyOf(shapes) => {
                let shapes = shapes.iter().map(|shape| self.expression(form, shape));
                let shapes: Vec<_> = shapes.collect();
                let tall = format!("(\n    {}\n)", shapes.join("\n    | "));
                self.alias(it, &shapes.join(" | "), &tall);
            }
        }
        self.known.insert(it.name.clone());
    }

    /// Another name for some choices, on one line where there is room.
    fn alias(&mut self, it: &Type, low: &str, tall: &str) {
        let start = format!("{}: {} = ", it.name, self.typing("TypeAlias"));
        let value = if start.len() + low.len() <= WIDTH { low } else { tall };
        let about = docstring("", &prose::of(it));
        let _ = write!(self.text, "{start}{value}\n{about}");
    }

    fn class(&mut self, form: Form, it: &Type, keys: &[Key]) {
        let is_keyword = |key: &&Key| KEYWORDS.contains(&key.name.as_str());
        let (apart, plain): (Vec<&Key>, Vec<&Key>) = keys.iter().partition(is_keyword);
        let base = self.base(form, it, &apart);
        if self.finals.contains(&it.name) {
            let mark = self.typing("final");
            let _ = writeln!(self.text, "@{mark}");
        }
        let told = apart.iter().map(|key| format!("\n\n`{}`: {}", key.name, key.about));
        let about = docstring("    ", &(it.about.clone() + &told.collect::<String>()));
        let _ = write!(self.text, "class {}({base}):\n{about}\n", it.name);
        for key in plain {
            let value = self.value(form, key);
            let about = docstring("    ", &key.about);
            let _ = write!(self.text, "    {}: {value}\n{about}", key.name);
        }
    }

    /// What a class is made of: keys that its own lines cannot have.
    fn base(&mut self, form: Form, it: &Type, keys: &[&Key]) -> String {
        let dict = self.typing("TypedDict").to_owned();
        if keys.is_empty() {
            return dict;
        }
        let name = format!("_{}Keys", it.name);
        let keys = keys.iter().map(|key| format!("{:?}: {}", key.name, self.value(form, key)));
        let keys = keys.collect::<Vec<_>>().join(", ");
        let _ = write!(self.text, "{name} = {dict}({name:?}, {{{keys}}})\n\n\n");
        name
    }

    /// The type of a key, which may be absent. People write dates as dates too.
    fn value(&mut self, form: Form, key: &Key) -> String {
        let mut value = self.expression(form, &key.shape);
        if form == Form::Written && key.name == "date" {
            self.used.insert(("datetime", ""));
            let (before, nothing) = match value.strip_suffix(" | None") {
                Some(before) => (before, " | None"),
                None => (value.as_str(), ""),
            };
            value = format!("{before} | datetime.date{nothing}");
        }
        if key.is_needed { value } else { format!("{}[{value}]", self.typing("NotRequired")) }
    }

    fn expression(&mut self, form: Form, shape: &Shape) -> String {
        match shape {
            Shape::Text => "str".to_owned(),
            Shape::Number => "float".to_owned(),
            Shape::Whole => "int".to_owned(),
            Shape::Truth => "bool".to_owned(),
            Shape::Nothing => "None".to_owned(),
            Shape::True => format!("{}[True]", self.typing("Literal")),
            Shape::Word(word) => format!("{}[{word:?}]", self.typing("Literal")),
            // What is defined below is named by a text.
            Shape::Named(name) if !self.known.contains(name) => format!("{name:?}"),
            Shape::Named(name) => name.clone(),
            Shape::List(entry) => {
                let entry = self.expression(form, entry);
                format!("{}[{entry}]", self.many(form, "list", "Sequence"))
            }
            Shape::Map(value) => {
                let value = self.expression(form, value);
                format!("{}[str, {value}]", self.many(form, "dict", "Mapping"))
            }
            Shape::AnyOf(shapes) => {
                let shapes = shapes.iter().map(|shape| self.expression(form, shape));
                shapes.collect::<Vec<_>>().join(" | ")
            }
        }
    }

    /// What is given out is of one kind; what people write is whatever can be read like it.
    fn many(&mut self, form: Form, given: &'static str, written: &'static str) -> &'static str {
        if form != Form::Written {
            return given;
        }
        self.used.insert(("collections.abc", written));
        written
    }

    fn typing(&mut self, name: &'static str) -> &'static str {
        self.used.insert(("typing", name));
        name
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::types::rooms::holding;

    #[track_caller]
    fn check(form: Form, schema: &Value, imports: &str, expected: &str) {
        let page = Page::of(&holding(form, schema));
        assert_eq!(page.imports(), imports);
        assert_eq!(page.text, expected);
    }

    #[test]
    fn a_key_that_is_a_word_of_python_stands_in_a_class_below() {
        let schema = json!({
            "description": "A step.",
            "properties": {
                "from": {"type": "string", "description": "Where it starts."},
                "points": {"type": ["number", "null"], "description": "What it brings."},
            },
            "required": ["from"],
        });
        check(
            Form::Made,
            &schema,
            "from typing import NotRequired, TypedDict\n",
            "\n
_CakeKeys = TypedDict(\"_CakeKeys\", {\"from\": str})


class Cake(_CakeKeys):
    \"\"\"A step.

    `from`: Where it starts.
    \"\"\"

    points: NotRequired[float | None]
    \"\"\"What it brings.\"\"\"
",
        );
    }

    #[test]
    fn people_write_dates_as_dates_and_lists_as_what_can_be_read_like_one() {
        let schema = json!({
            "description": "A cake.",
            "properties": {
                "date": {"type": ["string", "null"], "description": "When."},
                "layers": {"type": "array", "items": {"type": "string"}, "description": "What of."},
            },
            "required": ["date", "layers"],
        });
        check(
            Form::Written,
            &schema,
            "import datetime\nfrom collections.abc import Sequence\nfrom typing import TypedDict\n",
            "\n
class Cake(TypedDict):
    \"\"\"A cake.\"\"\"

    date: str | datetime.date | None
    \"\"\"When.\"\"\"
    layers: Sequence[str]
    \"\"\"What of.\"\"\"
",
        );
    }

    #[test]
    fn a_key_tells_the_choices_of_a_union_apart_and_what_is_below_is_named_by_a_text() {
        let rule = |key: &str, value: Value| json!({"description": "One.", "properties": {key: value}, "required": [key]});
        let all = json!({"type": "array", "items": {"$ref": "#/definitions/Rule"}});
        let rules = json!([rule("all", all), rule("at_least", json!({"type": "number"}))]);
        check(
            Form::Given,
            &json!({"definitions": {"Rule": {"description": "A rule.", "anyOf": rules}}}),
            "from typing import TypeAlias, TypedDict, final\n",
            "\n
@final
class AllRule(TypedDict):
    \"\"\"One.\"\"\"

    all: list[\"Rule\"]


@final
class AtLeastRule(TypedDict):
    \"\"\"One.\"\"\"

    at_least: float


Rule: TypeAlias = AllRule | AtLeastRule
\"\"\"A rule.\"\"\"
",
        );
    }
}
