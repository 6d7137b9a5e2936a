//! The engine's list of characters that cannot be seen, for the form, which shows and cleans text
//! before the engine has it.

use std::ops::RangeInclusive;

use place_readiness::problem::{is_hidden, is_unsafe};

/// A module of two lists: a pattern of all that is hidden, and those of them that may stay.
pub(super) fn module() -> String {
    let pattern: String = ranges().iter().map(range).collect();
    let needed = every().filter(|one| is_hidden(*one) && !is_unsafe(*one));
    let needed: String = needed.map(escaped).collect();
    format!(
        "/** Characters that cannot be seen. */\n\
         // Made by `cargo xtask types` from the list of the engine.\n\n\
         /** What cannot be seen, or changes how its neighbours are shown. */\n\
         export const HIDDEN =\n  /[{pattern}]/gu;\n\n\
         /** Those of them that some writing needs. */\n\
         export const NEEDED = \"{needed}\";\n"
    )
}

/// All that is hidden, as ranges that rise.
fn ranges() -> Vec<RangeInclusive<char>> {
    let mut ranges: Vec<RangeInclusive<char>> = Vec::new();
    let mut is_open = false;
    for one in every() {
        match ranges.last_mut() {
            Some(range) if is_open && is_hidden(one) => *range = *range.start()..=one,
            _ if is_hidden(one) => ranges.push(one..=one),
            _ => {}
        }
        is_open = is_hidden(one);
    }
    ranges
}

fn every() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

fn range(range: &RangeInclusive<char>) -> String {
    let (first, last) = (escaped(*range.start()), escaped(*range.end()));
    if first == last { first } else { format!("{first}-{last}") }
}

fn escaped(character: char) -> String {
    match u32::from(character) {
        short @ ..=0xffff => format!("\\u{short:04x}"),
        long => format!("\\u{{{long:x}}}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_range_and_a_lone_one_stands_alone() {
        let module = module();
        assert!(module.contains("[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f"), "{module}");
        assert!(module.contains("\\u{e0000}-\\u{e0fff}]/gu"), "{module}");
    }

    #[test]
    fn what_writing_needs_is_told_apart() {
        let needed = "\"\\u0009\\u000a\\u061c\\u200c\\u200d\\u200e\\u200f\"";
        assert!(module().contains(needed));
    }
}
