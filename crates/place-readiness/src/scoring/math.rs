//! The little arithmetic that must be the same on every machine.

/// The greatest common divisor; 0 leaves the other number as it is.
pub(crate) fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The least common multiple, where it is small enough to use.
pub(crate) fn lcm(a: u64, b: u64) -> Option<u64> {
    a.checked_mul(b / gcd(a, b))
}

/// The natural logarithm, with the same bits natively and in WebAssembly.
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The exponential, with the same bits natively and in WebAssembly.
pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// A whole number as a float. Every number of a plan is below 2^53, where this is exact.
#[expect(clippy::cast_precision_loss, reason = "a plan holds no number of 2^53 or more")]
pub(crate) fn float(number: u64) -> f64 {
    // By way of a signed number, for which processors have an instruction.
    number.cast_signed() as f64
}

/// `score` to nine decimal places, in which geometric means are compared.
pub(crate) fn nine_places(score: f64) -> f64 {
    (score * 1e9).round() / 1e9
}
