//! Reading a table row by row: assessments, and everything that is wrong, each at its cell.

mod long;
mod places;
mod rows;
mod whose;
mod wide;

use place_readiness::{Assessment, Document, Rubric};

use crate::cell::{Cell, Sheet};
use crate::draft::Draft;
use crate::heading::Field;
use crate::key::Key;
use crate::layout::layout;
use crate::options::Options;
use crate::problem::{Code, MOST_PROBLEMS, Problem, Spot};
use crate::table::{Form, Names, Note, Table, find};
use crate::words::listed;
use place_readiness::problem::{nearest, shown};
use rows::Rows;

/// One call makes so many assessments.
pub const MOST_ASSESSMENTS: usize = 100_000;

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The assessments, in the order of their first rows. An answer that cannot be read is left out
    /// of its assessment, and is a problem.
    pub entries: Vec<Entry>,
    /// Everything that is wrong, from the top.
    pub problems: Vec<Problem>,
    /// How many more problems there are.
    pub more: usize,
    /// What was left out, or taken for granted.
    pub notes: Vec<Note>,
    /// Whether there is a table of answers at all. Without one, the file may be about something
    /// else.
    pub has_table: bool,
}

/// An assessment, and the row that it begins in.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What the row says, admitted.
    pub assessment: Assessment,
    /// The row.
    pub spot: Spot,
}

/// Reads the sheets of one file as answers to a rubric.
///
/// A file has one table. Where several of its sheets hold answers, an option names the one that is
/// meant.
pub fn read(rubric: &Rubric, sheets: &[Sheet], options: &Options) -> Reading {
    let key = Key::of(rubric);
    let names = Names::of(&key, options);
    match the_table(sheets, &key, &names, options) {
        Ok(table) => read_table(table, &key, &names, options),
        Err(problem) => {
            let has_table = problem.code != <&str>::from(Code::MissingKey);
            Reading { problems: vec![problem], has_table, ..Reading::default() }
        }
    }
}

/// The one table of a file.
fn the_table<'s>(
    sheets: &'s [Sheet],
    key: &Key<'_>,
    names: &Names<'_>,
    options: &Options,
) -> Result<Table<'s>, Problem> {
    let is_wanted =
        |sheet: &&Sheet| options.sheet.as_deref().is_none_or(|name| sheet.name() == Some(name));
    let wanted: Vec<&Sheet> = sheets.iter().filter(is_wanted).collect();
    if wanted.is_empty() {
        return Err(no_sheet(sheets, options));
    }
    let mut tables: Vec<Table<'s>> =
        wanted.iter().filter_map(|sheet| find(sheet, key, names, options)).collect();
    if tables.len() > 1 {
        let names: Vec<&str> = tables.iter().filter_map(|table| table.sheet.name()).collect();
        let first = names.first().copied().unwrap_or_default();
        let message = format!(
            "{} sheets hold answers: {}. Say which one is meant, such as {}",
            names.len(),
            listed(&names, "and"),
            options.typed("sheet", first)
        );
        return Err(Problem::new(Code::Ambiguous, message));
    }
    tables.pop().ok_or_else(|| no_table(&wanted, key, options))
}

fn no_sheet(sheets: &[Sheet], options: &Options) -> Problem {
    let wanted = options.sheet.as_deref().unwrap_or_default();
    let names: Vec<&str> = sheets.iter().filter_map(Sheet::name).collect();
    if names.is_empty() {
        return Problem::new(Code::UnknownKey, "a file of text has one sheet, without a name");
    }
    let near = crate::words::did_you_mean(nearest(wanted, names.iter().copied()).as_deref());
    let message = format!(
        "there is no sheet `{}`: the sheets are {}{near}",
        shown(wanted),
        listed(&names, "and")
    );
    Problem::new(Code::UnknownKey, message)
}

fn no_table(sheets: &[&Sheet], key: &Key<'_>, options: &Options) -> Problem {
    let ids: Vec<&str> = key.ids().take(3).collect();
    let first = sheets.iter().flat_map(|sheet| sheet.rows()).find(|row| !row.is_empty());
    let found: Vec<String> = first
        .into_iter()
        .flat_map(crate::cell::Row::cells)
        .filter(|cell| *cell != Cell::Blank)
        .map(|cell| format!("`{}`", shown(cell.written())))
        .collect();
    let found = if found.is_empty() { "nothing".to_owned() } else { listed(&found, "and") };
    let message = format!(
        "no answers were found: a table has a column for each criterion, such as {}, or a row for each, \
         with its id in one column and the level in another. The first row has {found}. A column of \
         another name is read with {}",
        listed(&ids, "and"),
        options.renamed("its heading", ids.first().copied().unwrap_or_default())
    );
    Problem::new(Code::MissingKey, message)
}

fn read_table(
    mut table: Table<'_>,
    key: &Key<'_>,
    names: &Names<'_>,
    options: &Options,
) -> Reading {
    crate::table::below::take_away(&mut table);
    let mut found = Found::default();
    for problem in take_too_long(&mut table) {
        found.add(problem);
    }
    let (layout, problems) = layout(&table, key, options);
    std::mem::take(&mut table.problems).into_iter().chain(problems).for_each(|it| found.add(it));
    names.problems(&table.columns).into_iter().for_each(|it| found.add(it));
    let notes = std::mem::take(&mut table.notes);
    let mut rows = Rows::new(&table, key, layout, options, found, notes);
    match table.form {
        Form::Wide => wide::read(&mut rows),
        Form::Long(_) if rows.layout.fields.contains_key(&Field::Level) => long::read(&mut rows),
        Form::Long(_) => places::read(&mut rows),
    }
    rows.finish()
}

/// Takes away the rows of a text that have more cells than the heading: a separator that is part of
/// a text pushes all cells behind it one column on, so nothing of them is sure.
fn take_too_long(table: &mut Table<'_>) -> Vec<Problem> {
    let width = table.row(table.heading).map_or(0, crate::cell::Row::width);
    let sheet = table.sheet;
    let is_too_long = |index: &usize| {
        sheet.row(*index).is_some_and(|row| row.line().is_some() && row.len() > width)
    };
    let (long, body) = table.body.iter().copied().partition(is_too_long);
    table.body = body;
    let long: Vec<usize> = long;
    let problem = |index: usize| {
        let found = sheet.row(index).map_or(0, crate::cell::Row::len);
        let message = format!(
            "the row has {found} cells and the heading {width}: put quotes around a text that \
             holds the separator"
        );
        Problem::new(Code::WrongLength, message).spot(table.spot(index, None))
    };
    long.into_iter().map(problem).collect()
}

/// Problems, as many as are told.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) problems: Vec<Problem>,
    pub(crate) more: usize,
}

impl Found {
    pub(crate) fn add(&mut self, problem: Problem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        } else {
            self.more += 1;
        }
    }
}

/// Admits a draft, as a document of which some answers come as codes.
fn admit(
    draft: &Draft<'_>,
    key: &Key<'_>,
) -> Result<Assessment, Vec<(String, &'static str, String)>> {
    let written = draft.document(key);
    let document = Document::from_data(&written);
    let admitted = document.and_then(|it| key.rubric.admit_with_codes(&it, draft.codes()));
    admitted.map_err(|problems| {
        problems.iter().map(|it| (it.at.clone(), it.code(), it.fault.to_string())).collect()
    })
}
