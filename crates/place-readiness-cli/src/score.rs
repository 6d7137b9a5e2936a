//! The command `score`.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use place_readiness::{Assessment, Document, Problem, Rubric, ScoreResult};

use crate::arguments::{Format, Score};
use crate::failure::{Failure, problem_lines};
use crate::library::{DEFAULT, Library};
use crate::output::{Output, Writing};
use crate::report;
use crate::screen::Screen;
use crate::source::{Sources, is_standard_input};
use crate::text;

/// One assessment, and what scoring says of it.
struct Scored<'a> {
    path: &'a Path,
    rubric: Rc<Rubric>,
    assessment: Assessment,
    result: ScoreResult,
}

/// Scores every file and writes all results, or names every problem and writes nothing.
pub(crate) fn score(
    order: &Score,
    sources: &mut Sources<'_>,
    output: &mut Output<'_>,
    screen: Screen,
) -> Result<(), Failure> {
    let directory = order.destination.path().filter(|path| path.is_dir());
    if order.format == Format::Html && order.files.len() > 1 && directory.is_none() {
        let message = "a page holds one result; for several FILEs as HTML, let --out name a \
                       directory, and each gets a page there";
        return Err(Failure::misuse(message));
    }
    let scored = score_all(order, sources)?;
    if let Some(directory) = directory {
        let files = one_file_each(order, &scored, directory, screen)?;
        keep_apart(&order.files, files.iter().map(|file| file.path.as_path()))?;
        return output.save(&files, order.destination.force);
    }
    keep_apart(&order.files, order.destination.path())?;
    let content = together(order, &scored, screen)?;
    output.deliver(&order.destination, content)
}

fn score_all<'a>(order: &'a Score, sources: &mut Sources<'_>) -> Result<Vec<Scored<'a>>, Failure> {
    let mut library = Library::default();
    let mut failure = Failure::default();
    let mut scored = Vec::new();
    let rubric = order.rubric.as_deref().map(|path| library.find(sources, path)).transpose()?;
    for path in &order.files {
        let one = sources.document(path).and_then(|document| {
            let (rubric, assessment) = admit(&mut library, rubric.as_ref(), path, &document)?;
            let result = rubric.score(&assessment);
            Ok(Scored { path, rubric, assessment, result })
        });
        match one {
            Ok(one) => scored.push(one),
            Err(refused) => failure.absorb(refused),
        }
    }
    failure.into_result()?;
    Ok(scored)
}

/// Reads answers by the given rubric, or by the built-in one that they name.
pub(crate) fn admit(
    library: &mut Library,
    rubric: Option<&Rc<Rubric>>,
    path: &Path,
    document: &Document,
) -> Result<(Rc<Rubric>, Assessment), Failure> {
    let refused =
        |problems: &[Problem]| Failure::refused(problem_lines(&text::name(path), problems));
    let rubric = match rubric {
        Some(rubric) => Rc::clone(rubric),
        None => named(library, document)?,
    };
    let assessment = rubric.admit(document).map_err(|problems| refused(&problems))?;
    Ok((rubric, assessment))
}

/// The built-in rubric that an assessment names; the usual one where it names none of ours.
fn named(library: &mut Library, document: &Document) -> Result<Rc<Rubric>, Failure> {
    let id = document.rubric().and_then(|named| named.split('@').next()).unwrap_or(DEFAULT);
    let rubric = match library.named(id)? {
        Some(rubric) => Some(rubric),
        None => library.named(DEFAULT)?,
    };
    rubric.ok_or_else(|| Failure::misuse("no rubric is built in; give one with --rubric"))
}

/// All results as one text.
fn together(order: &Score, scored: &[Scored<'_>], screen: Screen) -> Result<String, Failure> {
    if let (Format::Json, [_, _, ..]) = (order.format, scored) {
        let results: Vec<_> = scored.iter().map(|one| &one.result).collect();
        return json(&results);
    }
    let texts: Vec<String> =
        scored.iter().map(|one| write_one(order, one, screen)).collect::<Result<_, _>>()?;
    let between = if order.format == Format::Markdown { "\n---\n\n" } else { "\n\n" };
    Ok(texts.join(between))
}

fn write_one(order: &Score, one: &Scored<'_>, screen: Screen) -> Result<String, Failure> {
    let Scored { path, rubric, assessment, result } = one;
    let unmade = |err: place_readiness_html::Error| Failure::misuse(&err.to_string());
    match order.format {
        Format::Text => {
            let again = page_command(path, order.rubric.as_deref(), screen);
            Ok(report::report(rubric, assessment, result, &again, screen))
        }
        Format::Json => json(result),
        Format::Markdown => {
            place_readiness_html::markdown(rubric, assessment, result).map_err(unmade)
        }
        Format::Html => place_readiness_html::html(rubric, assessment, result).map_err(unmade),
    }
}

/// A value as JSON text.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text::visible_json(&text) + "\n")
        .map_err(|err| Failure::misuse(&err.to_string()))
}

/// The command that would write the same result as a page, word for word.
fn page_command(path: &Path, rubric: Option<&Path>, screen: Screen) -> Vec<String> {
    let word = |path: &Path, or: &'static str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
        let fits = |word: &&str| word.len() + 8 < screen.width && word.bytes().all(plain);
        let word = path.to_str().filter(fits).filter(|word| !word.starts_with('-'));
        word.unwrap_or(or).to_owned()
    };
    let mut words = vec!["place-readiness score".to_owned(), word(path, "FILE")];
    if let Some(rubric) = rubric {
        words.push(format!("--rubric {}", word(rubric, "RUBRIC")));
    }
    words.extend(["--format html".to_owned(), "--out report.html".to_owned()]);
    words
}

/// A file for each result, in a directory, named after the file it was read from.
fn one_file_each(
    order: &Score,
    scored: &[Scored<'_>],
    directory: &Path,
    screen: Screen,
) -> Result<Vec<Writing>, Failure> {
    let mut files: Vec<Writing> = Vec::new();
    for one in scored {
        let path = directory.join(file_name(one.path, order.format));
        if files.iter().any(|file| file.path == path) {
            let name = text::name(&path);
            return Err(Failure::misuse(&format!("two FILEs would both be written to {name}")));
        }
        files.push(Writing { path, content: write_one(order, one, screen)? });
    }
    Ok(files)
}

fn file_name(path: &Path, format: Format) -> OsString {
    let stem = path.file_stem().filter(|_| !is_standard_input(path));
    let mut name = stem.map_or_else(|| "standard-input".into(), ToOwned::to_owned);
    name.push(match format {
        Format::Text => ".txt",
        Format::Json => ".json",
        Format::Markdown => ".md",
        Format::Html => ".html",
    });
    name
}

/// Refuses to write over a file that was read.
pub(crate) fn keep_apart<'a>(
    read: &[PathBuf],
    written: impl IntoIterator<Item = &'a Path>,
) -> Result<(), Failure> {
    for path in written {
        let Ok(place) = fs::canonicalize(path) else { continue };
        let same = |file: &PathBuf| fs::canonicalize(file).is_ok_and(|file| file == place);
        if read.iter().any(same) {
            let name = text::name(path);
            return Err(Failure::misuse(&format!("{name} is a FILE to read; write elsewhere")));
        }
    }
    Ok(())
}
