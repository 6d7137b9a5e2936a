//! The command `form`.

use crate::arguments::{Destination, Form};
use crate::ending::{self, Kind};
use crate::failure::Failure;
use crate::library::Library;
use crate::output::{Inputs, Output};
use crate::source::Sources;

/// Writes the form of a rubric, and says what to do with it.
pub(crate) fn form(
    order: &Form,
    sources: &mut Sources<'_>,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let destination = Destination { out: Some(order.out.clone()), force: order.force };
    ending::must_fit(destination.path(), Kind::Html)?;
    let rubric = Library::default().find(sources, &order.rubric)?;
    let page = place_readiness_form::page(&rubric);
    let page = page.map_err(|err| Failure::misuse(&err.to_string()))?;
    output.deliver(&destination, &Inputs::rubric(&order.rubric), &page)?;
    if destination.to_file() {
        output.tell("Open it with a browser, or send it to the people who will answer.");
    }
    Ok(())
}
