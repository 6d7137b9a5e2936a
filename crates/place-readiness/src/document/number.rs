//! Numbers by the text in which they are written: what counts as one, and what it is exactly.

/// No id has more characters.
const LONGEST: usize = 64;

/// Exponents beyond these move any number out of every range, or below every decimal place.
const FURTHEST: i64 = 1_000_000_000_000;

/// A number as JSON writes them, such as `-12.50` or `1e2`, without what adds nothing to it: the
/// digits say a whole number, which neither starts nor ends with a zero, and `power` moves its point.
#[derive(Debug)]
pub(crate) struct Numeral {
    pub(crate) is_negative: bool,
    pub(crate) digits: String,
    pub(crate) power: i64,
}

impl Numeral {
    /// Takes a number apart. `None` where the text is none: `+1`, `.5`, `0x1F`, `1_000`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (is_negative, rest) = unsigned(text);
        let (number, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
        let (whole, places) = number.split_once('.').unwrap_or((number, "0"));
        let starts_well = whole == "0" || !whole.starts_with('0');
        if !(starts_well && is_digits(whole) && is_digits(places)) {
            return None;
        }
        let shift = self::exponent(exponent)?;
        let digits = [whole, places].concat();
        let digits = digits.trim_start_matches('0');
        let significant = digits.trim_end_matches('0');
        let power = shift - length(places) + length(digits) - length(significant);
        Some(Self { is_negative, digits: significant.to_owned(), power })
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// How many digits stand before the point; below 0 where zeros follow it first.
    pub(crate) fn magnitude(&self) -> i64 {
        length(&self.digits) + self.power
    }
}

/// Whether a text is a number as JSON writes them.
pub(crate) fn is_plain(text: &str) -> bool {
    Numeral::parse(text).is_some()
}

/// Whether a text says infinity, or that it is no number, as YAML or a host language has it.
pub(crate) fn is_endless(text: &str) -> bool {
    let word = text.trim_start_matches(['+', '-']).trim_start_matches('.');
    word.eq_ignore_ascii_case("inf") || word.eq_ignore_ascii_case("nan")
}

/// The shortest way to write a number without an exponent, where that is short enough for an id.
pub(crate) fn shortest(text: &str) -> Option<String> {
    let number = Numeral::parse(text)?;
    if number.is_zero() {
        return Some("0".to_owned());
    }
    let (magnitude, power) = (number.magnitude(), number.power);
    let before = usize::try_from(magnitude).unwrap_or_default();
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or_default());
    if magnitude.max(-power) > length_of(LONGEST) || number.digits.len() > LONGEST {
        return None;
    }
    let (whole, places) = number.digits.split_at_checked(before).unwrap_or((&number.digits, ""));
    let whole = if whole.is_empty() { "0".to_owned() } else { whole.to_owned() + &zeros(power) };
    let places = if places.is_empty() { String::new() } else { zeros(-magnitude) + places };
    let sign = if number.is_negative { "-" } else { "" };
    let point = if places.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{places}"))
}

/// What to write for a text that means a number and is written otherwise: `31` for `0x1F`.
pub(crate) fn meant(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let (is_negative, rest) = unsigned(text.strip_prefix('+').unwrap_or(text));
    let number = in_base(rest).or_else(|| mended(rest))?;
    let number = if is_negative { format!("-{number}") } else { number };
    is_plain(&number).then_some(number)
}

/// A number in base 16, 8 or 2, in base 10.
fn in_base(text: &str) -> Option<String> {
    let base = |prefix, base| Some((text.strip_prefix(prefix)?, base));
    let (digits, base) = base("0x", 16).or_else(|| base("0o", 8)).or_else(|| base("0b", 2))?;
    let number = u64::from_str_radix(digits, base).ok().filter(|_| !digits.starts_with('+'));
    number.map(|number| number.to_string())
}

/// A number without bars, without zeros at its start, and with a digit on either side of its point.
fn mended(text: &str) -> Option<String> {
    let text = text.replace('_', "");
    let (number, exponent) = text.split_at(text.find(['e', 'E']).unwrap_or(text.len()));
    let (whole, places) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && places.is_empty() {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if places.is_empty() { "" } else { "." };
    Some(format!("{whole}{point}{places}{exponent}"))
}

fn unsigned(text: &str) -> (bool, &str) {
    text.strip_prefix('-').map_or((false, text), |rest| (true, rest))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What follows the `e`. What is too long to count is as good as the furthest there is.
fn exponent(text: &str) -> Option<i64> {
    let (is_negative, rest) = unsigned(text.strip_prefix('+').unwrap_or(text));
    if !is_digits(rest) || text.starts_with("+-") {
        return None;
    }
    let exponent = rest.parse().unwrap_or(FURTHEST).min(FURTHEST);
    Some(if is_negative { -exponent } else { exponent })
}

fn length(text: &str) -> i64 {
    length_of(text.len())
}

fn length_of(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(FURTHEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_json_writes() {
        for number in ["0", "-0", "1", "10", "1.0", "0.125", "-12.50", "1e2", "1E+2", "0e-999"] {
            assert!(is_plain(number), "{number}");
        }
        let others = [
            "", "-", "+1", "01", "007", "00.5", ".5", "1.", "1_000", "1,5", "0x1F", "0o7", "0b1",
            ".inf", "NaN", "1e", "1e+-2", "e2", "--1", "1.5.2", "1 ", "\u{661}",
        ];
        for text in others {
            assert!(!is_plain(text), "{text}");
        }
    }

    #[test]
    fn the_shortest_way_to_write_a_number_says_the_same() {
        check(&[
            ("2", "2"),
            ("2.0", "2"),
            ("-0", "0"),
            ("1e2", "100"),
            ("5E1", "50"),
            ("1.10", "1.1"),
            ("0.25", "0.25"),
            ("25e-3", "0.025"),
            ("-12.50", "-12.5"),
        ]);
        assert_eq!(shortest("1e64"), None);
        assert_eq!(shortest("1e-999999999999999999999"), None);
    }

    #[test]
    fn what_is_written_otherwise_is_told_how() {
        let meant: Vec<_> = ["+1", ".5", "1.", "1_000", "007", "0x1F", "0o17", "-0b11", "1"]
            .into_iter()
            .filter_map(meant)
            .collect();
        assert_eq!(meant, ["1", "0.5", "1", "1000", "7", "31", "15", "-3", "1"]);
        for none in [".", "", "yes", ".inf", "0x", "0x+1", "1.2.3", "ten"] {
            assert_eq!(super::meant(none), None, "{none}");
        }
    }

    #[track_caller]
    fn check(numbers: &[(&str, &str)]) {
        for (text, expected) in numbers {
            assert_eq!(shortest(text).as_deref(), Some(*expected), "{text}");
        }
    }
}
