//! Exact fractions, and the double nearest to one.

use num_bigint::BigInt;
use num_rational::BigRational;

/// A score: the double that is printed, and the fraction it stands for where there is one.
///
/// There is none where a geometric mean went in.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    pub(crate) double: f64,
    pub(crate) exact: Option<BigRational>,
}

impl Score {
    pub(crate) fn exact(fraction: BigRational) -> Self {
        Self { double: nearest(&fraction), exact: Some(fraction) }
    }

    /// What a threshold is compared with: the fraction; or the double, rounded to nine decimals.
    pub(crate) fn compared(&self) -> BigRational {
        if let Some(exact) = &self.exact {
            return exact.clone();
        }
        let billion = whole(1_000_000_000);
        (BigRational::from_float(self.double).unwrap() * &billion).round() / billion
    }

    /// Whether it is at or above this many thousandths.
    pub(crate) fn reaches(&self, thousandths: u32) -> bool {
        self.compared() >= fraction(i64::from(thousandths), 1000)
    }

    /// The fraction, or the very value of the double.
    pub(crate) fn value(&self) -> BigRational {
        self.exact.clone().unwrap_or_else(|| BigRational::from_float(self.double).unwrap())
    }
}

pub(crate) fn whole(number: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

pub(crate) fn fraction(numerator: i64, denominator: i64) -> BigRational {
    BigRational::new(BigInt::from(numerator), BigInt::from(denominator))
}

/// The double nearest to a fraction from 0, ties to even.
///
/// The fraction is scaled until its whole part has 64 or 65 bits, more than a double keeps. A
/// remainder leaves a mark in the lowest bit, so that the conversion rounds as if it saw all of
/// it. Scaling back by a power of two loses nothing.
pub(crate) fn nearest(fraction: &BigRational) -> f64 {
    let (numerator, denominator) = (fraction.numer(), fraction.denom());
    if *numerator == BigInt::ZERO {
        return 0.0;
    }
    let shift =
        64 + i64::try_from(denominator.bits()).unwrap() - i64::try_from(numerator.bits()).unwrap();
    let (up, down) = (shift.max(0).unsigned_abs(), (-shift).max(0).unsigned_abs());
    let (numerator, denominator) = (numerator << up, denominator << down);
    let quotient = &numerator / &denominator;
    let rest = numerator - &quotient * denominator;
    let mut digits = u128::try_from(quotient).unwrap();
    if rest != BigInt::ZERO {
        digits |= 1;
    }
    round(digits) * power_of_two(-shift)
}

#[expect(clippy::cast_precision_loss, reason = "this is the one place that rounds")]
fn round(digits: u128) -> f64 {
    digits as f64
}

fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(u64::try_from(1023 + exponent).unwrap() << 52)
}
