//! What checking has found, in words and as data.

use std::path::{Path, PathBuf};

use place_readiness::problem::Problem;
use serde::Serialize;

use crate::claim::Claim;
use crate::data::{self, json};
use crate::failure::{Failure, Line, shown};
use crate::left_out::LeftOut;
use crate::text;
use crate::walk::Unusable;

/// What the data says it is.
const FORMAT: &str = "place-readiness/check/1";

/// What became of all FILEs.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) files: Vec<Checked>,
    pub(crate) left_out: LeftOut,
}

/// What became of one FILE.
#[derive(Debug)]
pub(crate) struct Checked {
    file: PathBuf,
    /// What it says it is; none where it could not be read that far.
    claim: Option<Claim>,
    /// What it is, in a few words, where it is sound.
    summary: Option<String>,
    failure: Failure,
    /// The stable name of what went wrong where that is no problem of a document.
    code: &'static str,
}

impl Checked {
    pub(crate) fn new(file: &Path, claim: Option<Claim>, outcome: Result<String, Failure>) -> Self {
        let (summary, failure) = match outcome {
            Ok(summary) => (Some(summary), Failure::default()),
            Err(failure) => (None, failure),
        };
        Self { file: file.to_owned(), claim, summary, failure, code: "cannot_read" }
    }

    pub(crate) fn unusable(folder: Unusable) -> Self {
        let Unusable { path, code, message } = folder;
        let failure = Failure::misuse(&message);
        Self { file: path, claim: None, summary: None, failure, code }
    }
}

impl Report {
    /// What the command ends with.
    pub(crate) fn status(&self) -> u8 {
        // Where nothing was checked, nothing was found sound.
        self.files.iter().map(|it| it.failure.status).max().unwrap_or(2)
    }

    /// A line for each file where all are sound; otherwise a line for each problem.
    pub(crate) fn on_standard_output(&self) -> String {
        let sound = |it: &Checked| {
            it.summary.as_ref().map(|what| format!("{}: {what}", text::name(&it.file)))
        };
        let lines = match self.status() {
            0 => self.files.iter().filter_map(sound).collect(),
            _ => shown(
                self.lines()
                    .filter(|line| matches!(line, Line::Problem { .. } | Line::Cell { .. })),
            ),
        };
        lines.iter().flat_map(|line| [line, "\n"]).collect()
    }

    /// What is said beside that, and how many files there were in all.
    pub(crate) fn on_standard_error(&self, several: bool) -> Vec<String> {
        let mut lines = shown(
            self.lines().filter(|line| !matches!(line, Line::Problem { .. } | Line::Cell { .. })),
        );
        lines.extend(self.left_out.in_words());
        if self.files.is_empty() {
            lines.push(Line::Slip("there is no document to check".to_owned()).to_string());
        }
        if several {
            lines.push(self.in_all());
        }
        lines
    }

    /// Whether some file is an assessment, or may be one.
    pub(crate) fn has_assessments(&self) -> bool {
        let is_other = |claim| matches!(claim, Claim::Rubric | Claim::Evidence);
        !self.files.iter().all(|it| it.claim.is_some_and(is_other))
    }

    pub(crate) fn as_json(&self) -> Result<String, Failure> {
        json(&Data {
            format: FORMAT,
            files: self.files.iter().map(FileData::of).collect(),
            left_out: &self.left_out,
            checked: self.files.len() - self.with_status(2),
            with_problems: self.with_status(1),
            not_read: self.with_status(2),
        })
    }

    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.files.iter().flat_map(|it| &it.failure.lines)
    }

    fn in_all(&self) -> String {
        let (problems, not_read) = (self.with_status(1), self.with_status(2));
        let checked = self.files.len() - not_read;
        let more = if not_read == 0 { String::new() } else { format!(", {not_read} not read") };
        format!("{checked} checked, {problems} with problems{more}")
    }

    fn with_status(&self, status: u8) -> usize {
        self.files.iter().filter(|it| it.failure.status == status).count()
    }
}

#[derive(Serialize)]
struct Data<'a> {
    format: &'static str,
    files: Vec<FileData<'a>>,
    left_out: &'a LeftOut,
    checked: usize,
    with_problems: usize,
    not_read: usize,
}

#[derive(Serialize)]
struct FileData<'a> {
    #[serde(serialize_with = "data::name")]
    file: &'a Path,
    kind: Option<&'static str>,
    summary: Option<&'a str>,
    problems: Vec<ProblemData<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ProblemData<'a> {
    /// It may stand in the evidence file beside a rubric.
    Of {
        #[serde(serialize_with = "data::name")]
        file: &'a Path,
        #[serde(flatten)]
        problem: &'a Problem,
    },
    /// It stands in a cell.
    In {
        #[serde(serialize_with = "data::name")]
        file: &'a Path,
        #[serde(flatten)]
        problem: &'a place_readiness_sheet::Problem,
    },
    /// It has the same keys, though there is no place in a document.
    Other {
        #[serde(serialize_with = "data::name")]
        file: &'a Path,
        code: &'static str,
        at: &'static str,
        line: Option<u32>,
        column: Option<u32>,
        message: &'a str,
    },
}

impl<'a> FileData<'a> {
    fn of(checked: &'a Checked) -> Self {
        Self {
            file: &checked.file,
            kind: checked.claim.and_then(Claim::kind),
            summary: checked.summary.as_deref(),
            problems: checked.failure.lines.iter().map(|it| ProblemData::of(checked, it)).collect(),
        }
    }
}

impl<'a> ProblemData<'a> {
    fn of(checked: &'a Checked, line: &'a Line) -> Self {
        match line {
            Line::Problem { file, problem } => Self::Of { file, problem },
            Line::Cell { file, problem } => Self::In { file, problem },
            Line::Slip(message) | Line::Plain(message) => {
                let (file, code) = (&checked.file, checked.code);
                Self::Other { file, code, at: "", line: None, column: None, message }
            }
        }
    }
}
