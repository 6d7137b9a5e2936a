//! Assessments while they are put together from the cells of a table.

use std::collections::{BTreeMap, BTreeSet};

use place_readiness::assessment::FORMAT;
use place_readiness::table::{NOT_APPLICABLE, NOT_KNOWN, UNANSWERED};

use crate::heading::Beside;
use crate::key::Key;
use crate::value::Given;
use crate::words::folded;
use crate::written::Value;

/// More names than these never share an id: there are no more assessments.
const MOST_OF_ONE_NAME: usize = 1_000_000;
const NO_REASON: &str = "Entered as N/A in the table.";

/// What a row says of the whole.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Head {
    pub(crate) place_id: String,
    pub(crate) date: String,
    pub(crate) respondent: Option<String>,
    pub(crate) kind: &'static str,
}

/// An answer, and what is said beside it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    pub(crate) given: Given,
    pub(crate) confidence: Option<&'static str>,
    pub(crate) note: Option<String>,
    pub(crate) evidence: Vec<String>,
}

/// An assessment while it is put together.
#[derive(Clone, Debug)]
pub(crate) struct Draft<'r> {
    pub(crate) head: Head,
    pub(crate) name: String,
    pub(crate) partner: Option<&'r str>,
    pub(crate) note: Option<String>,
    /// The first row that it came from.
    pub(crate) row: usize,
    /// Whether it must not be taken, as rows contradict one another.
    pub(crate) is_spoilt: bool,
    /// The rows of answers, where each has its own.
    pub(crate) rows: BTreeMap<usize, usize>,
    codes: Vec<u8>,
    said: BTreeMap<usize, Said>,
}

impl<'r> Draft<'r> {
    pub(crate) fn new(
        head: Head,
        name: String,
        partner: Option<&'r str>,
        row: usize,
        key: &Key<'_>,
    ) -> Self {
        let codes = vec![UNANSWERED; key.questions.len()];
        let (rows, said) = (BTreeMap::new(), BTreeMap::new());
        Self { head, name, partner, note: None, row, is_spoilt: false, rows, codes, said }
    }

    /// Puts an answer in its place. One that says nothing is none.
    pub(crate) fn put(&mut self, criterion: usize, said: Said) {
        let has_more =
            said.confidence.is_some() || said.note.is_some() || !said.evidence.is_empty();
        let code = match said.given {
            Given::Level(level) if level < usize::from(NOT_APPLICABLE) => u8::try_from(level).ok(),
            Given::NotKnown => Some(NOT_KNOWN),
            _ => None,
        };
        match (code, self.codes.get_mut(criterion)) {
            (Some(code), Some(place)) if !has_more => *place = code,
            _ if has_more || said.given != Given::Blank => _ = self.said.insert(criterion, said),
            _ => {}
        }
    }

    /// Takes an answer away, where there are two of them.
    pub(crate) fn take(&mut self, criterion: usize) {
        self.said.remove(&criterion);
        if let Some(code) = self.codes.get_mut(criterion) {
            *code = UNANSWERED;
        }
    }

    pub(crate) fn add_note(&mut self, note: &str) {
        self.note = Some(match self.note.take() {
            Some(before) => format!("{before}\n{note}"),
            None => note.to_owned(),
        });
    }

    /// The codes of answers with nothing beside them, for the engine.
    pub(crate) fn codes(&self) -> &[u8] {
        &self.codes
    }

    /// The document, without the answers that codes say all of.
    pub(crate) fn document(&self, key: &Key<'_>) -> Value {
        let rubric = key.rubric.document();
        let id = self.head.respondent.as_deref().or(self.partner);
        let respondent = id.map(|id| {
            Value::map([("id", Some(Value::text(id))), ("partner", self.partner.map(Value::text))])
        });
        let answers = self.said.iter().filter_map(|(criterion, said)| {
            let question = key.questions.get(*criterion)?;
            Some((question.id.to_owned(), said.written(question)))
        });
        Value::map([
            ("format", Some(Value::text(FORMAT))),
            ("rubric", Some(Value::Text(format!("{}@{}", rubric.id, rubric.version)))),
            (
                "place",
                Some(Value::map([
                    ("id", Some(Value::text(&self.head.place_id))),
                    ("name", Some(Value::text(&self.name))),
                ])),
            ),
            ("date", Some(Value::text(&self.head.date))),
            ("respondent", respondent),
            ("kind", Some(Value::text(self.head.kind))),
            ("note", self.note.as_deref().map(Value::text)),
            ("answers", Some(Value::Map(answers.collect()))),
        ])
    }
}

impl Said {
    fn written(&self, question: &crate::key::Question<'_>) -> Value {
        let level = match self.given {
            Given::Level(level) => question.options.get(level).map(|option| Value::text(option.id)),
            _ => None,
        };
        let not_applicable = match &self.given {
            Given::NotApplicable(reason) => {
                Some(Value::text(reason.as_deref().unwrap_or(NO_REASON)))
            }
            _ => None,
        };
        let not_known = (self.given == Given::NotKnown).then_some(Value::Truth(true));
        let item = |title: &String| Value::map([("title", Some(Value::text(title)))]);
        let evidence = (!self.evidence.is_empty())
            .then(|| Value::List(self.evidence.iter().map(item).collect()));
        Value::map([
            ("level", level),
            ("not_applicable", not_applicable),
            ("not_known", not_known),
            ("confidence", self.confidence.map(Value::text)),
            ("note", self.note.as_deref().map(Value::text)),
            ("evidence", evidence),
        ])
    }

    /// A reason beside the answer: of what does not apply it is the reason, of all else a note.
    pub(crate) fn beside(mut self, found: BTreeMap<Beside, String>) -> Self {
        let mut found = found;
        let mut reason = found.remove(&Beside::Reason);
        let mut note = found.remove(&Beside::Note);
        if let Given::NotApplicable(given @ None) = &mut self.given {
            *given = reason.take().or_else(|| note.take());
        }
        self.note = match (note, reason) {
            (Some(note), Some(reason)) => Some(format!("{note}\n{reason}")),
            (note, reason) => note.or(reason),
        };
        self
    }
}

/// Ids made of names: the same for the same name, and no two names share one.
#[derive(Debug)]
pub(crate) struct Ids {
    make: fn(&str) -> String,
    taken: BTreeSet<String>,
    made: BTreeMap<String, String>,
}

impl Ids {
    pub(crate) fn new(make: fn(&str) -> String, taken: impl Iterator<Item = String>) -> Self {
        Self { make, taken: taken.map(|id| id.to_lowercase()).collect(), made: BTreeMap::new() }
    }

    pub(crate) fn of(&mut self, name: &str) -> String {
        let said = folded(name);
        if let Some(made) = self.made.get(&said) {
            return made.clone();
        }
        let id = self.free((self.make)(name));
        self.taken.insert(id.to_lowercase());
        self.made.insert(said, id.clone());
        id
    }

    fn free(&self, wanted: String) -> String {
        let is_free = |id: &String| !self.taken.contains(&id.to_lowercase());
        let numbered = |count: usize| {
            let end = format!("-{count}");
            let start: String = wanted.chars().take(64 - end.len()).collect();
            start + &end
        };
        if is_free(&wanted) {
            wanted
        } else {
            (2..=MOST_OF_ONE_NAME).map(numbered).find(is_free).unwrap_or(wanted)
        }
    }
}
