//! Dates as people write them in documents: year-month-day.

/// A day of the calendar, such as 2015-05-01.
pub fn is_day(text: &str) -> bool {
    let Some((month, day)) = text.rsplit_once('-') else { return false };
    is_month(month) && number(day, 2).is_some_and(|day| (1..=days(month)).contains(&day))
}

/// A month, such as 2015-05.
pub(crate) fn is_month(text: &str) -> bool {
    let Some((year, month)) = text.rsplit_once('-') else { return false };
    is_year(year) && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
}

/// A year, such as 2015.
pub(crate) fn is_year(text: &str) -> bool {
    number(text, 4).is_some_and(|year| year > 0)
}

/// How many days a sound month has.
fn days(month: &str) -> u16 {
    let (year, month) = month.split_once('-').unwrap_or_default();
    let year = number(year, 4).unwrap_or_default();
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        "02" if leap => 29,
        "02" => 28,
        "04" | "06" | "09" | "11" => 30,
        _ => 31,
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
