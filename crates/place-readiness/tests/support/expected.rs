//! The slow twin: the result document that the contract asks for.

use serde_json::{Value, json};

use super::exact::{nearest, whole};
use super::naive::criterion_score;
use super::plain::{Answer, Gate, Given, Lens, Pattern, Rubric};
use super::rules::{Facts, Finding, Rank, Scope, Verdict, band_id, held, reached};
use super::steps::next_steps;
use super::tree::{coverage, double, groups};
use super::views::Views;

/// Every key of a result that follows from the contract alone.
pub(crate) fn result(rubric: &Rubric, answers: &[Answer], views: &Views) -> Value {
    let facts = Facts { rubric, answers, now: &views.now, low: &views.low, high: &views.high };
    json!({
        "overall": overall(rubric, answers, views),
        "band": band(&facts),
        "groups": groups(rubric, answers, views),
        "gates": list(&rubric.gates, |gate| gate_value(&facts, gate)),
        "patterns": list(&rubric.patterns, |pattern| pattern_value(&facts, pattern)),
        "lenses": rubric.lenses.iter().enumerate().map(|(n, lens)| {
            let facet = |facet: &String| facet_value(rubric, answers, (n, lens), facet);
            json!({"id": lens.id, "facets": list(&lens.facets, facet)})
        }).collect::<Vec<_>>(),
        "next_steps": next_steps(&facts),
    })
}

fn overall(rubric: &Rubric, answers: &[Answer], views: &Views) -> Value {
    let count = |is: fn(&Given) -> bool| answers.iter().filter(|one| is(&one.given)).count();
    let pooled = reached(rubric, views.pooled.as_ref());
    let evidenced = rubric.evidence_expected.as_ref().and(views.evidenced.score.as_ref());
    json!({
        "score": double(views.now.score.as_ref()),
        "low": double(views.low.score.as_ref()),
        "high": double(views.high.score.as_ref()),
        "coverage": coverage(&views.now),
        "pooled": double(views.pooled.as_ref()),
        "pooled_band": pooled.and_then(|rank| band_id(rubric, Some(rank))),
        "evidenced": double(evidenced),
        "answered": views.now.answered,
        "applicable": views.now.applicable,
        "states": {
            "level": count(|given| matches!(given, Given::Level(_))),
            "not_applicable": count(|given| *given == Given::NotApplicable),
            "not_known": count(|given| *given == Given::NotKnown),
            "unanswered": count(|given| *given == Given::Unanswered),
        },
        "reason_code": views.now.reason,
    })
}

fn band(facts: &Facts<'_>) -> Value {
    let rubric = facts.rubric;
    let by_score = reached(rubric, facts.now.score.as_ref());
    let (id, held_by) = held(rubric, by_score, &facts.applying());
    let scored = |rank: Rank| rank.and_then(|rank| band_id(rubric, Some(rank)));
    let could = possible(facts, |verdict| verdict != Verdict::No);
    let must = possible(facts, |verdict| verdict == Verdict::Yes);
    let (lowest, _) = held(rubric, reached(rubric, facts.low.score.as_ref()), &could);
    let (highest, highest_held_by) =
        held(rubric, reached(rubric, facts.high.score.as_ref()), &must);
    json!({
        "id": band_id(rubric, id),
        "by_score": scored(by_score),
        "lowest": scored(lowest),
        "highest": scored(highest),
        "held_by": held_by,
        "highest_held_by": highest_held_by,
    })
}

/// Which gates hold as blanks are filled; those about the record itself are left out.
fn possible(facts: &Facts<'_>, holds: impl Fn(Verdict) -> bool) -> Vec<bool> {
    let one = |gate: &Gate| {
        !gate.when.is_about_the_record()
            && holds(facts.find(&gate.when, Scope::StillPossible).verdict)
    };
    facts.rubric.gates.iter().map(one).collect()
}

fn gate_value(facts: &Facts<'_>, gate: &Gate) -> Value {
    let Finding { verdict, because, open } = facts.find(&gate.when, Scope::Now);
    let applies = word(verdict, ["no", "cannot_tell", "yes"]);
    json!({"id": gate.id, "applies": applies, "ceiling": gate.ceiling, "because": because,
        "open": open})
}

fn pattern_value(facts: &Facts<'_>, pattern: &Pattern) -> Value {
    let Finding { verdict, because, open } = facts.find(&pattern.when, Scope::Now);
    let is_found = |id: &&String| {
        let whole = facts.rubric.patterns.iter().find(|whole| whole.id == **id).unwrap();
        facts.find(&whole.when, Scope::Now).verdict == Verdict::Yes
    };
    json!({
        "id": pattern.id,
        "outcome": word(verdict, ["not_found", "cannot_tell", "found"]),
        "part_of": pattern.part_of.as_ref().filter(is_found),
        "because": because,
        "open": open,
    })
}

fn facet_value(
    rubric: &Rubric,
    answers: &[Answer],
    (place, lens): (usize, &Lens),
    facet: &String,
) -> Value {
    let (mut answered, mut of, mut sum, mut total) = (0, 0, whole(0), whole(0));
    for (criterion, answer) in rubric.criteria().into_iter().zip(answers) {
        if !criterion.tags[place].contains(facet) {
            continue;
        }
        of += 1;
        if let Given::Level(level) = answer.given {
            answered += 1;
            let weight = whole(i64::from(criterion.weight));
            sum += criterion_score(rubric.options(criterion), level).value() * &weight;
            total += weight;
        }
    }
    let reason = match answered {
        0 => Some("nothing_answered"),
        _ if answered < lens.minimum_answered => Some("too_few_answered"),
        _ if total == whole(0) => Some("nothing_answered"),
        _ => None,
    };
    let score = reason.is_none().then(|| nearest(&(sum / total)));
    json!({"id": facet, "score": score, "answered": answered, "of": of, "reason_code": reason})
}

fn word(verdict: Verdict, words: [&'static str; 3]) -> &'static str {
    match verdict {
        Verdict::No => words[0],
        Verdict::CannotTell => words[1],
        Verdict::Yes => words[2],
    }
}

fn list<T>(things: &[T], write: impl Fn(&T) -> Value) -> Value {
    things.iter().map(write).collect()
}
