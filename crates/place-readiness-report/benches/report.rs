//! How long a report takes, beside copying the text that comes of it.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark that cannot read its input should stop"
)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use place_readiness::{Assessment, Document, Evidence, Rubric, ScoreResult};
use place_readiness_rubrics::BUILTIN;

const RUBRIC: &str = BUILTIN[0].rubric;
const EVIDENCE: &str = BUILTIN[0].evidence;
const EXAMPLE: &str = BUILTIN[0].examples[0].1;

fn main() {
    divan::main();
}

#[divan::bench]
fn bound_copy_page(bencher: Bencher<'_, '_>) {
    let (rubric, assessment, result) = scored();
    let page = place_readiness_report::html(&rubric, &assessment, &result).unwrap();
    bencher.counter(BytesCount::of_str(&page)).bench(|| black_box(&page).clone());
}

#[divan::bench]
fn html(bencher: Bencher<'_, '_>) {
    let (rubric, assessment, result) = scored();
    bencher
        .bench(|| place_readiness_report::html(black_box(&rubric), &assessment, &result).unwrap());
}

#[divan::bench]
fn markdown(bencher: Bencher<'_, '_>) {
    let (rubric, assessment, result) = scored();
    bencher.bench(|| {
        place_readiness_report::markdown(black_box(&rubric), &assessment, &result).unwrap()
    });
}

#[divan::bench]
fn chart(bencher: Bencher<'_, '_>) {
    let (rubric, _, result) = scored();
    bencher.bench(|| place_readiness_report::chart::profile(black_box(&rubric), &result).unwrap());
}

fn scored() -> (Rubric, Assessment, ScoreResult) {
    let evidence = Evidence::from_yaml(EVIDENCE).unwrap();
    let document = Document::from_yaml(RUBRIC).unwrap();
    let rubric = Rubric::with_evidence(&document, Some(evidence)).unwrap();
    let assessment = rubric.admit_yaml(EXAMPLE).unwrap();
    let result = rubric.score(&assessment);
    (rubric, assessment, result)
}
