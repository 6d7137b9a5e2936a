//! Rules for every text file, and for templates.

use super::{Finding, Source, has_word, is_of_kind, numbered};

// The words are put together here, or this file would break its own rules.
const UNFINISHED: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// What has meaning only at the place where somebody worked on the project.
const ELSEWHERE: [&str; 8] = [
    concat!("/", "work/"),
    concat!("/", "tmp/"),
    concat!("/", "home/"),
    concat!("/", "root/"),
    concat!("issue", " #"),
    concat!("cla", "ude"),
    concat!("anthro", "pic"),
    concat!("chat", "gpt"),
];

pub(super) fn is_template(path: &str) -> bool {
    is_of_kind(path, "jinja")
}

pub(super) fn trailing_space(source: &Source) -> Vec<Finding> {
    let lines = source.text.split('\n').zip(1..);
    let bad = lines.filter(|(line, _)| line.ends_with(char::is_whitespace));
    bad.map(|(_, line)| (line, "the line ends in white space".to_owned())).collect()
}

pub(super) fn last_line(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    let what = match source.text {
        "" => return Vec::new(),
        "\n" => "an empty line ends the file",
        text if !text.ends_with('\n') => "no line break ends the file",
        text if text.ends_with("\n\n") => "an empty line ends the file",
        _ => return Vec::new(),
    };
    vec![(lines, what.to_owned())]
}

pub(super) fn unfinished(source: &Source) -> Vec<Finding> {
    let words = |(line, text)| {
        let found = UNFINISHED.iter().filter(move |word| has_word(text, word));
        found.map(move |word| (line, format!("`{word}`: finish it, or write an issue")))
    };
    numbered(source.text).flat_map(words).collect()
}

/// Names of machines' folders, of trackers' numbers and of writing tools say nothing to a reader.
pub(super) fn elsewhere(source: &Source) -> Vec<Finding> {
    let words = |(line, text): (usize, &str)| {
        let text = text.to_lowercase();
        let found = ELSEWHERE.iter().filter(move |word| starts_afresh(&text, word));
        found.map(move |word| (line, format!("`{word}` means nothing to a reader")))
    };
    numbered(source.text).flat_map(words).collect()
}

/// A template that switches escaping off says in a comment, there or on the line above, why it may.
pub(super) fn unescaped(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut above = "";
    for (line, text) in numbered(source.text) {
        let has_reason = text.contains("{#") || above.contains("{#") || above.contains("#}");
        if text.replace(' ', "").contains("|safe") && !has_reason {
            findings.push((line, "`safe` without a comment that says why".to_owned()));
        }
        above = text;
    }
    findings
}

/// Whether `word` stands in `text`, and not in the middle of an address or a longer path.
fn starts_afresh(text: &str, word: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || "._~/-".contains(c);
    let mut before = text.match_indices(word).map(|(start, _)| text.get(..start));
    before.any(|before| !before.unwrap_or_default().ends_with(goes_on))
}

#[cfg(test)]
mod tests {
    use super::super::{check_lines, found};
    use super::*;

    #[test]
    fn lines_do_not_end_in_white_space() {
        check_lines(trailing_space, "a.md", "one\ntwo \nthree\t\nfour\r\n", &[2, 3, 4]);
        check_lines(trailing_space, "a.md", "  one\n\ntwo\n", &[]);
    }

    #[test]
    fn one_line_break_ends_a_file() {
        check_lines(last_line, "a.md", "one\ntwo", &[2]);
        check_lines(last_line, "a.md", "one\n\n", &[2]);
        check_lines(last_line, "a.md", "one\ntwo\n", &[]);
        check_lines(last_line, "a.md", "", &[]);
    }

    #[test]
    fn nothing_is_left_unfinished() {
        let text = format!("one\n// {}: two\n{}S\n", UNFINISHED[0], UNFINISHED[1]);

        check_lines(unfinished, "a.rs", &text, &[2]);
    }

    #[test]
    fn no_other_place_is_spoken_of() {
        let folder = ELSEWHERE[0];
        let text = format!("see {folder}main\nhttps://example.org{folder}main\n({folder})\n");
        check_lines(elsewhere, "a.md", &text, &[1, 3]);

        let text = format!("Closes {}4", ELSEWHERE[4].to_uppercase());
        let what = format!("`{}` means nothing to a reader", ELSEWHERE[4]);
        assert_eq!(found(elsewhere, "a.md", &text), [(1, what)]);
    }

    #[test]
    fn text_is_escaped_unless_a_comment_says_why_not() {
        check_lines(unescaped, "a.html.jinja", "<p>\n{{ name | safe }}\n", &[2]);
        check_lines(unescaped, "a.html.jinja", "{# a number #}{{ n|safe }}\n", &[]);
        check_lines(unescaped, "a.html.jinja", "{# a number #}\n{{ n|safe }}\n", &[]);
        check_lines(unescaped, "a.html.jinja", "{{ name }} is safe\n", &[]);
    }
}
