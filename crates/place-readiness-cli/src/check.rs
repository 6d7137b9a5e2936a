//! The command `check`.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use place_readiness::{Assessment, Document, Evidence, Kind, Problem, Rubric};

use crate::arguments::Check;
use crate::failure::{Failure, problem_lines};
use crate::library::{self, Library};
use crate::output::Output;
use crate::score::admit;
use crate::source::{Sources, ends_with, unreadable};
use crate::text;

/// What a document says it is.
enum Claim {
    Rubric,
    Evidence,
    Assessment,
}

/// Says what every file is, or names every problem of every file.
pub(crate) fn check(
    order: &Check,
    sources: &mut Sources<'_>,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let mut library = Library::default();
    let rubric = order.rubric.as_deref().map(|path| library.find(sources, path)).transpose()?;
    let mut failure = Failure::default();
    let mut sound = Vec::new();
    for path in expand(&order.files)? {
        match check_one(sources, &mut library, rubric.as_ref(), &path) {
            Ok(what) => sound.push(format!("{}: {what}\n", text::name(&path))),
            Err(refused) => failure.absorb(refused),
        }
    }
    if failure.status == 0 {
        return output.write(&sound.concat());
    }
    let (lines, slips): (Vec<_>, Vec<_>) =
        failure.lines.into_iter().partition(|line| !line.starts_with("place-readiness: "));
    let problems: Vec<String> = lines.into_iter().map(|line| line + "\n").collect();
    output.write(&problems.concat())?;
    Err(Failure { lines: slips, status: failure.status })
}

/// The files, with every directory replaced by the documents in it, in the order of their names.
fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let name = text::name(path);
        let list = || fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect();
        let entries: Result<Vec<PathBuf>, std::io::Error> = list();
        let mut documents = entries.map_err(|err| unreadable(&name, &err))?;
        documents.retain(|path| ends_with(path, &["yaml", "yml", "json"]) && !path.is_dir());
        if documents.is_empty() {
            let message = format!("{name} holds no document (*.yaml, *.yml or *.json)");
            return Err(Failure::misuse(&message));
        }
        documents.sort();
        files.extend(documents);
    }
    Ok(files)
}

/// What a sound document is, in a few words.
fn check_one(
    sources: &mut Sources<'_>,
    library: &mut Library,
    rubric: Option<&Rc<Rubric>>,
    path: &Path,
) -> Result<String, Failure> {
    let document = sources.document(path)?;
    match claim(&document) {
        Claim::Rubric => {
            library::from_document(sources, path, &document).map(|rubric| describe_rubric(&rubric))
        }
        Claim::Evidence => {
            let evidence = Evidence::new(&document);
            let refused =
                |problems: &[Problem]| Failure::refused(problem_lines(&text::name(path), problems));
            evidence.map(|it| describe_evidence(&it)).map_err(|problems| refused(&problems))
        }
        Claim::Assessment => {
            let (rubric, assessment) = admit(library, rubric, path, &document)?;
            Ok(describe_assessment(&rubric, &assessment))
        }
    }
}

fn claim(document: &Document) -> Claim {
    let format = document.format().unwrap_or_default();
    if format.starts_with("place-readiness/rubric") {
        Claim::Rubric
    } else if format.starts_with("place-readiness/evidence") {
        Claim::Evidence
    } else {
        Claim::Assessment
    }
}

fn describe_rubric(rubric: &Rubric) -> String {
    let content = rubric.document();
    let evidence = rubric.evidence().map_or_else(String::new, |evidence| {
        let entries = text::count(evidence.items.len(), "entry", "entries");
        format!(", resting on {entries} of evidence")
    });
    format!(
        "rubric {}@{}, {}{evidence}",
        content.id,
        content.version,
        text::count(rubric.criteria().count(), "criterion", "criteria"),
    )
}

fn describe_evidence(evidence: &Evidence) -> String {
    let entries = text::count(evidence.items.len(), "entry", "entries");
    let sources = text::count(evidence.sources.len(), "source", "sources");
    format!("evidence {}, {entries} from {sources}", text::one_line(&evidence.version))
}

fn describe_assessment(rubric: &Rubric, assessment: &Assessment) -> String {
    let header = assessment.header();
    let kind = match header.kind {
        Kind::Individual => "individual",
        Kind::Agreed => "agreed",
        Kind::Illustrative => "illustrative",
    };
    let overall = rubric.score(assessment).overall;
    format!(
        "{kind} assessment of {} on {}, {} of {} answered",
        text::one_line(&header.place.name),
        text::one_line(&header.date),
        overall.answered,
        overall.applicable,
    )
}
