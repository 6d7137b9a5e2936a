//! Small pieces of the page that stand in many places, each a template of its own. They are `Safe`
//! where they stand, for their own templates have escaped what is in them.

use std::fmt::Display;

use askama::filters::Safe;
use askama::{FastWritable, Template};

use crate::view::{Cited, Numbers};
use crate::words::word;

#[derive(Template)]
#[template(path = "cite.html.jinja", block = "fact")]
struct Fact<'a> {
    name: &'a str,
    value: &'a dyn Display,
}

#[derive(Template)]
#[template(path = "cite.html.jinja", block = "cited")]
struct Link<'a> {
    cited: &'a Cited<'a>,
}

#[derive(Template)]
#[template(path = "cite.html.jinja", block = "links")]
struct Links<'a> {
    list: &'a [Cited<'a>],
}

#[derive(Template)]
#[template(path = "cite.html.jinja", block = "ratings")]
struct Ratings<'a> {
    list: &'a [Cited<'a>],
}

#[derive(Template)]
#[template(path = "cite.html.jinja", block = "maybe")]
struct Maybe<'a> {
    text: &'a str,
    none: &'static str,
}

#[derive(Template)]
#[template(path = "cite.html.jinja", block = "numbers")]
struct Cells<'a> {
    row: &'a Numbers<'a>,
    evidenced: bool,
    reasons: bool,
}

/// A name and what stands under it.
pub(crate) fn fact<'a>(name: &'a str, value: &'a dyn Display) -> Safe<impl FastWritable + Display> {
    Safe(Fact { name, value })
}

/// A link to a criterion or a heading.
fn cited<'a>(cited: &'a Cited<'a>) -> Safe<impl FastWritable + Display> {
    Safe(Link { cited })
}

/// Links to several, in one line.
pub(crate) fn links<'a>(list: &'a [Cited<'a>]) -> Safe<impl FastWritable + Display> {
    Safe(Links { list })
}

/// Links to several, with how each was rated.
pub(crate) fn ratings<'a>(list: &'a [Cited<'a>]) -> Safe<impl FastWritable + Display> {
    Safe(Ratings { list })
}

/// A text, or that there is none.
pub(crate) fn or_none(text: &str) -> Safe<impl FastWritable + Display> {
    Safe(Maybe { text, none: word!("none") })
}

/// A score, or that there is none.
pub(crate) fn score(text: &str) -> Safe<impl FastWritable + Display> {
    Safe(Maybe { text, none: word!("profile.no-score") })
}

/// The cells of a row of the profile.
pub(crate) fn numbers<'a>(
    row: &'a Numbers<'a>,
    evidenced: bool,
    reasons: bool,
) -> Safe<impl FastWritable + Display> {
    Safe(Cells { row, evidenced, reasons })
}
