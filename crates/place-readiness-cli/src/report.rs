//! The text report on one assessment.

use place_readiness::{Assessment, Confidence, Kind, Rubric, ScoreResult};
use place_readiness_report::date::readable;
use place_readiness_report::number::Cuts;

use crate::page::{Ink, Page};
use crate::points::{self, share};
use crate::screen::Screen;
use crate::text;

/// The columns that the names of facts take up.
const FACT: usize = 15;

/// A report as it is written.
pub(crate) struct Report<'a> {
    pub(crate) rubric: &'a Rubric,
    pub(crate) assessment: &'a Assessment,
    pub(crate) result: &'a ScoreResult,
    pub(crate) cuts: Cuts,
    pub(crate) page: Page,
}

/// The report on one assessment; `again` is, word for word, the command that writes the same as a page.
pub(crate) fn report(
    rubric: &Rubric,
    assessment: &Assessment,
    result: &ScoreResult,
    again: &[String],
    screen: Screen,
) -> String {
    let (cuts, page) = (Cuts::of(rubric), Page::new(screen));
    let mut report = Report { rubric, assessment, result, cuts, page };
    report.head();
    report.profile();
    report.band();
    report.gates();
    report.patterns();
    report.next_steps();
    report.completeness();
    report.making();
    report.notice();
    report.page.blank();
    report.page.paragraph(Ink::Plain, 0, "For all answers, as a page for a browser:");
    report.page.command(again);
    report.page.finish()
}

impl Report<'_> {
    /// A named fact, its name and its text side by side.
    pub(crate) fn fact(&mut self, name: &str, text: &str) {
        self.page.item(Ink::Plain, 2, &text::pad(name, FACT), text);
    }

    /// What people call a band.
    pub(crate) fn band_title(&self, id: &str) -> String {
        self.rubric.band(id).map_or(id, |band| &band.title).to_owned()
    }

    fn head(&mut self) {
        let header = self.assessment.header();
        self.page.heading(&header.place.name);
        let title = header.title.as_ref().unwrap_or(&self.rubric.document().title);
        self.page.paragraph(Ink::Bold, 0, title);
        self.page.blank();
        self.fact("Date", &readable(&header.date));
        self.fact("Whose answers", self.whose());
        if let Some(respondent) = &header.respondent {
            let partners = &self.rubric.document().partners;
            let group = respondent.partner.as_ref();
            let partner = group.and_then(|id| partners.iter().find(|partner| partner.id == *id));
            let group = partner.map_or_else(String::new, |partner| format!(", {}", partner.title));
            self.fact("Respondent", &format!("{}{group}", respondent.id));
        }
        if let Some(label) = &header.label {
            self.page.blank();
            self.page.paragraph(Ink::Bold, 0, label);
        }
        self.page.blank();
        let notice = &self.result.notice;
        let short = text::first_sentence(notice);
        let more = if short.len() < notice.len() { " (More at the end.)" } else { "" };
        self.page.paragraph(Ink::Faint, 0, &format!("{short}{more}"));
    }

    fn whose(&self) -> &'static str {
        match self.assessment.header().kind {
            Kind::Individual => "one respondent's",
            Kind::Agreed => "agreed by the partners",
            Kind::Illustrative => "illustrative: given by nobody in the Place",
        }
    }

    fn completeness(&mut self) {
        self.page.heading("How complete it is");
        let overall = &self.result.overall;
        let states = overall.states;
        self.fact(
            "Answered",
            &format!(
                "{} of {} criteria that apply, with {} of their weight",
                overall.answered,
                overall.applicable,
                share(overall.coverage),
            ),
        );
        let others = [
            ("Unanswered", states.unanswered),
            ("Not known", states.not_known),
            ("Not applicable", states.not_applicable),
        ];
        for (name, number) in others.into_iter().filter(|(_, number)| *number > 0) {
            self.fact(name, &number.to_string());
        }
        self.confidence();
        self.page.blank();
        self.fact("As claimed", &points::score(&self.cuts, overall.score));
        if self.rubric.document().evidence_expected.is_some() {
            self.fact("As evidenced", &self.evidenced());
        }
        if let Some(pooled) = overall.pooled {
            let band = overall.pooled_band.as_deref().map(|id| self.band_title(id));
            let band = band.map_or_else(String::new, |band| format!(", in the band “{band}”"));
            let all = "all answers taken at once, as a check";
            self.fact("Pooled", &format!("{}{band} ({all})", self.cuts.tenths(pooled)));
        }
    }

    /// The score without claims that lack evidence, and how many there are.
    fn evidenced(&self) -> String {
        let lacking = lowered(&self.result.groups);
        let levels = self.result.overall.states.level;
        let score = points::score(&self.cuts, self.result.overall.evidenced);
        match lacking {
            0 => format!("{score}; none of {levels} ratings lacks the evidence it needs"),
            _ => format!("{score}; {lacking} of {levels} ratings lack evidence and count as less"),
        }
    }

    /// How sure the people who answered said they were.
    fn confidence(&mut self) {
        let number = |wanted| {
            let answers = self.assessment.answers().iter();
            answers.filter(|answer| answer.confidence == Some(wanted)).count()
        };
        let words =
            [(Confidence::High, "high"), (Confidence::Medium, "medium"), (Confidence::Low, "low")];
        let said: Vec<String> = words
            .into_iter()
            .map(|(confidence, word)| (number(confidence), word))
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| format!("{word} for {number}"))
            .collect();
        if !said.is_empty() {
            self.fact("How sure", &said.join(", "));
        }
    }

    fn making(&mut self) {
        self.page.heading("How it was made");
        let stamp = &self.result.rubric;
        let title = &self.rubric.document().title;
        self.fact("Rubric", &format!("{title} ({}@{})", stamp.id, stamp.version));
        if let Some(version) = stamp.answered_under.as_ref().filter(|it| **it != stamp.version) {
            self.fact("Answered under", &format!("version {version}"));
        }
        self.fact("Fingerprint", &stamp.fingerprint);
        let engine = &self.result.engine;
        self.fact("Engine", &format!("{} {}", engine.name, engine.version));
        let header = self.assessment.header();
        for (name, text) in [("Source", &header.source), ("Note", &header.note)] {
            if let Some(text) = text {
                self.fact(name, text);
            }
        }
        if !header.rules.is_empty() {
            self.page.blank();
            self.page.paragraph(Ink::Plain, 2, "How the answers were chosen:");
            for rule in &header.rules {
                self.page.bullet(2, rule);
            }
        }
    }

    fn notice(&mut self) {
        self.page.heading("What this is for");
        self.page.paragraph(Ink::Plain, 0, &self.result.notice);
    }
}

/// How many criteria count as less in the evidenced score.
fn lowered(groups: &[place_readiness::GroupResult]) -> usize {
    let own = |group: &place_readiness::GroupResult| {
        let lower = group.criteria.iter().filter(|criterion| criterion.counted_as.is_some());
        lower.count() + lowered(&group.groups)
    };
    groups.iter().map(own).sum()
}
