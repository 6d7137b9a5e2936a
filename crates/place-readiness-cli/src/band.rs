//! The band, what holds it, and what may be concluded.

use place_readiness::{Applies, GateResult};

use crate::page::Ink;
use crate::points;
use crate::report::Report;
use crate::text;

impl Report<'_> {
    pub(crate) fn band(&mut self) {
        if self.rubric.document().bands.is_empty() {
            return;
        }
        let band = &self.result.band;
        let title = band.id.as_deref().map(|id| self.band_title(id));
        self.page.heading(&format!("Band: {}", title.as_deref().unwrap_or("none")));
        self.reached();
        self.possible();
        let Some(band) = band.id.as_deref().and_then(|id| self.rubric.band(id)) else { return };
        for (name, text) in
            [("What may be concluded", &band.may), ("What may not be concluded", &band.may_not)]
        {
            if let Some(text) = text {
                self.page.blank();
                self.page.paragraph(Ink::Bold, 0, name);
                self.page.paragraph(Ink::Plain, 2, text);
            }
        }
    }

    /// How the band came about.
    fn reached(&mut self) {
        let (band, overall) = (&self.result.band, &self.result.overall);
        if overall.score.is_none() {
            let sentence = "There is no overall score, so no band can be read from it.";
            self.page.paragraph(Ink::Plain, 0, sentence);
        }
        let Some(by_score) = band.by_score.as_deref() else { return };
        let score = points::score(&self.cuts, overall.score);
        let title = self.band_title(by_score);
        let sentence = match gates(&band.held_by) {
            None => format!("The overall score is {score}. No gate holds it below this band."),
            Some(gates) => format!(
                "The overall score is {score}, which by itself would reach “{title}”. {gates} it down to this band."
            ),
        };
        self.page.paragraph(Ink::Plain, 0, &sentence);
    }

    /// What the band can still become.
    fn possible(&mut self) {
        let (band, states) = (&self.result.band, self.result.overall.states);
        let (Some(lowest), Some(highest)) = (band.lowest.as_deref(), band.highest.as_deref())
        else {
            return;
        };
        if states.unanswered + states.not_known == 0 {
            return;
        }
        let sentence = if lowest == highest {
            let title = self.band_title(lowest);
            format!("However the blanks are filled, the band will be “{title}”.")
        } else {
            let (lowest, highest) = (self.band_title(lowest), self.band_title(highest));
            format!("As blanks are filled, it can still be from “{lowest}” to “{highest}”.")
        };
        let held = gates(&band.highest_held_by)
            .map_or_else(String::new, |gates| format!(" {gates} it back from going higher."));
        self.page.paragraph(Ink::Plain, 0, &format!("{sentence}{held}"));
    }

    pub(crate) fn gates(&mut self) {
        let gates = &self.result.gates;
        if gates.is_empty() {
            return;
        }
        let applying: Vec<&GateResult> =
            gates.iter().filter(|gate| gate.applies == Applies::Yes).collect();
        self.page.heading(&format!("Gates that apply: {} of {}", applying.len(), gates.len()));
        let about = "A gate sets the highest band there can be. It never changes a score.";
        self.page.paragraph(Ink::Faint, 0, about);
        for gate in applying {
            self.gate(gate);
        }
        let open: Vec<&str> = gates
            .iter()
            .filter(|gate| gate.applies == Applies::CannotTell)
            .map(|gate| gate.id.as_str())
            .collect();
        if !open.is_empty() {
            self.page.blank();
            let sentence = format!("Cannot be told until blanks are filled: {}.", open.join(", "));
            self.page.paragraph(Ink::Plain, 0, &sentence);
        }
    }

    fn gate(&mut self, found: &GateResult) {
        self.page.blank();
        let gates = &self.rubric.document().gates;
        let gate = gates.iter().find(|gate| gate.id == found.id);
        let rule = gate.map_or("", |gate| gate.rule.as_deref().unwrap_or(&gate.why));
        let mark = text::pad(&found.id, 3);
        let mark = if text::columns(&mark) > 3 { format!("{mark}  ") } else { mark };
        self.page.item(Ink::Bold, 2, &mark, rule);
        let ceiling = self.band_title(&found.ceiling);
        self.page.paragraph(Ink::Plain, 5, &format!("No higher than “{ceiling}”, because of:"));
        for id in &found.because {
            self.page.bullet(5, &self.what(id));
        }
    }

    /// A criterion, or a group, by name.
    pub(crate) fn what(&self, id: &str) -> String {
        if let Some(criterion) = self.rubric.criterion(id) {
            return format!("{id} {}", criterion.title);
        }
        let groups = &self.rubric.document().groups;
        let group = groups.iter().find(|group| group.id == id);
        let score = self.result.groups.iter().find(|group| group.id == id);
        let score = points::score(&self.cuts, score.and_then(|group| group.score));
        group.map_or_else(|| id.to_owned(), |group| format!("{}: {score}", group.title))
    }
}

/// The gates that hold something, as the start of a sentence.
fn gates(ids: &[String]) -> Option<String> {
    match ids {
        [] => None,
        [gate] => Some(format!("Gate {gate} holds")),
        [first @ .., last] => Some(format!("Gates {} and {last} hold", first.join(", "))),
    }
}
