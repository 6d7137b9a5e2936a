//! What people read of a type and of a key.

use super::WIDTH;
use crate::types::prose;

const QUOTES: &str = "\"\"\"";

/// A text in the place where editors look for it: below what it is about.
pub(super) fn docstring(indent: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = with_none(text).replace('\\', r"\\").replace(QUOTES, r#"\"\"\""#);
    let lines = prose::lines(&text, WIDTH - indent.len() - QUOTES.len());
    let fits = |line: &String| indent.len() + line.len() + 2 * QUOTES.len() <= WIDTH;
    let end = match lines.as_slice() {
        [only] if fits(only) => String::new(),
        lines if lines.iter().any(String::is_empty) => format!("\n{indent}"),
        _ => String::new(),
    };
    let text = lines.join(&format!("\n{indent}")).replace(&format!("\n{indent}\n"), "\n\n");
    // A quote at the end would be taken for the first of three.
    let text = match text.strip_suffix('"') {
        Some(before) if end.is_empty() => format!("{before}\\\""),
        _ => text,
    };
    format!("{indent}{QUOTES}{text}{end}{QUOTES}\n")
}

/// The same with Python's word for nothing.
fn with_none(text: &str) -> String {
    let word = |piece: &str| match piece.to_lowercase().strip_prefix("null") {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => format!("None{rest}"),
        _ => piece.to_owned(),
    };
    text.split_inclusive(|c: char| !c.is_alphanumeric()).map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(docstring("    ", text), expected);
    }

    #[test]
    fn nothing_is_called_as_python_calls_it() {
        check(
            "Null where a null score is nullified.",
            "    \"\"\"None where a None score is nullified.\"\"\"\n",
        );
    }

    #[test]
    fn no_text_ends_a_docstring_before_its_end() {
        check(r#"How "sure""#, "    \"\"\"How \"sure\\\"\"\"\"\n");
        check(r#"A """ in \ it."#, "    \"\"\"A \\\"\\\"\\\" in \\\\ it.\"\"\"\n");
    }

    #[test]
    fn paragraphs_end_above_the_last_quotes() {
        check("One.\n\nTwo.", "    \"\"\"One.\n\n    Two.\n    \"\"\"\n");
    }
}
