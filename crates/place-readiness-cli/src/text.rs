//! Text made safe to print: names of files, and data.

use std::path::Path;

use place_readiness::problem::is_hidden;
use place_readiness_report::terminal;
pub(crate) use place_readiness_report::terminal::{neutral, one_line};

/// The name of a file, safe to print on one line. It may say less than the name itself.
pub(crate) fn name(path: &Path) -> String {
    terminal::escaped(&path.to_string_lossy())
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

/// A number of things, in words: `1 file`, `2 files`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_says_the_same_with_hidden_characters_escaped() {
        assert_eq!(visible_json("{\n\"\u{200b}é\u{e0041}\"}"), "{\n\"\\u200bé\\udb40\\udc41\"}");
    }
}
