//! The band, the numbers behind it, and what holds it.

use super::page::{Ink, Page};
use crate::view::{Band, Gate, Overall, Report};
use crate::words::{say, word};

pub(super) fn band(page: &mut Page, report: &Report<'_>) {
    let Some(band) = &report.band else {
        page.heading(word!("band.title-plain"));
        return numbers(page, &report.overall);
    };
    let title = say!("terminal.fact").with("name", word!("band.title")).with("text", band.title);
    page.heading(&title.to_string());
    for text in [band.rule, band.reached.as_deref(), band.outlook.as_deref()].into_iter().flatten()
    {
        page.paragraph(Ink::Plain, 0, text);
    }
    for (name, text) in [(word!("band.may"), band.may), (word!("band.may-not"), band.may_not)] {
        if let Some(text) = text {
            page.section(name);
            page.paragraph(Ink::Plain, 2, text);
        }
    }
    page.section(word!("overall.title"));
    numbers(page, &report.overall);
    if band.has_gates() {
        gates(page, band);
    }
}

fn numbers(page: &mut Page, overall: &Overall<'_>) {
    if let Some(reason) = overall.numbers.reason {
        page.paragraph(Ink::Plain, 2, &format!("{} {reason}", word!("overall.no-score")));
    }
    overall.facts.iter().for_each(|(name, text)| page.fact(name, text));
    overall.notes.iter().for_each(|note| page.paragraph(Ink::Faint, 2, note));
}

fn gates(page: &mut Page, band: &Band<'_>) {
    page.heading(word!("gates.title"));
    let none = if band.gates.is_empty() { word!("gates.none") } else { "" };
    page.paragraph(Ink::Faint, 0, &format!("{none} {}", word!("gates.lead")));
    band.gates.iter().for_each(|applying| gate(page, applying));
    if !(band.open_gates.is_empty() && band.quiet_gates.is_empty()) {
        page.blank();
    }
    if !band.open_gates.is_empty() {
        let open = say!("gates.open-ids").with("ids", band.open_ids());
        page.paragraph(Ink::Plain, 0, &open.to_string());
    }
    if !band.quiet_gates.is_empty() {
        let quiet = say!("gates.quiet").with("ids", band.quiet_gates.join(", "));
        page.paragraph(Ink::Plain, 0, &quiet.to_string());
    }
}

fn gate(page: &mut Page, gate: &Gate<'_>) {
    page.blank();
    let title = say!("gate.title").with("id", gate.id).to_string();
    let sentence = |text: &str| say!("sentence").with("text", text).to_string();
    page.paragraph(
        Ink::Bold,
        2,
        &match gate.effect {
            Some(effect) => format!("{} {}", sentence(&title), sentence(effect)),
            None => title,
        },
    );
    let ceiling = say!("gate.ceiling").with("band", gate.ceiling);
    page.paragraph(Ink::Plain, 4, &format!("{} {ceiling}", gate.rule.unwrap_or(gate.why)));
    if gate.because.is_empty() {
        return;
    }
    let because = say!("terminal.fact").with("name", word!("gate.because")).with("text", "");
    page.paragraph(Ink::Plain, 4, &because.to_string());
    gate.because.iter().for_each(|cited| page.bullet(4, &cited.to_string()));
}
