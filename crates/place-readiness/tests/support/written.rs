//! Writes a plain rubric and plain answers as the documents that the engine reads.

use place_readiness::problem::Fault;
use place_readiness::{Assessment, Document, Problems, Rubric as Engine};
use serde_json::{Map, Value, json};

use super::plain::{
    Answer, Band, Combine, Criterion, Gate, Given, Group, Lens, Of, Pattern, Range, Rubric, When,
};
use super::random::Random;

/// The rubric as the engine reads it: as data, through the same door as every caller.
///
/// `None` where weights and values are too fine together, which the engine may refuse; no random
/// rubric has another fault.
pub(crate) fn load(rubric: &Rubric) -> Option<Engine> {
    let loaded = Engine::new(&document(rubric_value(rubric)));
    let is_too_fine =
        |problems: &Problems| problems.iter().all(|one| matches!(one.fault, Fault::TooFine));
    if loaded.as_ref().is_err_and(is_too_fine) {
        return None;
    }
    Some(loaded.unwrap())
}

/// The answers as the engine reads them, each in one of the forms it may have.
pub(crate) fn admit(
    engine: &Engine,
    rubric: &Rubric,
    answers: &[Answer],
    random: &mut Random,
) -> Assessment {
    engine.admit(&document(assessment_value(rubric, answers, random))).unwrap()
}

pub(crate) fn document(value: Value) -> Document {
    serde_json::from_value(value).unwrap()
}

pub(crate) fn rubric_value(rubric: &Rubric) -> Value {
    let mut value = json!({
        "format": "place-readiness/rubric/1", "id": "random", "version": "1.0.0",
        "title": "Random", "notice": "For tests.",
        "scales": scales(rubric),
        "minimum_coverage": decimal(i64::from(rubric.minimum_coverage)),
        "aggregate": combine(rubric.combine),
        "groups": list(&rubric.groups, |one| group(rubric, one)),
        "bands": list(&rubric.bands, band),
        "gates": list(&rubric.gates, gate),
        "patterns": list(&rubric.patterns, pattern),
        "lenses": list(&rubric.lenses, lens),
    });
    if let Some((from, otherwise)) = &rubric.evidence_expected {
        value["evidence_expected"] = json!({"from": from, "otherwise": otherwise});
    }
    value
}

/// Answers stand in any order; a blank is left out, empty, or a map that says nothing of it.
pub(crate) fn assessment_value(rubric: &Rubric, answers: &[Answer], random: &mut Random) -> Value {
    let mut given: Vec<(String, Value)> = Vec::new();
    for (criterion, answer) in rubric.criteria().into_iter().zip(answers) {
        if let Some(value) = answer_value(rubric, criterion, answer, random) {
            given.push((criterion.id.clone(), value));
        }
    }
    random.shuffle(&mut given);
    json!({
        "format": "place-readiness/assessment/1", "rubric": "random@1.0.0",
        "place": {"id": "here", "name": "Here"}, "date": "2024-11-05", "kind": "individual",
        "answers": given.into_iter().collect::<Map<_, _>>(),
    })
}

fn answer_value(
    rubric: &Rubric,
    criterion: &Criterion,
    answer: &Answer,
    random: &mut Random,
) -> Option<Value> {
    let mut value = match answer.given {
        Given::Level(level) => {
            let id = &rubric.options(criterion)[level].0;
            let id = if random.chance(50) { reference(id) } else { json!(id) };
            if answer.evidence == 0 && random.chance(50) {
                return Some(id);
            }
            json!({"level": id})
        }
        Given::NotApplicable => json!({"not_applicable": "It does not."}),
        Given::NotKnown => json!({"not_known": true}),
        Given::Unanswered if answer.evidence > 0 => json!({}),
        Given::Unanswered => match random.below(4) {
            0 => return Some(Value::Null),
            1 => json!({"note": "Not said."}),
            2 => json!({}),
            _ => return None,
        },
    };
    if answer.evidence > 0 || random.chance(10) {
        value["evidence"] = (0..answer.evidence).map(|_| json!({"title": "Minutes"})).collect();
    }
    Some(value)
}

fn scales(rubric: &Rubric) -> Value {
    let scales = rubric.scales.iter().map(|scale| {
        let options = list(&scale.options, |(id, value)| {
            json!({"id": id, "value": decimal(i64::from(*value)), "label": "An option"})
        });
        (scale.id.clone(), options)
    });
    Value::Object(scales.collect())
}

fn group(rubric: &Rubric, group: &Group) -> Value {
    let mut value = json!({
        "id": group.id, "title": "A group", "weight": decimal(i64::from(group.weight)),
        "aggregate": combine(group.combine),
    });
    if group.criteria.is_empty() {
        value["groups"] = list(&group.groups, |one| self::group(rubric, one));
    } else {
        value["criteria"] = list(&group.criteria, |one| criterion(rubric, one));
    }
    value
}

fn criterion(rubric: &Rubric, criterion: &Criterion) -> Value {
    let mut value = json!({
        "id": criterion.id, "title": "A criterion",
        "scale": rubric.scales[criterion.scale].id,
        "weight": decimal(i64::from(criterion.weight)),
    });
    if let Some(critical) = criterion.critical {
        value["critical"] = json!(critical);
    }
    if criterion.may_not_apply {
        value["not_applicable"] = json!("If so.");
    }
    for (lens, facets) in rubric.lenses.iter().zip(&criterion.tags) {
        if !facets.is_empty() {
            value["tags"][&lens.id] = json!(facets);
        }
    }
    value
}

fn band(band: &Band) -> Value {
    let mut value = json!({"id": band.id, "title": "A band"});
    if let Some(from) = band.from {
        value["from"] = decimal(i64::from(from));
    }
    value
}

fn gate(gate: &Gate) -> Value {
    json!({"id": gate.id, "when": when(&gate.when), "ceiling": gate.ceiling, "why": "So."})
}

fn pattern(pattern: &Pattern) -> Value {
    let mut value = json!({
        "id": pattern.id, "title": "A pattern", "when": when(&pattern.when), "message": "So.",
    });
    if let Some(whole) = &pattern.part_of {
        value["part_of"] = json!(whole);
    }
    value
}

fn lens(lens: &Lens) -> Value {
    json!({
        "id": lens.id, "title": "A lens", "minimum_answered": lens.minimum_answered,
        "facets": list(&lens.facets, |id| json!({"id": id, "title": "A facet"})),
    })
}

fn when(condition: &When) -> Value {
    match condition {
        When::Rated { criterion, range: within } => range(json!({"criterion": criterion}), within),
        When::Count { of, range: within, min } => {
            let of = match of {
                Of::Critical => json!("critical"),
                Of::These(ids) => json!(ids),
            };
            json!({"count": range(json!({"of": of, "min": min}), within)})
        }
        When::Any(parts) => json!({"any": list(parts, when)}),
        When::All(parts) => json!({"all": list(parts, when)}),
        When::AnyGroupBelow(score) => json!({"any_group_below": decimal(i64::from(*score))}),
        When::CriticalUnanswered => json!({"critical_unanswered": true}),
        When::CriticalWithoutEvidence(option) => {
            json!({"critical_without_evidence": reference(option)})
        }
    }
}

fn range(mut value: Value, range: &Range) -> Value {
    if let Some(option) = &range.at_least {
        value["at_least"] = json!(option);
    }
    if let Some(option) = &range.at_most {
        value["at_most"] = reference(option);
    }
    value
}

/// A number where the id of an option looks like one: both name the same option.
fn reference(option: &str) -> Value {
    option.parse::<u8>().map_or_else(|_| json!(option), |number| json!(number))
}

fn combine(combine: Combine) -> &'static str {
    match combine {
        Combine::Mean => "mean",
        Combine::Minimum => "minimum",
        Combine::Geometric => "geometric",
    }
}

/// A whole number where it is one, else the double nearest to the decimal.
fn decimal(thousandths: i64) -> Value {
    if thousandths % 1000 == 0 {
        return json!(thousandths / 1000);
    }
    json!(f64::from(i32::try_from(thousandths).unwrap()) / 1000.0)
}

fn list<T>(things: &[T], write: impl Fn(&T) -> Value) -> Value {
    things.iter().map(write).collect()
}
