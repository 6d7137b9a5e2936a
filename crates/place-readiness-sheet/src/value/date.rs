//! Days as people and programs write them. The day stands before the month, unless an option says
//! otherwise.

use place_readiness::assessment::is_day;
use place_readiness::problem::shown;

use super::is_blank_text;
use crate::cell::Cell;
use crate::problem::{Code, Problem};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Numbers from and to which a spreadsheet counts the days of our lifetimes.
const SERIALS: std::ops::Range<u32> = 20_000..80_000;

/// How the days of one column are read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Order {
    /// Whether the month stands first, as an option says.
    pub(crate) month_first: bool,
    /// A day of the same column that can only have the month first.
    pub(crate) other: Option<String>,
    /// The option that turns the order, as it is typed.
    pub(crate) option: &'static str,
}

impl Order {
    fn turn(&self) -> String {
        if self.option.is_empty() {
            String::new()
        } else {
            format!(" (if all have, give {})", self.option)
        }
    }
}

/// The day in a cell as year-month-day, none where it is blank.
pub(crate) fn day(cell: Cell<'_>, order: &Order) -> Result<Option<String>, Problem> {
    match cell {
        Cell::Blank => Ok(None),
        Cell::Text(text) if is_blank_text(text) => Ok(None),
        Cell::Date(text) => text
            .get(..10)
            .filter(|it| is_day(it))
            .map_or_else(|| Err(wrong(text, "")), |day| Ok(Some(day.to_owned()))),
        Cell::Text(text) | Cell::Number(text) => of_text(text.trim(), order).map(Some),
        Cell::Truth(_) | Cell::Error(_) => Err(wrong(cell.written(), "")),
    }
}

/// Whether a cell has a day that can only have the month first, such as 09/30/2026.
pub(crate) fn is_month_first(text: &str) -> bool {
    let (date, _) = without_time(text.trim());
    let numbers = numbers(date);
    matches!(numbers.as_slice(), [(month, _), (day, _), (_, 2 | 4)] if *month <= 12 && *day > 12 && *day <= 31)
}

fn of_text(text: &str, order: &Order) -> Result<String, Problem> {
    if let Ok(serial) = text.split('.').next().unwrap_or_default().parse::<u32>()
        && SERIALS.contains(&serial)
    {
        let day = of_serial(serial);
        let why =
            format!(": a spreadsheet may have turned a date into a number, {day} as it seems");
        return Err(wrong(text, &why));
    }
    let (date, is_sound) = without_time(text);
    if !is_sound {
        return Err(wrong(text, ""));
    }
    match numbers(date).as_slice() {
        [(all, 8)] => written(text, all / 10_000, all / 100 % 100, all % 100),
        [(year, 4), (month, 1 | 2), (day, 1 | 2)] => written(text, *year, *month, *day),
        [(first, 1 | 2), (second, 1 | 2), (year, 4)] => {
            in_order(text, *first, *second, *year, order)
        }
        [(first, 2), (_, 2), (year, 2)] if date.contains('-') && *first <= 31 && *year <= 31 => {
            Err(wrong(text, ": write the year in full"))
        }
        [(first, 1 | 2), (second, 1 | 2), (year, 2)] => {
            in_order(text, *first, *second, 2000 + *year, order)
        }
        [] => named(text, date),
        _ => Err(wrong(text, "")),
    }
}

/// A day of which one of two numbers is the month.
fn in_order(
    text: &str,
    first: u32,
    second: u32,
    year: u32,
    order: &Order,
) -> Result<String, Problem> {
    if order.month_first {
        return written(text, year, first, second);
    }
    if is_month_first(text) {
        let turn = order.turn();
        return Err(wrong(text, &format!(": it has the month first{turn}")));
    }
    if let Some(other) = order.other.as_ref().filter(|_| first != second && first.max(second) <= 12)
    {
        let turn = order.turn();
        let why =
            format!(": it can be read two ways, as `{}` has the month first{turn}", shown(other));
        return Err(wrong(text, &why));
    }
    written(text, year, second, first)
}

/// A day with the name of its month: `30-Sep-26`, `30th September 2026`, `September 30, 2026`.
fn named(text: &str, date: &str) -> Result<String, Problem> {
    let said = date.to_lowercase();
    let parts = said.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    let is_weekday = |it: &&str| {
        it.get(..3).is_some_and(|it| WEEKDAYS.contains(&it))
            && !it.starts_with(|c: char| c.is_ascii_digit())
    };
    let parts: Vec<&str> = parts.filter(|it| !is_weekday(it) && *it != "of").collect();
    let [one, two, year] = parts.as_slice() else { return Err(wrong(text, "")) };
    let Ok(number) = year.parse::<u32>() else { return Err(wrong(text, "")) };
    let full = match year.len() {
        4 => number,
        2 => 2000 + number,
        _ => return Err(wrong(text, "")),
    };
    // 30th, and 30.
    let day_of = |it: &str| {
        let digits = it.trim_end_matches(char::is_alphabetic);
        let is_sound = matches!(it.len() - digits.len(), 0 | 2);
        digits.parse::<u32>().ok().filter(|_| is_sound)
    };
    let found = match (month(one), month(two)) {
        (None, Some(month)) => day_of(one).map(|day| (month, day)),
        (Some(month), None) => day_of(two).map(|day| (month, day)),
        _ => None,
    };
    found.map_or_else(|| Err(wrong(text, "")), |(month, day)| written(text, full, month, day))
}

fn month(name: &str) -> Option<u32> {
    let position = MONTHS.iter().position(|it| name.len() >= 3 && it.starts_with(name))?;
    u32::try_from(position + 1).ok()
}

/// The numbers of a day that has nothing else, each with how many digits it has.
fn numbers(date: &str) -> Vec<(u32, usize)> {
    let parts: Vec<&str> =
        date.split(['-', '/', '.', '\u{2010}', '\u{2011}']).map(str::trim).collect();
    let number = |it: &&str| {
        (it.len() <= 8).then(|| it.parse::<u32>().ok()).flatten().map(|n| (n, it.len()))
    };
    let numbers: Vec<_> = parts.iter().filter_map(number).collect();
    if numbers.len() == parts.len() { numbers } else { Vec::new() }
}

/// A date without the time of day behind it, and whether what stands there is one.
fn without_time(text: &str) -> (&str, bool) {
    let is_digit = |c: Option<&u8>| c.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let colon = bytes.iter().position(|c| *c == b':');
    let starts = |at: usize| {
        bytes.get(..at).and_then(|it| it.iter().rposition(|c| matches!(c, b' ' | b'T' | b',')))
    };
    let Some(start) = colon.and_then(starts) else { return (text, true) };
    let (date, time) = text.split_at(start);
    let time = time.trim_start_matches([' ', 'T', ',']).to_lowercase();
    let is_part = |c: char| c.is_ascii_digit() || ":.+- zapmgtutcbs".contains(c);
    let is_time =
        is_digit(time.as_bytes().first()) && time.len() <= 32 && time.chars().all(is_part);
    (date.trim_end_matches([' ', ',']), is_time)
}

fn written(text: &str, year: u32, month: u32, day: u32) -> Result<String, Problem> {
    let found = format!("{year:04}-{month:02}-{day:02}");
    if is_day(&found) { Ok(found) } else { Err(wrong(text, ": there is no such day")) }
}

/// The day that a spreadsheet counts by a number, from the last day of 1899.
fn of_serial(serial: u32) -> String {
    let mut day = serial - 1;
    let mut year = 1900;
    // Spreadsheets count a 29 February 1900, which there never was.
    day -= u32::from(serial > 60);
    let mut step = |year: &mut u32, month: u32| {
        let length = (28..=31)
            .rev()
            .find(|it| is_day(&format!("{year:04}-{month:02}-{it:02}")))
            .unwrap_or(31);
        let is_over = day >= length;
        day -= if is_over { length } else { 0 };
        (is_over, day + 1)
    };
    loop {
        for month in 1..=12 {
            let (is_over, found) = step(&mut year, month);
            if !is_over {
                return format!("{year:04}-{month:02}-{found:02}");
            }
        }
        year += 1;
    }
}

fn wrong(found: &str, why: &str) -> Problem {
    let message = format!("`{}` is not read as a date{why}: type it as 2026-09-30", shown(found));
    Problem::new(Code::BadDate, message).at("date").value(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<String>, Problem> {
        day(Cell::Text(text), &Order::default())
    }

    #[test]
    fn one_day_is_written_in_many_ways() {
        for text in [
            "2026-09-30",
            "30/09/2026",
            "30-9-2026",
            "30.09.2026",
            "30/09/26",
            "30.9.26",
            "30-Sep-26",
            "30 Sep 2026",
            "30 September 2026",
            "30th September 2026",
            "September 30, 2026",
            "Sept 30 2026",
            "Wed 30 Sep 2026",
            "Wednesday, 30 September 2026",
            "30/09/2026 10:41",
            "30/09/2026 10:41:05",
            "2026-09-30T10:41:00Z",
            "2026-09-30 10:12:33",
            "2026-09-30T10:41:00+01:00",
            "20260930",
            "2026/09/30 10:41:33 am GMT+1",
            "30 Sep 2026, 10:41",
            "2026-09-30 00:00:00.000",
        ] {
            assert_eq!(read(text).as_ref().ok(), Some(&Some("2026-09-30".to_owned())), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_two_ways_is_not_read() {
        let order = Order { other: Some("09/30/2026".to_owned()), ..Order::default() };
        assert!(day(Cell::Text("03/04/2026"), &order).unwrap_err().message.contains("two ways"));
        assert_eq!(day(Cell::Text("30/04/2026"), &order), Ok(Some("2026-04-30".to_owned())));
        assert!(read("09/30/2026").unwrap_err().message.contains("the month first"));
        assert!(read("26-09-30").unwrap_err().message.contains("the year in full"));
    }

    #[test]
    fn an_option_turns_the_order() {
        let order = Order { month_first: true, ..Order::default() };
        assert_eq!(
            day(Cell::Text("09/30/2026 1:02 PM"), &order),
            Ok(Some("2026-09-30".to_owned()))
        );
        assert_eq!(day(Cell::Text("3/4/26"), &order), Ok(Some("2026-03-04".to_owned())));
    }

    #[test]
    fn a_number_of_a_spreadsheet_is_told_as_one() {
        for cell in [Cell::Text("46295"), Cell::Number("46295"), Cell::Number("46295.44")] {
            let message = day(cell, &Order::default()).unwrap_err().message;
            assert!(
                message.contains("turned a date into a number, 2026-09-30 as it seems"),
                "{message}"
            );
        }
        // LibreOffice shows these numbers for these days.
        assert_eq!(of_serial(43_831), "2020-01-01");
        assert_eq!(of_serial(25_569), "1970-01-01");
    }

    #[test]
    fn what_is_no_day_is_no_date() {
        for text in [
            "31/09/2026",
            "2026-02-30",
            "soon",
            "Q3 2026",
            "2026",
            "Sep 2026",
            "1.5",
            "30/09/2026 later: x",
        ] {
            assert_eq!(read(text).unwrap_err().code, "bad_date", "{text}");
        }
    }
}
