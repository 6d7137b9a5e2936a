//! The largest rubrics that load are scored and compared within a bounded time, whatever their
//! shape.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

use std::env;
use std::process::Command;

use place_readiness::compare::{compare_rubrics, compare_scores};
use place_readiness::{Document, Rubric};
use serde_json::Value;

use support::worst::{SHAPES, Worst};

mod support {
    pub(crate) mod worst;
}

/// Seconds of the processor's time, for a build that is hardly optimised. The system ends a child
/// that takes more; work that grows with the square of a rubric would take minutes.
const MOST_SECONDS: u32 = 10;
/// Names the shape that a child process scores by itself.
const ALONE: &str = "PLACE_READINESS_WORST";

/// Runs this very program once more for each shape, and that copy runs this test.
#[test]
#[expect(clippy::print_stdout, reason = "a child reports to its parent, and the parent to us")]
fn the_largest_rubrics_of_every_shape_are_scored_in_time() {
    if let Ok(name) = env::var(ALONE) {
        let shape = SHAPES.iter().find(|shape| shape.name == name).unwrap();
        println!("{ALONE} {} steps", score_alone(shape));
        return;
    }
    let slow: Vec<&str> =
        SHAPES.iter().filter(|shape| !is_scored_in_time(shape)).map(|shape| shape.name).collect();
    assert!(slow.is_empty(), "not scored in {MOST_SECONDS} s: {}", slow.join("; "));
}

fn is_scored_in_time(shape: &Worst) -> bool {
    let test = "the_largest_rubrics_of_every_shape_are_scored_in_time";
    let limited = format!("ulimit -t {MOST_SECONDS}; exec \"$0\" \"$@\"");
    let child = Command::new("sh")
        .args(["-c", &limited])
        .arg(env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(ALONE, shape.name)
        .output()
        .unwrap();
    child.status.success() && String::from_utf8(child.stdout).unwrap().contains(ALONE)
}

/// How many next steps there are.
fn score_alone(shape: &Worst) -> usize {
    let document = shape.rubric();
    let rubric = Rubric::new(&data(&document)).unwrap();
    let assessment = rubric.admit(&data(&shape.assessment(&document))).unwrap();
    let result = rubric.score_fully(&assessment);
    assert!(compare_scores(&result, &result).unwrap().gates.is_empty());
    assert!(compare_rubrics(&rubric, &rubric).changes.is_empty());
    result.next_steps.map_or(0, |steps| steps.len())
}

fn data(value: &Value) -> Document {
    serde_json::from_value(value.clone()).unwrap()
}

#[test]
fn a_gate_too_many_about_groups_is_refused_by_the_number_there_may_be() {
    let shape = SHAPES.iter().find(|shape| shape.name.contains("as many gates about it")).unwrap();
    let mut document = shape.rubric();
    let gates = document["gates"].as_array_mut().unwrap();
    let mut one_more = gates[0].clone();
    one_more["id"] = "one-more".into();
    gates.push(one_more);
    let problems = Rubric::new(&data(&document)).unwrap_err();
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(found, ["gates.any_group_below: must have at most 20 entries, found 21"]);
}

#[test]
fn more_groups_than_there_may_be_are_refused_by_their_number() {
    let shape = SHAPES.iter().find(|shape| shape.name.contains("a top group for each")).unwrap();
    let mut document = shape.rubric();
    for group in document["groups"].as_array_mut().unwrap() {
        let mut inner = group.take();
        let id = inner["id"].as_str().unwrap().to_owned();
        inner["id"] = format!("{id}-inner").into();
        *group = serde_json::json!({"id": id, "title": "A group", "groups": [inner]});
    }
    assert!(Rubric::new(&data(&document)).is_ok(), "20,000 groups");
    let first = &mut document["groups"][0];
    let inner = first["groups"][0].take();
    first["groups"][0] = serde_json::json!({"id": "more", "title": "A group", "groups": [inner]});
    let problems = Rubric::new(&data(&document)).unwrap_err();
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(found, ["groups: must have at most 20000 entries, found 20001"]);
}
