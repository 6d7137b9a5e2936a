//! Text made safe to print, measured in columns, and broken into lines.

use std::path::Path;

use place_readiness::is_hidden;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Text in which nothing can move the cursor, change colours, or hide or reorder its neighbours.
///
/// What could is shown by its number instead, such as `\u{1b}`. Line breaks stay; tabs become
/// spaces.
pub(crate) fn neutral(text: &str) -> String {
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
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(['\n', '\t', ' ']).filter(|word| !word.is_empty()).collect();
    neutral(&words.join(" "))
}

/// The name of a file, safe to print on one line. It may say less than the name itself.
pub(crate) fn name(path: &Path) -> String {
    let shown = path.to_string_lossy();
    let mut name = String::with_capacity(shown.len());
    for character in shown.chars() {
        if is_hidden(character) {
            name.extend(character.escape_unicode());
        } else {
            name.push(character);
        }
    }
    name
}

/// JSON text with every hidden character of its strings written as an escape. It says the same.
pub(crate) fn visible_json(json: &str) -> String {
    let mut visible = String::with_capacity(json.len());
    for character in json.chars() {
        if is_hidden(character) && character != '\n' {
            let units = &mut [0; 2];
            let escapes = character.encode_utf16(units).iter().map(|unit| format!("\\u{unit:04x}"));
            visible.extend(escapes);
        } else {
            visible.push(character);
        }
    }
    visible
}

/// How many columns of a terminal a text takes up, and no fewer where terminals differ.
pub(crate) fn columns(text: &str) -> usize {
    let apart = text.chars().map(|character| character.width().unwrap_or(0)).sum();
    text.width().max(apart)
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

/// The first sentence of a text.
pub(crate) fn first_sentence(text: &str) -> &str {
    let end = text.char_indices().zip(text.chars().skip(1)).find_map(|((at, character), next)| {
        let ends = matches!(character, '.' | '!' | '?') && next.is_whitespace();
        ends.then(|| at + character.len_utf8())
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A number of things, in words: `1 criterion`, `2 criteria`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Moves whole lines out of one that is too long.
fn break_up(line: &mut String, width: usize, lines: &mut Vec<String>) {
    while columns(line) > width {
        let ends = line.char_indices().map(|(at, _)| at).skip(1).collect::<Vec<_>>();
        let fits = |end: &usize| line.get(..*end).is_some_and(|head| columns(head) <= width);
        // A mark that joins the character before it must not start a line.
        let parts = |end: &usize| {
            line.get(*end..).and_then(|tail| tail.chars().next()).and_then(char::width) != Some(0)
        };
        let Some(end) = ends.into_iter().rfind(|end| fits(end) && parts(end)) else { return };
        let rest = line.split_off(end);
        lines.push(std::mem::replace(line, rest));
    }
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
        assert_eq!(name(Path::new("a\nb\u{1b}.yaml")), "a\\u{a}b\\u{1b}.yaml");
    }

    #[test]
    fn json_says_the_same_with_hidden_characters_escaped() {
        assert_eq!(visible_json("{\n\"\u{200b}é\u{e0041}\"}"), "{\n\"\\u200bé\\udb40\\udc41\"}");
    }

    #[test]
    fn wide_characters_take_two_columns_and_marks_none() {
        assert_eq!(columns("東京"), 4);
        assert_eq!(columns("e\u{301}"), 1);
        assert_eq!(columns("Llŷn"), 4);
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
    fn a_sentence_ends_at_a_stop_with_a_space_behind_it() {
        assert_eq!(first_sentence("About 1.5 in all. Then more."), "About 1.5 in all.");
        assert_eq!(first_sentence("No stop at all"), "No stop at all");
        assert_eq!(first_sentence("Only one."), "Only one.");
    }
}
