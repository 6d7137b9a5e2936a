//! The project's own tasks: `cargo xtask test` checks everything, the other verbs do one thing each.

#![forbid(unsafe_code)]

mod beside;
mod bindgen;
mod browser;
mod clock;
mod environment;
mod form;
mod licences;
mod lints;
mod node;
mod packages;
mod pages;
mod python;
mod readme;
mod sanitize;
mod spelling;
mod steps;
mod testing;
mod tidy;
mod types;
mod wasm;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use clap::builder::PossibleValuesParser;

use workspace::{Fallible, Workspace, run, say};

/// The tasks of this project.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
enum Task {
    /// Check everything: format, lints, docs, tests, README, house rules, browser, Python, pages.
    Test {
        /// Only these steps.
        #[arg(value_name = "STEP", value_parser = PossibleValuesParser::new(steps::names()))]
        only: Vec<String>,
    },
    /// Check the house rules that no lint knows.
    Tidy,
    /// Build the engine for WebAssembly.
    Wasm,
    /// Build the browser's form anew: the parts that the command line carries, and a page.
    Form {
        /// Where the page goes.
        #[arg(long, value_name = "PATH", default_value = "form.html")]
        out: PathBuf,
    },
    /// Build the npm package.
    Npm,
    /// Write anew which works of others each package holds, and under which licences.
    Licences,
    /// Write anew the types of documents for Python and TypeScript.
    Types,
    /// Make every package, and check what others get.
    Packages,
    /// Check HTML reports in a browser and by validators.
    Pages,
    /// Build and test the Python package.
    Python,
    /// Run the shared vectors.
    Vectors {
        /// Write the expected results anew; read the difference before you keep it.
        #[arg(long)]
        bless: bool,
    },
    /// Run the tests of arrays, in the engine and in Python, under the address sanitizer.
    Sanitize,
    /// Measure speed.
    Bench,
}

fn main() -> ExitCode {
    match carry_out(&Task::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            say(&format!("xtask: {failure}"));
            ExitCode::FAILURE
        }
    }
}

/// True when all is well.
fn carry_out(task: &Task) -> Fallible<bool> {
    let workspace = Workspace::find()?;
    match task {
        Task::Test { only } => Ok(steps::run_all(&workspace, only)),
        Task::Tidy => Ok(steps::run_all(&workspace, &["tidy".to_owned()])),
        Task::Wasm => Ok(steps::run_all(&workspace, &["wasm".to_owned()])),
        Task::Form { out } => form::form(&workspace, out).map(|()| true),
        Task::Npm => form::npm(&workspace).map(|()| true),
        Task::Licences => licences::licences(&workspace).map(|()| true),
        Task::Types => types::types(&workspace).map(|()| true),
        Task::Packages => Ok(steps::run_all(&workspace, &["packages".to_owned()])),
        Task::Pages => Ok(steps::run_all(&workspace, &["pages".to_owned()])),
        Task::Python => Ok(steps::run_all(&workspace, &["python".to_owned()])),
        Task::Vectors { bless } => testing::vectors(&workspace, *bless).map(|()| true),
        Task::Sanitize => sanitize::sanitize(&workspace).map(|()| true),
        Task::Bench => run(&mut workspace.cargo(&["bench", "--workspace"])).map(|()| true),
    }
}
