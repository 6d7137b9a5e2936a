//! Plain text: its width on a screen, lines that hang, and columns.

use crate::width::columns;

/// The columns that a line of prose may take up.
const WIDTH: usize = 80;

/// How much further in what goes on stands, below a line that is not at the edge itself.
const HANG: usize = 2;

/// Breaks every line of a text between words; what goes on hangs below its beginning.
///
/// A word that is wider than a line stays whole. Of empty lines in a row one is kept.
pub(crate) fn hang(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut lines: Vec<&str> = text.trim_matches('\n').lines().collect();
    lines.dedup_by(|line, before| line.trim().is_empty() && before.trim().is_empty());
    for line in lines {
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        let further = if indent > 0 { indent + HANG } else { 0 };
        let mut at = 0;
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            let width = columns(word);
            if at > 0 && at + 1 + width > WIDTH {
                out.push('\n');
                at = push_spaces(&mut out, further);
            } else if at > 0 {
                at += push_spaces(&mut out, 1);
            } else {
                at += push_spaces(&mut out, indent);
            }
            out.push_str(word);
            at += width;
        }
        out.push('\n');
    }
    out
}

/// Lines of cells in columns; where `right` says so, a column ends where its widest cell ends.
pub(crate) fn align(right: &[bool], lines: &[Vec<String>]) -> Vec<String> {
    let widest = |n: usize| {
        let cells = lines.iter().filter_map(|line| line.get(n));
        cells.map(|cell| columns(cell)).max().unwrap_or(0)
    };
    let columns: Vec<(usize, bool)> =
        right.iter().enumerate().map(|(n, right)| (widest(n), *right)).collect();
    lines.iter().map(|line| row(&columns, line)).collect()
}

/// Text cut to so many columns, with a sign that it was.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if columns(&kept) >= width {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

fn row(widths: &[(usize, bool)], cells: &[String]) -> String {
    let mut line = String::new();
    for (n, ((width, right), cell)) in widths.iter().zip(cells).enumerate() {
        let gap = width.saturating_sub(columns(cell));
        let before = if n > 0 { 2 } else { 0 } + if *right { gap } else { 0 };
        push_spaces(&mut line, before);
        line.push_str(cell);
        push_spaces(&mut line, if *right { 0 } else { gap });
    }
    line.trim_end().to_owned()
}

fn push_spaces(out: &mut String, count: usize) -> usize {
    out.extend(std::iter::repeat_n(' ', count));
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_hangs_below_its_beginning() {
        let word = "x".repeat(25);
        let line = format!("a\n  {word} {word} {word} {word}");
        let expected = format!("a\n  {word} {word} {word}\n    {word}\n");
        assert_eq!(hang(&line), expected);
    }

    #[test]
    fn a_line_may_fill_the_width_and_a_long_word_stays_whole() {
        let full = format!("{} {}", "x".repeat(40), "y".repeat(39));
        assert_eq!(hang(&full), format!("{full}\n"));
        let long = "x".repeat(100);
        assert_eq!(hang(&format!("a {long} b")), format!("a\n{long}\nb\n"));
        assert_eq!(hang("\na\n\n\nb\n\n"), "a\n\nb\n");
    }

    #[test]
    fn columns_stand_below_each_other_whatever_the_script() {
        let lines = [["Place", "Score"], ["東京", "5.0"], ["Llŷn", "100.0"]];
        let lines = lines.map(|line| line.map(str::to_owned).to_vec());
        let expected = ["Place  Score", "東京     5.0", "Llŷn   100.0"];
        assert_eq!(align(&[false, true], &lines), expected);
    }

    #[test]
    fn a_cut_is_shown_and_fits() {
        assert_eq!(cut("Leeds", 5), "Leeds");
        assert_eq!(cut("Bradford", 5), "Brad…");
        assert_eq!(cut("East Riding", 6), "East…");
        assert_eq!(cut("東京都庁", 6), "東京…");
    }
}
