//! Patterns: what was found, and how many were not.

use super::page::{Ink, Page};
use crate::view::{Found, Report};
use crate::words::{say, word};

pub(super) fn patterns(page: &mut Page, report: &Report<'_>) {
    let Some(patterns) = &report.patterns else { return };
    page.heading(word!("patterns.title"));
    page.paragraph(Ink::Faint, 0, &patterns.lead);
    if patterns.found.is_empty() {
        page.blank();
        page.paragraph(Ink::Plain, 0, word!("patterns.found-none"));
    } else {
        page.section(&say!("patterns.found").with("count", patterns.count).to_string());
    }
    for (whole, found) in patterns.flat() {
        pattern(page, whole, found);
    }
    let counts = [
        (patterns.open.len(), word!("patterns.open")),
        (patterns.absent.len(), word!("patterns.absent")),
    ];
    if patterns.open.len() + patterns.absent.len() > 0 {
        page.blank();
    }
    for (count, words) in counts.into_iter().filter(|(count, _)| *count > 0) {
        let counted = crate::words::count(count, words, words);
        page.paragraph(Ink::Plain, 0, &counted);
    }
}

fn pattern(page: &mut Page, whole: Option<&str>, found: &Found<'_>) {
    page.blank();
    page.paragraph(Ink::Bold, 2, &format!("{} {}", found.id, found.title));
    if let Some(whole) = whole {
        let part = say!("patterns.part-of").with("whole", whole);
        page.paragraph(Ink::Plain, 4, &part.to_string());
    }
    page.paragraph(Ink::Plain, 4, found.message);
    if let Some(first) = found.first_step {
        let name = word!("patterns.first-step");
        let first = say!("terminal.fact").with("name", name).with("text", first);
        page.paragraph(Ink::Plain, 4, &first.to_string());
    }
    if let Some(basis) = found.basis {
        let basis = say!("sentence").with("text", basis);
        page.paragraph(Ink::Faint, 4, &basis.to_string());
    }
}
