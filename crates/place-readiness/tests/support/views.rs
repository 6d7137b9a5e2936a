//! The slow twin: the answers, seen in each of the ways that scoring needs.

use super::exact::{Score, whole};
use super::naive::{Leaf, Node, Seen, evaluate};
use super::plain::{Answer, Criterion, Given, Rubric};

#[derive(Debug)]
pub(crate) struct Views {
    pub(crate) now: Node,
    pub(crate) low: Node,
    pub(crate) high: Node,
    pub(crate) evidenced: Node,
    pub(crate) pooled: Option<Score>,
}

impl Views {
    pub(crate) fn new(rubric: &Rubric, answers: &[Answer]) -> Self {
        let top = |criterion: &Criterion| Seen::Level(rubric.top(criterion));
        let now = see(rubric, answers, |_| Seen::Blank);
        Self {
            pooled: pooled(&now),
            low: see(rubric, answers, |_| Seen::Level(0)),
            high: see(rubric, answers, top),
            evidenced: see(rubric, &claims_lowered(rubric, answers), |_| Seen::Blank),
            now,
        }
    }
}

/// The scores of these answers, with every blank seen as `blank` says.
pub(crate) fn see(rubric: &Rubric, answers: &[Answer], blank: impl Fn(&Criterion) -> Seen) -> Node {
    let one = |(criterion, answer): (&Criterion, &Answer)| match answer.given {
        Given::Level(level) => Seen::Level(level),
        Given::NotApplicable => Seen::Outside,
        Given::NotKnown | Given::Unanswered => blank(criterion),
    };
    let seen: Vec<Seen> = rubric.criteria().into_iter().zip(answers).map(one).collect();
    evaluate(rubric, &seen)
}

/// The position that a claim without evidence counts as, where that differs.
pub(crate) fn counted_as(rubric: &Rubric, criterion: &Criterion, answer: &Answer) -> Option<usize> {
    let (from, otherwise) = rubric.evidence_expected.as_ref()?;
    let from = rubric.position(criterion, from)?;
    let otherwise = rubric.position(criterion, otherwise)?;
    match answer.given {
        Given::Level(level) if otherwise < from && from <= level && answer.evidence == 0 => {
            Some(otherwise)
        }
        _ => None,
    }
}

fn claims_lowered(rubric: &Rubric, answers: &[Answer]) -> Vec<Answer> {
    let lower = |(criterion, answer): (&Criterion, &Answer)| {
        let given = counted_as(rubric, criterion, answer).map_or(answer.given, Given::Level);
        Answer { given, ..answer.clone() }
    };
    rubric.criteria().into_iter().zip(answers).map(lower).collect()
}

/// The mean of all criteria at once, by their own weights.
fn pooled(now: &Node) -> Option<Score> {
    let (mut sum, mut total) = (whole(0), whole(0));
    for leaf in leaves(now) {
        if let Some(score) = &leaf.score {
            sum += score.value() * whole(i64::from(leaf.weight));
            total += whole(i64::from(leaf.weight));
        }
    }
    (total != whole(0)).then(|| Score::exact(sum / total))
}

fn leaves(node: &Node) -> Vec<&Leaf> {
    let mut found: Vec<&Leaf> = node.criteria.iter().collect();
    node.groups.iter().for_each(|group| found.extend(leaves(group)));
    found
}
