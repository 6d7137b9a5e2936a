//! Decimals of at most three places, held exactly as a count of thousandths.

use std::fmt;

use serde::{Serialize, Serializer};

/// A decimal of at most three places: a weight, a value or a threshold.
///
/// It is held as a whole number of thousandths, so that sums of 0.1 and 0.2 are exact.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Decimal(i64);

/// Why a number cannot be such a decimal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unfit {
    Range,
    Places,
}

impl Decimal {
    pub(crate) const ZERO: Self = Self(0);
    pub(crate) const ONE: Self = Self(1000);

    /// Reads plain decimal text, as Rust and JSON write numbers of everyday size.
    pub(crate) fn parse(number: &str, from: i64, to: i64) -> Result<Self, Unfit> {
        let (sign, digits) = number.strip_prefix('-').map_or((1, number), |rest| (-1, rest));
        let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
        // Longer than any limit asked for: also what is left of 1e999.
        let whole: i64 = whole.parse().ok().filter(|_| whole.len() <= 9).ok_or(Unfit::Range)?;
        let thousandths = whole * 1000 + thousandths(places)?;
        let decimal = sign * thousandths;
        if (from * 1000..=to * 1000).contains(&decimal) {
            Ok(Self(decimal))
        } else {
            Err(Unfit::Range)
        }
    }

    /// The decimal as a whole number of thousandths.
    pub fn thousandths(self) -> i64 {
        self.0
    }
}

fn thousandths(places: &str) -> Result<i64, Unfit> {
    if places.len() > 3 {
        return Err(Unfit::Places);
    }
    format!("{places:0<3}").parse().map_err(|_| Unfit::Range)
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, places) = (self.0.abs() / 1000, self.0.abs() % 1000);
        let places = format!("{places:03}");
        match places.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            places => write!(f, "{sign}{whole}.{places}"),
        }
    }
}

impl Serialize for Decimal {
    #[expect(clippy::cast_precision_loss, reason = "thousandths stay far below 2^53")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            return serializer.serialize_i64(self.0 / 1000);
        }
        serializer.serialize_f64(self.0 as f64 / 1000.0)
    }
}
