//! The slow twin, second part: conditions in three values, and bands.

use super::exact::Score;
use super::naive::Node;
use super::plain::{Answer, Criterion, Given, Of, Range, Rubric, When};

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Verdict {
    No,
    CannotTell,
    Yes,
}

/// What a condition comes to, and the criteria or groups behind it.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) verdict: Verdict,
    /// What meets it, where it holds.
    pub(crate) because: Vec<String>,
    /// What leaves it open, where blanks do.
    pub(crate) open: Vec<String>,
}

/// Whether groups are judged by the score they have, or by all they still could have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scope {
    Now,
    StillPossible,
}

/// Everything that a condition looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) rubric: &'a Rubric,
    pub(crate) answers: &'a [Answer],
    pub(crate) now: &'a Node,
    pub(crate) low: &'a Node,
    pub(crate) high: &'a Node,
}

impl Facts<'_> {
    pub(crate) fn find(&self, when: &When, scope: Scope) -> Finding {
        match when {
            When::Rated { criterion, range } => self.counted(
                |one| one.id == *criterion,
                1,
                |one, answer| self.rated(one, answer, range),
            ),
            When::Count { of, range, min } => {
                let among = |one: &Criterion| match of {
                    Of::Critical => one.critical.is_some(),
                    Of::These(ids) => ids.contains(&one.id),
                };
                self.counted(among, *min, |one, answer| self.rated(one, answer, range))
            }
            When::Any(parts) => self.joined(parts, scope, Iterator::max),
            When::All(parts) => self.joined(parts, scope, Iterator::min),
            When::AnyGroupBelow(threshold) => self.any_group_below(*threshold, scope),
            When::CriticalUnanswered => {
                self.counted(is_critical, 1, |_, answer| either(answer.is_blank()))
            }
            When::CriticalWithoutEvidence(option) => {
                let range = Range { at_least: Some(option.clone()), at_most: None };
                self.counted(is_critical, 1, |one, answer| {
                    // About the record as it stands, so a blank does not leave it open.
                    let rated = self.rated(one, answer, &range) == Verdict::Yes;
                    either(rated && answer.evidence == 0)
                })
            }
        }
    }

    /// A blank could still be rated so: a range always has an option in it.
    fn rated(&self, criterion: &Criterion, answer: &Answer, range: &Range) -> Verdict {
        match answer.given {
            Given::NotApplicable => Verdict::No,
            Given::NotKnown | Given::Unanswered => Verdict::CannotTell,
            Given::Level(level) => {
                let position = |id: &Option<String>| {
                    id.as_ref().map(|id| self.rubric.position(criterion, id).unwrap())
                };
                let reaches = position(&range.at_least).is_none_or(|least| level >= least);
                either(reaches && position(&range.at_most).is_none_or(|most| level <= most))
            }
        }
    }

    fn counted(
        &self,
        among: impl Fn(&Criterion) -> bool,
        min: usize,
        verdict: impl Fn(&Criterion, &Answer) -> Verdict,
    ) -> Finding {
        let (mut meet, mut blank) = (Vec::new(), Vec::new());
        for (criterion, answer) in self.rubric.criteria().into_iter().zip(self.answers) {
            if !among(criterion) {
                continue;
            }
            match verdict(criterion, answer) {
                Verdict::Yes => meet.push(criterion.id.clone()),
                Verdict::CannotTell => blank.push(criterion.id.clone()),
                Verdict::No => {}
            }
        }
        finding(meet, blank, min)
    }

    fn joined(
        &self,
        parts: &[When],
        scope: Scope,
        join: impl Fn(std::vec::IntoIter<Verdict>) -> Option<Verdict>,
    ) -> Finding {
        let found: Vec<Finding> = parts.iter().map(|part| self.find(part, scope)).collect();
        let verdicts: Vec<Verdict> = found.iter().map(|part| part.verdict).collect();
        let verdict = join(verdicts.into_iter()).unwrap();
        let mut joined = Finding { verdict, because: Vec::new(), open: Vec::new() };
        for part in found {
            match (verdict, part.verdict) {
                (Verdict::Yes, Verdict::Yes) => joined.because.extend(part.because),
                (Verdict::CannotTell, Verdict::CannotTell) => joined.open.extend(part.open),
                _ => {}
            }
        }
        joined.because = self.in_order(&joined.because);
        joined.open = self.in_order(&joined.open);
        joined
    }

    /// Each id once, in the order of the rubric: criteria, then groups.
    fn in_order(&self, ids: &[String]) -> Vec<String> {
        let criteria = self.rubric.criteria().into_iter().map(|criterion| &criterion.id);
        let groups = self.rubric.groups.iter().map(|group| &group.id);
        criteria.chain(groups).filter(|id| ids.contains(id)).cloned().collect()
    }

    fn any_group_below(&self, threshold: u32, scope: Scope) -> Finding {
        let below = |score: &Option<Score>| score.as_ref().is_some_and(|it| !it.reaches(threshold));
        let (mut meet, mut open) = (Vec::new(), Vec::new());
        for (n, group) in self.rubric.groups.iter().enumerate() {
            let is_below = match scope {
                Scope::Now => below(&self.now.groups[n].score),
                Scope::StillPossible => below(&self.high.groups[n].score),
            };
            if is_below {
                meet.push(group.id.clone());
            } else if below(&self.low.groups[n].score) {
                open.push(group.id.clone());
            }
        }
        finding(meet, open, 1)
    }
}

fn finding(meet: Vec<String>, blank: Vec<String>, min: usize) -> Finding {
    if meet.len() >= min {
        return Finding { verdict: Verdict::Yes, because: meet, open: Vec::new() };
    }
    let because = Vec::new();
    if meet.len() + blank.len() >= min {
        return Finding { verdict: Verdict::CannotTell, because, open: blank };
    }
    Finding { verdict: Verdict::No, because, open: Vec::new() }
}

fn either(yes: bool) -> Verdict {
    if yes { Verdict::Yes } else { Verdict::No }
}

fn is_critical(criterion: &Criterion) -> bool {
    criterion.critical.is_some()
}

impl When {
    /// Whether it asks about blanks or evidence, at any depth.
    pub(crate) fn is_about_the_record(&self) -> bool {
        match self {
            Self::CriticalUnanswered | Self::CriticalWithoutEvidence(_) => true,
            Self::Any(parts) | Self::All(parts) => parts.iter().any(Self::is_about_the_record),
            _ => false,
        }
    }
}

/// A band by its rank among those that a score can reach; `None` is the one for too few answers.
pub(crate) type Rank = Option<usize>;

/// The highest band whose `from` the score reaches.
pub(crate) fn reached(rubric: &Rubric, score: Option<&Score>) -> Rank {
    let score = score?;
    rubric.bands.iter().filter_map(|band| band.from).rposition_of(|from| score.reaches(from))
}

/// The rank held down to the lowest of these ceilings, and the gates that hold it there.
pub(crate) fn held(rubric: &Rubric, rank: Rank, gates: &[bool]) -> (Rank, Vec<String>) {
    let Some(rank) = rank else { return (None, Vec::new()) };
    let ceilings: Vec<(usize, &String)> = rubric
        .gates
        .iter()
        .zip(gates)
        .filter(|(_, applies)| **applies)
        .map(|(gate, _)| (rank_of(rubric, &gate.ceiling), &gate.id))
        .collect();
    let lowest = ceilings.iter().map(|(ceiling, _)| *ceiling).min();
    let Some(lowest) = lowest.filter(|lowest| *lowest < rank) else {
        return (Some(rank), Vec::new());
    };
    let holding = ceilings.iter().filter(|(ceiling, _)| *ceiling == lowest);
    (Some(lowest), holding.map(|(_, id)| (*id).clone()).collect())
}

/// The id of a rank: that of the band for too few answers, if there is one, where there is none.
pub(crate) fn band_id(rubric: &Rubric, rank: Rank) -> Option<&str> {
    let mut bands = rubric.bands.iter();
    let band = match rank {
        Some(rank) => bands.filter(|band| band.from.is_some()).nth(rank),
        None => bands.find(|band| band.from.is_none()),
    };
    band.map(|band| band.id.as_str())
}

fn rank_of(rubric: &Rubric, id: &str) -> usize {
    rubric.bands.iter().filter(|band| band.from.is_some()).position(|band| band.id == id).unwrap()
}

trait LastPosition: Iterator + Sized {
    fn rposition_of(self, mut holds: impl FnMut(Self::Item) -> bool) -> Option<usize> {
        let mut last = None;
        for (n, item) in self.enumerate() {
            if holds(item) {
                last = Some(n);
            }
        }
        last
    }
}

impl<I: Iterator> LastPosition for I {}
