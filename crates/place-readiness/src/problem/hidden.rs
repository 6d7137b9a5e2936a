//! Characters that cannot be seen: the one list of them, and how each is called.

/// Whether a character is a control, or cannot be seen by itself, or changes how its neighbours are
/// shown.
///
/// These are the controls and the ends of lines other than a line feed's, all characters that
/// Unicode calls ignorable by default (of its version 17), and the marks of annotations between
/// lines. The two selectors that tell an emoji from a sign, U+FE0E and U+FE0F, do no harm and are
/// left out. What shows text of a rubric or an answer should show none of these.
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0d}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Whether a character is one that no text of a document may hold: hidden, and needed by no writing.
///
/// Line feeds and tabs are needed; so are the joiners of Persian, Hindi and many emoji, and the marks
/// that tell the direction of a word in Arabic and Hebrew.
pub fn is_unsafe(character: char) -> bool {
    let is_needed = matches!(
        character,
        '\n' | '\t' | '\u{200c}' | '\u{200d}' | '\u{200e}' | '\u{200f}' | '\u{61c}'
    );
    is_hidden(character) && !is_needed
}

/// Quotes from a document are cut here, so that a message stays a message.
const LONGEST_QUOTE: usize = 80;

/// Text from a document, made safe and short enough to stand in a message.
pub fn shown(text: &str) -> String {
    let mut shown = String::new();
    for (n, character) in text.chars().enumerate() {
        if n == LONGEST_QUOTE {
            shown.push('…');
            break;
        }
        match character {
            '`' => shown.push('\''),
            plain if is_hidden(plain) => shown.extend(plain.escape_unicode()),
            plain => shown.push(plain),
        }
    }
    shown
}

/// So many characters tell a person where they are.
const AROUND: usize = 20;

/// A hidden character by its number and its name, and the text that it hides behind.
pub(crate) fn quoted(character: char, before: &str) -> String {
    let place = match before.char_indices().rev().take(AROUND).last() {
        Some((from, _)) => {
            format!("after `{}`", shown(before.get(from..).unwrap_or_default()))
        }
        None => "at the start".to_owned(),
    };
    format!("U+{:04X} ({}) {place}", u32::from(character), name(character))
}

fn name(character: char) -> &'static str {
    match character {
        '\u{85}' | '\u{2028}' => "a line separator",
        '\u{2029}' => "a paragraph separator",
        '\u{ad}' => "a soft hyphen",
        '\u{115f}'..='\u{1160}' | '\u{3164}' | '\u{ffa0}' => "a Hangul filler",
        '\u{200b}' => "a zero-width space",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "it turns text around",
        '\u{2060}' => "a word joiner",
        '\u{2061}'..='\u{2064}' => "an invisible operator",
        '\u{feff}' => "a byte order mark",
        '\u{fff9}'..='\u{fffb}' => "an annotation mark",
        '\u{180b}'..='\u{180d}'
        | '\u{180f}'
        | '\u{fe00}'..='\u{fe0d}'
        | '\u{e0100}'..='\u{e01ef}' => "a variation selector",
        '\u{e0000}'..='\u{e007f}' => "a tag character",
        control if control.is_control() => "a control character",
        _ => "it cannot be seen",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_real_writing_needs_may_stay() {
        // Persian with a joiner, an emoji of two, a heart in colour, Hebrew with a mark, a table.
        let needed =
            "می\u{200c}خواهم 👩\u{200d}⚕\u{fe0f} ❤\u{fe0f} ש\u{200f}! ب\u{61c}\u{200e}\n\ta\u{301}";
        assert_eq!(needed.chars().find(|c| is_unsafe(*c)), None);
    }

    #[test]
    fn a_hidden_character_is_called_by_its_name_and_by_what_stands_before_it() {
        assert_eq!(quoted('\u{ad}', "joined"), "U+00AD (a soft hyphen) after `joined`");
        assert_eq!(quoted('\u{feff}', ""), "U+FEFF (a byte order mark) at the start");
        assert_eq!(
            quoted('\u{7}', &"x".repeat(90)),
            format!("U+0007 (a control character) after `{}`", "x".repeat(20))
        );
    }
}
