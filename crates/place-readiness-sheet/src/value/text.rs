//! Texts, ids and words of fixed sets in cells.

use place_readiness::assessment::is_id;
use place_readiness::problem::{nearest, shown};

use super::{NOT_APPLICABLE, is_blank};
use crate::cell::Cell;
use crate::key::Named;
use crate::problem::{Code, Problem};
use crate::words::{did_you_mean, folded, listed, words};

const KINDS: [&str; 3] = ["individual", "agreed", "illustrative"];
const CONFIDENCES: [&str; 3] = ["high", "medium", "low"];
const STATES: [&str; 4] = ["level", "not_applicable", "not_known", "unanswered"];
const NO_EVIDENCE: [&str; 3] = ["no", "nil", "no evidence"];
const SOME_EVIDENCE: [&str; 4] = ["yes", "y", "x", "true"];

/// The text in a cell, none where it is blank. A number or a date is text as it is written.
pub(crate) fn text(cell: Cell<'_>) -> Result<Option<&str>, Problem> {
    match cell {
        _ if is_blank(cell) => Ok(None),
        Cell::Truth(_) | Cell::Error(_) => {
            let message = format!("must be text, found `{}`", shown(cell.written()));
            Err(Problem::new(Code::WrongType, message).value(cell.written()))
        }
        Cell::Date(date) => Ok(Some(date.strip_suffix("T00:00:00").unwrap_or(date))),
        _ => Ok(Some(cell.written())),
    }
}

/// An id in a cell.
pub(crate) fn id(cell: Cell<'_>) -> Result<Option<&str>, Problem> {
    let Some(found) = text(cell)? else { return Ok(None) };
    if is_id(found) {
        return Ok(Some(found));
    }
    let rule = "1 to 64 letters, digits, '.', '_' or '-', starting with a letter or digit";
    let message = format!("`{}` is not an id: type {rule}", shown(found));
    Err(Problem::new(Code::BadId, message).value(found))
}

/// A kind of partner, by its id or by its title.
pub(crate) fn partner<'r>(
    cell: Cell<'_>,
    partners: &[Named<'r>],
) -> Result<Option<&'r str>, Problem> {
    let Some(found) = text(cell)? else { return Ok(None) };
    if let Some(exact) = partners.iter().find(|it| it.id == found) {
        return Ok(Some(exact.id));
    }
    let (said, spelt) = (folded(found), words(found).join(" "));
    let mut alike =
        partners.iter().filter(|it| it.names.contains(&said) || it.names.contains(&spelt));
    match (alike.next(), alike.next()) {
        (Some(one), None) => Ok(Some(one.id)),
        _ => Err(no_partner(found, partners)),
    }
}

fn no_partner(found: &str, partners: &[Named<'_>]) -> Problem {
    let ids: Vec<&str> = partners.iter().map(|it| it.id).collect();
    let message = if ids.is_empty() {
        format!("`{}` is not a kind of partner: the rubric names none", shown(found))
    } else {
        let near = did_you_mean(nearest(found, ids.iter().copied()).as_deref());
        format!("`{}` is not a kind of partner: type {}{near}", shown(found), listed(&ids, "or"))
    };
    Problem::new(Code::UnknownPartner, message).value(found)
}

/// Whose answers they are.
pub(crate) fn kind(cell: Cell<'_>) -> Result<Option<&'static str>, Problem> {
    choice(cell, &KINDS, "a kind of answers")
}

/// How sure people are.
pub(crate) fn confidence(cell: Cell<'_>) -> Result<Option<&'static str>, Problem> {
    choice(cell, &CONFIDENCES, "a confidence")
}

/// Which of the four kinds of answer it is, in a table that this program gave out.
pub(crate) fn state(cell: Cell<'_>) -> Result<Option<&'static str>, Problem> {
    choice(cell, &STATES, "a state")
}

fn choice(
    cell: Cell<'_>,
    choices: &[&'static str],
    what: &str,
) -> Result<Option<&'static str>, Problem> {
    let Some(found) = text(cell)? else { return Ok(None) };
    let said = folded(found);
    if let Some(one) = choices.iter().find(|it| **it == said) {
        return Ok(Some(one));
    }
    let near = did_you_mean(nearest(found, choices.iter().copied()).as_deref());
    let message = format!("`{}` is not {what}: type {}{near}", shown(found), listed(choices, "or"));
    Err(Problem::new(Code::UnknownChoice, message).value(found))
}

/// The items of evidence in a cell: one for each line, and for each part between `;`.
pub(crate) fn evidence(cell: Cell<'_>) -> Result<Vec<String>, Problem> {
    let found = match (text(cell), cell) {
        (_, Cell::Truth(false)) | (Ok(None), _) => return Ok(Vec::new()),
        (_, Cell::Truth(true)) => "TRUE",
        (found, _) => found?.unwrap_or_default(),
    };
    let said = folded(found);
    if SOME_EVIDENCE.contains(&said.as_str()) {
        let message = format!("`{}` does not say what the evidence is: name it", shown(found));
        return Err(Problem::new(Code::WrongType, message).value(found));
    }
    if NO_EVIDENCE.contains(&said.as_str()) || NOT_APPLICABLE.contains(&said.as_str()) {
        return Ok(Vec::new());
    }
    let items = found.split([';', '\r', '\n']).map(str::trim).filter(|item| !item.is_empty());
    Ok(items.map(ToOwned::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use place_readiness::Rubric;

    use super::*;
    use crate::key::Key;

    #[test]
    fn partners_go_by_their_ids_and_by_their_titles() {
        let shipped = place_readiness_rubrics::find("place-readiness").unwrap();
        let rubric = Rubric::from_yaml(shipped.rubric).unwrap();
        let key = Key::of(&rubric);
        for (text, id) in [
            ("nhs-provider", "nhs-provider"),
            ("NHS provider", "nhs-provider"),
            ("NHS_Provider", "nhs-provider"),
            ("Integrated Care Board", "icb"),
            ("ICB", "icb"),
            ("Integrated care board (ICB)", "icb"),
            ("local resident or service user", "resident"),
        ] {
            assert_eq!(partner(Cell::Text(text), &key.partners), Ok(Some(id)), "{text}");
        }
        let problem = partner(Cell::Text("councl"), &key.partners).unwrap_err();
        assert!(problem.message.ends_with("Did you mean `council`?"), "{}", problem.message);
    }

    #[test]
    fn a_tick_is_no_evidence_and_no_is_none() {
        assert_eq!(
            evidence(Cell::Text("Minutes; Board paper\nMap")),
            Ok(vec!["Minutes".into(), "Board paper".into(), "Map".into()])
        );
        assert_eq!(evidence(Cell::Text("No")), Ok(Vec::new()));
        assert_eq!(evidence(Cell::Text("yes")).unwrap_err().code, "wrong_type");
        assert_eq!(evidence(Cell::Truth(true)).unwrap_err().code, "wrong_type");
    }

    #[test]
    fn a_number_keeps_every_digit_that_was_typed() {
        assert_eq!(text(Cell::Text("1.10")), Ok(Some("1.10")));
        assert_eq!(text(Cell::Text("5E1")), Ok(Some("5E1")));
        assert_eq!(text(Cell::Number("101")), Ok(Some("101")));
    }
}
