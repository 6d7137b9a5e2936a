//! An empty assessment, for people who fill it in with a text editor.

use std::fmt::Write as _;

use crate::rubric::Rubric;
use crate::rubric::document::{Criterion, Group};

/// Comments are wrapped to this many characters.
const WIDTH: usize = 96;

const HOW_TO: [&str; 3] = [
    "Fill in the Place and the date, then answer each question by writing the id of one level \
     after its colon. A line left empty counts as not answered, never as zero.",
    "More can be said in longer forms:",
    "Write roles, not people's names, and nothing about patients.",
];

const LONGER: [&str; 3] = [
    "ID: {level: \"2\", confidence: high, note: What we saw}",
    "ID: {level: \"2\", evidence: [{title: Minutes, date: 2024-11, where: Board papers}]}",
    "ID: {not_known: true}",
];

/// An assessment of a rubric with no answers yet, as YAML: how to rate, and each question with its
/// levels, stand above as comments.
pub(crate) fn template(rubric: &Rubric) -> String {
    let content = &rubric.content;
    let mut text = Comments::default();
    text.comment(0, "", &format!("{} {}: answers", content.title, content.version));
    text.comment(0, "", &content.notice);
    text.write_how_to(rubric);
    text.line("format: place-readiness/assessment/1");
    text.line(&format!("rubric: {}@{}", content.id, content.version));
    text.line("place:\n  id: my-place\n  name: My Place");
    text.line("date: 2000-01-01 # the day that the answers describe");
    text.line("kind: agreed # or: individual, illustrative");
    if !content.partners.is_empty() {
        let ids: Vec<_> = content.partners.iter().map(|it| it.id.as_str()).collect();
        text.comment(0, "", "Who answered, where it is one person: a role, never a name.");
        text.comment(0, "", &format!("respondent: {{id: r1, partner: {}}}", ids.join(" | ")));
    }
    text.line("answers:");
    for group in &content.groups {
        text.write_group(rubric, group);
    }
    text.0
}

/// YAML in the making: comments, wrapped, and the lines between them.
#[derive(Default)]
struct Comments(String);

impl Comments {
    fn write_how_to(&mut self, rubric: &Rubric) {
        let [fill_in, longer, roles] = HOW_TO;
        self.line("#");
        self.comment(0, "", fill_in);
        self.comment(0, "", longer);
        for example in LONGER {
            self.comment(0, "  ", example);
        }
        self.comment(0, "", roles);
        if !rubric.content.guidance.is_empty() {
            self.line("#");
            self.comment(0, "", "How to rate:");
        }
        for (n, advice) in rubric.content.guidance.iter().enumerate() {
            let title = advice.title.as_ref().map_or_else(String::new, |it| format!("{it}. "));
            self.comment(0, &format!("{}. ", n + 1), &format!("{title}{}", advice.text));
        }
    }

    fn write_group(&mut self, rubric: &Rubric, group: &Group) {
        self.line("");
        self.comment(2, "", &format!("=== {} ===", group.title));
        if let Some(about) = &group.about {
            self.comment(2, "", about);
        }
        for criterion in &group.criteria {
            self.write_criterion(rubric, criterion);
        }
        for group in &group.groups {
            self.write_group(rubric, group);
        }
    }

    fn write_criterion(&mut self, rubric: &Rubric, criterion: &Criterion) {
        self.line("");
        self.comment(2, "", &format!("{} {}", criterion.id, criterion.title));
        for text in [&criterion.question, &criterion.help].into_iter().flatten() {
            self.comment(2, "", text);
        }
        for (n, option) in rubric.options(criterion).iter().enumerate() {
            let level = criterion.levels.get(n).map_or(&option.label, |level| &level.text);
            self.comment(2, &format!("  {}: ", option.id), level);
        }
        if let Some(case) = &criterion.not_applicable {
            self.comment(2, "  Not applicable: ", case);
            let example = format!("{}: {{not_applicable: the reason}}", criterion.id);
            self.comment(2, "    ", &example);
        }
        self.line(&format!("  {}:", criterion.id));
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// A text as comment lines: the first begins with `lead`, and the others hang under its text.
    fn comment(&mut self, indent: usize, lead: &str, text: &str) {
        let hang = " ".repeat(lead.chars().count());
        let (mut line, mut starts) = (lead.to_owned(), true);
        for word in text.split_whitespace() {
            if !starts && line.chars().count() + word.chars().count() >= WIDTH {
                let _ = writeln!(self.0, "{:indent$}# {line}", "");
                (line, starts) = (hang.clone(), true);
            }
            if !starts {
                line.push(' ');
            }
            line.push_str(word);
            starts = false;
        }
        let _ = writeln!(self.0, "{:indent$}# {line}", "");
    }
}
