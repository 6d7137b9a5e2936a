//! The commands under `rubric`.

use std::path::Path;

use place_readiness::{Change, RubricChange, RubricChanges, compare_rubrics, nearest, schema};
use place_readiness_rubrics::BUILTIN;

use crate::arguments::{DiffFormat, Document, Rubric};
use crate::data::json;
use crate::ending::{self, Kind};
use crate::failure::Failure;
use crate::library::{Library, did_you_mean};
use crate::output::{Inputs, Output};
use crate::page::{Ink, Page};
use crate::screen::Screen;
use crate::source::Sources;
use crate::{criterion, evidence, overview, text};

/// What was and what is now stand on one line where they have fewer bytes than this together.
const SHORT: usize = 40;

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
                (None, None) => overview::overview(&rubric, screen),
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
    let mut page = Page::new(screen);
    for builtin in BUILTIN {
        let rubric = library.builtin(builtin)?;
        let content = rubric.document();
        let criteria = text::count(rubric.criteria().count(), "criterion", "criteria");
        page.paragraph(Ink::Bold, 0, &content.id);
        let title = &content.title;
        page.paragraph(Ink::Plain, 2, &format!("{title}, version {}, {criteria}", content.version));
    }
    Ok(page.finish())
}

fn show_criterion(
    rubric: &place_readiness::Rubric,
    id: &str,
    screen: Screen,
) -> Result<String, Failure> {
    if let Some(criterion) = rubric.criterion(id) {
        return Ok(criterion::details(rubric, criterion, screen));
    }
    let known = rubric.criteria().map(|criterion| criterion.id.as_str());
    let guess = did_you_mean(nearest(id, known));
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
        return Ok(evidence::details(rubric, evidence, item, screen));
    }
    let guess = did_you_mean(nearest(id, evidence.items.iter().map(|item| item.id.as_str())));
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
        DiffFormat::Text => Ok(tell(&changes, screen)),
    }
}

fn tell(changes: &RubricChanges, screen: Screen) -> String {
    let mut page = Page::new(screen);
    page.heading(&format!("{} to {}", changes.from, changes.to));
    let comparable = if changes.comparable {
        "Scores of the two can be compared."
    } else {
        "Scores of the two cannot be compared: something that decides scores has changed."
    };
    page.paragraph(Ink::Plain, 0, comparable);
    let (needs, declared) = (word(changes.needs), word(changes.declared));
    let step = match (changes.needs, changes.enough) {
        (Change::None, _) => "Nothing that the version number speaks of has changed.".to_owned(),
        (_, true) => format!("The changes ask for a {needs} step, and the version makes one."),
        (_, false) => format!(
            "The changes ask for a {needs} step; the version makes {}.",
            if changes.declared == Change::None {
                "none".into()
            } else {
                format!("a {declared} one")
            }
        ),
    };
    page.paragraph(Ink::Plain, 0, &step);
    for change in &changes.changes {
        page.blank();
        page.item(Ink::Bold, 0, &format!("{}: ", word(change.change)), &change.at);
        tell_one(&mut page, change);
    }
    page.finish()
}

/// What changed; on one line where it is short.
fn tell_one(page: &mut Page, change: &RubricChange) {
    let RubricChange { what, was, now, .. } = change;
    if let (Some(was), Some(now)) = (was, now)
        && was.len() + now.len() < SHORT
    {
        return page.paragraph(Ink::Plain, 2, &format!("{what}: was {was}, now {now}"));
    }
    page.paragraph(Ink::Plain, 2, what);
    for (name, text) in [("was: ", was), ("now: ", now)] {
        if let Some(text) = text {
            page.item(Ink::Plain, 2, name, text);
        }
    }
}

fn word(change: Change) -> &'static str {
    match change {
        Change::None => "none",
        Change::Patch => "patch",
        Change::Minor => "minor",
        Change::Major => "major",
    }
}
