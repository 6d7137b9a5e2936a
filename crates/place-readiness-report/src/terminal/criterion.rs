//! One criterion of a rubric in full.

use place_readiness::evidence::Source;
use place_readiness::rubric::Criterion;
use place_readiness::{Evidence, Rubric};

use super::page::{Ink, Page};
use super::text::columns;
use super::{Screen, entry};
use crate::view::{Explained, Level};
use crate::words::{say, word};

/// A criterion of `rubric` in full, with what the rubric's evidence says of it.
pub fn criterion(rubric: &Rubric, criterion: &Criterion, screen: Screen) -> String {
    let asked = Explained::new(rubric, criterion);
    let mut page = Page::new(screen);
    page.heading(&format!("{} {}", asked.id, asked.title));
    question(&mut page, &asked);
    page.section(word!("criterion.levels"));
    asked.levels.iter().for_each(|it| level(&mut page, it));
    standing(&mut page, &asked);
    if !asked.examples.is_empty() {
        page.section(word!("criterion.examples"));
        asked.examples.iter().for_each(|example| page.bullet(2, example));
    }
    if !asked.evidence.is_empty() {
        rests_on(&mut page, rubric.evidence(), asked.evidence);
    }
    page.finish()
}

fn question(page: &mut Page, asked: &Explained<'_>) {
    if let Some(question) = asked.question {
        page.paragraph(Ink::Bold, 0, question);
    }
    if let Some(help) = asked.help {
        page.paragraph(Ink::Plain, 0, help);
    }
    if let Some(why) = asked.why {
        page.paragraph(Ink::Plain, 0, &say!("criterion.why").with("why", why).to_string());
    }
}

fn level(page: &mut Page, level: &Level<'_>) {
    let mark = format!("{}  ", level.id);
    page.item(Ink::Plain, 2, &mark, level.text.unwrap_or(level.label));
    if let Some(next) = level.next_step {
        let next = say!("criterion.next-step").with("text", next);
        page.paragraph(Ink::Faint, 2 + columns(&mark), &next.to_string());
    }
}

/// How much it counts, whether others can make up for it, and who can move it.
fn standing(page: &mut Page, asked: &Explained<'_>) {
    page.section(word!("criterion.counts"));
    let because = |text: String, why: Option<&str>| format!("{text} {}", why.unwrap_or_default());
    let weight = say!("answer.weight-sentence").with("weight", &asked.weight).to_string();
    page.paragraph(Ink::Plain, 2, &because(weight, asked.weight_why));
    let critical = say!("sentence").with("text", asked.critical).to_string();
    page.paragraph(Ink::Plain, 2, &because(critical, asked.critical_why));
    let may = match asked.not_applicable {
        Some(case) => say!("criterion.may-not-apply").with("case", case).to_string(),
        None => word!("criterion.always-applies").to_owned(),
    };
    page.paragraph(Ink::Plain, 2, &may);
    let who = asked.who.map(|who| (word!("steps.who"), who));
    for (name, text) in who.into_iter().chain(asked.labels.iter().copied()) {
        let fact = say!("terminal.fact").with("name", name).with("text", text);
        page.paragraph(Ink::Plain, 2, &fact.to_string());
    }
}

/// What the sources say, and then each source once.
fn rests_on(page: &mut Page, evidence: Option<&Evidence>, ids: &[String]) {
    page.section(word!("criterion.rests-on"));
    let mut sources: Vec<&Source> = Vec::new();
    for id in ids {
        let Some((evidence, item)) = evidence.and_then(|it| Some((it, it.item(id)?))) else {
            page.bullet(2, id);
            continue;
        };
        let says = say!("entry.says").with("id", id).with("says", &item.says);
        page.bullet(2, &says.to_string());
        page.paragraph(Ink::Faint, 4, &entry::place(item));
        if let Some(source) = evidence.source(&item.source)
            && !sources.contains(&source)
        {
            sources.push(source);
        }
    }
    if !sources.is_empty() {
        page.section(word!("evidence.sources"));
    }
    for source in sources {
        page.item(Ink::Plain, 2, &format!("{}  ", source.id), &source.citation);
    }
}
