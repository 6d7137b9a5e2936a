//! Where each value stands in JSON text, and how each number is written there.
//!
//! Whether the text is JSON has been judged before: this only counts.

use crate::document::seen::{Seen, Spelled};
use crate::problem::Mark;

/// Every value and key of a JSON text, in its order.
pub(crate) fn walk(text: &str) -> Vec<Seen<'_>> {
    let mut scan = Scan { rest: text, mark: Mark { line: 1, column: 1 } };
    std::iter::from_fn(|| scan.next()).collect()
}

/// What is still to be read, and where it begins.
struct Scan<'t> {
    rest: &'t str,
    mark: Mark,
}

impl<'t> Scan<'t> {
    fn next(&mut self) -> Option<Seen<'t>> {
        self.skip(length(self.rest, is_between));
        let mark = self.mark;
        let written = match self.rest.chars().next()? {
            '{' | '[' => {
                self.skip(1);
                Spelled::Open
            }
            '"' => {
                self.skip(string(self.rest));
                Spelled::Json
            }
            first => {
                let word = self.skip(length(self.rest, is_word).max(first.len_utf8()));
                if first == '-' || first.is_ascii_digit() {
                    Spelled::Number(word)
                } else {
                    Spelled::Json
                }
            }
        };
        Some(Seen { mark, written })
    }

    /// Moves on by so many bytes, and counts the lines among them.
    fn skip(&mut self, bytes: usize) -> &'t str {
        let (skipped, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.mark.advance(skipped);
        self.rest = rest;
        skipped
    }
}

fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' | b']' | b'}')
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')
}

fn length(text: &str, belongs: fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| belongs(*byte)).count()
}

/// How many bytes a string has, with its quotes.
fn string(text: &str) -> usize {
    let mut is_escaped = false;
    let inside = text.bytes().skip(1).take_while(|byte| {
        let ends = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        !ends
    });
    inside.count() + 2
}
