//! The JSON Schemas and the engine agree about what a document may hold.
//!
//! The judge is a validator made by others. It is asked about everything that ships, about every
//! document of the shared vectors and all that comes of them, and about documents with one mistake
//! each.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot read its documents should stop"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use place_readiness::compare::{compare_rubrics, compare_scores};
use place_readiness::{Document, Evidence, Rubric, schema};
use schemars::Schema;
use serde_json::{Value, json};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Faults in the shape of a document, which a schema can see. All others are about what ids refer
/// to, or about how parts fit together, and only the engine sees them.
const SHAPES: [&str; 11] = [
    "bad_condition",
    "conflicting_answer",
    "criteria_or_groups",
    "missing_key",
    "out_of_range",
    "reason_needed",
    "too_few_options",
    "unknown_choice",
    "unknown_format",
    "unknown_key",
    "wrong_type",
];

/// JSON has no word for the first two numbers, and a schema does not look into blanks.
const UNSEEN: [&str; 3] = [
    "admit/not-applicable-blank.json",
    "load/weight-not-a-number.json",
    "load/weight-without-end.json",
];

/// A validator for each kind of document.
struct Schemas {
    rubric: Validator,
    assessment: Validator,
    evidence: Validator,
}

/// The documents of one vector, as data.
struct Documents {
    name: String,
    rubric: Option<Value>,
    assessment: Option<Value>,
    evidence: Option<Value>,
    newer: Option<Value>,
    /// The codes of the problems that it expects.
    codes: BTreeSet<String>,
}

#[test]
fn the_schemas_are_of_draft_7() {
    let read = [schema::rubric(), schema::assessment(), schema::evidence()];
    for schema in read.into_iter().chain(given().map(|(_, schema)| schema)) {
        let schema = json!(schema);
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        jsonschema::draft7::meta::validate(&schema).unwrap();
    }
}

#[test]
fn everything_that_ships_is_accepted() {
    let schemas = Schemas::new();
    let shipped = "rubrics/place-readiness";
    accept(&schemas.rubric, &file(&format!("{shipped}/rubric.yaml")));
    accept(&schemas.evidence, &file(&format!("{shipped}/evidence.yaml")));
    accept(&schemas.assessment, &file(&format!("{shipped}/examples/north-west-london-2015.yaml")));
    accept(&schemas.rubric, &file("docs/examples/delivery-maturity.yaml"));
    accept(&schemas.assessment, &file("docs/examples/delivery-maturity-answers.yaml"));
}

#[test]
fn an_empty_assessment_is_accepted_as_it_is_handed_out() {
    let rubric = Rubric::from_yaml(&text("docs/examples/delivery-maturity.yaml"));
    let template = rubric.unwrap().template();

    accept(&validator(&schema::assessment()), &serde_yaml::from_str(&template).unwrap());
}

#[test]
fn what_the_engine_reads_the_schemas_accept() {
    let schemas = Schemas::new();
    let mut read = 0;
    let mut refused = Vec::new();
    for vector in vectors() {
        for (what, schema, document) in vector.read_by_the_engine(&schemas) {
            read += 1;
            let errors = schema.iter_errors(document);
            refused.extend(errors.map(|err| format!("{}: {what}: {err}", vector.name)));
        }
    }
    assert!(read >= 400, "only {read} documents");
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn a_fault_of_shape_that_the_engine_finds_the_schemas_find() {
    let schemas = Schemas::new();
    let mut seen = BTreeSet::new();
    let mut missed = BTreeSet::new();
    for vector in vectors() {
        let shapes: BTreeSet<&str> =
            SHAPES.into_iter().filter(|code| vector.codes.contains(*code)).collect();
        if shapes.len() == vector.codes.len() && vector.codes.len() == 1 {
            seen.extend(shapes);
            let wrong = schemas.of(&vector).into_iter().any(|(_, schema, it)| !schema.is_valid(it));
            missed.extend((!wrong).then_some(vector.name));
        }
    }
    assert_eq!(seen, BTreeSet::from(SHAPES));
    assert_eq!(missed, BTreeSet::from(UNSEEN.map(str::to_owned)));
}

#[test]
fn what_the_engine_gives_out_is_as_its_schemas_say() {
    let schemas = BTreeMap::from(given().map(|(kind, it)| (kind, validator(&it))));
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut refused = Vec::new();
    for vector in vectors() {
        for (kind, document) in vector.given() {
            *seen.entry(kind).or_default() += 1;
            let errors = schemas[kind].iter_errors(&document);
            refused.extend(errors.map(|err| format!("{}: {kind}: {err}", vector.name)));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(seen.keys().eq(schemas.keys()) && seen.values().all(|times| *times >= 5), "{seen:?}");
}

#[test]
fn no_key_is_absent_from_a_result_or_a_comparison() {
    let rubric = Rubric::from_yaml(&text("docs/examples/delivery-maturity.yaml")).unwrap();
    let answers = text("docs/examples/delivery-maturity-answers.yaml");
    let result = rubric.score_fully(&rubric.admit_yaml(&answers).unwrap());
    let comparison = compare_scores(&result, &result).unwrap();
    for (schema, document) in
        [(schema::result(), json!(result)), (schema::comparison(), json!(comparison))]
    {
        let schema = validator(&schema);
        accept(&schema, &document);
        for place in keys(&document) {
            let mut wrong = document.clone();
            take(&mut wrong, &place);
            assert!(!schema.is_valid(&wrong), "{place} can be absent");
        }
    }
}

#[test]
fn a_mistake_in_a_rubric_is_found() {
    let sound = json!({
        "format": "place-readiness/rubric/1",
        "id": "bakery",
        "version": "1.0.0",
        "title": "Bakery",
        "notice": "An example.",
        "scales": {"two": [{"id": "no", "value": 0, "label": "No"}, {"id": "yes", "value": 1, "label": "Yes"}]},
        "groups": [{"id": "bread", "title": "Bread", "criteria": [{"id": "A-1", "title": "Crust"}]}],
        "bands": [{"id": "early", "title": "Early", "from": 0}, {"id": "done", "title": "Done", "from": 50}],
        "gates": [{"id": "A", "when": {"criterion": "A-1", "at_most": "no"}, "ceiling": "early", "why": "It matters."}],
    });
    let schema = Schemas::new().rubric;
    accept(&schema, &sound);
    let check = |place: &str, value: Value| {
        let mut wrong = sound.clone();
        put(&mut wrong, place, value);
        refuse(&schema, &wrong);
        Rubric::new(&document(&wrong)).unwrap_err();
    };

    check("/name", json!("Bakery"));
    check("/title", Value::Null);
    check("/title", json!(1984));
    check("/title", json!(""));
    check("/id", json!("my bakery"));
    check("/version", json!("1.0"));
    check("/format", json!("place-readiness/rubric/2"));
    check("/scales", json!({}));
    check("/scales/two", json!([{"id": "no", "value": 0, "label": "No"}]));
    check("/groups", json!([]));
    check("/groups/0/criteria", json!([]));
    check(
        "/groups/0/groups",
        json!([{"id": "dough", "title": "Dough", "criteria": [{"id": "A-2", "title": "Crumb"}]}]),
    );
    check("/groups/0/criteria/0/weight", json!("heavy"));
    check("/groups/0/criteria/0/weight", json!(100.5));
    check("/groups/0/criteria/0/critical", json!("yes"));
    check("/aggregate", json!("average"));
    check("/minimum_coverage", json!(-1));
    check("/bands/0/from", json!("0"));
    check("/gates/0/when", json!("A-1 <= no"));
    check("/gates/0/when", json!({"criterion": "A-1"}));
    check("/gates/0/when", json!({"criterion": "A-1", "at_most": "no", "any_group_below": 50}));
    check("/gates/0/when", json!({"critical_unanswered": false}));
    check("/gates/0/when", json!({"any": []}));
    check("/gates/0/when", json!({"count": {"of": ["A-1"], "at_most": "no", "min": 0}}));
    check("/gates/0/when", json!({"count": {"of": "root", "at_most": "no", "min": 1}}));
}

#[test]
fn a_mistake_in_an_assessment_is_found() {
    let rubric = Rubric::from_yaml(
        "{format: place-readiness/rubric/1, id: bakery, version: 1.0.0, title: B, notice: N, scales: {two: \
         [{id: '0', value: 0, label: A}, {id: '1', value: 1, label: B}]}, groups: [{id: bread, title: \
         B, criteria: [{id: A-1, title: C, not_applicable: Only if closed.}]}]}",
    );
    let rubric = rubric.unwrap();
    let sound = json!({
        "format": "place-readiness/assessment/1",
        "rubric": "bakery@1.0.0",
        "place": {"id": "corner", "name": "Corner shop"},
        "date": "2024-11-05",
        "kind": "agreed",
        "answers": {"A-1": {"level": 1, "confidence": "high", "evidence": [{"title": "A letter", "date": 2023}]}},
    });
    let schema = Schemas::new().assessment;
    let check = |place: &str, value: Value, is_sound: bool| {
        let mut changed = sound.clone();
        put(&mut changed, place, value);
        assert_eq!(schema.is_valid(&changed), is_sound, "{changed}");
        assert_eq!(rubric.admit(&document(&changed)).is_ok(), is_sound, "{changed}");
    };

    check("/note", json!(""), true);
    check("/answers/A-1", json!(1), true);
    check("/answers/A-1", json!("1"), true);
    check("/answers/A-1", json!(null), true);
    check("/answers/A-1", json!({"note": "We will ask."}), true);
    check("/answers/A-1", json!({"level": null, "not_known": true}), true);
    check("/answers/A-1", json!({"not_applicable": "We are closed."}), true);
    check("/answers/A-1", json!(true), false);
    check("/answers/A-1", json!([1]), false);
    check("/answers/A-1/comment", json!("Fine."), false);
    check("/answers/A-1/not_known", json!(true), false);
    check("/answers/A-1", json!({"not_known": false}), false);
    check("/answers/A-1", json!({"not_applicable": true}), false);
    check("/answers/A-1", json!({"not_known": true, "not_applicable": "We are closed."}), false);
    check("/answers/A-1/confidence", json!("very"), false);
    check("/answers/A-1/evidence", json!("A letter"), false);
    check("/answers/A-1/evidence/0/date", json!("last year"), false);
    check("/answers", json!(null), false);
    check("/date", json!("5 November 2024"), false);
    check("/kind", json!("final"), false);
    check("/place/name", json!(""), false);
    check("/place/id", json!("the corner"), false);
    check("/respondent", json!({"partner": "staff"}), false);
    check("/score", json!(100), false);
}

impl Schemas {
    fn new() -> Self {
        Self {
            rubric: validator(&schema::rubric()),
            assessment: validator(&schema::assessment()),
            evidence: validator(&schema::evidence()),
        }
    }

    /// Every document of a vector, with its schema.
    fn of<'a>(&'a self, vector: &'a Documents) -> Vec<(&'static str, &'a Validator, &'a Value)> {
        [
            ("rubric", &self.rubric, &vector.rubric),
            ("assessment", &self.assessment, &vector.assessment),
            ("evidence", &self.evidence, &vector.evidence),
        ]
        .into_iter()
        .filter_map(|(what, schema, document)| Some((what, schema, document.as_ref()?)))
        .collect()
    }
}

impl Documents {
    fn new(name: String, vector: &Value) -> Self {
        let problems = vector.pointer("/expect/problems").and_then(Value::as_array);
        let code = |problem: &Value| problem["code"].as_str().unwrap().to_owned();
        Self {
            name,
            rubric: data(vector, "rubric"),
            assessment: data(vector, "assessment"),
            evidence: data(vector, "evidence"),
            newer: data(vector, "newer"),
            codes: problems.into_iter().flatten().map(code).collect(),
        }
    }

    fn read_by_the_engine<'a>(
        &'a self,
        schemas: &'a Schemas,
    ) -> Vec<(&'static str, &'a Validator, &'a Value)> {
        let rubric = self.rubric.as_ref().and_then(|it| Rubric::new(&document(it)).ok());
        let reads = |what: &str, value: &Value| match what {
            "rubric" => rubric.is_some(),
            "evidence" => Evidence::new(&document(value)).is_ok(),
            _ => rubric.as_ref().is_some_and(|rubric| rubric.admit(&document(value)).is_ok()),
        };
        schemas.of(self).into_iter().filter(|(what, _, value)| reads(what, value)).collect()
    }
}

impl Documents {
    /// What the engine gives out for these documents; the problems alone where it refuses them.
    fn given(&self) -> Vec<(&'static str, Value)> {
        let mut given = Vec::new();
        if let Some(Ok(evidence)) = self.evidence.as_ref().map(|it| Evidence::new(&document(it))) {
            given.push(("evidence", json!(evidence)));
        }
        match self.rubric.as_ref().map(|it| Rubric::new(&document(it))) {
            Some(Ok(rubric)) => given.extend(self.given_by(&rubric)),
            Some(Err(problems)) => given.push(("problems", json!(problems))),
            None => {}
        }
        given
    }

    fn given_by(&self, rubric: &Rubric) -> Vec<(&'static str, Value)> {
        let mut given = vec![("rubric", json!(rubric.document()))];
        if let Some(Ok(newer)) = self.newer.as_ref().map(|it| Rubric::new(&document(it))) {
            given.push(("changes", json!(compare_rubrics(rubric, &newer))));
        }
        match self.assessment.as_ref().map(|it| rubric.admit(&document(it))) {
            Some(Ok(assessment)) => {
                let result = rubric.score(&assessment);
                let comparison = compare_scores(&result, &result).unwrap();
                given.push(("assessment", json!(assessment)));
                given.push(("result", json!(result)));
                given.push(("result", json!(rubric.score_fully(&assessment))));
                given.push(("comparison", json!(comparison)));
            }
            Some(Err(problems)) => given.push(("problems", json!(problems))),
            None => {}
        }
        given
    }
}

/// The schemas of what the engine gives out, by kind.
fn given() -> [(&'static str, Schema); 7] {
    [
        ("assessment", schema::given::assessment()),
        ("changes", schema::changes()),
        ("comparison", schema::comparison()),
        ("evidence", schema::given::evidence()),
        ("problems", schema::problems()),
        ("result", schema::result()),
        ("rubric", schema::given::rubric()),
    ]
}

/// The place of every key of a document.
fn keys(document: &Value) -> Vec<String> {
    let below = |(key, value): (String, &Value)| {
        let inner = keys(value).into_iter().map(move |place| format!("/{key}{place}"));
        inner.collect::<Vec<_>>()
    };
    match document {
        Value::Array(entries) => {
            (0..).map(|n: usize| n.to_string()).zip(entries).flat_map(below).collect()
        }
        Value::Object(map) => {
            let own = map.keys().map(|key| format!("/{key}"));
            own.chain(map.iter().map(|(key, it)| (key.clone(), it)).flat_map(below)).collect()
        }
        _ => Vec::new(),
    }
}

/// Takes away the key at a place.
fn take(document: &mut Value, place: &str) {
    let (parent, key) = place.rsplit_once('/').unwrap();
    document.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
}

fn validator(schema: &Schema) -> Validator {
    jsonschema::draft7::new(&json!(schema)).unwrap()
}

#[track_caller]
fn accept(schema: &Validator, document: &Value) {
    let errors: Vec<String> = schema.iter_errors(document).map(|err| err.to_string()).collect();
    assert_eq!(errors, [""; 0]);
}

#[track_caller]
fn refuse(schema: &Validator, document: &Value) {
    assert!(!schema.is_valid(document), "{document}");
}

fn document(value: &Value) -> Document {
    serde_json::from_value(value.clone()).unwrap()
}

/// Sets a value at a place whose parent is there.
fn put(document: &mut Value, place: &str, value: Value) {
    let (parent, key) = place.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    match parent.as_array_mut() {
        Some(list) => list[key.parse::<usize>().unwrap()] = value,
        None => parent[key] = value,
    }
}

fn path(place: &str) -> PathBuf {
    Path::new(ROOT).join(place)
}

fn text(place: &str) -> String {
    fs::read_to_string(path(place)).unwrap()
}

fn file(place: &str) -> Value {
    serde_yaml::from_str(&text(place)).unwrap()
}

/// A document of a vector, unless it is a text that is no data or too long to look at.
fn data(vector: &Value, what: &str) -> Option<Value> {
    if let Some(place) = vector.get(format!("{what}_file")) {
        return Some(file(place.as_str()?));
    }
    let lines = |lines: &Vec<Value>| {
        let lines: Option<Vec<&str>> = lines.iter().map(Value::as_str).collect();
        lines.map(|lines| lines.join("\n"))
    };
    match vector.get(format!("{what}_text")) {
        Some(Value::String(text)) => serde_yaml::from_str(text).ok(),
        Some(text) => serde_yaml::from_str(&lines(text.as_array()?)?).ok(),
        None => vector.get(what).cloned(),
    }
}

fn vectors() -> Vec<Documents> {
    let entries = |folder: PathBuf| fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    // Those of tables are of another kind.
    let is_ours = |path: &PathBuf| path.is_dir() && !path.ends_with("sheet");
    let folders = entries(path("tests/vectors")).filter(is_ours);
    let read = |path: PathBuf| {
        let vector = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let name = path.strip_prefix(self::path("tests/vectors")).unwrap().display().to_string();
        Documents::new(name, &vector)
    };
    folders.flat_map(entries).map(read).collect()
}
