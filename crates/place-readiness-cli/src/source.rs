//! Reading documents: from files, or from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use place_readiness::Document;
use place_readiness::problem::{Fault, Mark, Problem};

use crate::failure::{Failure, problem_lines, reason};
use crate::text;

/// A document may have this many bytes: 1 MiB, as in the engine.
pub(crate) const LARGEST: usize = 1 << 20;

/// Where documents are read from.
pub(crate) struct Sources<'a> {
    input: &'a mut dyn Read,
    // INVARIANT: true from the first time that standard input is read.
    taken: bool,
}

impl<'a> Sources<'a> {
    pub(crate) fn new(input: &'a mut dyn Read) -> Self {
        Self { input, taken: false }
    }

    /// The document at a path; `-` is standard input.
    pub(crate) fn document(&mut self, path: &Path) -> Result<Document, Failure> {
        let bytes = self.bytes(path, LARGEST)?;
        let document = decode(bytes).map_err(|problem| vec![problem]).and_then(|text| {
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            parse(path, text)
        });
        document.map_err(|problems| Failure::refused(problem_lines(path, &problems)))
    }

    /// The bytes of a table, where they are not too many to be read.
    pub(crate) fn table(&mut self, path: &Path) -> Result<Vec<u8>, Failure> {
        let limit = place_readiness_sheet::LARGEST;
        let bytes = self.bytes(path, limit)?;
        if bytes.read.len() > limit {
            let problem = too_large(limit, bytes.length);
            return Err(Failure::refused(problem_lines(path, &[problem])));
        }
        Ok(bytes.read)
    }

    fn bytes(&mut self, path: &Path, limit: usize) -> Result<Bytes, Failure> {
        let name = text::name(path);
        if !is_standard_input(path) {
            let read = File::open(path).and_then(|mut file| {
                let length = file.metadata().map_or(0, |about| about.len());
                read(&mut file, usize::try_from(length).unwrap_or(usize::MAX), limit)
            });
            return read.map_err(|err| unreadable(&name, &err));
        }
        if std::mem::replace(&mut self.taken, true) {
            return Err(Failure::misuse("standard input (`-`) can be read only once"));
        }
        read(&mut self.input, 0, limit).map_err(|err| unreadable("standard input", &err))
    }
}

/// Whether a path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether the name of a file ends with one of these, whatever the case.
pub(crate) fn ends_with(path: &Path, endings: &[&str]) -> bool {
    let found = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    found.is_some_and(|found| endings.contains(&found.as_str()))
}

/// A file or directory that could not be read.
pub(crate) fn unreadable(name: &str, err: &io::Error) -> Failure {
    Failure::misuse(&format!("cannot read {name}: {}", reason(err)))
}

/// What was read, and how much there is in all.
struct Bytes {
    read: Vec<u8>,
    length: usize,
}

/// Reads no more than it takes to know that there is too much.
fn read(from: &mut dyn Read, length: usize, limit: usize) -> io::Result<Bytes> {
    let mut bytes = Vec::new();
    from.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Bytes { length: length.max(bytes.len()), read: bytes })
}

fn decode(bytes: Bytes) -> Result<String, Problem> {
    if bytes.read.len() > LARGEST {
        return Err(too_large(LARGEST, bytes.length));
    }
    if bytes.read.starts_with(b"\xff\xfe") || bytes.read.starts_with(b"\xfe\xff") {
        let start = Mark { line: 1, column: 1 };
        return Err(malformed(start, "this is UTF-16 text; save it as UTF-8"));
    }
    String::from_utf8(bytes.read).map_err(|err| {
        let sound = err.as_bytes().get(..err.utf8_error().valid_up_to()).unwrap_or_default();
        malformed(Mark::after(&String::from_utf8_lossy(sound)), "this is not UTF-8 text")
    })
}

/// JSON where the name or the text says so; otherwise YAML, of which `{` may be a part too.
fn parse(path: &Path, text: &str) -> Result<Document, Vec<Problem>> {
    if ends_with(path, &["json"]) {
        return json(text).map_err(|problem| vec![problem]);
    }
    let yaml = || Document::from_yaml(text).map_err(|problems| problems.to_vec());
    if !text.trim_start().starts_with('{') {
        return yaml();
    }
    json(text).or_else(|problem| {
        let is_yaml = ends_with(path, &["yaml", "yml"]);
        yaml().map_err(|problems| if is_yaml { problems } else { vec![problem] })
    })
}

fn json(text: &str) -> Result<Document, Problem> {
    let document: Document = serde_json::from_str(text).map_err(|err| {
        let message = err.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        malformed(Mark::after(before(text, &err)), message)
    })?;
    Ok(document.located(text))
}

/// What stands before the place of an error, which counts line feeds, and bytes after them.
fn before<'a>(text: &'a str, err: &serde_json::Error) -> &'a str {
    let mut lines = text.split_inclusive('\n');
    let above: usize = lines.by_ref().take(err.line().saturating_sub(1)).map(str::len).sum();
    let line = lines.next().unwrap_or_default();
    let line = line.get(..err.column().saturating_sub(1)).unwrap_or(line.trim_end_matches('\n'));
    text.get(..above + line.len()).unwrap_or(text)
}

fn too_large(limit: usize, found: usize) -> Problem {
    let fault = Fault::TooLarge { limit, found };
    Problem { at: String::new(), mark: None, fault }
}

fn malformed(mark: Mark, message: &str) -> Problem {
    let fault = Fault::Malformed { message: message.to_owned() };
    Problem { at: String::new(), mark: Some(mark), fault }
}
