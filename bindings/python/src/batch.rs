//! Many scores: the assessments and their numbers, a row each. All else is worked out when somebody
//! asks for it.

use std::sync::Arc;

use place_readiness::compare::compare_scores;
use place_readiness::result::{BandResult, Overall};
use place_readiness::table::{Table, TableScores};
use place_readiness::{Assessment, Document, Problems, Rubric as Engine, ScoreResult};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use crate::give::give;
use crate::refuse::{guarded, incomparable};
use crate::rubric::Rubric;
use crate::take::{Refused, document};
use crate::work::{Pace, each};

/// Scores, a row an assessment. They cannot be changed.
#[pyclass(frozen, module = "place_readiness._core")]
pub(crate) struct Batch {
    pub(crate) rubric: Arc<Engine>,
    pub(crate) assessments: Vec<Arc<Assessment>>,
    // INVARIANT: so many for each assessment as `width` says.
    numbers: Vec<f64>,
}

/// Who a row is about and who answered: the name and the id of the Place, the date, the id of the
/// respondent, their kind of partner, and whose answers they are.
type Head<'a> = (&'a str, &'a str, &'a str, Option<&'a str>, Option<&'a str>, Bound<'a, PyAny>);

/// What was read of one assessment to be, and the answers that came as codes.
type Read = (Result<Document, Problems>, Option<Vec<u8>>);

/// The numbers of a row: overall score, low, high and coverage; then the score of each top heading.
const OVERALL: usize = 4;

#[pymethods]
impl Rubric {
    /// Reads and scores assessments. Those that are refused are told with their problems.
    fn batch(
        &self,
        py: Python<'_>,
        entries: &Bound<'_, PyIterator>,
        refused: &Bound<'_, PyAny>,
    ) -> PyResult<Batch> {
        guarded(py, || {
            let mut batch = Batch::empty(&self.inner);
            self.admit_all(py, entries, refused, |some| batch.extend(py, some))?;
            Ok(batch)
        })
    }

    /// Tells what is wrong with each of some assessments. Nothing is kept, and nothing scored.
    fn check(
        &self,
        py: Python<'_>,
        entries: &Bound<'_, PyIterator>,
        refused: &Bound<'_, PyAny>,
    ) -> PyResult<()> {
        guarded(py, || self.admit_all(py, entries, refused, |_| ()))
    }
}

impl Rubric {
    /// Reads some assessments while the lock is held, and admits them while it is not.
    fn admit_all(
        &self,
        py: Python<'_>,
        entries: &Bound<'_, PyIterator>,
        refused: &Bound<'_, PyAny>,
        mut keep: impl FnMut(Vec<Arc<Assessment>>),
    ) -> PyResult<()> {
        let (mut pace, mut first) = (Pace::new(), 0);
        loop {
            let read = entries.clone().take(pace.count).map(|it| read(&it?));
            let read = read.collect::<PyResult<Vec<Read>>>()?;
            if read.is_empty() {
                return Ok(());
            }
            let admitted = py.detach(|| each(&read, |it| admit(&self.inner, it)));
            let mut sound = Vec::with_capacity(admitted.len());
            for (n, admitted) in admitted.into_iter().enumerate() {
                match admitted {
                    Ok(assessment) => sound.push(Arc::new(assessment)),
                    Err(problems) => {
                        refused.call1((first + n, give(py, &problems)?))?;
                    }
                }
            }
            keep(sound);
            first += read.len();
            pace.next();
            py.check_signals()?;
        }
    }
}

fn read(entry: &Bound<'_, PyAny>) -> PyResult<Read> {
    let (given, codes): (Bound<'_, PyAny>, Option<Vec<u8>>) = entry.extract()?;
    match document(&given) {
        Ok(document) => Ok((Ok(document), codes)),
        Err(Refused::Problems(problems)) => Ok((Err(problems), codes)),
        Err(Refused::Raised(err)) => Err(err),
    }
}

fn admit(rubric: &Engine, (document, codes): &Read) -> Result<Assessment, Problems> {
    let document = document.as_ref().map_err(Clone::clone)?;
    match codes {
        Some(codes) => rubric.admit_with_codes(document, codes),
        None => rubric.admit(document),
    }
}

#[pymethods]
impl Batch {
    fn __len__(&self) -> usize {
        self.assessments.len()
    }

    fn __eq__(&self, other: &Self) -> bool {
        let is_one_rubric = self.rubric.fingerprint() == other.rubric.fingerprint();
        is_one_rubric && self.assessments == other.assessments
    }

    /// Some of the rows, in this order.
    fn take(&self, rows: Vec<usize>) -> PyResult<Self> {
        let mut taken = Self::empty(&self.rubric);
        for row in rows {
            taken.assessments.push(Arc::clone(self.shared(row)?));
            taken.numbers.extend_from_slice(self.numbers_of(row));
        }
        Ok(taken)
    }

    /// Who each row is about, and who answered.
    fn heads<'py>(&'py self, py: Python<'py>) -> PyResult<Vec<Head<'py>>> {
        self.assessments.iter().map(|it| head(py, it)).collect()
    }

    /// Who a row is about, and who answered.
    fn head<'py>(&'py self, py: Python<'py>, row: usize) -> PyResult<Head<'py>> {
        head(py, self.shared(row)?)
    }

    /// The numbers of a row. Where there is none, None.
    fn numbers(&self, row: usize) -> PyResult<Vec<Option<f64>>> {
        self.shared(row)?;
        let numbers = self.numbers_of(row).iter();
        Ok(numbers.map(|it| Some(*it).filter(|it| !it.is_nan())).collect())
    }

    /// An assessment as a document.
    fn assessment<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, || give(py, self.shared(row)?.as_ref()))
    }

    /// A result as a document, with all next steps.
    fn result<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, || give(py, &self.in_full(row)?))
    }

    /// The band of a row, by its id.
    fn band(&self, py: Python<'_>, row: usize) -> PyResult<Option<String>> {
        guarded(py, || Ok(self.whole(row)?.1.id))
    }

    /// Why a row has no score, in words.
    fn reason(&self, py: Python<'_>, row: usize) -> PyResult<Option<String>> {
        guarded(py, || Ok(self.whole(row)?.0.reason))
    }

    /// Whether a row and one of another batch have the same answers.
    fn same(&self, row: usize, other: &Self, other_row: usize) -> PyResult<bool> {
        Ok(self.shared(row)? == other.shared(other_row)?)
    }

    /// A row and one of another batch side by side, as a document.
    fn compare<'py>(
        &self,
        py: Python<'py>,
        row: usize,
        other: &Self,
        other_row: usize,
    ) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, || {
            let compared = compare_scores(&self.scored(row)?, &other.scored(other_row)?);
            give(py, &compared.map_err(|err| incomparable(py, &err.to_string()))?)
        })
    }
}

impl Batch {
    fn empty(rubric: &Arc<Engine>) -> Self {
        Self { rubric: Arc::clone(rubric), assessments: Vec::new(), numbers: Vec::new() }
    }

    fn extend(&mut self, py: Python<'_>, assessments: Vec<Arc<Assessment>>) {
        let numbers = py.detach(|| numbers(&self.rubric, &assessments));
        self.numbers.extend(numbers);
        self.assessments.extend(assessments);
    }

    pub(crate) fn shared(&self, row: usize) -> PyResult<&Arc<Assessment>> {
        self.assessments.get(row).ok_or_else(|| PyIndexError::new_err("there is no such row"))
    }

    fn numbers_of(&self, row: usize) -> &[f64] {
        let width = width(&self.rubric);
        self.numbers.get(row * width..(row + 1) * width).unwrap_or_default()
    }

    fn whole(&self, row: usize) -> PyResult<(Overall, BandResult)> {
        Ok(self.rubric.score_whole(self.shared(row)?))
    }

    /// The result of a row, without next steps.
    pub(crate) fn scored(&self, row: usize) -> PyResult<ScoreResult> {
        Ok(self.rubric.score(self.shared(row)?))
    }

    /// The result of a row, with next steps.
    pub(crate) fn in_full(&self, row: usize) -> PyResult<ScoreResult> {
        Ok(self.rubric.score_fully(self.shared(row)?))
    }
}

fn head<'py>(py: Python<'py>, assessment: &'py Assessment) -> PyResult<Head<'py>> {
    let header = assessment.header();
    let (place, respondent) = (&header.place, header.respondent.as_ref());
    Ok((
        &place.name,
        &place.id,
        &header.date,
        respondent.map(|it| it.id.as_str()),
        respondent.and_then(|it| it.partner.as_deref()),
        give(py, &header.kind)?,
    ))
}

/// How many numbers a row has.
fn width(rubric: &Engine) -> usize {
    OVERALL + rubric.document().groups.len()
}

/// The numbers of some assessments, row by row.
fn numbers(rubric: &Engine, assessments: &[Arc<Assessment>]) -> Vec<f64> {
    let codes: Vec<u8> = assessments.iter().flat_map(|it| rubric.codes(it)).collect();
    let headings = rubric.document().groups.len();
    let mut columns = Columns::new(assessments.len(), headings);
    let rows = assessments.len();
    let table = Table { codes: &codes, rows, stride: rubric.criteria().count() };
    if rubric.score_table(&table, &mut columns.places(headings * rows), 1).is_ok() {
        return columns.by_rows(rows, headings);
    }
    // A rubric with more gates or bands than a table can tell.
    let results = each(assessments, |it| rubric.score(it));
    results.iter().flat_map(numbers_of).collect()
}

fn numbers_of(result: &ScoreResult) -> Vec<f64> {
    let whole = &result.overall;
    let overall = [whole.score, whole.low, whole.high, whole.coverage];
    let all = overall.into_iter().chain(result.groups.iter().map(|group| group.score));
    all.map(|number| number.unwrap_or(f64::NAN)).collect()
}

/// The columns that a table is scored into: four about the whole, and one for each top heading.
struct Columns {
    numbers: Vec<f64>,
    bands: Vec<u8>,
    gates: Vec<u32>,
}

impl Columns {
    fn new(rows: usize, headings: usize) -> Self {
        let numbers = vec![0.0; rows * (OVERALL + headings)];
        Self { numbers, bands: vec![0; rows], gates: vec![0; rows] }
    }

    fn places(&mut self, headings: usize) -> TableScores<'_> {
        let rows = self.bands.len();
        let whole = self.numbers.len() - headings;
        let (whole, groups) = self.numbers.split_at_mut(whole);
        let (overall, whole) = whole.split_at_mut(rows);
        let (low, whole) = whole.split_at_mut(rows);
        let (high, coverage) = whole.split_at_mut(rows);
        let (bands, gates) = (&mut self.bands, &mut self.gates);
        TableScores { groups, overall, low, high, coverage, bands, gates }
    }

    fn by_rows(&self, rows: usize, headings: usize) -> Vec<f64> {
        let row = |row| (0..OVERALL + headings).map(move |column| column * rows + row);
        (0..rows).flat_map(row).filter_map(|at| self.numbers.get(at).copied()).collect()
    }
}
