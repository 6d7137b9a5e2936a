//! How long loading, admission and scoring take, each beside a bound it cannot beat.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark that cannot read its input should stop"
)]

use std::fs;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use place_readiness::table::{Blanks, ColumnScores};
use place_readiness::{Document, Evidence, Rubric};
use place_readiness_rubrics::BUILTIN;

const RUBRIC: &str = BUILTIN[0].rubric;
const EVIDENCE: &str = BUILTIN[0].evidence;
const EXAMPLE: &str = BUILTIN[0].examples[0].1;
const ROWS: usize = 100_000;
const CRITERIA: usize = 48;

fn main() {
    divan::main();
}

/// Reading a rubric, beside parsing the same text and keeping nothing.
#[divan::bench_group]
mod load {
    use super::{Bencher, BytesCount, Document, EVIDENCE, Evidence, RUBRIC, Rubric, black_box};

    #[divan::bench]
    fn bound_parse_yaml(bencher: Bencher<'_, '_>) {
        bencher
            .counter(BytesCount::of_str(RUBRIC))
            .bench(|| serde_yaml::from_str::<serde::de::IgnoredAny>(black_box(RUBRIC)).unwrap());
    }

    #[divan::bench]
    fn read_document(bencher: Bencher<'_, '_>) {
        bencher
            .counter(BytesCount::of_str(RUBRIC))
            .bench(|| Document::from_yaml(black_box(RUBRIC)).unwrap());
    }

    #[divan::bench]
    fn rubric(bencher: Bencher<'_, '_>) {
        bencher
            .counter(BytesCount::of_str(RUBRIC))
            .bench(|| Rubric::from_yaml(black_box(RUBRIC)).unwrap());
    }

    #[divan::bench]
    fn evidence(bencher: Bencher<'_, '_>) {
        bencher
            .counter(BytesCount::of_str(EVIDENCE))
            .bench(|| Evidence::from_yaml(black_box(EVIDENCE)).unwrap());
    }
}

/// Admitting and scoring one assessment, beside parsing its text and keeping nothing.
#[divan::bench_group]
mod one {
    use super::{Bencher, BytesCount, EXAMPLE, RUBRIC, Rubric, black_box};

    #[divan::bench]
    fn bound_parse_yaml(bencher: Bencher<'_, '_>) {
        bencher
            .counter(BytesCount::of_str(EXAMPLE))
            .bench(|| serde_yaml::from_str::<serde::de::IgnoredAny>(black_box(EXAMPLE)).unwrap());
    }

    #[divan::bench]
    fn admit(bencher: Bencher<'_, '_>) {
        let rubric = Rubric::from_yaml(RUBRIC).unwrap();
        bencher
            .counter(BytesCount::of_str(EXAMPLE))
            .bench(|| rubric.admit_yaml(black_box(EXAMPLE)).unwrap());
    }

    #[divan::bench]
    fn score(bencher: Bencher<'_, '_>) {
        let rubric = Rubric::from_yaml(RUBRIC).unwrap();
        let assessment = rubric.admit_yaml(EXAMPLE).unwrap();
        bencher.bench(|| rubric.score(black_box(&assessment)));
    }

    #[divan::bench]
    fn score_fully(bencher: Bencher<'_, '_>) {
        let rubric = Rubric::from_yaml(RUBRIC).unwrap();
        let assessment = rubric.admit_yaml(EXAMPLE).unwrap();
        bencher.bench(|| rubric.score_fully(black_box(&assessment)));
    }
}

/// Scoring 100,000 rows of 48 answers, beside reading the same bytes: from memory that the
/// processor holds, and from a file that the system holds.
#[divan::bench_group(sample_count = 50)]
mod rows {
    use super::{
        Bencher, Blanks, BytesCount, CRITERIA, ColumnScores, ItemsCount, ROWS, RUBRIC, Rubric,
        black_box, fs,
    };

    #[divan::bench]
    fn bound_read_memory(bencher: Bencher<'_, '_>) {
        let table = table();
        bencher.counter(bytes()).bench(|| read(black_box(&table)));
    }

    #[divan::bench]
    fn bound_read_file(bencher: Bencher<'_, '_>) {
        let path = std::env::temp_dir().join("place-readiness-bench-rows");
        fs::write(&path, table().concat()).unwrap();
        bencher.counter(bytes()).bench(|| fs::read(black_box(&path)).unwrap());
        fs::remove_file(&path).unwrap();
    }

    #[divan::bench]
    fn score_into_fresh_columns(bencher: Bencher<'_, '_>) {
        let rubric = Rubric::from_yaml(RUBRIC).unwrap();
        let table = table();
        let columns: Vec<&[u8]> = table.iter().map(Vec::as_slice).collect();
        bencher
            .counter(bytes())
            .counter(ItemsCount::new(ROWS))
            .bench(|| rubric.score_columns(black_box(&columns), Blanks::LeftOut).unwrap());
    }

    #[divan::bench]
    fn score_into_used_columns(bencher: Bencher<'_, '_>) {
        let rubric = Rubric::from_yaml(RUBRIC).unwrap();
        let table = table();
        let columns: Vec<&[u8]> = table.iter().map(Vec::as_slice).collect();
        let mut scores = ColumnScores::default();
        bencher.counter(bytes()).counter(ItemsCount::new(ROWS)).bench_local(|| {
            rubric.score_columns_into(black_box(&columns), Blanks::LeftOut, &mut scores).unwrap();
        });
    }

    fn bytes() -> BytesCount {
        BytesCount::new(ROWS * CRITERIA)
    }

    /// Looks at every byte, eight at a time in eight sums, which compilers turn into wide loads.
    fn read(table: &[Vec<u8>]) -> u64 {
        let mut sums = [0_u64; 8];
        for chunk in table.iter().flat_map(|column| column.chunks_exact(64)) {
            for (sum, word) in sums.iter_mut().zip(chunk.chunks_exact(8)) {
                *sum ^= u64::from_le_bytes(word.try_into().unwrap());
            }
        }
        sums.iter().fold(0, |all, sum| all ^ sum)
    }

    /// One column a criterion; about one answer in thirteen is left blank.
    fn table() -> Vec<Vec<u8>> {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            u8::try_from(state % 13).unwrap()
        };
        let code = |draw: u8| if draw == 12 { 255 } else { draw % 5 };
        (0..CRITERIA).map(|_| (0..ROWS).map(|_| code(next())).collect()).collect()
    }
}
