//! Any text, read as a rubric and as an evidence file: it is taken or refused, and nothing else.
#![no_main]

use libfuzzer_sys::fuzz_target;
use place_readiness::{Document, Evidence, Problems, Rubric};

/// Places in a document are made of its ids, so they stay short whatever the text is.
const LONGEST_PLACE: usize = 10_000;

fuzz_target!(|text: &str| {
    let Ok(document) = Document::from_yaml(text).inspect_err(sound) else { return };
    let _ = document.format();
    let evidence = Evidence::new(&document).inspect_err(sound).ok();
    let _ = Rubric::with_evidence(&document, evidence).inspect_err(sound);
    if let Ok(rubric) = Rubric::new(&document).inspect_err(sound) {
        let template = Document::from_yaml(&rubric.template());
        assert!(template.is_ok(), "the template of a rubric can be read: {template:?}");
        let again = Rubric::new(&document).expect("what was taken once is taken again");
        assert_eq!(again.fingerprint(), rubric.fingerprint());
    }
});

fn sound(problems: &Problems) {
    assert!(!problems.is_empty());
    for problem in problems.iter() {
        assert!(!problem.code().is_empty());
        assert!(problem.at.len() < LONGEST_PLACE);
        assert!(problem.to_string().len() < 3 * LONGEST_PLACE);
        assert!(!problem.to_string().contains('\n'), "a message is one line");
    }
}
