//! One entry of an evidence file in full, with everything in the rubric that rests on it.

use std::collections::BTreeMap;

use place_readiness::evidence::Item;
use place_readiness::{Evidence, Rubric};

use super::Screen;
use super::page::{Ink, Page};
use crate::view::section;
use crate::words::{say, word};

/// An entry of `evidence`, which `rubric` rests on.
pub fn entry(rubric: &Rubric, evidence: &Evidence, item: &Item, screen: Screen) -> String {
    let mut page = Page::new(screen);
    page.heading(&item.id);
    page.paragraph(Ink::Plain, 0, &item.says);
    page.blank();
    page.fact(word!("entry.where"), &place(item));
    if let Some(source) = evidence.source(&item.source) {
        page.fact(word!("method.source"), &source.citation);
    }
    page.fact(word!("entry.kind"), &meaning(&evidence.kinds, &item.kind));
    page.fact(word!("entry.strength"), &meaning(&evidence.strengths, &item.strength));
    if let Some(note) = &item.strength_note {
        page.fact("", note);
    }
    if !item.cites.is_empty() {
        page.fact(word!("entry.cites"), &item.cites.join("; "));
    }
    let used_by = rubric.used_by(&item.id).join(", ");
    let used_by = if used_by.is_empty() { word!("entry.unused") } else { &used_by };
    page.fact(word!("entry.used-by"), used_by);
    page.finish()
}

/// Where a source says it: the source, the heading in it, and the lines.
pub(super) fn place(item: &Item) -> String {
    say!("entry.place")
        .with("source", &item.source)
        .with("section", section(item))
        .with("lines", &item.lines)
        .to_string()
}

/// A kind or a strength, with what it means.
fn meaning(meanings: &BTreeMap<String, String>, id: &str) -> String {
    meanings.get(id).map_or_else(
        || id.to_owned(),
        |meaning| say!("terminal.fact").with("name", id).with("text", meaning).to_string(),
    )
}
