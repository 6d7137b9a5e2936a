//! HTML reports, looked at by a real browser, by accessibility rules and by two validators.

use std::fs;
use std::path::{Path, PathBuf};

use crate::node;
use crate::steps::{Done, unavailable};
use crate::workspace::{Fallible, Workspace, run};

const FILES: [&str; 4] = ["package.json", "package-lock.json", "htmlvalidate.json", "check.mjs"];

/// The reports to look at: the worked example, and a rubric that differs from ours in every way.
const REPORTS: [(&str, &[&str]); 2] = [
    ("place-readiness", &["rubrics/place-readiness/examples/north-west-london-2015.yaml"]),
    (
        "delivery-maturity",
        &[
            "docs/examples/delivery-maturity-answers.yaml",
            "--rubric=docs/examples/delivery-maturity.yaml",
        ],
    ),
];

/// And one that has every section there is, and this text wherever people may write.
const FIXTURES: &str = "crates/place-readiness-report/tests/fixtures";
const HOSTILE: &str =
    "</style></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}";

pub(crate) fn pages(workspace: &Workspace) -> Fallible<Done> {
    let browser = match node::need_browser(workspace) {
        Ok(browser) => browser,
        Err(reason) => return unavailable(&reason),
    };
    let home = workspace.target.join("pages");
    fs::create_dir_all(&home)?;
    let reports = write_reports(workspace, &home)?;

    for file in FILES {
        fs::copy(workspace.root.join("crates/xtask/pages").join(file), home.join(file))?;
    }
    node::install(workspace, &home)?;
    let mut check = node::node(workspace, &home, "check.mjs");
    run(check.args(reports).env("BROWSER", browser))?;
    Ok(Done::Passed)
}

fn write_reports(workspace: &Workspace, home: &Path) -> Fallible<Vec<PathBuf>> {
    let program = workspace.place_readiness()?;
    let mut reports = Vec::new();
    let mut write = |name: &str, arguments: &[&str]| {
        let report = home.join(name).with_extension("html");
        let mut score = workspace.command(&program, &["score", "--format=html", "--force"]);
        run(score.args(arguments).arg("--out").arg(&report))?;
        reports.push(report);
        Fallible::Ok(())
    };
    for (name, arguments) in REPORTS {
        write(name, arguments)?;
    }
    let [rubric, _, answers] = write_hostile_documents(workspace, home)?;
    write("hostile", &[&answers, "--rubric", &rubric])?;
    Ok(reports)
}

/// Writes a rubric, its evidence and an assessment into a folder, and gives their paths.
fn write_hostile_documents(workspace: &Workspace, home: &Path) -> Fallible<[String; 3]> {
    let quoted = serde_json::to_string(HOSTILE)?;
    let folder = home.join("hostile");
    fs::create_dir_all(&folder)?;
    let write = |from: &str, to: &str| {
        let text = fs::read_to_string(workspace.root.join(FIXTURES).join(from))?;
        let path = folder.join(to);
        fs::write(&path, text.replace("TEXT", &quoted))?;
        Fallible::Ok(path.to_string_lossy().into_owned())
    };
    Ok([
        write("full.yaml", "rubric.yaml")?,
        write("full-evidence.yaml", "evidence.yaml")?,
        write("full-answers.yaml", "answers.yaml")?,
    ])
}
