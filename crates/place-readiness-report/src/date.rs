//! Dates as people read them.

use crate::words::word;

/// A year, a month or a day, such as 2015, 2015-05 or 2015-05-01, in words: "1 May 2015".
///
/// Anything else is given back as it is.
pub fn readable(date: &str) -> String {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month_name = month.and_then(month_name);
    let day = day.map(str::parse::<u8>);
    match (year, month_name, day) {
        (Some(year), Some(month), Some(Ok(day))) => format!("{day} {month} {year}"),
        (Some(year), Some(month), None) => format!("{month} {year}"),
        _ => date.to_owned(),
    }
}

fn month_name(month: &str) -> Option<&'static str> {
    let position: usize = month.parse().ok()?;
    word!("months").split(' ').nth(position.checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_are_known() {
        assert_eq!(readable("2015-05-01"), "1 May 2015");
        assert_eq!(readable("2015-12"), "December 2015");
        assert_eq!(readable("2015"), "2015");
        assert_eq!(readable("2015-13-01"), "2015-13-01");
    }
}
