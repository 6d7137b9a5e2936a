//! A page of text for a terminal: headings, paragraphs, lists and rows, none wider than it.

use std::borrow::Cow;

use super::Screen;
use super::text::{columns, neutral, pad, wrap};
use crate::words::say;

/// Where there are fewer columns than this, what would stand beside something stands below it.
pub(super) const SIDE_BY_SIDE: usize = 72;

/// The columns that the name of a fact takes up.
const FACT: usize = 20;

/// The deepest indentation, so that deep nesting leaves room for words.
const DEEPEST: usize = 12;

/// Text as it will stand on the terminal, made line by line. Whatever goes in is made neutral.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) screen: Screen,
    text: String,
}

/// How text stands out. It never carries a meaning that the words do not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ink {
    Plain,
    Bold,
    Faint,
    Accent,
    Marker,
}

impl Page {
    pub(super) fn new(screen: Screen) -> Self {
        Self { screen, text: String::new() }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// A heading between two rules, with a blank line before it.
    pub(super) fn heading(&mut self, title: &str) {
        self.blank();
        let rule = self.choose("─", "-");
        let title = self.drawable(title);
        let title: String = wrap(&title, self.screen.width - 6).into_iter().take(1).collect();
        let rest = self.screen.width.saturating_sub(4 + columns(&title));
        let (left, right) = (format!("{} ", rule.repeat(2)), format!(" {}", rule.repeat(rest)));
        self.row(&[(Ink::Faint, &left), (Ink::Bold, &title), (Ink::Faint, &right)]);
    }

    /// A paragraph; every line of it starts after so many spaces.
    pub(super) fn paragraph(&mut self, ink: Ink, indent: usize, text: &str) {
        self.item(ink, indent, "", text);
    }

    /// A paragraph that hangs from a mark, such as a number or a bullet.
    pub(super) fn item(&mut self, ink: Ink, indent: usize, mark: &str, text: &str) {
        let indent = indent.min(DEEPEST);
        let hang = indent + columns(mark);
        let mut lead = format!("{}{mark}", " ".repeat(indent));
        for line in wrap(&self.drawable(text), self.screen.width.saturating_sub(hang).max(8)) {
            self.row(&[(Ink::Plain, &lead), (ink, &line)]);
            lead = " ".repeat(hang);
        }
    }

    /// A name in bold, with a blank line before it, for what comes below.
    pub(super) fn section(&mut self, title: &str) {
        self.blank();
        self.paragraph(Ink::Bold, 0, title);
    }

    /// A named fact: its name and its text side by side, where there is room.
    pub(super) fn fact(&mut self, name: &str, text: &str) {
        if self.screen.width < SIDE_BY_SIDE {
            let fact = say!("terminal.fact").with("name", name).with("text", text).to_string();
            return self.paragraph(Ink::Plain, 2, if name.is_empty() { text } else { &fact });
        }
        let width = FACT.max(columns(name) + 2);
        self.item(Ink::Plain, 2, &pad(name, width), text);
    }

    /// A paragraph that hangs from a bullet.
    pub(super) fn bullet(&mut self, indent: usize, text: &str) {
        let bullet = self.choose("• ", "- ");
        self.item(Ink::Plain, indent, bullet, text);
    }

    /// A command to copy. Where it is too long for a line, it goes on in the next.
    pub(super) fn command(&mut self, words: &[String]) {
        let room = self.screen.width.saturating_sub(6);
        let mut line = String::new();
        for word in words {
            if !line.is_empty() && columns(&line) + 1 + columns(word) > room {
                self.row(&[(Ink::Plain, "  "), (Ink::Bold, &format!("{line} \\"))]);
                "  ".clone_into(&mut line);
            }
            let space = if line.trim().is_empty() { "" } else { " " };
            line.extend([space, word]);
        }
        self.row(&[(Ink::Plain, "  "), (Ink::Bold, &line)]);
    }

    /// One line, made of pieces that together are no wider than the page.
    pub(super) fn row(&mut self, pieces: &[(Ink, &str)]) {
        let mut line = String::new();
        for (ink, text) in pieces {
            let text = neutral(&self.drawable(text)).replace('\n', " ");
            match ink.code().filter(|_| self.screen.colour && !text.trim().is_empty()) {
                Some(code) => line.extend(["\u{1b}[", code, "m", &text, "\u{1b}[0m"]),
                None => line.push_str(&text),
            }
        }
        self.text.push_str(line.trim_end_matches(' '));
        self.text.push('\n');
    }

    /// The text with plain quotes and dashes where the screen may not have others.
    fn drawable<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.screen.unicode || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let plain = |character| match character {
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '–' | '—' => '-',
            other => other,
        };
        Cow::Owned(text.chars().map(plain).collect())
    }

    /// One of two ways to draw something.
    pub(super) fn choose(&self, drawn: &'static str, ascii: &'static str) -> &'static str {
        if self.screen.unicode { drawn } else { ascii }
    }
}

impl Ink {
    fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Bold => Some("1"),
            Self::Faint => Some("2"),
            Self::Accent => Some("36"),
            Self::Marker => Some("1;36"),
        }
    }
}
