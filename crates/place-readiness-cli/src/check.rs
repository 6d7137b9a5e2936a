//! The command `check`.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use place_readiness::problem::Problem;
use place_readiness::{Document, Evidence, Rubric};
use place_readiness_report::terminal;
use place_readiness_sheet::{Options, Reading};

use crate::arguments::{Check, CheckFormat};
use crate::checked::{Checked, Report};
use crate::claim::Claim;
use crate::failure::{Failure, problem_lines};
use crate::left_out::{LeftOut, Why};
use crate::library::{self, Library};
use crate::output::Output;
use crate::score::{admit, usual};
use crate::source::Sources;
use crate::table;
use crate::walk::{self, Found};

/// Says what every file is, or names every problem of every file.
pub(crate) fn check(
    order: &Check,
    sources: &mut Sources<'_>,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let mut library = Library::default();
    let rubric = order.rubric.as_deref().map(|path| library.find(sources, path)).transpose()?;
    let listing = walk::list(&order.files);
    let several = listing.walked || order.files.len() > 1;
    let mut left_out = listing.left_out;
    let options = table::options(&order.table);
    let mut bench = Bench { sources, library, rubric, options, told: Vec::new() };
    let mut files: Vec<Checked> = Vec::new();
    for found in &listing.found {
        files.extend(if found.is_table() {
            bench.check_table(found, &mut left_out)?
        } else {
            bench.check(found, &mut left_out)
        });
    }
    files.extend(listing.unusable.into_iter().map(Checked::unusable));
    left_out.sort();
    let report = Report { files, left_out };

    let mut failure = Failure { lines: Vec::new(), status: report.status() };
    failure.absorb_from(output.write(&match order.format {
        CheckFormat::Text => report.on_standard_output(),
        CheckFormat::Json => report.as_json()?,
    }));
    if order.format == CheckFormat::Text {
        if bench.rubric.is_some() && !report.has_assessments() {
            output.tell("No FILE is an assessment, so --rubric played no part.");
        }
        bench.told.iter().for_each(|(path, reading)| table::tell(path, reading, output));
        report.on_standard_error(several).iter().for_each(|line| output.tell(line));
    }
    failure.into_result()
}

/// What it takes to check a file.
struct Bench<'a, 'b> {
    sources: &'a mut Sources<'b>,
    library: Library,
    /// The rubric for assessments, where one is given.
    rubric: Option<Rc<Rubric>>,
    /// What is said for all tables.
    options: Options,
    /// Tables that have something to tell, and are sound.
    told: Vec<(PathBuf, Reading)>,
}

impl Bench<'_, '_> {
    /// Checks one file, unless it was found in a folder and has no place here.
    fn check(&mut self, found: &Found, left_out: &mut LeftOut) -> Option<Checked> {
        let path = &found.path;
        let document = match self.sources.document(path) {
            Ok(document) => document,
            Err(failure) => return Some(Checked::new(path, None, Err(failure))),
        };
        let claim = Claim::of(&document);
        if let Some(why) = claim.why_not_checked().filter(|_| found.below.is_some()) {
            left_out.push(path.clone(), why);
            return None;
        }
        Some(Checked::new(path, Some(claim), self.judge(claim, path, &document)))
    }

    /// Checks a table, unless it was found in a folder and has no answers.
    fn check_table(
        &mut self,
        found: &Found,
        left_out: &mut LeftOut,
    ) -> Result<Option<Checked>, Failure> {
        let path = &found.path;
        let rubric = usual(&mut self.library, self.rubric.as_ref())?;
        let read = table::reading(self.sources, path, &rubric, &self.options);
        if read.as_ref().is_ok_and(|reading| !reading.has_table) && found.below.is_some() {
            left_out.push(path.clone(), Why::NotOurs);
            return Ok(None);
        }
        let judged = read.and_then(|reading| table::sound(path, reading)).map(|reading| {
            let summary = table::summary(&reading);
            self.told.push((path.clone(), reading));
            summary
        });
        Ok(Some(Checked::new(path, Some(Claim::Table), judged)))
    }

    /// What a sound document is, in a few words.
    fn judge(&mut self, claim: Claim, path: &Path, document: &Document) -> Result<String, Failure> {
        match claim {
            Claim::Rubric => {
                let rubric = library::from_document(self.sources, path, document)?;
                Ok(terminal::rubric_file(&rubric))
            }
            Claim::Evidence => {
                let refused =
                    |problems: &[Problem]| Failure::refused(problem_lines(path, problems));
                let evidence = Evidence::new(document).map_err(|problems| refused(&problems))?;
                Ok(terminal::evidence_file(&evidence))
            }
            Claim::Assessment | Claim::Table | Claim::Made | Claim::Foreign => {
                let (rubric, assessment) =
                    admit(&mut self.library, self.rubric.as_ref(), path, document)?;
                Ok(terminal::assessment_file(&rubric, &assessment))
            }
        }
    }
}
