//! Tidy tables of many scores, as columns: no value of Python is made for a cell.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use place_readiness::assessment::Header;
use place_readiness::result::GroupResult;
use place_readiness::rubric::Group;
use place_readiness::{Assessment, Rubric as Engine};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyByteArray;
use serde::Serialize;

use crate::batch::Batch;
use crate::refuse::guarded;
use crate::work::{Pace, each};

/// A column as bytes of its own, for each row a key of its texts (32 bits), a float or a whole
/// number (64 bits each); and the texts, each once.
type Given<'py> = (Bound<'py, PyByteArray>, Option<Vec<Option<String>>>);

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
            whole.columns.into_iter().map(|column| column.given(py)).collect()
        })
    }
}

/// Writes the rows of one assessment.
type Rows = fn(&Engine, &Assessment, &Titles<'_>, &mut Row<'_>);

/// Where the cells of a row go.
type Row<'a> = dyn FnMut(&[Cell<'_>]) + 'a;

fn view_of(name: &str) -> Option<Rows> {
    let rows: Rows = match name {
        "overall" => overall,
        "domains" => |rubric, assessment, titles, row| {
            domains(&rubric.score_headings(assessment), None, titles, row);
        },
        "criteria" => |rubric, assessment, titles, row| {
            criteria(&rubric.score_headings(assessment), titles, row);
        },
        "gates" => gates,
        "patterns" => patterns,
        _ => return None,
    };
    Some(rows)
}

fn part(rubric: &Engine, share: &[Arc<Assessment>], rows: Rows, titles: &Titles<'_>) -> Frame {
    let mut part = Frame::default();
    for assessment in share {
        let kind = word(&assessment.header().kind);
        let who = who(assessment.header(), &kind);
        rows(rubric, assessment, titles, &mut |cells| part.push(who.iter().chain(cells)));
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

fn who<'a>(header: &'a Header, kind: &'a str) -> [Cell<'a>; 6] {
    let respondent = header.respondent.as_ref();
    [
        text(&header.place.name),
        text(&header.place.id),
        text(&header.date),
        Cell::Text(respondent.map(|it| it.id.as_str())),
        Cell::Text(respondent.and_then(|it| it.partner.as_deref())),
        text(kind),
    ]
}

fn overall(rubric: &Engine, assessment: &Assessment, _: &Titles<'_>, row: &mut Row<'_>) {
    let (whole, band) = rubric.score_whole(assessment);
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

fn gates(rubric: &Engine, assessment: &Assessment, _: &Titles<'_>, row: &mut Row<'_>) {
    for gate in &rubric.score(assessment).gates {
        row(&[
            text(&gate.id),
            text(&word(&gate.applies)),
            text(&gate.ceiling),
            text(&gate.because.join(", ")),
            text(&gate.open.join(", ")),
        ]);
    }
}

fn patterns(rubric: &Engine, assessment: &Assessment, titles: &Titles<'_>, row: &mut Row<'_>) {
    for pattern in &rubric.score(assessment).patterns {
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

    fn given(self, py: Python<'_>) -> PyResult<Given<'_>> {
        Ok(match self {
            Self::Texts(texts) => (bytes(py, &texts.keys, u32::to_ne_bytes)?, Some(texts.distinct)),
            Self::Numbers(numbers) => (bytes(py, &numbers, f64::to_ne_bytes)?, None),
            Self::Wholes(numbers) => (bytes(py, &numbers, i64::to_ne_bytes)?, None),
        })
    }
}

/// Cells side by side, as they lie in memory.
fn bytes<'py, T: Copy, const N: usize>(
    py: Python<'py>,
    cells: &[T],
    as_bytes: impl Fn(T) -> [u8; N],
) -> PyResult<Bound<'py, PyByteArray>> {
    PyByteArray::new_with(py, cells.len() * N, |room| {
        let (places, _) = room.as_chunks_mut();
        places.iter_mut().zip(cells).for_each(|(place, cell)| *place = as_bytes(*cell));
        Ok(())
    })
}

/// Texts of which many are the same.
#[derive(Default)]
struct Texts {
    keys: Vec<u32>,
    distinct: Vec<Option<String>>,
    known: HashMap<String, u32>,
    /// The key of no text.
    none: Option<u32>,
    /// For each key, the other key that last came after it: most columns go round and round.
    followers: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: Option<&str>) {
        let last = self.keys.last().copied();
        let key = last.and_then(|last| self.guess(last, text)).unwrap_or_else(|| self.key(text));
        if let Some(follower) = last.filter(|last| *last != key).and_then(|it| self.after(it)) {
            *follower = key;
        }
        self.keys.push(key);
    }

    /// The key of a text where it is the last one again, or the one that came after it before.
    fn guess(&mut self, last: u32, text: Option<&str>) -> Option<u32> {
        let follower = self.after(last).copied();
        [Some(last), follower].into_iter().flatten().find(|key| self.is_at(*key, text))
    }

    fn after(&mut self, key: u32) -> Option<&mut u32> {
        usize::try_from(key).ok().and_then(|at| self.followers.get_mut(at))
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
        self.followers.push(key);
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
