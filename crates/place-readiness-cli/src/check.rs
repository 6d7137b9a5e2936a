//! The command `check`.

use std::path::Path;
use std::rc::Rc;

use place_readiness::problem::Problem;
use place_readiness::{Document, Evidence, Rubric};
use place_readiness_report::terminal;

use crate::arguments::{Check, CheckFormat};
use crate::checked::{Checked, Report};
use crate::claim::Claim;
use crate::failure::{Failure, problem_lines};
use crate::left_out::LeftOut;
use crate::library::{self, Library};
use crate::output::Output;
use crate::score::admit;
use crate::source::Sources;
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
    let mut bench = Bench { sources, library, rubric };
    let files = listing.found.iter().filter_map(|found| bench.check(found, &mut left_out));
    let mut files: Vec<Checked> = files.collect();
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
            Claim::Assessment | Claim::Made | Claim::Foreign => {
                let (rubric, assessment) =
                    admit(&mut self.library, self.rubric.as_ref(), path, document)?;
                Ok(terminal::assessment_file(&rubric, &assessment))
            }
        }
    }
}
