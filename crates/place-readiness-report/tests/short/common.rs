//! A rubric small enough to work out by hand, and a reader for the HTML that comes of it.

use place_readiness::{Rubric, ScoreResult};

pub(crate) const BAKERY: &str = r#"
format: place-readiness/rubric/1
id: bakery
version: 1.0.0
title: Bakery
notice: One. Two. Three. Four.
scales:
  three: [{id: "0", value: 0, label: No}, {id: "1", value: 1, label: Some}, {id: "2", value: 2, label: Yes}]
partners: [{id: baker, title: Baker}]
actors: [{id: baker, title: The baker}]
groups:
  - id: bread
    title: Bread
    criteria:
      - id: BRE-1
        title: Crust
        question: Is there a crust?
        help: Look at it.
        why: Bread without one goes dry.
        weight: 3
        weight_why: People ask for it.
        critical: critical
        critical_why: Nothing stands in for it.
        who_has_to_act: baker
        not_applicable: Only for dumplings.
        levels:
          - {text: There is none., next_step: Heat the oven.}
          - {text: It is soft., next_step: Bake it longer.}
          - {text: It is crisp.}
      - {id: BRE-2, title: Crumb, weight: 2}
      - {id: BRE-3, title: Salt, not_applicable: Only if nobody wants it.}
  - id: shop
    title: Shop
    criteria: [{id: SHO-1, title: Door}, {id: SHO-2, title: Till}]
bands:
  - {id: not-yet, title: Not yet, from: 0, rule: Below 35.}
  - {id: open, title: Open, from: 35}
gates:
  - {id: G, rule: The door is shut., when: {criterion: SHO-1, at_most: "0"}, ceiling: not-yet, why: Nobody gets in.}
"#;

/// Bread: (3 x 50 + 2 x 100) / 5 = 70. Shop: 0, and 50 if the till were 2. Overall (70 + 0) / 2 =
/// 35, and at most (70 + 50) / 2 = 60.
pub(crate) const ANSWERS: &str = r#"
format: place-readiness/assessment/1
rubric: bakery@1.0.0
place: {id: corner, name: The corner}
date: 2024-11-05
kind: individual
respondent: {id: r1, partner: baker}
answers:
  BRE-1: "1"
  BRE-2: "2"
  BRE-3: {not_applicable: Nobody wants it.}
  SHO-1: "0"
"#;

/// The beginning of answers to which anything can be added.
pub(crate) const TOKYO: &str = "
format: place-readiness/assessment/1
rubric: bakery@1.0.0
place: {id: tokyo, name: Tokyo}
date: 2024-11-06
kind: individual
";

pub(crate) fn nothing() -> String {
    format!("{TOKYO}answers: {{}}\n")
}

pub(crate) fn bakery() -> (Rubric, ScoreResult) {
    let rubric = Rubric::from_yaml(BAKERY).unwrap();
    let result = scored(&rubric, ANSWERS);
    (rubric, result)
}

pub(crate) fn scored(rubric: &Rubric, answers: &str) -> ScoreResult {
    rubric.score_fully(&rubric.admit_yaml(answers).unwrap())
}

/// A document with every text in it, quoted as YAML quotes.
pub(crate) fn filled(document: &str, text: &str) -> String {
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    document.replace("TEXT", &format!("\"{quoted}\""))
}

/// The words of every table row, cell by cell.
pub(crate) fn rows(html: &str) -> Vec<String> {
    let rows = html.split("<tr").skip(1).filter_map(|rest| rest.split("</tr>").next());
    rows.map(|row| {
        let cells = row.split(['<']).filter(|tag| tag.starts_with("th ") || tag.starts_with("td "));
        let starts = cells.map(|tag| tag.as_ptr() as usize - row.as_ptr() as usize - 1);
        let starts: Vec<usize> = starts.collect();
        let ends = starts.iter().skip(1).copied().chain([row.len()]);
        let cells = starts.iter().zip(ends).map(|(start, end)| words(&row[*start..end]));
        cells.collect::<Vec<_>>().join("|")
    })
    .collect()
}

/// The words that a reader sees, on one line.
pub(crate) fn words(html: &str) -> String {
    let text = html.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text));
    one_line(&text.collect::<Vec<_>>().join(" "))
}

pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every tag with its attributes, in order.
pub(crate) fn tags(html: &str) -> Vec<&str> {
    let tags = html.split('<').skip(1);
    tags.map(|tag| tag.split_once('>').map_or(tag, |(tag, _)| tag)).collect()
}
