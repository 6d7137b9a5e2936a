//! The README does what it shows: its commands are run, and their output is compared.

use std::ffi::OsString;
use std::fs::{self, File, FileTimes};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, iter};

use crate::steps::{Done, unavailable};
use crate::workspace::{Fallible, Workspace, answers, say, show_and_take, soon};

/// Lines that are left out: they fetch or install what is here already, or would call this step.
const LEFT_OUT: [&str; 5] =
    ["git clone ", "cd place-readiness", "cargo install ", "cargo xtask test", "pip install "];

/// A fenced block of commands. In `console` blocks they stand after `$ ` with their output below.
#[derive(Clone, Debug, PartialEq)]
struct Block {
    line: usize,
    script: String,
    /// What must be among the output, in this order; `...` stands for anything.
    shown: Vec<String>,
}

pub(crate) fn readme(workspace: &Workspace) -> Fallible<Done> {
    if !answers("sh", &["-c", ":"]) {
        return unavailable(&"there is no `sh`");
    }
    let blocks = blocks(&fs::read_to_string(workspace.root.join("README.md"))?);
    if blocks.is_empty() {
        return Err("README.md: no commands to run".into());
    }
    let files = match workspace.files() {
        Ok(files) => files,
        Err(reason) => return unavailable(&reason),
    };
    let place = copy_of_the_tree(workspace, &files)?;
    let path = path_with(&workspace.place_readiness()?)?;

    let mut problems = Vec::new();
    for block in &blocks {
        say(&format!("README.md:{}:", block.line));
        let mut shell = workspace.command("sh", &["-eu", "-c"]);
        shell.arg(format!("exec 2>&1\n{}", block.script)).current_dir(&place);
        shell.env("CARGO_TARGET_DIR", &workspace.target).env("PATH", &path);
        problems.extend(check(block, soon(&mut shell))?);
    }
    if problems.is_empty() { Ok(Done::Passed) } else { Err(problems.join("; ").into()) }
}

/// Runs one block and says what was not as shown.
fn check(block: &Block, shell: &mut Command) -> Fallible<Option<String>> {
    let (output, status) = show_and_take(shell)?;
    let at = format!("README.md:{}", block.line);
    if !status.success() {
        return Ok(Some(format!("{at}: the commands ended with {status}")));
    }
    Ok(missing(&block.shown, &output).map(|line| format!("{at}: not in the output: `{line}`")))
}

/// The first shown line that the output does not have, or not in this place.
fn missing<'a>(shown: &'a [String], output: &str) -> Option<&'a str> {
    let mut lines = output.lines();
    let mut found = |line: &&String| lines.any(|real| real.trim_end() == line.trim_end());
    let mut wanted = shown.iter().filter(|line| line.trim() != "...");
    wanted.find(|line| !found(line)).map(String::as_str)
}

/// The README is tried in a copy of the tree, so that the files it writes are in nobody's way.
/// Times are kept, so that `cargo` need not build again what did not change.
fn copy_of_the_tree(workspace: &Workspace, files: &[String]) -> Fallible<PathBuf> {
    let place = workspace.target.join("readme");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    for path in files {
        let (from, to) = (workspace.root.join(path), place.join(path));
        fs::create_dir_all(to.parent().unwrap_or(&place))?;
        fs::copy(&from, &to)?;
        let times = FileTimes::new().set_modified(fs::metadata(&from)?.modified()?);
        if let Ok(file) = File::options().write(true).open(&to) {
            file.set_times(times)?;
        }
    }
    Ok(place)
}

/// `PATH` with the folder of `program` first: the README may call what it has installed.
fn path_with(program: &Path) -> Fallible<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folder = program.parent().map(Path::to_path_buf);
    Ok(env::join_paths(folder.into_iter().chain(env::split_paths(&path)))?)
}

/// The `sh` and `console` blocks of a Markdown text, without those that have nothing to run.
fn blocks(markdown: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut lines = markdown.lines().enumerate();
    while let Some((index, fence)) = lines.next() {
        let Some(language) = fence.strip_prefix("```") else { continue };
        let inside = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
        let (script, shown) = match language {
            "sh" => (inside.filter(|line| !is_left_out(line)).collect(), Vec::new()),
            "console" => session(inside),
            _ => {
                inside.for_each(drop);
                continue;
            }
        };
        if !script.is_empty() {
            found.push(Block { line: index + 1, script: script.join("\n"), shown });
        }
    }
    found
}

/// Parts a console session into its commands and the output shown.
fn session<'a>(mut lines: impl Iterator<Item = &'a str>) -> (Vec<&'a str>, Vec<String>) {
    let (mut script, mut shown) = (Vec::new(), Vec::new());
    let mut counts = true;
    while let Some(line) = lines.next() {
        let Some(command) = line.strip_prefix("$ ") else {
            if counts {
                shown.push(line.to_owned());
            }
            continue;
        };
        // What a command prints that is not run is no more compared than the command is run.
        counts = !is_left_out(command);
        if !counts {
            continue;
        }
        script.push(command);
        // A command goes on below while its lines end with a backslash.
        while script.last().is_some_and(|line| line.ends_with('\\')) {
            let Some(more) = lines.next() else { break };
            script.push(more.strip_prefix("> ").unwrap_or(more));
        }
    }
    (script, shown)
}

fn is_left_out(command: &str) -> bool {
    let mut starts = LEFT_OUT.iter().chain(iter::once(&"#"));
    starts.any(|start| command.trim_start().starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_taken_from_sh_and_console_blocks() {
        let markdown = "
```sh
git clone https://example.org/place-readiness
cd place-readiness
echo one > file
```
```yaml
not: a command
```
```console
$ cat \\
> file
one
$ echo two; echo three
...
three
```
";
        let shown = ["one", "...", "three"].map(str::to_owned).to_vec();
        assert_eq!(
            blocks(markdown),
            [
                Block { line: 2, script: "echo one > file".to_owned(), shown: Vec::new() },
                Block { line: 10, script: "cat \\\nfile\necho two; echo three".to_owned(), shown },
            ]
        );
    }

    #[test]
    fn a_block_that_only_installs_is_not_run() {
        assert_eq!(blocks("```sh\n# Once:\ncargo install --path .\n```\n"), []);
        assert_eq!(blocks("```console\n$ cargo xtask test\n40 passed, 0 failed\n```\n"), []);
    }

    #[test]
    fn shown_lines_must_be_in_the_output_in_order() {
        check("one\ntwo\nthree", "one\ntwo\nthree\n", None);
        check("one\n...\nthree", "one\ntwo\nthree\n", None);
        check("two  ", "one\ntwo\nthree\n", None);
        check("three\none", "one\ntwo\nthree\n", Some("one"));
        check("one\none", "one\ntwo\n", Some("one"));
        check("tw", "one\ntwo\n", Some("tw"));
    }

    #[track_caller]
    fn check(shown: &str, output: &str, expected: Option<&str>) {
        let shown: Vec<String> = shown.lines().map(str::to_owned).collect();
        assert_eq!(missing(&shown, output), expected);
    }
}
