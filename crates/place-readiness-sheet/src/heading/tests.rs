//! What headings of real programs are read as.

use place_readiness::Rubric;

use super::*;

/// What a heading means in the shipped rubric, in short words.
fn read(heading: &str) -> String {
    let shipped = place_readiness_rubrics::find("place-readiness").unwrap();
    let rubric = Rubric::from_yaml(shipped.rubric).unwrap();
    let key = Key::of(&rubric);
    let id = |it: &usize| key.questions[*it].id;
    match meaning(heading, &key) {
        Meaning::Field(field) => format!("field {}", field.name()),
        Meaning::Level(it) => id(&it).to_owned(),
        Meaning::Beside(it, beside) => format!("{} {beside:?}", id(&it)).to_lowercase(),
        Meaning::Computed(it, word) => format!("{word} of {}", id(&it)),
        Meaning::Unclear(it) => format!("{} ?", id(&it)),
        Meaning::Several(all) => all.iter().map(id).collect::<Vec<_>>().join(" and "),
        Meaning::NoSuch(near) => format!("none, {}", near.as_ref().map_or("", id)),
        Meaning::Endless => "endless".to_owned(),
        Meaning::Other => "other".to_owned(),
    }
}

#[track_caller]
fn check(expected: &[(&str, &str)]) {
    for (heading, meaning) in expected {
        assert_eq!(read(heading), *meaning, "{heading}");
    }
}

#[test]
fn an_id_is_found_in_whatever_a_program_leaves_of_it() {
    for heading in [
        "SCO-1",
        "sco-1",
        " SCO-1 ",
        "SCO1",
        "sco_1",
        "SCO.1",
        "SCO 1",
        "SCO–1",
        "SCO\u{2011}1",
        "SCO/1",
        "scope/SCO_1",
        "SCO[SCO1]",
        "Scope clarity [SCO-1]",
        "SCO..SCO.1.",
        "Q7. SCO-1",
        "Q7_SCO1",
        "SCO_x002D_1",
        "SCO-01",
        "S\u{200b}CO-1",
        "S\u{421}O-1",
        "[SCO-1]",
        "(SCO-1)",
        "SCO-1*",
    ] {
        assert_eq!(read(heading), "SCO-1", "{heading}");
    }
}

#[test]
fn words_around_an_id_may_say_that_it_is_the_answer() {
    check(&[
        ("SCO-1 score", "SCO-1"),
        ("SCO-1 (0-4)", "SCO-1"),
        ("Score for SCO-1", "SCO-1"),
        ("Level: SCO-1", "SCO-1"),
        ("SCO-1: Services in scope are named", "SCO-1"),
        ("SCO-1 Is there one agreed list of the services this Place is respo", "SCO-1"),
        ("Q12. GOV-1 There is a formal group with a remit", "GOV-1"),
        ("SCO-1.1", "SCO-1"),
        ("SCO-1_duplicated_0", "SCO-1"),
        ("SCO-1 (2)", "SCO-1"),
        ("Data [WFO-2]", "WFO-2"),
        ("Where are you now? [SCO-1 Services in scope are named]", "SCO-1"),
        ("section_b/sco_1", "SCO-1"),
        ("part2.SCO_1", "SCO-1"),
    ]);
}

#[test]
fn a_question_or_a_title_is_as_good_as_an_id() {
    check(&[
        ("Services in scope are named", "SCO-1"),
        ("Is there one agreed list of the services this Place is responsible for?", "SCO-1"),
        (
            "7. Is there one agreed list of the services this Place is responsible for? (0 to 4)",
            "SCO-1",
        ),
        ("Scope clarity [Services in scope are named]", "SCO-1"),
        ("Services in scope are named - evidence", "sco-1 evidence"),
    ]);
}

#[test]
fn the_text_of_a_question_may_speak_of_another() {
    let question = "Is there one agreed list of the services this Place is responsible for?";
    check(&[(&format!("SCO-1 {question} Money is asked about in FIN-1."), "SCO-1")]);
}

#[test]
fn length_hides_nothing() {
    let more = "Think of every partner before you choose. ".repeat(1000);
    check(&[
        (&format!("SCO-1 Is it agreed? {}", &more[..300]), "SCO-1"),
        (&format!("SCO-1 {more}"), "SCO-1"),
    ]);
}

#[test]
fn what_stands_beside_an_answer_is_found_the_same_way() {
    check(&[
        ("SCO-1 evidence", "sco-1 evidence"),
        ("sco_1_evidence", "sco-1 evidence"),
        ("Evidence for SCO-1", "sco-1 evidence"),
        ("SCO-1: Comments", "sco-1 note"),
        ("SCO-1 note", "sco-1 note"),
        ("Comment on your score (SCO-1)", "sco-1 note"),
        ("SCO-1 confidence level", "sco-1 confidence"),
        ("How sure are you of SCO-1?", "sco-1 confidence"),
        ("Why did you choose this level for SCO-1?", "sco-1 reason"),
        ("SCO1[comment]", "sco-1 note"),
        ("Evidence [SCO-1]", "sco-1 evidence"),
    ]);
}

#[test]
fn what_was_worked_out_is_no_answer() {
    check(&[
        ("Sum of SCO-1", "sum of SCO-1"),
        ("Average of SCO-1", "average of SCO-1"),
        ("SCO-1 (mean)", "mean of SCO-1"),
        ("sco_1_avg", "avg of SCO-1"),
        ("% of SCO-1", "% of SCO-1"),
        ("Weighted SCO-1", "weighted of SCO-1"),
    ]);
}

#[test]
fn what_is_not_clear_is_not_guessed() {
    check(&[
        ("SCO-1 target", "SCO-1 ?"),
        ("SCO-1 2025", "SCO-1 ?"),
        ("SCO-1 owner", "SCO-1 ?"),
        ("Target [SCO-1]", "SCO-1 ?"),
        ("Evidence score SCO-1", "SCO-1 ?"),
        ("SCO-1 to SCO-6 comments", "SCO-1 and SCO-6"),
        ("SCO-9", "none, "),
        ("SOC-1", "none, SCO-1"),
        ("SC0-1", "none, SCO-1"),
        ("SCO-l", "none, SCO-1"),
        ("SCO-1a", "none, SCO-1"),
        ("SCO-9 score", "none, "),
    ]);
}

#[test]
fn columns_of_other_matters_are_left_alone() {
    for heading in [
        "Update",
        "Groups",
        "Score 1",
        "Completion time",
        "submitdate",
        "StartDate",
        "ID",
        "_uuid",
        "postcode",
        "Region",
        "lastpage",
        "seed",
        "scope_complete",
        "redcap_event_name",
        "Total score",
        "",
        "1",
        "Email",
        "Mon 12 June",
        "SCO",
    ] {
        assert_eq!(read(heading), "other", "{heading}");
    }
}

#[test]
fn parts_of_an_assessment_go_by_their_names() {
    check(&[
        ("Place", "field place"),
        ("Name of the Place", "field place"),
        ("place_id", "field place_id"),
        ("Date", "field date"),
        ("Respondent ID", "field respondent"),
        ("group", "field partner"),
        ("Comments", "field note"),
        ("Criterion", "field criterion"),
    ]);
}
