//! What the compiler's own tools say: format, lints and documentation.

use std::process::Command;

use crate::steps::Done;
use crate::workspace::{Fallible, Workspace, answers, may_ask_rustup, run};

/// What the tests do not build: the crates without tests in Rust, and with fewer features.
const OTHERS: &[&[&str]] = &[
    &["--package", "place-readiness-wasm"],
    &["--package", "place-readiness-wasm", "--no-default-features"],
    &["--package", "place-readiness", "--no-default-features"],
    &["--package", "xtask-bindgen"],
];

pub(crate) fn format(workspace: &Workspace) -> Fallible<Done> {
    need_component(workspace, "rustfmt", "fmt")?;
    run(&mut workspace.cargo(&["fmt", "--all", "--check"]))?;
    Ok(Done::Passed)
}

pub(crate) fn lints(workspace: &Workspace) -> Fallible<Done> {
    need_component(workspace, "clippy", "clippy")?;
    lint(workspace.tested("clippy"))?;
    for which in OTHERS {
        let mut clippy = workspace.cargo(&["clippy", "--locked"]);
        clippy.args(*which);
        lint(clippy)?;
    }
    Ok(Done::Passed)
}

fn lint(mut clippy: Command) -> Fallible<()> {
    run(clippy.args(["--all-targets", "--", "-D", "warnings"]))
}

pub(crate) fn docs(workspace: &Workspace) -> Fallible<Done> {
    run(workspace.tested("doc").arg("--no-deps").env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Done::Passed)
}

/// Has rustup bring a component that is missing, where it may.
fn need_component(workspace: &Workspace, component: &str, verb: &str) -> Fallible<()> {
    if answers(workspace.cargo(&[]).get_program(), &[verb, "--version"]) {
        return Ok(());
    }
    if !may_ask_rustup() {
        return Err(format!("{component} is missing: rustup component add {component}").into());
    }
    run(&mut workspace.command("rustup", &["component", "add", component]))
}
