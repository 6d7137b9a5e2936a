//! The engine, built for WebAssembly.

use crate::steps::{Done, unavailable};
use crate::workspace::{Fallible, Workspace, may_ask_rustup, output, run};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

pub(crate) fn wasm(workspace: &Workspace) -> Fallible<Done> {
    let rustc = match compiler(workspace) {
        Ok(rustc) => rustc,
        Err(reason) => return unavailable(&format!("no compiler for {TARGET}: {reason}")),
    };
    let engine = ["--package", "place-readiness", "--all-features"];
    let mut build = workspace.cargo(&["build", "--locked", "--target", TARGET]);
    // A folder of its own, for this may be another compiler than the one in use.
    build.args(engine).arg("--target-dir").arg(workspace.target.join("wasm"));
    run(build.env("RUSTC", rustc))?;
    Ok(Done::Passed)
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
