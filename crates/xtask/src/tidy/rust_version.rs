//! No dependency asks for a newer Rust than the project says that it needs.

use super::lock::{Lock, Package};

/// A crate that names no version may need any; only a compiler can tell.
pub(super) fn findings(lock: &Lock) -> Vec<String> {
    let Some(ours) = lock.packages().filter(|it| it.is_ours()).filter_map(needed).min() else {
        return vec!["Cargo.toml:1: rust version: none is declared".to_owned()];
    };
    let newer = lock.packages().filter(|it| needed(*it) > Some(ours));
    let what = |it: Package| format!("needs Rust {}, newer than ours", it.text("rust_version"));
    newer.map(|it| lock.finding("rust version", it.text("name"), &what(it))).collect()
}

/// Its parts: major, minor, patch.
fn needed(package: Package) -> Option<[u32; 3]> {
    let mut parts = package.text("rust_version").split('.').map(|part| part.parse().ok());
    Some([parts.next()??, parts.next()??, parts.next().flatten().unwrap_or(0)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_may_need_as_new_a_rust_as_we_do_and_no_newer() {
        let metadata = r#"{"packages": [
            {"name": "ours", "source": null, "rust_version": "1.93"},
            {"name": "same", "source": "registry", "rust_version": "1.93.0"},
            {"name": "silent", "source": "registry", "rust_version": null},
            {"name": "newer", "source": "registry", "rust_version": "1.100"}
        ]}"#;
        let lock = Lock::new("name = \"newer\"\n".to_owned(), metadata).unwrap();

        assert_eq!(
            findings(&lock),
            ["Cargo.lock:1: rust version: newer needs Rust 1.100, newer than ours"]
        );
    }
}
