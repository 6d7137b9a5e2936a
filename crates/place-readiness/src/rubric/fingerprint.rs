//! The fingerprint: a hash of what decides scores, and of nothing else.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::rubric::{Criterion, Group, RubricDocument};

/// How many hexadecimal digits are kept: 128 bits.
const DIGITS: usize = 32;

/// The fingerprint of a rubric.
///
/// It covers how members combine, ids, weights, the values of options, the minimum coverage,
/// which criteria may not apply, and what counts as less without evidence. Wording, bands, gates,
/// patterns and lenses are left out: they read a score and do not make it.
pub(crate) fn of(content: &RubricDocument) -> String {
    let mut text = format!("{:?} {}\n", content.aggregate, content.minimum_coverage);
    if let Some(expected) = &content.evidence_expected {
        let _ = writeln!(text, "evidence {} {}", expected.from, expected.otherwise);
    }
    for group in &content.groups {
        write_group(&mut text, content, group);
    }
    let mut hash = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(hash, "{byte:02x}");
    }
    hash.truncate(DIGITS);
    hash
}

fn write_group(text: &mut String, content: &RubricDocument, group: &Group) {
    let _ = writeln!(text, "group {} {} {:?}", group.id, group.weight, group.aggregate);
    for criterion in &group.criteria {
        write_criterion(text, content, criterion);
    }
    for group in &group.groups {
        write_group(text, content, group);
    }
    text.push_str("end\n");
}

fn write_criterion(text: &mut String, content: &RubricDocument, criterion: &Criterion) {
    let skips = criterion.not_applicable.is_some();
    let _ = write!(text, "criterion {} {} {skips}", criterion.id, criterion.weight);
    for option in content.scales.get(&criterion.scale).into_iter().flatten() {
        let _ = write!(text, " {}={}", option.id, option.value);
    }
    text.push('\n');
}
