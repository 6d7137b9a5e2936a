//! A rubric in short, and a list of several.

use place_readiness::Rubric;
use place_readiness::rubric::{Band, Criterion, Critical, Gate, Group};

use super::Screen;
use super::page::{Ink, Page};
use super::text::{columns, pad};
use crate::view::criteria_in_words;
use crate::words::{count, say, word};

/// The widest column of ids.
const WIDEST: usize = 12;

/// Each rubric with its title, its version and how much it asks.
pub fn list<'a>(rubrics: impl IntoIterator<Item = &'a Rubric>, screen: Screen) -> String {
    let mut page = Page::new(screen);
    for rubric in rubrics {
        let document = rubric.document();
        page.paragraph(Ink::Bold, 0, &document.id);
        let listed = say!("rubric.listed")
            .with("title", &document.title)
            .with("version", &document.version)
            .with("criteria", criteria_in_words(rubric.criteria().count()));
        page.paragraph(Ink::Plain, 2, &listed.to_string());
    }
    page.finish()
}

/// A readable overview of a rubric.
pub fn rubric(rubric: &Rubric, screen: Screen) -> String {
    let mut page = Page::new(screen);
    head(&mut page, rubric);
    for group in &rubric.document().groups {
        page.heading(&weighed(group));
        members(&mut page, 0, group);
    }
    judgement(&mut page, rubric);
    page.blank();
    page.paragraph(Ink::Plain, 0, word!("rubric.more"));
    page.command(&["--criterion ID".to_owned()]);
    page.finish()
}

fn head(page: &mut Page, rubric: &Rubric) {
    let document = rubric.document();
    let title = say!("rubric.title")
        .with("title", &document.title)
        .with("id", &document.id)
        .with("version", &document.version);
    page.heading(&title.to_string());
    if let Some(about) = &document.about {
        page.paragraph(Ink::Plain, 0, about);
        page.blank();
    }
    page.paragraph(Ink::Faint, 0, &document.notice);
    if !document.guidance.is_empty() {
        page.heading(word!("rubric.guidance"));
    }
    for (n, advice) in document.guidance.iter().enumerate() {
        let title = advice.title.as_ref().map_or_else(String::new, |it| format!("{it}. "));
        let text = format!("{title}{}", advice.text);
        page.item(Ink::Plain, 0, &format!("{:>2}. ", n + 1), &text);
    }
}

/// A heading with its weight.
fn weighed(group: &Group) -> String {
    say!("rubric.weighed").with("title", &group.title).with("weight", group.weight).to_string()
}

fn members(page: &mut Page, indent: usize, group: &Group) {
    if let Some(about) = &group.about {
        page.paragraph(Ink::Faint, indent, about);
    }
    let ids = group.criteria.iter().map(|criterion| columns(&criterion.id));
    let width = ids.max().unwrap_or(0).min(WIDEST);
    for criterion in &group.criteria {
        let mark = format!("{}  ", pad(&criterion.id, width));
        page.item(Ink::Plain, indent, &mark, &asked(criterion));
    }
    for group in &group.groups {
        page.blank();
        page.paragraph(Ink::Bold, indent + 2, &weighed(group));
        members(page, indent + 2, group);
    }
}

/// A criterion with its weight, and whether others can make up for it.
fn asked(criterion: &Criterion) -> String {
    let said = match criterion.critical {
        Some(Critical::Root) => say!("rubric.weighed-root"),
        Some(Critical::Critical) => say!("rubric.weighed-critical"),
        None => say!("rubric.weighed"),
    };
    said.with("title", &criterion.title).with("weight", criterion.weight).to_string()
}

/// What is made of the answers: bands, gates, and how many patterns and lenses there are.
fn judgement(page: &mut Page, rubric: &Rubric) {
    let document = rubric.document();
    if !document.bands.is_empty() {
        page.heading(word!("rubric.bands"));
        document.bands.iter().for_each(|it| page.bullet(0, &band(it)));
    }
    if !document.gates.is_empty() {
        page.heading(word!("rubric.gates"));
        document.gates.iter().for_each(|it| gate(page, rubric, it));
    }
    page.blank();
    let (gates, patterns) = (document.gates.len(), document.patterns.len());
    let counts = [
        criteria_in_words(rubric.criteria().count()),
        count(gates, word!("count.gate"), word!("count.gates")),
        count(patterns, word!("count.pattern"), word!("count.patterns")),
        count(document.lenses.len(), word!("count.lens"), word!("count.lenses")),
    ];
    let all = say!("rubric.in-all").with("counts", counts.join(", "));
    page.paragraph(Ink::Plain, 0, &all.to_string());
}

/// A band, and where it starts.
fn band(band: &Band) -> String {
    let said = match band.from {
        Some(from) => say!("rubric.band").with("from", from),
        None => say!("rubric.band-apart"),
    };
    said.with("title", &band.title).to_string()
}

fn gate(page: &mut Page, rubric: &Rubric, gate: &Gate) {
    let band = rubric.band(&gate.ceiling).map_or(&gate.ceiling, |band| &band.title);
    let rule = gate.rule.as_deref().unwrap_or(&gate.why);
    let ceiling = say!("gate.ceiling").with("band", band);
    let mark = format!("{}  ", pad(&gate.id, 2));
    page.item(Ink::Plain, 0, &mark, &format!("{rule} {ceiling}"));
}
