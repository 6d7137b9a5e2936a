//! How long a large table takes, by kernel and threads, beside moving as many bytes.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark that cannot read its input should stop"
)]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use place_readiness::Rubric;
use place_readiness::table::{Table, TableKernel, TableScores};
use place_readiness_rubrics::BUILTIN;

const RUBRIC: &str = BUILTIN[0].rubric;
const ROWS: usize = 1_000_000;
const GROUPS: usize = 8;
const CRITERIA: usize = 48;

fn main() {
    divan::main();
}

/// Where scores go.
struct Columns {
    groups: Vec<f64>,
    /// The overall score, its lowest, its highest, and the coverage.
    overall: [Vec<f64>; 4],
    bands: Vec<u8>,
    gates: Vec<u32>,
}

impl Columns {
    /// Memory that the system has handed out, as it was written once.
    fn used(rows: usize) -> Self {
        let mut columns = Self::fresh(rows);
        columns.fill();
        columns
    }

    fn fresh(rows: usize) -> Self {
        Self {
            groups: vec![0.0; rows * GROUPS],
            overall: [(); 4].map(|()| vec![0.0; rows]),
            bands: vec![0; rows],
            gates: vec![0; rows],
        }
    }

    fn fill(&mut self) {
        self.groups.fill(2.0);
        self.overall.iter_mut().for_each(|column| column.fill(2.0));
        self.bands.fill(2);
        self.gates.fill(2);
    }

    fn score(&mut self, rubric: &Rubric, kernel: TableKernel, codes: &[u8], threads: usize) {
        let [overall, low, high, coverage] = &mut self.overall;
        let (groups, bands, gates) = (&mut self.groups, &mut self.bands, &mut self.gates);
        let mut scores = TableScores { groups, overall, low, high, coverage, bands, gates };
        let table = Table { codes, rows: codes.len() / CRITERIA, stride: CRITERIA };
        rubric.score_table_with(kernel, &table, &mut scores, threads).unwrap();
    }
}

/// One million rows, into columns that are used again.
#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod million {
    use super::{
        Bencher, CRITERIA, Columns, ItemsCount, ROWS, RUBRIC, Rubric, TableKernel, black_box, table,
    };

    /// As many bytes looked at and written on one thread, by the system's own routines.
    #[divan::bench]
    fn bound_read_and_write(bencher: Bencher<'_, '_>) {
        let (codes, mut columns) = (table(ROWS), Columns::used(ROWS));
        let mut near = vec![0; 1024 * CRITERIA];
        bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
            for codes in black_box(&codes).chunks_exact(near.len()) {
                near.copy_from_slice(codes);
                black_box(&mut near);
            }
            columns.fill();
            black_box(&mut columns.groups);
        });
    }

    #[divan::bench(args = [1, 2])]
    fn wide(bencher: Bencher<'_, '_>, threads: usize) {
        score(bencher, TableKernel::Wide, threads);
    }

    #[divan::bench(args = [1, 2])]
    fn narrow(bencher: Bencher<'_, '_>, threads: usize) {
        score(bencher, TableKernel::Narrow, threads);
    }

    #[divan::bench(args = [1, 2])]
    fn general(bencher: Bencher<'_, '_>, threads: usize) {
        score(bencher, TableKernel::General, threads);
    }

    /// The fastest there is, into columns that the system has to hand out first.
    #[divan::bench(args = [1, 2])]
    fn fresh(bencher: Bencher<'_, '_>, threads: usize) {
        let (rubric, codes) = (Rubric::from_yaml(RUBRIC).unwrap(), table(ROWS));
        bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
            let mut columns = Columns::fresh(ROWS);
            columns.score(&rubric, TableKernel::Wide, black_box(&codes), threads);
            columns
        });
    }

    fn score(bencher: Bencher<'_, '_>, kernel: TableKernel, threads: usize) {
        let (rubric, codes) = (Rubric::from_yaml(RUBRIC).unwrap(), table(ROWS));
        let mut columns = Columns::used(ROWS);
        bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
            columns.score(&rubric, kernel, black_box(&codes), threads);
        });
    }
}

/// One call with a thousand rows.
#[divan::bench(args = [TableKernel::Wide, TableKernel::Narrow, TableKernel::General])]
fn thousand(bencher: Bencher<'_, '_>, kernel: TableKernel) {
    let (rubric, codes) = (Rubric::from_yaml(RUBRIC).unwrap(), table(1000));
    let mut columns = Columns::used(1000);
    bencher.bench_local(|| columns.score(&rubric, kernel, black_box(&codes), 1));
}

/// About one answer in thirteen is left blank.
fn table(rows: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u8::try_from(state % 13).unwrap()
    };
    let code = |draw: u8| if draw == 12 { 255 } else { draw % 5 };
    (0..rows * CRITERIA).map(|_| code(next())).collect()
}
