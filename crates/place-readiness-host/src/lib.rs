//! What every binding shares: how values of another language become documents.
//!
//! A language says what a value is, by way of [`Host`]. How deep values may be nested, that a value
//! which is skipped is not looked into, and how one is refused that no document may hold, is the same
//! for all of them, and stands here. How many values there may be the engine bounds itself.

use std::fmt;

use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};

/// More than any document may have, so that the engine is the one to refuse.
const DEEPEST: usize = 128;

/// A value of another language.
pub trait Host: Sized {
    /// The members of a list. Each is touched when it is asked for, and none before.
    type Items: Iterator<Item = Result<Self, Unreadable>>;
    /// The keys and values of a map.
    type Entries: Iterator<Item = Result<(Self, Self), Unreadable>>;

    /// Whether it stands for nothing.
    fn is_nothing(&self) -> bool;

    /// What it is made of.
    ///
    /// # Errors
    ///
    /// Asking ran code that failed, or somebody wants to stop.
    fn shape(&self) -> Result<Shape<Self>, Unreadable>;

    /// Shows a visitor a value that is no collection. [`refused`] is for those that no document may
    /// hold.
    ///
    /// # Errors
    ///
    /// As the visitor has it.
    fn scalar<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Unreadable>;

    /// The text that it is.
    ///
    /// # Errors
    ///
    /// It is none.
    fn word(&self) -> Result<String, Unreadable>;
}

/// What a value is made of.
pub enum Shape<H: Host> {
    /// Nothing that has members.
    Scalar,
    /// A list.
    List(H::Items),
    /// A map.
    Map(H::Entries),
}

impl<H: Host> fmt::Debug for Shape<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scalar => "Scalar",
            Self::List(_) => "List",
            Self::Map(_) => "Map",
        })
    }
}

/// Why a value cannot be read at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable(pub String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Refuses a value that no document may hold, by the name of its kind, in its place.
///
/// # Errors
///
/// As the visitor has it.
pub fn refused<'de, V: Visitor<'de>>(kind: String, visitor: V) -> Result<V::Value, Unreadable> {
    let kind: StringDeserializer<Unreadable> = kind.into_deserializer();
    visitor.visit_enum(kind)
}

/// A value as it is given, and how much deeper the values in it may be nested: a list may hold
/// itself.
#[derive(Debug)]
pub struct Given<H> {
    value: H,
    deeper: usize,
}

impl<H: Host> Given<H> {
    /// The outermost value.
    pub fn of(value: H) -> Self {
        Self { value, deeper: DEEPEST }
    }

    fn one_deeper(&self) -> Result<usize, Unreadable> {
        self.deeper.checked_sub(1).ok_or_else(|| Unreadable("nested too deep".to_owned()))
    }
}

impl<'de, H: Host> de::Deserializer<'de> for Given<H> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.value.is_nothing() {
            return visitor.visit_unit();
        }
        match self.value.shape()? {
            Shape::Scalar => self.value.scalar(visitor),
            Shape::List(items) => {
                visitor.visit_seq(Items::<H> { left: items, deeper: self.one_deeper()? })
            }
            Shape::Map(entries) => visitor.visit_map(Entries::<H> {
                left: entries,
                value: None,
                deeper: self.one_deeper()?,
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.value.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    /// A value that is skipped is not looked into: a list may hold itself.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        refused(self.value.word()?, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier
    }
}

/// The members of a list that are still to come.
struct Items<H: Host> {
    left: H::Items,
    deeper: usize,
}

impl<'de, H: Host> SeqAccess<'de> for Items<H> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        let Some(value) = self.left.next().transpose()? else { return Ok(None) };
        seed.deserialize(Given { value, deeper: self.deeper }).map(Some)
    }

    /// The engine counts members before it reads any.
    fn size_hint(&self) -> Option<usize> {
        self.left.size_hint().1
    }
}

/// The entries of a map that are still to come.
struct Entries<H: Host> {
    left: H::Entries,
    value: Option<H>,
    deeper: usize,
}

impl<'de, H: Host> MapAccess<'de> for Entries<H> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        let Some((key, value)) = self.left.next().transpose()? else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Given { value: key, deeper: self.deeper }).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        let without_key = || Unreadable("a value without a key".to_owned());
        let value = self.value.take().ok_or_else(without_key)?;
        seed.deserialize(Given { value, deeper: self.deeper })
    }

    fn size_hint(&self) -> Option<usize> {
        self.left.size_hint().1
    }
}

/// The example of the README, as a documentation test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
