//! What the compiler's own tools say: format, lints and documentation.

use crate::steps::Done;
use crate::workspace::{Fallible, Workspace, answers, may_ask_rustup, run};

pub(crate) fn format(workspace: &Workspace) -> Fallible<Done> {
    need_component(workspace, "rustfmt", "fmt")?;
    run(&mut workspace.cargo(&["fmt", "--all", "--check"]))?;
    Ok(Done::Passed)
}

pub(crate) fn lints(workspace: &Workspace) -> Fallible<Done> {
    need_component(workspace, "clippy", "clippy")?;
    let every_crate: &[&str] = &["--workspace", "--all-features"];
    let bare_engine = &["--package", "place-readiness", "--no-default-features"];
    let slim_door = &["--package", "place-readiness-wasm", "--no-default-features"];
    for which in [every_crate, bare_engine, slim_door] {
        let mut clippy = workspace.cargo(&["clippy", "--all-targets", "--locked"]);
        run(clippy.args(which).args(["--", "-D", "warnings"]))?;
    }
    Ok(Done::Passed)
}

pub(crate) fn docs(workspace: &Workspace) -> Fallible<Done> {
    let mut doc = workspace.cargo(&["doc", "--workspace", "--all-features"]);
    run(doc.args(["--no-deps", "--locked"]).env("RUSTDOCFLAGS", "-D warnings"))?;
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
