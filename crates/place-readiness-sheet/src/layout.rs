//! Which column holds what, each once; and what is wrong with the headings.

use std::collections::BTreeMap;

use place_readiness::problem::{nearest, shown};

use crate::heading::{Beside, Field, Meaning, is_own, of_answer};
use crate::key::Key;
use crate::options::Options;
use crate::problem::{Code, Problem};
use crate::table::{Column, Form, Table};
use crate::words::{did_you_mean, listed, words};

/// The column for each thing that is read.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) fields: BTreeMap<Field, usize>,
    /// The answers to criteria, by criterion.
    pub(crate) levels: BTreeMap<usize, usize>,
    pub(crate) beside: BTreeMap<(usize, Beside), usize>,
    /// Whether two columns say whose answers they are, so that nobody can know.
    pub(crate) is_torn: bool,
}

/// Something that one column may hold.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Target {
    Field(Field),
    Level(usize),
    Beside(usize, Beside),
}

/// The columns of a table.
pub(crate) fn layout(
    table: &Table<'_>,
    key: &Key<'_>,
    options: &Options,
) -> (Layout, Vec<Problem>) {
    let mut claims: BTreeMap<Target, Vec<&Column>> = BTreeMap::new();
    let (mut problems, mut slips) = (Vec::new(), Vec::new());
    for column in &table.columns {
        match target(column, table.form) {
            Err(Why::NoSuch(Some(near))) => slips.push((near, column)),
            Ok(Some(target)) => claims.entry(target).or_default().push(column),
            Ok(None) => {}
            Err(why) => problems.push(why.problem(table, column, key, options)),
        }
    }
    let mut layout = Layout::default();
    for (target, columns) in claims {
        let columns = chosen(target, columns);
        if columns.len() > 1 {
            problems.push(twice(table, target, &columns, key, options));
            layout.is_torn |= matches!(target, Target::Field(field) if !field.is_of_answer());
            // Neither is taken: one of them would win in silence.
            continue;
        }
        let Some(position) = columns.first().map(|column| column.position) else { continue };
        match target {
            Target::Field(field) => _ = layout.fields.insert(field, position),
            Target::Level(criterion) => _ = layout.levels.insert(criterion, position),
            Target::Beside(criterion, beside) => {
                _ = layout.beside.insert((criterion, beside), position);
            }
        }
    }
    // What looks like an id with a slip is another matter where that criterion has its column.
    for (near, column) in slips.into_iter().filter(|(near, _)| !layout.levels.contains_key(near)) {
        problems.push(Why::NoSuch(Some(near)).problem(table, column, key, options));
    }
    if let Form::Long(column) = table.form {
        layout.fields.insert(Field::Criterion, column);
    }
    (layout, problems)
}

/// Why a column cannot be read.
enum Why {
    Computed(usize, String),
    Unclear(usize),
    Several(Vec<usize>),
    NoSuch(Option<usize>),
    Endless,
}

fn target(column: &Column, form: Form) -> Result<Option<Target>, Why> {
    let is_long = form != Form::Wide;
    Ok(match &column.meaning {
        Meaning::Field(field) if field.is_of_answer() && !is_long => None,
        Meaning::Field(field) => Some(Target::Field(*field)),
        Meaning::Other if is_long => of_answer(&column.name).map(Target::Field),
        Meaning::Other => None,
        Meaning::Endless => return Err(Why::Endless),
        // A table with a row an answer has no criteria as columns; what names one is a title.
        _ if is_long => None,
        Meaning::Level(it) => Some(Target::Level(*it)),
        Meaning::Beside(it, beside) => Some(Target::Beside(*it, *beside)),
        Meaning::Computed(it, word) => return Err(Why::Computed(*it, word.clone())),
        Meaning::Unclear(it) => return Err(Why::Unclear(*it)),
        Meaning::Several(all) => return Err(Why::Several(all.clone())),
        Meaning::NoSuch(near) => return Err(Why::NoSuch(*near)),
    })
}

/// Of the columns for a part of an assessment, those of its own name come before others.
fn chosen(target: Target, columns: Vec<&Column>) -> Vec<&Column> {
    let Target::Field(field) = target else { return columns };
    let exact: Vec<&Column> =
        columns.iter().copied().filter(|it| it.name == field.name()).collect();
    let own: Vec<&Column> = columns.iter().copied().filter(|it| is_own(&it.name, field)).collect();
    [exact, own].into_iter().find(|it| !it.is_empty()).unwrap_or(columns)
}

fn twice(
    table: &Table<'_>,
    target: Target,
    columns: &[&Column],
    key: &Key<'_>,
    options: &Options,
) -> Problem {
    let id = |it: usize| key.questions.get(it).map_or("", |question| question.id);
    let what = match target {
        Target::Field(field) => field.name().to_owned(),
        Target::Level(it) => id(it).to_owned(),
        Target::Beside(it, beside) => format!("{} {beside:?}", id(it)).to_lowercase(),
    };
    let names: Vec<String> =
        columns.iter().map(|column| format!("`{}`", shown(&column.name))).collect();
    let last = columns.last();
    let name = last.map_or("", |column| column.name.as_str());
    let is_same = columns.iter().all(|column| column.name == name);
    let cure = if is_same {
        "Delete all but one".to_owned()
    } else {
        format!(
            "Keep one, and leave the others out, such as with {}",
            options.ignored(&shown(name))
        )
    };
    let (count, names) = (columns.len(), listed(&names, "and"));
    let message = format!("{count} columns are read as {what}: {names}. {cure}");
    let spot = table.spot(table.heading, last.map(|column| column.position));
    Problem::new(Code::DuplicateKey, message).spot(spot).field(name)
}

impl Why {
    fn problem(
        &self,
        table: &Table<'_>,
        column: &Column,
        key: &Key<'_>,
        options: &Options,
    ) -> Problem {
        let id = |it: &usize| key.questions.get(*it).map_or("", |question| question.id);
        let name = shown(&column.name);
        let otherwise = format!("leave it out with {}", options.ignored(&name));
        let (code, message) = match self {
            Self::Computed(it, word) => (
                Code::Computed,
                format!(
                    "`{name}` was worked out ({word}), and is no level of {}: export the answers \
                     themselves, or {otherwise}",
                    id(it)
                ),
            ),
            Self::Unclear(it) => (
                Code::Ambiguous,
                format!(
                    "`{name}` names {}, and what it holds of it is not clear. If it is the level, give {}; \
                     if not, {otherwise}",
                    id(it),
                    options.renamed(&name, id(it)),
                ),
            ),
            Self::Several(all) => {
                let ids: Vec<&str> = all.iter().map(id).collect();
                (Code::Ambiguous, format!("`{name}` names {}: {otherwise}", listed(&ids, "and")))
            }
            Self::Endless => (
                Code::TooLarge,
                "a heading must have at most 32,767 characters, as a spreadsheet has".to_owned(),
            ),
            Self::NoSuch(near) => {
                (Code::UnknownCriterion, no_such(*near, &name, &otherwise, key, options))
            }
        };
        let spot = table.spot(table.heading, Some(column.position));
        Problem::new(code, message).spot(spot).field(&column.name)
    }
}

fn no_such(
    near: Option<usize>,
    name: &str,
    otherwise: &str,
    key: &Key<'_>,
    options: &Options,
) -> String {
    let near = near.and_then(|it| key.questions.get(it)).map(|it| it.id);
    let meant = did_you_mean(near);
    let cure =
        near.map_or_else(String::new, |near| format!(" Then give {}", options.renamed(name, near)));
    format!("`{name}` is no criterion of this rubric{meant}{cure}. If it is no answer, {otherwise}")
}

/// The advice for a part of an assessment that no column has: a column that may be meant.
pub(crate) fn may_hold(table: &Table<'_>, field: Field, options: &Options) -> String {
    const TIMES: [&str; 6] = ["date", "time", "timestamp", "submitdate", "completed", "startdate"];
    let is_meant = |column: &&Column| {
        let said = words(&column.name);
        let is_time =
            field == Field::Date && said.iter().any(|word| TIMES.contains(&word.as_str()));
        is_time || said.iter().any(|word| word == field.name())
    };
    let others = || table.columns.iter().filter(|column| column.meaning == Meaning::Other);
    let near = || nearest(field.name(), others().map(|column| column.name.as_str()));
    let name = others().find(is_meant).map(|column| column.name.clone()).or_else(near);
    name.filter(|it| !it.trim().is_empty()).map_or_else(String::new, |name| {
        let name = shown(&name);
        format!(
            ". Did you mean the column `{name}`? Then give {}",
            options.renamed(&name, field.name())
        )
    })
}
