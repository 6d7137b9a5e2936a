//! What a chart must never do: let text become markup, clash, or fade into its page.

use place_readiness::compare::compare_scores;
use place_readiness_report::chart::{self, Chart};
use roxmltree::{Document as Svg, Node};

use super::support::{contrast, hostile_result, hostile_rubric};

/// Texts that mean something in XML, HTML, SVG, CSS or templates.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' x='",
    "</style></title></desc></text></svg><svg onload=alert(1)>",
    "]]><![CDATA[ <!-- --> <?php ?> <!DOCTYPE a>",
    "{{ 7*7 }}{% include 'report.css' %}{# gone #}",
    "&lt;b&gt; &#60;i&#62; &quot; &nbsp;",
    "one\ntwo\n\nthree",
    "AVeryLongWordThatHasNoPlaceAtWhichItCouldBreakAndGoesOnAndOnAndOnAndOnAndOnAndOn",
];

#[test]
fn hostile_text_brings_no_tag_into_a_chart_and_is_said_whole() {
    for hostile in HOSTILE {
        let (charts, plain) = (all(hostile), all(&harmless(hostile)));
        for (chart, plain) in charts.iter().zip(&plain) {
            for (picture, plain) in [(&chart.svg, &plain.svg), (&chart.file, &plain.file)] {
                assert_eq!(shape(picture), shape(plain), "{hostile}");
            }
            let shown: String = hostile.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(chart.alt.contains(&shown), "{hostile}\n{}", chart.alt);
            let svg = Svg::parse(&chart.svg).unwrap();
            let description = svg.descendants().find(|it| it.has_tag_name("desc"));
            let description: String = description.and_then(|it| it.text()).unwrap().into();
            let description: Vec<&str> = description.split_whitespace().collect();
            assert!(chart.alt.ends_with(&description.join(" ")), "{hostile}");
        }
    }
}

#[test]
fn hidden_characters_never_get_out() {
    for chart in all("a\u{202e}b\u{200f}c\u{1b}d\u{85}e") {
        for text in [&chart.svg, &chart.file, &chart.alt] {
            assert!(!text.contains(['\u{202e}', '\u{1b}', '\u{85}']), "{text}");
        }
        assert!(!chart.alt.contains('\n'));
    }
}

#[test]
fn a_chart_stands_in_any_page() {
    for chart in all("word") {
        for picture in [&chart.svg, &chart.file] {
            let svg = Svg::parse(picture).unwrap();
            let root = svg.root_element();
            assert_eq!(root.attribute("role"), Some("img"));
            let first: Vec<&str> =
                root.children().filter(Node::is_element).map(|it| it.tag_name().name()).collect();
            assert_eq!(first[..2], ["title", "desc"]);
            for node in svg.descendants() {
                assert!(
                    !["script", "style", "image", "use", "a"].contains(&node.tag_name().name())
                );
                assert!(node.attributes().all(|it| !it.name().contains("href")), "{node:?}");
            }
        }
        assert!(!chart.svg.contains(" id=") && !chart.svg.contains("class=\"ground\""));
        assert_eq!(chart.file.matches("class=\"ground\"").count(), 1);
    }
}

#[test]
fn text_can_be_read_on_a_light_page_and_on_a_dark_one() {
    for chart in all("word") {
        let svg = Svg::parse(&chart.svg).unwrap();
        let texts = svg.descendants().filter(|it| matches!(it.tag_name().name(), "text" | "tspan"));
        for text in texts {
            let quiet = text.attribute("fill-opacity").is_some_and(|it| it != "0.75");
            assert!(!quiet, "{text:?}");
            // Text has the colour of its page, but for a number on a shade.
            let Some(ink) = text.attribute("fill") else { continue };
            let cell = text.prev_siblings().find(|it| it.attribute("class") == Some("cell"));
            let shade = cell.and_then(|it| it.attribute("fill")).unwrap();
            assert!(contrast(ink, shade) >= 4.5, "{ink} on {shade}");
        }
    }
    // Three quarters of black on white, and three quarters of #eeeeee on #111111.
    assert!(contrast("#404040", "#ffffff") >= 4.5 && contrast("#b7b7b7", "#111111") >= 4.5);
}

#[test]
fn marks_stand_out_on_a_light_page_and_on_a_dark_one() {
    for chart in all("word") {
        let svg = Svg::parse(&chart.svg).unwrap();
        let classes = ["first", "second", "score", "evidenced", "range", "outline"];
        let is_mark =
            |it: &Node<'_, '_>| it.attribute("class").is_some_and(|it| classes.contains(&it));
        for mark in svg.descendants().filter(is_mark) {
            let edge = mark.attribute("stroke").or(mark.attribute("fill")).unwrap();
            if edge == "currentColor" {
                continue;
            }
            let (light, dark) = (contrast(edge, "#ffffff"), contrast(edge, "#111111"));
            assert!(light >= 3.0 && dark >= 3.0, "{edge}: {light} and {dark}");
        }
    }
}

/// One chart of every kind in which every text that people write is this one.
fn all(text: &str) -> Vec<Chart> {
    let rubric = hostile_rubric(text);
    let first = hostile_result(&rubric, text, "2023-05-01");
    let mut second = hostile_result(&rubric, text, "2024-02-29");
    let change = compare_scores(&first, &second).unwrap();
    text.clone_into(&mut second.date);
    second.respondent = None;
    text.clone_into(&mut second.rubric.version);
    let comparison = compare_scores(&first, &second).unwrap();
    second.rubric.fingerprint = String::new();
    let results = [first.clone(), second];
    vec![
        chart::profile(&rubric, &first).unwrap(),
        chart::heat(&rubric, &results).unwrap(),
        chart::compare(&rubric, &comparison).unwrap(),
        chart::change(&rubric, std::slice::from_ref(&change)).unwrap(),
        chart::change(&rubric, &[change, comparison]).unwrap(),
    ]
}

/// Text of the same shape in which nothing means anything.
fn harmless(text: &str) -> String {
    let keep = |c: char| if c.is_alphanumeric() || c.is_whitespace() { c } else { 'x' };
    text.chars().map(keep).collect()
}

/// Every element and every attribute, in order.
fn shape(picture: &str) -> Vec<String> {
    let svg = Svg::parse(picture).map_err(|err| format!("{err}\n{picture}")).unwrap();
    let mut all = Vec::new();
    for node in svg.descendants().filter(Node::is_element) {
        all.push(node.tag_name().name().to_owned());
        all.extend(node.attributes().map(|it| format!("{}={}", it.name(), it.value())));
    }
    all
}
