//! Whole numbers without a limit, as far as exact comparison needs them.

use std::cmp::Ordering;
use std::iter;

/// A whole number from 0.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Natural(
    // INVARIANT: the lowest digit comes first, and the highest is not 0.
    Vec<u32>,
);

impl Natural {
    pub(crate) fn new(number: u64) -> Self {
        Self::trimmed(vec![lower(number), lower(number >> 32)])
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        let length = self.0.len().max(other.0.len()) + 1;
        let mut carry = 0;
        let sums = self.digits().zip(other.digits()).take(length).map(|(one, other)| {
            carry += one + other;
            let digit = lower(carry);
            carry >>= 32;
            digit
        });
        Self::trimmed(sums.collect())
    }

    /// This less another that is not larger.
    pub(crate) fn minus(&self, other: &Self) -> Self {
        let mut borrowed = 0;
        let differences =
            self.digits().zip(other.digits()).take(self.0.len()).map(|(one, other)| {
                let left = one + (1 << 32) - other - borrowed;
                borrowed = 1 - (left >> 32);
                lower(left)
            });
        Self::trimmed(differences.collect())
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        let mut product = vec![0; self.0.len() + other.0.len()];
        // Most are a long number by a short one: the long one is gone through few times.
        let (short, long) =
            if self.0.len() < other.0.len() { (self, other) } else { (other, self) };
        for (place, digit) in short.0.iter().enumerate() {
            let mut carry = 0;
            for (sum, other) in product.iter_mut().skip(place).zip(long.digits()) {
                // At most (2^32 - 1)^2 + 2 (2^32 - 1), which is 2^64 - 1.
                carry += u64::from(*digit) * other + u64::from(*sum);
                *sum = lower(carry);
                carry >>= 32;
            }
        }
        Self::trimmed(product)
    }

    /// The lowest first, and zeros without end.
    fn digits(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied().chain(iter::repeat(0)).map(u64::from)
    }

    fn trimmed(mut digits: Vec<u32>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self(digits)
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let length = self.0.len().cmp(&other.0.len());
        length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
fn lower(number: u64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_products_carry() {
        let most = Natural::new(u64::MAX);
        // 2^64 - 1 + 1 = 2^64, and (2^64 - 1)^2 = 2^128 - 2^65 + 1.
        assert_eq!(most.plus(&Natural::new(1)), Natural(vec![0, 0, 1]));
        assert_eq!(most.times(&most), Natural(vec![1, 0, u32::MAX - 1, u32::MAX]));
        assert_eq!(Natural::new(3 << 32).times(&Natural::new(5)), Natural::new(15 << 32));
    }

    #[test]
    fn differences_borrow() {
        let most = Natural::new(u64::MAX);
        let beyond = most.plus(&Natural::new(1));
        assert_eq!(beyond.minus(&Natural::new(1)), most);
        assert_eq!(beyond.minus(&most), Natural::new(1));
        assert_eq!(most.minus(&most), Natural::new(0));
        assert_eq!(Natural::new(1 << 32).minus(&Natural::new(7)), Natural::new((1 << 32) - 7));
    }

    #[test]
    fn nothing_has_no_digits() {
        let zero = Natural::new(0);
        assert_eq!(zero, Natural(Vec::new()));
        assert_eq!(zero.plus(&zero), zero);
        assert_eq!(zero.times(&Natural::new(7)), zero);
    }

    #[test]
    fn the_longer_number_is_the_larger_and_then_the_highest_digit_decides() {
        let [small, large] = [u64::from(u32::MAX), 1 << 32].map(Natural::new);
        assert!(small < large);
        assert!(Natural::new(2 << 32) > Natural::new((1 << 32) + 9));
        assert!(Natural::new(0) < Natural::new(1));
    }
}
