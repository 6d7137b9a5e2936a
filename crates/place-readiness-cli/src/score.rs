//! The command `score`.

use std::path::Path;
use std::rc::Rc;

use place_readiness::{Assessment, Document, Rubric};
use place_readiness_sheet::{Options, Reading};

use crate::arguments::Score;
use crate::claim::Claim;
use crate::failure::{Failure, Line, problem_lines};
use crate::left_out::Why;
use crate::library::{DEFAULT, Library};
use crate::output::Output;
use crate::results::{Part, Results, Scored};
use crate::screen::Screen;
use crate::source::Sources;
use crate::table;
use crate::text;
use crate::walk::{self, Found};

/// Scores every file. What is refused is named, and the others are written all the same.
pub(crate) fn score(
    order: &Score,
    sources: &mut Sources<'_>,
    output: &mut Output<'_>,
    screen: Screen,
) -> Result<(), Failure> {
    let mut listing = walk::list(&order.files);
    let mut results = Results::new(order, &listing, screen)?;
    let mut library = Library::default();
    let rubric = order.rubric.as_deref().map(|path| library.find(sources, path)).transpose()?;
    let mut left_out = std::mem::take(&mut listing.left_out);
    let options = table::options(&order.table);
    let mut bench = Bench { sources, library, rubric, options };
    let (mut refused, mut writing) = (Refused::default(), Failure::default());
    for found in &listing.found {
        match bench.outcome(found) {
            Outcome::Scored(one) => writing.absorb_from(results.add(&one, output)),
            Outcome::Table(rubric, reading) => {
                table::tell(&found.path, &reading, output);
                writing.absorb_from(add_table(&mut results, found, &rubric, reading, output));
            }
            Outcome::LeftOut(why) => {
                results.leave_out(found, why);
                left_out.push(found.path.clone(), why);
            }
            Outcome::Refused(failure) => refused.add(failure),
        }
        if results.is_over() && writing.status == 0 {
            // Nobody is listening any more.
            break;
        }
    }
    for folder in &listing.unusable {
        refused.add(Failure::misuse(&folder.message));
    }
    let count = results.count;
    if writing.status == 0 {
        writing.absorb_from(results.finish(output));
    }
    left_out.sort();
    left_out.in_words().iter().for_each(|line| output.tell(line));
    refused.into_failure(count, writing).into_result()
}

/// What it takes to score a file.
struct Bench<'a, 'b> {
    sources: &'a mut Sources<'b>,
    library: Library,
    /// The rubric for all, where one is given.
    rubric: Option<Rc<Rubric>>,
    /// What is said for all tables.
    options: Options,
}

/// What becomes of one file.
enum Outcome<'a> {
    Scored(Box<Scored<'a>>),
    /// The rubric that the answers of a table belong to, and all of them.
    Table(Rc<Rubric>, Reading),
    /// It was found in a folder and holds no answers.
    LeftOut(Why),
    Refused(Failure),
}

impl Bench<'_, '_> {
    fn outcome<'a>(&mut self, found: &'a Found) -> Outcome<'a> {
        if !found.is_table() {
            return self.score(found);
        }
        match self.read_table(found) {
            Ok((_, reading)) if !reading.has_table && found.below.is_some() => {
                Outcome::LeftOut(Why::NotOurs)
            }
            Ok((rubric, reading)) => match table::sound(&found.path, reading) {
                Ok(reading) => Outcome::Table(rubric, reading),
                Err(failure) => Outcome::Refused(failure),
            },
            Err(failure) => Outcome::Refused(failure),
        }
    }

    fn read_table(&mut self, found: &Found) -> Result<(Rc<Rubric>, Reading), Failure> {
        let rubric = usual(&mut self.library, self.rubric.as_ref())?;
        let reading = table::reading(self.sources, &found.path, &rubric, &self.options)?;
        Ok((rubric, reading))
    }

    fn score<'a>(&mut self, found: &'a Found) -> Outcome<'a> {
        let document = match self.sources.document(&found.path) {
            Ok(document) => document,
            Err(failure) => return Outcome::Refused(failure),
        };
        let claim = Claim::of(&document);
        if let Some(why) = claim.why_not_scored().filter(|_| found.below.is_some()) {
            return Outcome::LeftOut(why);
        }
        match admit(&mut self.library, self.rubric.as_ref(), &found.path, &document) {
            Ok((rubric, assessment)) => {
                let result = rubric.score_fully(&assessment);
                Outcome::Scored(Box::new(Scored { found, part: None, rubric, assessment, result }))
            }
            Err(mut failure) => {
                failure.lines.extend(advice(claim, &found.path));
                Outcome::Refused(failure)
            }
        }
    }
}

/// Scores every assessment of a table.
fn add_table(
    results: &mut Results<'_>,
    found: &Found,
    rubric: &Rc<Rubric>,
    reading: Reading,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let of = reading.entries.len();
    results.hold(found, of)?;
    let names = table::names(&reading);
    for (entry, name) in reading.entries.into_iter().zip(names) {
        let assessment = entry.assessment;
        let result = rubric.score_fully(&assessment);
        let (part, rubric) = (Some(Part { name, of }), Rc::clone(rubric));
        results.add(&Scored { found, part, rubric, assessment, result }, output)?;
        if results.is_over() {
            break;
        }
    }
    Ok(())
}

/// The rubric for tables, which name none: the one that is given, or the usual one.
pub(crate) fn usual(
    library: &mut Library,
    rubric: Option<&Rc<Rubric>>,
) -> Result<Rc<Rubric>, Failure> {
    let found = match rubric {
        Some(rubric) => Some(Rc::clone(rubric)),
        None => library.named(DEFAULT)?,
    };
    found.ok_or_else(|| Failure::misuse("no rubric is built in; give one with --rubric"))
}

/// What to do with a document that is no assessment.
fn advice(claim: Claim, path: &Path) -> Option<Line> {
    let name = text::name(path);
    let advice = match claim {
        Claim::Rubric => {
            format!("{name} is a rubric; give answers as FILE, and it as --rubric {name}")
        }
        Claim::Evidence => format!("{name} is what a rubric rests on; give answers as FILE"),
        Claim::Made => format!("{name} was made from answers; give those as FILE"),
        Claim::Assessment | Claim::Table | Claim::Foreign => return None,
    };
    Some(Line::Slip(advice))
}

/// Reads answers by the given rubric, or by the built-in one that they name.
pub(crate) fn admit(
    library: &mut Library,
    rubric: Option<&Rc<Rubric>>,
    path: &Path,
    document: &Document,
) -> Result<(Rc<Rubric>, Assessment), Failure> {
    let rubric = match rubric {
        Some(rubric) => Rc::clone(rubric),
        None => named(library, document)?,
    };
    let assessment = rubric.admit(document);
    let assessment =
        assessment.map_err(|problems| Failure::refused(problem_lines(path, &problems)))?;
    Ok((rubric, assessment))
}

/// The built-in rubric that an assessment names; the usual one where it names none of ours.
fn named(library: &mut Library, document: &Document) -> Result<Rc<Rubric>, Failure> {
    let id = document.rubric().and_then(|named| named.split('@').next()).unwrap_or(DEFAULT);
    match library.named(id)? {
        Some(rubric) => Ok(rubric),
        None => usual(library, None),
    }
}

/// The files without a result.
#[derive(Debug, Default)]
struct Refused {
    failure: Failure,
    documents: usize,
    unread: usize,
}

impl Refused {
    fn add(&mut self, failure: Failure) {
        match failure.status {
            1 => self.documents += 1,
            _ => self.unread += 1,
        }
        self.failure.absorb(failure);
    }

    /// Everything that went wrong, where so many results were to be written.
    fn into_failure(self, results: usize, writing: Failure) -> Failure {
        let total = results + self.documents + self.unread;
        let closing = (writing.status == 0).then(|| self.closing(results)).flatten();
        let mut failure = self.failure;
        failure.absorb(writing);
        if failure.status == 0 && total == 0 {
            failure.absorb(Failure::misuse("there is no assessment to score"));
        }
        failure.lines.extend(closing.map(Line::Plain));
        failure
    }

    /// How many files have no result, where there are others.
    fn closing(&self, results: usize) -> Option<String> {
        let without = self.documents + self.unread;
        let total = results + without;
        if without == 0 || total == 1 {
            return None;
        }
        let (were, their) = match without {
            1 => ("was", "its result is"),
            _ => ("were", "their results are"),
        };
        let what = match (self.documents, self.unread) {
            (_, 0) => format!("{were} refused"),
            (0, _) => "could not be read".to_owned(),
            _ => format!("{were} refused or could not be read"),
        };
        let rest = match results {
            0 => "nothing was written".to_owned(),
            _ => format!("{their} not among those written"),
        };
        Some(format!("{without} of {total} files {what}; {rest}"))
    }
}
