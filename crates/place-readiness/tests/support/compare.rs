//! Finds where two documents differ first.

use serde_json::Value;

/// The first key of `expected` that is not the same in `found`, to the last bit.
///
/// Keys that `expected` does not have are not looked at. Numbers under `contribution` may be this
/// far apart, as the contract does not say in which order they are multiplied.
pub(crate) fn first_difference(expected: &Value, found: &Value, bound: f64) -> Option<String> {
    difference("", expected, found, bound)
}

fn difference(at: &str, expected: &Value, found: &Value, bound: f64) -> Option<String> {
    match (expected, found) {
        (Value::Object(keys), Value::Object(_)) => keys.iter().find_map(|(key, value)| {
            let at = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
            difference(&at, value, found.get(key).unwrap_or(&Value::Null), bound)
        }),
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .enumerate()
            .find_map(|(n, (one, other))| difference(&format!("{at}.{n}"), one, other, bound)),
        _ if same(at, expected, found, bound) => None,
        _ => Some(format!("{at}: expected {expected}, found {found}")),
    }
}

fn same(at: &str, expected: &Value, found: &Value, bound: f64) -> bool {
    match (expected.as_f64(), found.as_f64()) {
        (Some(one), Some(other)) if at.ends_with(".contribution") => (one - other).abs() <= bound,
        (Some(one), Some(other)) => one == other,
        _ => expected == found,
    }
}
