//! What the report finds beside scores: patterns, and the most useful next steps.

use place_readiness::{Basis, NextStep, Outcome, PatternResult};

use crate::page::Ink;
use crate::report::Report;

/// How many next steps a text report shows.
const STEPS: usize = 3;

impl Report<'_> {
    pub(crate) fn patterns(&mut self) {
        let patterns = &self.result.patterns;
        if patterns.is_empty() {
            return;
        }
        let number = |outcome| patterns.iter().filter(|it| it.outcome == outcome).count();
        let (found, open) = (number(Outcome::Found), number(Outcome::CannotTell));
        self.page.heading(&format!("Patterns found: {found} of {}", patterns.len()));
        let about = "A pattern is a combination of ratings that is known as a way of failing.";
        self.page.paragraph(Ink::Faint, 0, about);
        for pattern in patterns.iter().filter(|it| it.outcome == Outcome::Found) {
            self.pattern(pattern);
        }
        self.page.blank();
        let not_found = number(Outcome::NotFound);
        let rest = match (found, open) {
            (0, 0) => "None was found.".to_owned(),
            (_, 0) => format!("{not_found} not found."),
            _ => format!("{open} cannot be told until blanks are filled; {not_found} not found."),
        };
        self.page.paragraph(Ink::Plain, 0, &rest);
    }

    fn pattern(&mut self, found: &PatternResult) {
        let patterns = &self.rubric.document().patterns;
        let find = |id: &str| patterns.iter().find(|pattern| pattern.id == id);
        let Some(pattern) = find(&found.id) else { return };
        self.page.blank();
        let basis = match pattern.basis {
            Some(Basis::Reported) => ", reported in a source",
            Some(Basis::Inferred) => ", inferred",
            None => "",
        };
        self.page.paragraph(Ink::Bold, 2, &format!("{} ({}{basis})", pattern.title, pattern.id));
        if let Some(whole) = found.part_of.as_deref().and_then(find) {
            self.page.paragraph(Ink::Plain, 4, &format!("Part of “{}”.", whole.title));
        }
        self.page.paragraph(Ink::Plain, 4, &pattern.message);
        if let Some(first) = &pattern.first_step {
            self.page.paragraph(Ink::Plain, 4, &format!("First step: {first}"));
        }
    }

    pub(crate) fn next_steps(&mut self) {
        let steps = self.result.next_steps.as_deref().unwrap_or_default();
        if steps.is_empty() {
            return;
        }
        self.page.heading(match steps.len() {
            1 => "The next step",
            2 => "The next steps",
            3 => "The three next steps",
            _ => "The three most useful next steps",
        });
        for (n, step) in steps.iter().take(STEPS).enumerate() {
            if n > 0 {
                self.page.blank();
            }
            self.step(&format!("{}. ", n + 1), step);
        }
    }

    fn step(&mut self, mark: &str, step: &NextStep) {
        let NextStep { criterion, from, to, .. } = step;
        let title = self.rubric.criterion(criterion).map_or("", |criterion| &criterion.title);
        let heading = format!("{title} ({criterion}, from {from} to {to})");
        self.page.item(Ink::Bold, 2, mark, &heading);
        if let Some(text) = &step.text {
            self.page.paragraph(Ink::Plain, 5, text);
        }
        let actors = &self.rubric.document().actors;
        let actor = step.who_has_to_act.as_ref();
        if let Some(actor) = actor.and_then(|id| actors.iter().find(|actor| actor.id == *id)) {
            self.page.paragraph(Ink::Plain, 5, &format!("Who has to act: {}", actor.title));
        }
        self.page.paragraph(Ink::Plain, 5, &format!("What it unlocks: {}", step.unlocks));
    }
}
