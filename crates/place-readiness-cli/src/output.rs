//! Writing: to standard output, or to files, each whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::arguments::Destination;
use crate::failure::{Failure, reason};
use crate::text;

/// Where output goes.
pub(crate) struct Output<'a> {
    /// Standard output.
    pub(crate) stream: &'a mut dyn Write,
    /// Standard error, for what a person may want to know.
    pub(crate) errors: &'a mut dyn Write,
}

/// A file to be written.
#[derive(Debug)]
pub(crate) struct Writing {
    pub(crate) path: PathBuf,
    pub(crate) content: String,
}

impl Destination {
    /// The path to write to; none for standard output, which `-` means too.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.out.as_deref().filter(|path| path.as_os_str() != "-")
    }

    pub(crate) fn to_file(&self) -> bool {
        self.path().is_some()
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

    /// Writes to the destination: a file, or standard output.
    pub(crate) fn deliver(&mut self, to: &Destination, content: String) -> Result<(), Failure> {
        match to.path() {
            None => self.write(&content),
            Some(path) => self.save(&[Writing { path: path.to_owned(), content }], to.force),
        }
    }

    /// Writes files. Not one of them is put in its place before all have been written in full.
    pub(crate) fn save(&mut self, files: &[Writing], force: bool) -> Result<(), Failure> {
        let mut failure = Failure::default();
        let mut ready = Vec::new();
        for file in files {
            match prepare(file, force) {
                Ok(prepared) => ready.push((file, prepared)),
                Err(refused) => failure.absorb(refused),
            }
        }
        failure.into_result()?;
        for (file, prepared) in ready {
            prepared.put_in_place(force).map_err(|err| unwritable(&file.path, &err))?;
            let _ = writeln!(self.errors, "Wrote {}", text::name(&file.path));
        }
        Ok(())
    }
}

/// A file that has been written beside its place.
struct Prepared {
    written: NamedTempFile,
    place: PathBuf,
}

impl Prepared {
    fn put_in_place(self, force: bool) -> io::Result<()> {
        let put = if force {
            self.written.persist(&self.place)
        } else {
            self.written.persist_noclobber(&self.place)
        };
        put.map_err(|err| err.error)?;
        // The name is kept by the directory, so that must reach the disk too. Not every file
        // system can do so, and the file is there in any case.
        if cfg!(unix) {
            let _ = File::open(directory_of(&self.place)).and_then(|it| it.sync_all());
        }
        Ok(())
    }
}

fn prepare(file: &Writing, force: bool) -> Result<Prepared, Failure> {
    let place = place_of(&file.path, force)?;
    let write = || -> io::Result<NamedTempFile> {
        let mut written = new_file_beside(&place)?;
        written.write_all(file.content.as_bytes())?;
        if let Ok(before) = fs::metadata(&place) {
            written.as_file().set_permissions(before.permissions())?;
        }
        written.as_file().sync_all()?;
        Ok(written)
    };
    let written = write().map_err(|err| unwritable(&file.path, &err))?;
    Ok(Prepared { written, place })
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

fn new_file_beside(place: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".place-readiness-");
    // As any new file: what the user's mask allows, not the secrecy of a temporary file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(directory_of(place))
}

fn directory_of(path: &Path) -> &Path {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

fn unwritable(path: &Path, err: &io::Error) -> Failure {
    Failure::misuse(&format!("cannot write {}: {}", text::name(path), reason(err)))
}
