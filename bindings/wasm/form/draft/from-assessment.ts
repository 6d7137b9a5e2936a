/** From a document that the engine took to a draft that a person can carry on with. */

import type { AnswerDocument, AssessmentDocument } from "../../types.js";
import type { Choice, Draft, DraftAnswer } from "../model.js";
import { fieldsOf } from "./day.js";
import { NO_ANSWER } from "./draft.js";

/** Keys that have fields or meanings of their own here. */
const OURS = new Set(["format", "rubric", "place", "date", "respondent", "kind", "answers"]);

export function fromAssessment(document: AssessmentDocument): Draft {
  const { place, respondent, date, kind } = document;
  const rest = Object.entries(document).filter(([key]) => !OURS.has(key));
  const person = respondent === undefined ? {} : { respondent: { id: respondent.id } };
  return {
    kind,
    place: place.name,
    ...fieldsOf(date),
    partner: respondent?.partner ?? null,
    answers: new Map(
      Object.entries(document.answers).map(([id, answer]) => [id, fromAnswer(answer)]),
    ),
    header: { ...Object.fromEntries(rest), ...person, place },
  };
}

export function fromAnswer(answer: AnswerDocument): DraftAnswer {
  if (typeof answer === "string") {
    return { ...NO_ANSWER, choice: { state: "level", level: answer } };
  }
  return {
    choice: choiceOf(answer),
    reason: answer.not_applicable ?? "",
    confidence: answer.confidence ?? null,
    note: answer.note ?? "",
    evidence: (answer.evidence ?? []).map(({ title, date, where }) => ({
      title,
      date: date ?? "",
      where: where ?? "",
    })),
  };
}

/** What an answer of a document says. */
export function choiceOf(answer: AnswerDocument | undefined): Choice {
  if (typeof answer === "string") {
    return { state: "level", level: answer };
  }
  if (answer?.level !== undefined) {
    return { state: "level", level: answer.level };
  }
  if (answer?.not_applicable !== undefined) {
    return { state: "not_applicable" };
  }
  return { state: answer?.not_known === true ? "not_known" : "none" };
}
