//! The Python package: built, installed into fresh environments, and tested there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::environment::{Environment, find_python};
use crate::steps::{Done, unavailable};
use crate::workspace::{Fallible, Workspace, run, say, show_and_take};

pub(crate) const PACKAGE: &str = "bindings/python";
/// In bytes.
const LARGEST_WHEEL: u64 = 4_000_000;

pub(crate) fn python(workspace: &Workspace) -> Fallible<Done> {
    let python = match find_python(workspace) {
        Ok(python) => python,
        Err(reason) => return unavailable(&reason),
    };
    let home = workspace.target.join("python");
    fs::create_dir_all(&home)?;
    let tools = Environment::new(workspace, python, home.join("tools"))?;
    tools.install(&["--requirement", &format!("{PACKAGE}/tests/requirements.txt")])?;
    let wheel = build(workspace, &tools, &home)?;

    // A user's environment: only what the package itself asks for.
    let plain = Environment::new(workspace, python, home.join("plain"))?;
    plain.install(&[PACKAGE])?;
    tools.install(&["--force-reinstall", "--no-deps", &wheel.to_string_lossy()])?;
    let mut tests = tools.python(&["-m", "pytest", PACKAGE]);
    tests.env("PLACE_READINESS_PLAIN_PYTHON", plain.program("python"));
    let (printed, status) = show_and_take(&mut tests)?;
    match count(&printed) {
        Some((passed, failed)) => Ok(Done::Tests { passed, failed }),
        None => Err(format!("pytest ended with {status}").into()),
    }
}

/// Builds the wheel and the source package, and checks what they say of themselves.
fn build(workspace: &Workspace, tools: &Environment<'_>, home: &Path) -> Fallible<PathBuf> {
    let dist = home.join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    let manifest = format!("{PACKAGE}/Cargo.toml");
    let maturin = |verb: &str, more: &[&str]| {
        let mut command = tools.python(&["-m", "maturin", verb, "--manifest-path", &manifest]);
        run(command.args(more).arg("--out").arg(&dist))
    };
    let interpreter = tools.base()?;
    maturin("build", &["--release", "--locked", "--interpreter", &interpreter])?;
    let wheel = only_file(&dist, "whl")?;
    let size = fs::metadata(&wheel)?.len();
    say(&format!("{}: {size} bytes", wheel.file_name().unwrap_or_default().to_string_lossy()));
    if size >= LARGEST_WHEEL {
        return Err(format!("the wheel has {size} bytes, of at most {LARGEST_WHEEL}").into());
    }
    maturin("sdist", &[])?;
    let source = only_file(&dist, "gz")?;
    let mut twine = tools.python(&["-m", "twine", "check", "--strict"]);
    run(twine.args([&wheel, &source]))?;
    // Nothing is missing from it. A quick build shows that too, and takes what the tests compiled.
    let unpacked = unpack(workspace, home, &source)?;
    let mut rebuild = tools.python(&["-m", "pip", "wheel", "--quiet", "--no-deps"]);
    rebuild.env("MATURIN_PEP517_ARGS", "--profile dev");
    run(rebuild.arg("--wheel-dir").arg(home.join("from-source")).arg(unpacked))?;
    Ok(wheel)
}

/// The wheel and the source package that this step has built.
pub(crate) fn built(workspace: &Workspace) -> Fallible<(PathBuf, PathBuf)> {
    let dist = workspace.target.join("python/dist");
    Ok((only_file(&dist, "whl")?, only_file(&dist, "gz")?))
}

/// Unpacks a source package where the last one was, or each would leave crates of its own behind
/// among what is compiled. All its files have one time, whatever is in them, so they are made new.
fn unpack(workspace: &Workspace, home: &Path, source: &Path) -> Fallible<PathBuf> {
    let folder = home.join("source");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    run(workspace.command("tar", &["-xzmf"]).arg(source).arg("-C").arg(&folder))?;
    let unpacked = fs::read_dir(&folder)?.next();
    Ok(unpacked.ok_or("the source package is empty")??.path())
}

fn only_file(folder: &Path, extension: &str) -> Fallible<PathBuf> {
    let files = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut files = files.iter().map(fs::DirEntry::path);
    let found = files.find(|path| path.extension().is_some_and(|it| it == extension));
    found.ok_or_else(|| format!("{} has no .{extension} file", folder.display()).into())
}

/// The last line of pytest, such as `2 failed, 540 passed in 12.3s`. A test that was skipped has
/// failed: it claims something that nobody checks.
fn count(printed: &str) -> Option<(u32, u32)> {
    let is_last =
        |line: &&str| line.contains(" in ") && (line.contains("passed") || line.contains("failed"));
    let line = printed.lines().rev().find(is_last)?;
    let (mut passed, mut failed) = (0, 0);
    for part in line.trim_matches(['=', ' ']).split(" in ").next()?.split(", ") {
        let (number, what) = part.split_once(' ')?;
        match what {
            "passed" => passed += number.parse::<u32>().ok()?,
            _ => failed += number.parse::<u32>().ok()?,
        }
    }
    Some((passed, failed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_did_not_pass_has_failed() {
        assert_eq!(count("...\n540 passed in 12.31s\n"), Some((540, 0)));
        let long = "2 failed, 540 passed, 1 skipped, 3 errors in 69.00s (0:01:09)";
        assert_eq!(count(long), Some((540, 6)));
        assert_eq!(count("==== 1 passed in 0.10s ===="), Some((1, 0)));
    }

    #[test]
    fn without_a_count_nothing_passed() {
        assert_eq!(count("ERROR: file or directory not found"), None);
    }
}
