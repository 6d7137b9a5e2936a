//! What the dresses of a report say of one result: the same, in the same words.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[expect(dead_code, reason = "the tests of the short forms use all of it")]
#[path = "short/common.rs"]
mod common;

use place_readiness::Rubric;
use place_readiness::problem::{is_hidden, is_unsafe};
use place_readiness_report::terminal::{self, Screen};
use place_readiness_report::{html, markdown, short};

use common::{ANSWERS, BAKERY, one_line, words};

const SCREEN: Screen = Screen { width: 80, colour: false, unicode: true };

/// All that the baker left open is answered: the shop has 50, and all have 60.
const NO_BLANKS: &str = "  SHO-2: \"2\"\n";

#[test]
fn a_fact_has_one_sentence_in_every_dress() {
    let rubric = Rubric::from_yaml(BAKERY).unwrap();
    let all = [
        "By its score alone the band would be “Open”. Gate G holds it lower.",
        "However the blanks are filled, the band will be “Not yet”. Gate G holds it back from going higher.",
        "Holds the band now, and the highest still possible",
        "No higher than “Not yet”.",
    ];
    let whole = [
        "3 of 4 criteria that apply are answered. A blank is never counted as zero:",
        "All criteria: 3 rated, 1 not applicable, 0 not known, 1 unanswered.",
        "Pooled score: all criteria at once, as a check on the overall score.",
        "A gate sets a ceiling on the band. It never changes a score.",
        "Each step takes one criterion up by one level. The most useful come first.",
        "Reaches the band “Open”. Lifts gate G. Adds 25.0 points.",
    ];
    for (dress, text) in dressed(&rubric, ANSWERS) {
        let sentences = if dress == "why" { &[][..] } else { &whole };
        for sentence in all.iter().chain(sentences) {
            assert!(text.contains(sentence), "{dress}: {sentence}\n{text}");
        }
    }
}

#[test]
fn what_blanks_could_change_is_told_only_where_there_are_blanks() {
    let rubric = Rubric::from_yaml(BAKERY).unwrap();
    for (dress, text) in dressed(&rubric, &format!("{ANSWERS}{NO_BLANKS}")) {
        assert!(text.contains("Gate G holds it lower."), "{dress}: {text}");
        for words in ["the band will be", "holds it back"] {
            assert!(!text.contains(words), "{dress}: {words}\n{text}");
        }
    }
}

#[test]
fn a_pattern_is_not_said_to_have_gone_wrong_where_that_is_inferred() {
    let (reported, inferred) = (", basis: reported", ", basis: inferred");
    let all = "A source describes each of them going wrong.";
    let each = "Each that is found says whether a source describes it going wrong, or whether it \
                is inferred.";
    for (bases, said, not_said) in [
        ([reported, reported], vec![all], vec![each]),
        ([reported, inferred], vec![each], vec![all]),
        ([inferred, inferred], vec![each], vec![all]),
        // Where one says nothing of it, nothing is said of all.
        ([reported, ""], vec![], vec![all, each]),
    ] {
        let pattern = |basis| format!("title: P, message: M, when: {WHEN}{basis}");
        let [first, second] = bases.map(pattern);
        let patterns = format!("patterns: [{{id: P1, {first}}}, {{id: P2, {second}}}]\n");
        let rubric = Rubric::from_yaml(&format!("{BAKERY}{patterns}")).unwrap();
        for (dress, text) in dressed(&rubric, ANSWERS).iter().take(3) {
            assert!(said.iter().all(|it| text.contains(it)), "{dress}: {bases:?}\n{text}");
            assert!(!not_said.iter().any(|it| text.contains(it)), "{dress}: {bases:?}\n{text}");
            assert!(!text.contains("gone wrong"), "{dress}: {bases:?}\n{text}");
        }
    }
}

#[test]
fn what_cannot_be_seen_is_shown_or_taken_out_whatever_the_dress() {
    let rubric = Rubric::from_yaml(BAKERY).unwrap();
    let assessment = rubric.admit_yaml(ANSWERS).unwrap();
    let mut result = rubric.score_fully(&assessment);
    let hidden: String = ('\0'..=char::MAX).filter(|c| is_hidden(*c)).collect();
    // A Hangul filler is a letter for Unicode, and nothing for people.
    assert!(hidden.contains('\u{3164}'));
    result.place.name = format!("a{hidden}b");

    let page = html(&rubric, &assessment, &result).unwrap();
    let text = markdown(&rubric, &assessment, &result).unwrap();
    // A carriage return is a space there.
    let mut shown = page.chars().chain(text.chars()).filter(|c| *c != '\r');
    assert_eq!(shown.find(|c| is_unsafe(*c)), None);
    let told = terminal::report(&rubric, &assessment, &result, &[], SCREEN);
    let line = short::line(&rubric, &result).unwrap();
    let mut shown = told.chars().chain(line.chars()).filter(|c| *c != '\n');
    assert_eq!(shown.find(|c| is_hidden(*c)), None);
}

#[test]
fn a_terminal_tells_a_result_as_it_is() {
    let rubric = Rubric::from_yaml(BAKERY).unwrap();
    let assessment = rubric.admit_yaml(ANSWERS).unwrap();
    let result = rubric.score_fully(&assessment);
    let again = ["place-readiness score answers.yaml".to_owned()];
    let told = terminal::report(&rubric, &assessment, &result, &again, SCREEN);
    let told = told.replace(rubric.fingerprint(), "sha256").replace(env!("CARGO_PKG_VERSION"), "1");
    assert_eq!(told, TOLD);
}

/// Bars have 33 cells, of which 0, 8, 16, 24 and 32 stand for 0, 25, 50, 75 and 100. So 70 lies on
/// cell 22, 60 on 19 and 35 on 11. Coverage counts weights: 6 of 7 for all.
const TOLD: &str = "\
── The corner ──────────────────────────────────────────────────────────────────
Bakery

  Date described      5 November 2024
  Whose answers       One respondent's own answers
  Answered by         r1, Baker

One. Two. Three. The notice in full stands at the end.

── Profile ─────────────────────────────────────────────────────────────────────
3 of 4 criteria that apply are answered. A blank is never counted as zero: the
profile shows what is still possible.

    ●  Score of what was answered
  ━━━  Still possible as blanks are filled

                             0       25      50      75    100    Score Coverage
  Bread                      ······················●··········     70.0     100%
  Shop                       ●━━━━━━━━━━━━━━━━················      0.0      50%

  Overall                    ···········●━━━━━━━━·············     35.0      85%

All criteria: 3 rated, 1 not applicable, 0 not known, 1 unanswered.

── Band: Not yet ───────────────────────────────────────────────────────────────
Below 35.
By its score alone the band would be “Open”. Gate G holds it lower.
However the blanks are filled, the band will be “Not yet”. Gate G holds it back
from going higher.

The numbers behind it
  Overall score       35.0
  Still possible      35.0 to 60.0
  Pooled score        58.3
  Coverage            85%
  Answered            3 of 4
  Pooled score: all criteria at once, as a check on the overall score.

── What holds the band ─────────────────────────────────────────────────────────
A gate sets a ceiling on the band. It never changes a score.

  Gate G. Holds the band now, and the highest still possible.
    The door is shut. No higher than “Not yet”.
    Set off by:
    • SHO-1 Door: 0 (No)

── Next steps ──────────────────────────────────────────────────────────────────
Each step takes one criterion up by one level. The most useful come first. Steps
that reach a higher band stand before those that lift a gate, or help to lift
one.

  1. SHO-1 Door
     Now: 0 (No)
     Next: 1 (Some)
     What it unlocks: Reaches the band “Open”. Lifts gate G. Adds 25.0 points.

  2. BRE-1 Crust
     Bake it longer.
     Now: 1 (Some)
     Next: 2 (Yes)
     Who has to act: The baker
     What it unlocks: Adds 15.0 points.

── How this report was made ────────────────────────────────────────────────────
  Rubric              bakery 1.0.0
  Fingerprint         sha256
  Engine              place-readiness 1

── Notice ──────────────────────────────────────────────────────────────────────
One. Two. Three. Four.

For all answers, as a page for a browser:
  place-readiness score answers.yaml
";

/// A condition that holds.
const WHEN: &str = "{criterion: SHO-1, at_most: \"0\"}";

/// The report in each of its dresses, on one line and without marks.
fn dressed(rubric: &Rubric, answers: &str) -> [(&'static str, String); 4] {
    let assessment = rubric.admit_yaml(answers).unwrap();
    let result = rubric.score_fully(&assessment);
    let plain = markdown(rubric, &assessment, &result).unwrap().replace(['*', '\\'], "");
    [
        ("page", words(&html(rubric, &assessment, &result).unwrap())),
        ("Markdown", one_line(&plain)),
        ("terminal", one_line(&terminal::report(rubric, &assessment, &result, &[], SCREEN))),
        ("why", one_line(&short::why_text(rubric, &result, None).unwrap())),
    ]
}
