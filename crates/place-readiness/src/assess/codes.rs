//! Answers as codes: one byte a criterion, as a [`Table`](crate::Table) has them.

use crate::assess::sheet::{codes_of, given_to};
use crate::assessment::{Assessment, Given};
use crate::document::Document;
use crate::problem::{Fault, Problem, Problems};
use crate::rubric::Rubric;
use crate::rubric::document::Criterion;
use crate::scoring::code::{NOT_APPLICABLE, NOT_KNOWN, UNANSWERED};
use crate::table::columns::wrong_code;

/// The answers of an assessment, in the order of the rubric.
pub(crate) fn codes(rubric: &Rubric, assessment: &Assessment) -> Vec<u8> {
    codes_of(rubric, &given_to(&rubric.content.criteria(), assessment))
}

/// An assessment of which some answers stand in a document and the others come as codes.
pub(crate) fn admit_with_codes(
    rubric: &Rubric,
    document: &Document,
    codes: &[u8],
) -> Result<Assessment, Problems> {
    let mut assessment = rubric.admit(document)?;
    let (expected, found) = (assessment.answers.len(), codes.len());
    if expected != found {
        let fault = Fault::WrongLength { expected, found };
        return Err(Problem { at: "codes".to_owned(), mark: None, fault }.into());
    }
    let mut problems = Vec::new();
    let answers = assessment.answers.iter_mut().zip(rubric.criteria().zip(codes));
    for (answer, (criterion, code)) in answers.filter(|(_, (_, code))| **code != UNANSWERED) {
        match given(rubric, criterion, *code) {
            Ok(given) if answer.says_nothing() => answer.given = given,
            Ok(_) => problems.push(at(criterion, Fault::ConflictingAnswer)),
            Err(fault) => problems.push(at(criterion, fault)),
        }
    }
    Problems::into_result(problems, 0, Some(assessment))
}

fn given(rubric: &Rubric, criterion: &Criterion, code: u8) -> Result<Given, Fault> {
    let options = rubric.options(criterion);
    match (code, &criterion.not_applicable) {
        (NOT_KNOWN, _) => Ok(Given::NotKnown),
        (NOT_APPLICABLE, Some(allowed)) => Err(Fault::ReasonNeeded { allowed: allowed.clone() }),
        _ => match options.get(usize::from(code)) {
            Some(option) => Ok(Given::Level(option.id.clone())),
            None => Err(wrong_code(code, options.len())),
        },
    }
}

fn at(criterion: &Criterion, fault: Fault) -> Problem {
    Problem { at: format!("answers.{}", criterion.id), mark: None, fault }
}
