//! Node.js, npm and a browser: found, or brought where that is allowed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::workspace::{Fallible, Workspace, answers, install_debian_packages, output, run};

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Why no npm package can be built here, if none can.
pub(crate) fn need_node() -> Fallible<()> {
    if !answers("node", &["--version"]) || !answers(NPM, &["--version"]) {
        return Err("Node.js is not installed".into());
    }
    Ok(())
}

/// Makes sure of Node.js, Java and a browser, and gives the path of the browser.
pub(crate) fn need_browser(workspace: &Workspace) -> Fallible<PathBuf> {
    need_node()?;
    let mut packages = Vec::new();
    if !answers("java", &["-version"]) {
        packages.push("default-jre-headless");
    }
    if find_browser().is_none() {
        packages.extend(["chromium", "fonts-dejavu", "fonts-liberation"]);
    }
    if !packages.is_empty() {
        install_debian_packages(workspace, &packages)?;
    }
    find_browser().ok_or_else(|| "there is no Chromium in PATH".into())
}

/// Installs into a folder what its lock file names. No script of a package is run.
pub(crate) fn install(workspace: &Workspace, folder: &Path) -> Fallible<()> {
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    run(workspace.command(NPM, &arguments).current_dir(folder))
}

/// The same, where it is not there yet as the lock file has it.
pub(crate) fn install_if_new(workspace: &Workspace, folder: &Path) -> Fallible<()> {
    let read = |path: &str| -> Fallible<Value> {
        Ok(serde_json::from_str(&fs::read_to_string(folder.join(path))?)?)
    };
    let wanted = read("package-lock.json")?;
    match read("node_modules/.package-lock.json") {
        Ok(installed) if is_installed(&wanted, &installed) => Ok(()),
        _ => install(workspace, folder),
    }
}

/// Whether what is installed is what is wanted. What only other machines need may be missing.
fn is_installed(wanted: &Value, installed: &Value) -> bool {
    let packages = |lock: &Value| lock.get("packages").and_then(Value::as_object).cloned();
    let (Some(mut wanted), Some(installed)) = (packages(wanted), packages(installed)) else {
        return false;
    };
    // The package itself.
    wanted.remove("");
    let is_same = |(place, about): (&String, &Value)| {
        wanted.get(place).is_some_and(|it| it.get("integrity") == about.get("integrity"))
    };
    let is_there = |(place, about): (&String, &Value)| {
        installed.contains_key(place) || about.get("optional") == Some(&Value::Bool(true))
    };
    installed.iter().all(is_same) && wanted.iter().all(is_there)
}

/// Packs the package in a folder, and gives the path of the archive.
pub(crate) fn pack(workspace: &Workspace, folder: &Path, to: &Path) -> Fallible<PathBuf> {
    let mut pack = workspace.command(NPM, &["pack", "--silent", "--ignore-scripts", "--offline"]);
    let name = output(pack.current_dir(folder).arg("--pack-destination").arg(to))?;
    Ok(to.join(name.trim()))
}

/// A program of Node.js that starts in a folder.
pub(crate) fn node(workspace: &Workspace, folder: &Path, script: &str) -> Command {
    let mut command = workspace.command("node", &[script]);
    command.current_dir(folder);
    command
}

/// A script of the package in a folder.
pub(crate) fn script(workspace: &Workspace, folder: &Path, name: &str) -> Command {
    let mut command = workspace.command(NPM, &["run", "--silent", name]);
    command.current_dir(folder);
    command
}

fn find_browser() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let names = BROWSERS.iter().map(|name| format!("{name}{}", env::consts::EXE_SUFFIX));
    let mut programs = names.flat_map(|name| folders.iter().map(move |folder| folder.join(&name)));
    programs.find(|program| program.is_file())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_installed_as_it_is_wanted_is_not_installed_again() {
        let wanted = json!({"packages": {
            "": {"name": "ours"},
            "node_modules/a": {"integrity": "1"},
            "node_modules/b-for-another-machine": {"integrity": "2", "optional": true}
        }});
        let installed = |packages: Value| json!({"packages": packages});

        let same = installed(json!({"node_modules/a": {"integrity": "1"}}));
        let older = installed(json!({"node_modules/a": {"integrity": "0"}}));
        let more = installed(json!({
            "node_modules/a": {"integrity": "1"}, "node_modules/c": {"integrity": "3"}
        }));
        assert!(is_installed(&wanted, &same));
        assert!(!is_installed(&wanted, &older));
        assert!(!is_installed(&wanted, &more));
        assert!(!is_installed(&wanted, &installed(json!({}))));
    }
}
