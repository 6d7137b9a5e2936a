//! Tables of answers, and columns for what comes of them.

use place_readiness::result::Applies;
use place_readiness::table::{NO_BAND, Table, TableKernel, TableScores};
use place_readiness::{Problems, Rubric as Engine, ScoreResult};

use super::plain::{Answer, Combine, Criterion, Given, Group, Rubric, Scale};
use super::random::Random;

/// Columns as their bits, so that "equal" is equal to the last one. All that is not a number is one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Columns {
    pub(crate) groups: Vec<f64>,
    pub(crate) overall: Vec<f64>,
    pub(crate) low: Vec<f64>,
    pub(crate) high: Vec<f64>,
    pub(crate) coverage: Vec<f64>,
    pub(crate) bands: Vec<u8>,
    pub(crate) gates: Vec<u32>,
}

impl Columns {
    /// Filled with what no scoring leaves behind.
    pub(crate) fn new(groups: usize, rows: usize) -> Self {
        let column = || vec![-1.0; rows];
        Self {
            groups: vec![-1.0; rows * groups],
            overall: column(),
            low: column(),
            high: column(),
            coverage: column(),
            bands: vec![77; rows],
            gates: vec![0x7777_7777; rows],
        }
    }

    pub(crate) fn score(
        &mut self,
        engine: &Engine,
        kernel: TableKernel,
        table: &Table<'_>,
        threads: usize,
    ) -> Result<(), Problems> {
        engine.score_table_with(kernel, table, &mut self.as_scores(), threads)
    }

    pub(crate) fn as_scores(&mut self) -> TableScores<'_> {
        TableScores {
            groups: &mut self.groups,
            overall: &mut self.overall,
            low: &mut self.low,
            high: &mut self.high,
            coverage: &mut self.coverage,
            bands: &mut self.bands,
            gates: &mut self.gates,
        }
    }

    /// Every number in the order of the columns, by its bits.
    pub(crate) fn bits(&self) -> Vec<u64> {
        let scores = [&self.groups, &self.overall, &self.low, &self.high, &self.coverage];
        let scores = scores.into_iter().flatten().map(|score| score.to_bits());
        let bands = self.bands.iter().map(|band| u64::from(*band));
        scores.chain(bands).chain(self.gates.iter().map(|gates| u64::from(*gates))).collect()
    }

    /// The numbers of one row, in the same order.
    pub(crate) fn row(&self, row: usize) -> Vec<u64> {
        let rows = self.overall.len();
        let groups = self.groups.iter().skip(row).step_by(rows);
        let single = [&self.overall, &self.low, &self.high, &self.coverage];
        let scores = groups.chain(single.into_iter().map(|column| &column[row]));
        let judged = [u64::from(self.bands[row]), u64::from(self.gates[row])];
        scores.map(|score| score.to_bits()).chain(judged).collect()
    }
}

/// What a row must hold, by the result of the assessment with the same answers.
pub(crate) fn expected(rubric: &Rubric, result: &ScoreResult) -> Vec<u64> {
    let bits = |score: Option<f64>| score.unwrap_or(f64::NAN).to_bits();
    let overall = &result.overall;
    let single = [overall.score, overall.low, overall.high, overall.coverage];
    let scores = result.groups.iter().map(|group| group.score).chain(single);
    let bands = rubric.bands.iter().filter(|band| band.from.is_some());
    let rank = bands.clone().position(|band| Some(&band.id) == result.band.id.as_ref());
    let band = rank.map_or(u64::from(NO_BAND), |rank| rank as u64);
    let applies = result.gates.iter().enumerate().filter(|(_, it)| it.applies == Applies::Yes);
    let gates = applies.fold(0, |all, (n, _)| all | 1 << n);
    scores.map(bits).chain([band, gates]).collect()
}

/// The codes of answers, one after another.
pub(crate) fn codes(answers: &[Answer]) -> Vec<u8> {
    let code = |answer: &Answer| match answer.given {
        Given::Level(level) => u8::try_from(level).unwrap(),
        Given::NotApplicable => 253,
        Given::NotKnown => 254,
        Given::Unanswered => 255,
    };
    answers.iter().map(code).collect()
}

/// A rubric without bands and gates, of the common shape or close to it.
pub(crate) fn shaped(random: &mut Random) -> Rubric {
    let scale = |id: &str, values: &[i32]| Scale {
        id: id.to_owned(),
        options: values.iter().enumerate().map(|(n, value)| (n.to_string(), *value)).collect(),
    };
    let mut rubric = Rubric {
        scales: vec![scale("even", &[0, 1000, 2000, 3000, 4000])],
        minimum_coverage: *random.pick(&[0, 50_000, 60_000, 60_000, 66_667, 100_000]),
        combine: Combine::Mean,
        groups: Vec::new(),
        evidence_expected: None,
        bands: Vec::new(),
        gates: Vec::new(),
        patterns: Vec::new(),
        lenses: Vec::new(),
    };
    match random.below(6) {
        0 => rubric.scales.push(scale("uneven", &[0, 250, 500, 1000])),
        1 => rubric.scales = vec![scale("thirds", &[-1000, 0, 2000])],
        2 => rubric.scales = vec![scale("two", &[0, 1])],
        _ => {}
    }
    let mut next = 0;
    rubric.groups =
        (0..random.between(1, 8)).map(|n| cluster(random, &rubric, n, &mut next)).collect();
    rubric
}

/// A group of at most 48 points in all, so that some have a slot to spare and some have none.
fn cluster(random: &mut Random, rubric: &Rubric, n: usize, next: &mut usize) -> Group {
    let criteria: Vec<Criterion> = (0..random.between(1, 9))
        .map(|n| {
            *next += 1;
            Criterion {
                id: format!("C{next}"),
                scale: random.below(rubric.scales.len()),
                weight: *random.pick(if n == 0 {
                    &[1000, 2000]
                } else {
                    &[1000, 2000, 3000, 0][..]
                }),
                critical: *random.pick(&[None, None, None, Some("critical"), Some("root")]),
                may_not_apply: n > 0 && random.chance(25),
                tags: Vec::new(),
            }
        })
        .collect();
    Group {
        id: format!("G{n}"),
        weight: *random.pick(&[1000, 1000, 1000, 500, 2000, 333, 100_000]),
        combine: Combine::Mean,
        groups: Vec::new(),
        criteria,
    }
}
