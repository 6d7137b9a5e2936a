//! Every dependency has a licence that this project's own licences agree with.

use super::lock::Lock;

/// All of them let the whole be given on as MIT or Apache-2.0; CC-BY-4.0 is our rubrics' own.
const ACCEPTED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC-BY-4.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

pub(super) fn findings(lock: &Lock) -> Vec<String> {
    let licences = lock.packages().map(|it| (it.text("name"), it.text("license")));
    let refused = licences.filter(|(_, licence)| !is_accepted(licence));
    let findings = refused.map(|(name, licence)| {
        lock.finding("licence", name, &format!("has `{licence}`, which is not on the list"))
    });
    findings.collect()
}

/// Every part of the expression that must be kept has a choice that we accept.
///
/// Where brackets stand around an `AND` this is stricter than the expression, never laxer.
pub(super) fn is_accepted(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    let mut parts = plain.split(" AND ");
    parts.all(|part| part.split(" OR ").any(|licence| ACCEPTED.contains(&licence.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_licences_is_enough() {
        assert!(is_accepted("MIT"));
        assert!(is_accepted("Apache-2.0 OR GPL-3.0-only"));
        assert!(is_accepted("Unlicense/MIT"));
        assert!(!is_accepted("GPL-3.0-only"));
        assert!(!is_accepted("none"));
    }

    #[test]
    fn all_licences_that_must_be_kept_are_looked_at() {
        assert!(is_accepted("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!is_accepted("MIT AND GPL-3.0-only"));
        assert!(!is_accepted("GPL-3.0-only AND (MIT OR Apache-2.0)"));
        assert!(!is_accepted("MIT OR (Apache-2.0 AND GPL-3.0-only)"));
    }
}
