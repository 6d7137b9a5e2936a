//! Words as people type them, without what does not matter about them.

use place_readiness::problem::is_hidden;

/// Greek and Cyrillic letters that look like those of English, and these.
const TWINS: [(&str, &str); 2] = [
    ("АВЕКМНОРСТУХІЈЅаеорсухіјѕ", "ABEKMHOPCTYXIJSaeopcyxijs"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
];

/// A text without capitals, spaces around and between, curly quotes and what cannot be seen.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace()) {
        let start = folded.len();
        for character in word.chars().filter(|c| !is_hidden(*c)) {
            match character {
                '’' | '‘' | 'ʼ' => folded.push('\''),
                other => folded.extend(other.to_lowercase()),
            }
        }
        if start > 0 && folded.len() > start {
            folded.insert(start, ' ');
        }
    }
    folded
}

/// The words of a text: its runs of letters and digits, in small letters. Apostrophes go.
pub(crate) fn words(text: &str) -> Vec<String> {
    let plain: String = text.chars().filter(|c| !matches!(c, '\'' | '’' | '‘' | 'ʼ')).collect();
    let parts = plain.split(|c: char| !c.is_alphanumeric() && !is_hidden(c));
    let word = |part: &str| {
        part.chars()
            .filter(|c| !is_hidden(*c))
            .map(plain_letter)
            .flat_map(char::to_lowercase)
            .collect()
    };
    parts.map(word).filter(|word: &String| !word.is_empty()).collect()
}

/// The letter of English that people see.
pub(crate) fn plain_letter(character: char) -> char {
    let twin = TWINS.iter().find_map(|(twins, plain)| {
        plain.chars().nth(twins.chars().position(|twin| twin == character)?)
    });
    if character.is_ascii() { character } else { twin.unwrap_or(character) }
}

/// Where some words stand among others, one behind the other.
pub(crate) fn find(words: &[String], wanted: &[String]) -> Option<usize> {
    let first = wanted.first()?;
    let mut places = words.iter().enumerate().filter(|(_, word)| *word == first);
    places.find_map(|(place, _)| words.get(place..)?.starts_with(wanted).then_some(place))
}

/// Words as a sentence has them: `a, b or c`. Those too many are counted.
pub(crate) fn listed<T: AsRef<str>>(words: &[T], last: &str) -> String {
    const MOST: usize = 12;
    let mut named: Vec<String> = words.iter().take(MOST).map(|it| it.as_ref().to_owned()).collect();
    if words.len() > MOST {
        named.push(format!("{} more", words.len() - MOST));
    }
    let Some(end) = named.pop() else { return String::new() };
    if named.is_empty() { end } else { format!("{} {last} {end}", named.join(", ")) }
}

/// `. Did you mean ...`, where one word is close: messages about tables are sentences.
pub(crate) fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |word| format!(". Did you mean `{word}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_spaces_and_curly_quotes_do_not_matter() {
        assert_eq!(folded("  Don’t\u{a0}KNOW\n\u{200b} "), "don't know");
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(words("SCO-1: the Place's (СО)"), ["sco", "1", "the", "places", "co"]);
    }

    #[test]
    fn many_words_are_counted() {
        let many: Vec<String> = (1..=14).map(|n| n.to_string()).collect();
        assert_eq!(listed(&many, "or"), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 or 2 more");
        assert_eq!(listed(&["a", "b"], "and"), "a and b");
    }
}
