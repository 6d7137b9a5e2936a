//! Rubrics: the built-in ones by id, others by path.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use place_readiness::problem::{Problem, did_you_mean, nearest};
use place_readiness::{Document, Evidence, Rubric};
use place_readiness_rubrics::{BUILTIN, Builtin};

use crate::failure::{Failure, problem_lines};
use crate::source::{self, Sources};
use crate::text;

/// The rubric of an assessment that names none of ours, and of a form where none is asked for.
pub(crate) const DEFAULT: &str = "place-readiness";

/// The file beside a rubric that says what it rests on.
pub(crate) const EVIDENCE: &str = "evidence.yaml";

/// Rubrics that have been read, each once.
#[derive(Debug, Default)]
pub(crate) struct Library {
    builtin: BTreeMap<&'static str, Rc<Rubric>>,
}

impl Library {
    /// The rubric that a word of the command line means: an id or a path.
    pub(crate) fn find(
        &mut self,
        sources: &mut Sources<'_>,
        path: &Path,
    ) -> Result<Rc<Rubric>, Failure> {
        if let Some(builtin) = path.to_str().and_then(place_readiness_rubrics::find) {
            return self.builtin(builtin);
        }
        if !is_file_name(path) {
            return Err(unknown(&text::name(path)));
        }
        if path.is_dir() {
            return Err(a_folder(path));
        }
        let document = sources.document(path)?;
        from_document(sources, path, &document).map(Rc::new)
    }

    /// A built-in rubric.
    pub(crate) fn builtin(&mut self, builtin: &'static Builtin) -> Result<Rc<Rubric>, Failure> {
        if let Some(rubric) = self.builtin.get(builtin.id) {
            return Ok(Rc::clone(rubric));
        }
        let refused = |name: &str, problems: &[Problem]| {
            let file = format!("{}/{name} (built in)", builtin.id);
            Failure::refused(problem_lines(file.as_ref(), problems))
        };
        let evidence = Evidence::from_yaml(builtin.evidence)
            .map_err(|problems| refused(EVIDENCE, &problems))?;
        let rubric = Document::from_yaml(builtin.rubric)
            .and_then(|document| Rubric::with_evidence(&document, Some(evidence)))
            .map_err(|problems| refused("rubric.yaml", &problems))?;
        let rubric = Rc::new(rubric);
        self.builtin.insert(builtin.id, Rc::clone(&rubric));
        Ok(rubric)
    }

    /// The built-in rubric with this id, if there is one.
    pub(crate) fn named(&mut self, id: &str) -> Result<Option<Rc<Rubric>>, Failure> {
        place_readiness_rubrics::find(id).map(|builtin| self.builtin(builtin)).transpose()
    }
}

/// Reads a rubric, together with the evidence file beside it, if there is one.
pub(crate) fn from_document(
    sources: &mut Sources<'_>,
    path: &Path,
    document: &Document,
) -> Result<Rubric, Failure> {
    let mut failure = Failure::default();
    let evidence = evidence_beside(sources, path).unwrap_or_else(|refused| {
        failure.absorb(refused);
        None
    });
    let rubric = Rubric::with_evidence(document, evidence).map_err(|problems| {
        failure.absorb(Failure::refused(problem_lines(path, &problems)));
    });
    match rubric {
        Ok(rubric) if failure.status == 0 => Ok(rubric),
        _ => Err(failure),
    }
}

fn evidence_beside(sources: &mut Sources<'_>, path: &Path) -> Result<Option<Evidence>, Failure> {
    if source::is_standard_input(path) {
        return Ok(None);
    }
    let beside = path.with_file_name(EVIDENCE);
    let name = text::name(&beside);
    let there = beside.try_exists().map_err(|err| source::unreadable(&name, &err))?;
    if !there {
        return Ok(None);
    }
    let document = sources.document(&beside)?;
    let evidence = Evidence::new(&document);
    evidence.map(Some).map_err(|problems| Failure::refused(problem_lines(&beside, &problems)))
}

/// Whether a word is there to be read, or at least looks like the name of a file.
fn is_file_name(path: &Path) -> bool {
    source::is_standard_input(path)
        || path.exists()
        || path.components().count() > 1
        || path.is_absolute()
        || source::ends_with(path, &["yaml", "yml", "json"])
}

fn a_folder(path: &Path) -> Failure {
    let (name, inside) = (text::name(path), text::name(&path.join("rubric.yaml")));
    Failure::misuse(&format!("{name} is a folder; give the rubric in it, such as {inside}"))
}

fn unknown(name: &str) -> Failure {
    let known: Vec<&str> = BUILTIN.iter().map(|builtin| builtin.id).collect();
    let guess = did_you_mean(nearest(name, known.iter().copied()).as_deref());
    let known = known.join(", ");
    Failure::misuse(&format!("no such rubric `{name}`{guess} (built in: {known}; or give a file)"))
}
