//! The slow twin: what one step up on one criterion would change.

use serde_json::{Value, json};

use super::naive::{Node, Seen};
use super::plain::{Answer, Criterion, Given};
use super::rules::{Facts, Rank, Scope, Verdict, band_id, held, reached};
use super::views::see;

/// One step for each criterion below its top, in the order of the rubric.
pub(crate) fn next_steps(facts: &Facts<'_>) -> Value {
    let before = Standing::new(facts);
    let mut steps = Vec::new();
    for (n, criterion) in facts.rubric.criteria().into_iter().enumerate() {
        if let Given::Level(level) = facts.answers[n].given
            && level < facts.rubric.top(criterion)
        {
            steps.push(step(facts, &before, n, criterion, level));
        }
    }
    steps.into()
}

/// Where the gates leave the band.
struct Standing {
    applying: Vec<bool>,
    rank: Rank,
}

fn step(
    facts: &Facts<'_>,
    before: &Standing,
    n: usize,
    criterion: &Criterion,
    level: usize,
) -> Value {
    let mut answers: Vec<Answer> = facts.answers.to_vec();
    answers[n].given = Given::Level(level + 1);
    let now = see(facts.rubric, &answers, |_| Seen::Blank);
    let then = Facts { answers: &answers, now: &now, ..*facts };
    let options = facts.rubric.options(criterion);
    let after = Standing::new(&then);
    let higher = after.rank.filter(|_| after.rank > before.rank);
    json!({
        "criterion": criterion.id,
        "from": options[level].0,
        "to": options[level + 1].0,
        "points": points(facts.now, &now),
        "lifts": lifts(facts, before, &after),
        "eases": eases(facts, criterion),
        "reaches": higher.and_then(|_| band_id(facts.rubric, higher)),
    })
}

fn points(before: &Node, after: &Node) -> Option<f64> {
    Some(after.score.as_ref()?.double - before.score.as_ref()?.double)
}

fn lifts<'a>(facts: &Facts<'a>, before: &Standing, after: &Standing) -> Vec<&'a str> {
    let gates = facts.rubric.gates.iter().zip(before.applying.iter().zip(&after.applying));
    let lifted = gates.filter(|(_, (before, after))| **before && !**after);
    lifted.map(|(gate, _)| gate.id.as_str()).collect()
}

fn eases<'a>(facts: &Facts<'a>, criterion: &Criterion) -> Vec<&'a str> {
    let above = facts
        .rubric
        .groups
        .iter()
        .find(|group| group.all_criteria().iter().any(|below| below.id == criterion.id));
    let behind = [&criterion.id, &above.unwrap().id];
    let helps = |when| facts.find(when, Scope::Now).because.iter().any(|id| behind.contains(&id));
    let gates = facts.rubric.gates.iter().filter(|gate| helps(&gate.when));
    gates.map(|gate| gate.id.as_str()).collect()
}

impl Standing {
    fn new(facts: &Facts<'_>) -> Self {
        let applying = facts.applying();
        let by_score = reached(facts.rubric, facts.now.score.as_ref());
        let (rank, _) = held(facts.rubric, by_score, &applying);
        Self { applying, rank }
    }
}

impl Facts<'_> {
    /// Which gates apply.
    pub(crate) fn applying(&self) -> Vec<bool> {
        let applies = |when| self.find(when, Scope::Now).verdict == Verdict::Yes;
        self.rubric.gates.iter().map(|gate| applies(&gate.when)).collect()
    }
}
