//! The browser's form: its parts, which the command line carries, and the npm package.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bindgen::{Compiled, Door, compile};
use crate::node;
use crate::workspace::{Fallible, Workspace, run};

const PARTS: &str = "crates/place-readiness-form/parts";
const NAMES: [&str; 3] = ["engine.wasm.gz", "form.js", "page.css"];
/// Says which compiler made the parts. Another one makes other bytes that do the same.
const RECORD: &str = "built-by";

/// Builds the parts anew, and a page of the usual rubric.
pub(crate) fn form(workspace: &Workspace, out: &Path) -> Fallible<()> {
    node::need_node()?;
    fs::create_dir_all(parts(workspace))?;
    build_parts(workspace, &parts(workspace))?;
    fs::write(parts(workspace).join(RECORD), format!("{}\n", Door::Slim.compiled_by(workspace)?))?;
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

/// Holds fresh parts against those that the command line carries, and gives what is to be said
/// about them, if anything.
pub(crate) fn compare(workspace: &Workspace, fresh: &Path) -> Fallible<Option<String>> {
    let mut differing = Vec::new();
    for name in NAMES {
        if fs::read(parts(workspace).join(name)).ok() != Some(fs::read(fresh.join(name))?) {
            differing.push(format!("{PARTS}/{name}"));
        }
    }
    let recorded = fs::read_to_string(parts(workspace).join(RECORD)).unwrap_or_default();
    Ok(judge(&differing, recorded.trim(), &Door::Slim.compiled_by(workspace)?)?)
}

fn bundle(workspace: &Workspace, which: &str, to: &Path, engine: &Compiled) -> Fallible<()> {
    let home = home(workspace);
    node::install_if_new(workspace, &home)?;
    run(node::node(workspace, &home, "build.mjs").arg(which).arg(to).arg(&engine.folder))
}

/// The same sources and the same compiler make the same bytes. Which compiler there is, nobody may
/// be able to choose, so another one is no failure; it is said, for then nothing was compared.
fn judge(differing: &[String], recorded: &str, present: &str) -> Result<Option<String>, String> {
    let which = differing.join(", ");
    if differing.is_empty() {
        Ok(None)
    } else if recorded == present {
        Err(format!("not what the sources make: {which}; run `cargo xtask form`, commit the parts"))
    } else {
        Ok(Some(format!(
            "NOT COMPARED: {which}, built by {recorded}, but here is {present}; \
             use that one, or let `cargo xtask form` build with this one"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "rustc 1.96.0, LLVM 22.1.8";
    const NEW: &str = "rustc 1.97.0, LLVM 23.1.0";

    #[test]
    fn the_same_bytes_are_fresh_whoever_made_them() {
        assert_eq!(judge(&[], OLD, OLD), Ok(None));
        assert_eq!(judge(&[], OLD, NEW), Ok(None));
    }

    #[test]
    fn other_bytes_of_the_same_compiler_fail_with_their_names_and_the_cure() {
        let failure = judge(&["a.js".to_owned(), "b.css".to_owned()], OLD, OLD).unwrap_err();

        assert!(failure.contains("a.js, b.css"), "{failure}");
        assert!(failure.contains("`cargo xtask form`"), "{failure}");
    }

    #[test]
    fn another_compiler_leaves_nothing_to_compare_and_that_is_said() {
        let note = judge(&["a.js".to_owned()], OLD, NEW).unwrap().unwrap();

        assert!(note.contains("NOT COMPARED: a.js"), "{note}");
        assert!(note.contains(OLD) && note.contains(NEW), "{note}");
    }
}
