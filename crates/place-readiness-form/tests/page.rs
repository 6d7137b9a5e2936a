//! The page is what it says: one file, one script, one policy, and text that stays text.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::io::Read;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::read::GzDecoder;
use place_readiness::{Document, Evidence, Rubric};
use place_readiness_form::page;
use sha2::{Digest, Sha256};

#[test]
fn the_policy_allows_the_one_script_the_one_style_and_the_engine() {
    let page = page(&builtin()).unwrap();

    let (script, style) = (sha256(inner(&page, "<script>")), sha256(inner(&page, "<style>")));
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src 'sha256-{script}' 'wasm-unsafe-eval'; style-src 'sha256-{style}'; \
         base-uri 'none'; form-action 'none'\">"
    );
    assert_eq!(page.matches("Content-Security-Policy").count(), 1);
    let policy = page.find(&policy).unwrap();
    assert!(policy < page.find("<style>").unwrap());
    // Two blocks of data, and the script.
    assert_eq!(page.matches("<script").count(), 3);
    assert_eq!(page.matches("</script").count(), 3);
    assert_eq!(page.matches("<style").count(), 1);
}

#[test]
fn no_part_can_end_the_element_that_it_stands_in() {
    let page = page(&builtin()).unwrap();
    let (script, style) = (inner(&page, "<script>"), inner(&page, "<style>"));

    for tag in ["<script", "</script"] {
        assert!(!script.to_lowercase().contains(tag), "{tag}");
    }
    assert!(!style.to_lowercase().contains("</style"));
}

#[test]
fn the_page_says_which_works_of_others_it_holds_and_under_which_licences() {
    let page = page(&builtin()).unwrap();
    let (_, comment) = page.rsplit_once("<!--").unwrap();
    let (said, end) = comment.split_once("-->").unwrap();

    assert!(!said.contains("--"), "hyphens may end a comment");
    assert_eq!(end, "\n</body>\n</html>\n");
    for work in ["lit-html ", "nhsuk-frontend ", "serde ", "core, alloc and std of Rust"] {
        assert!(said.contains(&format!("\n{work}")), "{work}");
    }
    for licence in
        ["Permission is hereby granted", "Redistributions in binary form must", "UNICODE"]
    {
        assert!(said.contains(licence), "{licence}");
    }
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    let page = page(&builtin()).unwrap();
    let (before, _) = page.split_once("<script>").unwrap();

    for loading in [" src=", " href=", "url(", "@import", "@font-face"] {
        assert!(!before.contains(loading), "{loading}");
    }
}

#[test]
fn the_rubric_arrives_with_its_evidence() {
    let rubric = builtin();

    let content = unpack(inner(&page(&rubric).unwrap(), "id=\"rubric\">"));
    let content: serde_json::Value = serde_json::from_slice(&content).unwrap();

    let read = |key: &str| -> Document { serde_json::from_value(content[key].clone()).unwrap() };
    let evidence = Evidence::new(&read("evidence")).unwrap();
    let arrived = Rubric::with_evidence(&read("rubric"), Some(evidence)).unwrap();
    assert_eq!(arrived.document(), rubric.document());
    assert_eq!(arrived.evidence(), rubric.evidence());
    assert_eq!(arrived.fingerprint(), rubric.fingerprint());
}

#[test]
fn a_rubric_without_evidence_has_none_in_the_page() {
    let content = unpack(inner(&page(&small("Small")).unwrap(), "id=\"rubric\">"));

    let content: serde_json::Value = serde_json::from_slice(&content).unwrap();
    assert!(content["evidence"].is_null());
}

#[test]
fn the_engine_is_a_module_of_web_assembly() {
    let engine = unpack(inner(&page(&builtin()).unwrap(), "id=\"engine\">"));

    assert_eq!(engine[..8], *b"\0asm\x01\0\0\0");
}

#[test]
fn hostile_words_of_a_rubric_stay_text() {
    let title = "</title><script>alert(1)</script>'{{7*7}}";
    let mut document = small_document(title);
    document["language"] = "en\" onload=\"alert(1)".into();
    document["notice"] = "</script><script>alert(1)</script>".into();

    let page = page(&rubric(&document)).unwrap();

    assert!(!page.contains("alert(1)<"), "a tag of the rubric's own");
    assert!(page.contains("<html lang=\"en-GB\">"));
    let shown = inner(&page, "<title>");
    assert!(!shown.contains('<'), "{shown}");
    assert!(shown.contains("{{7*7}}"), "{shown}");
}

#[test]
fn the_language_of_the_page_is_the_rubrics() {
    let mut document = small_document("Klein");
    document["language"] = "de".into();

    assert!(page(&rubric(&document)).unwrap().contains("<html lang=\"de\">"));
}

#[test]
fn the_same_rubric_gives_the_same_page() {
    assert_eq!(page(&small("Small")).unwrap(), page(&small("Small")).unwrap());
}

fn builtin() -> Rubric {
    let builtin = place_readiness_rubrics::find("place-readiness").unwrap();
    let document = Document::from_yaml(builtin.rubric).unwrap();
    Rubric::with_evidence(&document, Some(Evidence::from_yaml(builtin.evidence).unwrap())).unwrap()
}

fn small(title: &str) -> Rubric {
    rubric(&small_document(title))
}

fn rubric(document: &serde_json::Value) -> Rubric {
    Rubric::new(&serde_json::from_value(document.clone()).unwrap()).unwrap()
}

fn small_document(title: &str) -> serde_json::Value {
    serde_json::json!({
        "format": "place-readiness/rubric/1",
        "id": "small",
        "version": "1.0.0",
        "title": title,
        "notice": "A test.",
        "scales": {"two": [{"id": "0", "value": 0, "label": "No"}, {"id": "1", "value": 1, "label": "Yes"}]},
        "groups": [{"id": "all", "title": "All", "criteria": [
            {"id": "A", "title": "One", "question": "One?"}
        ]}]
    })
}

/// What stands between a start tag and the first end tag, as a browser would see it.
fn inner<'p>(page: &'p str, start: &str) -> &'p str {
    let (_, rest) = page.split_once(start).unwrap();
    let ends = ["</script>", "</style>", "</title>"].map(|end| rest.find(end));
    rest.split_at(ends.into_iter().flatten().min().unwrap()).0
}

fn unpack(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(&BASE64_STANDARD.decode(text).unwrap()[..]).read_to_end(&mut bytes).unwrap();
    bytes
}

fn sha256(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}
