//! What a report must never do with the texts of others, and what it shows and leaves out.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use place_readiness::{Document, Evidence, Rubric};
use place_readiness_report::{chart, html, html_part, markdown};
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Texts that mean something in HTML, SVG, CSS, templates or Markdown.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' x='",
    "</style></title></textarea></svg><svg onload=alert(1)>",
    "]]><![CDATA[ <!-- --> <?php ?>",
    "{{ 7*7 }}{% include 'report.css' %}{# gone #}",
    "&lt;b&gt; &#60;i&#62; &quot;",
    "a | b\n| --- | --- |\n| c | d |",
    "[x](javascript:alert(1)) ![y](https://e.example/z.png) [^1] [[w]]",
    "<javascript:alert(1)> <a@b.example>",
    "# one\n\n## two\n===\n\n- three\n* four\n+ five\n1) six",
    "> quote\n\n```\nfence\n```\n\n    code\n\n: meaning",
    "`code` **bold** __bold__ *it* _it_ ~~gone~~ $math$ ^up^ <!-- note -->",
    "ends in a backslash \\",
    "\\| and \\` and \\<b>",
    "---\nx: y\n---",
    "- [ ] task",
    "[!WARNING]",
];

#[test]
fn hostile_text_brings_no_tag_into_the_page_or_the_chart() {
    for hostile in HOSTILE {
        let (page, picture, _) = full(hostile);
        let (plain_page, plain_picture, _) = full(&harmless(hostile));
        assert_eq!(tags(&page), tags(&plain_page), "{hostile}");
        assert_eq!(tags(&picture), tags(&plain_picture), "{hostile}");
    }
}

#[test]
fn hostile_text_brings_no_markup_into_the_markdown() {
    for hostile in HOSTILE {
        let text = full(hostile).2;
        assert_eq!(markup(&text), markup(&full(&harmless(hostile)).2), "{hostile}\n{text}");
        let shown: String = hostile.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(plain_text(&text).contains(&shown), "{hostile} is not shown whole\n{text}");
    }
}

#[test]
fn the_markdown_has_no_links_and_no_html_of_its_own() {
    let text = full("word").2;
    let live = Parser::new_ext(&text, Options::all()).filter(|event| {
        matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_))
        )
    });
    assert_eq!(live.collect::<Vec<_>>(), []);
}

#[test]
fn a_part_is_what_the_page_shows_below_the_way_to_skip_to_it() {
    let rubric = Rubric::from_yaml(include_str!("fixtures/kitchen.yaml")).unwrap();
    let answers = "format: place-readiness/assessment/1\nrubric: kitchen@1.0.0\n\
         place: {id: here, name: Here}\ndate: 2024-11-05\nkind: individual\nanswers: {}\n";
    let assessment = rubric.admit_yaml(answers).unwrap();
    let result = rubric.score_fully(&assessment);
    let page = html(&rubric, &assessment, &result).unwrap();
    let part = html_part(&rubric, &assessment, &result).unwrap();
    let (head, body) = page.split_once("<body>\n").unwrap();
    let (skip, shown) = body.split_once('\n').unwrap();
    assert!(skip.starts_with("<a class=\"skip\" href=\"#main\">"), "{skip}");
    assert_eq!(shown.trim_end(), format!("{}\n</body>\n</html>", part.body));
    assert!(head.contains(part.style));
    for whole in [":root", "html", "body"] {
        assert!(!part.style.contains(&format!("\n{whole} {{")), "{whole} leaves out the host");
    }
}

#[test]
fn a_table_stays_a_table() {
    let text = full("a | b\n| c").2;
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    let heading = rows.iter().find(|row| row.starts_with("| a &#124; b &#124; c |")).unwrap();
    // Seven columns have eight bars around them.
    assert_eq!(heading.matches('|').count(), 8);
}

#[test]
fn the_page_runs_nothing_and_asks_nobody() {
    let page = full("word").0;
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    for tag in tags(&page) {
        assert!(!tag.starts_with("<script") && !tag.starts_with("<link"), "{tag}");
        assert!(
            !tag.contains(" style=") && !tag.contains(" on") && !tag.contains(" src="),
            "{tag}"
        );
        let target = tag.split(" href=\"").nth(1);
        assert!(target.is_none_or(|target| target.starts_with('#')), "{tag}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let page = full("word").0;
    for target in page.split(" href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert_eq!(page.matches(&format!(" id=\"{target}\"")).count(), 1, "{target}");
    }
}

#[test]
fn a_heading_without_a_score_has_no_marker() {
    // One circle for the score of ONE, one in the key. TWO has one answer of three.
    let half = picture("minimum_coverage: 60", "answers: {ONE-1: '0', ONE-2: '2', TWO-3: '1'}");
    assert_eq!(half.matches("<circle class=\"score\"").count(), 2);
    assert_eq!(half.matches("<rect class=\"outline\"").count(), 2);
    assert!(half.contains("No score: too few answered"));

    let nothing = picture("", "answers: {}");
    assert_eq!(nothing.matches("<circle").count(), 0);
    assert_eq!(nothing.matches("<rect class=\"range\"").count(), 0);
    assert_eq!(nothing.matches("No score: nothing answered</text>").count(), 2);
}

#[test]
fn claims_without_evidence_have_a_marker_of_their_own() {
    // ONE: 0 and 2 of 2, so 50; without evidence the 2 counts as 1, so 25.
    let claimed = picture("", "answers: {ONE-1: '0', ONE-2: '2'}");
    assert!(claimed.contains("Score 50, with evidence 25"));
    assert!(claimed.contains("<circle class=\"score\" cx=\"50.00%\""));
    assert!(claimed.contains("<svg x=\"25.00%\" overflow=\"visible\"><path class=\"evidenced\""));

    let shown = "answers: {ONE-1: '0', ONE-2: {level: '2', evidence: [{title: Minutes}]}}";
    assert!(!picture("", shown).contains("evidenced"));
}

#[test]
fn what_is_empty_is_left_out() {
    let rubric = Rubric::from_yaml(include_str!("fixtures/plain.yaml")).unwrap();
    let answers = "{DOU-1: some, OVE-1: all, SOU-1: most, PEO-1: all, DOU-2: none}";
    let page = page_of(&rubric, &assessment("plain", &format!("answers: {answers}")));
    for section in ["patterns", "lenses", "missing", "evidence", "glossary"] {
        assert!(!page.contains(&format!("id=\"{section}\"")), "{section}");
    }
    for words in ["Band", "gate", "With evidence only", "Why there is no score", "Left out"] {
        assert!(!page.contains(&format!(">{words}")), "{words}");
    }
    assert!(page.contains("<h2 id=\"band\">Overall score</h2>"));
}

#[test]
fn headings_in_headings_are_nested() {
    let rubric = Rubric::from_yaml(include_str!("fixtures/plain.yaml")).unwrap();
    let page = page_of(&rubric, &assessment("plain", "answers: {DOU-1: some}"));
    for (level, id) in
        [(3, "h-food"), (4, "h-bread"), (5, "h-dough"), (6, "a-DOU-1"), (4, "h-soup")]
    {
        assert!(page.contains(&format!("<h{level} id=\"{id}\"")), "{id}");
    }
    let indented = "<th scope=\"row\" class=\"depth-2\"><a href=\"#h-oven\">";
    assert!(page.contains(indented));
}

#[test]
fn what_is_left_out_is_kept_apart() {
    let text = full("word").2;
    let after = |title: &str| text.split(title).nth(1).unwrap().lines().nth(4).unwrap().to_owned();
    assert_eq!(after("Left out of the score: not applicable"), "##### ONE-3 word");
    assert_eq!(after("Left out of the score: not known"), "##### TWO-1 word (Critical)");
    assert_eq!(after("Left out of the score: unanswered"), "##### TWO-2 word");
}

#[test]
fn a_part_stands_within_its_whole() {
    let page = full("word").0;
    let whole = page.split("<h4 id=\"p-WHOLE\">").nth(1).unwrap();
    let (part, end) =
        (whole.find("<h5 id=\"p-PART\">").unwrap(), whole.find("</article>").unwrap());
    assert!(part < end);
}

#[test]
fn the_worked_example_is_told_as_it_is() {
    let builtin = place_readiness_rubrics::find("place-readiness").unwrap();
    let evidence = Evidence::from_yaml(builtin.evidence).unwrap();
    let document = Document::from_yaml(builtin.rubric).unwrap();
    let rubric = Rubric::with_evidence(&document, Some(evidence)).unwrap();
    let page = page_of(&rubric, builtin.examples[0].1);

    // From the worked case that came with the rubric.
    let found = page.split(" id=\"p-").skip(1).filter_map(|rest| rest.get(..6));
    let expected = ["PAT-01", "PAT-06", "PAT-07", "PAT-09", "PAT-12", "PAT-13", "PAT-14"];
    assert_eq!(found.collect::<Vec<_>>(), expected);
    let gates = page.split("<h4 id=\"gate-").skip(1).filter_map(|rest| rest.split('"').next());
    assert_eq!(gates.collect::<Vec<_>>(), ["B", "C", "D1", "F"]);
    assert!(page.contains("<p class=\"stage\">Not enough answered</p>"));
    assert!(page.contains("from “Groundwork to do” to “Taking shape”"));
    assert!(page.contains("<dt>Still possible</dt><dd>16.4 to 67.3</dd>"));
    assert!(page.contains("<dt>Pooled score</dt><dd>31.4</dd>"));
    assert_eq!(page.matches("Illustrative reading by this project").count(), 2);
}

/// The page, the chart and the Markdown of a report in which every text is this one.
fn full(text: &str) -> (String, String, String) {
    let evidence = Evidence::from_yaml(&filled(include_str!("fixtures/full-evidence.yaml"), text));
    let document = Document::from_yaml(&filled(include_str!("fixtures/full.yaml"), text)).unwrap();
    let rubric = Rubric::with_evidence(&document, Some(evidence.unwrap())).unwrap();
    let answers = filled(include_str!("fixtures/full-answers.yaml"), text);
    let assessment = rubric.admit_yaml(&answers).unwrap();
    let result = rubric.score_fully(&assessment);
    (
        html(&rubric, &assessment, &result).unwrap(),
        chart::profile(&rubric, &result).unwrap().file,
        markdown(&rubric, &assessment, &result).unwrap(),
    )
}

/// A document with every text in it, quoted as YAML quotes.
fn filled(document: &str, text: &str) -> String {
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    document.replace("TEXT", &format!("\"{quoted}\""))
}

/// Text of the same shape in which nothing means anything.
fn harmless(text: &str) -> String {
    let keep = |c: char| if c.is_alphanumeric() || c.is_whitespace() { c } else { 'x' };
    text.chars().map(keep).collect()
}

fn picture(rubric: &str, answers: &str) -> String {
    let document =
        filled(include_str!("fixtures/full.yaml"), "word").replace(", evidence: [E1]", "");
    let document = document.replace("    evidence: [E1]\n", "");
    let rubric = Rubric::from_yaml(&format!("{document}{rubric}\n")).unwrap();
    let assessment = rubric.admit_yaml(&assessment("full", answers)).unwrap();
    chart::profile(&rubric, &rubric.score(&assessment)).unwrap().svg
}

fn assessment(rubric: &str, answers: &str) -> String {
    format!(
        "format: place-readiness/assessment/1\nrubric: {rubric}@1.0.0\n\
         place: {{id: here, name: Here}}\ndate: 2024-02-29\nkind: individual\n{answers}\n"
    )
}

fn page_of(rubric: &Rubric, answers: &str) -> String {
    let assessment = rubric.admit_yaml(answers).unwrap();
    html(rubric, &assessment, &rubric.score_fully(&assessment)).unwrap()
}

/// Every tag with its attributes, in order.
fn tags(document: &str) -> Vec<&str> {
    document
        .match_indices('<')
        .map(|(start, _)| {
            let rest = &document[start..];
            &rest[..rest.find('>').map_or(rest.len(), |end| end + 1)]
        })
        .collect()
}

/// Everything that a reader of Markdown sees in a text, apart from the words.
fn markup(text: &str) -> Vec<Event<'_>> {
    let words = |event: &Event<'_>| matches!(event, Event::Text(_));
    Parser::new_ext(text, Options::all()).filter(|event| !words(event)).collect()
}

/// The words that a reader of Markdown sees.
fn plain_text(text: &str) -> String {
    let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
    Parser::new_ext(text, options)
        .filter_map(|event| if let Event::Text(it) = event { Some(it.to_string()) } else { None })
        .collect()
}
