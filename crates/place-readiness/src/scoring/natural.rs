//! Whole numbers without a limit, as far as exact comparison needs them.

use std::cmp::Ordering;
use std::iter;

use self::Natural::{Large, Small};

/// A whole number from 0.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Natural {
    /// Nearly every number there is.
    Small(u64),
    // INVARIANT: more than fits into 64 bits. The lowest digit comes first, and the highest is not 0.
    Large(Vec<u32>),
}

impl Natural {
    pub(crate) fn new(number: u64) -> Self {
        Small(number)
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        if let (Small(one), Small(other)) = (self, other)
            && let Some(sum) = one.checked_add(*other)
        {
            return Small(sum);
        }
        let length = self.length().max(other.length()) + 1;
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
            self.digits().zip(other.digits()).take(self.length()).map(|(one, other)| {
                let left = one + (1 << 32) - other - borrowed;
                borrowed = 1 - (left >> 32);
                lower(left)
            });
        Self::trimmed(differences.collect())
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        if let (Small(one), Small(other)) = (self, other)
            && let Some(product) = one.checked_mul(*other)
        {
            return Small(product);
        }
        let mut product = vec![0; self.length() + other.length()];
        // Most are a long number by a short one: the long one is gone through few times.
        let (short, long) =
            if self.length() < other.length() { (self, other) } else { (other, self) };
        for (place, digit) in short.digits().take(short.length()).enumerate() {
            let mut carry = 0;
            for (sum, other) in product.iter_mut().skip(place).zip(long.digits()) {
                // At most (2^32 - 1)^2 + 2 (2^32 - 1), which is 2^64 - 1.
                carry += digit * other + u64::from(*sum);
                *sum = lower(carry);
                carry >>= 32;
            }
        }
        Self::trimmed(product)
    }

    fn length(&self) -> usize {
        match self {
            Small(_) => 2,
            Large(digits) => digits.len(),
        }
    }

    /// The lowest first, and zeros without end.
    fn digits(&self) -> impl Iterator<Item = u64> {
        let (own, more) = match self {
            Small(number) => ([lower(*number), lower(*number >> 32)], &[][..]),
            Large(digits) => ([0, 0], digits.as_slice()),
        };
        let own = own.into_iter().filter(|_| more.is_empty());
        own.chain(more.iter().copied()).chain(iter::repeat(0)).map(u64::from)
    }

    fn trimmed(mut digits: Vec<u32>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        match digits.as_slice() {
            [] => Small(0),
            [low] => Small(u64::from(*low)),
            [low, high] => Small(u64::from(*low) | u64::from(*high) << 32),
            _ => Large(digits),
        }
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Small(one), Small(other)) => one.cmp(other),
            (Small(_), Large(_)) => Ordering::Less,
            (Large(_), Small(_)) => Ordering::Greater,
            (Large(one), Large(other)) => {
                let length = one.len().cmp(&other.len());
                length.then_with(|| one.iter().rev().cmp(other.iter().rev()))
            }
        }
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
        assert_eq!(most.plus(&Natural::new(1)), Large(vec![0, 0, 1]));
        assert_eq!(most.times(&most), Large(vec![1, 0, u32::MAX - 1, u32::MAX]));
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
    fn nothing_is_small() {
        let zero = Natural::new(0);
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
