//! Ids: which texts can serve as one, and how one is made of a name.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The longest id.
const LONGEST: usize = 64;
/// What an id has lost of its name is told by so many digits of a hash.
const DIGITS: usize = 8;

/// Letters of the Latin alphabets of Europe, by those of English that stand for them.
const LATIN: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąÀÁÂÃÄÅĀĂĄ"),
    ("ae", "æÆ"),
    ("c", "çćĉċčÇĆĈĊČ"),
    ("d", "ďđðĎĐÐ"),
    ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"),
    ("g", "ĝğġģǧĜĞĠĢǦ"),
    ("h", "ĥħĤĦ"),
    ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"),
    ("j", "ĵĴ"),
    ("k", "ķĸĶ"),
    ("l", "ĺļľŀłĹĻĽĿŁ"),
    ("n", "ñńņňŋÑŃŅŇŊ"),
    ("o", "òóôõöøōŏőÒÓÔÕÖØŌŎŐ"),
    ("oe", "œŒ"),
    ("r", "ŕŗřŔŖŘ"),
    ("s", "śŝşšșſŚŜŞŠȘ"),
    ("ss", "ßẞ"),
    ("t", "ţťŧțŢŤŦȚ"),
    ("th", "þÞ"),
    ("u", "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"),
    ("w", "ŵẁẃẅŴẀẂẄ"),
    ("y", "ýÿŷỳÝŸŶỲ"),
    ("z", "źżžŹŻŽ"),
];

/// Whether a text can serve as an id.
pub fn is_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=LONGEST).contains(&text.len())
        && text.bytes().all(fits)
        && text.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric())
}

/// An id made of a name, the same wherever it is made; of the other word where nothing is left.
///
/// It has the letters and digits of the name, in lower case and without accents. Apostrophes go, and
/// a hyphen stands for whatever else lies between. Where letters of other alphabets are lost, or the
/// end of a long name, digits of a hash of the name follow, so that two names keep two ids.
pub(crate) fn of_name(name: &str, otherwise: &str) -> String {
    let mut made = Made::default();
    name.chars().for_each(|character| made.add(character));
    if made.id.is_empty() {
        made.id.push_str(otherwise);
    }
    if made.is_short || made.id.len() > LONGEST {
        made.id.truncate(LONGEST - DIGITS - 1);
        let start = made.id.trim_end_matches('-');
        return format!("{start}-{}", hash(name));
    }
    made.id
}

/// An id in the making. It is plain ASCII.
#[derive(Default)]
struct Made {
    id: String,
    /// Whether something stands between the last letter and the next.
    is_apart: bool,
    /// Whether a letter or a digit of the name is lost.
    is_short: bool,
}

impl Made {
    fn add(&mut self, character: char) {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' => {
                self.join(character.to_ascii_lowercase().encode_utf8(&mut [0; 4]));
            }
            // Apostrophes, and accents that stand behind their letters.
            '\'' | '‘' | '’' | 'ʼ' | '\u{300}'..='\u{36f}' => {}
            _ => {
                let latin = LATIN.iter().find(|(_, accented)| accented.contains(character));
                let Some((plain, _)) = latin else { return self.part(character) };
                self.join(plain);
            }
        }
    }

    fn part(&mut self, character: char) {
        self.is_apart = true;
        // Signs and spaces: of ASCII and Latin-1, and dashes, quotes and bullets.
        self.is_short |=
            !matches!(character, '\0'..='\u{ff}' | '\u{2000}'..='\u{206f}' | '\u{3000}');
    }

    fn join(&mut self, letters: &str) {
        if self.is_apart && !self.id.is_empty() {
            self.id.push('-');
        }
        self.is_apart = false;
        self.id.push_str(letters);
    }
}

/// Digits that tell a name from others, whatever spaces are between its words, and in whatever case
/// its letters of English are.
fn hash(name: &str) -> String {
    let words: Vec<&str> = name.split_ascii_whitespace().collect();
    let mut digits = String::new();
    for byte in Sha256::digest(words.join(" ").to_ascii_lowercase()) {
        let _ = write!(digits, "{byte:02x}");
    }
    digits.truncate(DIGITS);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        let id = of_name(name, "place");
        assert_eq!(id, expected);
        assert!(is_id(&id), "{id}");
    }

    #[test]
    fn what_people_write_between_words_does_not_matter() {
        check("North  West London", "north-west-london");
        check(" St. Anne's on Sea ", "st-annes-on-sea");
        check("St Anne’s-on-Sea", "st-annes-on-sea");
        check("Avon_(East)", "avon-east");
    }

    #[test]
    fn accents_go_whichever_way_they_are_written() {
        check("Ynys Môn", "ynys-mon");
        check("Ynys Mo\u{302}n", "ynys-mon");
        check("TŶ GWYN, Åre, Tromsø, Straße", "ty-gwyn-are-tromso-strasse");
    }

    /// The digits are those that `printf '%s' NAME | sha256sum` prints.
    #[test]
    fn what_is_lost_is_told_by_a_hash() {
        check("القاهرة", "place-972ecc0c");
        check("Αθήνα  West", "west-bdcf5349");
        check("!", "place");
    }
}
