//! Two scores for each row: beside each other, or from one to the other.

use askama::Template;
use place_readiness::compare::Difference;
use place_readiness::result::Reason;

use super::{Line, MOST_ROWS, place, wrap};
use crate::number::{Cuts, points};
use crate::view::why_none;
use crate::words::{fill, word};
use crate::{Error, template};

/// How the two scores of a row are shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Way {
    /// One below the other, each with its range.
    Beside,
    /// On one line, from the first to the second.
    Change,
}

/// Which of the two.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Sign {
    First,
    Second,
}

/// A chart of pairs, with everything in its place.
#[derive(Debug)]
pub(super) struct Pairs {
    sides: Vec<SideName>,
    rows: Vec<Row>,
    notes: Vec<Line>,
    /// Where the numbers under the rows stand.
    floor: usize,
    key: Vec<Key>,
    pub(super) height: usize,
}

#[derive(Template)]
#[template(path = "pair.svg.jinja")]
struct Drawing<'a> {
    pairs: &'a Pairs,
    file: bool,
}

/// Whom a sign stands for.
#[derive(Debug)]
struct SideName {
    sign: Sign,
    at: usize,
    lines: Vec<Line>,
}

/// Two scores under one title.
#[derive(Debug)]
struct Row {
    title: Vec<Line>,
    lead: Vec<Line>,
    sides: [Side; 2],
    tracks: Vec<Track>,
    bottom: usize,
    /// The same, read out.
    sentence: String,
}

/// What is said of one score.
#[derive(Debug)]
struct Side {
    sign: Sign,
    words: String,
    words_at: usize,
    /// The range still possible, and why there is no score.
    detail: String,
    /// On the line of the words where there is room; none where there is no detail.
    detail_at: Option<usize>,
}

/// A line from 0 to 100.
#[derive(Debug)]
struct Track {
    middle: usize,
    strips: Vec<Strip>,
    markers: Vec<Marker>,
    link: Option<Link>,
}

/// A range that is still possible.
#[derive(Debug)]
struct Strip {
    sign: Sign,
    scored: bool,
    low: String,
    width: String,
    y: isize,
    height: usize,
}

/// A score.
#[derive(Debug)]
struct Marker {
    sign: Sign,
    at: String,
}

/// From the first score to the second.
#[derive(Debug)]
struct Link {
    from: String,
    to: String,
    /// The head of an arrow, where there is room for one.
    head: Option<&'static str>,
}

/// What a sign of the chart means, or a note without a sign.
#[derive(Debug)]
struct Key {
    sign: &'static str,
    text: &'static str,
    at: usize,
}

/// What one row is made from.
pub(super) struct Content<'a> {
    pub(super) title: String,
    pub(super) labels: &'a [String; 2],
    pub(super) scores: &'a Difference,
}

/// One of two scores.
#[derive(Clone, Copy)]
struct Half<'a> {
    sign: Sign,
    label: &'a str,
    score: Option<f64>,
    range: Option<(f64, f64)>,
    reason: Option<Reason>,
}

/// Distances in pixels.
const LINE: usize = 18;
const STEP: usize = 20;
const TRACK: usize = 24;
const BETWEEN: usize = 24;

/// Characters that fit the width of a phone: of a title, of a line, and of one beside a sign.
const TITLE_CHARACTERS: usize = 30;
const LINE_CHARACTERS: usize = 42;
const SIDE_CHARACTERS: usize = 40;

/// Scores closer than this, in points, leave no room for an arrow on a phone.
const ARROW: f64 = 8.0;

/// Less than this, in points, is the last bit of a sum and no difference.
const NOTHING: f64 = 1e-9;

impl Pairs {
    /// The rows, below the names of the two sides.
    pub(super) fn new(way: Way, names: [String; 2], rows: &[Content<'_>], cuts: &Cuts) -> Self {
        let sides = side_names(names);
        let mut y: usize = sides.iter().map(|side| side.lines.len() * LINE + 4).sum();
        let notes = left_out(rows.len(), y + LINE);
        y += notes.len() * (LINE + 4);
        let mut drawn = Vec::new();
        for content in rows.iter().take(MOST_ROWS) {
            y += BETWEEN;
            let row = Row::new(way, content, cuts, y);
            y = row.bottom;
            drawn.push(row);
        }
        let floor = y + LINE;
        let key = keys(&drawn, floor + LINE + 16);
        let height = floor + LINE + 12 + key.len() * STEP;
        Self { sides, rows: drawn, notes, floor, key, height }
    }

    pub(super) fn draw(&self, file: bool) -> Result<String, Error> {
        template::render(&Drawing { pairs: self, file })
    }

    /// The same in sentences, for those who cannot see it.
    pub(super) fn description(&self, first: &str) -> String {
        let mut sentences = vec![first.to_owned()];
        sentences.extend(self.rows.iter().map(|row| row.sentence.clone()));
        sentences.extend(self.notes.iter().map(|note| note.text.clone()));
        sentences.join(" ")
    }
}

impl Sign {
    fn is_first(self) -> bool {
        self == Self::First
    }
}

impl Side {
    fn is_on_one_line(&self) -> bool {
        self.detail_at == Some(self.words_at)
    }

    /// Where the detail stands, if it has a line of its own.
    fn below(&self) -> Option<usize> {
        self.detail_at.filter(|at| *at != self.words_at)
    }
}

/// Says that there is nothing to show, or of how many rows how many are shown.
pub(super) fn left_out(rows: usize, at: usize) -> Vec<Line> {
    let more = rows.saturating_sub(MOST_ROWS);
    let text = match (rows, more) {
        (0, _) => word!("chart.nothing").to_owned(),
        (_, 0) => return Vec::new(),
        _ => {
            let gaps = [("shown", MOST_ROWS.to_string()), ("all", rows.to_string())];
            fill(word!("chart.left-out"), &gaps)
        }
    };
    vec![Line { text, at }]
}

impl Row {
    fn new(way: Way, content: &Content<'_>, cuts: &Cuts, top: usize) -> Self {
        let halves = halves(content);
        let title = wrap(&content.title, TITLE_CHARACTERS, top + LINE - 4, LINE);
        let mut y = top + title.len() * LINE;
        let lead_words = lead(way, content);
        let mut lead = Vec::new();
        for words in &lead_words {
            let lines = wrap(words, LINE_CHARACTERS, y + LINE - 4, LINE);
            y += lines.len() * LINE;
            lead.extend(lines);
        }
        y += 4;
        let sides = halves.map(|half| {
            let side = Side::new(half, cuts, y + LINE - 4);
            y = side.detail_at.unwrap_or(side.words_at) + 4;
            side
        });
        let tracks = tracks(way, &halves, y + 4);
        let bottom = tracks.iter().map(|track| track.middle + TRACK / 2).max().unwrap_or(y);
        let sentence = sentence(&content.title, &lead_words, &sides);
        Self { title, lead, sides, tracks, bottom, sentence }
    }
}

impl Side {
    fn new(half: Half<'_>, cuts: &Cuts, at: usize) -> Self {
        let label = ("label", half.label.to_owned());
        let range = half.range.filter(|(low, high)| low < high).map(|(low, high)| {
            let gaps = [("low", cuts.tenths(low)), ("high", cuts.tenths(high))];
            fill(word!("chart.range"), &gaps)
        });
        let (words, detail, below) = match half.score {
            Some(score) => {
                let words = fill(word!("pair.score"), &[label, ("score", cuts.tenths(score))]);
                let range = range.unwrap_or_default();
                let together = words.chars().count() + 2 + range.chars().count();
                (words, range, together > SIDE_CHARACTERS)
            }
            None => (fill(word!("pair.no-score"), &[label]), why(half.reason, range), true),
        };
        let detail_at = if below { at + LINE } else { at };
        let detail_at = (!detail.is_empty()).then_some(detail_at);
        Self { sign: half.sign, words, words_at: at, detail, detail_at }
    }
}

/// Why there is no score, with the range that is still possible.
fn why(reason: Option<Reason>, range: Option<String>) -> String {
    let why = why_none(reason).to_owned();
    match range {
        None => why,
        Some(range) => fill(word!("pair.why-range"), &[("why", why), ("range", range)]),
    }
}

fn side_names(names: [String; 2]) -> Vec<SideName> {
    let mut y = 0;
    let side = |(sign, name): (Sign, String)| {
        let lines = wrap(&name, SIDE_CHARACTERS, y + LINE - 2, LINE);
        let at = y + LINE - 7;
        y += lines.len() * LINE + 4;
        SideName { sign, at, lines }
    };
    [Sign::First, Sign::Second].into_iter().zip(names).map(side).collect()
}

fn halves<'a>(content: &'a Content<'_>) -> [Half<'a>; 2] {
    let Content { labels: [first, second], scores, .. } = content;
    let (low, high) = (scores.first_low, scores.first_high);
    let first = Half {
        sign: Sign::First,
        label: first,
        score: scores.first,
        range: low.zip(high),
        reason: scores.first_reason_code,
    };
    let (low, high) = (scores.second_low, scores.second_high);
    let second = Half {
        sign: Sign::Second,
        label: second,
        score: scores.second,
        range: low.zip(high),
        reason: scores.second_reason_code,
    };
    [first, second]
}

/// How far the two are apart, and whether blanks could undo that.
fn lead(way: Way, content: &Content<'_>) -> Vec<String> {
    let Content { labels: [_, second], scores, .. } = content;
    let Some(apart) = scores.difference else {
        return vec![match way {
            Way::Beside => word!("pair.unknown").to_owned(),
            Way::Change => word!("pair.change-unknown").to_owned(),
        }];
    };
    let gaps = [("label", second.clone()), ("points", points(apart.abs()))];
    let words = match (way, apart) {
        (Way::Beside, _) if apart.abs() < NOTHING => word!("pair.same"),
        (Way::Change, _) if apart.abs() < NOTHING => word!("pair.no-change"),
        (Way::Beside, apart) if apart > 0.0 => word!("pair.higher"),
        (Way::Beside, _) => word!("pair.lower"),
        (Way::Change, apart) if apart > 0.0 => word!("pair.up"),
        (Way::Change, _) => word!("pair.down"),
    };
    let mut all = vec![fill(words, &gaps)];
    if scores.overlaps == Some(true) && apart.abs() >= NOTHING {
        all.push(word!("pair.undo").to_owned());
    }
    all
}

fn sentence(title: &str, lead: &[String], sides: &[Side; 2]) -> String {
    let side = |side: &Side| {
        let row = ("row", side.words.clone());
        if side.detail.is_empty() {
            return fill(word!("chart.row-end"), &[row]);
        }
        fill(word!("chart.row-range"), &[row, ("range", side.detail.clone())])
    };
    let lead = lead.iter().map(|it| fill(word!("chart.row-end"), &[("row", it.clone())]));
    let title = fill(word!("chart.row-end"), &[("row", title.to_owned())]);
    let parts = std::iter::once(title).chain(lead).chain(sides.iter().map(side));
    parts.collect::<Vec<_>>().join(" ")
}

fn tracks(way: Way, halves: &[Half<'_>; 2], top: usize) -> Vec<Track> {
    let marker = |half: &Half<'_>| Some(Marker { sign: half.sign, at: place(half.score?) });
    let [first, second] = halves;
    if way == Way::Beside {
        let track = |(n, half): (usize, &Half<'_>)| Track {
            middle: top + TRACK / 2 + n * TRACK,
            strips: strip(half, -7, 14).into_iter().collect(),
            markers: marker(half).into_iter().collect(),
            link: None,
        };
        return halves.iter().enumerate().map(track).collect();
    }
    let strips = strip(first, -11, 8).into_iter().chain(strip(second, 3, 8));
    vec![Track {
        middle: top + TRACK / 2 + 2,
        strips: strips.collect(),
        markers: halves.iter().filter_map(marker).collect(),
        link: first.score.zip(second.score).map(|(from, to)| link(from, to)),
    }]
}

/// The range of a side, where blanks leave one.
fn strip(half: &Half<'_>, y: isize, height: usize) -> Option<Strip> {
    let (low, high) = half.range.filter(|(low, high)| low < high)?;
    let scored = half.score.is_some();
    Some(Strip { sign: half.sign, scored, low: place(low), width: place(high - low), y, height })
}

fn link(from: f64, to: f64) -> Link {
    let head = match to - from {
        rise if rise >= ARROW => Some("M-20-6-9 0-20 6z"),
        fall if fall <= -ARROW => Some("M20-6 9 0 20 6z"),
        _ => None,
    };
    Link { from: place(from), to: place(to), head }
}

/// The signs that this chart uses, and how its differences are rounded.
fn keys(rows: &[Row], top: usize) -> Vec<Key> {
    let strips = |scored| {
        let tracks = rows.iter().flat_map(|row| &row.tracks);
        tracks.flat_map(|track| &track.strips).any(|strip| strip.scored == scored)
    };
    let keys = [
        (strips(true), "range", word!("chart.key-range")),
        (strips(false), "outline", word!("chart.key-outline")),
        (!rows.is_empty(), "", word!("pair.rounding")),
    ];
    let keys = keys.into_iter().filter(|(used, _, _)| *used).enumerate();
    keys.map(|(n, (_, sign, text))| Key { sign, text, at: top + n * STEP }).collect()
}
