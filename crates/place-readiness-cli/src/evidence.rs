//! One entry of an evidence file in full, with everything in the rubric that rests on it.

use place_readiness::{Evidence, Item, Rubric};

use crate::page::{Ink, Page};
use crate::screen::Screen;

pub(crate) fn details(rubric: &Rubric, evidence: &Evidence, item: &Item, screen: Screen) -> String {
    let mut page = Page::new(screen);
    page.heading(&item.id);
    page.paragraph(Ink::Plain, 0, &item.says);
    page.blank();
    let paragraph = item.paragraph.as_ref().map(|it| format!(", paragraph {it}"));
    let paragraph = paragraph.unwrap_or_default();
    let place = format!("“{}”{paragraph}, lines {}", item.section, item.lines);
    page.item(Ink::Plain, 2, "Where      ", &place);
    if let Some(source) = evidence.source(&item.source) {
        page.item(Ink::Plain, 2, "Source     ", &format!("{}: {}", source.id, source.citation));
    }
    let meaning = |meanings: &std::collections::BTreeMap<String, String>, id: &str| {
        meanings.get(id).map_or_else(|| id.to_owned(), |meaning| format!("{id}: {meaning}"))
    };
    page.item(Ink::Plain, 2, "Kind       ", &meaning(&evidence.kinds, &item.kind));
    page.item(Ink::Plain, 2, "Strength   ", &meaning(&evidence.strengths, &item.strength));
    if let Some(note) = &item.strength_note {
        page.item(Ink::Plain, 2, "           ", note);
    }
    if !item.cites.is_empty() {
        page.item(Ink::Plain, 2, "It cites   ", &item.cites.join("; "));
    }
    let used_by = rubric.used_by(&item.id);
    let used_by = if used_by.is_empty() { "nothing".to_owned() } else { used_by.join(", ") };
    page.item(Ink::Plain, 2, "Used by    ", &used_by);
    page.finish()
}
