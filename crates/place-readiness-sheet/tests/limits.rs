//! Files and tables that are too large, or made to be slow: refused at once.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::time::{Duration, Instant};

use place_readiness::Rubric;
use place_readiness_sheet::{LARGEST, MOST_PROBLEMS, Options, open, read};

/// Tests run on many machines, and none is this slow.
const SOON: Duration = Duration::from_secs(20);

fn rubric() -> Rubric {
    let shipped = place_readiness_rubrics::find("place-readiness").unwrap();
    Rubric::from_yaml(shipped.rubric).unwrap()
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let problem = open(vec![b'x'; LARGEST + 1]).unwrap_err();

    assert_eq!(problem.code, "too_large");
}

#[test]
fn a_million_columns_are_refused() {
    let problem = open("SCO-1,".repeat(1_000_000).into_bytes()).unwrap_err();

    assert_eq!(problem.code, "too_many");
}

#[test]
fn long_and_hostile_cells_take_no_time() {
    let start = Instant::now();
    let titles = "Is there one agreed list of the services ".repeat(20_000);
    let ids = "SCO-1 GOV-2 ".repeat(100_000);
    for cell in [titles, ids, "_x".repeat(1_000_000), "S1".repeat(60_000), "3 2 ".repeat(100_000)] {
        let file = format!("place,date,SCO-1,\"{cell}\"\nHere,2026-09-30,3,\"{cell}\"\n");
        let reading = read(&rubric(), &open(file.into_bytes()).unwrap(), &Options::default());
        assert!(reading.entries.len() < 2);
    }
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

#[test]
fn of_very_many_problems_the_first_are_told_and_the_rest_are_counted() {
    let rows = "Here,2026-09-30,x\n".repeat(MOST_PROBLEMS);
    let file = format!("place,date,SCO-1\n{rows}");
    let reading = read(&rubric(), &open(file.into_bytes()).unwrap(), &Options::default());

    assert_eq!(reading.problems.len(), MOST_PROBLEMS);
    // Each answer is one, and each row but the first is the same as that.
    assert_eq!(reading.more, MOST_PROBLEMS - 1);
}
