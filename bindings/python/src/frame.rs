//! Tidy tables of many scores, as columns: no value of Python is made for a cell.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use place_readiness::result::GroupResult;
use place_readiness::rubric::Group;
use place_readiness::{Assessment, Rubric as Engine, ScoreResult};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use serde::Serialize;

use crate::batch::{Batch, scored};
use crate::refuse::guarded;
use crate::work::{Pace, each};

/// A column as bytes, for each row a key of its texts (32 bits), a float or a whole number (64 bits
/// each); and the texts, each once.
type Given<'py> = (Bound<'py, PyBytes>, Option<Vec<Option<String>>>);

/// Assessments that one thread takes at a time.
const SHARE: usize = 16;

#[pymethods]
impl Batch {
    /// The columns of a view. There are none where there is no row.
    fn frame<'py>(&self, py: Python<'py>, view: &str) -> PyResult<Vec<Given<'py>>> {
        guarded(py, || {
            let rows =
                view_of(view).ok_or_else(|| PyValueError::new_err("there is no such view"))?;
            let titles = Titles::new(&self.rubric);
            let (mut whole, mut pace, mut rest) =
                (Frame::default(), Pace::new(), &*self.assessments);
            while !rest.is_empty() {
                let (some, others) = rest.split_at(rest.len().min(pace.count * SHARE));
                let shares: Vec<_> = some.chunks(SHARE).collect();
                let work = |share: &&[Arc<Assessment>]| part(&self.rubric, share, rows, &titles);
                py.detach(|| each(&shares, work).into_iter().for_each(|it| whole.append(it)));
                rest = others;
                pace.next();
                py.check_signals()?;
            }
            Ok(whole.columns.into_iter().map(|column| column.given(py)).collect())
        })
    }
}

/// Writes the rows of one result.
type Rows = fn(&ScoreResult, &Titles<'_>, &mut Row<'_>);

/// Where the cells of a row go.
type Row<'a> = dyn FnMut(&[Cell<'_>]) + 'a;

fn view_of(name: &str) -> Option<Rows> {
    let rows: Rows = match name {
        "overall" => overall,
        "domains" => |result, titles, row| domains(&result.groups, None, titles, row),
        "criteria" => |result, titles, row| criteria(&result.groups, titles, row),
        "gates" => gates,
        "patterns" => patterns,
        _ => return None,
    };
    Some(rows)
}

fn part(rubric: &Engine, share: &[Arc<Assessment>], rows: Rows, titles: &Titles<'_>) -> Frame {
    let mut part = Frame::default();
    for assessment in share {
        let result = scored(rubric, assessment);
        let kind = word(&result.kind);
        let who = who(&result, &kind);
        rows(&result, titles, &mut |cells| part.push(who.iter().chain(cells)));
    }
    part
}

/// What people call the parts of a rubric, by id.
struct Titles<'a> {
    groups: HashMap<&'a str, &'a str>,
    criteria: HashMap<&'a str, &'a str>,
    patterns: HashMap<&'a str, &'a str>,
}

impl<'a> Titles<'a> {
    fn new(rubric: &'a Engine) -> Self {
        let document = rubric.document();
        let mut groups = HashMap::new();
        add_groups(&document.groups, &mut groups);
        let criteria = rubric.criteria().map(|it| (it.id.as_str(), it.title.as_str())).collect();
        let patterns = &document.patterns;
        let patterns = patterns.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect();
        Self { groups, criteria, patterns }
    }
}

fn add_groups<'a>(groups: &'a [Group], to: &mut HashMap<&'a str, &'a str>) {
    for group in groups {
        to.insert(&group.id, &group.title);
        add_groups(&group.groups, to);
    }
}

/// A cell of a row.
#[derive(Clone, Copy)]
enum Cell<'a> {
    Text(Option<&'a str>),
    Number(Option<f64>),
    Whole(usize),
}

fn text(text: &str) -> Cell<'_> {
    Cell::Text(Some(text))
}

fn maybe(text: Option<&String>) -> Cell<'_> {
    Cell::Text(text.map(String::as_str))
}

fn who<'a>(result: &'a ScoreResult, kind: &'a str) -> [Cell<'a>; 6] {
    let respondent = result.respondent.as_ref();
    [
        text(&result.place.name),
        text(&result.place.id),
        text(&result.date),
        Cell::Text(respondent.map(|it| it.id.as_str())),
        Cell::Text(respondent.and_then(|it| it.partner.as_deref())),
        text(kind),
    ]
}

fn overall(result: &ScoreResult, _: &Titles<'_>, row: &mut Row<'_>) {
    let (whole, band) = (&result.overall, &result.band);
    row(&[
        Cell::Number(whole.score),
        Cell::Number(whole.low),
        Cell::Number(whole.high),
        Cell::Number(whole.coverage),
        Cell::Number(whole.pooled),
        Cell::Number(whole.evidenced),
        Cell::Whole(whole.answered),
        Cell::Whole(whole.applicable),
        maybe(band.id.as_ref()),
        maybe(band.by_score.as_ref()),
        maybe(band.lowest.as_ref()),
        maybe(band.highest.as_ref()),
        maybe(whole.reason.as_ref()),
    ]);
}

fn domains(groups: &[GroupResult], parent: Option<&str>, titles: &Titles<'_>, row: &mut Row<'_>) {
    for group in groups {
        row(&[
            text(&group.id),
            Cell::Text(titles.groups.get(group.id.as_str()).copied()),
            Cell::Text(parent),
            Cell::Number(group.score),
            Cell::Number(group.low),
            Cell::Number(group.high),
            Cell::Number(group.coverage),
            Cell::Number(group.evidenced),
            Cell::Number(group.contribution),
            Cell::Whole(group.answered),
            Cell::Whole(group.applicable),
            maybe(group.reason.as_ref()),
        ]);
        domains(&group.groups, Some(&group.id), titles, row);
    }
}

fn criteria(groups: &[GroupResult], titles: &Titles<'_>, row: &mut Row<'_>) {
    for group in groups {
        for it in &group.criteria {
            let confidence = it.confidence.as_ref().map(word);
            let evidence: Vec<&str> = it.evidence.iter().map(|item| item.title.as_str()).collect();
            let evidence = (!evidence.is_empty()).then(|| evidence.join("\n"));
            row(&[
                text(&group.id),
                text(&it.id),
                Cell::Text(titles.criteria.get(it.id.as_str()).copied()),
                text(&word(&it.state)),
                maybe(it.level.as_ref()),
                Cell::Number(it.score),
                Cell::Number(it.contribution),
                maybe(confidence.as_ref()),
                Cell::Whole(it.evidence.len()),
                maybe(evidence.as_ref()),
                maybe(it.not_applicable.as_ref()),
                maybe(it.note.as_ref()),
            ]);
        }
        criteria(&group.groups, titles, row);
    }
}

fn gates(result: &ScoreResult, _: &Titles<'_>, row: &mut Row<'_>) {
    for gate in &result.gates {
        row(&[
            text(&gate.id),
            text(&word(&gate.applies)),
            text(&gate.ceiling),
            text(&gate.because.join(", ")),
            text(&gate.open.join(", ")),
        ]);
    }
}

fn patterns(result: &ScoreResult, titles: &Titles<'_>, row: &mut Row<'_>) {
    for pattern in &result.patterns {
        row(&[
            text(&pattern.id),
            Cell::Text(titles.patterns.get(pattern.id.as_str()).copied()),
            text(&word(&pattern.outcome)),
            maybe(pattern.part_of.as_ref()),
            text(&pattern.because.join(", ")),
            text(&pattern.open.join(", ")),
        ]);
    }
}

/// A word of a closed set, as documents have it.
fn word(word: &impl Serialize) -> String {
    struct Word<'a, T>(&'a T);
    impl<T: Serialize> fmt::Display for Word<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }
    Word(word).to_string()
}

/// Columns as they grow.
#[derive(Default)]
struct Frame {
    columns: Vec<Column>,
}

impl Frame {
    fn push<'a>(&mut self, cells: impl Iterator<Item = &'a Cell<'a>>) {
        if self.columns.is_empty() {
            self.columns = cells.map(Column::of).collect();
            return;
        }
        self.columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
    }

    fn append(&mut self, part: Self) {
        if self.columns.is_empty() {
            self.columns = part.columns;
            return;
        }
        self.columns.iter_mut().zip(part.columns).for_each(|(column, more)| column.append(more));
    }
}

/// The cells of a column.
enum Column {
    Texts(Texts),
    Numbers(Vec<f64>),
    Wholes(Vec<i64>),
}

impl Column {
    fn of(cell: &Cell<'_>) -> Self {
        let mut column = match cell {
            Cell::Text(_) => Self::Texts(Texts::default()),
            Cell::Number(_) => Self::Numbers(Vec::new()),
            Cell::Whole(_) => Self::Wholes(Vec::new()),
        };
        column.push(cell);
        column
    }

    fn push(&mut self, cell: &Cell<'_>) {
        match (self, cell) {
            (Self::Texts(texts), Cell::Text(text)) => texts.push(*text),
            (Self::Numbers(numbers), Cell::Number(number)) => {
                numbers.push(number.unwrap_or(f64::NAN));
            }
            (Self::Wholes(numbers), Cell::Whole(number)) => {
                numbers.push(i64::try_from(*number).unwrap_or(i64::MAX));
            }
            // INVARIANT: every row of a view has the same kinds of cells.
            _ => {}
        }
    }

    fn append(&mut self, more: Self) {
        match (self, more) {
            (Self::Texts(texts), Self::Texts(more)) => texts.append(&more),
            (Self::Numbers(numbers), Self::Numbers(mut more)) => numbers.append(&mut more),
            (Self::Wholes(numbers), Self::Wholes(mut more)) => numbers.append(&mut more),
            // INVARIANT: as above.
            _ => {}
        }
    }

    fn given(self, py: Python<'_>) -> Given<'_> {
        let bytes = |bytes: Vec<u8>| PyBytes::new(py, &bytes);
        match self {
            Self::Texts(texts) => {
                let keys = texts.keys.iter().flat_map(|it| it.to_ne_bytes()).collect();
                (bytes(keys), Some(texts.distinct))
            }
            Self::Numbers(numbers) => {
                (bytes(numbers.iter().flat_map(|it| it.to_ne_bytes()).collect()), None)
            }
            Self::Wholes(numbers) => {
                (bytes(numbers.iter().flat_map(|it| it.to_ne_bytes()).collect()), None)
            }
        }
    }
}

/// Texts of which many are the same.
#[derive(Default)]
struct Texts {
    keys: Vec<u32>,
    distinct: Vec<Option<String>>,
    known: HashMap<String, u32>,
    /// The key of no text.
    none: Option<u32>,
}

impl Texts {
    fn push(&mut self, text: Option<&str>) {
        let last = self.keys.last().copied().filter(|key| self.is_at(*key, text));
        let key = last.unwrap_or_else(|| self.key(text));
        self.keys.push(key);
    }

    fn is_at(&self, key: u32, text: Option<&str>) -> bool {
        let at = usize::try_from(key).ok().and_then(|at| self.distinct.get(at));
        at.is_some_and(|it| it.as_deref() == text)
    }

    fn key(&mut self, text: Option<&str>) -> u32 {
        let known = text.map_or(self.none, |text| self.known.get(text).copied());
        known.unwrap_or_else(|| self.add(text))
    }

    fn add(&mut self, text: Option<&str>) -> u32 {
        // A call makes at most 100,000 scores, and memory ends before the keys do.
        let key = u32::try_from(self.distinct.len()).unwrap_or(u32::MAX);
        self.distinct.push(text.map(ToOwned::to_owned));
        match text {
            Some(text) => drop(self.known.insert(text.to_owned(), key)),
            None => self.none = Some(key),
        }
        key
    }

    fn append(&mut self, more: &Self) {
        let keys: Vec<u32> = more.distinct.iter().map(|it| self.key(it.as_deref())).collect();
        let mine = |key: &u32| usize::try_from(*key).ok().and_then(|at| keys.get(at)).copied();
        self.keys.extend(more.keys.iter().filter_map(mine));
    }
}
