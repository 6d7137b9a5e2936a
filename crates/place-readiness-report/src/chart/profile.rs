//! The profile: each heading of one result, with the range that is still possible.

use askama::Template;
use place_readiness::result::GroupResult;
use place_readiness::{Index, Rubric, ScoreResult};

use super::{Chart, Frame, Ground, Line, NARROWEST, place, shorten, wrap};
use crate::number::Cuts;
use crate::view::why_none;
use crate::words::{fill, word};
use crate::{Error, date, template};

/// The profile: for each top heading its score, and the range that is still possible.
///
/// A heading without a score has no marker, and an outline for its range, so that it never looks
/// like a score of zero. `result` is what `rubric` made of an assessment.
///
/// # Errors
///
/// A fault in the template; see [`Error`].
pub fn profile(rubric: &Rubric, result: &ScoreResult) -> Result<Chart, Error> {
    let profile = Profile::new(rubric, result);
    profile.frame(result).draw(&|file, height| profile.draw(file, height))
}

/// The profile as the report shows it.
pub(crate) fn profile_in_report(rubric: &Rubric, result: &ScoreResult) -> Result<String, Error> {
    let profile = Profile::new(rubric, result);
    let draw = |file, height| profile.draw(file, height);
    profile.frame(result).draw_on(Ground::Report, &draw)
}

#[derive(Template)]
#[template(path = "profile.svg.jinja")]
struct Drawing<'a> {
    profile: &'a Profile,
    file: bool,
    height: usize,
}

/// A profile, with everything in its place.
#[derive(Debug)]
struct Profile {
    /// Where the rows end.
    floor: usize,
    lines: Vec<Upright>,
    bands: Vec<BandLabel>,
    ticks: Vec<Tick>,
    bars: Vec<Bar>,
    key: Vec<Key>,
}

/// A thin line from top to floor, where a band starts.
#[derive(Debug)]
struct Upright {
    at: String,
    top: usize,
}

/// The name of a band, on a step of its own, on the side of its line where there is room.
#[derive(Debug)]
struct BandLabel {
    at: String,
    top: usize,
    title: String,
    anchor: &'static str,
    shift: &'static str,
}

/// A number under the rows.
#[derive(Debug)]
struct Tick {
    at: String,
    text: String,
    anchor: &'static str,
    shift: &'static str,
}

/// The bar of one heading.
#[derive(Debug)]
struct Bar {
    title: Vec<Line>,
    words: String,
    range: String,
    words_at: usize,
    /// The middle of the bar.
    middle: usize,
    low: Option<String>,
    width: String,
    score: Option<String>,
    /// Only where there is a score, and it is another one.
    evidenced: Option<String>,
}

/// What a sign of the chart means.
#[derive(Debug)]
struct Key {
    sign: &'static str,
    text: &'static str,
    at: usize,
}

/// Distances in pixels.
const STEP: usize = 20;
const LINE: usize = 18;
const BAR: usize = 16;
const BETWEEN: usize = 20;

/// Characters of a title that fit a phone. Titles that are longer go on below.
const TITLE_CHARACTERS: usize = 30;

/// Characters of a band's name that fit a phone when the whole width is free.
const BAND_CHARACTERS: f64 = 38.0;

/// Where lines stand in the chart of a rubric without bands.
const QUARTERS: [f64; 3] = [25.0, 50.0, 75.0];

/// Numbers closer than this, in points, would touch each other on a phone.
const TICKS_APART: f64 = 9.0;

impl Profile {
    fn new(rubric: &Rubric, result: &ScoreResult) -> Self {
        let cuts = Cuts::of(rubric);
        let bands = band_labels(rubric);
        let mut y = bands.len() * STEP + 8;
        let mut bars = Vec::new();
        let groups = &rubric.document().groups;
        let index = Index::of(groups.iter().map(|group| group.id.as_str()));
        for group in &result.groups {
            let title = index.find(groups, &group.id).map_or(&group.id, |group| &group.title);
            let bar = Bar::new(title, group, &cuts, y);
            y = bar.middle + BAR / 2 + BETWEEN;
            bars.push(bar);
        }
        let floor = y - BETWEEN / 2;
        let key = keys(&bars, floor + 2 * STEP + 12);
        Self { floor, lines: uprights(rubric), bands, ticks: ticks(rubric), bars, key }
    }

    fn draw(&self, file: bool, height: usize) -> Result<String, Error> {
        template::render(&Drawing { profile: self, file, height })
    }

    fn frame(&self, result: &ScoreResult) -> Frame {
        let gaps = [("place", result.place.name.clone()), ("date", date::readable(&result.date))];
        Frame {
            narrowest: NARROWEST,
            height: self.floor + 2 * STEP + 8 + self.key.len() * STEP,
            title: fill(word!("chart.title"), &gaps),
            description: description(&self.bars),
        }
    }
}

impl Bar {
    fn new(title: &str, group: &GroupResult, cuts: &Cuts, top: usize) -> Self {
        let title = wrap(title, TITLE_CHARACTERS, top + LINE - 4, LINE);
        let words_at = top + title.len() * LINE + LINE - 3;
        // Where both are shown as the same number they are drawn as one.
        let evidenced = group
            .evidenced
            .filter(|it| group.score.is_some_and(|score| cuts.whole(score) != cuts.whole(*it)));
        Self {
            words: score_words(group, evidenced, cuts),
            range: range_words(group, cuts),
            words_at,
            middle: words_at + 6 + BAR / 2,
            low: group.low.map(place),
            width: place(group.high.unwrap_or(0.0) - group.low.unwrap_or(0.0)),
            score: group.score.map(place),
            evidenced: evidenced.map(place),
            title,
        }
    }
}

/// What is said of a score: its number, or that there is none.
fn score_words(group: &GroupResult, evidenced: Option<f64>, cuts: &Cuts) -> String {
    let Some(score) = group.score else {
        let why = why_none(group.reason_code).to_owned();
        return fill(word!("chart.no-score"), &[("why", why)]);
    };
    let score = ("score", cuts.whole(score));
    match evidenced {
        None => fill(word!("answers.score"), &[score]),
        Some(it) => fill(word!("chart.score-evidenced"), &[score, ("evidenced", cuts.whole(it))]),
    }
}

fn range_words(group: &GroupResult, cuts: &Cuts) -> String {
    match group.low.zip(group.high) {
        Some((low, high)) if low < high => {
            let gaps = [("low", cuts.whole(low)), ("high", cuts.whole(high))];
            fill(word!("chart.range"), &gaps)
        }
        _ => String::new(),
    }
}

/// The same in sentences, for those who cannot see it.
fn description(bars: &[Bar]) -> String {
    let sentence = |bar: &Bar| {
        let title: Vec<&str> = bar.title.iter().map(|line| line.text.as_str()).collect();
        let gaps = [("title", title.join(" ")), ("words", bar.words.clone())];
        let sentence = fill(word!("chart.row"), &gaps);
        if bar.range.is_empty() {
            return fill(word!("chart.row-end"), &[("row", sentence)]);
        }
        fill(word!("chart.row-range"), &[("row", sentence), ("range", bar.range.clone())])
    };
    let sentences: Vec<String> = bars.iter().map(sentence).collect();
    format!("{} {}", word!("chart.description"), sentences.join(" "))
}

/// The bands that a score can reach, each a step lower than the one before.
fn bands(rubric: &Rubric) -> Vec<(usize, &str, f64)> {
    let bands = rubric.document().bands.iter();
    let bands = bands.filter_map(|band| Some((band.title.as_str(), band.from?.value())));
    bands.enumerate().map(|(step, (title, from))| (step * STEP, title, from)).collect()
}

fn band_labels(rubric: &Rubric) -> Vec<BandLabel> {
    let label = |(top, title, from): (usize, &str, f64)| {
        let (anchor, shift, room) = match from {
            0.0 => ("start", "0", 100.0),
            from if from > 50.0 => ("end", "-6", from),
            from => ("start", "6", 100.0 - from),
        };
        let title = shorten(title, band_characters(room));
        BandLabel { at: place(from), top: top + 14, title, anchor, shift }
    };
    bands(rubric).into_iter().map(label).collect()
}

/// A line where each band starts, or at every quarter where there are none.
fn uprights(rubric: &Rubric) -> Vec<Upright> {
    let bands = bands(rubric);
    if bands.is_empty() {
        return QUARTERS.iter().map(|at| Upright { at: place(*at), top: 0 }).collect();
    }
    let inner = bands.into_iter().filter(|(_, _, from)| *from > 0.0);
    inner.map(|(top, _, from)| Upright { at: place(from), top: top + 2 }).collect()
}

/// A number where each band starts, or at every quarter where there are none.
fn ticks(rubric: &Rubric) -> Vec<Tick> {
    let bands = bands(rubric);
    let mut at = vec![0.0];
    let inner = bands.iter().map(|(_, _, from)| *from).filter(|from| *from > 0.0);
    at.extend(if bands.is_empty() { QUARTERS.to_vec() } else { inner.collect() });
    let mut last = f64::NEG_INFINITY;
    at.retain(|tick| {
        let apart = tick - last >= TICKS_APART && 100.0 - tick >= TICKS_APART;
        last = if apart { *tick } else { last };
        apart
    });
    at.push(100.0);
    // The last number would stick out of a narrow chart.
    let side = |at: f64| if at < 100.0 { ("middle", "0") } else { ("end", "6") };
    let tick = |at: f64| {
        let (anchor, shift) = side(at);
        Tick { at: place(at), text: at.to_string(), anchor, shift }
    };
    at.into_iter().map(tick).collect()
}

/// The signs that this chart uses.
fn keys(bars: &[Bar], top: usize) -> Vec<Key> {
    let scored = bars.iter().any(|bar| bar.score.is_some());
    let evidenced = bars.iter().any(|bar| bar.evidenced.is_some());
    let ranged =
        |scored| bars.iter().any(|bar| bar.score.is_some() == scored && !bar.range.is_empty());
    let keys = [
        (scored, "score", word!("chart.key-score")),
        (evidenced, "evidenced", word!("chart.key-evidenced")),
        (ranged(true), "range", word!("chart.key-range")),
        (ranged(false), "outline", word!("chart.key-outline")),
    ];
    let keys = keys.into_iter().filter(|(used, _, _)| *used).enumerate();
    keys.map(|(n, (_, sign, text))| Key { sign, text, at: top + n * STEP }).collect()
}

/// The characters of a band's name that fit in so much room, which is in per cent.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 38")]
fn band_characters(room: f64) -> usize {
    (room / 100.0 * BAND_CHARACTERS) as usize
}
