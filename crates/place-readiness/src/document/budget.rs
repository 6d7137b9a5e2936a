//! How much one document may hold, whoever hands it over.

use std::cell::Cell;

use crate::problem::Fault;

/// A document may have this many keys and values, those that are skipped among them: some 80 times
/// as many as the rubric that ships has.
pub(crate) const MOST_VALUES: usize = 500_000;

/// Its texts and keys may have this many bytes together: 16 MiB.
pub(crate) const MOST_TEXT: usize = 16 << 20;

/// What may still be read of a document.
///
/// A few lists that hold one another several times over are small in the memory of a host language
/// and have no end when they are read, so nothing else bounds the work.
#[derive(Debug)]
pub(crate) struct Budget {
    // INVARIANT: nothing is left once more was asked for than there was.
    values: Cell<Option<usize>>,
    text: Cell<Option<usize>>,
}

impl Default for Budget {
    fn default() -> Self {
        Self::times(1)
    }
}

impl Budget {
    /// So many times the budget of a document that people write.
    pub(crate) fn times(times: usize) -> Self {
        let left = |most: usize| Cell::new(Some(most * times));
        Self { values: left(MOST_VALUES), text: left(MOST_TEXT) }
    }

    /// Pays for keys and values.
    pub(crate) fn values(&self, count: usize) -> Result<(), Fault> {
        if pay(&self.values, count) { Ok(()) } else { Err(too_many_values()) }
    }

    /// Pays for a text of so many bytes.
    pub(crate) fn text(&self, bytes: usize) -> Result<(), Fault> {
        if pay(&self.text, bytes) { Ok(()) } else { Err(too_much_text()) }
    }

    /// What was asked for and not there.
    pub(crate) fn ran_out(&self) -> Option<Fault> {
        match (self.values.get(), self.text.get()) {
            (None, _) => Some(too_many_values()),
            (_, None) => Some(too_much_text()),
            _ => None,
        }
    }
}

fn pay(left: &Cell<Option<usize>>, price: usize) -> bool {
    left.set(left.get().and_then(|left| left.checked_sub(price)));
    left.get().is_some()
}

fn too_many_values() -> Fault {
    Fault::TooMuch { limit: MOST_VALUES, what: "keys and values", found: None }
}

fn too_much_text() -> Fault {
    Fault::TooMuch { limit: MOST_TEXT, what: "bytes of text", found: None }
}
