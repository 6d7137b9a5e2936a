//! Where a place, named as dotted ids, stands in the text of a document.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::reader::name;
use crate::document::{Document, Entry, Node, Value};
use crate::problem::{Mark, Problem, shown};

impl Document {
    /// Gives each problem that has no position that of its place, or of the closest around it.
    pub(crate) fn place(&self, problems: &mut [Problem]) {
        // What came as data has no positions at all, and without YAML nothing comes as text: the
        // search need not be carried by a page then.
        if !cfg!(feature = "yaml") || self.0.mark.is_none() {
            return;
        }
        let places = {
            let without = problems.iter().filter(|problem| problem.mark.is_none());
            let mut search = Search::new(without.map(|problem| problem.at.as_str()));
            search.visit(&self.0);
            search.found
        };
        for problem in problems.iter_mut().filter(|problem| problem.mark.is_none()) {
            problem.mark = closest(&places, &problem.at);
        }
    }
}

/// A walk through a document that goes only where something is looked for: a path for every value
/// could take far more memory than the document.
struct Search<'p> {
    wanted: BTreeSet<&'p str>,
    found: BTreeMap<String, Mark>,
    /// Where the walk is.
    at: String,
}

impl<'p> Search<'p> {
    fn new(wanted: impl Iterator<Item = &'p str>) -> Self {
        Self { wanted: wanted.collect(), found: BTreeMap::new(), at: String::new() }
    }

    fn visit(&mut self, node: &Node) {
        if !self.leads_on() {
            return;
        }
        if let (Some(mark), false) = (node.mark, self.found.contains_key(&self.at)) {
            self.found.insert(self.at.clone(), mark);
        }
        match &node.value {
            Value::List(nodes) => nodes.iter().enumerate().for_each(|(n, node)| {
                self.visit_as(&name(node, n), node);
            }),
            Value::Map(entries) => entries.iter().for_each(|entry| {
                let name = if entry.is_heading() { String::new() } else { shown(&entry.key) };
                self.visit_as(&name, &entry.node);
            }),
            _ => {}
        }
    }

    fn visit_as(&mut self, name: &str, node: &Node) {
        let around = self.at.len();
        if around > 0 && !name.is_empty() {
            self.at.push('.');
        }
        self.at.push_str(name);
        self.visit(node);
        self.at.truncate(around);
    }

    /// Whether something that is looked for may be here or within.
    fn leads_on(&self) -> bool {
        let next = self.wanted.range(self.at.as_str()..).next();
        next.is_some_and(|place| place.starts_with(&self.at))
    }
}

impl Entry {
    /// Groups and criteria are called by their ids alone, without the key that holds them.
    fn is_heading(&self) -> bool {
        let is_list = matches!(self.node.value, Value::List(_));
        is_list && matches!(self.key.as_str(), "groups" | "criteria")
    }
}

/// Where a place stands in the text, or else the closest place around it.
fn closest(places: &BTreeMap<String, Mark>, at: &str) -> Option<Mark> {
    let mut at = at;
    loop {
        if let Some(mark) = places.get(at) {
            return Some(*mark);
        }
        if at.is_empty() {
            return None;
        }
        at = at.rsplit_once('.').map_or("", |(around, _)| around);
    }
}
