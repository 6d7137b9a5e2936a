//! Escaping: text stays text, whatever it holds.

use std::fmt::{self, Write};

use askama::filters::Escaper;
use place_readiness::problem::{is_hidden, is_unsafe};

/// How text is put into HTML and SVG.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Html;

/// How text is put into Markdown. A value has to come in one piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Markdown;

/// How text is put into plain text. A value has to come in one piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain;

impl Escaper for Html {
    // Templates call this at every gap: a copy at each would be most of their code.
    #[inline(never)]
    fn write_escaped_str<W: Write>(&self, mut out: W, text: &str) -> fmt::Result {
        html(&mut out, text)
    }
}

impl Escaper for Markdown {
    fn write_escaped_str<W: Write>(&self, mut out: W, text: &str) -> fmt::Result {
        out.write_str(&markdown(text))
    }
}

impl Escaper for Plain {
    fn write_escaped_str<W: Write>(&self, mut out: W, text: &str) -> fmt::Result {
        out.write_str(&plain(text))
    }
}

/// Text as HTML and XML that shows it, in an element or in a quoted attribute.
fn html(out: &mut dyn Write, text: &str) -> fmt::Result {
    let text = clean(text);
    let mut rest = text.as_str();
    while let Some(at) = rest.find(is_special) {
        let (before, special) = rest.split_at(at);
        out.write_str(before)?;
        out.write_str(match special.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            Some(b'\'') => "&#x27;",
            _ => "&#x2f;",
        })?;
        rest = special.get(1..).unwrap_or("");
    }
    out.write_str(rest)
}

fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'' | '/')
}

/// Text without characters that could end a document, hide, or turn what stands around it about.
///
/// Control characters are not allowed in XML at all. Characters that cannot be seen can carry what
/// nobody reads, and some make a number or a word after them read differently from what it is.
pub(crate) fn clean(text: &str) -> String {
    let replaced = |c: char| {
        let not_text = matches!(c, '\u{fffe}' | '\u{ffff}');
        if not_text || (is_unsafe(c) && c != '\r') { '\u{fffd}' } else { c }
    };
    text.chars().map(replaced).collect()
}

/// Text on one line, without any character that hides or reorders what stands around it.
pub(crate) fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    clean(&line).chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect()
}

/// Text as Markdown that shows it on one line: no markup, no link, no table cell, no HTML.
///
/// One thing cannot be escaped: some readers look for mail addresses after they have undone every
/// escape, and link them. Such a link leads where it says.
pub(crate) fn markdown(text: &str) -> String {
    let text = clean(text);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len() + line.len() / 8);
    let marker = list_marker(&line);
    for (at, c) in line.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A backslash before it would mean one thing in a table and another outside.
            '|' => out.push_str("&#124;"),
            _ => {
                if marker == Some(at) || is_markup(c) || starts_address(&line, at) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

fn is_markup(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#' | '~' | '$' | '^' | '@')
}

/// Where a line would become a list, a rule, a heading or a fence if nothing were done.
fn list_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = line.bytes().skip(digits);
    match (rest.next(), rest.next()) {
        (Some(b'.' | b')'), None | Some(b' ')) if digits > 0 => Some(digits),
        (Some(b'-' | b'+' | b'=' | b':' | b'!'), _) if digits == 0 => Some(0),
        _ => None,
    }
}

/// Whether something that readers turn into a link by themselves hangs on this character.
fn starts_address(line: &str, at: usize) -> bool {
    let (before, after) = (line.get(..at).unwrap_or(""), line.get(at..).unwrap_or(""));
    let www = before.len().checked_sub(3).and_then(|from| before.get(from..));
    after.starts_with("://")
        || (after.starts_with('.') && www.is_some_and(|it| it.eq_ignore_ascii_case("www")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_html_ends_no_element_and_no_attribute() {
        let mut out = String::new();
        html(&mut out, "<a b=\"c\" d='e'>&amp;</a>\0…").unwrap();
        let expected = "&lt;a b=&quot;c&quot; d=&#x27;e&#x27;&gt;&amp;amp;&lt;&#x2f;a&gt;�…";
        assert_eq!(out, expected);
    }

    #[test]
    fn markdown_is_one_line_without_markup() {
        check("one\n\n# two\r\nthree", r"one \# two three");
        check("a | b || c", "a &#124; b &#124;&#124; c");
        check(r"\| `x` *y* _z_ ~~w~~", r"\\&#124; \`x\` \*y\* \_z\_ \~\~w\~\~");
        check("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        check("[a](javascript:b) ![c](d)", r"\[a\](javascript:b) !\[c\](d)");
        check("<javascript:alert(1)> &lt;b&gt;", "&lt;javascript:alert(1)&gt; &amp;lt;b&amp;gt;");
        check("see https://a.example, WWW.b.example", r"see https\://a.example, WWW\.b.example");
        check("{{ x }} {% y %} $z$ a@b.c", r"\{\{ x \}\} \{% y %\} \$z\$ a\@b.c");
    }

    #[test]
    fn markdown_never_starts_a_block() {
        check("- a", r"\- a");
        check("+ a", r"\+ a");
        check("=== a", r"\=== a");
        check("12. a", r"12\. a");
        check("1) a", r"1\) a");
        check("::: a", r"\::: a");
        check("    code", "code");
        check("2019 a - b", "2019 a - b");
        check("30.4", "30.4");
    }

    #[test]
    fn clean_text_can_stand_in_any_document() {
        assert_eq!(clean("a\0b\u{1b}[1m\u{202e}c\u{2066}\u{ffff}\n"), "a�b�[1m�c��\n");
        assert_eq!(clean("a\u{ad}\u{200b}\u{2028}\u{3164}\u{fff9}\u{e0041}b"), "a������b");
        let needed = "می\u{200c}خواهم 👩\u{200d}⚕\u{fe0f} \u{200f}\u{61c}\r\n";
        assert_eq!(clean(needed), needed);
    }

    #[test]
    fn plain_text_is_one_line_that_nothing_turns_about() {
        let text = " a\n\tb\u{2028}c\u{85}d\u{b}e \u{200f}f\u{61c}g\u{1b}[2Jh\u{202e}\u{e0041} ";
        assert_eq!(plain(text), "a b c d e �f�g�[2Jh��");
        assert_eq!(plain("<b> 1. - `x` {{ y }}"), "<b> 1. - `x` {{ y }}");
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(markdown(text), expected);
    }
}
