//! Reading a document key by key, and keeping a list of everything wrong with it.
//!
//! Reading never stops at a fault: what cannot be used is reported and left out, and the reader
//! goes on, so that a person learns of all problems at once.

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::document::decimal::{Decimal, Unfit};
use crate::document::fields::Fields;
use crate::document::id::is_id;
use crate::document::number::{meant, shortest};
use crate::document::{Document, Node, Value};
use crate::problem::hidden::{is_unsafe, quoted};
use crate::problem::{Fault, Guesses, Mark, Problem, Problems, shown};

/// Lists and maps may have this many entries.
const LONGEST: usize = 10_000;

/// This many problems of a document are told. Nobody reads so far, and to keep hundreds of thousands
/// would take far more memory than the document.
const MOST_PROBLEMS: usize = 10_000;

/// Everything found wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    problems: Vec<Problem>,
    /// How many problems were found, with those that are only counted.
    pub(crate) found: usize,
    guesses: Guesses,
}

/// A value, and its place as dotted ids.
#[derive(Clone, Debug)]
pub(crate) struct Spot<'a> {
    pub(crate) at: String,
    pub(crate) mark: Option<Mark>,
    node: &'a Node,
}

/// A key that is an id.
#[derive(Clone, Debug)]
pub(crate) struct Key<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: String,
    pub(crate) mark: Option<Mark>,
}

impl<'a> Spot<'a> {
    /// A whole document.
    pub(crate) fn whole(node: &'a Node) -> Self {
        Self { at: String::new(), mark: node.mark, node }
    }

    pub(crate) fn at(place: String, node: &'a Node) -> Self {
        Self { at: place, mark: node.mark, node }
    }

    /// The same value under another place.
    pub(crate) fn called(self, at: &str) -> Self {
        Self { at: at.to_owned(), ..self }
    }

    /// The number that is there, in the shortest way to write it.
    pub(crate) fn shortest_number(&self) -> Option<String> {
        let Value::Number(number) = &self.node.value else { return None };
        shortest(number)
    }

    pub(crate) fn is_empty_list(&self) -> bool {
        matches!(&self.node.value, Value::List(nodes) if nodes.is_empty())
    }

    pub(crate) fn is_text(&self) -> bool {
        matches!(self.node.value, Value::Text(_))
    }

    pub(crate) fn is_nothing(&self) -> bool {
        matches!(self.node.value, Value::Nothing)
    }

    pub(crate) fn is_truth(&self) -> bool {
        matches!(self.node.value, Value::Truth(_))
    }

    pub(crate) fn is_map(&self) -> bool {
        matches!(self.node.value, Value::Map(_))
    }
}

impl Reader {
    /// Reads a whole document of a format.
    pub(crate) fn document<'a, T>(
        &mut self,
        document: &'a Document,
        format: &str,
        read: impl FnOnce(&mut Self, &mut Fields<'a>) -> T,
    ) -> Option<T> {
        let mut fields = self.fields(&Spot::whole(&document.0))?;
        let spot = fields.need(self, "format")?;
        let found = self.text(&spot)?;
        if found != format {
            let fault = Fault::UnknownFormat { expected: format.to_owned(), found: shown(&found) };
            self.wrong(&spot, fault);
            return None;
        }
        let value = read(self, &mut fields);
        fields.close(self);
        Some(value)
    }

    /// The value, where nothing was found wrong; else every problem, with its place in the text.
    pub(crate) fn finish<T>(
        mut self,
        document: &Document,
        value: Option<T>,
    ) -> Result<T, Problems> {
        document.place(&mut self.problems);
        let more = self.found - self.problems.len();
        Problems::into_result(self.problems, more, value)
    }

    /// The known id closest to `found`. A document with very many unknown ids gets no more of
    /// these after a while.
    pub(crate) fn nearest<'i>(
        &mut self,
        found: &str,
        known: impl IntoIterator<Item = &'i str>,
    ) -> Option<String> {
        self.guesses.nearest(found, known)
    }

    pub(crate) fn report(&mut self, at: &str, mark: Option<Mark>, fault: Fault) {
        self.found += 1;
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { at: at.to_owned(), mark, fault });
        }
    }

    pub(crate) fn wrong(&mut self, spot: &Spot<'_>, fault: Fault) {
        self.report(&spot.at, spot.mark, fault);
    }

    fn wrong_type<T>(&mut self, spot: &Spot<'_>, expected: &str) -> Option<T> {
        let fault = match &spot.node.value {
            Value::Refused(fault) => (**fault).clone(),
            other => Fault::WrongType { expected: expected.to_owned(), found: other.kind() },
        };
        self.wrong(spot, fault);
        None
    }

    /// The keys of a map; each may stand once.
    pub(crate) fn fields<'a>(&mut self, spot: &Spot<'a>) -> Option<Fields<'a>> {
        let Value::Map(entries) = &spot.node.value else {
            return self.wrong_type(spot, "keys and values");
        };
        if entries.len() > LONGEST {
            self.wrong(spot, Fault::TooMany { limit: LONGEST, found: entries.len() });
            return None;
        }
        let mut seen = BTreeSet::new();
        for entry in entries {
            if !seen.insert(entry.key.as_str()) {
                let key = shown(&entry.key);
                self.report(&spot.at, entry.mark, Fault::DuplicateKey { key });
            }
        }
        Some(Fields::new(spot, entries))
    }

    /// The entries of a list. An entry's place is its id, or its number.
    pub(crate) fn list<'a>(&mut self, spot: &Spot<'a>) -> Vec<Spot<'a>> {
        let Value::List(nodes) = &spot.node.value else {
            return self.wrong_type(spot, "a list").unwrap_or_default();
        };
        if nodes.len() > LONGEST {
            self.wrong(spot, Fault::TooMany { limit: LONGEST, found: nodes.len() });
            return Vec::new();
        }
        let place = |(n, node)| Spot::at(join(&spot.at, &name(node, n)), node);
        nodes.iter().enumerate().map(place).collect()
    }

    /// The maps of a list, each read by `read`; their ids, where they have one, must differ.
    pub(crate) fn entries<'a, T>(
        &mut self,
        spot: &Spot<'a>,
        mut read: impl FnMut(&mut Self, &mut Fields<'a>) -> T,
    ) -> Vec<T> {
        let spots = self.list(spot);
        let mut seen = BTreeSet::new();
        let mut read_one = |spot: &Spot<'a>| {
            let mut fields = self.fields(spot)?;
            if let Some(id) = fields.peek("id")
                && let Some(text) = id.node.text().map(str::trim)
                && !seen.insert(text)
            {
                self.wrong(&id, Fault::DuplicateId { id: shown(text) });
            }
            let entry = read(self, &mut fields);
            fields.close(self);
            Some(entry)
        };
        spots.iter().filter_map(&mut read_one).collect()
    }

    /// A text that says something.
    pub(crate) fn text(&mut self, spot: &Spot<'_>) -> Option<String> {
        let text = self.any_text(spot)?;
        if text.is_empty() {
            self.wrong(spot, Fault::Empty);
        }
        Some(text)
    }

    /// A text; an empty one counts as none.
    pub(crate) fn note(&mut self, spot: &Spot<'_>) -> Option<String> {
        self.any_text(spot).filter(|text| !text.is_empty())
    }

    fn any_text(&mut self, spot: &Spot<'_>) -> Option<String> {
        let Some(text) = spot.node.text() else {
            let expected = match &spot.node.value {
                Value::Number(number) => {
                    format!("text: put quotes around it, \"{}\"", shown(number))
                }
                Value::Truth(truth) => format!("text: put quotes around it, \"{truth}\""),
                _ => "text".to_owned(),
            };
            return self.wrong_type(spot, &expected);
        };
        let text = text.replace("\r\n", "\n").trim().to_owned();
        if let Some((place, hidden)) = text.char_indices().find(|(_, c)| is_unsafe(*c)) {
            let found = quoted(hidden, text.get(..place).unwrap_or_default());
            self.wrong(spot, Fault::UnsafeText { found });
        }
        Some(text)
    }

    /// A list of texts.
    pub(crate) fn texts(&mut self, spot: &Spot<'_>) -> Vec<String> {
        let spots = self.list(spot);
        spots.iter().filter_map(|spot| self.text(spot)).collect()
    }

    /// An id, such as `SCO-1`.
    pub(crate) fn id(&mut self, spot: &Spot<'_>) -> Option<String> {
        let id = self.text(spot)?;
        if is_id(&id) {
            return Some(id);
        }
        if !id.is_empty() {
            self.wrong(spot, Fault::BadId { found: shown(&id) });
        }
        None
    }

    /// The text of a key, where it is an id.
    pub(crate) fn key(&mut self, key: &Key<'_>) -> Option<String> {
        if is_id(key.text) {
            return Some(key.text.to_owned());
        }
        self.wrong_key(key, Fault::BadId { found: shown(key.text) });
        None
    }

    pub(crate) fn wrong_key(&mut self, key: &Key<'_>, fault: Fault) {
        self.report(&key.at, key.mark, fault);
    }

    /// A list of ids.
    pub(crate) fn ids<'a>(&mut self, spot: &Spot<'a>) -> Vec<(String, Spot<'a>)> {
        let spots = self.list(spot);
        spots.into_iter().filter_map(|spot| Some((self.id(&spot)?, spot))).collect()
    }

    /// An id that is only referred to, where a plain number serves as well: by the text in which it
    /// is written.
    pub(crate) fn reference(&mut self, spot: &Spot<'_>) -> Option<String> {
        match &spot.node.value {
            Value::Number(text) | Value::Text(text) => Some(text.clone()),
            _ => self.wrong_type(spot, "the id of an option"),
        }
    }

    /// A date. A year by itself is a number to the parser, and as good as text.
    pub(crate) fn date_text(&mut self, spot: &Spot<'_>) -> Option<String> {
        match &spot.node.value {
            Value::Number(number) => Some(number.clone()),
            _ => self.text(spot),
        }
    }

    /// A number of at most three decimal places, within a range.
    pub(crate) fn decimal(&mut self, spot: &Spot<'_>, from: i64, to: i64) -> Option<Decimal> {
        let found = spot.node.number().unwrap_or_default();
        let fault = match Decimal::parse(found, from, to) {
            Ok(decimal) => return Some(decimal),
            Err(Unfit::Form) => {
                return self.no_number(spot, &format!("a number from {from} to {to}"));
            }
            Err(Unfit::Range) => out_of_range(found, from, to),
            Err(Unfit::Places) => Fault::TooManyPlaces { found: shown(found) },
        };
        self.wrong(spot, fault);
        None
    }

    /// A whole number within a range.
    pub(crate) fn whole(&mut self, spot: &Spot<'_>, from: u16, to: u16) -> Option<u16> {
        let (low, high) = (i64::from(from), i64::from(to));
        let found = spot.node.number().unwrap_or_default();
        let decimal = Decimal::parse(found, low, high);
        if decimal == Err(Unfit::Form) {
            return self.no_number(spot, &format!("a whole number from {from} to {to}"));
        }
        let whole = decimal.ok().map(Decimal::thousandths).filter(|number| number % 1000 == 0);
        let whole = whole.and_then(|number| u16::try_from(number / 1000).ok());
        if whole.is_none() {
            self.wrong(spot, out_of_range(found, low, high));
        }
        whole
    }

    /// What is no number, and how to write it where it means one.
    fn no_number<T>(&mut self, spot: &Spot<'_>, expected: &str) -> Option<T> {
        let (Value::Number(text) | Value::Text(text)) = &spot.node.value else {
            return self.wrong_type(spot, expected);
        };
        let found = match (meant(text), &spot.node.value) {
            (Some(number), Value::Text(_)) if !spot.node.is_bare => {
                format!("the text `{}`: write {number}, without quotes", shown(text))
            }
            (Some(number), _) => format!("`{}`: write {number}", shown(text)),
            (None, value) => value.kind(),
        };
        self.wrong(spot, Fault::WrongType { expected: expected.to_owned(), found });
        None
    }

    /// The word `true`: a key that is there says so, and saying `false` would say nothing.
    pub(crate) fn truth(&mut self, spot: &Spot<'_>) -> Option<()> {
        match spot.node.value {
            Value::Truth(true) => Some(()),
            _ => self.wrong_type(spot, "`true`"),
        }
    }

    /// One of a fixed set of words.
    pub(crate) fn choice<T>(&mut self, spot: &Spot<'_>) -> Option<T>
    where
        T: FromStr + strum::VariantNames,
    {
        let found = self.text(spot)?;
        let choice = found.parse().ok();
        if choice.is_none() {
            let fault = Fault::UnknownChoice {
                found: shown(&found),
                choices: T::VARIANTS.join(", "),
                nearest: self.nearest(&found, T::VARIANTS.iter().copied()),
            };
            self.wrong(spot, fault);
        }
        choice
    }

    /// Reports each id that stands a second time.
    pub(crate) fn unique<'i>(&mut self, ids: impl IntoIterator<Item = (&'i str, &'i Spot<'i>)>) {
        let mut seen = BTreeSet::new();
        for (id, spot) in ids {
            if !seen.insert(id) {
                self.wrong(spot, Fault::DuplicateId { id: id.to_owned() });
            }
        }
    }
}

fn out_of_range(found: &str, from: i64, to: i64) -> Fault {
    Fault::OutOfRange { from: from.to_string(), to: to.to_string(), found: shown(found) }
}

/// A set or a map, filled entry by entry. To collect one sorts it first, which takes a sort of its
/// own for each kind of entry: a page with a form would have to carry them all.
pub(crate) fn one_by_one<T, C: Default + Extend<T>>(entries: impl Iterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(entries);
    all
}

/// The place within a place.
pub(crate) fn join(at: &str, name: &str) -> String {
    match (at, name) {
        ("", name) => name.to_owned(),
        (at, "") => at.to_owned(),
        (at, name) => format!("{at}.{name}"),
    }
}

/// What a list entry is called in a place: its own id, where it has a sound one.
pub(crate) fn name(node: &Node, n: usize) -> String {
    let Value::Map(entries) = &node.value else { return n.to_string() };
    let id = entries.iter().find(|entry| entry.key == "id").and_then(|entry| entry.node.text());
    id.filter(|id| is_id(id)).map_or_else(|| n.to_string(), ToOwned::to_owned)
}
