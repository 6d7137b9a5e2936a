//! Every type of every document, as the schemas have it.

use place_readiness::schema;
use serde_json::{Value, json};

use super::model::Type;
use super::names::{self, Language};
use super::read;
use crate::workspace::Fallible;

/// In which way a document is seen. Of one that is both written and given out, the engine takes
/// more than it gives.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Form {
    /// As the engine gives out what people have written: without keys that would say nothing.
    Given,
    /// As the engine makes it: with all keys.
    Made,
    /// As people write it.
    Written,
}

impl Form {
    /// What is to be said of every document in this form.
    pub(super) fn note(self) -> &'static str {
        match self {
            Self::Given => {
                "As it is given out: what has a default is filled in, and keys that would say \
                 nothing are absent."
            }
            Self::Made => "",
            Self::Written => {
                "As people write it: what has a default may be left out, and null says nothing."
            }
        }
    }
}

/// A key of the engine's that can be null and that both packages always fill: they score fully.
const FILLED: (&str, &str) = ("ScoreResult", "next_steps");

#[derive(Debug)]
pub(super) struct Library(Vec<(Form, Type)>);

impl Library {
    pub(super) fn new() -> Fallible<Self> {
        let documents: [(Form, &str, Value); 10] = [
            (Form::Given, "AssessmentDocument", json!(schema::given::assessment())),
            (Form::Given, "Evidence", json!(schema::given::evidence())),
            (Form::Given, "RubricDocument", json!(schema::given::rubric())),
            (Form::Made, "Comparison", json!(schema::comparison())),
            (Form::Made, "Problems", json!(schema::problems())),
            (Form::Made, "RubricChanges", json!(schema::changes())),
            (Form::Made, "ScoreResult", json!(schema::result())),
            (Form::Written, "AssessmentDocument", json!(schema::assessment())),
            (Form::Written, "Evidence", json!(schema::evidence())),
            (Form::Written, "RubricDocument", json!(schema::rubric())),
        ];
        let mut library = Self(Vec::new());
        for (form, name, schema) in &documents {
            for mut found in read::types(name, schema)? {
                if found.name == FILLED.0 {
                    found.fill(FILLED.1);
                }
                library.add(*form, found)?;
            }
        }
        Ok(library)
    }

    /// Two documents may share a type, where both mean the same by it.
    fn add(&mut self, form: Form, new: Type) -> Fallible<()> {
        match self.find(form, &new.name) {
            None => self.0.push((form, new)),
            Some(old) if *old == new => {}
            Some(_) => return Err(format!("two types are called {}", new.name).into()),
        }
        Ok(())
    }

    pub(super) fn get(&self, form: Form, name: &str) -> Fallible<&Type> {
        let found = self.find(form, name);
        found.ok_or_else(|| format!("no schema has the type {name}").into())
    }

    /// What a type is called in public.
    pub(super) fn name(&self, language: Language, form: Form, name: &str) -> Fallible<String> {
        let forms = self.0.iter().filter(|(_, it)| it.name == name).map(|(form, _)| *form);
        let first = forms.min().ok_or_else(|| format!("no schema has the type {name}"))?;
        if form == first || self.is_shared(first, form, name) {
            return Ok(names::given(language, name));
        }
        let other = names::other(language, form, name);
        other.ok_or_else(|| format!("{name} is not the same everywhere: add to names.rs").into())
    }

    /// Whether a type is the same in two forms. One that holds many values never is, as what is
    /// read may be of more kinds than what is given: a tuple for a list, say.
    fn is_shared(&self, one: Form, other: Form, name: &str) -> bool {
        let (Some(mine), Some(yours)) = (self.find(one, name), self.find(other, name)) else {
            return false;
        };
        let is_single = mine.shapes().into_iter().all(|shape| !shape.holds_many());
        mine == yours
            && is_single
            && mine.names().into_iter().all(|part| self.is_shared(one, other, part))
    }

    fn find(&self, form: Form, name: &str) -> Option<&Type> {
        self.0.iter().find(|(its, it)| *its == form && it.name == name).map(|(_, it)| it)
    }
}
