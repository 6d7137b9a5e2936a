//! Several results as a table.

use askama::Template;
use place_readiness::{Rubric, ScoreResult};

use super::{line, plain};
use crate::escape;
use crate::view::{self, Lookup, Notice, answered, tenths};
use crate::words::{fill, word};

/// A table of results, in the order in which they came.
#[derive(Debug, Template)]
#[template(path = "short-scores.html.jinja")]
pub(crate) struct Scores<'a> {
    language: &'a str,
    title: String,
    columns: Vec<Column>,
    first: Vec<Vec<String>>,
    /// That rows are left out here, and how many.
    more: Option<String>,
    last: Vec<Vec<String>>,
    /// What must be said wherever the results above are shown.
    labels: Vec<String>,
    notice: String,
}

/// A column that some row has something to say in.
#[derive(Debug)]
struct Column {
    title: &'static str,
    number: bool,
    /// Whether it is kept on one line.
    whole: bool,
    /// The columns of a screen that it may take up.
    most: usize,
}

/// How long a date is.
const DATE: usize = 10;

/// A table with more rows is cut in the middle.
const MOST_ROWS: usize = 20;

/// Where more results carry a label, they are counted and not named.
const MOST_HEADS: usize = 3;

/// All columns there can be: the Place, the date, who answered, the score, what is still possible,
/// how much is answered, and the band.
const COLUMNS: usize = 7;

impl<'a> Scores<'a> {
    pub(crate) fn new(rubric: &'a Rubric, results: &'a [ScoreResult]) -> Self {
        let each = if results.len() > MOST_ROWS { MOST_ROWS / 2 } else { results.len() };
        let left = results.len().saturating_sub(2 * each);
        let (first, rest) = results.split_at(each);
        let (middle, last) = rest.split_at(left);
        let told = |result: &ScoreResult| result.respondent.is_some();
        let used = [
            true,
            true,
            results.iter().any(told),
            true,
            true,
            true,
            !rubric.document().bands.is_empty(),
        ];
        let row = |result| chosen(row(&Lookup::new(rubric, result)), used);
        let rows = |some: &'a [ScoreResult]| some.iter().map(row).collect();
        let more = |left: usize| fill(word!("short.more"), &[("count", left.to_string())]);
        Self {
            language: view::language(rubric),
            title: title(rubric, results.len()),
            columns: chosen(columns(), used),
            first: rows(first),
            more: (left > 0).then(|| more(left)),
            last: rows(last),
            labels: labels(rubric, first.iter().chain(last).chain(middle)),
            notice: Notice::new(&rubric.document().notice).text(),
        }
    }

    /// The table in plain text, with what must be said beside it.
    pub(crate) fn text(&self) -> String {
        let table = if self.first.is_empty() { Vec::new() } else { self.lines() };
        let notes = self.labels.iter().chain([&self.notice]).map(|note| escape::plain(note));
        let notes = notes.collect::<Vec<_>>().join("\n\n");
        let head = [vec![escape::plain(&self.title)], table].concat().join("\n");
        format!("{head}\n\n{}", plain::hang(&notes))
    }

    /// The titles of the columns and the rows, one below the other.
    fn lines(&self) -> Vec<String> {
        let titles = self.columns.iter().map(|column| column.title.to_owned()).collect();
        let rows = self.first.iter().chain(&self.last).map(|row| self.fitted(row));
        let rows: Vec<Vec<String>> = std::iter::once(titles).chain(rows).collect();
        let right: Vec<bool> = self.columns.iter().map(|column| column.number).collect();
        let mut lines = plain::align(&right, &rows);
        if let Some(more) = &self.more {
            lines.insert((self.first.len() + 1).min(lines.len()), more.clone());
        }
        lines
    }

    /// A row in plain text, each cell cut to what its column allows.
    fn fitted(&self, row: &[String]) -> Vec<String> {
        let cells = row.iter().zip(&self.columns);
        cells.map(|(cell, column)| plain::cut(&escape::plain(cell), column.most)).collect()
    }
}

fn columns() -> [Column; COLUMNS] {
    let text = |title, most| Column { title, number: false, whole: most == DATE, most };
    let number = |title| Column { title, number: true, whole: true, most: 28 };
    [
        text(word!("short.place"), 28),
        text(word!("short.date"), DATE),
        text(word!("short.answered-by"), 24),
        number(word!("column.score")),
        number(word!("column.range")),
        number(word!("column.answered")),
        text(word!("band.title"), 28),
    ]
}

fn row(lookup: &Lookup<'_>) -> [String; COLUMNS] {
    let (result, overall) = (lookup.result, &lookup.result.overall);
    let score = tenths(lookup, overall.score);
    [
        result.place.name.clone(),
        result.date.clone(),
        view::who(lookup.rubric, result).unwrap_or_default(),
        if score.is_empty() { word!("profile.no-score").to_owned() } else { score },
        lookup.range(overall.low, overall.high),
        answered(overall.answered, overall.applicable),
        result.band.id.as_deref().map(|id| lookup.band(id).to_owned()).unwrap_or_default(),
    ]
}

/// The items that are used.
fn chosen<T>(items: [T; COLUMNS], used: [bool; COLUMNS]) -> Vec<T> {
    items.into_iter().zip(used).filter_map(|(item, used)| used.then_some(item)).collect()
}

fn title(rubric: &Rubric, count: usize) -> String {
    let words = match count {
        0 => word!("short.caption-none"),
        1 => word!("short.caption-one"),
        _ => word!("short.caption"),
    };
    let document = rubric.document();
    let gaps = [
        ("count", count.to_string()),
        ("title", document.title.clone()),
        ("version", document.version.clone()),
    ];
    fill(words, &gaps)
}

/// Each label once, with the results that carry it. Those that are shown come first, as no more
/// labels are told of than rows.
fn labels<'a>(rubric: &Rubric, results: impl Iterator<Item = &'a ScoreResult>) -> Vec<String> {
    let mut found: Vec<(&str, Vec<&ScoreResult>)> = Vec::new();
    for result in results {
        let Some(label) = line::label(result) else { continue };
        let room = found.len() < MOST_ROWS;
        match found.iter_mut().find(|(known, _)| *known == label) {
            Some((_, with)) => with.push(result),
            None if room => found.push((label, vec![result])),
            None => {}
        }
    }
    let note = |(label, with): (&str, Vec<&ScoreResult>)| {
        let label = ("label", label.to_owned());
        if with.len() > MOST_HEADS {
            let gaps = [("count", with.len().to_string()), label];
            return fill(word!("short.label-for-many"), &gaps);
        }
        let heads: Vec<String> = with.iter().map(|result| line::head(rubric, result)).collect();
        fill(word!("short.label-for"), &[("heads", heads.join("; ")), label])
    };
    found.into_iter().map(note).collect()
}
