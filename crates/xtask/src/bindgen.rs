//! The compiled half of the npm package: built, and made ready for JavaScript, full and slim.

use std::fs;
use std::path::{Path, PathBuf};

use crate::wasm::{self, PROFILE, TARGET, compiler};
use crate::workspace::{Fallible, Workspace, output, run};

const CRATE: &str = "place-readiness-wasm";
const NAME: &str = "place_readiness_wasm";

/// The short way to compute hashes, and loops as they are written: what the compiler makes of them
/// to be faster is longer.
const SMALLER: [&str; 3] = ["--cfg", "sha2_backend_soft=\"compact\"", "-Cllvm-args=-disable-lsr"];

/// How much of the engine is inside.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Door {
    /// All of it: what the npm package carries.
    Full,
    /// What a form needs that has its rubric ready-made.
    Slim,
}

impl Door {
    /// Where it is built.
    fn folder(self, workspace: &Workspace) -> PathBuf {
        match self {
            Self::Full => wasm::folder(workspace),
            Self::Slim => workspace.target.join("bindgen/slim"),
        }
    }

    /// Further words for `cargo`.
    pub(crate) fn features(self) -> &'static [&'static str] {
        match self {
            Self::Full => &[],
            Self::Slim => &["--no-default-features"],
        }
    }

    /// The form has no use for what a panic says, so it takes the compiler that leaves that out,
    /// where there is one.
    fn compiler(self, workspace: &Workspace) -> Fallible<String> {
        let usual = compiler(workspace)?;
        let silent = format!("{usual}-silent");
        Ok(if matches!(self, Self::Slim) && Path::new(&silent).exists() { silent } else { usual })
    }

    /// The versions of the compiler, and of what makes the machine's code in it.
    pub(crate) fn compiled_by(self, workspace: &Workspace) -> Fallible<String> {
        let about = output(&mut workspace.command(self.compiler(workspace)?, &["-vV"]))?;
        let rustc = about.lines().next().unwrap_or_default();
        let llvm = about.lines().find_map(|line| line.strip_prefix("LLVM version: "));
        Ok(format!("{rustc}, LLVM {}", llvm.unwrap_or("unknown")))
    }
}

/// A compiled engine, as small as it gets.
#[derive(Debug)]
pub(crate) struct Compiled {
    /// Holds the JavaScript around it, and the packed engine as `engine.wasm.gz`.
    pub(crate) folder: PathBuf,
    /// In bytes.
    pub(crate) size: usize,
    /// What `gzip` would make of it.
    pub(crate) packed: Vec<u8>,
}

/// Builds one door to the engine, and what JavaScript needs to open it.
pub(crate) fn compile(workspace: &Workspace, door: Door) -> Fallible<Compiled> {
    let home = door.folder(workspace);
    let built = build(workspace, door, &home)?;
    let folder = home.join("js");
    let mut bindgen = workspace.cargo(&["run", "--quiet", "--locked", "--package"]);
    run(bindgen.args(["xtask-bindgen", "--"]).arg(built).arg(&folder))?;

    let bytes = fs::read(folder.join(format!("{NAME}_bg.wasm")))?;
    let packed = gzip(&bytes)?;
    fs::write(folder.join("engine.wasm.gz"), &packed)?;
    Ok(Compiled { folder, size: bytes.len(), packed })
}

/// The same bytes for the same sources, wherever they lie and whoever compiles them with this
/// compiler: no path of a machine is left inside.
fn build(workspace: &Workspace, door: Door, target: &Path) -> Fallible<PathBuf> {
    let mut cargo = workspace.cargo(&["build", "--quiet", "--locked", "--target", TARGET]);
    cargo.args(["--package", CRATE, "--profile", PROFILE]).args(door.features());
    cargo.arg("--target-dir").arg(target).arg("--config").arg(flags(workspace)?);
    run(cargo.env("RUSTC", door.compiler(workspace)?))?;
    Ok(target.join(TARGET).join(PROFILE).join(format!("{NAME}.wasm")))
}

/// The setting of `cargo` that has paths in messages start at the project or at the registry,
/// which every machine keeps in a folder with a name of its own; and what makes programs smaller.
fn flags(workspace: &Workspace) -> Fallible<String> {
    let rename = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![rename(&workspace.root, ".")];
    let registries = cargo_home().ok_or("there is no home folder")?.join("registry/src");
    if let Ok(registries) = fs::read_dir(registries) {
        for registry in registries {
            flags.push(rename(&registry?.path(), "registry"));
        }
    }
    flags.sort();
    flags.extend(SMALLER.map(str::to_owned));
    Ok(format!("target.{TARGET}.rustflags={}", serde_json::to_string(&flags)?))
}

fn cargo_home() -> Option<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

/// Packs bytes as `gzip` does, as small as can be, and the same in every run.
pub(crate) fn gzip(bytes: &[u8]) -> Fallible<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_is_the_same_in_every_run_and_begins_as_gzip_does() {
        let packed = gzip(b"place place place").unwrap();

        // Magic number, deflate, no flags, no time.
        assert_eq!(packed[..8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
        assert_eq!(packed, gzip(b"place place place").unwrap());
    }
}
