//! Looking up what ids stand for.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use place_readiness::result::{CriterionResult, GroupResult, Reason};
use place_readiness::rubric::{
    AnswerOption, Criterion, Critical, Gate, Group, Label, Lens, Pattern,
};
use place_readiness::{Index, Rubric, ScoreResult};

use crate::number::Cuts;
use crate::words::{fill, word};

/// A rubric and a result of it, with everything in them to be found by id.
#[derive(Debug)]
pub(crate) struct Lookup<'a> {
    pub(crate) rubric: &'a Rubric,
    pub(crate) result: &'a ScoreResult,
    pub(crate) cuts: Cuts,
    pub(crate) criteria: BTreeMap<&'a str, &'a Criterion>,
    pub(crate) answers: BTreeMap<&'a str, &'a CriterionResult>,
    places: Places<'a>,
}

/// Where things stand, each worked out when it is first asked for: most views ask for few.
#[derive(Debug, Default)]
struct Places<'a> {
    bands: OnceCell<Index<'a>>,
    gates: OnceCell<Index<'a>>,
    patterns: OnceCell<Index<'a>>,
    lenses: OnceCell<Index<'a>>,
    actors: OnceCell<Index<'a>>,
    groups: OnceCell<Index<'a>>,
    results: OnceCell<Index<'a>>,
    labels: OnceCell<Index<'a>>,
    /// The values of each label.
    values: OnceCell<Vec<Index<'a>>>,
}

/// A criterion, or a heading, that something rests on, with how it was rated.
#[derive(Clone, Debug)]
pub(crate) struct Cited<'a> {
    pub(crate) id: &'a str,
    /// Empty for a heading, which is known by its title.
    pub(crate) code: &'a str,
    pub(crate) title: &'a str,
    pub(crate) rating: String,
}

impl Display for Cited<'_> {
    /// On one line: "SCO-3 It is clear who decides what: 1 (First sign)".
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let code = if self.code.is_empty() { "" } else { " " };
        let rated = if self.rating.is_empty() { "" } else { ": " };
        write!(out, "{}{code}{}{rated}{}", self.code, self.title, self.rating)
    }
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(rubric: &'a Rubric, result: &'a ScoreResult) -> Self {
        // Not collected: that would take a sort, which every page with a form would have to carry.
        let (mut criteria, mut answers) = (BTreeMap::new(), BTreeMap::new());
        criteria.extend(rubric.criteria().map(|it| (it.id.as_str(), it)));
        result.groups.iter().for_each(|group| gather(group, &mut answers));
        let places = Places::default();
        Self { rubric, result, cuts: Cuts::of(rubric), criteria, answers, places }
    }

    pub(crate) fn criterion(&self, id: &str) -> Option<&'a Criterion> {
        self.criteria.get(id).copied()
    }

    pub(crate) fn answer(&self, id: &str) -> Option<&'a CriterionResult> {
        self.answers.get(id).copied()
    }

    /// Every criterion with its answer, in the order of the rubric.
    pub(crate) fn answered(&self) -> impl Iterator<Item = (&'a Criterion, &'a CriterionResult)> {
        self.rubric.criteria().filter_map(|it| Some((it, self.answer(&it.id)?)))
    }

    /// The title of a band.
    pub(crate) fn band(&self, id: &'a str) -> &'a str {
        let bands = &self.rubric.document().bands;
        find(&self.places.bands, bands, |it| &it.id, id).map_or(id, |band| &band.title)
    }

    /// A gate of the rubric.
    pub(crate) fn gate(&self, id: &str) -> Option<&'a Gate> {
        find(&self.places.gates, &self.rubric.document().gates, |it| &it.id, id)
    }

    /// A pattern of the rubric.
    pub(crate) fn pattern(&self, id: &str) -> Option<&'a Pattern> {
        find(&self.places.patterns, &self.rubric.document().patterns, |it| &it.id, id)
    }

    /// A lens of the rubric.
    pub(crate) fn lens(&self, id: &str) -> Option<&'a Lens> {
        find(&self.places.lenses, &self.rubric.document().lenses, |it| &it.id, id)
    }

    /// A label of the rubric, with its place among them and the index of its values.
    pub(crate) fn label(&self, id: &str) -> Option<(usize, &'a Label, &Index<'a>)> {
        let labels = &self.rubric.document().labels;
        let of = || Index::of(labels.iter().map(|it| it.id.as_str()));
        let place = self.places.labels.get_or_init(of).position(id)?;
        let values = |it: &'a Label| Index::of(it.values.iter().map(|value| value.id.as_str()));
        let values = self.places.values.get_or_init(|| labels.iter().map(values).collect());
        Some((place, labels.get(place)?, values.get(place)?))
    }

    /// What people call an actor.
    pub(crate) fn actor(&self, id: &'a str) -> &'a str {
        let actors = &self.rubric.document().actors;
        find(&self.places.actors, actors, |it| &it.id, id).map_or(id, |actor| &actor.title)
    }

    /// A top heading, by its id.
    fn heading(&self, id: &str) -> Option<(&'a Group, &'a GroupResult)> {
        let group = find(&self.places.groups, &self.rubric.document().groups, |it| &it.id, id)?;
        Some((group, find(&self.places.results, &self.result.groups, |it| &it.id, id)?))
    }

    /// What a criterion or a top heading is called, and how it was rated.
    pub(crate) fn cited(&self, id: &'a str) -> Cited<'a> {
        if let Some(criterion) = self.criterion(id) {
            let rating = self.answer(id).map(|answer| self.rating(criterion, answer));
            let rating = rating.unwrap_or_default();
            return Cited { id, code: id, title: &criterion.title, rating };
        }
        let Some((group, result)) = self.heading(id) else {
            return Cited { id, code: "", title: id, rating: String::new() };
        };
        let score = result.score.map(|score| self.cuts.tenths(score));
        let rating = score.unwrap_or_else(|| self.range(result.low, result.high));
        Cited { id, code: "", title: &group.title, rating }
    }

    pub(crate) fn all_cited(&self, ids: &'a [String]) -> Vec<Cited<'a>> {
        ids.iter().map(|id| self.cited(id)).collect()
    }

    /// How a criterion was rated, in words: "1 (First sign)", or that it was not.
    pub(crate) fn rating(&self, criterion: &Criterion, answer: &CriterionResult) -> String {
        match answer.level.as_deref() {
            Some(level) => self.option(criterion, level),
            None => super::state(answer.state).to_owned(),
        }
    }

    /// An answer option in words: "1 (First sign)".
    pub(crate) fn option(&self, criterion: &Criterion, id: &str) -> String {
        let known = self.rubric.options(criterion).iter().find(|option| option.id == id);
        known.map_or_else(|| id.to_owned(), option)
    }

    /// What is true of the Place at an option, in the words of the rubric.
    pub(crate) fn level_text(&self, criterion: &'a Criterion, id: &str) -> Option<&'a str> {
        let mut options = self.rubric.options(criterion).iter();
        let position = options.position(|option| option.id == id)?;
        criterion.levels.get(position).map(|level| level.text.as_str())
    }

    /// Where a score lies as blanks are filled: "16.4 to 67.3".
    pub(crate) fn range(&self, low: Option<f64>, high: Option<f64>) -> String {
        let Some((low, high)) = low.zip(high) else { return String::new() };
        let (low, high) = (self.cuts.tenths(low), self.cuts.tenths(high));
        if low == high { low } else { fill(word!("range"), &[("low", low), ("high", high)]) }
    }

    /// A list of headings and what they ask, with their results, each before its members.
    pub(crate) fn headings(&self) -> Vec<(usize, &'a Group, &'a GroupResult)> {
        let mut found = Vec::new();
        walk(&self.rubric.document().groups, &self.result.groups, 0, &mut found);
        found
    }
}

/// The thing with an id, by an index of all of them.
fn find<'a, T>(
    places: &OnceCell<Index<'a>>,
    things: &'a [T],
    name: fn(&'a T) -> &'a String,
    id: &str,
) -> Option<&'a T> {
    let index = places.get_or_init(|| Index::of(things.iter().map(|it| name(it).as_str())));
    index.find(things, id)
}

/// An answer option in words: "1 (First sign)".
pub(crate) fn option(option: &AnswerOption) -> String {
    let (id, label) = (option.id.as_str(), option.label.as_str());
    if label.is_empty() || label.eq_ignore_ascii_case(id) {
        return if label.is_empty() { id } else { label }.to_owned();
    }
    fill(word!("rating"), &[("id", id.to_owned()), ("label", label.to_owned())])
}

/// Why there is no score, in a few words.
pub(crate) fn why_none(reason: Option<Reason>) -> &'static str {
    match reason {
        Some(Reason::NothingApplies) => word!("reason.nothing-applies"),
        Some(Reason::NothingAnswered) => word!("reason.nothing-answered"),
        Some(Reason::TooFewAnswered | Reason::GroupWithoutScore) | None => {
            word!("reason.too-few-answered")
        }
    }
}

/// The word for a criterion that others cannot make up for.
pub(crate) fn critical(criterion: &Criterion) -> Option<&'static str> {
    criterion.critical.map(|critical| match critical {
        Critical::Root => word!("critical.root"),
        Critical::Critical => word!("critical.critical"),
    })
}

fn gather<'a>(group: &'a GroupResult, answers: &mut BTreeMap<&'a str, &'a CriterionResult>) {
    answers.extend(group.criteria.iter().map(|answer| (answer.id.as_str(), answer)));
    group.groups.iter().for_each(|group| gather(group, answers));
}

fn walk<'a>(
    groups: &'a [Group],
    results: &'a [GroupResult],
    depth: usize,
    found: &mut Vec<(usize, &'a Group, &'a GroupResult)>,
) {
    let index = Index::of(results.iter().map(|result| result.id.as_str()));
    for group in groups {
        let Some(result) = index.find(results, &group.id) else { continue };
        found.push((depth, group, result));
        walk(&group.groups, &result.groups, depth + 1, found);
    }
}
