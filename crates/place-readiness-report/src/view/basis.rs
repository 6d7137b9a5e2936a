//! The evidence base: what the sources say that found patterns and applying gates rest on.

use place_readiness::Index;
use place_readiness::evidence::{Item, Source};
use place_readiness::result::{Applies, Outcome};

use super::Lookup;
use crate::words::{fill, word};

/// The entries that this result rests on; absent where there are none.
#[derive(Debug)]
pub(crate) struct Basis<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
    pub(crate) sources: Vec<SourceLine<'a>>,
}

/// One thing that a source says, in our words.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) id: &'a str,
    pub(crate) says: &'a str,
    pub(crate) source: &'a str,
    /// The heading in the source, and the place under it.
    pub(crate) section: String,
    /// The gates and patterns that rest on it.
    pub(crate) uses: Vec<String>,
}

/// A source document that is cited here.
#[derive(Debug)]
pub(crate) struct SourceLine<'a> {
    pub(crate) id: &'a str,
    pub(crate) citation: &'a str,
    pub(crate) design: Option<&'a str>,
}

impl<'a> Basis<'a> {
    pub(crate) fn new(lookup: &Lookup<'a>) -> Option<Self> {
        let evidence = lookup.rubric.evidence()?;
        let known = Index::of(evidence.items.iter().map(|item| item.id.as_str()));
        let mut places = Index::default();
        let mut entries: Vec<Entry<'a>> = Vec::new();
        for (name, ids) in rests_on(lookup) {
            for item in ids.iter().filter_map(|id| known.find(&evidence.items, id)) {
                match entries.get_mut(places.add(&item.id)) {
                    Some(entry) => entry.uses.push(name.clone()),
                    None => entries.push(Entry::new(item, &name)),
                }
            }
        }
        if entries.is_empty() {
            return None;
        }
        let sources = Index::of(entries.iter().map(|entry| entry.source));
        let cited = |source: &&Source| sources.has(&source.id);
        let sources = evidence.sources.iter().filter(cited).map(SourceLine::new).collect();
        Some(Self { entries, sources })
    }
}

impl<'a> Entry<'a> {
    fn new(item: &'a Item, name: &str) -> Self {
        Self {
            id: &item.id,
            says: &item.says,
            source: &item.source,
            section: section(item),
            uses: vec![name.to_owned()],
        }
    }
}

impl<'a> SourceLine<'a> {
    fn new(source: &'a Source) -> Self {
        Self { id: &source.id, citation: &source.citation, design: source.design.as_deref() }
    }
}

/// Where a source says it: "Conclusion, paragraph 3". A paragraph that has no number has a name.
pub(crate) fn section(item: &Item) -> String {
    let Some(paragraph) = item.paragraph.as_deref().filter(|it| *it != item.section) else {
        return item.section.clone();
    };
    let numbered = paragraph.starts_with(|first: char| first.is_ascii_digit());
    let words = if numbered { word!("evidence.paragraph") } else { word!("evidence.place") };
    fill(words, &[("section", item.section.clone()), ("paragraph", paragraph.to_owned())])
}

/// What was found or applies, with the entries it rests on: gates first, then patterns.
fn rests_on<'a>(lookup: &Lookup<'a>) -> Vec<(String, &'a [String])> {
    let result = lookup.result;
    let gates = result.gates.iter().filter(|gate| gate.applies == Applies::Yes);
    let gates = gates.filter_map(|result| {
        let gate = lookup.gate(&result.id)?;
        Some((fill(word!("gate.name"), &[("id", gate.id.clone())]), gate.evidence.as_slice()))
    });
    let patterns = result.patterns.iter().filter(|pattern| pattern.outcome == Outcome::Found);
    let patterns = patterns.filter_map(|result| {
        let pattern = lookup.pattern(&result.id)?;
        Some((pattern.id.clone(), pattern.evidence.as_slice()))
    });
    gates.chain(patterns).collect()
}
