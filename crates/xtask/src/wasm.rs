//! The engine, built for WebAssembly.

use std::path::PathBuf;

use crate::steps::{Done, unavailable};
use crate::workspace::{Fallible, Workspace, may_ask_rustup, output, run};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
pub(crate) const PROFILE: &str = "wasm";

/// Nobody runs what this step builds. Of the profile it takes only the name, and with that the
/// macros, which need not be compiled for it alone.
const QUICK: [&str; 3] = [
    "--config=profile.wasm.codegen-units=16",
    "--config=profile.wasm.lto=\"off\"",
    "--config=profile.wasm.opt-level=0",
];

pub(crate) fn wasm(workspace: &Workspace) -> Fallible<Done> {
    let rustc = match compiler(workspace) {
        Ok(rustc) => rustc,
        Err(reason) => return unavailable(&format!("no compiler for {TARGET}: {reason}")),
    };
    let engine = ["--package", "place-readiness", "--all-features"];
    let mut build = workspace.cargo(&["build", "--locked", "--target", TARGET]);
    build.args(engine).args(["--profile", PROFILE]).args(QUICK);
    run(build.arg("--target-dir").arg(folder(workspace)).env("RUSTC", rustc))?;
    Ok(Done::Passed)
}

/// Where everything is built by the compiler that knows WebAssembly; it may be another than the one
/// in use, and neither can read what the other has built.
pub(crate) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("bindgen/full")
}

/// The path of a rustc that knows WebAssembly.
pub(crate) fn compiler(workspace: &Workspace) -> Fallible<String> {
    if !cfg!(windows) {
        let printed = output(&mut workspace.command("bash", &["tools/wasm-toolchain.sh"]))?;
        return Ok(printed.trim().to_owned());
    }
    // Windows need not have bash. There rustup is the one way.
    let installed = output(&mut workspace.command("rustup", &["target", "list", "--installed"]))?;
    if !installed.lines().any(|target| target == TARGET) {
        if !may_ask_rustup() {
            return Err(format!("rustup target add {TARGET}").into());
        }
        run(&mut workspace.command("rustup", &["target", "add", TARGET]))?;
    }
    Ok(output(&mut workspace.command("rustup", &["which", "rustc"]))?.trim().to_owned())
}
