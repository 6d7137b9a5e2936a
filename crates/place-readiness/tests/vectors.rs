//! Runs the shared vectors against the Rust API. Python and JavaScript run the same files.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its vectors should stop")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use place_readiness::assessment::Place;
use place_readiness::compare::compare_rubrics;
use place_readiness::problem::{Fault, Problem};
use place_readiness::table::{Blanks, ColumnScores};
use place_readiness::{Document, Evidence, Problems, Rubric};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// Stands for the one value of a result that is not compared, as it changes with every release.
const ANY: &str = "any";

/// One file. A key that is not known here is an error, so that no slip of the pen makes a vector
/// say less than it seems to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    about: String,
    why: Option<String>,
    #[serde(default)]
    blessed: bool,
    #[serde(default, deserialize_with = "given")]
    rubric: Option<Value>,
    rubric_text: Option<Text>,
    rubric_file: Option<String>,
    #[serde(default, deserialize_with = "given")]
    newer: Option<Value>,
    #[serde(default, deserialize_with = "given")]
    evidence: Option<Value>,
    evidence_text: Option<Text>,
    evidence_file: Option<String>,
    #[serde(default, deserialize_with = "given")]
    assessment: Option<Value>,
    assessment_text: Option<Text>,
    assessment_file: Option<String>,
    columns: Option<Vec<Vec<u8>>>,
    blanks: Option<String>,
    name: Option<String>,
    expect: Expect,
}

/// What must come of it: exactly one of these.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    accepted: Option<bool>,
    problems: Option<Vec<Expected>>,
    pointers: Option<Map<String, Value>>,
    result: Option<Value>,
}

/// A problem. Line and column are null where the document came as data.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    code: String,
    at: String,
    line: Option<u32>,
    column: Option<u32>,
}

/// A text, or its lines; a line break ends each.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Whole(String),
    Lines(Vec<Line>),
}

/// A line; or one made of a piece of text many times over.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Plain(String),
    Repeated { repeat: String, times: usize },
}

#[test]
fn every_vector_holds() {
    let bless = env::var_os("PLACE_READINESS_BLESS").is_some();
    let mut failures = Vec::new();
    for (name, text) in files() {
        let vector = Vector::read(&name, &text);
        let found = vector.run();
        if bless && vector.blessed {
            fs::write(folder().join(&name), blessed(&text, &found)).unwrap();
        } else {
            failures.extend(vector.judge(&found).into_iter().map(|it| format!("{name}: {it}")));
        }
    }
    assert!(failures.is_empty(), "{} differences\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_problem_has_a_vector() {
    let all: BTreeSet<&str> = Fault::CODES.iter().copied().collect();
    let mut shown = BTreeSet::new();
    for (name, text) in files() {
        let problems = Vector::read(&name, &text).expect.problems.unwrap_or_default();
        shown.extend(problems.into_iter().map(|problem| problem.code));
    }
    assert_eq!(shown.iter().map(String::as_str).collect::<BTreeSet<_>>(), all);
}

#[test]
fn no_vector_gets_lost() {
    assert!(files().len() >= 120, "only {} vectors", files().len());
}

impl Vector {
    fn read(name: &str, text: &str) -> Self {
        let vector = serde_json::from_str(text).map_err(|err| format!("{name}: {err}"));
        let vector: Self = vector.unwrap();
        let expect = &vector.expect;
        let (pointers, result) = (expect.pointers.is_some(), expect.result.is_some());
        let ways = [expect.accepted == Some(true), expect.problems.is_some(), pointers, result];
        assert_eq!(ways.iter().filter(|way| **way).count(), 1, "{name}: expects one thing");
        assert_eq!(vector.blessed, result, "{name}: whole results are blessed, others are not");
        assert!(vector.about.ends_with('.'), "{name}: `about` is a sentence");
        assert!(vector.why.is_some() || !pointers, "{name}: say how the values were worked out");
        vector
    }

    /// A map with the one key `accepted`, `problems`, `result`, `columns`, `changes` or `made`.
    fn run(&self) -> Value {
        self.outcome().unwrap_or_else(|problems| json!({ "problems": places(&problems) }))
    }

    fn outcome(&self) -> Result<Value, Problems> {
        let accepted = json!({ "accepted": true });
        if let Some(name) = &self.name {
            return Ok(json!({ "made": { "id": Place::id_of(name) } }));
        }
        let evidence = self.evidence()?.map(|document| Evidence::new(&document)).transpose()?;
        let Some(rubric) = self.rubric()? else { return Ok(accepted) };
        let rubric = Rubric::with_evidence(&rubric, evidence)?;
        if let Some(newer) = read(self.newer.as_ref(), None, None)? {
            let changes = compare_rubrics(&rubric, &Rubric::new(&newer)?);
            return Ok(json!({ "changes": changes }));
        }
        if let Some(columns) = &self.columns {
            let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
            let scores = rubric.score_columns(&columns, blanks(self.blanks.as_deref()))?;
            return Ok(json!({ "columns": table(&scores) }));
        }
        let Some(answers) = self.assessment()? else { return Ok(accepted) };
        let mut result = json!(rubric.score_fully(&rubric.admit(&answers)?));
        *result.pointer_mut("/engine/version").unwrap() = json!(ANY);
        Ok(json!({ "result": result }))
    }

    fn evidence(&self) -> Result<Option<Document>, Problems> {
        let text = self.evidence_text.as_ref();
        read(self.evidence.as_ref(), text, self.evidence_file.as_ref())
    }

    fn rubric(&self) -> Result<Option<Document>, Problems> {
        let text = self.rubric_text.as_ref();
        read(self.rubric.as_ref(), text, self.rubric_file.as_ref())
    }

    fn assessment(&self) -> Result<Option<Document>, Problems> {
        let text = self.assessment_text.as_ref();
        read(self.assessment.as_ref(), text, self.assessment_file.as_ref())
    }

    /// What differs between what was found and what is expected, in words.
    fn judge(&self, found: &Value) -> Vec<String> {
        let mut all = Vec::new();
        let Some(pointers) = &self.expect.pointers else {
            differences("", &self.expect.whole(), found, &mut all);
            return all;
        };
        let documents = ["result", "columns", "changes", "made"];
        let Some(document) = documents.iter().find_map(|key| found.get(key)) else {
            return vec![format!("found {found}")];
        };
        for (pointer, expected) in pointers {
            match document.pointer(pointer) {
                Some(found) => differences(pointer, expected, found, &mut all),
                None => all.push(format!("{pointer}: no such place")),
            }
        }
        all
    }
}

impl Expect {
    fn whole(&self) -> Value {
        let place = |problem: &Expected| {
            let Expected { code, at, line, column } = problem;
            json!({ "code": code, "at": at, "line": line, "column": column })
        };
        match (&self.problems, &self.result) {
            (Some(problems), _) => {
                json!({ "problems": problems.iter().map(place).collect::<Vec<_>>() })
            }
            (_, Some(result)) => json!({ "result": result }),
            _ => json!({ "accepted": self.accepted }),
        }
    }
}

impl Text {
    fn whole(&self) -> String {
        match self {
            Self::Whole(text) => text.clone(),
            Self::Lines(lines) => lines.iter().map(|line| line.whole() + "\n").collect(),
        }
    }
}

impl Line {
    fn whole(&self) -> String {
        match self {
            Self::Plain(line) => line.clone(),
            Self::Repeated { repeat, times } => repeat.repeat(*times),
        }
    }
}

/// A document in one of the three ways in which a vector can hold it, if it does.
fn read(
    data: Option<&Value>,
    text: Option<&Text>,
    file: Option<&String>,
) -> Result<Option<Document>, Problems> {
    if let Some(data) = data {
        return Ok(Some(serde_json::from_value(data.clone()).unwrap()));
    }
    let file = file.map(|path| fs::read_to_string(Path::new(ROOT).join(path)).unwrap());
    let text = text.map(Text::whole).or(file);
    text.map(|text| Document::from_yaml(&text)).transpose()
}

fn blanks(word: Option<&str>) -> Blanks {
    match word {
        None | Some("left_out") => Blanks::LeftOut,
        Some("lowest") => Blanks::Lowest,
        Some(other) => {
            assert_eq!(other, "highest");
            Blanks::Highest
        }
    }
}

/// Columns as data: what is not a number is null, as JSON has no other word for it.
fn table(scores: &ColumnScores) -> Value {
    json!({
        "overall": scores.overall,
        "coverage": scores.coverage,
        "pooled": scores.pooled,
        "groups": scores.groups,
    })
}

/// Code, place and position are compared, in every language; wording may get better at any time.
fn places(problems: &Problems) -> Value {
    let place = |problem: &Problem| {
        let (line, column) = (problem.mark.map(|it| it.line), problem.mark.map(|it| it.column));
        json!({ "code": problem.code(), "at": problem.at, "line": line, "column": column })
    };
    problems.iter().map(place).collect()
}

/// Everything that differs, each by its place as a JSON pointer.
///
/// Numbers are compared exactly, as doubles, so that 75 and 75.0 are one: JavaScript cannot tell
/// them apart.
fn differences(at: &str, expected: &Value, found: &Value, all: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(wanted), Value::Object(given)) => {
            for (key, expected) in wanted {
                let at = format!("{at}/{key}");
                match given.get(key) {
                    Some(found) => differences(&at, expected, found, all),
                    None => all.push(format!("{at}: expected {expected}, found no such key")),
                }
            }
            let more = given.iter().filter(|(key, _)| !wanted.contains_key(*key));
            all.extend(more.map(|(key, found)| format!("{at}/{key}: not expected, found {found}")));
        }
        (Value::Array(wanted), Value::Array(given)) if wanted.len() == given.len() => {
            for (n, (expected, found)) in wanted.iter().zip(given).enumerate() {
                differences(&format!("{at}/{n}"), expected, found, all);
            }
        }
        (Value::Number(wanted), Value::Number(given)) if wanted.as_f64() == given.as_f64() => {}
        (expected, found) if expected == found => {}
        _ => all.push(format!("{at}: expected {expected}, found {found}")),
    }
}

/// The same file with the result that was found, for a person to read and to judge.
fn blessed(text: &str, found: &Value) -> String {
    let mut vector: Value = serde_json::from_str(text).unwrap();
    *vector.pointer_mut("/expect").unwrap() = found.clone();
    format!("{}\n", serde_json::to_string_pretty(&vector).unwrap())
}

fn folder() -> PathBuf {
    Path::new(ROOT).join("tests/vectors")
}

/// Every vector, by its name within the folder, such as `score/one-answer.json`. Those of tables are
/// read by the crate that reads tables.
fn files() -> Vec<(String, String)> {
    let entries = |folder: PathBuf| fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let folders = entries(folder()).filter(|path| path.is_dir() && !path.ends_with("sheet"));
    let paths: BTreeSet<PathBuf> = folders.flat_map(entries).collect();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(folder()).unwrap().display().to_string();
        (name, fs::read_to_string(&path).unwrap())
    };
    paths.into_iter().map(read).collect()
}

/// A key that is there with null is a document that is null.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}
