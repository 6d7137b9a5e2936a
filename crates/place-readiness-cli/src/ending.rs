//! What the name of a file promises about what is in it.

use std::fs;
use std::path::{Path, is_separator};

use clap::ValueEnum;

use crate::arguments::{self, DiffFormat};
use crate::failure::Failure;
use crate::source::ends_with;
use crate::text;

/// What a file can be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    Text,
    Json,
    Markdown,
    Html,
    Yaml,
    // What is never written, but has a name that people might hope for.
    Csv,
    Excel,
    Pdf,
    Word,
}

/// A choice of `--format`.
pub(crate) trait Format: Copy + ValueEnum {
    fn kind(self) -> Kind;
}

impl Format for arguments::Format {
    fn kind(self) -> Kind {
        match self {
            Self::Text => Kind::Text,
            Self::Json => Kind::Json,
            Self::Markdown => Kind::Markdown,
            Self::Html => Kind::Html,
        }
    }
}

impl Format for DiffFormat {
    fn kind(self) -> Kind {
        match self {
            Self::Text => Kind::Text,
            Self::Json => Kind::Json,
        }
    }
}

/// The format in which to write to `out`: the one asked for, or else the one its name promises.
///
/// The two must not disagree, and one of them must say. `out` is none where it names no file.
pub(crate) fn choose<F: Format>(
    asked: Option<F>,
    usual: F,
    out: Option<&Path>,
) -> Result<F, Failure> {
    let Some(out) = out.filter(|out| can_be_file(out)) else {
        return Ok(asked.unwrap_or(usual));
    };
    let promised = Kind::of(out);
    let message = match (asked, promised) {
        (Some(asked), _) if promised.is_none_or(|kind| kind == asked.kind()) => return Ok(asked),
        (Some(asked), _) => disagreement(asked, out),
        (None, Some(kind)) => match with_kind(kind) {
            Some(format) => return Ok(format),
            None => never_written::<F>(out),
        },
        (None, None) => no_promise::<F>(out),
    };
    Err(Failure::misuse(&message))
}

/// Refuses a name that promises anything else than the one kind that is written.
pub(crate) fn must_fit(out: Option<&Path>, kind: Kind) -> Result<(), Failure> {
    let promised = out.and_then(|out| Some((out, Kind::of(out)?)));
    let Some((out, _)) = promised.filter(|(_, promised)| *promised != kind) else { return Ok(()) };
    let better = text::name(&out.with_extension(kind.ending()));
    let message = format!("{}, but this writes {}; give --out {better}", promise(out), kind.name());
    Err(Failure::misuse(&message))
}

/// Whether a name can be that of a file. Where it cannot, writing says why.
fn can_be_file(path: &Path) -> bool {
    let is_open = path.as_os_str().to_string_lossy().ends_with(is_separator);
    !is_open && fs::metadata(path).map_or(true, |about| about.is_file())
}

fn with_kind<F: Format>(kind: Kind) -> Option<F> {
    F::value_variants().iter().copied().find(|format| format.kind() == kind)
}

fn disagreement<F: Format>(asked: F, out: &Path) -> String {
    let better = text::name(&out.with_extension(asked.kind().ending()));
    let other = Kind::of(out).and_then(with_kind::<F>);
    let other = other.map_or_else(String::new, |other| format!("--format {} or ", word(other)));
    let promise = promise(out);
    format!("{promise}, but --format is {}; give {other}--out {better}", word(asked))
}

fn never_written<F: Format>(out: &Path) -> String {
    let promise = promise(out);
    format!("{promise}, which is never written; end it in {}", endings::<F>())
}

fn no_promise<F: Format>(out: &Path) -> String {
    let name = text::name(out);
    let words: Vec<String> = F::value_variants().iter().map(|format| word(*format)).collect();
    let (endings, words) = (endings::<F>(), either(&words));
    format!(
        "the name {name} does not say what to write, and no folder has it; end it in {endings}, \
         or give --format {words}"
    )
}

fn promise(out: &Path) -> String {
    let kind = Kind::of(out).map_or("", Kind::name);
    format!("{} is the name of {kind}", text::name(out))
}

fn endings<F: Format>() -> String {
    let ending = |format: &F| format!(".{}", format.kind().ending());
    either(&F::value_variants().iter().map(ending).collect::<Vec<_>>())
}

fn word<F: Format>(format: F) -> String {
    format.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

/// `a, b or c`.
fn either(words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => words.concat(),
    }
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::Text,
        Self::Json,
        Self::Markdown,
        Self::Html,
        Self::Yaml,
        Self::Csv,
        Self::Excel,
        Self::Pdf,
        Self::Word,
    ];

    /// What the ending of a name promises, if it is one that is widely known.
    fn of(path: &Path) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| ends_with(path, kind.endings()))
    }

    /// The usual ending, without its dot.
    pub(crate) fn ending(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Json => &["json"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm"],
            Self::Yaml => &["yaml", "yml"],
            Self::Csv => &["csv"],
            Self::Excel => &["xlsx", "xls"],
            Self::Pdf => &["pdf"],
            Self::Word => &["docx", "doc"],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Text => "a text file",
            Self::Json => "a JSON file",
            Self::Markdown => "a Markdown file",
            Self::Html => "an HTML page",
            Self::Yaml => "a YAML file",
            Self::Csv => "a CSV file",
            Self::Excel => "an Excel workbook",
            Self::Pdf => "a PDF file",
            Self::Word => "a Word document",
        }
    }
}
