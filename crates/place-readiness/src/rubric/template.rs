//! An empty assessment, for people who fill it in with a text editor.

use std::fmt::Write as _;

use crate::Rubric;
use crate::rubric::{Criterion, Group};

/// Comments are wrapped to this many characters.
const WIDTH: usize = 96;

const HOW_TO: &str = "\
Fill in the Place and the date, then answer each question by writing the id of one level after
its colon. A line left empty counts as not answered, never as zero. Longer answers:

  ID: {level: \"2\", confidence: high, note: What we saw, evidence: [{title: Minutes, date: 2024-11, where: Board papers}]}
  ID: {not_known: true}

Write roles, not people's names, and nothing about patients.";

impl Rubric {
    /// An assessment of this rubric with no answers yet, as YAML: each question and its levels
    /// stand above its line as comments.
    pub fn template(&self) -> String {
        let content = &self.content;
        let mut text = String::new();
        comment(&mut text, "", &format!("{} {}: answers", content.title, content.version));
        comment(&mut text, "", &content.notice);
        text.push_str("#\n");
        for line in HOW_TO.lines() {
            let _ = writeln!(text, "# {line}").map(|()| trim_end(&mut text));
        }
        let _ = write!(
            text,
            "format: place-readiness/assessment/1\nrubric: {}@{}\nplace:\n  id: my-place\n  \
             name: My Place\ndate: 2000-01-01\nkind: agreed # or: individual, illustrative\n",
            content.id, content.version
        );
        self.write_respondent(&mut text);
        text.push_str("answers:\n");
        for group in &content.groups {
            self.write_group(&mut text, group);
        }
        text
    }

    fn write_respondent(&self, text: &mut String) {
        if !self.content.partners.is_empty() {
            let ids: Vec<_> = self.content.partners.iter().map(|it| it.id.as_str()).collect();
            comment(text, "", "Who answered, where it is one person: a role, never a name.");
            let _ = writeln!(text, "# respondent: {{id: r1, group: {}}}", ids.join(" | "));
        }
    }

    fn write_group(&self, text: &mut String, group: &Group) {
        text.push('\n');
        comment(text, "  ", &format!("=== {} ===", group.title));
        if let Some(about) = &group.about {
            comment(text, "  ", about);
        }
        for criterion in &group.criteria {
            self.write_criterion(text, criterion);
        }
        for group in &group.groups {
            self.write_group(text, group);
        }
    }

    fn write_criterion(&self, text: &mut String, criterion: &Criterion) {
        text.push('\n');
        comment(text, "  ", &format!("{} {}", criterion.id, criterion.title));
        for line in [&criterion.question, &criterion.help].into_iter().flatten() {
            comment(text, "  ", line);
        }
        for (n, option) in self.options(criterion).iter().enumerate() {
            let level = criterion.levels.get(n).map_or(&option.label, |level| &level.text);
            comment(text, "  ", &format!("  {}: {level}", option.id));
        }
        if let Some(case) = &criterion.not_applicable {
            comment(text, "  ", &format!("  Not applicable: {case}"));
            comment(text, "  ", &format!("  {}: {{not_applicable: the reason}}", criterion.id));
        }
        let _ = writeln!(text, "  {}:", criterion.id);
    }
}

/// Writes a text as comment lines, wrapped; the lines after the first keep its indent.
fn comment(text: &mut String, indent: &str, words: &str) {
    let lead: String = words.chars().take_while(|it| *it == ' ').collect();
    let mut line = String::new();
    for word in words.split_whitespace() {
        if !line.is_empty() && line.chars().count() + word.chars().count() >= WIDTH {
            let _ = writeln!(text, "{indent}# {lead}{line}");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let _ = writeln!(text, "{indent}# {lead}{line}");
}

fn trim_end(text: &mut String) {
    if text.ends_with(" \n") {
        text.truncate(text.len() - 2);
        text.push('\n');
    }
}
