//! What hostile text must not do to the short forms, and what HTML they may use.

use place_readiness::problem::is_hidden;
use place_readiness::{Document, Evidence, Rubric, ScoreResult};
use place_readiness_report::short;

use crate::common::{filled, rows, scored, tags};

#[test]
fn every_fragment_is_plain_html_with_headed_tables() {
    for (name, html) in fragments("word", "word") {
        check_markup(&html, name);
        let scopes = |scope: &str| html.matches(&format!("<th scope=\"{scope}\"")).count();
        assert_eq!(html.matches("<caption").count(), html.matches("<table").count(), "{name}");
        assert!(scopes("col") >= 2 && scopes("row") >= 1, "{name}");
        let narrow = rows(&html).into_iter().filter(|row| !row.contains('|'));
        assert_eq!(narrow.collect::<Vec<_>>(), [""; 0], "{name}");
    }
}

#[test]
fn hostile_text_brings_no_tag_into_a_fragment() {
    for hostile in HOSTILE {
        let plain = fragments(&harmless(hostile), &harmless(HIDDEN));
        for ((name, html), (_, plain)) in fragments(hostile, HIDDEN).iter().zip(&plain) {
            check_markup(html, name);
            assert_eq!(tags(html), tags(plain), "{name}: {hostile}");
        }
    }
}

#[test]
fn hostile_text_stays_on_its_line_and_hides_nothing() {
    for hostile in HOSTILE {
        let plain = texts(&harmless(hostile), &harmless(HIDDEN));
        for ((name, text), (_, plain)) in texts(hostile, HIDDEN).iter().zip(&plain) {
            assert_eq!(text.lines().count(), plain.lines().count(), "{name}: {text}");
            let hidden = |c: char| c != '\n' && is_hidden(c);
            assert_eq!(text.find(hidden), None, "{name}: {text:?}");
        }
    }
}

/// `JupyterLab` lays tables out by the widths in their first row, whatever stands in the cells.
#[test]
fn every_table_says_how_it_is_laid_out_and_its_widths_add_up() {
    for (name, html) in fragments("word", "word") {
        for table in html.split("<table ").skip(1) {
            assert!(table.starts_with("style=\"table-layout: auto; "), "{name}: {table}");
            let row = table.split("</tr>").next().unwrap();
            let widths = row.split("; width: ").skip(1).filter_map(|rest| rest.split('%').next());
            let sum: u32 = widths.filter_map(|width| width.parse::<u32>().ok()).sum();
            assert!([0, 100].contains(&sum), "{name}: {sum}");
        }
    }
}

/// Texts that mean something in HTML or templates, or would fill lines.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' x='",
    "</caption></table></div><style>*{color:red}</style>",
    "{{ 7*7 }}{% include 'report.css' %}{# gone #}",
    "&lt;b&gt; &#60;i&#62;",
    "one\ntwo\n\nthree",
];

/// What no document may hold, but a result that was read from elsewhere might.
const HIDDEN: &str = "a\u{1b}[2J\u{202e}b\nc\u{2028}d\u{85}e\u{200f}f\u{61c}g\u{e0041}<b>";

/// The only tags and attributes there are: nothing that runs, loads, links or names itself.
const TAGS: &[&str] = &[
    "div", "p", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "ul", "li",
    "strong", "br",
];
const ATTRIBUTES: &[&str] = &["lang", "style", "scope", "colspan"];

/// Reads a fragment tag by tag: every one is known, and closed in its turn.
#[track_caller]
fn check_markup(html: &str, name: &str) {
    let mut open = Vec::new();
    for tag in tags(html) {
        if let Some(end) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(end), "{name}");
            continue;
        }
        let (kind, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(TAGS.contains(&kind), "{name}: {tag}");
        let attributes = rest.split('"').step_by(2).map(|it| it.trim().trim_end_matches('='));
        for attribute in attributes.filter(|it| !it.is_empty()) {
            assert!(ATTRIBUTES.contains(&attribute), "{name}: {tag}");
        }
        assert!(!rest.contains("url(") && !rest.contains("position"), "{name}: {tag}");
        if kind != "br" {
            open.push(kind);
        }
    }
    assert_eq!(open, [""; 0], "{name}");
}

/// Every HTML form of one result in which the rubric says this, and the result that.
fn fragments(rubric: &str, result: &str) -> Vec<(&'static str, String)> {
    let (rubric, result) = full(rubric, result);
    let some = vec![result.clone(); 3];
    vec![
        ("scores", short::scores_html(&rubric, &some).unwrap()),
        ("score", short::score_html(&rubric, &result).unwrap()),
        ("why", short::why_html(&rubric, &result, None).unwrap()),
        ("why one", short::why_html(&rubric, &result, Some("one")).unwrap()),
        ("steps", short::steps_html(&rubric, &result, 5).unwrap()),
        ("criterion", short::criterion_html(&rubric, "ONE-1").unwrap()),
    ]
}

/// The same for every form in plain text.
fn texts(rubric: &str, result: &str) -> Vec<(&'static str, String)> {
    let (rubric, result) = full(rubric, result);
    let some = vec![result.clone(); 3];
    vec![
        ("line", short::line(&rubric, &result).unwrap()),
        ("standing", short::standing(&rubric, &result).unwrap()),
        ("rubric", short::rubric_line(&rubric).unwrap()),
        ("scores", short::scores_text(&rubric, &some).unwrap()),
        ("why", short::why_text(&rubric, &result, None).unwrap()),
        ("why one", short::why_text(&rubric, &result, Some("one")).unwrap()),
        ("steps", short::steps_text(&rubric, &result, 5).unwrap()),
        ("criterion", short::criterion_text(&rubric, "ONE-1").unwrap()),
    ]
}

/// A rubric in which every text is this one, and a result that has that wherever it can.
fn full(text: &str, told: &str) -> (Rubric, ScoreResult) {
    let evidence = filled(include_str!("../fixtures/full-evidence.yaml"), text);
    let evidence = Evidence::from_yaml(&evidence).unwrap();
    let document = filled(include_str!("../fixtures/full.yaml"), text);
    let document = Document::from_yaml(&document).unwrap();
    let rubric = Rubric::with_evidence(&document, Some(evidence)).unwrap();
    let answers = filled(include_str!("../fixtures/full-answers.yaml"), text);
    let mut result = scored(&rubric, &answers);
    let told = told.to_owned();
    result.place.name.clone_from(&told);
    result.date.clone_from(&told);
    result.label = Some(told.clone());
    result.notice.clone_from(&told);
    if let Some(respondent) = &mut result.respondent {
        respondent.id.clone_from(&told);
    }
    result.overall.reason = Some(told.clone());
    for group in &mut result.groups {
        group.reason = Some(told.clone());
        group.criteria.iter_mut().for_each(|it| it.not_applicable = Some(told.clone()));
    }
    for step in result.next_steps.iter_mut().flatten() {
        step.text = Some(told.clone());
        step.unlocks.clone_from(&told);
        step.who_has_to_act = Some(told.clone());
    }
    (rubric, result)
}

/// Text of the same shape in which nothing means anything.
fn harmless(text: &str) -> String {
    let keep = |c: char| if c.is_alphanumeric() || c.is_whitespace() { c } else { 'x' };
    text.chars().map(keep).collect()
}
