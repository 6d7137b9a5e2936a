//! The report on one result.

use place_readiness::{Assessment, Rubric, ScoreResult};

use super::page::{Ink, Page};
use super::{Screen, band, patterns, profile};
use crate::view::{self, Notice, Report, Step};
use crate::words::{self, say, word};

/// How many next steps are told of.
const STEPS: usize = 3;

/// The report on one result; `again` is, word for word, the command that writes the same as a page.
///
/// `result` is what `rubric` made of `assessment`.
pub fn report(
    rubric: &Rubric,
    assessment: &Assessment,
    result: &ScoreResult,
    again: &[String],
    screen: Screen,
) -> String {
    let report = Report::new(rubric, assessment, result);
    let mut page = Page::new(screen);
    head(&mut page, &report, view::who(rubric, result));
    profile::profile(&mut page, &report);
    band::band(&mut page, &report);
    patterns::patterns(&mut page, &report);
    steps(&mut page, &report);
    method(&mut page, &report);
    notice(&mut page, &report);
    page.blank();
    page.paragraph(Ink::Plain, 0, word!("terminal.page"));
    page.command(again);
    page.finish()
}

/// Whose result it is, and what must be said wherever it is shown.
fn head(page: &mut Page, report: &Report<'_>, who: Option<String>) {
    page.heading(report.place);
    page.paragraph(Ink::Bold, 0, report.title.unwrap_or(report.rubric));
    page.blank();
    page.fact(word!("report.date"), &report.date);
    page.fact(word!("report.kind"), report.kind);
    if let Some(who) = who {
        page.fact(word!("report.respondent"), &who);
    }
    if let Some(label) = report.label {
        page.blank();
        let label = say!("terminal.fact").with("name", word!("report.label")).with("text", label);
        page.paragraph(Ink::Bold, 0, &label.to_string());
    }
    page.blank();
    let Notice { short, full } = report.notice;
    let rest = if short.len() < full.len() { word!("report.whole-notice") } else { "" };
    page.paragraph(Ink::Faint, 0, &format!("{short} {rest}"));
}

fn steps(page: &mut Page, report: &Report<'_>) {
    let steps = &report.steps;
    if steps.first.is_empty() {
        return;
    }
    page.heading(word!("steps.title"));
    let order = if report.band.is_some() { word!("steps.order") } else { "" };
    page.paragraph(Ink::Faint, 0, &format!("{} {order}", word!("steps.lead")));
    for (n, step) in steps.first.iter().take(STEPS).enumerate() {
        page.blank();
        self::step(page, n + 1, step);
    }
    let left = (steps.first.len() + steps.rest.len()).saturating_sub(STEPS);
    if left > 0 {
        page.blank();
        let more = words::count(left, word!("steps.more-one"), word!("steps.more"));
        page.paragraph(Ink::Plain, 0, &more);
    }
}

fn step(page: &mut Page, n: usize, step: &Step<'_>) {
    page.item(Ink::Bold, 2, &format!("{n}. "), &format!("{} {}", step.id, step.title));
    if let Some(text) = step.text {
        page.paragraph(Ink::Plain, 5, text);
    }
    let facts = [
        (word!("steps.from"), Some(step.from.as_str())),
        (word!("steps.to"), Some(step.to.as_str())),
        (word!("steps.who"), step.who),
        (word!("steps.unlocks"), Some(step.unlocks)),
    ];
    for (name, text) in facts {
        if let Some(text) = text {
            let fact = say!("terminal.fact").with("name", name).with("text", text);
            page.paragraph(Ink::Plain, 5, &fact.to_string());
        }
    }
}

fn method(page: &mut Page, report: &Report<'_>) {
    let method = &report.method;
    page.heading(word!("method.title"));
    let facts = [
        (word!("method.rubric"), Some(method.rubric.as_str())),
        (word!("method.answered-under"), method.answered_under),
        (word!("method.fingerprint"), Some(method.fingerprint)),
        (word!("method.engine"), Some(method.engine.as_str())),
        (word!("method.source"), method.source),
        (word!("method.note"), method.note),
    ];
    for (name, text) in facts {
        if let Some(text) = text {
            page.fact(name, text);
        }
    }
    if !method.rules.is_empty() {
        page.blank();
        page.paragraph(Ink::Bold, 0, word!("method.rules"));
        method.rules.iter().for_each(|rule| page.bullet(2, rule));
    }
}

fn notice(page: &mut Page, report: &Report<'_>) {
    page.heading(word!("notice.title"));
    page.paragraph(Ink::Plain, 0, report.notice.full);
}
