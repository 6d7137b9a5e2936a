//! Environments of Python, made anew, with what is installed into them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::{Fallible, Workspace, answers, install_debian_packages, output, run, soon};

/// What asks a Python whether it can make environments, and is new enough.
const SUITS: &str = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))";

/// A virtual environment.
#[derive(Debug)]
pub(crate) struct Environment<'a> {
    workspace: &'a Workspace,
    folder: PathBuf,
}

impl<'a> Environment<'a> {
    /// Makes it anew.
    pub(crate) fn new(workspace: &'a Workspace, python: &str, folder: PathBuf) -> Fallible<Self> {
        run(workspace.command(python, &["-m", "venv", "--clear"]).arg(&folder))?;
        Ok(Self { workspace, folder })
    }

    pub(crate) fn program(&self, name: &str) -> PathBuf {
        program(&self.folder, name)
    }

    /// The Python of this environment. What it builds, `cargo` builds where it builds everything, and
    /// for the Python that the environment was made by: for another one it would build anew.
    pub(crate) fn python(&self, arguments: &[&str]) -> Command {
        let mut command = self.workspace.command(self.program("python"), arguments);
        command.env("CARGO_TARGET_DIR", &self.workspace.target);
        command.env("MATURIN_PEP517_USE_BASE_PYTHON", "1");
        soon(&mut command);
        command
    }

    /// The Python that this environment was made by.
    pub(crate) fn base(&self) -> Fallible<String> {
        let base = "import os, sys; print(os.path.realpath(sys._base_executable))";
        Ok(output(&mut self.python(&["-c", base]))?.trim().to_owned())
    }

    pub(crate) fn install(&self, what: &[&str]) -> Fallible<()> {
        let quiet = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        run(self.python(&quiet).args(what))
    }
}

/// Where a program of the environment in a folder is, or would be.
pub(crate) fn program(folder: &Path, name: &str) -> PathBuf {
    let programs = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    programs.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// A Python that is new enough, and the packages of Debian that it cannot do without.
pub(crate) fn find_python(workspace: &Workspace) -> Fallible<&'static str> {
    let found = || ["python3", "python"].into_iter().find(|name| answers(name, &["-c", SUITS]));
    if found().is_none() {
        install_debian_packages(workspace, &["python3", "python3-venv"])?;
    }
    found().ok_or_else(|| "there is no Python from 3.11 on".into())
}
