//! British spelling, held by `typos` with the settings in `typos.toml`.

use std::path::PathBuf;

use crate::environment::{Environment, find_python, program};
use crate::steps::{Done, unavailable};
use crate::workspace::{Fallible, Workspace, output, run};

/// A newer dictionary finds other words, so that everyone must have the same.
const VERSION: &str = "1.52.0";

pub(crate) fn spelling(workspace: &Workspace) -> Fallible<Done> {
    let typos = match find(workspace) {
        Ok(typos) => typos,
        Err(reason) => return unavailable(&format!("typos {VERSION} is not to be had: {reason}")),
    };
    run(&mut workspace.command(typos, &["--config", "typos.toml"]))?;
    Ok(Done::Passed)
}

/// The program in `PATH`, or else one in a Python environment under the target folder.
fn find(workspace: &Workspace) -> Fallible<PathBuf> {
    let home = workspace.target.join("typos");
    for typos in [PathBuf::from("typos"), program(&home, "typos")] {
        let version = output(&mut workspace.command(&typos, &["--version"]));
        if version.is_ok_and(|version| version.trim() == format!("typos-cli {VERSION}")) {
            return Ok(typos);
        }
    }

    let environment = Environment::new(workspace, find_python(workspace)?, home)?;
    environment.install(&["--only-binary", "typos", &format!("typos=={VERSION}")])?;
    Ok(environment.program("typos"))
}
