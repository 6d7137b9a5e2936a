//! The address sanitizer, over what works on arrays: tables of the engine, and of the Python package.
//!
//! It watches every byte that is read or written and that nobody owns. It is no step of the tests:
//! it builds everything anew, with a switch of the compiler that is not yet stable.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::environment::{Environment, find_python};
use crate::workspace::{Fallible, Workspace, install_debian_packages, output, run, say};

const TARGET: &str = "x86_64-unknown-linux-gnu";
/// The tests of arrays, and what they import.
const TESTS: [&str; 2] = ["test_matrix.py", "test_memory.py"];
const NEEDS: [&str; 7] =
    ["hypothesis", "maturin", "numpy", "pandas", "polars", "pyarrow", "pytest"];

pub(crate) fn sanitize(workspace: &Workspace) -> Fallible<()> {
    if !cfg!(all(target_arch = "x86_64", target_os = "linux")) {
        return Err(format!("the sanitizer is set up for {TARGET} alone").into());
    }
    engine(workspace)?;
    python(workspace)?;
    say("No byte was touched that nobody owns.");
    Ok(())
}

fn engine(workspace: &Workspace) -> Fallible<()> {
    for which in [&["--lib", "table"][..], &["--test", "table"]] {
        let test = ["test", "--release", "--package", "place-readiness", "--target", TARGET];
        let mut test = workspace.cargo(&test);
        // No test of tables asks for it, and to optimise it takes minutes.
        test.arg("--config=profile.release.package.jsonschema.opt-level=0");
        run(sanitized(workspace, test.args(which)))?;
    }
    Ok(())
}

fn python(workspace: &Workspace) -> Fallible<()> {
    let home = folder(workspace);
    fs::create_dir_all(&home)?;
    let python = Environment::new(workspace, find_python(workspace)?, home.join("python"))?;
    let needs =
        pinned(&fs::read_to_string(workspace.root.join("bindings/python/tests/requirements.txt"))?);
    python.install(&needs.iter().map(String::as_str).collect::<Vec<_>>())?;
    let wheels = home.join("wheels");
    let build = ["-m", "maturin", "build", "--release", "--target", TARGET];
    let mut build = python.python(&build);
    build.args(["--auditwheel", "skip", "--strip", "false"]);
    build.args(["--manifest-path", "bindings/python/Cargo.toml"]);
    run(sanitized(workspace, build.arg("--out").arg(&wheels)))?;
    python.install(&[
        "--force-reinstall",
        "--find-links",
        &wheels.to_string_lossy(),
        "place-readiness",
    ])?;
    let runtime = runtime(workspace)?;
    for test in TESTS {
        // What the sanitizer says goes past Python, and must not be kept with what tests print.
        let test = format!("bindings/python/tests/{test}");
        let mut tests = python.python(&["-m", "pytest", "--capture=sys", &test]);
        // Python's own way to hand out memory would hide where one piece of it ends.
        tests.env("LD_PRELOAD", &runtime).env("PYTHONMALLOC", "malloc");
        run(sanitized(workspace, &mut tests))?;
    }
    Ok(())
}

/// A program that builds for the sanitizer, or runs under it.
fn sanitized<'a>(workspace: &Workspace, command: &'a mut Command) -> &'a mut Command {
    command.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Zsanitizer=address");
    // Optimised, as a check at every access makes the rest take minutes; but not as one piece.
    command
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    command.env("CARGO_PROFILE_RELEASE_DEBUG", "line-tables-only");
    // Python never gives back what it holds to its end.
    command.env("ASAN_OPTIONS", "detect_leaks=0").env("CARGO_TARGET_DIR", folder(workspace))
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("sanitize")
}

/// The packages that the tests need, each with its version.
fn pinned(requirements: &str) -> Vec<String> {
    let is_needed = |line: &&str| line.split_once("==").is_some_and(|(it, _)| NEEDS.contains(&it));
    requirements.lines().filter(is_needed).map(str::to_owned).collect()
}

/// The sanitizer's runtime as a library that can be loaded before Python is.
fn runtime(workspace: &Workspace) -> Fallible<PathBuf> {
    let find = || output(&mut workspace.command("gcc", &["-print-file-name=libasan.so"]));
    let is_there = |path: &str| Path::new(path.trim()).is_absolute();
    if !find().is_ok_and(|path| is_there(&path)) {
        install_debian_packages(workspace, &["gcc"])?;
    }
    Ok(fs::canonicalize(find()?.trim())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_are_those_that_the_tests_are_pinned_to() {
        let requirements = "# Pinned.\ndask[dataframe]==1.0\nnumpy==2.4.6\npytest==9.2.0\n";

        assert_eq!(pinned(requirements), ["numpy==2.4.6", "pytest==9.2.0"]);
    }
}
