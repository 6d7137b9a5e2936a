//! Packages as others get them: made, unpacked outside the project, looked through, and compiled.

mod look;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::environment::find_python;
use crate::steps::{Done, unavailable};
use crate::workspace::{Fallible, Workspace, output, run, say};
use crate::{form, node, python};
use look::{Kind, Package};

/// The crates that are given on, and their folders, in the order in which they can be published.
const CRATES: [(&str, &str); 7] = [
    ("place-readiness-rubrics", "rubrics"),
    ("place-readiness", "crates/place-readiness"),
    ("place-readiness-host", "crates/place-readiness-host"),
    ("place-readiness-report", "crates/place-readiness-report"),
    ("place-readiness-sheet", "crates/place-readiness-sheet"),
    ("place-readiness-form", "crates/place-readiness-form"),
    ("place-readiness-cli", "crates/place-readiness-cli"),
];
/// All of them have one version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn packages(workspace: &Workspace) -> Fallible<Done> {
    let tracked = match tracked(workspace) {
        Ok(tracked) => tracked,
        Err(reason) => return unavailable(&reason),
    };
    let place = place(workspace)?;
    let mut packages = crates(workspace, &place)?;
    let missing = built(workspace, &place, &mut packages)?;

    let mut findings = Vec::new();
    for package in &packages {
        findings.extend(package.findings(&workspace.root, &tracked)?);
    }
    for finding in &findings {
        say(finding);
    }
    if !findings.is_empty() {
        return Err(format!("{} findings", findings.len()).into());
    }
    compile(workspace, &place)?;
    fs::remove_dir_all(&place)?;
    match missing.as_slice() {
        [] => Ok(Done::Passed),
        steps => unavailable(&format!("not built yet: cargo xtask test {}", steps.join(" "))),
    }
}

/// Every file under version control: what is given on comes from there.
fn tracked(workspace: &Workspace) -> Fallible<BTreeSet<String>> {
    let listed = output(&mut workspace.command("git", &["ls-files", "--cached", "-z"]))?;
    Ok(listed.split_terminator('\0').map(str::to_owned).collect())
}

/// A folder outside the project, made anew. It goes by the same name each time, so that what
/// `cargo` keeps of it does not grow.
fn place(workspace: &Workspace) -> Fallible<PathBuf> {
    let mut which = DefaultHasher::new();
    workspace.root.hash(&mut which);
    let place = env::temp_dir().join(format!("place-readiness-packages-{:x}", which.finish()));
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir(&place)?;
    Ok(place)
}

/// Packs every crate, and unpacks it. Those that need one another find one another.
fn crates(workspace: &Workspace, place: &Path) -> Fallible<Vec<Package>> {
    let target = workspace.target.join("packages");
    run(&mut workspace.cargo(&["fetch", "--quiet", "--locked"]))?;
    let mut cargo = workspace.cargo(&["package", "--quiet", "--locked", "--offline"]);
    cargo.args(["--no-verify", "--allow-dirty", "--target-dir"]).arg(&target);
    run(cargo.args(CRATES.iter().flat_map(|(name, _)| ["--package", name])))?;
    let unpacked = CRATES.iter().map(|(name, home)| {
        let name = format!("{name}-{VERSION}");
        unpack(workspace, &target.join("package").join(format!("{name}.crate")), place)?;
        Ok(Package { kind: Kind::Crate, home, folder: place.join(name) })
    });
    unpacked.collect()
}

/// Compiles the unpacked crates and their tests, beside one another and away from the project.
/// What they need of others is what the project has.
fn compile(workspace: &Workspace, place: &Path) -> Fallible<()> {
    let folders = CRATES.map(|(name, _)| format!("{name}-{VERSION}"));
    let patches = CRATES.map(|(name, _)| format!("{name} = {{ path = \"{name}-{VERSION}\" }}"));
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = {folders:?}\n\n[patch.crates-io]\n{}\n",
        patches.join("\n")
    );
    fs::write(place.join("Cargo.toml"), manifest)?;
    fs::copy(workspace.root.join("Cargo.lock"), place.join("Cargo.lock"))?;
    let mut cargo = workspace.cargo(&["check", "--quiet", "--offline", "--workspace"]);
    cargo.args(["--all-features", "--all-targets", "--target-dir"]).arg(&workspace.target);
    run(cargo.current_dir(place).env("CARGO_INCREMENTAL", "0"))
}

/// Unpacks what other steps have built, and names the steps that have not.
fn built(
    workspace: &Workspace,
    place: &Path,
    packages: &mut Vec<Package>,
) -> Fallible<Vec<&'static str>> {
    let mut missing = Vec::new();
    match python::built(workspace) {
        Ok((wheel, source)) => {
            let folder = place.join("wheel");
            let mut unzip = workspace.command(find_python(workspace)?, &["-m", "zipfile", "-e"]);
            run(unzip.arg(wheel).arg(&folder))?;
            packages.push(Package { kind: Kind::Wheel, home: python::PACKAGE, folder });
            unpack(workspace, &source, place)?;
            let folder = place.join(format!("place_readiness-{VERSION}"));
            packages.push(Package { kind: Kind::Source, home: python::PACKAGE, folder });
        }
        Err(_) => missing.push("python"),
    }
    if form::home(workspace).join("dist/index.js").exists() {
        let packed = node::pack(workspace, &form::home(workspace), place)?;
        unpack(workspace, &packed, place)?;
        let folder = place.join("package");
        packages.push(Package { kind: Kind::Npm, home: "bindings/wasm", folder });
    } else {
        missing.push("browser");
    }
    Ok(missing)
}

/// Unpacks into a folder. Every file is of now, or `cargo` might take it for one that it knows.
fn unpack(workspace: &Workspace, archive: &Path, to: &Path) -> Fallible<()> {
    run(workspace.command("tar", &["-xzmf"]).arg(archive).arg("-C").arg(to))
}
