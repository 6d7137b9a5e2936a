//! Next steps: one level up, the most useful first.

use place_readiness::Rubric;
use place_readiness::result::NextStep;

use super::Lookup;

/// The steps: a few to begin with, and the rest.
#[derive(Debug)]
pub(crate) struct Steps<'a> {
    pub(crate) first: Vec<Step<'a>>,
    pub(crate) rest: Vec<Step<'a>>,
}

/// One level up on one criterion.
#[derive(Debug)]
pub(crate) struct Step<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) from: String,
    pub(crate) from_text: Option<&'a str>,
    pub(crate) to: String,
    pub(crate) to_text: Option<&'a str>,
    pub(crate) text: Option<&'a str>,
    pub(crate) who: Option<&'a str>,
    pub(crate) unlocks: &'a str,
}

/// How many steps a report begins with.
const FIRST: usize = 5;

impl<'a> Steps<'a> {
    pub(crate) fn new(lookup: &Lookup<'a>) -> Self {
        let steps = lookup.result.next_steps.as_deref().unwrap_or_default();
        let mut first: Vec<_> = steps.iter().filter_map(|step| Step::new(lookup, step)).collect();
        let rest = first.split_off(first.len().min(FIRST));
        Self { first, rest }
    }
}

impl<'a> Step<'a> {
    pub(crate) fn new(lookup: &Lookup<'a>, step: &'a NextStep) -> Option<Self> {
        let criterion = lookup.criterion(&step.criterion)?;
        Some(Self {
            id: &criterion.id,
            title: &criterion.title,
            from: lookup.option(criterion, &step.from),
            from_text: lookup.level_text(criterion, &step.from),
            to: lookup.option(criterion, &step.to),
            to_text: lookup.level_text(criterion, &step.to),
            text: step.text.as_deref(),
            who: step.who_has_to_act.as_deref().map(|id| lookup.actor(id)),
            unlocks: &step.unlocks,
        })
    }
}

/// What people call an actor.
pub(crate) fn actor<'a>(rubric: &'a Rubric, id: &'a str) -> &'a str {
    let actors = &rubric.document().actors;
    actors.iter().find(|actor| actor.id == id).map_or(id, |actor| &actor.title)
}
