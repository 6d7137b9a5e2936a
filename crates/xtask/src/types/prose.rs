//! Sentences, broken into lines.

use super::model::{Body, Type};

/// What a type is, with the meaning of each of its words.
pub(super) fn of(it: &Type) -> String {
    let mut text = it.about.clone();
    let Body::Words(words) = &it.body else { return text };
    let mut between = "\n\n";
    for word in words.iter().filter(|word| !word.about.is_empty()) {
        text = format!("{text}{between}- `{}`: {}", word.word, word.about);
        between = "\n";
    }
    text
}

/// Lines of at most `width` characters, where words allow. An empty line stands between paragraphs,
/// and each entry of a list begins a line.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split("\n\n") {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        for entry in entries(paragraph) {
            fill(&mut lines, &entry, width);
        }
    }
    lines
}

/// The entries of a list, or a paragraph as the only one.
fn entries(paragraph: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in paragraph.lines() {
        match entries.last_mut() {
            Some(entry) if !line.starts_with("- ") => {
                entry.push(' ');
                entry.push_str(line.trim());
            }
            _ => entries.push(line.trim().to_owned()),
        }
    }
    entries
}

/// Adds the lines of one entry. Those after the first of a list's entry are set in.
fn fill(lines: &mut Vec<String>, entry: &str, width: usize) {
    let inset = if entry.starts_with("- ") { "  " } else { "" };
    let mut line = String::new();
    for word in entry.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::replace(&mut line, inset.to_owned()));
        } else if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_broken_where_words_allow() {
        assert_eq!(lines("one two\nthree four", 9), ["one two", "three", "four"]);
        assert_eq!(lines("a-word-too-long for it", 6), ["a-word-too-long", "for it"]);
    }

    #[test]
    fn paragraphs_and_entries_of_a_list_stay_apart() {
        assert_eq!(
            lines("One.\n\n- two three\n- four", 8),
            ["One.", "", "- two", "  three", "- four"]
        );
    }
}
