//! Where the project lies, and how its tasks start other programs.

use std::env;
use std::error::Error;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use serde_json::Value;

pub(crate) type Fallible<T> = Result<T, Box<dyn Error>>;

/// The folder of the workspace, and the one that `cargo` builds into.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
}

impl Workspace {
    pub(crate) fn find() -> Fallible<Self> {
        let mut cargo = Command::new(cargo_path());
        cargo.args(["metadata", "--no-deps", "--format-version=1"]);
        let metadata: Value = serde_json::from_str(&output(&mut cargo)?)?;
        let path = |key: &str| {
            let path = metadata.get(key).and_then(Value::as_str);
            path.map(PathBuf::from).ok_or_else(|| format!("`cargo metadata` lacks {key}"))
        };
        Ok(Self { root: path("workspace_root")?, target: path("target_directory")? })
    }

    /// A program that starts in the root of the workspace and reads no input.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.root).stdin(Stdio::null());
        command
    }

    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        self.command(cargo_path(), arguments)
    }

    /// The command of `cargo` that builds or runs tests in Rust, which are in these crates alone.
    ///
    /// Whatever asks for all of them at once gets every dependency with the same features, and so
    /// compiles it once. The other crates would ask for more of them.
    pub(crate) fn tested(&self, verb: &str) -> Command {
        let mut cargo = self.cargo(&[verb, "--locked", "--workspace", "--all-features"]);
        cargo.args(["--exclude", "place-readiness-wasm", "--exclude", "xtask-bindgen"]);
        cargo
    }

    /// Builds the command line, as the tests build it, and says where it is.
    pub(crate) fn place_readiness(&self) -> Fallible<PathBuf> {
        run(self.tested("test").args(["--quiet", "--no-run", "--test", "cli"]))?;
        Ok(self.target.join("debug").join(format!("place-readiness{}", env::consts::EXE_SUFFIX)))
    }

    /// Every file that is, or could be, under version control, with `/` between folders.
    pub(crate) fn files(&self) -> Fallible<Vec<String>> {
        let which = ["--cached", "--others", "--exclude-standard", "-z"];
        let listed = output(self.command("git", &["ls-files"]).args(which))?;
        let there = |path: &&str| self.root.join(path).is_file();
        Ok(listed.split_terminator('\0').filter(there).map(str::to_owned).collect())
    }
}

/// Lets a program build for release, as users do, and be done sooner: code is optimised in pieces, and
/// not as one. What is built does the same, a little slower.
pub(crate) fn soon(command: &mut Command) -> &mut Command {
    command.env("CARGO_PROFILE_RELEASE_LTO", "off");
    command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
}

/// Prints one line at once, so that it stands in order among what other programs print.
pub(crate) fn say(line: &str) {
    let mut out = io::stdout().lock();
    // Nobody is left to tell when standard output is closed.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Whether this is continuous integration, where nothing may be skipped.
pub(crate) fn in_ci() -> bool {
    env::var("CI").is_ok_and(|ci| ci == "true")
}

/// Whether rustup may be asked for what is missing.
pub(crate) fn may_ask_rustup() -> bool {
    env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0")
        && env::var("WASM_TOOLCHAIN").as_deref() != Ok("debian")
}

/// Runs a program to its end. It prints as it likes.
pub(crate) fn run(command: &mut Command) -> Fallible<()> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    settle(command, status)
}

/// Runs a program to its end and takes what it prints to standard output.
pub(crate) fn output(command: &mut Command) -> Fallible<String> {
    let output =
        command.stderr(Stdio::inherit()).output().map_err(|error| cannot_start(command, &error))?;
    settle(command, output.status)?;
    Ok(String::from_utf8(output.stdout)?)
}

/// Runs a program to its end, and both shows and takes what it prints to standard output.
pub(crate) fn show_and_take(command: &mut Command) -> Fallible<(String, ExitStatus)> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| cannot_start(command, &error))?;
    let mut taken = String::new();
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n')) {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        say(&line);
        taken.push_str(&line);
        taken.push('\n');
    }
    Ok((taken, child.wait()?))
}

/// Whether a program starts and ends well with these arguments. It prints nothing.
pub(crate) fn answers(program: impl AsRef<OsStr>, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Installs packages on a Debian: as root, or in continuous integration by `sudo`. Anyone else is
/// told what is missing.
pub(crate) fn install_debian_packages(workspace: &Workspace, packages: &[&str]) -> Fallible<()> {
    let is_root = output(&mut workspace.command("id", &["-u"])).is_ok_and(|id| id.trim() == "0");
    if !(is_root || in_ci()) || !answers("apt-get", &["--version"]) {
        return Err(format!("not installed: {}", packages.join(", ")).into());
    }
    let before: &[&str] = if is_root { &[] } else { &["sudo"] };
    let apt_get = |arguments: &[&str]| {
        let mut command = workspace.command("env", before);
        command.args([
            // Only one may install at a time, and it is this file that Debian's own timers wait for.
            "flock",
            "/var/lib/apt/daily_lock",
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-qq",
            "-o=Dpkg::Use-Pty=0",
        ]);
        run(command.args(arguments))
    };
    apt_get(&["update"])?;
    apt_get(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

fn cargo_path() -> PathBuf {
    env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

fn settle(command: &Command, status: ExitStatus) -> Fallible<()> {
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", words(command)).into())
    }
}

fn cannot_start(command: &Command, error: &io::Error) -> String {
    format!("{} did not start: {error}", words(command))
}

/// The command as a person would write it, without the folder of the program.
fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words: Vec<_> = [program].into_iter().chain(command.get_args()).collect();
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}
