//! Rubrics and results to draw, and what can be read in a picture.

use place_readiness::{Document, Evidence, Rubric, ScoreResult};
use place_readiness_report::chart::Chart;
use roxmltree::{Document as Svg, Node};

pub(crate) const KITCHEN: &str = include_str!("../fixtures/kitchen.yaml");

pub(crate) fn kitchen() -> Rubric {
    Rubric::from_yaml(KITCHEN).unwrap()
}

pub(crate) fn shipped() -> Rubric {
    let builtin = place_readiness_rubrics::find("place-readiness").unwrap();
    let evidence = Evidence::from_yaml(builtin.evidence).unwrap();
    let document = Document::from_yaml(builtin.rubric).unwrap();
    Rubric::with_evidence(&document, Some(evidence)).unwrap()
}

pub(crate) fn score(rubric: &Rubric, place: &str, date: &str, answers: &str) -> ScoreResult {
    let assessment = format!(
        "format: place-readiness/assessment/1\nrubric: kitchen@1.0.0\n\
         place: {{id: here, name: {place}}}\ndate: {date}\nkind: individual\nanswers: {answers}\n"
    );
    rubric.score(&rubric.admit_yaml(&assessment).unwrap())
}

/// A rubric in which every text is this one, as far as a rubric may hold it.
pub(crate) fn hostile_rubric(text: &str) -> Rubric {
    let text: String = text.chars().filter(|c| *c == '\n' || !is_refused(*c)).collect();
    let evidence = filled(include_str!("../fixtures/full-evidence.yaml"), &text);
    let document = Document::from_yaml(&filled(include_str!("../fixtures/full.yaml"), &text));
    let evidence = Evidence::from_yaml(&evidence).unwrap();
    Rubric::with_evidence(&document.unwrap(), Some(evidence)).unwrap()
}

/// A result in which every text is this one: results can come from anywhere.
pub(crate) fn hostile_result(rubric: &Rubric, text: &str, date: &str) -> ScoreResult {
    let answers = filled(include_str!("../fixtures/full-answers.yaml"), "word");
    let mut result = rubric.score(&rubric.admit_yaml(&answers).unwrap());
    text.clone_into(&mut result.place.id);
    text.clone_into(&mut result.place.name);
    date.clone_into(&mut result.date);
    result
}

/// Every text of a picture, in order, leaving out what is only read out.
pub(crate) fn texts(chart: &Chart) -> Vec<String> {
    let svg = Svg::parse(&chart.svg).unwrap();
    svg.descendants().filter(|node| node.has_tag_name("text")).map(words).collect()
}

/// What is said of a whole chart, and how far down it stands.
pub(crate) fn notes(chart: &Chart) -> Vec<(String, usize)> {
    placed(chart, |node| node.attribute("class") == Some("note"))
}

/// The titles of rows, and how far down each stands.
pub(crate) fn titles(chart: &Chart) -> Vec<(String, usize)> {
    placed(chart, |node| node.attribute("font-weight") == Some("bold"))
}

fn placed(chart: &Chart, wanted: impl Fn(&Node<'_, '_>) -> bool) -> Vec<(String, usize)> {
    let svg = Svg::parse(&chart.svg).unwrap();
    let texts = svg.descendants().filter(|node| node.has_tag_name("text") && wanted(node));
    texts.map(|it| (words(it), it.attribute("y").unwrap().parse().unwrap())).collect()
}

/// The texts in the cells of a heat map, those of its key last.
pub(crate) fn cells(chart: &Chart) -> Vec<String> {
    let svg = Svg::parse(&chart.svg).unwrap();
    let texts = svg.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter(|node| node.attribute("x") == Some("50%")).map(words).collect()
}

/// How many elements have this class.
pub(crate) fn count(chart: &Chart, class: &str) -> usize {
    let svg = Svg::parse(&chart.svg).unwrap();
    svg.descendants().filter(|node| node.attribute("class") == Some(class)).count()
}

/// Where the markers of a class stand along the lines of a chart of pairs.
pub(crate) fn markers(chart: &Chart, class: &str) -> Vec<String> {
    let svg = Svg::parse(&chart.svg).unwrap();
    let marks = svg.descendants().filter(|node| node.attribute("class") == Some(class));
    let places = marks.filter_map(|mark| mark.parent()?.attribute("x"));
    places.filter(|at| at.ends_with('%')).map(str::to_owned).collect()
}

/// Where the bars of a class start, and how wide they are.
pub(crate) fn bars(chart: &Chart, class: &str) -> Vec<String> {
    let svg = Svg::parse(&chart.svg).unwrap();
    let bars = svg.descendants().filter(|node| node.attribute("class") == Some(class));
    let ends = bars.map(|bar| [bar.attribute("x").unwrap(), bar.attribute("width").unwrap()]);
    ends.map(|ends| ends.join(" ")).collect()
}

/// How far two colours stand apart, as the Web Content Accessibility Guidelines 2.2 count it.
pub(crate) fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[expect(clippy::disallowed_methods, reason = "the last bit does not matter here")]
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/// A document with every text in it, quoted as YAML quotes.
fn filled(document: &str, text: &str) -> String {
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    document.replace("TEXT", &format!("\"{quoted}\""))
}

/// Characters that no document may hold.
fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
}

fn words(node: Node<'_, '_>) -> String {
    let inner = node.descendants().filter(Node::is_text);
    inner.filter_map(|text| text.text()).collect()
}
