//! Where results go: one after the other to one place, or each to a file of its own.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use place_readiness::{Assessment, Rubric, ScoreResult};
use place_readiness_report::terminal;

use crate::arguments::{Format, Score};
use crate::data::json;
use crate::ending::{self, Format as _};
use crate::failure::Failure;
use crate::left_out::Why;
use crate::output::{Draft, Inputs, Output, Prepared};
use crate::screen::Screen;
use crate::source::is_standard_input;
use crate::text;
use crate::walk::{Found, Listing};

/// One assessment, and what scoring says of it.
#[derive(Debug)]
pub(crate) struct Scored<'a> {
    pub(crate) found: &'a Found,
    /// Which of a table it is, where it comes from one.
    pub(crate) part: Option<Part>,
    pub(crate) rubric: Rc<Rubric>,
    pub(crate) assessment: Assessment,
    pub(crate) result: ScoreResult,
}

/// One assessment of a table.
#[derive(Debug)]
pub(crate) struct Part {
    /// What tells it from the others, for the name of a file.
    pub(crate) name: String,
    /// How many there are.
    pub(crate) of: usize,
}

/// The results of one command, each written as soon as it is there.
#[derive(Debug)]
pub(crate) struct Results<'a> {
    order: &'a Score,
    format: Format,
    screen: Screen,
    /// Whether there may be more than one, whatever their number turns out to be.
    several: bool,
    inputs: Inputs,
    to: To<'a>,
    /// How many have been written.
    pub(crate) count: usize,
}

#[derive(Debug)]
enum To<'a> {
    Output,
    // Begun with the first result, so that without any there is no file.
    File(&'a Path, Option<Draft>),
    Folder {
        folder: &'a Path,
        taken: BTreeSet<PathBuf>,
        ready: Vec<Prepared>,
    },
    /// Writing has failed.
    Nowhere,
}

impl<'a> Results<'a> {
    pub(crate) fn new(
        order: &'a Score,
        listing: &Listing,
        screen: Screen,
    ) -> Result<Self, Failure> {
        let out = order.destination.path();
        let folder = out.filter(|path| path.is_dir());
        let format = ending::choose(order.format, Format::Text, out.filter(|_| folder.is_none()))?;
        let many = listing.walked || order.files.len() > 1;
        if format == Format::Html && many && folder.is_none() {
            return Err(one_page("several FILEs"));
        }
        // A table may have one row today and more tomorrow.
        let several = many || listing.found.iter().any(Found::is_table);
        let to = match (out, folder) {
            (_, Some(folder)) => To::Folder { folder, taken: BTreeSet::new(), ready: Vec::new() },
            (Some(file), None) => To::File(file, None),
            (None, None) => To::Output,
        };
        let inputs = inputs(order, listing);
        Ok(Self { order, format, screen, several, inputs, to, count: 0 })
    }

    /// Writes one more result.
    pub(crate) fn add(&mut self, one: &Scored<'_>, output: &mut Output<'_>) -> Result<(), Failure> {
        let content = self.written(one)?;
        if let To::Folder { .. } = self.to {
            self.prepare(one, &content)?;
        } else {
            let piece = self.piece(&content);
            self.pass_on(&piece, output)?;
        }
        self.count += 1;
        Ok(())
    }

    /// Refuses a table with more assessments than can be written.
    pub(crate) fn hold(&self, found: &Found, count: usize) -> Result<(), Failure> {
        let is_page = self.format == Format::Html && !matches!(self.to, To::Folder { .. });
        if is_page && count > 1 {
            let name = text::name(&found.path);
            return Err(one_page(&format!("the {count} assessments of {name}")));
        }
        Ok(())
    }

    /// A result that an earlier run has left in a folder may be replaced like any other.
    pub(crate) fn leave_out(&mut self, found: &Found, why: Why) {
        if why == Why::Result {
            self.inputs.release(&found.path);
        }
    }

    /// Whether nobody can be given anything more.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.to, To::Nowhere)
    }

    /// Ends what is written, and puts every file in its place.
    pub(crate) fn finish(mut self, output: &mut Output<'_>) -> Result<(), Failure> {
        if self.count > 0 && self.is_array() {
            self.pass_on("\n]\n", output)?;
        }
        match self.to {
            To::File(_, Some(draft)) => draft.finish()?.put_in_place(output),
            To::Folder { ready, .. } => {
                ready.into_iter().try_for_each(|prepared| prepared.put_in_place(output))
            }
            _ => Ok(()),
        }
    }

    /// A file for one result, named after the file it was read from.
    fn prepare(&mut self, one: &Scored<'_>, content: &str) -> Result<(), Failure> {
        let To::Folder { folder, taken, ready } = &mut self.to else { return Ok(()) };
        let path = folder.join(file_name(one, self.format));
        if !taken.insert(path.clone()) {
            let name = text::name(&path);
            return Err(Failure::misuse(&format!("two FILEs would both be written to {name}")));
        }
        let mut draft =
            Draft::begin_below(folder, &path, self.order.destination.force, &self.inputs)?;
        draft.write(content)?;
        ready.push(draft.finish()?);
        Ok(())
    }

    /// One result with what stands between it and the one before.
    fn piece(&self, content: &str) -> String {
        let is_first = self.count == 0;
        match self.format {
            _ if self.is_array() => {
                let before = if is_first { "[" } else { "," };
                // No text of JSON holds a line break, so this indents and changes nothing.
                format!("{before}\n  {}", content.trim_end().replace('\n', "\n  "))
            }
            _ if is_first => content.to_owned(),
            Format::Markdown => format!("\n---\n\n{content}"),
            _ => format!("\n\n{content}"),
        }
    }

    fn is_array(&self) -> bool {
        self.format == Format::Json && self.several && !matches!(self.to, To::Folder { .. })
    }

    fn pass_on(&mut self, piece: &str, output: &mut Output<'_>) -> Result<(), Failure> {
        let passed = self.try_to_pass_on(piece, output);
        if passed.is_err() {
            self.to = To::Nowhere;
        }
        passed
    }

    fn try_to_pass_on(&mut self, piece: &str, output: &mut Output<'_>) -> Result<(), Failure> {
        match &mut self.to {
            To::Output => output.write(piece),
            To::File(_, Some(draft)) => draft.write(piece),
            To::File(path, draft) => {
                let begun = Draft::begin(path, self.order.destination.force, &self.inputs)?;
                draft.insert(begun).write(piece)
            }
            To::Folder { .. } | To::Nowhere => Ok(()),
        }
    }

    fn written(&self, one: &Scored<'_>) -> Result<String, Failure> {
        let Scored { rubric, assessment, result, .. } = one;
        let unmade = |err: place_readiness_report::Error| Failure::misuse(&err.to_string());
        match self.format {
            Format::Text => {
                let again = self.page_command(one);
                Ok(terminal::report(rubric, assessment, result, &again, self.screen))
            }
            Format::Json => json(result),
            Format::Markdown => {
                place_readiness_report::markdown(rubric, assessment, result).map_err(unmade)
            }
            Format::Html => {
                place_readiness_report::html(rubric, assessment, result).map_err(unmade)
            }
        }
    }

    /// The command that would write the same result as a page, word for word.
    fn page_command(&self, one: &Scored<'_>) -> Vec<String> {
        let word = |path: &Path, or: &'static str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
            let fits = |word: &&str| word.len() + 8 < self.screen.width && word.bytes().all(plain);
            let word = path.to_str().filter(fits).filter(|word| !word.starts_with('-'));
            word.unwrap_or(or).to_owned()
        };
        let mut words = vec!["place-readiness score".to_owned(), word(&one.found.path, "FILE")];
        if let Some(rubric) = &self.order.rubric {
            words.push(format!("--rubric {}", word(rubric, "RUBRIC")));
        }
        if one.part.is_some() {
            words.extend(self.order.table.typed());
        }
        let out = if one.part.as_ref().is_some_and(|part| part.of > 1) {
            "reports/"
        } else {
            "report.html"
        };
        words.extend(["--format html".to_owned(), format!("--out {out}")]);
        words
    }
}

fn one_page(what: &str) -> Failure {
    Failure::misuse(&format!(
        "a page holds one result; for {what} as HTML, let --out name a directory, and each gets a \
         page there"
    ))
}

/// What is read, where it could be written over.
fn inputs(order: &Score, listing: &Listing) -> Inputs {
    let mut inputs = Inputs::default();
    if order.destination.to_file() {
        listing.found.iter().for_each(|found| inputs.add(&found.path));
        order.rubric.iter().for_each(|rubric| inputs.add_rubric(rubric));
    }
    inputs
}

/// The path of a result below the folder it is written to.
fn file_name(one: &Scored<'_>, format: Format) -> PathBuf {
    let from = one.found.below.as_deref().unwrap_or(&one.found.path);
    let stem = from.file_stem().filter(|_| !is_standard_input(from));
    let mut name: OsString = stem.map_or_else(|| "standard-input".into(), ToOwned::to_owned);
    if let Some(part) = &one.part {
        name.push("-");
        name.push(&part.name);
    }
    name.push(".");
    name.push(format.kind().ending());
    match one.found.below.as_deref().and_then(Path::parent) {
        Some(subfolder) => subfolder.join(name),
        None => name.into(),
    }
}
