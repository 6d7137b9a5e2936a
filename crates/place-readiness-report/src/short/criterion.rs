//! One criterion with its levels.

use askama::Template;

use super::plain;
use crate::view::Explained;
use crate::words;
use crate::{Error, template};

#[derive(Template)]
#[template(path = "short-criterion.txt.jinja", escape = "txt")]
struct AsText<'a> {
    asked: &'a Explained<'a>,
}

#[derive(Template)]
#[template(path = "short-criterion.html.jinja")]
struct AsHtml<'a> {
    asked: &'a Explained<'a>,
}

pub(crate) fn text(asked: &Explained<'_>) -> Result<String, Error> {
    Ok(plain::hang(&template::render(&AsText { asked })?))
}

pub(crate) fn html(asked: &Explained<'_>) -> Result<String, Error> {
    template::render(&AsHtml { asked })
}
