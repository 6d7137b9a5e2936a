//! Where things stand in a list, by their ids.

use std::collections::BTreeMap;

/// The positions of ids in a list. One kind of map serves every list, so that a page with a form
/// need not carry one for each.
#[derive(Clone, Debug, Default)]
pub struct Index<'a>(BTreeMap<&'a str, usize>);

impl<'a> Index<'a> {
    /// Where an id stands twice, the first place counts.
    pub fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut index = Self::default();
        for (position, id) in ids.enumerate() {
            index.0.entry(id).or_insert(position);
        }
        index
    }

    /// Adds an id, unless it is there, and gives its position.
    pub fn add(&mut self, id: &'a str) -> usize {
        let next = self.0.len();
        *self.0.entry(id).or_insert(next)
    }

    /// The position of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// How many ids there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Every id, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.0.keys().copied()
    }

    /// Whether there is such an id.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The thing with an id, in the list that this is the index of.
    pub fn find<'t, T>(&self, things: &'t [T], id: &str) -> Option<&'t T> {
        things.get(self.position(id)?)
    }
}
