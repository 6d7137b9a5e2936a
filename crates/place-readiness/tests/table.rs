//! A row of a table scores as an assessment with the same answers does, whatever the kernel.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

use place_readiness::Rubric as Engine;
use place_readiness::table::{Blanks, Table, TableKernel};
use place_readiness_rubrics::BUILTIN;

use support::generate::{Fill, answers, skeleton};
use support::judge::{Kinds, judge};
use support::matrix::{Columns, codes, expected, shaped};
use support::plain::{Given, Rubric};
use support::random::Random;
use support::written;

mod support {
    pub(crate) mod generate;
    pub(crate) mod judge;
    pub(crate) mod matrix;
    #[expect(dead_code, reason = "the twin looks at more of it")]
    pub(crate) mod plain;
    pub(crate) mod random;
    pub(crate) mod written;
}

const SHIPPED: &str = BUILTIN[0].rubric;
const KERNELS: [TableKernel; 3] = [TableKernel::Wide, TableKernel::Narrow, TableKernel::General];
const FILLS: [Fill; 5] = [Fill::All, Fill::All, Fill::Most, Fill::Some, Fill::None];

/// What the random cases held, so that nobody has to hope they were interesting.
#[derive(Debug, Default)]
struct Tally {
    rows: usize,
    with_score: usize,
    on_a_cut: usize,
    with_gates: usize,
    general: usize,
    shaped: usize,
}

#[test]
fn rows_score_as_assessments_do_under_rubrics_of_any_shape() {
    let mut tally = Tally::default();
    for seed in 0..1_500 {
        compare(seed, skeleton, &mut tally);
    }
    assert!(tally.general >= 1_000, "{tally:?}");
    assert!(tally.with_score >= 10_000, "{tally:?}");
    assert!(tally.on_a_cut >= 500, "{tally:?}");
    assert!(tally.with_gates >= 5_000, "{tally:?}");
}

#[test]
fn rows_score_as_assessments_do_under_rubrics_of_the_common_shape() {
    let mut tally = Tally::default();
    for seed in 0..1_500 {
        compare(seed, shaped, &mut tally);
    }
    assert!(tally.shaped >= 1_000, "{tally:?}");
    assert!(tally.with_score >= 10_000, "{tally:?}");
    assert!(tally.on_a_cut >= 500, "{tally:?}");
    assert!(tally.with_gates >= 5_000, "{tally:?}");
}

fn compare(seed: u64, make: fn(&mut Random) -> Rubric, tally: &mut Tally) {
    let mut random = Random::new(seed);
    let mut rubric = make(&mut random);
    let Some(engine) = written::load(&rubric) else { return };
    let scores = thresholds(&mut random, &rubric, &engine);
    judge(&mut random, &mut rubric, &scores, Kinds::All);
    let engine = written::load(&rubric).unwrap();
    let rows = random.between(1, 40);
    let (mut table, mut wanted) = (Vec::new(), Vec::new());
    for _ in 0..rows {
        let answers = without_evidence(&mut random, &rubric);
        let result = engine.score(&written::admit(&engine, &rubric, &answers, &mut random));
        wanted.push(expected(&rubric, &result));
        table.extend(codes(&answers));
        count(tally, &rubric, result.overall.score, wanted.last().unwrap());
    }
    let table = Table { codes: &table, rows, stride: table.len() / rows };
    for kernel in KERNELS {
        let mut columns = Columns::new(rubric.groups.len(), rows);
        columns.score(&engine, kernel, &table, 1).unwrap();
        for (row, wanted) in wanted.iter().enumerate() {
            assert_eq!(columns.row(row), *wanted, "seed {seed}, {kernel:?}, row {row}");
        }
    }
    match engine.table_kernel() {
        TableKernel::General => tally.general += 1,
        _ => tally.shaped += 1,
    }
}

/// Scores to put thresholds at: those of some answers, and round ones.
fn thresholds(random: &mut Random, rubric: &Rubric, engine: &Engine) -> Vec<u32> {
    let mut scores = vec![50_000];
    for _ in 0..3 {
        let answers = without_evidence(random, rubric);
        let result = engine.score(&written::admit(engine, rubric, &answers, random));
        let found = result.groups.iter().map(|group| group.score).chain([result.overall.score]);
        let thousandths = found.flatten().map(|score| (score * 1000.0).round());
        scores.extend(thousandths.map(|score| format!("{score}").parse::<u32>().unwrap()));
    }
    scores.extend([25_000, 75_000, 33_333, 66_667, 100_000, 12_500]);
    scores
}

fn without_evidence(random: &mut Random, rubric: &Rubric) -> Vec<support::plain::Answer> {
    let fill = *random.pick(&FILLS);
    let mut answers = answers(random, rubric, fill);
    for answer in &mut answers {
        answer.evidence = 0;
    }
    // Even answers make even scores, for which there may be a cut.
    if random.chance(20) {
        for answer in &mut answers {
            answer.given = Given::Level(1);
        }
    }
    answers
}

fn count(tally: &mut Tally, rubric: &Rubric, score: Option<f64>, row: &[u64]) {
    tally.rows += 1;
    tally.with_score += usize::from(score.is_some());
    tally.with_gates += usize::from(row.last().is_some_and(|gates| *gates != 0));
    let cuts = rubric.bands.iter().filter_map(|band| band.from).filter(|from| *from > 0);
    let is_on =
        |from: u32| score.is_some_and(|score| (score - f64::from(from) / 1000.0).abs() < 1e-9);
    tally.on_a_cut += usize::from(cuts.into_iter().any(is_on));
}

#[test]
fn every_kernel_gives_the_same_bytes_for_any_number_of_rows_and_threads() {
    let engine = Engine::from_yaml(SHIPPED).unwrap();
    for (rows, threads) in [(0, 1), (1, 2), (15, 1), (16, 1), (17, 1), (255, 1), (256, 1), (257, 1)]
    {
        agree(&engine, rows, 48, threads);
    }
    agree(&engine, 50_001, 48, 1);
    agree(&engine, 50_001, 48, 3);
}

#[test]
fn what_lies_between_rows_is_not_looked_at() {
    let engine = Engine::from_yaml(SHIPPED).unwrap();
    for stride in [49, 64, 200] {
        agree(&engine, 300, stride, 1);
    }
}

#[test]
fn a_single_row_may_have_any_stride() {
    let engine = Engine::from_yaml(SHIPPED).unwrap();
    let codes = [3; 48];
    for stride in [0, 1, 47, 48, 1_000_000, usize::MAX] {
        let table = Table { codes: &codes, rows: 1, stride };
        for kernel in KERNELS {
            let mut columns = Columns::new(8, 1);
            columns.score(&engine, kernel, &table, 1).unwrap();
            assert_eq!(columns.overall, [75.0], "{kernel:?}, stride {stride}");
            let wrong = Table { codes: &[5; 48], ..table };
            assert!(columns.score(&engine, kernel, &wrong, 1).is_err(), "{kernel:?}, {stride}");
        }
    }
}

/// Every kernel, with as many threads, gives what the slowest gives to one row at a time.
fn agree(engine: &Engine, rows: usize, stride: usize, threads: usize) {
    let mut random = Random::new(rows as u64);
    let mut table = vec![99; rows * stride];
    for row in table.chunks_mut(stride) {
        let blanks = *random.pick(&[0, 0, 8, 30, 100]);
        row[..48].iter_mut().for_each(|code| *code = shipped_code(&mut random, blanks));
    }
    table.truncate((rows * stride).saturating_sub(stride - 48));
    let mut wanted = Columns::new(8, rows);
    let whole = Table { codes: &table, rows, stride };
    wanted.score(engine, TableKernel::General, &whole, 1).unwrap();
    for kernel in KERNELS {
        let mut found = Columns::new(8, rows);
        found.score(engine, kernel, &whole, threads).unwrap();
        assert!(found.bits() == wanted.bits(), "{kernel:?}, {rows} rows, stride {stride}");
    }
    for row in (0..rows).step_by(rows / 10 + 1) {
        let mut alone = Columns::new(8, 1);
        let table = Table { codes: &table[row * stride..], rows: 1, stride };
        alone.score(engine, TableKernel::Wide, &table, 1).unwrap();
        assert_eq!(alone.row(0), wanted.row(row), "row {row}");
    }
}

/// A code that any criterion of the shipped rubric has.
fn shipped_code(random: &mut Random, blanks: usize) -> u8 {
    if random.chance(blanks) {
        *random.pick(&[254, 255])
    } else {
        u8::try_from(random.below(5)).unwrap()
    }
}

#[test]
fn rows_on_a_cut_are_on_its_upper_side() {
    let engine = Engine::from_yaml(SHIPPED).unwrap();
    // Every answer is half of the highest, so every score is exactly 50.0.
    let codes = [2; 48 * 100];
    for kernel in KERNELS {
        let mut columns = Columns::new(8, 100);
        columns.score(&engine, kernel, &Table { codes: &codes, rows: 100, stride: 48 }, 1).unwrap();
        assert_eq!(columns.overall, [50.0; 100]);
        // The rubric's third band begins at 50, and no gate holds a row of twos below it.
        assert_eq!(columns.bands, [2; 100], "{kernel:?}");
    }
}

#[test]
fn wrong_codes_are_named_as_in_columns_and_nothing_is_written() {
    let engine = Engine::from_yaml(SHIPPED).unwrap();
    let mut codes = vec![1; 48 * 40];
    for (row, criterion, code) in [(30, 0, 5), (20, 0, 252), (7, 47, 253), (39, 20, 100)] {
        codes[row * 48 + criterion] = code;
    }
    let turned: Vec<Vec<u8>> =
        (0..48).map(|n| codes.iter().skip(n).step_by(48).copied().collect()).collect();
    let turned: Vec<&[u8]> = turned.iter().map(Vec::as_slice).collect();
    let wanted = engine.score_columns(&turned, Blanks::LeftOut).unwrap_err();
    for kernel in KERNELS {
        let mut columns = Columns::new(8, 40);
        let table = Table { codes: &codes, rows: 40, stride: 48 };
        let found = columns.score(&engine, kernel, &table, 2).unwrap_err();
        assert_eq!(found, wanted);
        assert_eq!(columns, Columns::new(8, 40));
    }
    let places: Vec<&str> = wanted.iter().map(|problem| problem.at.as_str()).collect();
    assert_eq!(places, ["SCO-1.20", "LEA-6.39", "DAT-4.7"]);
}

#[test]
fn a_piece_of_a_table_names_its_rows_as_the_whole_does() {
    let engine = Engine::from_yaml(SHIPPED).unwrap();
    let mut codes = vec![1; 48 * 3];
    assert_eq!(engine.check_table(&Table { codes: &codes, rows: 3, stride: 48 }, 70, 1), Ok(()));

    codes[48 * 2 + 1] = 99;
    let named = engine.check_table(&Table { codes: &codes, rows: 3, stride: 48 }, 70, 1);
    assert_eq!(named.unwrap_err()[0].at, "SCO-2.72");
    let short = engine.check_table(&Table { codes: &codes, rows: 4, stride: 48 }, 70, 1);
    assert_eq!(short.unwrap_err()[0].to_string(), "table: must have 192 entries, found 144");
}

#[test]
fn every_wrong_size_is_named() {
    let engine = Engine::from_yaml(SHIPPED).unwrap();
    let mut columns = Columns::new(8, 3);
    columns.groups.pop();
    columns.low.push(0.0);
    columns.gates.pop();
    check(
        &engine,
        &mut columns,
        &Table { codes: &[0; 143], rows: 3, stride: 48 },
        &[
            "table: must have 144 entries, found 143",
            "groups: must have 24 entries, found 23",
            "low: must have 3 entries, found 4",
            "gates: must have 3 entries, found 2",
        ],
    );
    let mut columns = Columns::new(8, 2);
    check(
        &engine,
        &mut columns,
        &Table { codes: &[0; 96], rows: 2, stride: 47 },
        &["stride: must have 48 entries, found 47"],
    );
}

#[test]
fn more_gates_than_a_number_has_bits_are_refused() {
    let gate = |n: usize| {
        format!("  - {{id: G{n}, when: {{criterion: C, at_most: a}}, ceiling: low, why: So.}}\n")
    };
    let gates: String = (0..33).map(gate).collect();
    let text = format!(
        "
format: place-readiness/rubric/1
id: many
version: 1.0.0
title: Many gates
notice: For a test.
scales:
  two: [{{id: a, value: 0, label: No}}, {{id: b, value: 1, label: Yes}}]
groups: [{{id: g, title: G, criteria: [{{id: C, title: C}}]}}]
bands: [{{id: low, title: Low, from: 0}}, {{id: high, title: High, from: 50}}]
gates:
{gates}"
    );
    let engine = Engine::from_yaml(&text).unwrap();
    let table = Table { codes: &[1], rows: 1, stride: 1 };
    check(
        &engine,
        &mut Columns::new(1, 1),
        &table,
        &["gates: must have at most 32 entries, found 33"],
    );
}

#[track_caller]
fn check(engine: &Engine, columns: &mut Columns, table: &Table<'_>, wanted: &[&str]) {
    let before = columns.clone();
    let problems = columns.score(engine, TableKernel::Wide, table, 1).unwrap_err();
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(found, wanted);
    assert_eq!(*columns, before);
}
