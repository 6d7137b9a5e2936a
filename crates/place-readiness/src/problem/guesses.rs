//! What may have been meant by a word that is not known.

/// Longer words than this are no slip of the pen, and comparing them would take too long.
const LONGEST: usize = 64;

/// So many words of one document are guessed at: nobody reads so far.
const MOST_WORDS: usize = 1_000;

/// All comparisons together may look at this many pairs of letters.
const MOST_PAIRS: usize = 4_000_000;

/// What guessing has cost so far.
#[derive(Debug, Default)]
pub(crate) struct Guesses {
    words: usize,
    pairs: usize,
}

impl Guesses {
    /// The known id closest to `found`, as [`nearest`] has it, while that costs little.
    pub(crate) fn nearest<'a>(
        &mut self,
        found: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        self.words += 1;
        if self.words > MOST_WORDS || self.pairs > MOST_PAIRS || found.len() > LONGEST {
            return None;
        }
        // What is known is an id or a key, which are ASCII.
        let lowered = found.to_ascii_lowercase();
        let mut best: Option<(usize, &str)> = None;
        for id in known.into_iter().filter(|id| is_alike(found, id)) {
            self.pairs += found.len() * id.len();
            if self.pairs > MOST_PAIRS {
                return None;
            }
            let slips = strsim::damerau_levenshtein(&lowered, &id.to_ascii_lowercase());
            if slips <= most_slips(id) && best.is_none_or(|(fewest, _)| slips < fewest) {
                best = Some((slips, id));
            }
        }
        best.map(|(_, id)| id.to_owned())
    }
}

/// The known id closest to `found`, where one is close enough to be meant. It is never `found`.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    Guesses::default().nearest(found, known)
}

/// Whether it may be worth comparing two words letter by letter.
fn is_alike(found: &str, id: &str) -> bool {
    !id.is_empty() && id != found && id.len().abs_diff(found.len()) <= most_slips(id)
}

fn most_slips(id: &str) -> usize {
    1 + id.len() / 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_never_what_was_meant() {
        assert_eq!(nearest("SCO-1", ["SCO-1"]), None);
        assert_eq!(nearest("SCO-1", ["SCO-1", "SCO-2"]).as_deref(), Some("SCO-2"));
        assert_eq!(nearest("sco-1", ["SCO-2", "SCO-1"]).as_deref(), Some("SCO-1"));
    }

    #[test]
    fn guessing_ends_where_nobody_reads_any_more() {
        let long = ["a".repeat(64), "b".repeat(64)];
        let mut guesses = Guesses::default();
        let guess = |guesses: &mut Guesses| {
            (0..1_000_000)
                .take_while(|_| {
                    guesses.nearest(&"a".repeat(63), long.iter().map(String::as_str)).is_some()
                })
                .count()
        };
        assert_eq!(guess(&mut guesses), MOST_PAIRS / (2 * 63 * 64));
    }
}
