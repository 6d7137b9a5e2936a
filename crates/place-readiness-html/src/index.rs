//! Where things stand in a list, by their ids.

use std::collections::BTreeMap;

/// The positions of ids in a list. One kind of map serves every list, so that a page with a form
/// need not carry one for each.
#[derive(Debug, Default)]
pub(crate) struct Index<'a>(BTreeMap<&'a str, usize>);

impl<'a> Index<'a> {
    /// Where an id stands twice, the first place counts.
    pub(crate) fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut index = Self::default();
        for (position, id) in ids.enumerate() {
            index.0.entry(id).or_insert(position);
        }
        index
    }

    /// Adds an id, unless it is there, and gives its position.
    pub(crate) fn add(&mut self, id: &'a str) -> usize {
        let next = self.0.len();
        *self.0.entry(id).or_insert(next)
    }

    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// The thing with an id, in the list that this is the index of.
    pub(crate) fn find<'t, T>(&self, things: &'t [T], id: &str) -> Option<&'t T> {
        things.get(self.position(id)?)
    }
}
