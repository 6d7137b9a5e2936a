//! The words of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::library::DEFAULT;

const EXAMPLES: &str = "\
Examples:
  place-readiness score my-place.yaml
  place-readiness check my-place.yaml
  place-readiness form --out form.html
  place-readiness rubric list
  place-readiness rubric show place-readiness --criterion SCO-1
  place-readiness rubric schema assessment
  place-readiness rubric template place-readiness --out my-place.yaml
  place-readiness rubric diff old/rubric.yaml new/rubric.yaml
  place-readiness completions bash
  place-readiness man | man -l -

Exit status: 0 done; 1 a document was refused; 2 used wrongly, or a file could
not be read or written.";

const SCORE_EXAMPLES: &str = "\
Examples:
  place-readiness score my-place.yaml
  place-readiness score my-place.yaml --out report.html
  place-readiness score north.yaml south.yaml --format json
  place-readiness score places --format html --out reports/
  place-readiness score - < my-place.yaml
  place-readiness score answers.csv --date 30/09/2026 --format json
  place-readiness score answers.csv --rename 'Completion time=date'

A FILE may be a folder: every assessment in it and below is scored, in the order
of their paths. What is left out there is named on standard error.

A FILE named *.csv or *.tsv is a table: a row a Place or a respondent, a row an
answer or a question, or a column a Place. Ids, titles and questions of criteria
are found in its headings, whatever a survey tool has made of them. A table with
anything wrong is refused whole; `check` names each cell.

Where --out is a file, its ending says what to write: .txt, .json, .md or .html.
Where it is a folder, each FILE gets a file of its own there, named after it, in
a subfolder if it came from one. Several FILEs as HTML need such a folder.

Several FILEs, a folder or a table as JSON are an array. A FILE that is refused is named
on standard error; others are written all the same, and the exit status is 1.";

const CHECK_EXAMPLES: &str = "\
Examples:
  place-readiness check my-place.yaml
  place-readiness check places
  place-readiness check my-place.yaml --rubric my-rubric.yaml
  place-readiness check places --format json

Each problem is one line of standard output, FILE:LINE:COLUMN: code: message; of
a table, FILE:CELL: code: message.
Standard error has what could not be read and, for several FILEs, how many were
checked. A rubric is checked with the evidence.yaml beside it, if there is one.

A FILE may be a folder: each *.yaml, *.yml and *.json in it and below is checked
if its `format` begins with place-readiness/, and each *.csv and *.tsv if it
holds answers; others are named as left out.
Names that begin with a dot are passed over, and links to folders not followed.
A folder may hold 100,000 files and folders, at most 32 deep.

As JSON: format (place-readiness/check/1); files, each with file, kind (rubric,
evidence, assessment, table or null), summary (null where something is wrong) and
problems, each with file, code, at, line, column and message (of a table sheet,
row, cell, field and value too); left_out, each with file and why; and the numbers checked, with_problems and not_read. A FILE
that cannot be read has a problem cannot_read, no_document or folder_too_large.";

const FORM_EXAMPLES: &str = "\
Examples:
  place-readiness form --out form.html
  place-readiness form --rubric my-rubric.yaml --out my-form.html

The form is one file that opens in a browser by a double click. Nothing is
installed and nothing is sent: answers stay in the browser of the person who
gives them until they save them as a file, which `score` and `check` read.";

const RUBRIC_EXAMPLES: &str = "\
Examples:
  place-readiness rubric list
  place-readiness rubric show place-readiness
  place-readiness rubric schema rubric
  place-readiness rubric template place-readiness
  place-readiness rubric diff old/rubric.yaml new/rubric.yaml";

const SHOW_EXAMPLES: &str = "\
Examples:
  place-readiness rubric show place-readiness
  place-readiness rubric show place-readiness --criterion SCO-1
  place-readiness rubric show place-readiness --evidence C24-K1
  place-readiness rubric show my-rubric.yaml";

const SCHEMA_EXAMPLES: &str = "\
Example:
  place-readiness rubric schema assessment --out assessment.schema.json";

const TEMPLATE_EXAMPLES: &str = "\
Example:
  place-readiness rubric template place-readiness --out my-place.yaml";

const DIFF_EXAMPLES: &str = "\
Examples:
  place-readiness rubric diff old/rubric.yaml place-readiness
  place-readiness rubric diff old/rubric.yaml new/rubric.yaml --out changes.json";

const COMPLETIONS_EXAMPLES: &str = "\
Example:
  place-readiness completions bash > ~/.local/share/bash-completion/completions/place-readiness";

const MAN_EXAMPLES: &str = "\
Example:
  place-readiness man > ~/.local/share/man/man1/place-readiness.1";

/// Scores how ready a Place is to plan and pay for joined-up health and care.
#[derive(Debug, Parser)]
#[command(name = "place-readiness", version, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,

    #[command(flatten)]
    pub(crate) look: Look,
}

/// How text is shown.
#[derive(Args, Debug)]
pub(crate) struct Look {
    /// When to use colour
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value_t = Colour::Auto,
        help = "When to use colour; NO_COLOR and CLICOLOR_FORCE are heeded too"
    )]
    pub(crate) color: Colour,

    /// Draw with plain ASCII characters, as is done where the locale is not UTF-8
    #[arg(long, global = true)]
    pub(crate) ascii: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Score assessments, and say what the scores mean
    #[command(after_help = SCORE_EXAMPLES)]
    Score(Score),

    /// Check rubrics, evidence files and assessments, and name every problem
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),

    /// Write a form to fill in with a browser
    #[command(after_help = FORM_EXAMPLES)]
    Form(Form),

    /// List, show and compare rubrics
    #[command(subcommand, after_help = RUBRIC_EXAMPLES)]
    Rubric(Rubric),

    /// Print a script that completes commands in a shell
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },

    /// Print the manual page
    #[command(after_help = MAN_EXAMPLES)]
    Man,
}

impl Command {
    /// Whether what is shown for a terminal goes to a file instead.
    pub(crate) fn writes_file(&self) -> bool {
        match self {
            Self::Score(Score { destination, .. })
            | Self::Rubric(Rubric::Diff { destination, .. }) => destination.to_file(),
            _ => false,
        }
    }
}

#[derive(Args, Debug)]
pub(crate) struct Score {
    /// Assessments as YAML or JSON, tables of them as CSV, or folders; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// The rubric: the id of a built-in one, or a file [default: the one the assessment names]
    #[arg(long, value_name = "ID|PATH")]
    pub(crate) rubric: Option<PathBuf>,

    /// What to write [default: what the ending of --out says; without --out, text]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,

    #[command(flatten)]
    pub(crate) destination: Destination,

    #[command(flatten)]
    pub(crate) table: Table,
}

/// What is said for a whole table of answers, beside it.
#[derive(Args, Debug)]
#[command(next_help_heading = "For tables")]
pub(crate) struct Table {
    /// The Place, where no column has it
    #[arg(long, value_name = "NAME")]
    pub(crate) place: Option<String>,

    /// The date that the answers describe, where no column has it
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,

    /// The kind of partner who answered, where no column has it
    #[arg(long, value_name = "ID|TITLE")]
    pub(crate) partner: Option<String>,

    /// Whose answers they are, where no column says: individual, agreed or illustrative
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,

    /// Read a column under another name; may be given more than once
    #[arg(long, value_name = "OLD=NEW", value_parser = renaming)]
    pub(crate) rename: Vec<(String, String)>,

    /// Leave a column out; may be given more than once
    #[arg(long, value_name = "COLUMN")]
    pub(crate) ignore: Vec<String>,

    /// The sheet of a workbook that holds the answers
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,

    /// The number of the row that holds the headings [default: it is looked for]
    #[arg(long, value_name = "ROW")]
    pub(crate) header: Option<u32>,

    /// Read a date such as 09/30/2026 with the month first
    #[arg(long)]
    pub(crate) month_first: bool,
}

impl Table {
    /// The options as they were typed, for a shell.
    pub(crate) fn typed(&self) -> Vec<String> {
        let given = |name: &str, value: &Option<String>| {
            value.as_deref().map(|value| format!("--{name} {}", quoted(value)))
        };
        let mut words: Vec<String> = [
            given("place", &self.place),
            given("date", &self.date),
            given("partner", &self.partner),
            given("kind", &self.kind),
            given("sheet", &self.sheet),
        ]
        .into_iter()
        .flatten()
        .collect();
        let renamed =
            |(old, new): &(String, String)| format!("--rename {}", quoted(&format!("{old}={new}")));
        words.extend(self.rename.iter().map(renamed));
        words.extend(self.ignore.iter().map(|name| format!("--ignore {}", quoted(name))));
        words.extend(self.header.map(|row| format!("--header {row}")));
        words.extend(self.month_first.then(|| "--month-first".to_owned()));
        words
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/=@".contains(&byte);
    if word.bytes().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// `OLD=NEW`, parted at the last sign: a heading may hold one, and no name of ours does.
fn renaming(text: &str) -> Result<(String, String), String> {
    match text.rsplit_once('=') {
        Some((old, new)) if !old.trim().is_empty() && !new.trim().is_empty() => {
            Ok((old.trim().to_owned(), new.trim().to_owned()))
        }
        _ => Err("give the heading, then what it is to be read as: --rename 'Our answer=SCO-1'"
            .to_owned()),
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// A report for a terminal
    Text,
    /// The whole result, as data
    Json,
    /// A report for a document
    Markdown,
    /// A page that stands by itself
    Html,
}

/// Where the output goes.
#[derive(Args, Debug)]
pub(crate) struct Destination {
    /// Write to this file instead of standard output; `score` writes into a folder too
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,

    /// Replace a file that is already there
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Check {
    /// Documents, tables of assessments, or folders of them; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// The rubric for assessments: the id of a built-in one, or a file
    #[arg(long, value_name = "ID|PATH")]
    pub(crate) rubric: Option<PathBuf>,

    /// What to write
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,

    #[command(flatten)]
    pub(crate) table: Table,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// Lines
    Text,
    /// One document with everything, as data
    Json,
}

#[derive(Args, Debug)]
pub(crate) struct Form {
    /// The rubric: the id of a built-in one, or a file
    #[arg(long, value_name = "ID|PATH", default_value = DEFAULT)]
    pub(crate) rubric: PathBuf,

    /// Write to this file; `-` is standard output
    #[arg(long, value_name = "PATH")]
    pub(crate) out: PathBuf,

    /// Replace a file that is already there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Rubric {
    /// List the built-in rubrics
    #[command(after_help = "Example:\n  place-readiness rubric list")]
    List,

    /// Show what a rubric asks, one of its criteria, or what it rests on
    #[command(after_help = SHOW_EXAMPLES)]
    Show {
        /// The id of a built-in rubric, or a file
        #[arg(value_name = "ID|PATH")]
        rubric: PathBuf,

        /// Show this criterion in full
        #[arg(long, value_name = "ID")]
        criterion: Option<String>,
        /// Show this entry of its evidence file, and what rests on it
        #[arg(long, value_name = "ENTRY", conflicts_with = "criterion")]
        evidence: Option<String>,
    },

    /// Print the JSON Schema of a kind of document, for editors and programs
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema {
        /// The kind of document
        #[arg(value_enum, default_value_t = Document::Rubric)]
        document: Document,

        #[command(flatten)]
        destination: Destination,
    },

    /// Print an empty assessment to fill in
    #[command(after_help = TEMPLATE_EXAMPLES)]
    Template {
        /// The id of a built-in rubric, or a file
        #[arg(value_name = "ID|PATH")]
        rubric: PathBuf,

        #[command(flatten)]
        destination: Destination,
    },

    /// Say what changed between two versions of a rubric
    #[command(after_help = DIFF_EXAMPLES)]
    Diff {
        /// The older rubric: an id or a file
        #[arg(value_name = "OLD")]
        old: PathBuf,

        /// The newer rubric: an id or a file
        #[arg(value_name = "NEW")]
        new: PathBuf,

        /// What to write [default: what the ending of --out says; without --out, text]
        #[arg(long, value_enum)]
        format: Option<DiffFormat>,

        #[command(flatten)]
        destination: Destination,
    },
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Document {
    /// Questions, levels, bands, gates and patterns
    Rubric,
    /// Answers about one Place
    Assessment,
    /// What a rubric rests on
    Evidence,
    /// What `score` says about one Place
    Result,
    /// Two results side by side
    Comparison,
    /// What `rubric diff` says
    Changes,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// Sentences
    Text,
    /// Data
    Json,
}
