//! How wide text is on a screen.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns of a screen a text takes up, and no fewer where screens differ.
pub(crate) fn columns(text: &str) -> usize {
    let apart = text.chars().map(|character| character.width().unwrap_or(0)).sum();
    text.width().max(apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns_and_marks_none() {
        assert_eq!(columns("東京"), 4);
        assert_eq!(columns("e\u{301}"), 1);
        assert_eq!(columns("Llŷn"), 4);
    }
}
