//! The keys of one map, as they are asked for.

use std::str::FromStr;

use crate::document::reader::{Key, Reader, Spot, join};
use crate::document::{Entry, Value};
use crate::problem::{Fault, Mark, shown};

/// The keys of one map, as they are asked for.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    pub(crate) at: String,
    pub(crate) mark: Option<Mark>,
    entries: &'a [Entry],
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(spot: &Spot<'a>, entries: &'a [Entry]) -> Self {
        Self { at: spot.at.clone(), mark: spot.mark, entries, known: Vec::new() }
    }

    /// The value of a key, where it is there. A key with nothing behind it counts as left out.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<Spot<'a>> {
        self.known.push(key);
        self.peek(key)
    }

    /// The value of a key that somebody else will ask for.
    pub(crate) fn peek(&self, key: &str) -> Option<Spot<'a>> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        if matches!(entry.node.value, Value::Nothing) {
            return None;
        }
        Some(Spot::at(join(&self.at, key), &entry.node))
    }

    /// The value of a key, which must be there.
    pub(crate) fn need(&mut self, reader: &mut Reader, key: &'static str) -> Option<Spot<'a>> {
        let spot = self.get(key);
        if spot.is_none() {
            reader.report(&self.at, self.mark, Fault::MissingKey { key: key.to_owned() });
        }
        spot
    }

    /// Every key and value, for maps whose keys are ids.
    pub(crate) fn all(&self) -> impl Iterator<Item = (Key<'a>, Spot<'a>)> + use<'a, '_> {
        self.entries.iter().map(|entry| {
            let at = join(&self.at, &shown(&entry.key));
            let key = Key { text: &entry.key, at: at.clone(), mark: entry.mark };
            (key, Spot::at(at, &entry.node))
        })
    }

    /// A text that must be there.
    pub(crate) fn text(&mut self, reader: &mut Reader, key: &'static str) -> String {
        self.need(reader, key).and_then(|spot| reader.text(&spot)).unwrap_or_default()
    }

    /// A text that may be there.
    pub(crate) fn maybe_text(&mut self, reader: &mut Reader, key: &'static str) -> Option<String> {
        self.get(key).and_then(|spot| reader.text(&spot))
    }

    /// An id that must be there.
    pub(crate) fn id(&mut self, reader: &mut Reader, key: &'static str) -> String {
        self.need(reader, key).and_then(|spot| reader.id(&spot)).unwrap_or_default()
    }

    /// An id that may be there.
    pub(crate) fn maybe_id(&mut self, reader: &mut Reader, key: &'static str) -> Option<String> {
        self.get(key).and_then(|spot| reader.id(&spot))
    }

    /// A list of ids that may be there.
    pub(crate) fn ids(&mut self, reader: &mut Reader, key: &'static str) -> Vec<String> {
        let Some(spot) = self.get(key) else { return Vec::new() };
        let ids = reader.ids(&spot);
        reader.unique(ids.iter().map(|(id, spot)| (id.as_str(), spot)));
        ids.into_iter().map(|(id, _)| id).collect()
    }

    /// A list of texts that may be there.
    pub(crate) fn texts(&mut self, reader: &mut Reader, key: &'static str) -> Vec<String> {
        self.get(key).map(|spot| reader.texts(&spot)).unwrap_or_default()
    }

    /// A word of a fixed set that may be there.
    pub(crate) fn choice<T>(&mut self, reader: &mut Reader, key: &'static str) -> Option<T>
    where
        T: FromStr + strum::VariantNames,
    {
        self.get(key).and_then(|spot| reader.choice(&spot))
    }

    /// A semantic version that must be there.
    pub(crate) fn version(&mut self, reader: &mut Reader, key: &'static str) -> String {
        let Some(spot) = self.need(reader, key) else { return String::new() };
        let version = reader.text(&spot).unwrap_or_default();
        if !version.is_empty() && semver::Version::parse(&version).is_err() {
            reader.wrong(&spot, Fault::BadVersion { found: shown(&version) });
        }
        version
    }

    /// A list of maps that must be there and hold something.
    pub(crate) fn needed_list<T>(
        &mut self,
        reader: &mut Reader,
        key: &'static str,
        read: fn(&mut Reader, &mut Fields<'a>) -> T,
    ) -> Vec<T> {
        let Some(spot) = self.need(reader, key) else { return Vec::new() };
        if spot.is_empty_list() {
            reader.wrong(&spot, Fault::Empty);
        }
        reader.entries(&spot, read)
    }

    /// A list of maps that may be there.
    pub(crate) fn list<T>(
        &mut self,
        reader: &mut Reader,
        key: &'static str,
        read: fn(&mut Reader, &mut Fields<'a>) -> T,
    ) -> Vec<T> {
        self.get(key).map(|spot| reader.entries(&spot, read)).unwrap_or_default()
    }

    /// Reports every key that nobody asked for.
    pub(crate) fn close(self, reader: &mut Reader) {
        for entry in self.entries {
            if !self.known.contains(&entry.key.as_str()) {
                let nearest = reader.nearest(&entry.key, self.known.iter().copied());
                let found = shown(&entry.key);
                reader.report(&self.at, entry.mark, Fault::UnknownKey { found, nearest });
            }
        }
    }
}
