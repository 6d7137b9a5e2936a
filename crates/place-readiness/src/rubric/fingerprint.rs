//! The fingerprint: a hash of what decides scores, and of nothing else.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::rubric::document::{Criterion, Group, RubricDocument};

/// How many hexadecimal digits are kept: 128 bits.
const DIGITS: usize = 32;

/// The fingerprint of a rubric.
///
/// It covers how members combine, ids, weights, the values of options, the minimum coverage,
/// which criteria may not apply, and what counts as less without evidence. Wording, bands, gates,
/// patterns and lenses are left out: they read a score and do not make it.
pub(crate) fn of(content: &RubricDocument) -> String {
    let mut text = Hashed { hash: Sha256::new(), scales: BTreeMap::new() };
    for (id, options) in &content.scales {
        let options: Vec<String> =
            options.iter().map(|option| format!(" {}={}", option.id, option.value)).collect();
        text.scales.insert(id, options.concat());
    }
    text.add(&format!("{:?} {}\n", content.aggregate, content.minimum_coverage));
    if let Some(expected) = &content.evidence_expected {
        text.add(&format!("evidence {} {}\n", expected.from, expected.otherwise));
    }
    content.groups.iter().for_each(|group| text.add_group(group));
    let mut digits = String::new();
    for byte in text.hash.finalize() {
        let _ = write!(digits, "{byte:02x}");
    }
    digits.truncate(DIGITS);
    digits
}

/// A text that is hashed as it is written. All of it at once would be large: a scale of a hundred
/// options stands in it for each criterion that has it.
struct Hashed<'a> {
    hash: Sha256,
    /// The options of each scale, as they stand in the text.
    scales: BTreeMap<&'a str, String>,
}

impl Hashed<'_> {
    fn add(&mut self, text: &str) {
        self.hash.update(text.as_bytes());
    }

    fn add_group(&mut self, group: &Group) {
        self.add(&format!("group {} {} {:?}\n", group.id, group.weight, group.aggregate));
        group.criteria.iter().for_each(|criterion| self.add_criterion(criterion));
        group.groups.iter().for_each(|group| self.add_group(group));
        self.add("end\n");
    }

    fn add_criterion(&mut self, criterion: &Criterion) {
        let skips = criterion.not_applicable.is_some();
        self.add(&format!("criterion {} {} {skips}", criterion.id, criterion.weight));
        if let Some(options) = self.scales.get(criterion.scale.as_str()) {
            self.hash.update(options.as_bytes());
        }
        self.add("\n");
    }
}
