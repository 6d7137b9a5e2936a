//! Tables of answers: files of cells, read by their headings.

use std::collections::BTreeSet;
use std::path::Path;

use place_readiness::Rubric;
use place_readiness_sheet::{Door, Entry, Options, Problem, Reading, open, read};

use crate::arguments::Table;
use crate::failure::{Failure, Line};
use crate::output::Output;
use crate::source::Sources;
use crate::text;

/// What the command line says for all tables.
pub(crate) fn options(order: &Table) -> Options {
    Options {
        place: order.place.clone(),
        date: order.date.clone(),
        partner: order.partner.clone(),
        kind: order.kind.clone(),
        rename: order.rename.clone(),
        ignore: order.ignore.clone(),
        sheet: order.sheet.clone(),
        header: order.header,
        month_first: order.month_first,
        door: Door::CommandLine,
    }
}

/// Reads a table. What is wrong with it is in the reading, so that a folder may leave it out.
pub(crate) fn reading(
    sources: &mut Sources<'_>,
    path: &Path,
    rubric: &Rubric,
    options: &Options,
) -> Result<Reading, Failure> {
    let sheets = open(sources.table(path)?).map_err(|problem| refused(path, vec![problem], 0))?;
    Ok(read(rubric, &sheets, options))
}

/// The reading, where nothing is wrong. A table is taken whole or not at all.
pub(crate) fn sound(path: &Path, mut reading: Reading) -> Result<Reading, Failure> {
    if !reading.problems.is_empty() {
        return Err(refused(path, std::mem::take(&mut reading.problems), reading.more));
    }
    if reading.entries.is_empty() {
        let problem = text::name(path);
        return Err(Failure::refused(vec![Line::Slip(format!("{problem} has no row of answers"))]));
    }
    Ok(reading)
}

/// Says what was left out of a table, or taken for granted.
pub(crate) fn tell(path: &Path, reading: &Reading, output: &mut Output<'_>) {
    for note in &reading.notes {
        output.tell(&format!("{}:{}: {}", text::name(path), note.spot, note.message));
    }
}

/// A table in a few words.
pub(crate) fn summary(reading: &Reading) -> String {
    format!("table of {}", text::count(reading.entries.len(), "assessment", "assessments"))
}

fn refused(path: &Path, problems: Vec<Problem>, more: usize) -> Failure {
    let line = |problem| Line::Cell { file: path.to_owned(), problem: Box::new(problem) };
    let mut lines: Vec<Line> = problems.into_iter().map(line).collect();
    if more > 0 {
        lines.push(Line::Slip(format!("{} has {more} more problems", text::name(path))));
    }
    Failure::refused(lines)
}

/// What tells the assessments of a table apart in the names of files: the id of the Place, and the
/// date and the respondent where it takes them.
pub(crate) fn names(reading: &Reading) -> Vec<String> {
    let name = |entry: &Entry, parts: usize| {
        let header = entry.assessment.header();
        let who = header.respondent.as_ref().map(|respondent| respondent.id.clone());
        let all = [Some(header.place.id.clone()), Some(header.date.clone()), who];
        let parts: Vec<String> = all.into_iter().flatten().take(parts).collect();
        parts.join("-")
    };
    let names = |parts: usize| -> Vec<String> {
        reading.entries.iter().map(|entry| name(entry, parts)).collect()
    };
    let is_told = |names: &Vec<String>| {
        let told: BTreeSet<&String> = names.iter().collect();
        told.len() == names.len()
    };
    (1..3).map(names).find(is_told).unwrap_or_else(|| names(3))
}
