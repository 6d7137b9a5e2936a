//! Runs the shared vectors of tables against the Rust API.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its vectors should stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use place_readiness::Rubric;
use place_readiness_sheet::{CODES, Cell, Options, Problem, Reading, Sheet, Spot, open, read};
use serde::Deserialize;
use serde_json::{Map, Value, json};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// A file of 64 MiB is no vector: `tests/limits.rs` has it.
const WITHOUT_VECTOR: &str = "too_large";

/// One file. A key that is not known here is an error, so that no slip of the pen makes a vector
/// say less than it seems to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    about: String,
    #[serde(rename = "why")]
    _why: Option<String>,
    text: Option<Vec<Line>>,
    bytes: Option<String>,
    sheets: Option<Vec<Given>>,
    #[serde(default)]
    options: Said,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Plain(String),
    Repeated { repeat: String, times: usize },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    name: Option<String>,
    rows: Vec<Vec<Value>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Said {
    place: Option<String>,
    date: Option<String>,
    partner: Option<String>,
    kind: Option<String>,
    // In the order of the file.
    rename: Map<String, Value>,
    ignore: Vec<String>,
    sheet: Option<String>,
    header: Option<u32>,
    month_first: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    assessments: Vec<Value>,
    #[serde(default)]
    problems: Vec<Expected>,
    #[serde(default)]
    notes: Vec<u32>,
}

/// A problem: at a cell, or else at a row, or else at neither.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    code: String,
    #[serde(default)]
    at: String,
    sheet: Option<String>,
    cell: Option<String>,
    row: Option<u32>,
}

#[test]
fn every_vector_holds() {
    let rubric = rubric();
    let mut failures = Vec::new();
    for (name, vector) in vectors() {
        let found = vector.run(&rubric);
        let expected = vector.expect.whole();
        if found != expected {
            failures.push(format!("{name}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(failures.is_empty(), "{} differences\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_problem_has_a_vector() {
    let mut shown: BTreeSet<String> = BTreeSet::from([WITHOUT_VECTOR.to_owned()]);
    for (_, vector) in vectors() {
        shown.extend(vector.expect.problems.into_iter().map(|problem| problem.code));
    }
    let missing: Vec<_> = CODES.iter().filter(|code| !shown.contains(**code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_vector_gets_lost() {
    assert!(vectors().len() >= 60, "only {} vectors", vectors().len());
}

impl Vector {
    fn run(&self, rubric: &Rubric) -> Value {
        match self.sheets() {
            Ok(sheets) => found(&read(rubric, &sheets, &self.options.options())),
            Err(problem) => outcome(&[], &[place(&problem)], &[]),
        }
    }

    fn sheets(&self) -> Result<Vec<Sheet>, Problem> {
        if let Some(lines) = &self.text {
            return open(lines.iter().map(Line::whole).collect::<String>().into_bytes());
        }
        if let Some(hex) = &self.bytes {
            let byte = |n: usize| u8::from_str_radix(hex.get(n..n + 2).unwrap(), 16).unwrap();
            return open((0..hex.len()).step_by(2).map(byte).collect());
        }
        self.sheets.as_ref().unwrap().iter().map(Given::sheet).collect()
    }
}

impl Line {
    fn whole(&self) -> String {
        match self {
            Self::Plain(line) => format!("{line}\n"),
            Self::Repeated { repeat, times } => repeat.repeat(*times) + "\n",
        }
    }
}

impl Given {
    fn sheet(&self) -> Result<Sheet, Problem> {
        let mut sheet = Sheet::new(self.name.as_deref());
        for (number, row) in (1..).zip(&self.rows) {
            let numbers: Vec<String> = row.iter().map(Value::to_string).collect();
            let cells = row.iter().zip(&numbers).map(|(value, number)| cell(value, number));
            sheet.add_row(number, None, cells)?;
        }
        Ok(sheet)
    }
}

fn cell<'a>(value: &'a Value, number: &'a str) -> Cell<'a> {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    match value {
        Value::Null => Cell::Blank,
        Value::Bool(truth) => Cell::Truth(*truth),
        Value::Number(_) => Cell::Number(number),
        Value::String(text) => Cell::Text(text),
        _ => text("date").map_or_else(|| Cell::Error(text("error").unwrap()), Cell::Date),
    }
}

impl Said {
    fn options(&self) -> Options {
        Options {
            place: self.place.clone(),
            date: self.date.clone(),
            partner: self.partner.clone(),
            kind: self.kind.clone(),
            rename: self
                .rename
                .iter()
                .map(|(old, new)| (old.clone(), new.as_str().unwrap().to_owned()))
                .collect(),
            ignore: self.ignore.clone(),
            sheet: self.sheet.clone(),
            header: self.header,
            month_first: self.month_first,
            ..Options::default()
        }
    }
}

impl Expect {
    fn whole(&self) -> Value {
        let place = |it: &Expected| {
            let Expected { code, at, sheet, cell, row } = it;
            json!({ "code": code, "at": at, "sheet": sheet, "cell": cell, "row": row })
        };
        let problems: Vec<Value> = self.problems.iter().map(place).collect();
        outcome(&self.assessments, &problems, &self.notes)
    }
}

fn found(reading: &Reading) -> Value {
    let document = |entry: &place_readiness_sheet::Entry| {
        let mut document = json!(entry.assessment);
        let keys = document.as_object_mut().unwrap();
        keys.remove("format");
        keys.remove("rubric");
        document
    };
    let assessments: Vec<Value> = reading.entries.iter().map(document).collect();
    let problems: Vec<Value> = reading.problems.iter().map(place).collect();
    let notes: Vec<u32> = reading.notes.iter().map(|note| note.spot.row).collect();
    outcome(&assessments, &problems, &notes)
}

/// Code, place and cell are compared, in every language; wording may get better at any time.
fn place(problem: &Problem) -> Value {
    let spot = problem.spot.as_deref();
    let cell = spot.filter(|spot| spot.column.is_some()).map(Spot::cell);
    let row = spot.filter(|_| cell.is_none()).map(|spot| spot.row);
    let sheet = spot.and_then(|spot| spot.sheet.as_deref());
    json!({ "code": problem.code, "at": problem.at, "sheet": sheet, "cell": cell, "row": row })
}

fn outcome(assessments: &[Value], problems: &[Value], notes: &[u32]) -> Value {
    json!({ "assessments": assessments, "problems": problems, "notes": notes })
}

fn rubric() -> Rubric {
    let text = fs::read_to_string(folder().join("rubric.yaml")).unwrap();
    Rubric::from_yaml(&text).unwrap()
}

fn vectors() -> Vec<(String, Vector)> {
    let paths: BTreeSet<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let files = paths.into_iter().filter(|path| path.extension().is_some_and(|it| it == "json"));
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let vector: Result<Vector, _> = serde_json::from_str(&text);
        let vector = vector.map_err(|err| format!("{name}: {err}")).unwrap();
        assert!(vector.about.ends_with('.'), "{name}: `about` is a sentence");
        (name, vector)
    };
    files.map(read).collect()
}

fn folder() -> PathBuf {
    Path::new(ROOT).join("tests/vectors/sheet")
}
