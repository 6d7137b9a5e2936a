//! Decimals of at most three places, held exactly as a count of thousandths.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::document::number::{Numeral, is_endless};

/// No limit that is asked for has more digits before the point.
const LONGEST: i64 = 9;

/// A decimal of at most three places: a weight, a value or a threshold.
///
/// It is held as a whole number of thousandths, so that sums of 0.1 and 0.2 are exact.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Decimal(i64);

/// Why a text cannot be such a decimal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unfit {
    /// It is not written as a number.
    Form,
    Range,
    Places,
}

impl Decimal {
    pub(crate) const ZERO: Self = Self(0);
    pub(crate) const ONE: Self = Self(1000);

    /// Reads a number by the text in which it is written, as JSON writes numbers.
    pub(crate) fn parse(number: &str, from: i64, to: i64) -> Result<Self, Unfit> {
        if is_endless(number) {
            return Err(Unfit::Range);
        }
        let exact = Numeral::parse(number).ok_or(Unfit::Form)?;
        let decimal = Self(thousandths(&exact)?);
        if (from * 1000..=to * 1000).contains(&decimal.0) { Ok(decimal) } else { Err(Unfit::Range) }
    }

    /// The decimal as a whole number of thousandths.
    pub fn thousandths(self) -> i64 {
        self.0
    }

    /// The float nearest to it.
    #[expect(clippy::cast_precision_loss, reason = "a decimal that is read is below 2^53")]
    pub fn value(self) -> f64 {
        self.0 as f64 / 1000.0
    }
}

fn thousandths(number: &Numeral) -> Result<i64, Unfit> {
    if number.is_zero() {
        return Ok(0);
    }
    if number.magnitude() > LONGEST {
        return Err(Unfit::Range);
    }
    let zeros = usize::try_from(number.power + 3).map_err(|_| Unfit::Places)?;
    let digits = format!("{}{}", number.digits, "0".repeat(zeros));
    let thousandths: i64 = digits.parse().map_err(|_| Unfit::Range)?;
    Ok(if number.is_negative { -thousandths } else { thousandths })
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
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            return serializer.serialize_i64(self.0 / 1000);
        }
        serializer.serialize_f64(self.value())
    }
}
