//! A readable overview of a rubric.

use place_readiness::{Critical, Group, Rubric};

use crate::page::{Ink, Page};
use crate::screen::Screen;
use crate::text::{count, pad};

pub(crate) fn overview(rubric: &Rubric, screen: Screen) -> String {
    let content = rubric.document();
    let mut page = Page::new(screen);
    page.heading(&format!("{} ({}@{})", content.title, content.id, content.version));
    if let Some(about) = &content.about {
        page.paragraph(Ink::Plain, 0, about);
        page.blank();
    }
    page.paragraph(Ink::Faint, 0, &content.notice);
    if !content.guidance.is_empty() {
        page.heading("How to rate");
        for (n, advice) in content.guidance.iter().enumerate() {
            let title = advice.title.as_ref().map_or_else(String::new, |it| format!("{it}. "));
            let text = format!("{title}{}", advice.text);
            page.item(Ink::Plain, 0, &format!("{:>2}. ", n + 1), &text);
        }
    }
    for group in &content.groups {
        heading(&mut page, group);
    }
    judgement(&mut page, rubric);
    page.blank();
    page.paragraph(Ink::Plain, 0, "For one criterion in full, add its id:");
    page.command(&["--criterion ID".to_owned()]);
    page.finish()
}

fn heading(page: &mut Page, group: &Group) {
    page.heading(&format!("{} (weight {})", group.title, group.weight));
    members(page, 0, group);
}

fn members(page: &mut Page, indent: usize, group: &Group) {
    if let Some(about) = &group.about {
        page.paragraph(Ink::Faint, indent, about);
    }
    let ids = group.criteria.iter().map(|criterion| crate::text::columns(&criterion.id));
    let width = ids.max().unwrap_or(0).min(12);
    for criterion in &group.criteria {
        let mark = match criterion.critical {
            Some(Critical::Root) => ", root",
            Some(Critical::Critical) => ", critical",
            None => "",
        };
        let text = format!("{} (weight {}{mark})", criterion.title, criterion.weight);
        page.item(Ink::Plain, indent, &format!("{}  ", pad(&criterion.id, width)), &text);
    }
    for group in &group.groups {
        page.blank();
        let title = format!("{} (weight {})", group.title, group.weight);
        page.paragraph(Ink::Bold, indent + 2, &title);
        members(page, indent + 2, group);
    }
}

/// What is made of the answers: bands, gates, and how many patterns and lenses there are.
fn judgement(page: &mut Page, rubric: &Rubric) {
    let content = rubric.document();
    if !content.bands.is_empty() {
        page.heading("Bands");
        for band in &content.bands {
            let from = band.from.map_or_else(
                || "too few answers".to_owned(),
                |from| format!("from a score of {from}"),
            );
            page.bullet(0, &format!("{}: {from}", band.title));
        }
    }
    if !content.gates.is_empty() {
        page.heading("Gates");
        for gate in &content.gates {
            let ceiling = rubric.band(&gate.ceiling).map_or(&gate.ceiling, |band| &band.title);
            let rule = gate.rule.as_deref().unwrap_or(&gate.why);
            let text = format!("{rule} The band can then be no higher than “{ceiling}”.");
            page.item(Ink::Plain, 0, &format!("{}  ", pad(&gate.id, 2)), &text);
        }
    }
    page.blank();
    let numbers = [
        count(rubric.criteria().count(), "criterion", "criteria"),
        count(content.gates.len(), "gate", "gates"),
        count(content.patterns.len(), "pattern", "patterns"),
        count(content.lenses.len(), "lens", "lenses"),
    ];
    page.paragraph(Ink::Plain, 0, &format!("In all: {}.", numbers.join(", ")));
}
