//! The npm package and the form: built, weighed, and tested in Node.js and in a real browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::bindgen::{Compiled, gzip};
use crate::steps::{Done, unavailable};
use crate::workspace::{Fallible, Workspace, run, say};
use crate::{form, node};

/// In bytes, packed by `zopfli`. Promises to people with slow connections and full mailboxes.
const LARGEST_ENGINE: usize = 145_000;
const LARGEST_PAGE: usize = 253_000;

/// What the tests look at.
#[derive(Debug)]
struct Built {
    /// The folder of the slim engine.
    engine: PathBuf,
    /// The parts of the form, as they come out now.
    parts: PathBuf,
    /// The form, as the command line writes it.
    page: PathBuf,
    browser: PathBuf,
}

pub(crate) fn browser(workspace: &Workspace) -> Fallible<Done> {
    let browser = match node::need_browser(workspace) {
        Ok(browser) => browser,
        Err(reason) => return unavailable(&reason),
    };
    let home = workspace.target.join("browser");
    let parts = home.join("parts");
    fs::create_dir_all(&parts)?;
    let full = form::build_package(workspace)?;
    let slim = form::build_parts(workspace, &parts)?;
    let note = form::compare(workspace, &parts)?;
    if let Some(note) = &note {
        say(note);
    }
    let page = home.join("form.html");
    form::write_page(workspace, &page)?;
    weigh(workspace, &full, &slim, &page)?;

    let built = Built { engine: slim.folder, parts, page, browser };
    refuse_denied(workspace, &built)?;
    run(&mut node::script(workspace, &form::home(workspace), "check"))?;
    let (passed, failed) = test(workspace, &home, &built)?;
    let tests = Done::Tests { passed, failed };
    Ok(note.map_or(tests.clone(), |note| Done::Noted(Box::new(tests), note)))
}

/// Prints what everything weighs, and holds the promises.
fn weigh(workspace: &Workspace, full: &Compiled, slim: &Compiled, page: &Path) -> Fallible<()> {
    let print = |what: &str, size: usize, packed: usize| {
        say(&format!("{what:<22}{size:>10} bytes{packed:>10} packed"));
    };
    let weigh_file = |path: &Path| -> Fallible<usize> {
        let bytes = fs::read(path)?;
        let packed = gzip(&bytes)?.len();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        print(&name, bytes.len(), packed);
        Ok(packed)
    };
    print("engine, full", full.size, full.packed.len());
    print("engine, slim", slim.size, slim.packed.len());
    let dist = form::home(workspace).join("dist");
    weigh_file(&dist.join("index.js"))?;
    weigh_file(&form::parts(workspace).join("form.js"))?;
    weigh_file(&form::parts(workspace).join("page.css"))?;
    let page = weigh_file(page)?;
    for (what, size, most) in
        [("the slim engine", slim.packed.len(), LARGEST_ENGINE), ("the form", page, LARGEST_PAGE)]
    {
        if size > most {
            return Err(format!("{what} has {size} bytes packed, of at most {most}").into());
        }
    }
    Ok(())
}

/// No bundle has a way to send anything, or to run text as a program.
fn refuse_denied(workspace: &Workspace, built: &Built) -> Fallible<()> {
    let home = form::home(workspace);
    let mut check = node::node(workspace, &home, "tests/bundle/denied.mjs");
    check.arg(built.parts.join("form.js"));
    run(check.args(["dist/index.js", "dist/form.js"]))
}

/// The tests in Node.js, and those that drive the browser: the form, and the element in pages of
/// others.
fn test(workspace: &Workspace, home: &Path, built: &Built) -> Fallible<(u32, u32)> {
    let program = workspace.place_readiness()?;
    let start = |script: &str, report: &Path| {
        let mut command = node::script(workspace, &form::home(workspace), script);
        command.env("BROWSER", &built.browser).env("FORM", &built.page).env("RESULTS", home);
        command.env("PLACE_READINESS", &program).env("SLIM_ENGINE", &built.engine);
        command.env("PLAYWRIGHT_JSON_OUTPUT_FILE", report).arg("--");
        command
    };
    let report = home.join("test.json");
    let mut in_node = start("test", &report);
    in_node.args(["--reporter=default", "--reporter=json"]);
    in_node.arg(format!("--outputFile={}", report.display()));
    let mut counts = vec![counted(&mut in_node, &report, of_vitest)?];
    for suite in ["browser", "embed"] {
        let report = home.join(suite).with_extension("json");
        let mut in_browser = start(suite, &report);
        counts.push(counted(in_browser.arg("--reporter=list,json"), &report, of_playwright)?);
    }
    Ok(counts
        .iter()
        .fold((0, 0), |(passed, failed), (more, worse)| (passed + more, failed + worse)))
}

/// Runs tests and reads how they went from the report that they write.
fn counted(
    tests: &mut Command,
    report: &Path,
    count: fn(&Value) -> Option<(u32, u32)>,
) -> Fallible<(u32, u32)> {
    let _ = fs::remove_file(report);
    let ended = run(tests);
    let text = fs::read_to_string(report).unwrap_or_default();
    match (serde_json::from_str(&text).ok().as_ref().and_then(count), ended) {
        (Some((0, 0)), _) => Err("no test ran".into()),
        (Some((passed, 0)), Err(failure)) if passed > 0 => Err(failure),
        (Some(counts), _) => Ok(counts),
        (None, Err(failure)) => Err(failure),
        (None, Ok(())) => Err(format!("{} says nothing", report.display()).into()),
    }
}

/// A test that was skipped has failed: it claims something that nobody checks.
fn of_vitest(report: &Value) -> Option<(u32, u32)> {
    let passed = number(report, "numPassedTests")?;
    Some((passed, number(report, "numTotalTests")? - passed))
}

/// So has one that passed only when it was tried again.
fn of_playwright(report: &Value) -> Option<(u32, u32)> {
    let counts = report.get("stats")?;
    let failed = ["unexpected", "flaky", "skipped"].map(|key| number(counts, key));
    Some((number(counts, "expected")?, failed.into_iter().sum::<Option<u32>>()?))
}

fn number(report: &Value, key: &str) -> Option<u32> {
    u32::try_from(report.get(key)?.as_u64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_did_not_pass_in_node_has_failed() {
        let report = serde_json::json!({
            "numTotalTests": 12, "numPassedTests": 9, "numFailedTests": 1, "numPendingTests": 2
        });

        assert_eq!(of_vitest(&report), Some((9, 3)));
    }

    #[test]
    fn a_test_in_the_browser_passes_at_once_or_fails() {
        let report = serde_json::json!({
            "stats": {"expected": 7, "unexpected": 1, "flaky": 2, "skipped": 4}
        });

        assert_eq!(of_playwright(&report), Some((7, 7)));
    }

    #[test]
    fn a_report_of_another_shape_counts_nothing() {
        assert_eq!(of_vitest(&serde_json::json!({})), None);
        assert_eq!(of_playwright(&serde_json::json!({"stats": {"expected": 7}})), None);
    }
}
