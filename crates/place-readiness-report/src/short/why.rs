//! Why a result has its score and its band.

use askama::Template;

use place_readiness::result::GroupResult;
use place_readiness::rubric::Aggregate;

use super::{line, plain};
use crate::view::{
    self, Band, Heading, Lookup, Notice, criteria_in_words, headings, headings_in_words,
};
use crate::words::{self, fill, say, word};
use crate::{Error, template};

/// How a score and a band came about.
#[derive(Debug)]
pub(crate) struct Why<'a> {
    language: &'a str,
    line: String,
    label: Option<&'a str>,
    /// How the overall score is made, or why there is none.
    overall: String,
    /// Whether there are points to name.
    pointed: bool,
    parts: Vec<Part<'a>>,
    /// Absent where only one heading is told of.
    band: Option<Band<'a>>,
    notice: String,
}

#[derive(Template)]
#[template(path = "short-why.txt.jinja", escape = "txt")]
struct AsText<'a> {
    why: &'a Why<'a>,
}

#[derive(Template)]
#[template(path = "short-why.html.jinja")]
struct AsHtml<'a> {
    why: &'a Why<'a>,
}

/// A heading with its answers; those beneath it follow it in the list.
#[derive(Debug)]
struct Part<'a> {
    heading: Heading<'a>,
    /// How its score is made of its members.
    made: String,
}

impl Why<'_> {
    pub(crate) fn text(&self) -> Result<String, Error> {
        Ok(plain::hang(&template::render(&AsText { why: self })?))
    }

    pub(crate) fn html(&self) -> Result<String, Error> {
        template::render(&AsHtml { why: self })
    }
}

impl<'a> Why<'a> {
    pub(crate) fn new(lookup: &Lookup<'a>, group: Option<&str>) -> Result<Self, Error> {
        Ok(Self {
            language: view::language(lookup.rubric),
            line: line::facts(lookup),
            label: line::label(lookup.result),
            overall: overall(lookup),
            pointed: lookup.result.groups.iter().any(|group| group.contribution.is_some()),
            parts: parts(lookup, group)?,
            band: if group.is_none() { Band::new(lookup) } else { None },
            notice: Notice::new(&lookup.result.notice).text(),
        })
    }
}

impl Part<'_> {
    /// Its score, how it is made, and what it brings to the overall score.
    fn sentence(&self) -> String {
        let part = &self.heading;
        let score = match (part.score.as_str(), part.reason) {
            ("", reason) => {
                let reason = reason.unwrap_or_default();
                say!("short.part-none").with("title", part.title).with("reason", reason)
            }
            (score, _) => say!("short.part")
                .with("title", part.title)
                .with("score", score)
                .with("made", &self.made),
        };
        let possible = if part.range.is_empty() || part.range == part.score {
            String::new()
        } else {
            format!(" {}", say!("short.possible").with("range", &part.range))
        };
        let weight = if part.contribution.is_empty() {
            say!("answer.weight-sentence").with("weight", &part.weight)
        } else {
            let points = &part.contribution;
            say!("short.weight-points").with("weight", &part.weight).with("points", points)
        };
        format!("{score}{possible} {weight}")
    }
}

/// Every heading, or one with what is beneath it, each before its members.
fn parts<'a>(lookup: &Lookup<'a>, group: Option<&str>) -> Result<Vec<Part<'a>>, Error> {
    let all = lookup.headings();
    let (start, end) = match group {
        None => (0, all.len()),
        Some(id) => {
            let missing = || Error::NoHeading(id.to_owned());
            let start = all.iter().position(|(_, it, _)| it.id == id).ok_or_else(missing)?;
            let depth = all.get(start).map_or(0, |(depth, _, _)| *depth);
            let below = all.iter().skip(start + 1).take_while(|(it, _, _)| *it > depth);
            (start, start + 1 + below.count())
        }
    };
    let parts = headings(lookup).into_iter().zip(all);
    let parts = parts.map(|(heading, (_, _, result))| Part { heading, made: made(result) });
    Ok(parts.skip(start).take(end - start).collect())
}

fn overall(lookup: &Lookup<'_>) -> String {
    let (overall, groups) = (&lookup.result.overall, &lookup.result.groups);
    let Some(score) = overall.score else {
        let reason = overall.reason.clone().unwrap_or_default();
        return fill(word!("short.overall-none"), &[("reason", reason)]);
    };
    let members = Members::of(groups.iter().map(|group| (group.score, group.weight)));
    let how = lookup.rubric.document().aggregate;
    let made = members.combined(how, &headings_in_words(members.counted));
    let gaps = [("score", lookup.cuts.tenths(score)), ("made", made)];
    fill(word!("short.overall"), &gaps)
}

/// How the score of a heading is made: "the weighted mean of 6 criteria".
fn made(result: &GroupResult) -> String {
    if result.groups.is_empty() {
        let members = Members::of(result.criteria.iter().map(|it| (it.score, it.weight)));
        return members.combined(result.aggregate, &criteria_in_words(members.counted));
    }
    let members = Members::of(result.groups.iter().map(|it| (it.score, it.weight)));
    members.combined(result.aggregate, &headings_in_words(members.counted))
}

/// The members of a heading that count in its score.
struct Members {
    counted: usize,
    /// Whether all count the same.
    equal: bool,
}

impl Members {
    fn of(members: impl Iterator<Item = (Option<f64>, f64)>) -> Self {
        let counts = |(score, weight): &(Option<f64>, f64)| score.is_some() && *weight > 0.0;
        let weights: Vec<f64> = members.filter(counts).map(|(_, weight)| weight).collect();
        let first = weights.first();
        Self { counted: weights.len(), equal: weights.iter().all(|weight| Some(weight) == first) }
    }

    fn combined(&self, how: Aggregate, members: &str) -> String {
        let words = match (how, self.equal) {
            (Aggregate::Mean, true) => word!("short.mean"),
            (Aggregate::Mean, false) => word!("short.weighted-mean"),
            (Aggregate::Minimum, _) => word!("short.minimum"),
            (Aggregate::Geometric, true) => word!("short.geometric"),
            (Aggregate::Geometric, false) => word!("short.weighted-geometric"),
        };
        fill(words, &[("members", members.to_owned())])
    }
}
