//! The command `form`.

use crate::arguments::{Destination, Form};
use crate::failure::Failure;
use crate::library::{EVIDENCE, Library};
use crate::output::Output;
use crate::score::keep_apart;
use crate::source::Sources;

/// Writes the form of a rubric, and says what to do with it.
pub(crate) fn form(
    order: &Form,
    sources: &mut Sources<'_>,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let rubric = Library::default().find(sources, &order.rubric)?;
    let destination = Destination { out: Some(order.out.clone()), force: order.force };
    let read = [order.rubric.clone(), order.rubric.with_file_name(EVIDENCE)];
    keep_apart(&read, destination.path())?;
    let page = place_readiness_form::page(&rubric);
    output.deliver(&destination, page.map_err(|err| Failure::misuse(&err.to_string()))?)?;
    if destination.to_file() {
        let what = "Open it with a browser, or send it to the people who will answer.";
        // Where standard error is closed, nobody is left to be told.
        let _ = writeln!(output.errors, "{what}");
    }
    Ok(())
}
