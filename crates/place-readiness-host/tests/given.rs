//! A small language of its own, whose values become documents.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its values should stop")]

use std::rc::Rc;
use std::vec::IntoIter;

use place_readiness::{Document, Rubric};
use place_readiness_host::{Given, Host, Shape, Unreadable, refused};
use serde::de::Visitor;

/// A value. Lists may share their members, and so be far larger than they look.
#[derive(Clone)]
enum Value {
    Nothing,
    Word(&'static str),
    Set,
    List(Rc<Vec<Value>>),
    Map(Vec<(Value, Value)>),
}

impl Host for Value {
    type Items = IntoIter<Result<Self, Unreadable>>;
    type Entries = IntoIter<Result<(Self, Self), Unreadable>>;

    fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    fn shape(&self) -> Result<Shape<Self>, Unreadable> {
        Ok(match self {
            Self::List(items) => {
                Shape::List(items.iter().cloned().map(Ok).collect::<Vec<_>>().into_iter())
            }
            Self::Map(entries) => {
                Shape::Map(entries.iter().cloned().map(Ok).collect::<Vec<_>>().into_iter())
            }
            _ => Shape::Scalar,
        })
    }

    fn scalar<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Unreadable> {
        match self {
            Self::Word(word) => visitor.visit_str(word),
            _ => refused("a set".to_owned(), visitor),
        }
    }

    fn word(&self) -> Result<String, Unreadable> {
        match self {
            Self::Word(word) => Ok((*word).to_owned()),
            _ => Err(Unreadable("expected a word".to_owned())),
        }
    }
}

#[track_caller]
fn problems(value: Value) -> Vec<String> {
    let document = Document::from_data(Given::of(value));
    let refusal = document.and_then(|document| Rubric::new(&document)).unwrap_err();
    refusal.iter().map(ToString::to_string).collect()
}

fn map(entries: &[(&'static str, Value)]) -> Value {
    Value::Map(entries.iter().map(|(key, value)| (Value::Word(key), value.clone())).collect())
}

#[test]
fn what_no_document_may_hold_is_refused_in_its_place() {
    let found =
        problems(map(&[("format", Value::Word("place-readiness/rubric/1")), ("id", Value::Set)]));
    assert!(found.iter().any(|it| it.starts_with("id: ") && it.contains("a set")), "{found:?}");
}

#[test]
fn a_list_that_shares_its_parts_ends_at_once() {
    let twice = |list: Value, _| Value::List(Rc::new(vec![list.clone(), list]));
    let found = problems((0..60).fold(Value::Nothing, twice));
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("500000"), "{found:?}");
}

#[test]
fn what_is_nested_without_end_is_not_read_to_its_end() {
    let within = |list: Value, _| Value::List(Rc::new(vec![list]));
    let deep = (0..5_000).fold(Value::Nothing, within);
    let found = problems(map(&[("format", Value::Word("place-readiness/rubric/1")), ("id", deep)]));
    assert_eq!(found.first().map(String::as_str), Some("id: must be text, found a list"));
}
