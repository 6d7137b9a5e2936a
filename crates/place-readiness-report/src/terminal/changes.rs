//! What changed from one version of a rubric to another.

use place_readiness::compare::{Change, RubricChange, RubricChanges};

use super::Screen;
use super::page::{Ink, Page};
use crate::words::{say, word};

/// What was and what is now stand on one line where they have fewer bytes than this together.
const SHORT: usize = 40;

/// What changed, and which step of the version number it asks for.
pub fn changes(changes: &RubricChanges, screen: Screen) -> String {
    let mut page = Page::new(screen);
    let title = say!("changes.title").with("from", &changes.from).with("to", &changes.to);
    page.heading(&title.to_string());
    let comparable = if changes.comparable {
        word!("changes.comparable")
    } else {
        word!("changes.not-comparable")
    };
    page.paragraph(Ink::Plain, 0, comparable);
    page.paragraph(Ink::Plain, 0, &step(changes));
    for change in &changes.changes {
        page.blank();
        page.item(Ink::Bold, 0, &format!("{}: ", size(change.change)), &change.at);
        one(&mut page, change);
    }
    page.finish()
}

/// The step that the changes ask for, and the one that the version makes.
fn step(changes: &RubricChanges) -> String {
    let words = match (changes.needs, changes.enough, changes.declared) {
        (Change::None, _, _) => say!("changes.nothing"),
        (_, true, _) => say!("changes.enough"),
        (_, false, Change::None) => say!("changes.no-step"),
        (_, false, _) => say!("changes.too-small"),
    };
    words.with("needs", size(changes.needs)).with("declared", size(changes.declared)).to_string()
}

/// What changed; on one line where it is short.
fn one(page: &mut Page, change: &RubricChange) {
    let RubricChange { what, was, now, .. } = change;
    if let (Some(was), Some(now)) = (was, now)
        && was.len() + now.len() < SHORT
    {
        let said = say!("changes.one-line").with("what", what).with("was", was).with("now", now);
        return page.paragraph(Ink::Plain, 2, &said.to_string());
    }
    page.paragraph(Ink::Plain, 2, what);
    for (name, text) in [(word!("changes.was"), was), (word!("changes.now"), now)] {
        if let Some(text) = text {
            page.item(Ink::Plain, 2, name, text);
        }
    }
}

fn size(change: Change) -> &'static str {
    match change {
        Change::None => word!("none"),
        Change::Patch => word!("changes.patch"),
        Change::Minor => word!("changes.minor"),
        Change::Major => word!("changes.major"),
    }
}
