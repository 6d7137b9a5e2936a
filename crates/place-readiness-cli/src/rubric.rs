//! The commands under `rubric`.

use std::path::Path;

use place_readiness::compare::compare_rubrics;
use place_readiness::problem::{did_you_mean, nearest};
use place_readiness::schema;
use place_readiness_report::terminal;
use place_readiness_rubrics::BUILTIN;

use crate::arguments::{DiffFormat, Document, Rubric};
use crate::data::json;
use crate::ending::{self, Kind};
use crate::failure::Failure;
use crate::library::Library;
use crate::output::{Inputs, Output};
use crate::screen::Screen;
use crate::source::Sources;
use crate::text;

pub(crate) fn rubric(
    order: &Rubric,
    sources: &mut Sources<'_>,
    output: &mut Output<'_>,
    screen: Screen,
) -> Result<(), Failure> {
    let mut library = Library::default();
    match order {
        Rubric::List => output.write(&list(&mut library, screen)?),
        Rubric::Show { rubric, criterion, evidence } => {
            let rubric = library.find(sources, rubric)?;
            let text = match (criterion, evidence) {
                (Some(id), _) => show_criterion(&rubric, id, screen)?,
                (None, Some(id)) => show_evidence(&rubric, id, screen)?,
                (None, None) => terminal::rubric(&rubric, screen),
            };
            output.write(&text)
        }
        Rubric::Schema { document, destination } => {
            ending::must_fit(destination.path(), Kind::Json)?;
            let schema = match document {
                Document::Rubric => schema::rubric(),
                Document::Assessment => schema::assessment(),
                Document::Evidence => schema::evidence(),
                Document::Result => schema::result(),
                Document::Comparison => schema::comparison(),
                Document::Changes => schema::changes(),
            };
            output.deliver(destination, &Inputs::default(), &json(&schema)?)
        }
        Rubric::Template { rubric, destination } => {
            ending::must_fit(destination.path(), Kind::Yaml)?;
            // Only comments hold free text, so this changes nothing that is read back.
            let template = text::neutral(&library.find(sources, rubric)?.template());
            output.deliver(destination, &Inputs::rubric(rubric), &template)
        }
        Rubric::Diff { old, new, format, destination } => {
            let format = ending::choose(*format, DiffFormat::Text, destination.path())?;
            let text = diff(&mut library, sources, old, new, format, screen)?;
            let mut inputs = Inputs::rubric(old);
            inputs.add_rubric(new);
            output.deliver(destination, &inputs, &text)
        }
    }
}

fn list(library: &mut Library, screen: Screen) -> Result<String, Failure> {
    let rubrics = BUILTIN.iter().map(|it| library.builtin(it)).collect::<Result<Vec<_>, _>>()?;
    Ok(terminal::list(rubrics.iter().map(AsRef::as_ref), screen))
}

fn show_criterion(
    rubric: &place_readiness::Rubric,
    id: &str,
    screen: Screen,
) -> Result<String, Failure> {
    if let Some(criterion) = rubric.criterion(id) {
        return Ok(terminal::criterion(rubric, criterion, screen));
    }
    let known = rubric.criteria().map(|criterion| criterion.id.as_str());
    let guess = did_you_mean(nearest(id, known).as_deref());
    Err(Failure::misuse(&format!("no such criterion `{id}`{guess}")))
}

fn show_evidence(
    rubric: &place_readiness::Rubric,
    id: &str,
    screen: Screen,
) -> Result<String, Failure> {
    let Some(evidence) = rubric.evidence() else {
        return Err(Failure::misuse("this rubric has no evidence file beside it"));
    };
    if let Some(item) = evidence.item(id) {
        return Ok(terminal::entry(rubric, evidence, item, screen));
    }
    let guess =
        did_you_mean(nearest(id, evidence.items.iter().map(|item| item.id.as_str())).as_deref());
    Err(Failure::misuse(&format!("no such evidence `{id}`{guess}")))
}

fn diff(
    library: &mut Library,
    sources: &mut Sources<'_>,
    old: &Path,
    new: &Path,
    format: DiffFormat,
    screen: Screen,
) -> Result<String, Failure> {
    let (old, new) = match (library.find(sources, old), library.find(sources, new)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let mut failure = Failure::default();
            [old, new].into_iter().filter_map(Result::err).for_each(|it| failure.absorb(it));
            return Err(failure);
        }
    };
    let changes = compare_rubrics(&old, &new);
    match format {
        DiffFormat::Json => json(&changes),
        DiffFormat::Text => Ok(terminal::changes(&changes, screen)),
    }
}
