//! The slow twin: groups and criteria of the result, with what each contributes.

use std::slice::Iter;

use num_rational::BigRational;
use serde_json::{Value, json};

use super::exact::{Score, fraction, nearest, whole};
use super::naive::Node;
use super::plain::{Answer, Combine, Given, Group, Rubric};
use super::views::{Views, counted_as};

/// One place of the tree, seen each way.
#[derive(Clone, Copy)]
struct Place<'a> {
    now: &'a Node,
    low: &'a Node,
    high: &'a Node,
    evidenced: &'a Node,
}

pub(crate) fn groups(rubric: &Rubric, answers: &[Answer], views: &Views) -> Value {
    let place =
        Place { now: &views.now, low: &views.low, high: &views.high, evidenced: &views.evidenced };
    let share = views.now.score.as_ref().map(|_| whole(1));
    members(rubric, &rubric.groups, place, share.as_ref(), &mut answers.iter())
}

fn members(
    rubric: &Rubric,
    groups: &[Group],
    place: Place<'_>,
    share: Option<&BigRational>,
    answers: &mut Iter<'_, Answer>,
) -> Value {
    let shares = shares(place.now, share);
    let one = |(n, (about, share)): (usize, (&Group, &Option<BigRational>))| {
        group(rubric, about, place.member(n), share.as_ref(), answers)
    };
    groups.iter().zip(&shares).enumerate().map(one).collect()
}

fn group(
    rubric: &Rubric,
    group: &Group,
    place: Place<'_>,
    share: Option<&BigRational>,
    answers: &mut Iter<'_, Answer>,
) -> Value {
    let now = place.now;
    let evidenced = rubric.evidence_expected.as_ref().and(place.evidenced.score.as_ref());
    let criteria = criteria(rubric, group, now, share, answers);
    json!({
        "id": group.id,
        "weight": thousandths(u64::from(group.weight)),
        "score": double(now.score.as_ref()),
        "low": double(place.low.score.as_ref()),
        "high": double(place.high.score.as_ref()),
        "coverage": coverage(now),
        "evidenced": double(evidenced),
        "contribution": contribution(share, now.score.as_ref()),
        "answered_weight": thousandths(now.answered_weight),
        "applicable_weight": thousandths(now.applicable_weight),
        "answered": now.answered,
        "applicable": now.applicable,
        "reason_code": now.reason,
        "groups": members(rubric, &group.groups, place, share, answers),
        "criteria": criteria,
    })
}

fn criteria(
    rubric: &Rubric,
    group: &Group,
    now: &Node,
    share: Option<&BigRational>,
    answers: &mut Iter<'_, Answer>,
) -> Value {
    let shares = shares(now, share);
    let mut values = Vec::new();
    for (n, criterion) in group.criteria.iter().enumerate() {
        let answer = answers.next().unwrap();
        let score = now.criteria[n].score.as_ref();
        let counted_as = counted_as(rubric, criterion, answer);
        let option = |position: usize| &rubric.options(criterion)[position].0;
        values.push(json!({
            "id": criterion.id,
            "state": state(answer.given),
            "level": level(answer.given).map(option),
            "score": double(score),
            "contribution": contribution(shares[n].as_ref(), score),
            "weight": thousandths(u64::from(criterion.weight)),
            "critical": criterion.critical,
            "counted_as": counted_as.map(option),
        }));
    }
    values.into()
}

/// What part of the overall score each member has, where its parent has this part.
fn shares(node: &Node, share: Option<&BigRational>) -> Vec<Option<BigRational>> {
    let leaves = node.criteria.iter().map(|leaf| (leaf.weight, leaf.score.as_ref()));
    let groups = node.groups.iter().map(|group| (group.weight, group.score.as_ref()));
    let members: Vec<(u32, Option<&Score>)> = leaves.chain(groups).collect();
    let counts = |(weight, score): &&(u32, Option<&Score>)| *weight > 0 && score.is_some();
    let total: i64 = members.iter().filter(counts).map(|(weight, _)| i64::from(*weight)).sum();
    let lowest = first_lowest(&members);
    let part = |(n, (weight, score)): (usize, &(u32, Option<&Score>))| {
        let share = share.filter(|_| score.is_some())?;
        match node.combine {
            Combine::Geometric => None,
            _ if *weight == 0 => Some(whole(0)),
            Combine::Minimum => Some(if lowest == Some(n) { share.clone() } else { whole(0) }),
            Combine::Mean => Some(share * fraction(i64::from(*weight), total)),
        }
    };
    members.iter().enumerate().map(part).collect()
}

fn first_lowest(members: &[(u32, Option<&Score>)]) -> Option<usize> {
    let mut lowest: Option<(usize, f64)> = None;
    for (n, (weight, score)) in members.iter().enumerate() {
        let Some(score) = score.filter(|_| *weight > 0) else { continue };
        if lowest.is_none_or(|(_, least)| score.double < least) {
            lowest = Some((n, score.double));
        }
    }
    lowest.map(|(n, _)| n)
}

fn contribution(share: Option<&BigRational>, score: Option<&Score>) -> Option<f64> {
    Some(nearest(&(share? * score?.value())))
}

pub(crate) fn coverage(node: &Node) -> Option<f64> {
    let weight = |thousandths: u64| i64::try_from(thousandths).unwrap();
    (node.applicable_weight > 0).then(|| {
        nearest(&fraction(100 * weight(node.answered_weight), weight(node.applicable_weight)))
    })
}

pub(crate) fn double(score: Option<&Score>) -> Option<f64> {
    score.map(|score| score.double)
}

fn thousandths(number: u64) -> f64 {
    nearest(&fraction(i64::try_from(number).unwrap(), 1000))
}

fn state(given: Given) -> &'static str {
    match given {
        Given::Level(_) => "level",
        Given::NotApplicable => "not_applicable",
        Given::NotKnown => "not_known",
        Given::Unanswered => "unanswered",
    }
}

fn level(given: Given) -> Option<usize> {
    if let Given::Level(level) = given { Some(level) } else { None }
}

impl<'a> Place<'a> {
    fn member(self, n: usize) -> Self {
        let member = |node: &'a Node| &node.groups[n];
        Self {
            now: member(self.now),
            low: member(self.low),
            high: member(self.high),
            evidenced: member(self.evidenced),
        }
    }
}
