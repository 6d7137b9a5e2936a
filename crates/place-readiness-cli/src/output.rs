//! Writing: to standard output, or to files, each whole or not at all.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use crate::arguments::Destination;
use crate::failure::{Failure, reason};
use crate::library::EVIDENCE;
use crate::text;

/// Where output goes.
pub(crate) struct Output<'a> {
    /// Standard output.
    pub(crate) stream: &'a mut dyn Write,
    /// Standard error, for what a person may want to know.
    pub(crate) errors: &'a mut dyn Write,
}

/// The files that a command reads, and must not write over.
#[derive(Debug, Default)]
pub(crate) struct Inputs(BTreeSet<PathBuf>);

impl Destination {
    /// The path to write to; none for standard output, which `-` means too.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.out.as_deref().filter(|path| path.as_os_str() != "-")
    }

    pub(crate) fn to_file(&self) -> bool {
        self.path().is_some()
    }
}

impl Inputs {
    pub(crate) fn add(&mut self, path: &Path) {
        self.0.extend(fs::canonicalize(path));
    }

    /// Adds a rubric, and the evidence file beside it.
    pub(crate) fn add_rubric(&mut self, path: &Path) {
        self.add(path);
        self.add(&path.with_file_name(EVIDENCE));
    }

    /// The one rubric that a command reads.
    pub(crate) fn rubric(path: &Path) -> Self {
        let mut inputs = Self::default();
        inputs.add_rubric(path);
        inputs
    }

    /// Takes a file out again.
    pub(crate) fn release(&mut self, path: &Path) {
        if let Ok(place) = fs::canonicalize(path) {
            self.0.remove(&place);
        }
    }

    fn keep(&self, path: &Path) -> Result<(), Failure> {
        if !fs::canonicalize(path).is_ok_and(|place| self.0.contains(&place)) {
            return Ok(());
        }
        let name = text::name(path);
        Err(Failure::misuse(&format!("{name} is read by this command; write elsewhere")))
    }
}

impl Output<'_> {
    /// Writes to standard output.
    pub(crate) fn write(&mut self, content: &str) -> Result<(), Failure> {
        let written = self.stream.write_all(content.as_bytes()).and_then(|()| self.stream.flush());
        written.map_err(|err| match err.kind() {
            io::ErrorKind::BrokenPipe => Failure::hung_up(),
            _ => Failure::misuse(&format!("cannot write standard output: {}", reason(&err))),
        })
    }

    /// Says something on standard error. Where that is closed, nobody is left to be told.
    pub(crate) fn tell(&mut self, line: &str) {
        let _ = writeln!(self.errors, "{line}");
    }

    /// Writes to the destination: a file, or standard output.
    pub(crate) fn deliver(
        &mut self,
        to: &Destination,
        inputs: &Inputs,
        content: &str,
    ) -> Result<(), Failure> {
        let Some(path) = to.path() else { return self.write(content) };
        let mut draft = Draft::begin(path, to.force, inputs)?;
        draft.write(content)?;
        draft.finish()?.put_in_place(self)
    }
}

/// A file that is being written near its place.
#[derive(Debug)]
pub(crate) struct Draft {
    /// As it was named.
    path: PathBuf,
    place: PathBuf,
    force: bool,
    written: NamedTempFile,
}

/// A file that has been written in full, and only needs its name.
#[derive(Debug)]
pub(crate) struct Prepared {
    path: PathBuf,
    place: PathBuf,
    force: bool,
    // Closed: a process may hold only so many files open, and there can be one for each FILE.
    written: TempPath,
}

impl Draft {
    /// A file that will stand at this path.
    pub(crate) fn begin(path: &Path, force: bool, inputs: &Inputs) -> Result<Self, Failure> {
        Self::begin_in(None, path, force, inputs)
    }

    /// A file that will stand at this path below a folder. Missing subfolders are made at the end.
    pub(crate) fn begin_below(
        folder: &Path,
        path: &Path,
        force: bool,
        inputs: &Inputs,
    ) -> Result<Self, Failure> {
        let nearest = path.ancestors().skip(1).find(|above| above.is_dir());
        Self::begin_in(Some(nearest.unwrap_or(folder)), path, force, inputs)
    }

    fn begin_in(
        home: Option<&Path>,
        path: &Path,
        force: bool,
        inputs: &Inputs,
    ) -> Result<Self, Failure> {
        inputs.keep(path)?;
        let place = place_of(path, force)?;
        let home = home.unwrap_or(directory_of(&place));
        let written = new_file_in(home).map_err(|err| unwritable(path, &err))?;
        Ok(Self { path: path.to_owned(), place, force, written })
    }

    pub(crate) fn write(&mut self, content: &str) -> Result<(), Failure> {
        let written = self.written.write_all(content.as_bytes());
        written.map_err(|err| unwritable(&self.path, &err))
    }

    /// Sees to it that everything is on the disk.
    pub(crate) fn finish(self) -> Result<Prepared, Failure> {
        let Self { path, place, force, written } = self;
        let settle = || {
            if let Ok(before) = fs::metadata(&place) {
                written.as_file().set_permissions(before.permissions())?;
            }
            written.as_file().sync_all()
        };
        settle().map_err(|err| unwritable(&path, &err))?;
        Ok(Prepared { path, place, force, written: written.into_temp_path() })
    }
}

impl Prepared {
    pub(crate) fn put_in_place(self, output: &mut Output<'_>) -> Result<(), Failure> {
        let name = text::name(&self.path);
        let path = self.path.clone();
        self.rename().map_err(|err| unwritable(&path, &err))?;
        output.tell(&format!("Wrote {name}"));
        Ok(())
    }

    fn rename(self) -> io::Result<()> {
        let folder = directory_of(&self.place);
        fs::create_dir_all(folder)?;
        let put = if self.force {
            self.written.persist(&self.place)
        } else {
            self.written.persist_noclobber(&self.place)
        };
        put.map_err(|err| err.error)?;
        // The name is kept by the folder, so that must reach the disk too. Not every file system
        // can do so, and the file is there in any case.
        if cfg!(unix) {
            let _ = File::open(folder).and_then(|it| it.sync_all());
        }
        Ok(())
    }
}

/// Where the file really goes: where it replaces a link, to what that points to.
fn place_of(path: &Path, force: bool) -> Result<PathBuf, Failure> {
    let name = text::name(path);
    if path.as_os_str().to_string_lossy().ends_with(std::path::is_separator) {
        return Err(Failure::misuse(&format!("cannot write {name}: no such directory")));
    }
    let taken = match fs::symlink_metadata(path) {
        Ok(_) => true,
        Err(err) if err.kind() == io::ErrorKind::NotFound => false,
        Err(err) => return Err(unwritable(path, &err)),
    };
    if !taken {
        return Ok(path.to_owned());
    }
    if fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        return Err(Failure::misuse(&format!("cannot write {name}: it is not a file")));
    }
    if !force {
        let message = format!("{name} is there already; --force would replace it");
        return Err(Failure::misuse(&message));
    }
    fs::canonicalize(path).map_err(|err| unwritable(path, &err))
}

fn new_file_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".place-readiness-");
    // As any new file: what the user's mask allows, not the secrecy of a temporary file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn directory_of(path: &Path) -> &Path {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

fn unwritable(path: &Path, err: &io::Error) -> Failure {
    Failure::misuse(&format!("cannot write {}: {}", text::name(path), reason(err)))
}
