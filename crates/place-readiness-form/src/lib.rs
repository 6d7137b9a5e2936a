//! The browser's form for a rubric: one page that holds all it needs and asks nothing of any host.
//!
//! The script, the style and the engine in WebAssembly are parts that were built before and lie
//! beside these sources, so that nobody needs Node.js or a second compiler to write a form. Texts
//! of a rubric are treated as hostile: two stand in the page, escaped, and all others are packed.

#![forbid(unsafe_code)]

use askama::Template;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use place_readiness::problem::is_hidden;
use place_readiness::rubric::RubricDocument;
use place_readiness::{Evidence, Rubric};
use serde::Serialize;
use sha2::{Digest, Sha256};

const SCRIPT: &str = include_str!("../parts/form.js");
const STYLE: &str = include_str!("../parts/page.css");
/// The engine, packed by `gzip`.
const ENGINE: &[u8] = include_bytes!("../parts/engine.wasm.gz");
/// What the parts hold of others. Their licences ask to go wherever the page goes.
const OTHERS: &str = include_str!("../LICENSE-OTHERS");

const WITHOUT_SCRIPT: &str = "This form works out your result inside this page, and needs \
     JavaScript for that. JavaScript is switched off in this browser.";
/// Where a rubric does not say in which language it is.
const LANGUAGE: &str = "en-GB";

/// Why a form could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A fault in the template. No rubric can bring this about.
    #[error("the form could not be written: {0}")]
    Template(#[from] askama::Error),
    /// The rubric could not be written as JSON. No rubric can bring this about.
    #[error("the rubric could not be packed: {0}")]
    Json(#[from] serde_json::Error),
    /// There was no room for the packed rubric.
    #[error("the rubric could not be packed: {0}")]
    Packing(#[from] std::io::Error),
}

/// The form for a rubric, as one self-contained HTML page.
///
/// The same rubric gives the same bytes. With the rubric goes its evidence file, if it has one.
///
/// # Errors
///
/// None that a rubric can bring about; see [`Error`].
pub fn page(rubric: &Rubric) -> Result<String, Error> {
    let content = Content { rubric: rubric.document(), evidence: rubric.evidence() };
    let page = Page {
        language: rubric.document().language.as_deref().filter(is_language).unwrap_or(LANGUAGE),
        title: &on_one_line(&rubric.document().title),
        script_hash: &hash(SCRIPT),
        style_hash: &hash(STYLE),
        style: STYLE,
        without_script: WITHOUT_SCRIPT,
        engine: &BASE64_STANDARD.encode(ENGINE),
        content: &BASE64_STANDARD.encode(gzip(&serde_json::to_vec(&content)?)?),
        script: SCRIPT,
        others: OTHERS,
    };
    Ok(page.render()? + "\n")
}

#[derive(Template)]
#[template(path = "form.html")]
struct Page<'a> {
    language: &'a str,
    title: &'a str,
    script_hash: &'a str,
    style_hash: &'a str,
    style: &'a str,
    without_script: &'a str,
    engine: &'a str,
    content: &'a str,
    script: &'a str,
    others: &'a str,
}

/// What the page unpacks and hands to the engine.
#[derive(Serialize)]
struct Content<'a> {
    rubric: &'a RubricDocument,
    evidence: Option<&'a Evidence>,
}

/// As a policy in a page names a script or a style.
fn hash(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

/// Whether a text can be the name of a language, such as `en-GB`.
fn is_language(text: &&str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    text.bytes().all(fits) && text.bytes().next().is_some_and(|it| it.is_ascii_alphabetic())
}

/// Text without line breaks, and without characters that hide or reorder what stands around them.
fn on_one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect()
}

/// The examples of the README, as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
