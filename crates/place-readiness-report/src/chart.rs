//! Charts as SVG text, which stand by themselves and fit a page as well.
//!
//! Places along a chart are per cent of its width, while type and lines keep their size. So one
//! picture can be read on a phone, on a wide screen and on paper. Nothing is told by colour alone,
//! no chart has an id that could clash with that of another, and rows keep the order in which they
//! came: a chart never ranks.

mod compare;
mod heat;
mod pair;
mod profile;
mod who;

use askama::Template;
use serde::Serialize;

pub use self::compare::{change, compare};
pub use self::heat::heat;
pub use self::profile::profile;
pub(crate) use self::profile::profile_in_report;
use crate::{Error, escape, template};

/// A chart, and what it says in words.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Chart {
    /// SVG that stands within a page. Its ground is clear and it takes the colour of text from
    /// around it, so that it can be read on a dark page as well as on a light one.
    pub svg: String,
    /// The same on a white ground of its own: for a file, and for a picture that an `img` shows,
    /// where there is nothing to take a colour from.
    pub file: String,
    /// The same in plain sentences, on one line; not escaped.
    pub alt: String,
}

/// More rows than this are left out, and the chart says how many.
pub const MOST_ROWS: usize = 60;

/// What all charts have in common.
#[derive(Debug, Template)]
#[template(path = "frame.svg.jinja")]
struct Framed<'a> {
    /// Whether it has a white ground of its own.
    file: bool,
    /// Room on every side, in pixels.
    margin: usize,
    /// How wide it is drawn where there is room, in pixels.
    width: usize,
    /// How wide it must be, so that nothing in it touches.
    narrowest: usize,
    height: usize,
    title: &'a str,
    description: &'a str,
    /// Already escaped.
    picture: &'a str,
}

/// How large a chart is, and what it says.
struct Frame {
    narrowest: usize,
    height: usize,
    title: String,
    description: String,
}

/// A line of text, and where it stands.
#[derive(Debug)]
struct Line {
    text: String,
    at: usize,
}

/// The width of a chart where there is room, in pixels.
const WIDTH: usize = 720;

/// The width of a phone, in pixels.
const NARROWEST: usize = 320;

/// What a chart is drawn on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Ground {
    /// A page that is not known.
    Page,
    /// The page of the report, whose style takes over the colours.
    Report,
    /// Nothing: it brings its own.
    File,
}

/// Room around a chart that is a file, in pixels.
const MARGIN: usize = 16;

/// Draws what stands in a frame of this height, on a ground that is a file or is not.
type Draw<'a> = &'a dyn Fn(bool, usize) -> Result<String, Error>;

impl Frame {
    fn draw(&self, picture: Draw<'_>) -> Result<Chart, Error> {
        let svg = self.draw_on(Ground::Page, picture)?;
        let file = self.draw_on(Ground::File, picture)?;
        let alt = escape::plain(&format!("{}. {}", self.title, self.description));
        Ok(Chart { svg, file, alt })
    }

    fn draw_on(&self, on: Ground, picture: Draw<'_>) -> Result<String, Error> {
        let margin = if on == Ground::File { MARGIN } else { 0 };
        let file = on != Ground::Page;
        template::render(&Framed {
            file,
            margin,
            width: WIDTH.max(self.narrowest) + 2 * margin,
            narrowest: self.narrowest,
            height: self.height,
            title: &self.title,
            description: &self.description,
            picture: &picture(file, self.height)?,
        })
    }
}

/// A place along the chart, in per cent.
fn place(points: f64) -> String {
    format!("{points:.2}")
}

/// Breaks text into lines of so many characters, one below the other. Words that are longer break
/// where they must.
fn wrap(text: &str, characters: usize, top: usize, step: usize) -> Vec<Line> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split_whitespace().flat_map(|word| pieces(word, characters)) {
        let wide = word.chars().count();
        match lines.last_mut() {
            Some(line) if wide < room => {
                line.push(' ');
                line.push_str(&word);
                room -= wide + 1;
            }
            _ => {
                room = characters.saturating_sub(wide);
                lines.push(word);
            }
        }
    }
    let line = |(n, text)| Line { text, at: top + n * step };
    lines.into_iter().enumerate().map(line).collect()
}

fn pieces(word: &str, characters: usize) -> Vec<String> {
    let all: Vec<char> = word.chars().collect();
    all.chunks(characters).map(|piece| piece.iter().collect()).collect()
}

/// Cuts text that would not fit, and shows that it did.
fn shorten(text: &str, characters: usize) -> String {
    if text.chars().count() <= characters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(characters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_breaks_between_words_and_within_them_where_it_must() {
        let lines = |text| {
            let lines = wrap(text, 6, 10, 20).into_iter();
            lines.map(|line| (line.text, line.at)).collect::<Vec<_>>()
        };
        let line = |text: &str, at| (text.to_owned(), at);
        assert_eq!(lines("a bb ccc"), [line("a bb", 10), line("ccc", 30)]);
        assert_eq!(lines("ab cde"), [line("ab cde", 10)]);
        assert_eq!(lines("abcdefgh i"), [line("abcdef", 10), line("gh i", 30)]);
        assert_eq!(lines(" \n "), []);
    }

    #[test]
    fn a_cut_shows() {
        assert_eq!(shorten("49.96", 5), "49.96");
        assert_eq!(shorten("49.9996", 5), "49.9…");
    }
}
