//! Admission: reading answers against a rubric, so that none is missing and none is unknown.

use crate::assessment::{
    Answer, Assessment, EvidenceItem, FORMAT, Given, Header, Kind, Place, Respondent,
};
use crate::document::Document;
use crate::document::date;
use crate::document::fields::Fields;
use crate::document::reader::{Reader, Spot};
use crate::index::Index;
use crate::problem::{Fault, Problems, shown};
use crate::rubric::Rubric;
use crate::rubric::check::choices;
use crate::rubric::document::Criterion;

/// Reads an assessment. Every criterion gets an answer: those not named are unanswered.
pub(crate) fn admit(rubric: &Rubric, document: &Document) -> Result<Assessment, Problems> {
    let mut reader = Reader::default();
    let read = |reader: &mut Reader, fields: &mut Fields<'_>| {
        let header = read_header(reader, fields, rubric);
        let mut answers: Vec<Answer> = rubric.criteria().map(Answer::unanswered).collect();
        if let Some(spot) = fields.need(reader, "answers") {
            read_answers(reader, &spot, rubric, &mut answers);
        }
        Some(Assessment { header: header?, answers })
    };
    let assessment = reader.document(document, FORMAT, read).flatten();
    reader.finish(document, assessment)
}

/// The same assessment with other answers to some criteria, which the document names as an
/// assessment does.
pub(crate) fn amend(
    rubric: &Rubric,
    assessment: &Assessment,
    changes: &Document,
) -> Result<Assessment, Problems> {
    let mut reader = Reader::default();
    let index = Index::of(assessment.answers.iter().map(|it| it.criterion.as_str()));
    let before = |criterion: &Criterion| {
        let answer = index.find(&assessment.answers, &criterion.id);
        answer.cloned().unwrap_or_else(|| Answer::unanswered(criterion))
    };
    let mut answers: Vec<Answer> = rubric.criteria().map(before).collect();
    read_answers(&mut reader, &Spot::whole(&changes.0), rubric, &mut answers);
    reader.finish(changes, Some(Assessment { header: assessment.header.clone(), answers }))
}

fn read_header(reader: &mut Reader, fields: &mut Fields<'_>, rubric: &Rubric) -> Option<Header> {
    let version = fields.need(reader, "rubric").map(|spot| read_rubric(reader, &spot, rubric));
    let place = fields.need(reader, "place").and_then(|spot| read_place(reader, &spot));
    let date = fields.need(reader, "date").map(|spot| read_date(reader, &spot, false));
    let respondent =
        fields.get("respondent").and_then(|spot| read_respondent(reader, &spot, rubric));
    let kind: Option<Kind> = fields.need(reader, "kind").and_then(|spot| reader.choice(&spot));
    let note = |reader: &mut Reader, fields: &mut Fields<'_>, key| {
        fields.get(key).and_then(|spot| reader.note(&spot))
    };
    let title = note(reader, fields, "title");
    let label = note(reader, fields, "label");
    let source = note(reader, fields, "source");
    let about = note(reader, fields, "note");
    let rules = fields.texts(reader, "rules");
    Some(Header {
        rubric: rubric.content.id.clone(),
        version: version?,
        place: place?,
        date: date??,
        respondent,
        kind: kind?,
        title,
        label,
        source,
        note: about,
        rules,
    })
}

/// The version in `place-readiness@1.0.0`, where there is one.
fn read_rubric(reader: &mut Reader, spot: &Spot<'_>, rubric: &Rubric) -> Option<String> {
    let found = reader.text(spot)?;
    let (id, version) =
        found.split_once('@').map_or((found.as_str(), None), |(id, version)| (id, Some(version)));
    if id != rubric.content.id {
        let expected = format!("{}@{}", rubric.content.id, rubric.content.version);
        reader.wrong(spot, Fault::WrongRubric { expected, found: shown(&found) });
        return None;
    }
    if let Some(version) = version.filter(|version| semver::Version::parse(version).is_err()) {
        reader.wrong(spot, Fault::BadVersion { found: shown(version) });
    }
    version.map(ToOwned::to_owned)
}

fn read_place(reader: &mut Reader, spot: &Spot<'_>) -> Option<Place> {
    let mut fields = reader.fields(spot)?;
    let place = Place { id: fields.id(reader, "id"), name: fields.text(reader, "name") };
    fields.close(reader);
    Some(place)
}

fn read_respondent(reader: &mut Reader, spot: &Spot<'_>, rubric: &Rubric) -> Option<Respondent> {
    let mut fields = reader.fields(spot)?;
    let id = fields.id(reader, "id");
    // The key was called `group` in the first versions.
    let spot = fields.get("partner").or_else(|| fields.get("group"));
    let partner = spot.and_then(|spot| {
        let found = reader.id(&spot)?;
        let partners = &rubric.content.partners;
        if !partners.iter().any(|partner| partner.id == found) {
            let nearest =
                reader.nearest(&found, partners.iter().map(|partner| partner.id.as_str()));
            reader.wrong(&spot, Fault::UnknownPartner { found: found.clone(), nearest });
        }
        Some(found)
    });
    fields.close(reader);
    Some(Respondent { id, partner })
}

/// A day; or, where `coarse`, a year or a month as well.
fn read_date(reader: &mut Reader, spot: &Spot<'_>, coarse: bool) -> Option<String> {
    let found = reader.date_text(spot)?;
    if date::is_day(&found) || (coarse && (date::is_month(&found) || date::is_year(&found))) {
        return Some(found);
    }
    let example = if coarse { "2024, 2024-11 or 2024-11-05" } else { "2024-11-05" };
    reader.wrong(spot, Fault::BadDate { found: shown(&found), example: example.to_owned() });
    None
}

/// Writes what is said over the answers, one for each criterion of the rubric. A criterion of which
/// nothing is said is unanswered.
fn read_answers(reader: &mut Reader, spot: &Spot<'_>, rubric: &Rubric, answers: &mut [Answer]) {
    let Some(given) = reader.fields(spot) else { return };
    let criteria: Vec<&Criterion> = rubric.criteria().collect();
    let index = Index::of(criteria.iter().map(|criterion| criterion.id.as_str()));
    for (key, spot) in given.all() {
        let found =
            index.position(key.text).and_then(|n| Some((criteria.get(n)?, answers.get_mut(n)?)));
        match found {
            Some((criterion, answer)) if spot.is_nothing() => {
                *answer = Answer::unanswered(criterion);
            }
            Some((criterion, answer)) => {
                *answer = read_answer(reader, &spot, rubric, criterion, answer);
            }
            None if spot.is_nothing() => {}
            None => {
                let nearest = reader.nearest(key.text, index.ids());
                reader.wrong_key(&key, Fault::UnknownCriterion { found: shown(key.text), nearest });
            }
        }
    }
}

/// A level by itself is what changes of an answer: what was noted beside the one before stays.
fn read_answer(
    reader: &mut Reader,
    spot: &Spot<'_>,
    rubric: &Rubric,
    criterion: &Criterion,
    before: &Answer,
) -> Answer {
    if !spot.is_map() {
        let given = read_level(reader, spot, rubric, criterion);
        return Answer { given: given.unwrap_or(Given::Unanswered), ..before.clone() };
    }
    let Some(mut fields) = reader.fields(spot) else { return before.clone() };
    let answer = Answer {
        criterion: criterion.id.clone(),
        given: read_given(reader, &mut fields, rubric, criterion).unwrap_or(Given::Unanswered),
        confidence: fields.choice(reader, "confidence"),
        note: fields.get("note").and_then(|spot| reader.note(&spot)),
        evidence: fields.list(reader, "evidence", |reader, fields| EvidenceItem {
            title: fields.text(reader, "title"),
            date: fields.get("date").and_then(|spot| read_date(reader, &spot, true)),
            place: fields.get("where").and_then(|spot| reader.note(&spot)),
        }),
    };
    fields.close(reader);
    answer
}

/// At most one of a level, not applicable and not known.
fn read_given(
    reader: &mut Reader,
    fields: &mut Fields<'_>,
    rubric: &Rubric,
    criterion: &Criterion,
) -> Option<Given> {
    let level = fields.get("level");
    let not_applicable = fields.get("not_applicable");
    let not_known = fields.get("not_known");
    let said = [&level, &not_applicable, &not_known].into_iter().flatten().count();
    if said > 1 {
        reader.report(&fields.at, fields.mark, Fault::ConflictingAnswer);
        return None;
    }
    if let Some(spot) = level {
        return read_level(reader, &spot, rubric, criterion);
    }
    if let Some(spot) = not_applicable {
        return read_not_applicable(reader, &spot, criterion);
    }
    not_known.and_then(|spot| reader.truth(&spot)).map(|()| Given::NotKnown)
}

fn read_level(
    reader: &mut Reader,
    spot: &Spot<'_>,
    rubric: &Rubric,
    criterion: &Criterion,
) -> Option<Given> {
    let found = reader.reference(spot)?;
    let options = rubric.options(criterion);
    let is_option = |id: &String| options.iter().any(|option| option.id == *id);
    // A program may write 2 as 2.0; but where there is an option "2.0", that one is meant.
    let level = Some(found.clone()).filter(is_option);
    if let Some(level) = level.or_else(|| spot.shortest_number().filter(is_option)) {
        return Some(Given::Level(level));
    }
    let fault = Fault::UnknownOption { found: shown(&found), choices: choices(options) };
    reader.wrong(spot, fault);
    None
}

fn read_not_applicable(
    reader: &mut Reader,
    spot: &Spot<'_>,
    criterion: &Criterion,
) -> Option<Given> {
    let Some(allowed) = &criterion.not_applicable else {
        reader.wrong(spot, Fault::NotApplicableNotAllowed);
        return None;
    };
    if spot.is_truth() {
        reader.wrong(spot, Fault::ReasonNeeded { allowed: allowed.clone() });
        return None;
    }
    let known = reader.found;
    let reason = reader.note(spot);
    if reason.is_none() && reader.found == known {
        reader.wrong(spot, Fault::ReasonNeeded { allowed: allowed.clone() });
    }
    reason.map(Given::NotApplicable)
}

impl Answer {
    /// No answer at all.
    fn unanswered(criterion: &Criterion) -> Self {
        Self {
            criterion: criterion.id.clone(),
            given: Given::Unanswered,
            confidence: None,
            note: None,
            evidence: Vec::new(),
        }
    }
}
