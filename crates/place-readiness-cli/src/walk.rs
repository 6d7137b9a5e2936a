//! Finding the documents in folders.
//!
//! Hidden files and folders are passed over, as by most programs. Everything else that is passed
//! over is named, unless its name is not that of a document.

use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::claim::OURS;
use crate::failure::reason;
use crate::left_out::{LeftOut, Why};
use crate::source::{LARGEST, ends_with};
use crate::text;

/// The names of documents end with one of these.
const ENDINGS: [&str; 3] = ["yaml", "yml", "json"];
/// And those of tables.
const TABLES: [&str; 2] = ["csv", "tsv"];
/// Those of workbooks, of which it is told how they can be read.
const WORKBOOKS: [&str; 3] = ["xlsx", "ods", "xls"];
/// Folders below a folder are looked into as far down as this.
const DEEPEST: usize = 32;
/// So many files and folders are looked at in one run.
const MOST: usize = 100_000;

/// The files that FILEs stand for, and what is in the way of others.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// The files, in the order of FILEs; those of one folder sorted by path.
    pub(crate) found: Vec<Found>,
    /// What cannot be looked into.
    pub(crate) unusable: Vec<Unusable>,
    /// What was seen in folders and is not among the files.
    pub(crate) left_out: LeftOut,
    /// Whether there is a folder among the FILEs.
    pub(crate) walked: bool,
}

/// A file to read.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    /// The path below the folder in which it was found; none for a file that was named.
    pub(crate) below: Option<PathBuf>,
}

/// A folder that cannot be looked into.
#[derive(Clone, Debug)]
pub(crate) struct Unusable {
    pub(crate) path: PathBuf,
    /// A stable name for the reason.
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

/// The files, with every folder replaced by the documents in it and below.
pub(crate) fn list(paths: &[PathBuf]) -> Listing {
    let mut listing = Listing::default();
    let mut seen = 0;
    for path in paths {
        if path.is_dir() {
            listing.walked = true;
            listing.add(Walk::through(path, &mut seen));
        } else {
            listing.found.push(Found { path: path.clone(), below: None });
        }
    }
    listing
}

impl Found {
    /// Whether it is a table, by its name.
    pub(crate) fn is_table(&self) -> bool {
        ends_with(&self.path, &TABLES) || ends_with(&self.path, &WORKBOOKS)
    }
}

impl Listing {
    fn add(&mut self, walk: Result<Walk<'_>, Unusable>) {
        match walk {
            Ok(mut walk) => {
                // A system lists its folders in any order.
                walk.found.sort();
                walk.unusable.sort_by(|one, other| one.path.cmp(&other.path));
                self.found.append(&mut walk.found);
                self.unusable.append(&mut walk.unusable);
                self.left_out.append(walk.left_out);
            }
            Err(unusable) => self.unusable.push(unusable),
        }
    }
}

/// What one folder holds, as far as it has been seen.
struct Walk<'a> {
    top: &'a Path,
    found: Vec<Found>,
    unusable: Vec<Unusable>,
    left_out: LeftOut,
}

impl<'a> Walk<'a> {
    /// Looks at everything in a folder and below. `seen` counts it, for all folders together.
    fn through(top: &'a Path, seen: &mut usize) -> Result<Self, Unusable> {
        let left_out = LeftOut::default();
        let mut walk = Self { top, found: Vec::new(), unusable: Vec::new(), left_out };
        let mut open = vec![(top.to_owned(), 0)];
        while let Some((folder, depth)) = open.pop() {
            if depth > DEEPEST {
                return Err(walk.too_deep());
            }
            for entry in walk.entries(&folder) {
                *seen += 1;
                if *seen > MOST {
                    return Err(walk.too_large());
                }
                open.extend(walk.look_at(&entry).map(|folder| (folder, depth + 1)));
            }
        }
        if walk.found.is_empty() && walk.unusable.is_empty() {
            walk.unusable.push(walk.nothing_found());
        }
        Ok(walk)
    }

    fn entries(&mut self, folder: &Path) -> Vec<DirEntry> {
        // One more than is allowed is enough to know that there are too many.
        let list = || fs::read_dir(folder)?.take(MOST + 1).collect::<io::Result<Vec<_>>>();
        list().unwrap_or_else(|err| {
            let message = format!("cannot read {}: {}", text::name(folder), reason(&err));
            let path = folder.to_owned();
            self.unusable.push(Unusable { path, code: "cannot_read", message });
            Vec::new()
        })
    }

    /// Takes a document, and gives back a folder.
    fn look_at(&mut self, entry: &DirEntry) -> Option<PathBuf> {
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            return None;
        }
        let path = entry.path();
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        match fs::metadata(&path) {
            // A link may lead out of the folder, or round in circles.
            Ok(about) if about.is_dir() && is_link => self.left_out.push(path, Why::Link),
            Ok(about) if about.is_dir() => return Some(path),
            _ if !ends_with(&path, &ENDINGS) && !ends_with(&path, &TABLES) => {}
            // Reading from a pipe could wait for ever.
            Ok(about) if !about.is_file() => self.left_out.push(path, Why::NoFile),
            // A table says what it is by its headings alone.
            Ok(_) if ends_with(&path, &TABLES) => self.take(path),
            // What cannot be read is taken, for then it is told why.
            _ if says_ours(&path).unwrap_or(true) => self.take(path),
            _ => self.left_out.push(path, Why::NotOurs),
        }
        None
    }

    fn take(&mut self, path: PathBuf) {
        let below = path.strip_prefix(self.top).unwrap_or(&path).to_owned();
        self.found.push(Found { path, below: Some(below) });
    }

    fn too_deep(&self) -> Unusable {
        let name = text::name(self.top);
        let message = format!(
            "{name} holds folders in one another, more than {DEEPEST} deep; name a folder further down"
        );
        self.unusable("folder_too_large", message)
    }

    fn too_large(&self) -> Unusable {
        let name = text::name(self.top);
        let message = format!(
            "with {name} there are more than {MOST} files and folders to look at; name smaller folders"
        );
        self.unusable("folder_too_large", message)
    }

    fn nothing_found(&self) -> Unusable {
        let name = text::name(self.top);
        let endings = "*.yaml, *.yml, *.json, *.csv or *.tsv";
        let message = format!("{name} holds no document of Place readiness ({endings})");
        self.unusable("no_document", message)
    }

    fn unusable(&self, code: &'static str, message: String) -> Unusable {
        Unusable { path: self.top.to_owned(), code, message }
    }
}

/// Whether a file has the words somewhere that say it is ours.
///
/// A document with a mistake in its form cannot be read, but is still a document of ours.
fn says_ours(path: &Path) -> io::Result<bool> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST as u64).read_to_end(&mut bytes)?;
    // UTF-16 has zeros between the letters, and JSON may have `\/` for a slash.
    bytes.retain(|byte| !matches!(byte, 0 | b'\\'));
    Ok(String::from_utf8_lossy(&bytes).contains(OURS))
}
