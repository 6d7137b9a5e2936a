//! The profile: a bar from 0 to 100 for every heading.

use super::page::{Ink, Page, SIDE_BY_SIDE};
use super::text::{columns, pad, wrap};
use crate::view::{Drawn, Numbers, Report};
use crate::words::{or_no_score, or_none, say, word};

/// The cells of a bar. 33 puts 0, 25, 50, 75 and 100 on cells of their own.
const CELLS: u8 = 33;
/// The columns of the score and of the coverage.
const FIGURE: usize = 9;

/// The columns of a sign of the key, with the spaces around it.
const KEY: usize = 7;

/// What one bar shows.
struct Bar<'a> {
    title: &'a str,
    ink: Ink,
    indent: usize,
    numbers: &'a Numbers<'a>,
}

pub(super) fn profile(page: &mut Page, report: &Report<'_>) {
    page.heading(word!("profile.title"));
    let lead = say!("profile.lead").with("answered", &report.overall.numbers.answered);
    page.paragraph(Ink::Faint, 0, &lead.to_string());
    page.blank();
    legend(page);
    for row in &report.profile {
        let indent = (2 + 2 * row.depth).min(10);
        draw(page, &Bar { title: row.title, ink: Ink::Plain, indent, numbers: &row.numbers });
    }
    page.blank();
    let (title, numbers) = (word!("profile.overall"), &report.overall.numbers);
    draw(page, &Bar { title, ink: Ink::Bold, indent: 2, numbers });
    page.blank();
    let states = say!("profile.states").with("states", &report.overall.states);
    page.paragraph(Ink::Faint, 0, &states.to_string());
}

fn legend(page: &mut Page) {
    let (marker, range) = (page.choose("●", "O"), page.choose("━", "="));
    for (ink, sign, words) in [
        (Ink::Marker, format!("  {marker}"), word!("chart.key-score")),
        (Ink::Accent, range.repeat(3), word!("chart.key-range")),
    ] {
        let lines = wrap(words, page.screen.width.saturating_sub(KEY));
        let signs = std::iter::once(sign.as_str()).chain(std::iter::repeat("   "));
        for (line, sign) in lines.iter().zip(signs) {
            page.row(&[(Ink::Plain, "  "), (ink, sign), (Ink::Plain, "  "), (Ink::Plain, line)]);
        }
    }
    page.blank();
    let scale = "0       25      50      75    100";
    if page.screen.width >= SIDE_BY_SIDE {
        let lead = " ".repeat(title_width(page));
        let (score, coverage) = (word!("column.score"), word!("column.coverage"));
        let heads = format!("{lead}{scale}{score:>FIGURE$}{coverage:>FIGURE$}");
        page.row(&[(Ink::Faint, &heads)]);
    } else {
        page.row(&[(Ink::Faint, &format!("  {scale}"))]);
    }
}

/// The columns of the title, with its indent and the space behind it.
fn title_width(page: &Page) -> usize {
    page.screen.width.saturating_sub(usize::from(CELLS) + 2 * FIGURE)
}

fn draw(page: &mut Page, bar: &Bar<'_>) {
    if page.screen.width < SIDE_BY_SIDE {
        return draw_below(page, bar);
    }
    let width = title_width(page);
    let titles = wrap(bar.title, width.saturating_sub(bar.indent + 1));
    let mut titles = titles.iter().map(|title| format!("{}{title}", " ".repeat(bar.indent)));
    let title = pad(&titles.next().unwrap_or_default(), width);
    let (score, coverage) = (or_no_score(&bar.numbers.score), or_none(&bar.numbers.coverage));
    let figures = format!("{score:>FIGURE$}{coverage:>FIGURE$}");
    row(page, bar, &title, &figures);
    for title in titles {
        page.row(&[(bar.ink, &title)]);
    }
    if let Some(reason) = bar.numbers.reason {
        page.paragraph(Ink::Faint, bar.indent + 2, reason);
    }
}

fn draw_below(page: &mut Page, bar: &Bar<'_>) {
    page.paragraph(bar.ink, bar.indent.min(6), bar.title);
    row(page, bar, "  ", "");
    let score = match bar.numbers.score.as_str() {
        "" => word!("answers.no-score").to_owned(),
        score => say!("answers.score").with("score", score).to_string(),
    };
    let coverage = or_none(&bar.numbers.coverage);
    let figures = say!("terminal.figures").with("score", score).with("coverage", coverage);
    page.paragraph(Ink::Plain, 2, &figures.to_string());
    if let Some(reason) = bar.numbers.reason {
        page.paragraph(Ink::Faint, 4, reason);
    }
}

fn row(page: &mut Page, bar: &Bar<'_>, before: &str, after: &str) {
    let track = track(page, bar.numbers.drawn);
    let mut pieces: Vec<(Ink, &str)> = vec![(bar.ink, before)];
    pieces.extend(track.iter().map(|(ink, text)| (*ink, text.as_str())));
    pieces.push((bar.ink, after));
    page.row(&pieces);
}

/// The cells of a bar, alike ones together.
fn track(page: &Page, drawn: Drawn) -> Vec<(Ink, String)> {
    let empty = (Ink::Faint, page.choose("·", "."));
    let range = (Ink::Accent, page.choose("━", "="));
    let marker = (Ink::Marker, page.choose("●", "O"));
    let within = drawn.low.map(cell).zip(drawn.high.map(cell));
    let mut track: Vec<(Ink, String)> = Vec::new();
    for at in 0..CELLS {
        let (ink, sign) = if drawn.score.map(cell) == Some(at) {
            marker
        } else if within.is_some_and(|(low, high)| (low..=high).contains(&at)) {
            range
        } else {
            empty
        };
        match track.last_mut() {
            Some((last, text)) if *last == ink => text.push_str(sign),
            _ => track.push((ink, sign.to_owned())),
        }
    }
    debug_assert!(track.iter().map(|(_, text)| columns(text)).sum::<usize>() == 33);
    track
}

/// The cell on which a score from 0.0 to 100.0 lies.
fn cell(score: f64) -> u8 {
    let last = CELLS - 1;
    let reached = |cell: &u8| score * f64::from(last) >= (f64::from(*cell) + 0.5) * 100.0;
    (0..last).take_while(reached).map(|cell| cell + 1).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_lie_on_cells_of_their_own() {
        assert_eq!([0.0, 25.0, 50.0, 75.0, 100.0].map(cell), [0, 8, 16, 24, 32]);
    }

    #[test]
    fn a_score_lies_on_the_nearest_cell() {
        // A cell is 3.125 points wide, so the border between the first two is at 1.5625.
        assert_eq!([1.5, 1.5625, 4.6875, 98.0, 98.5].map(cell), [0, 1, 2, 31, 32]);
    }
}
