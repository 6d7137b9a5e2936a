//! Text of a file: UTF-8, UTF-16, or what Windows wrote before, where that can be read in one way.

use std::borrow::Cow;

use crate::problem::{Code, Problem, Spot};

/// What Windows means by the bytes from 0x80 to 0x9F. A blank is no character.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
/// Those of them that people type in English text. Others are more likely letters of another code.
const TYPED: &str = "€…‘’“”•–—™";

/// The text of a file, whatever marks stand before it.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes)?,
        [first, 0, _, 0, ..] if *first != 0 => utf_16(&bytes, u16::from_le_bytes)?,
        [0, first, 0, _, ..] if *first != 0 => utf_16(&bytes, u16::from_be_bytes)?,
        _ => String::from_utf8(bytes).or_else(|err| windows(&err.into_bytes()))?,
    };
    if let Some(place) = text.find('\0') {
        let message = "the file must be text, found a zero byte: save it as CSV UTF-8";
        return Err(malformed(message, line(text.as_bytes(), place)));
    }
    Ok(match text.trim_start_matches('\u{feff}') {
        rest if rest.len() == text.len() => text,
        rest => rest.to_owned(),
    })
}

fn utf_16(bytes: &[u8], number: fn([u8; 2]) -> u16) -> Result<String, Problem> {
    let units =
        bytes.chunks_exact(2).filter_map(|pair| Some(number([*pair.first()?, *pair.get(1)?])));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map_err(|_| {
        malformed("the file begins as UTF-16 text and is none: save it as CSV UTF-8", 1)
    })
}

/// Text in the code of Windows, where each of its bytes can only be that.
fn windows(bytes: &[u8]) -> Result<String, Problem> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for (place, byte) in bytes.iter().enumerate() {
        let before = text.chars().next_back();
        match character(*byte, before, bytes.get(place + 1)) {
            Some(character) => text.push(character),
            None => return Err(question(bytes, place)),
        }
    }
    Ok(text)
}

/// The character that a byte must be, where it can be but one.
fn character(byte: u8, before: Option<char>, next: Option<&u8>) -> Option<char> {
    match byte {
        0x80..=0x9f => {
            windows_character(byte).filter(|it| TYPED.contains(*it) && may_stand(*it, before, next))
        }
        // A capital within a word is more likely an apostrophe or a dash of another code.
        0xc0..=0xde if byte != 0xd7 && before.is_some_and(char::is_lowercase) => None,
        _ => Some(char::from(byte)),
    }
}

/// Whether a sign makes sense between two characters. Within a word it is more likely a letter of
/// another code.
fn may_stand(sign: char, before: Option<char>, next: Option<&u8>) -> bool {
    let is_behind = matches!(sign, '‘' | '“') && before.is_some_and(char::is_alphanumeric);
    let is_within =
        before.is_some_and(char::is_lowercase) && next.is_some_and(u8::is_ascii_lowercase);
    !is_behind && (!is_within || sign == '’')
}

fn windows_character(byte: u8) -> Option<char> {
    let place = usize::from(byte).checked_sub(0x80)?;
    WINDOWS.chars().nth(place).filter(|it| *it != ' ')
}

fn question(bytes: &[u8], place: usize) -> Problem {
    let is_part = |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphanumeric();
    let start =
        bytes.get(..place).unwrap_or_default().iter().rev().take_while(|it| is_part(it)).take(20);
    let from = place - start.count();
    let word = bytes.get(from..).unwrap_or_default().iter().take_while(|it| is_part(it)).take(40);
    let word: String =
        word.map(|byte| windows_character(*byte).unwrap_or(char::from(*byte))).collect();
    let word: Cow<'_, str> = place_readiness::problem::shown(&word).into();
    let message = format!(
        "the file is not UTF-8, and its letters can be read in more than one way: is `{word}` right? \
         Open it in the program that wrote it, and save it as CSV UTF-8"
    );
    let mut problem = malformed(&message, line(bytes, place));
    problem.code = Code::Ambiguous.into();
    problem
}

fn line(bytes: &[u8], place: usize) -> u32 {
    let before = bytes.get(..place).unwrap_or_default();
    let breaks = before.split(|byte| *byte == b'\n').count() - 1;
    u32::try_from(breaks + 1).unwrap_or(u32::MAX)
}

pub(crate) fn malformed(message: &str, line: u32) -> Problem {
    let spot = Spot { row: line, line: Some(line), ..Spot::default() };
    Problem::new(Code::Malformed, message).spot(spot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes.to_vec()).unwrap(), expected);
    }

    #[test]
    fn a_mark_of_utf_8_is_no_text_even_twice() {
        check(b"\xef\xbb\xbf\xef\xbb\xbfplace", "place");
    }

    #[test]
    fn utf_16_is_told_by_its_mark_or_by_its_zero_bytes() {
        check(b"\xff\xfeM\0\xf4\0n\0", "Môn");
        check(b"\xfe\xff\0M\0\xf4\0n", "Môn");
        check(b"p\0l\0a\0c\0e\0", "place");
    }

    #[test]
    fn what_windows_wrote_in_english_is_read() {
        check(b"King\x92s \x96 \xa35m, \x93Zo\xeb\x94", "King’s – £5m, “Zoë”");
    }

    #[test]
    fn what_a_mac_wrote_is_asked_about() {
        // On an old Mac these bytes are an apostrophe and letters with accents.
        let told = [
            (&b"a\nKing\xd5s"[..], "KingÕs"),
            (b"a\nSi\x99n", "Si™n"),
            (b"a\nSi\x89n", "Si‰n"),
            (b"a\nZo\x91", "Zo‘"),
        ];
        for (bytes, word) in told {
            let problem = decode(bytes.to_vec()).unwrap_err();
            assert_eq!((problem.code, problem.spot.unwrap().line), ("ambiguous", Some(2)));
            assert!(
                problem.message.contains(&format!("is `{word}` right?")),
                "{}",
                problem.message
            );
        }
    }
}
