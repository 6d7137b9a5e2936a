//! A slow twin of the engine, written from the contract, agrees with it to the last bit.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

use num_rational::BigRational;
use serde_json::Value;

use support::compare::first_difference;
use support::exact::{Score, nearest, whole};
use support::expected;
use support::generate::{Fill, answers, skeleton};
use support::judge::{Kinds, judge};
use support::naive::Node;
use support::plain::{Answer, Combine, Rubric};
use support::random::Random;
use support::views::Views;
use support::written;

mod support {
    pub(crate) mod compare;
    pub(crate) mod exact;
    pub(crate) mod expected;
    pub(crate) mod generate;
    pub(crate) mod judge;
    pub(crate) mod naive;
    pub(crate) mod plain;
    pub(crate) mod random;
    pub(crate) mod rules;
    pub(crate) mod steps;
    pub(crate) mod tree;
    pub(crate) mod views;
    pub(crate) mod written;
}

const FILLS: [Fill; 6] = [Fill::All, Fill::All, Fill::Most, Fill::Most, Fill::Some, Fill::None];

/// What the random cases held, so that nobody has to hope they were interesting.
#[derive(Debug, Default)]
struct Tally {
    compared: usize,
    too_fine: usize,
    with_score: usize,
    exact_ties: usize,
    bounded: usize,
    /// Something applies in a group, and nothing of it counts.
    idle: usize,
}

#[test]
fn the_engine_and_its_slow_twin_agree_on_random_rubrics_of_even_seed() {
    compare_all(0);
}

#[test]
fn the_engine_and_its_slow_twin_agree_on_random_rubrics_of_odd_seed() {
    compare_all(1);
}

/// Two tests of half the seeds each run side by side.
fn compare_all(parity: u64) {
    let mut tally = Tally::default();
    for seed in (parity..20_800).step_by(2) {
        compare(seed, &mut tally);
    }
    assert!(tally.compared >= 10_000, "{tally:?}");
    assert!(tally.with_score >= 5_000, "{tally:?}");
    assert!(tally.exact_ties >= 400, "{tally:?}");
    assert!(tally.bounded >= 1_000, "{tally:?}");
    assert!(tally.idle >= 20, "{tally:?}");
}

fn compare(seed: u64, tally: &mut Tally) {
    let mut random = Random::new(seed);
    let mut rubric = skeleton(&mut random);
    let fill = *random.pick(&FILLS);
    let answers = answers(&mut random, &rubric, fill);
    let views = Views::new(&rubric, &answers);
    judge(&mut random, &mut rubric, &scores(&views), Kinds::All);
    let Some(engine) = written::load(&rubric) else {
        tally.too_fine += 1;
        return;
    };
    let assessment = written::admit(&engine, &rubric, &answers, &mut random);
    let found =
        in_rubric_order(serde_json::to_value(engine.score_fully(&assessment)).unwrap(), &rubric);
    let expected = expected::result(&rubric, &answers, &views);
    if let Some(difference) = first_difference(&expected, &found, contribution_bound(&views.now)) {
        explain(seed, &rubric, &answers, &difference);
    }
    count(tally, &rubric, &views);
    tally.bounded += usize::from(is_close_to_the_fraction(seed, &views.now));
}

fn count(tally: &mut Tally, rubric: &Rubric, views: &Views) {
    tally.compared += 1;
    tally.idle += usize::from(has_idle(&views.now));
    let Some(score) = &views.now.score else { return };
    tally.with_score += 1;
    let is_tie = |from: u32| score.exact.as_ref().is_some_and(|it| *it == in_points(from));
    let ties = rubric.bands.iter().filter_map(|band| band.from).filter(|from| *from > 0);
    tally.exact_ties += usize::from(ties.into_iter().any(is_tie));
}

fn has_idle(node: &Node) -> bool {
    let is_idle = node.applicable_weight > 0 && node.reason == Some("nothing_applies");
    is_idle || node.groups.iter().any(has_idle)
}

/// Scores to put thresholds at, in thousandths: those of this very case, and round ones.
fn scores(views: &Views) -> Vec<u32> {
    let mut scores = Vec::new();
    let nodes = [&views.now, &views.low, &views.high];
    let found = nodes.iter().flat_map(|node| {
        [&node.score].into_iter().chain(node.groups.iter().map(|group| &group.score)).flatten()
    });
    for score in found.chain(&views.pooled) {
        let thousandths = (score.compared() * whole(1000)).floor().to_integer();
        let thousandths = u32::try_from(thousandths).unwrap();
        scores.push(thousandths);
        if score.reaches(thousandths) && thousandths < 100_000 {
            scores.push(thousandths + 1);
        }
    }
    scores.extend([25_000, 50_000, 75_000, 33_333, 66_667, 100_000, 12_500]);
    scores
}

fn in_points(thousandths: u32) -> BigRational {
    whole(i64::from(thousandths)) / whole(1000)
}

/// The order of steps is the engine's to choose; the twin lists them in the rubric's.
fn in_rubric_order(mut found: Value, rubric: &Rubric) -> Value {
    let ids: Vec<&str> = rubric.criteria().iter().map(|one| one.id.as_str()).collect();
    let place = |step: &Value| ids.iter().position(|id| step["criterion"] == *id);
    found["next_steps"].as_array_mut().unwrap().sort_by_key(place);
    found
}

/// Where only means went in, the double lies near the fraction. Says whether that was so.
///
/// One rounding changes a number by a factor from 1 - 2^-53 to 1 + 2^-53. A score of criteria has
/// one rounding. In a mean over n groups every term goes through at most n + 1: one product, n - 1
/// sums that are not with zero, one division. All terms are positive, so where each member is
/// within 100 ((1 + 2^-53)^r - 1) of its fraction, the mean is within r + n + 1 of them; a clamp
/// to the range of the members brings it no further away than a member is.
fn is_close_to_the_fraction(seed: u64, node: &Node) -> bool {
    let Some(Score { double, exact: Some(exact) }) = &node.score else { return false };
    if !only_means(node) {
        return false;
    }
    let apart = BigRational::from_float(*double).unwrap() - exact;
    let bound = drift(roundings(node));
    assert!(apart <= bound && -apart <= bound, "seed {seed}: {double} is too far from {exact}");
    true
}

fn only_means(node: &Node) -> bool {
    node.combine == Combine::Mean && node.groups.iter().all(only_means)
}

/// The most roundings that any answer goes through on its way to the score.
fn roundings(node: &Node) -> usize {
    let below = node.groups.iter().map(roundings).max();
    below.map_or(1, |below| below + node.groups.len() + 1)
}

/// How far so many roundings can carry a score of at most 100.
fn drift(roundings: usize) -> BigRational {
    let unit = whole(1) / whole(1 << 53);
    let grown = power(&(whole(1) + unit), roundings);
    (grown - whole(1)) * whole(100)
}

fn power(base: &BigRational, times: usize) -> BigRational {
    (0..times).fold(whole(1), |product, _| product * base)
}

/// How far a contribution may be from its fraction.
///
/// It is a share times a score. A share is a product of one quotient for each level, so at most
/// three roundings a level (weight, quotient, product); there are fewer levels than roundings on
/// the way to the score. The rest is for the score's own and for the last product.
fn contribution_bound(node: &Node) -> f64 {
    nearest(&drift(4 * roundings(node) + 4))
}

#[expect(clippy::panic, reason = "a difference ends the test, with all that explains it")]
fn explain(seed: u64, rubric: &Rubric, answers: &[Answer], difference: &str) {
    let rubric_text = serde_json::to_string(&written::rubric_value(rubric)).unwrap();
    let assessment = written::assessment_value(rubric, answers, &mut Random::new(seed));
    panic!("seed {seed}\nrubric {rubric_text}\nanswers {assessment}\n{difference}");
}
