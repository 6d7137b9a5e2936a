//! The profile: a bar from 0 to 100 for every heading.

use place_readiness::{Group, GroupResult};
use place_readiness_report::number::Cuts;

use crate::page::{Ink, Page};
use crate::points::{self, share};
use crate::report::Report;
use crate::text::{columns, pad, wrap};

/// The cells of a bar. 33 puts 0, 25, 50, 75 and 100 on cells of their own.
const CELLS: u8 = 33;
/// Where there are fewer columns than this, a bar gets a line of its own.
const SIDE_BY_SIDE: usize = 72;
/// The columns of the score and of the share that is answered.
const FIGURE: usize = 9;

/// What one bar shows.
struct Bar<'a> {
    title: &'a str,
    ink: Ink,
    indent: usize,
    shown: String,
    score: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    coverage: Option<f64>,
    reason: Option<&'a str>,
}

impl Report<'_> {
    pub(crate) fn profile(&mut self) {
        self.page.heading("Profile");
        let page = &mut self.page;
        legend(page);
        let (content, result) = (self.rubric.document(), self.result);
        let cuts = &self.cuts;
        groups(page, cuts, 2, &content.groups, &result.groups);
        page.blank();
        let overall = &result.overall;
        draw(
            page,
            &Bar {
                title: "Overall",
                ink: Ink::Bold,
                indent: 2,
                shown: points::score(cuts, overall.score),
                score: overall.score,
                low: overall.low,
                high: overall.high,
                coverage: overall.coverage,
                reason: overall.reason.as_deref(),
            },
        );
    }
}

fn groups(page: &mut Page, cuts: &Cuts, indent: usize, asked: &[Group], found: &[GroupResult]) {
    for (asked, found) in asked.iter().zip(found) {
        let bar = Bar {
            title: &asked.title,
            ink: Ink::Plain,
            indent: indent.min(10),
            shown: points::score(cuts, found.score),
            score: found.score,
            low: found.low,
            high: found.high,
            coverage: found.coverage,
            reason: found.reason.as_deref(),
        };
        draw(page, &bar);
        groups(page, cuts, indent + 2, &asked.groups, &found.groups);
    }
}

fn legend(page: &mut Page) {
    let (marker, range) = (page.choose("●", "O"), page.choose("━", "="));
    let range = range.repeat(3);
    page.row(&[
        (Ink::Plain, "  "),
        (Ink::Marker, marker),
        (Ink::Plain, " score   "),
        (Ink::Accent, &range),
        (Ink::Plain, " still possible"),
    ]);
    page.blank();
    let scale = "0       25      50      75    100";
    if page.screen.width >= SIDE_BY_SIDE {
        let lead = " ".repeat(title_width(page));
        page.row(&[(Ink::Faint, &format!("{lead}{scale}    score answered"))]);
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
    let (score, share) = (&bar.shown, share(bar.coverage));
    let figures = format!("{score:>FIGURE$}{share:>FIGURE$}");
    row(page, bar, &title, &figures);
    for title in titles {
        page.row(&[(bar.ink, &title)]);
    }
    if let Some(reason) = bar.reason {
        page.paragraph(Ink::Faint, bar.indent + 2, reason);
    }
}

fn draw_below(page: &mut Page, bar: &Bar<'_>) {
    page.paragraph(bar.ink, bar.indent.min(6), bar.title);
    row(page, bar, "  ", "");
    let (score, share) = (&bar.shown, share(bar.coverage));
    let word = if bar.score.is_some() { "score " } else { "" };
    page.paragraph(Ink::Plain, 2, &format!("{word}{score}, {share} answered"));
    if let Some(reason) = bar.reason {
        page.paragraph(Ink::Faint, 4, reason);
    }
}

fn row(page: &mut Page, bar: &Bar<'_>, before: &str, after: &str) {
    let track = track(page, bar);
    let mut pieces: Vec<(Ink, &str)> = vec![(bar.ink, before)];
    pieces.extend(track.iter().map(|(ink, text)| (*ink, text.as_str())));
    pieces.push((bar.ink, after));
    page.row(&pieces);
}

/// The cells of a bar, alike ones together.
fn track(page: &Page, bar: &Bar<'_>) -> Vec<(Ink, String)> {
    let empty = (Ink::Faint, page.choose("·", "."));
    let range = (Ink::Accent, page.choose("━", "="));
    let marker = (Ink::Marker, page.choose("●", "O"));
    let within = bar.low.map(cell).zip(bar.high.map(cell));
    let mut track: Vec<(Ink, String)> = Vec::new();
    for at in 0..CELLS {
        let (ink, drawn) = if bar.score.map(cell) == Some(at) {
            marker
        } else if within.is_some_and(|(low, high)| (low..=high).contains(&at)) {
            range
        } else {
            empty
        };
        match track.last_mut() {
            Some((last, text)) if *last == ink => text.push_str(drawn),
            _ => track.push((ink, drawn.to_owned())),
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
