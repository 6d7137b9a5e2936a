//! HTML reports, looked at by a real browser, by accessibility rules and by two validators.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::steps::{Done, unavailable};
use crate::workspace::{Fallible, Workspace, answers, install_debian_packages, run};

const FILES: [&str; 4] = ["package.json", "package-lock.json", "htmlvalidate.json", "check.mjs"];
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

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
const FIXTURES: &str = "crates/place-readiness-html/tests/fixtures";
const HOSTILE: &str =
    "</style></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}";

pub(crate) fn pages(workspace: &Workspace) -> Fallible<Done> {
    let browser = match tools(workspace) {
        Ok(browser) => browser,
        Err(reason) => return unavailable(&reason),
    };
    let home = workspace.target.join("pages");
    fs::create_dir_all(&home)?;
    let reports = write_reports(workspace, &home)?;

    for file in FILES {
        fs::copy(workspace.root.join("crates/xtask/pages").join(file), home.join(file))?;
    }
    let install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    run(workspace.command(NPM, &install).current_dir(&home))?;
    let mut check = workspace.command("node", &["check.mjs"]);
    run(check.args(reports).env("BROWSER", browser).current_dir(&home))?;
    Ok(Done::Passed)
}

/// Makes sure of Node.js, Java and a browser, and gives the path of the browser.
fn tools(workspace: &Workspace) -> Fallible<PathBuf> {
    if !answers("node", &["--version"]) || !answers(NPM, &["--version"]) {
        return Err("Node.js is not installed".into());
    }
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

fn find_browser() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let names = BROWSERS.iter().map(|name| format!("{name}{}", env::consts::EXE_SUFFIX));
    let mut programs = names.flat_map(|name| folders.iter().map(move |folder| folder.join(&name)));
    programs.find(|program| program.is_file())
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
