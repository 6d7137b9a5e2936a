//! How long the largest rubrics take, each of a shape that makes some part of scoring hard.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot read its input should stop"
)]

use divan::{Bencher, black_box};
use place_readiness::{Document, Rubric};
use serde_json::Value;

use worst::{SHAPES, Worst};

#[path = "../tests/support/worst.rs"]
mod worst;

fn main() {
    divan::main();
}

/// From a document that has been read to a sound rubric.
#[divan::bench(args = names(), sample_count = 3)]
fn load(bencher: Bencher<'_, '_>, name: &str) {
    let document = data(shape(name).rubric());
    bencher.bench_local(|| Rubric::new(black_box(&document)).unwrap());
}

/// From answers to a result, with a next step for almost every criterion.
#[divan::bench(args = names(), sample_count = 3)]
fn score(bencher: Bencher<'_, '_>, name: &str) {
    let shape = shape(name);
    let document = shape.rubric();
    let assessment = data(shape.assessment(&document));
    let rubric = Rubric::new(&data(document)).unwrap();
    let assessment = rubric.admit(&assessment).unwrap();
    bencher.bench_local(|| rubric.score_fully(black_box(&assessment)));
}

fn names() -> impl Iterator<Item = &'static str> {
    SHAPES.iter().map(|shape| shape.name)
}

fn shape(name: &str) -> &'static Worst {
    SHAPES.iter().find(|shape| shape.name == name).unwrap()
}

fn data(value: Value) -> Document {
    serde_json::from_value(value).unwrap()
}
