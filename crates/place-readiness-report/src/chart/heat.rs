//! Many results at once: a row for each, a column for each heading, and a number in each cell.

use askama::Template;
use place_readiness::result::GroupResult;
use place_readiness::{Index, Rubric, ScoreResult};

use super::{Chart, Frame, Line, MOST_ROWS, NARROWEST, pair, place, shorten, who, wrap};
use crate::number::Cuts;
use crate::view::why_none;
use crate::words::{fill, word};
use crate::{Error, escape, template};

/// Scores by heading: a row for each result, in the order in which they come.
///
/// Each cell shows its number, and its shade follows the number. A cell without a score shows a
/// dash on a hatched ground. Of more than [`MOST_ROWS`] results the first are drawn, and the chart
/// says so above them. A result that was made by a rubric which scores differently keeps
/// its row, which says so and shows no numbers.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn heat(rubric: &Rubric, results: &[ScoreResult]) -> Result<Chart, Error> {
    let heat = Heat::new(rubric, results);
    let frame = Frame {
        narrowest: NARROWEST.max(heat.heads.len() * COLUMN),
        height: heat.height,
        title: fill(word!("heat.title"), &[("rubric", rubric.document().title.clone())]),
        description: heat.description(),
    };
    frame.draw(&|file, _| template::render(&Drawing { heat: &heat, file }))
}

#[derive(Template)]
#[template(path = "heat.svg.jinja")]
struct Drawing<'a> {
    heat: &'a Heat,
    file: bool,
}

/// A heat map, with everything in its place.
#[derive(Debug)]
struct Heat {
    /// What is said before anything else: that rows are left out, or that there are none.
    notes: Vec<Line>,
    heads: Vec<Head>,
    /// Where the titles of the columns end.
    head_floor: usize,
    cell_width: String,
    rows: Vec<Row>,
    key: Vec<KeyCell>,
    key_words: Vec<KeyWords>,
    height: usize,
}

/// The title of a column, turned to run upwards.
#[derive(Debug)]
struct Head {
    middle: String,
    title: String,
}

/// One result.
#[derive(Debug)]
struct Row {
    title: Vec<Line>,
    /// The top of its cells.
    top: usize,
    cells: Vec<Cell>,
    /// The same, read out.
    sentence: String,
}

/// The score of one heading.
#[derive(Debug)]
struct Cell {
    at: String,
    text: String,
    /// None where there is no score.
    shade: Option<&'static Shade>,
    words: String,
}

/// A colour, and the one that can be read on it.
#[derive(Debug)]
struct Shade {
    fill: &'static str,
    ink: &'static str,
}

/// A cell of the key, in pixels.
#[derive(Debug)]
struct KeyCell {
    x: usize,
    y: usize,
    cell: Cell,
}

/// What the key says beside its cells.
#[derive(Debug)]
struct KeyWords {
    x: usize,
    at: usize,
    text: &'static str,
}

/// Distances in pixels.
const CELL: usize = 24;
const LINE: usize = 17;
const BETWEEN: usize = 12;
const KEY_CELL: usize = 38;

/// A column narrower than this has no room for its number.
const COLUMN: usize = 28;

/// The share of a column that its cell takes.
const FILLED: f64 = 0.96;

/// Characters of a turned title, and the room that one takes, in pixels.
const HEAD_CHARACTERS: usize = 24;
const HEAD_CHARACTER: usize = 7;

/// Characters that fit the width of a phone, and a cell there.
const ROW_CHARACTERS: usize = 44;
const CELL_CHARACTERS: usize = 5;

/// What a cell without a score shows.
const NO_SCORE: &str = "–";

/// The shades of 0, 25, 50, 75 and 100. A score has that of the nearest of them.
const SHADES: [Shade; 5] = [
    Shade { fill: "#edf4fa", ink: "#000000" },
    Shade { fill: "#b3d2ea", ink: "#000000" },
    Shade { fill: "#6ba8d6", ink: "#000000" },
    Shade { fill: "#2a72b0", ink: "#ffffff" },
    Shade { fill: "#0c3f6e", ink: "#ffffff" },
];

impl Heat {
    fn new(rubric: &Rubric, results: &[ScoreResult]) -> Self {
        let cuts = Cuts::of(rubric);
        let heads = heads(rubric);
        let notes = pair::left_out(results.len(), LINE - 4);
        let longest = heads.iter().map(|head| head.title.chars().count()).max().unwrap_or(0);
        let head_floor = notes.len() * (LINE + BETWEEN) + longest * HEAD_CHARACTER + 8;
        let mut y = head_floor + BETWEEN;
        let mut rows = Vec::new();
        for result in results.iter().take(MOST_ROWS) {
            let row = Row::new(rubric, result, &cuts, y);
            y = row.top + CELL + BETWEEN;
            rows.push(row);
        }
        y += BETWEEN;
        let without = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.shade.is_none());
        let (key, key_words, height) = key(without, y);
        let cell_width = place(FILLED * width(heads.len()));
        Self { notes, heads, head_floor, cell_width, rows, key, key_words, height }
    }

    /// The same in sentences, for those who cannot see it.
    fn description(&self) -> String {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let gaps = [
            ("rows", self.rows.len().to_string()),
            ("columns", self.heads.len().to_string()),
            ("without", cells.filter(|cell| cell.shade.is_none()).count().to_string()),
        ];
        let mut sentences = vec![fill(word!("heat.description"), &gaps)];
        sentences.extend(self.rows.iter().map(|row| row.sentence.clone()));
        sentences.extend(self.notes.iter().map(|note| note.text.clone()));
        sentences.join(" ")
    }
}

impl Row {
    fn new(rubric: &Rubric, result: &ScoreResult, cuts: &Cuts, top: usize) -> Self {
        let who = who::of_result(rubric, result);
        let mut title = wrap(&who, ROW_CHARACTERS, top + LINE - 4, LINE);
        let foreign = result.rubric.fingerprint != rubric.fingerprint();
        let groups = if foreign { &[][..] } else { &result.groups };
        let cells: Vec<Cell> = cells(rubric, groups, cuts);
        let sentence = if foreign {
            let stamp = &result.rubric;
            let gaps = [("rubric", stamp.id.clone()), ("version", stamp.version.clone())];
            let note = escape::plain(&fill(word!("heat.foreign"), &gaps));
            title.extend(wrap(&note, ROW_CHARACTERS, top + (title.len() + 1) * LINE - 4, LINE));
            note
        } else {
            let words: Vec<&str> = cells.iter().map(|cell| cell.words.as_str()).collect();
            words.join("; ")
        };
        Self {
            sentence: fill(word!("heat.row"), &[("who", who), ("cells", sentence)]),
            top: top + title.len() * LINE,
            title,
            cells,
        }
    }
}

impl Cell {
    fn new(cuts: &Cuts, at: String, score: f64) -> Self {
        let words = cuts.whole(score);
        Self { at, text: shorten(&words, CELL_CHARACTERS), shade: Some(shade(score)), words }
    }

    fn without(at: String, words: String) -> Self {
        Self { at, text: NO_SCORE.to_owned(), shade: None, words }
    }
}

fn heads(rubric: &Rubric) -> Vec<Head> {
    let groups = &rubric.document().groups;
    let head = |(n, title): (usize, &str)| Head {
        middle: place((number(n) + FILLED / 2.0) * width(groups.len())),
        title: shorten(&escape::plain(title), HEAD_CHARACTERS),
    };
    groups.iter().map(|group| group.title.as_str()).enumerate().map(head).collect()
}

/// A cell for each heading of the rubric, in its order.
fn cells(rubric: &Rubric, groups: &[GroupResult], cuts: &Cuts) -> Vec<Cell> {
    let all = &rubric.document().groups;
    let index = Index::of(groups.iter().map(|group| group.id.as_str()));
    let cell = |(n, named): (usize, &place_readiness::rubric::Group)| {
        let group = index.find(groups, &named.id);
        let at = place(number(n) * width(all.len()));
        let title = ("title", escape::plain(&named.title));
        let Some(score) = group.and_then(|group| group.score) else {
            let why = why_none(group.and_then(|group| group.reason_code)).to_owned();
            return Cell::without(at, fill(word!("heat.cell-none"), &[title, ("why", why)]));
        };
        let cell = Cell::new(cuts, at, score);
        let words = fill(word!("heat.cell"), &[title, ("score", cell.words)]);
        Cell { words, ..cell }
    };
    all.iter().enumerate().map(cell).collect()
}

/// What the shades mean, and the hatching where there is some; and where the chart ends.
fn key(without: bool, top: usize) -> (Vec<KeyCell>, Vec<KeyWords>, usize) {
    let cell = |n: usize, text: String, shade: Option<&'static Shade>| KeyCell {
        x: n * KEY_CELL,
        y: top,
        cell: Cell { at: String::new(), text, shade, words: String::new() },
    };
    let shades = SHADES.iter().enumerate();
    let mut cells: Vec<KeyCell> =
        shades.map(|(n, shade)| cell(n, (n * 25).to_string(), Some(shade))).collect();
    let mut bottom = top + CELL + LINE;
    let mut words = vec![KeyWords { x: 0, at: bottom, text: word!("heat.key") }];
    if without {
        let y = bottom + BETWEEN;
        cells.push(KeyCell { y, ..cell(0, NO_SCORE.to_owned(), None) });
        words.push(KeyWords { x: KEY_CELL + 8, at: y + LINE, text: word!("heat.key-none") });
        bottom = y + CELL;
    }
    (cells, words, bottom + 8)
}

fn shade(score: f64) -> &'static Shade {
    let [lowest, low, middle, high, highest] = &SHADES;
    match score {
        score if score < 12.5 => lowest,
        score if score < 37.5 => low,
        score if score < 62.5 => middle,
        score if score < 87.5 => high,
        _ => highest,
    }
}

/// The width of a column, in per cent.
fn width(columns: usize) -> f64 {
    100.0 / number(columns.max(1))
}

#[expect(clippy::cast_precision_loss, reason = "a number of columns")]
fn number(count: usize) -> f64 {
    count as f64
}
