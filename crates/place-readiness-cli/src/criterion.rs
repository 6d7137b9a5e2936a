//! One criterion of a rubric in full.

use place_readiness::{Criterion, Critical, Evidence, Rubric, Source};

use crate::page::{Ink, Page};
use crate::screen::Screen;

pub(crate) fn details(rubric: &Rubric, criterion: &Criterion, screen: Screen) -> String {
    let mut page = Page::new(screen);
    page.heading(&format!("{} {}", criterion.id, criterion.title));
    asked(&mut page, criterion);
    levels(&mut page, rubric, criterion);
    standing(&mut page, rubric, criterion);
    if !criterion.evidence_examples.is_empty() {
        section(&mut page, "What you could point to");
        for example in &criterion.evidence_examples {
            page.bullet(2, example);
        }
    }
    if !criterion.evidence.is_empty() {
        rests_on(&mut page, rubric.evidence(), &criterion.evidence);
    }
    page.finish()
}

fn asked(page: &mut Page, criterion: &Criterion) {
    if let Some(question) = &criterion.question {
        page.paragraph(Ink::Bold, 0, question);
    }
    for text in [&criterion.help, &criterion.why].into_iter().flatten() {
        page.paragraph(Ink::Plain, 0, text);
    }
    if let Some(case) = &criterion.not_applicable {
        page.paragraph(Ink::Plain, 0, &format!("Not applicable: {case}"));
    }
}

fn levels(page: &mut Page, rubric: &Rubric, criterion: &Criterion) {
    section(page, "Levels");
    for (n, option) in rubric.options(criterion).iter().enumerate() {
        let level = criterion.levels.get(n);
        let text = level.map_or(&option.label, |level| &level.text);
        let mark = format!("{}  ", option.id);
        page.item(Ink::Plain, 2, &mark, text);
        if let Some(next) = level.and_then(|level| level.next_step.as_ref()) {
            let indent = 2 + crate::text::columns(&mark);
            page.paragraph(Ink::Faint, indent, &format!("Next step: {next}"));
        }
    }
}

/// How much it counts, whether others can make up for it, and who can move it.
fn standing(page: &mut Page, rubric: &Rubric, criterion: &Criterion) {
    let content = rubric.document();
    section(page, "How it counts");
    let because =
        |why: &Option<String>| why.as_ref().map_or_else(String::new, |it| format!(" {it}"));
    let weight = format!("Weight {}.{}", criterion.weight, because(&criterion.weight_why));
    page.paragraph(Ink::Plain, 2, &weight);
    let critical = match criterion.critical {
        Some(Critical::Root) => "Root: other criteria rest on it, and none can make up for it.",
        Some(Critical::Critical) => "Critical: other criteria cannot make up for it.",
        None => "Not critical: other criteria can make up for it.",
    };
    let critical = format!("{critical}{}", because(&criterion.critical_why));
    page.paragraph(Ink::Plain, 2, &critical);
    let actor = criterion.who_has_to_act.as_ref();
    if let Some(actor) = actor.and_then(|id| content.actors.iter().find(|actor| actor.id == *id)) {
        page.paragraph(Ink::Plain, 2, &format!("Who has to act: {}", actor.title));
    }
    for (id, value) in &criterion.labels {
        let label = content.labels.iter().find(|label| label.id == *id);
        let said = label.and_then(|label| label.values.iter().find(|said| said.id == *value));
        if let (Some(label), Some(said)) = (label, said) {
            page.paragraph(Ink::Plain, 2, &format!("{}: {}", label.title, said.title));
        }
    }
}

/// What the sources say, and then each source once.
fn rests_on(page: &mut Page, evidence: Option<&Evidence>, ids: &[String]) {
    section(page, "What it rests on");
    let mut sources: Vec<&Source> = Vec::new();
    for id in ids {
        let Some((evidence, item)) = evidence.and_then(|it| Some((it, it.item(id)?))) else {
            page.bullet(2, id);
            continue;
        };
        page.bullet(2, &format!("{id}: {}", item.says));
        let place = format!("{}, “{}”, lines {}", item.source, item.section, item.lines);
        page.paragraph(Ink::Faint, 4, &place);
        if let Some(source) = evidence.source(&item.source)
            && !sources.contains(&source)
        {
            sources.push(source);
        }
    }
    if !sources.is_empty() {
        section(page, "Sources");
    }
    for source in sources {
        page.item(Ink::Plain, 2, &format!("{}  ", source.id), &source.citation);
    }
}

fn section(page: &mut Page, title: &str) {
    page.blank();
    page.paragraph(Ink::Bold, 0, title);
}
