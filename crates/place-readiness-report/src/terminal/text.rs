//! Text made safe to print, measured in columns, and broken into lines.

use place_readiness::problem::is_hidden;
use unicode_width::UnicodeWidthChar;

pub(crate) use crate::width::columns;

/// Text in which nothing can move the cursor, change colours, or hide or reorder its neighbours.
///
/// What could is shown by its number instead, such as `\u{1b}`. Line breaks stay; tabs become
/// spaces.
pub fn neutral(text: &str) -> String {
    let mut neutral = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => neutral.push('\n'),
            '\t' => neutral.push(' '),
            hidden if is_hidden(hidden) => neutral.extend(hidden.escape_unicode()),
            plain => neutral.push(plain),
        }
    }
    neutral
}

/// The same, on one line: line breaks become spaces.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(['\n', '\t', ' ']).filter(|word| !word.is_empty()).collect();
    neutral(&words.join(" "))
}

/// Text in which every hidden character, a line break too, is shown by its number: the name of a file.
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// The text, followed by as many spaces as it takes to fill so many columns.
pub(crate) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Neutral text, broken into lines of at most so many columns.
///
/// Breaks fall between words; a word too long for a line is broken where the line ends.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in neutral(text).split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            if !line.is_empty() && columns(&line) + 1 + columns(word) > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            break_up(&mut line, width, &mut lines);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// Moves whole lines out of one that is too long.
fn break_up(line: &mut String, width: usize, lines: &mut Vec<String>) {
    let mut rest = line.as_str();
    while let Some(end) = end_of_line(rest, width) {
        let (head, tail) = rest.split_at(end);
        lines.push(head.to_owned());
        rest = tail;
    }
    if rest.len() < line.len() {
        *line = rest.to_owned();
    }
}

/// Where a line of so many columns ends in a text that is longer. It is looked at no further, as a
/// text may have a million characters. A mark that joins the one before it never starts a line.
fn end_of_line(text: &str, width: usize) -> Option<usize> {
    let (mut used, mut end) = (0, 0);
    for (at, character) in text.char_indices() {
        let own = character.width().unwrap_or(0);
        if own > 0 {
            end = at;
        }
        // The selector that makes a sign an emoji makes it wider too.
        used += if character == '\u{fe0f}' { 1 } else { own };
        if used > width && end > 0 {
            return Some(end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_fool_a_terminal_is_shown_by_its_number() {
        assert_eq!(neutral("a\u{1b}[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(neutral("\u{9b}31m\u{7}\r"), "\\u{9b}31m\\u{7}\\u{d}");
        assert_eq!(neutral("x\u{202e}y\u{200b}z\u{feff}"), "x\\u{202e}y\\u{200b}z\\u{feff}");
        assert_eq!(neutral("Zürich 東京\nnext\tword"), "Zürich 東京\nnext word");
    }

    #[test]
    fn a_file_name_keeps_to_its_line() {
        assert_eq!(escaped("a\nb\u{1b}.yaml"), "a\\u{a}b\\u{1b}.yaml");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one\n\ntwo", 7), ["one", "two"]);
        assert_eq!(wrap("", 7), Vec::<String>::new());
    }

    #[test]
    fn a_long_word_breaks_where_the_line_ends_but_not_before_a_mark() {
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("東京都", 5), ["東京", "都"]);
        assert_eq!(wrap("abe\u{301}f", 3), ["abe\u{301}", "f"]);
    }

    #[test]
    fn a_word_of_a_million_letters_breaks_like_any_other() {
        let lines = wrap(&"x".repeat(1_000_000), 80);
        assert_eq!(lines.len(), 12_500);
        assert!(lines.iter().all(|line| line.len() == 80));
    }

    #[test]
    fn a_sign_that_is_made_an_emoji_takes_two_columns() {
        assert_eq!(wrap("❤\u{fe0f}❤\u{fe0f}❤\u{fe0f}", 5), ["❤\u{fe0f}❤\u{fe0f}", "❤\u{fe0f}"]);
    }
}
