//! What a type of a document is, in no language.

/// A type with a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) body: Body,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Body {
    /// A map with these keys.
    Keys(Vec<Key>),
    /// One of these words.
    Words(Vec<Word>),
    /// Any of these.
    AnyOf(Vec<Shape>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) shape: Shape,
    /// Whether it is always there.
    pub(super) is_needed: bool,
}

/// A word, and what it means where that is said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) word: String,
    pub(super) about: String,
}

/// What a value can be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Text,
    Number,
    Whole,
    Truth,
    Nothing,
    /// Always true.
    True,
    /// Always this text.
    Word(String),
    /// A type, by its name.
    Named(String),
    List(Box<Shape>),
    /// A map with any keys.
    Map(Box<Shape>),
    AnyOf(Vec<Shape>),
}

impl Type {
    /// Whether it stands by itself: then it says of which format it is.
    pub(super) fn is_document(&self) -> bool {
        matches!(&self.body, Body::Keys(keys) if keys.iter().any(|key| key.name == "format"))
    }

    /// The shapes it is made of, in order.
    pub(super) fn shapes(&self) -> Vec<&Shape> {
        match &self.body {
            Body::Keys(keys) => keys.iter().map(|key| &key.shape).collect(),
            Body::AnyOf(shapes) => shapes.iter().collect(),
            Body::Words(_) => Vec::new(),
        }
    }

    /// The names of the types it is made of, in order.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.shapes().into_iter().for_each(|shape| shape.gather_names(&mut names));
        names
    }

    /// Says of a key that it is never null, and no longer when it would be.
    pub(super) fn fill(&mut self, name: &str) {
        let Body::Keys(keys) = &mut self.body else { return };
        for key in keys.iter_mut().filter(|key| key.name == name) {
            if let Shape::AnyOf(shapes) = &mut key.shape {
                shapes.retain(|shape| *shape != Shape::Nothing);
            }
            if let Some((about, _)) = key.about.split_once("; null") {
                key.about = format!("{about}.");
            }
        }
    }

    /// The same with other names.
    pub(super) fn renamed<E>(
        &self,
        name: String,
        mut rename: impl FnMut(&str) -> Result<String, E>,
    ) -> Result<Self, E> {
        let mut renamed = Self { name, ..self.clone() };
        match &mut renamed.body {
            Body::Keys(keys) => keys.iter_mut().try_for_each(|key| key.shape.rename(&mut rename)),
            Body::AnyOf(shapes) => {
                shapes.iter_mut().try_for_each(|shape| shape.rename(&mut rename))
            }
            Body::Words(_) => Ok(()),
        }?;
        Ok(renamed)
    }
}

impl Shape {
    /// Whether there is a list or a map with any keys in it.
    pub(super) fn holds_many(&self) -> bool {
        match self {
            Self::List(_) | Self::Map(_) => true,
            Self::AnyOf(shapes) => shapes.iter().any(Self::holds_many),
            _ => false,
        }
    }

    /// What it can be, one by one.
    pub(super) fn choices(&self) -> Vec<&Self> {
        match self {
            Self::AnyOf(shapes) => shapes.iter().flat_map(Self::choices).collect(),
            shape => vec![shape],
        }
    }

    fn gather_names<'a>(&'a self, names: &mut Vec<&'a str>) {
        match self {
            Self::Named(name) => names.push(name),
            Self::List(entry) | Self::Map(entry) => entry.gather_names(names),
            Self::AnyOf(shapes) => shapes.iter().for_each(|shape| shape.gather_names(names)),
            _ => {}
        }
    }

    fn rename<E>(&mut self, rename: &mut impl FnMut(&str) -> Result<String, E>) -> Result<(), E> {
        match self {
            Self::Named(name) => *name = rename(name)?,
            Self::List(entry) | Self::Map(entry) => entry.rename(rename)?,
            Self::AnyOf(shapes) => shapes.iter_mut().try_for_each(|shape| shape.rename(rename))?,
            _ => {}
        }
        Ok(())
    }
}
