//! The browser's form: its parts, which the command line carries, and the npm package.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bindgen::{Compiled, Door, compile};
use crate::workspace::{Fallible, Workspace, output, run};
use crate::{inputs, node, wasm};

const PARTS: &str = "crates/place-readiness-form/parts";
const NAMES: [&str; 3] = ["engine.wasm.gz", "form.js", "page.css"];
/// The part that says what the others were made of, and by which compiler.
const RECORD: &str = "built-from";

/// Builds the parts anew, and a page of the usual rubric.
pub(crate) fn form(workspace: &Workspace, out: &Path) -> Fallible<()> {
    node::need_node()?;
    fs::create_dir_all(parts(workspace))?;
    build_parts(workspace, &parts(workspace))?;
    fs::write(parts(workspace).join(RECORD), record(workspace)?)?;
    write_page(workspace, out)
}

/// Builds the npm package.
pub(crate) fn npm(workspace: &Workspace) -> Fallible<()> {
    node::need_node()?;
    build_package(workspace).map(|_| ())
}

/// Builds what the single file is made of into a folder, and gives the engine inside.
pub(crate) fn build_parts(workspace: &Workspace, folder: &Path) -> Fallible<Compiled> {
    let engine = compile(workspace, Door::Slim)?;
    bundle(workspace, "parts", folder, &engine)?;
    fs::write(folder.join("engine.wasm.gz"), &engine.packed)?;
    Ok(engine)
}

/// Builds the npm package into its folder `dist`, and gives the engine inside.
pub(crate) fn build_package(workspace: &Workspace) -> Fallible<Compiled> {
    let engine = compile(workspace, Door::Full)?;
    let dist = home(workspace).join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    bundle(workspace, "dist", &dist, &engine)?;
    Ok(engine)
}

/// The folder of the npm package.
pub(crate) fn home(workspace: &Workspace) -> PathBuf {
    workspace.root.join("bindings/wasm")
}

/// The folder of the parts that the command line carries.
pub(crate) fn parts(workspace: &Workspace) -> PathBuf {
    workspace.root.join(PARTS)
}

/// Writes the page that the command line writes.
pub(crate) fn write_page(workspace: &Workspace, out: &Path) -> Fallible<()> {
    let program = workspace.place_readiness()?;
    run(workspace.command(program, &["form", "--force", "--out"]).arg(out))
}

/// Holds the parts in a folder against those that the command line carries: the same sources and
/// the same compiler make the same bytes.
pub(crate) fn compare(workspace: &Workspace, folder: &Path) -> Fallible<()> {
    if fs::read_to_string(parts(workspace).join(RECORD))? != record(workspace)? {
        return Ok(());
    }
    for name in NAMES {
        if fs::read(parts(workspace).join(name))? != fs::read(folder.join(name))? {
            return Err(format!("{PARTS}/{name} is not what its sources make").into());
        }
    }
    Ok(())
}

/// A finding where a source has changed since the parts were built.
pub(crate) fn findings(workspace: &Workspace) -> Fallible<Vec<String>> {
    let record = fs::read_to_string(parts(workspace).join(RECORD)).unwrap_or_default();
    if record.lines().next() == Some(&inputs::fingerprint(workspace)?) {
        return Ok(Vec::new());
    }
    let what = "the form is older than what it is built from; run `cargo xtask form`";
    Ok(vec![format!("{PARTS}/{RECORD}:1: parts: {what}")])
}

fn bundle(workspace: &Workspace, which: &str, to: &Path, engine: &Compiled) -> Fallible<()> {
    let home = home(workspace);
    node::install_if_new(workspace, &home)?;
    run(node::node(workspace, &home, "build.mjs").arg(which).arg(to).arg(&engine.folder))
}

/// The sources, as one number, and the compiler. Another one makes other bytes that do the same.
fn record(workspace: &Workspace) -> Fallible<String> {
    let compiler = output(&mut workspace.command(wasm::compiler(workspace)?, &["--version"]))?;
    Ok(format!("{}\n{compiler}", inputs::fingerprint(workspace)?))
}
