//! Any text, read as a rubric: whatever loads can be scored blank, full and answered anyhow.
#![no_main]

use std::fmt::Write as _;

use libfuzzer_sys::fuzz_target;
use place_readiness::result::GroupResult;
use place_readiness::table::Blanks;
use place_readiness::{Rubric, ScoreResult};

/// Larger rubrics are sound too, but would make each run slow.
const MOST_CRITERIA: usize = 200;

fuzz_target!(|text: &str| {
    let Ok(rubric) = Rubric::from_yaml(text) else { return };
    if rubric.criteria().count() > MOST_CRITERIA {
        return;
    }
    hold(&score(&rubric, &mut |_| Answer::None));
    let full = score(&rubric, &mut |options| Answer::Level(options - 1));
    hold(&full);
    assert_eq!(full.overall.score, Some(100.0), "perfect answers score exactly 100");
    let lowest = score(&rubric, &mut |_| Answer::Level(0));
    hold(&lowest);
    assert_eq!(lowest.overall.score, Some(0.0), "the lowest answers score exactly 0");
    let seed = seed(text);
    let mut state = seed;
    let any = score(&rubric, &mut |options| answer(&mut state, options));
    hold(&any);
    hold_columns(&rubric, seed);
});

/// FNV-1a: every text has answers of its own, and the same ones each time.
fn seed(text: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

enum Answer {
    None,
    NotKnown,
    NotApplicable,
    Level(usize),
}

fn answer(state: &mut u64, options: usize) -> Answer {
    match next(state) % 8 {
        0 => Answer::None,
        1 => Answer::NotKnown,
        2 => Answer::NotApplicable,
        _ => Answer::Level(usize::try_from(next(state) >> 8).unwrap_or(0) % options),
    }
}

/// The next number of `SplitMix64`.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn score(rubric: &Rubric, choose: &mut dyn FnMut(usize) -> Answer) -> ScoreResult {
    let id = &rubric.document().id;
    let mut text = format!(
        "format: place-readiness/assessment/1\nrubric: \"{id}\"\nplace: {{id: p, name: P}}\n\
         date: 2024-11-05\nkind: individual\nanswers:\n  # one for each criterion\n"
    );
    for criterion in rubric.criteria() {
        let options = rubric.options(criterion);
        let answer = match choose(options.len()) {
            Answer::NotApplicable if criterion.not_applicable.is_some() => {
                "{not_applicable: So.}".to_owned()
            }
            Answer::Level(n) => format!("{{level: \"{}\"}}", options[n].id),
            Answer::NotKnown => "{not_known: true}".to_owned(),
            _ => "{note: Nothing.}".to_owned(),
        };
        let _ = writeln!(text, "  \"{}\": {answer}", criterion.id);
    }
    let assessment = rubric.admit_yaml(&text).expect("answers made from the rubric fit it");
    rubric.score_fully(&assessment)
}

fn hold(result: &ScoreResult) {
    let overall = &result.overall;
    hold_scores(overall.score, overall.low, overall.high);
    for number in [overall.coverage, overall.pooled, overall.evidenced] {
        hold_number(number);
    }
    assert_eq!(overall.score.is_none(), overall.reason_code.is_some());
    assert_eq!(overall.score.is_none(), overall.reason.is_some());
    result.groups.iter().for_each(hold_group);
    for facet in result.lenses.iter().flat_map(|lens| &lens.facets) {
        hold_number(facet.score);
        assert!(facet.answered <= facet.of);
        assert_eq!(facet.score.is_none(), facet.reason_code.is_some());
    }
    for step in result.next_steps.iter().flatten() {
        assert!(step.points.is_none_or(f64::is_finite));
    }
}

fn hold_group(group: &GroupResult) {
    hold_scores(group.score, group.low, group.high);
    for number in [group.coverage, group.evidenced, group.contribution] {
        hold_number(number);
    }
    assert!((0.0..=group.applicable_weight).contains(&group.answered_weight));
    assert_eq!(group.score.is_none(), group.reason_code.is_some());
    for criterion in &group.criteria {
        hold_number(criterion.score);
        hold_number(criterion.contribution);
    }
    group.groups.iter().for_each(hold_group);
}

fn hold_scores(score: Option<f64>, low: Option<f64>, high: Option<f64>) {
    for number in [score, low, high] {
        hold_number(number);
    }
    assert_eq!(low.is_none(), high.is_none());
    if let (Some(low), Some(high)) = (low, high) {
        assert!(low <= high, "{low} <= {high}");
        if let Some(score) = score {
            assert!(low <= score && score <= high, "{low} <= {score} <= {high}");
        }
    }
}

fn hold_number(number: Option<f64>) {
    if let Some(number) = number {
        assert!((0.0..=100.0).contains(&number), "from 0 to 100, found {number}");
    }
}

fn hold_columns(rubric: &Rubric, seed: u64) {
    let mut state = seed;
    let columns: Vec<Vec<u8>> = rubric
        .criteria()
        .map(|criterion| {
            let options = rubric.options(criterion).len();
            let skips = criterion.not_applicable.is_some();
            (0..3).map(|_| code(&answer(&mut state, options), skips)).collect()
        })
        .collect();
    let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
    for blanks in [Blanks::LeftOut, Blanks::Lowest, Blanks::Highest] {
        let scores = rubric.score_columns(&columns, blanks).expect("codes made from the rubric");
        for score in scores.overall.iter().chain(&scores.pooled).chain(&scores.coverage) {
            assert!(score.is_nan() || (0.0..=100.0).contains(score), "found {score}");
        }
    }
}

fn code(answer: &Answer, skips: bool) -> u8 {
    match answer {
        Answer::Level(n) => u8::try_from(*n).unwrap_or(0),
        Answer::NotApplicable if skips => 253,
        Answer::NotKnown => 254,
        _ => 255,
    }
}
