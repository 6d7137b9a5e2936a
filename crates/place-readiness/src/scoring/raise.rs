//! One criterion a level up: the scores that come of it, without scoring all the rest again.
//!
//! A step changes the points of one group of criteria and, above it, one member of each group. These
//! are worked out by the operations of the kernel in its order, so that a step scores as its answers
//! would by themselves, to the last bit. Which groups have a score never changes: a step leaves
//! blanks alone.

use crate::document::decimal::Decimal;
use crate::rubric::choices::Aggregate;
use crate::scoring::code::{Asked, Blanks};
use crate::scoring::exact::{Exact, Fraction, by_float};
use crate::scoring::kernel::{finish, mean, term};
use crate::scoring::math::float;
use crate::scoring::plan::{Heading, Ladder, Members, Plan};

/// The answers before any step, made ready for many.
#[derive(Debug)]
pub(crate) struct Raises<'a> {
    plan: &'a Plan,
    before: &'a Exact<'a>,
    /// For each criterion, the group that it is in.
    homes: Vec<usize>,
    /// For each group, the one it is in, and its place among the members there.
    above: Vec<Option<(usize, usize)>>,
    /// What each group combines. A group of criteria that makes a mean of them has its sums.
    combined: Vec<Combined>,
}

/// Members of a group, in order, and the weights of those that have a score.
#[derive(Debug, Default)]
struct Combined {
    members: Vec<Member>,
    total: u64,
}

/// A member of a group. Where it does not count its score is not a number, and its term 0.
#[derive(Clone, Copy, Debug)]
struct Member {
    score: f64,
    weight: u64,
    /// What it adds to the sum.
    term: f64,
}

/// What one step would change.
#[derive(Debug)]
pub(crate) struct Raised<'r> {
    raises: &'r Raises<'r>,
    criterion: usize,
    /// Groups and their scores, from the one that holds the criterion upwards.
    changed: Vec<(usize, f64)>,
}

impl<'a> Raises<'a> {
    /// `before` has its blanks left out.
    pub(crate) fn new(before: &'a Exact<'a>) -> Self {
        let plan = before.plan;
        let mut raises = Self {
            plan,
            before,
            homes: vec![0; plan.criteria.len()],
            above: vec![None; plan.groups.len()],
            combined: plan.groups.iter().map(|group| Combined::new(before, group)).collect(),
        };
        for (position, group) in plan.groups.iter().enumerate() {
            raises.place(position, &group.members);
        }
        raises
    }

    /// Notes which group criteria or groups are in.
    fn place(&mut self, position: usize, members: &Members) {
        match members {
            Members::Criteria(ladder) => {
                let homes = self.homes.get_mut(ladder.criteria.clone());
                homes.unwrap_or_default().fill(position);
            }
            Members::Groups(members) => {
                for (n, (member, _)) in members.iter().enumerate() {
                    if let Some(above) = self.above.get_mut(*member) {
                        *above = Some((position, n));
                    }
                }
            }
        }
    }

    /// A criterion that has a level above its own, raised to it.
    pub(crate) fn raise(&'a self, criterion: usize) -> Raised<'a> {
        let mut changed = Vec::new();
        let mut next = self.own(criterion);
        while let Some((group, score)) = next {
            changed.push((group, score));
            let above = self.above(group);
            next = above.and_then(|(above, n)| Some((above, self.replaced(above, n, score)?)));
        }
        Raised { raises: self, criterion, changed }
    }

    fn above(&self, group: usize) -> Option<(usize, usize)> {
        self.above.get(group).copied().flatten()
    }

    fn home(&self, criterion: usize) -> Option<(usize, &Heading, &Ladder)> {
        let home = *self.homes.get(criterion)?;
        let group = self.plan.groups.get(home)?;
        Some((home, group, group.ladder()?))
    }

    /// The group of a criterion, and its score once that is raised; `None` where it stays.
    fn own(&self, criterion: usize) -> Option<(usize, f64)> {
        let (home, group, ladder) = self.home(criterion)?;
        self.before.score(home)?;
        if group.aggregate == Aggregate::Mean {
            let (points, answered) =
                self.before.sums(&self.before.scores.groups.get(home)?.sums)?;
            let points = points + self.gained(criterion, ladder)?;
            return Some((home, mean(points, answered, ladder.full)));
        }
        let asked = self.plan.criteria.get(criterion)?;
        let score = asked.score(self.code(criterion)?.saturating_add(1), Blanks::LeftOut)?;
        Some((home, self.replaced(home, criterion - ladder.criteria.start, score)?))
    }

    fn code(&self, criterion: usize) -> Option<u8> {
        self.before.codes.get(criterion).copied()
    }

    /// What a step adds to the weighted points of a group; `None` where that is nothing.
    fn gained(&self, criterion: usize, ladder: &Ladder) -> Option<u64> {
        let asked = self.plan.criteria.get(criterion)?;
        let code = usize::from(self.code(criterion)?);
        let more = asked.points.get(code + 1)? - asked.points.get(code)?;
        Some(asked.weight * more * (ladder.full / asked.top())).filter(|gained| *gained > 0)
    }

    /// The score of a group with another score of one member; `None` where it stays as it is.
    fn replaced(&self, group: usize, member: usize, score: f64) -> Option<f64> {
        let how = self.plan.groups.get(group)?.aggregate;
        let combined = self.combined.get(group)?;
        let one = combined.members.get(member).filter(|one| !one.score.is_nan())?;
        self.before.score(group)?;
        let raised = Member { score, term: term(how, score, float(one.weight)), ..*one };
        Some(combined.with(how, member, raised))
    }
}

impl Combined {
    fn new(before: &Exact<'_>, group: &Heading) -> Self {
        let plan = before.plan;
        let how = group.aggregate;
        let member = |score: Option<f64>, weight: u64| {
            let score = score.filter(|_| weight > 0).unwrap_or(f64::NAN);
            Member { score, weight, term: term(how, score, float(weight)) }
        };
        let members: Vec<Member> = match &group.members {
            Members::Criteria(_) if how == Aggregate::Mean => Vec::new(),
            Members::Criteria(ladder) => {
                let score = |(n, asked): (usize, &Asked)| {
                    asked.score(*before.codes.get(n)?, Blanks::LeftOut)
                };
                let steps = plan.steps(ladder);
                steps.map(|(n, it, _)| member(score((n, it)), it.weight / ladder.unit)).collect()
            }
            Members::Groups(members) => {
                members.iter().map(|(n, weight)| member(before.score(*n), *weight)).collect()
            }
        };
        let scored = members.iter().filter(|member| !member.score.is_nan());
        Self { total: scored.map(|member| member.weight).sum(), members }
    }

    /// The score with one member in the place of another that has a score.
    fn with(&self, how: Aggregate, place: usize, member: Member) -> f64 {
        let (before, rest) = self.members.split_at(place);
        let members = before.iter().chain([&member]).chain(rest.iter().skip(1));
        let (mut sum, mut lowest, mut highest) = (0.0, f64::INFINITY, f64::NEG_INFINITY);
        members.for_each(|member| {
            sum += member.term;
            lowest = if member.score < lowest { member.score } else { lowest };
            highest = if member.score > highest { member.score } else { highest };
        });
        finish(how, sum / float(self.total), lowest, highest)
    }
}

impl Raised<'_> {
    /// The score of a group after the step, where it has one.
    pub(crate) fn score(&self, group: usize) -> Option<f64> {
        let changed = self.changed.iter().find(|(position, _)| *position == group);
        changed.map(|(_, score)| *score).or_else(|| self.raises.before.score(group))
    }

    /// Whether the score of a group changes at all.
    pub(crate) fn changes(&self, group: usize) -> bool {
        self.changed.iter().any(|(position, _)| *position == group)
    }

    /// The rank of the band that the whole reaches after the step.
    pub(crate) fn rank(&self) -> Option<usize> {
        let whole = self.raises.plan.whole();
        self.score(whole)?;
        self.raises.plan.rank(|from| self.reaches(whole, from))
    }

    /// Whether a group that has a score reaches a threshold after the step.
    pub(crate) fn reaches(&self, group: usize, threshold: Decimal) -> bool {
        let before = self.raises.before;
        let Some(score) = self.score(group) else { return false };
        by_float(before.plan, score, threshold).unwrap_or_else(|| {
            // What was reached before is still reached: no step lowers a score.
            before.settles(group, threshold)
                || self.exact(group).is_some_and(|exact| exact >= Fraction::from(threshold))
        })
    }

    /// The exact score of a group that the step changes.
    fn exact(&self, group: usize) -> Option<Fraction> {
        let (mut position, mut gain) = self.own_gain()?;
        while position != group {
            let (above, member) = self.raises.above(position)?;
            gain = self.passed_on(above, member, position, &gain)?;
            position = above;
        }
        Some(self.raises.before.fraction(group)?.plus(&gain))
    }

    /// The group of the criterion, and what the step adds to its exact score.
    fn own_gain(&self) -> Option<(usize, Fraction)> {
        let Raises { before, .. } = self.raises;
        let (home, group, ladder) = self.raises.home(self.criterion)?;
        if group.aggregate == Aggregate::Mean {
            let (_, answered) = before.sums(&before.scores.groups.get(home)?.sums)?;
            let gained = self.raises.gained(self.criterion, ladder)?;
            return Some((home, Fraction::mean(gained, answered, ladder.full)));
        }
        let lowest = before.lowest(ladder, None)?;
        let gained = before.lowest(ladder, Some(self.criterion))?.saturating_sub(lowest);
        Some((home, Fraction::new(100 * gained, ladder.full)))
    }

    /// What a group gains where one of its members gains so much; `None` where that is nothing.
    fn passed_on(
        &self,
        group: usize,
        member: usize,
        position: usize,
        gain: &Fraction,
    ) -> Option<Fraction> {
        let Raises { plan, before, combined, .. } = self.raises;
        let combined = combined.get(group)?;
        let own = combined.members.get(member)?;
        let heading = plan.groups.get(group)?;
        if heading.aggregate == Aggregate::Mean {
            return Some(gain.times(own.weight, combined.total));
        }
        let Members::Groups(members) = &heading.members else { return None };
        let exact = before.fraction(position)?;
        // A minimum rises with its lowest member, as far as the next.
        let most = self.score(position)? + plan.margin;
        let mut gain = gain.clone();
        for ((rival, _), known) in members.iter().zip(&combined.members) {
            if *rival == position || known.score.is_nan() || known.score > most {
                continue;
            }
            let rival = before.fraction(*rival)?;
            if rival <= exact {
                return None;
            }
            gain = gain.min(rival.minus(exact));
        }
        Some(gain)
    }
}
