/** From a draft to a document that the engine takes; what is incomplete is left out. */

import type { AnswerDetail, AnswerDocument, AssessmentDocument } from "../../types.js";
import type { EvidenceItem, RubricDocument } from "../../types.js";
import type { Draft, DraftAnswer, DraftItem, Engine } from "../model.js";
import { Outline } from "../parts/outline.js";
import { dayOf, isCoarseDate } from "./day.js";
import { answerTo, isBlankItem } from "./draft.js";
import { clean, isId } from "./text.js";

/** What stands in while a person has not said where and when. */
export interface Placeholder {
  readonly place: string;
  readonly date: string;
}

/** What a document could not hold, by question and field. The key is one of the words. */
export interface Incomplete {
  readonly criterion: string;
  readonly field: string;
  readonly key: string;
}

/** A draft as a document, with whatever is known of Place, date and respondent. */
export function toAssessment(
  draft: Draft,
  { rubric, placeId }: Pick<Engine, "rubric" | "placeId">,
  placeholder: Placeholder,
): AssessmentDocument {
  const given: [string, AnswerDocument][] = [];
  for (const criterion of criteriaOf(rubric)) {
    const answer = draft.answers.get(criterion);
    const written = answer && toAnswer(answer);
    if (written !== undefined) {
      given.push([criterion, written]);
    }
  }
  return {
    format: "place-readiness/assessment/1",
    rubric: `${rubric.id}@${rubric.version}`,
    place: placeOf(draft, placeholder.place, placeId),
    date: dayOf(draft) ?? placeholder.date,
    ...respondentOf(draft, rubric),
    kind: draft.kind,
    ...aboutOf(draft.header),
    answers: Object.fromEntries(given),
  };
}

/** All that is incomplete, in the order of the questions and of the fields of their pages. */
export function incompleteIn(draft: Draft, rubric: RubricDocument): Incomplete[] {
  return criteriaOf(rubric).flatMap((criterion) =>
    faultsOf(answerTo(draft, criterion)).map(([field, key]) => ({ criterion, field, key })),
  );
}

export function criteriaOf(rubric: RubricDocument): readonly string[] {
  return new Outline(rubric).headings.flatMap(({ criteria }) => criteria.map(({ id }) => id));
}

function faultsOf(answer: DraftAnswer): [field: string, key: string][] {
  const faults: [string, string][] = [];
  if (answer.choice.state === "not_applicable" && clean(answer.reason) === "") {
    faults.push(["reason", "problem.reason"]);
  }
  answer.evidence.forEach((item, at) => {
    if (!isBlankItem(item) && clean(item.title) === "") {
      faults.push([`evidence-${at}-title`, "problem.item-title"]);
    }
    if (item.date.trim() !== "" && !isCoarseDate(item.date.trim())) {
      faults.push([`evidence-${at}-date`, "problem.item-date"]);
    }
  });
  return faults;
}

/** The shortest form that says the same; undefined where nothing can be said. */
function toAnswer(answer: DraftAnswer): AnswerDocument | undefined {
  const note = clean(answer.note);
  const evidence = answer.evidence.flatMap(toItem);
  const detail: AnswerDetail = {
    ...given(answer),
    ...(isConfidence(answer.confidence) ? { confidence: answer.confidence } : {}),
    ...(note === "" ? {} : { note }),
    ...(evidence.length === 0 ? {} : { evidence }),
  };
  const keys = Object.keys(detail);
  const short = keys.length === 1 ? detail.level : undefined;
  return keys.length === 0 ? undefined : (short ?? detail);
}

function given({ choice, reason }: DraftAnswer): AnswerDetail {
  switch (choice.state) {
    case "level":
      return { level: choice.level };
    case "not_known":
      return { not_known: true };
    case "not_applicable":
      return clean(reason) === "" ? {} : { not_applicable: clean(reason) };
    case "none":
      return {};
  }
}

function isConfidence(word: string | null): word is "high" | "medium" | "low" {
  return word === "high" || word === "medium" || word === "low";
}

function toItem(item: DraftItem): EvidenceItem[] {
  const [title, date, where] = [clean(item.title), item.date.trim(), clean(item.where)];
  const dated = isCoarseDate(date) ? { date } : {};
  return title === "" ? [] : [{ title, ...dated, ...(where === "" ? {} : { where }) }];
}

/** The id that came with a file holds for the name it came with. */
function placeOf(
  draft: Draft,
  placeholder: string,
  placeId: Engine["placeId"],
): { id: string; name: string } {
  const name = clean(draft.place) || placeholder;
  const came = record(draft.header["place"]);
  const id = came?.["name"] === name ? came["id"] : undefined;
  return { id: isId(id) ? id : placeId(name), name };
}

function respondentOf(
  draft: Draft,
  { partners = [] }: RubricDocument,
): Pick<AssessmentDocument, "respondent"> {
  const id = record(draft.header["respondent"])?.["id"];
  const partner = partners.find((known) => known.id === draft.partner)?.id;
  const said = partner === undefined ? {} : { partner };
  if (isId(id)) {
    return { respondent: { id, ...said } };
  }
  return partner === undefined ? {} : { respondent: { id: partner, partner } };
}

function aboutOf(header: Draft["header"]): Partial<AssessmentDocument> {
  const texts = ["title", "label", "source", "note"].flatMap((key) => {
    const value = header[key];
    return typeof value === "string" && clean(value) !== "" ? [[key, clean(value)]] : [];
  });
  const rules: unknown = header["rules"];
  const said = Array.isArray(rules) ? rules.filter((rule) => typeof rule === "string") : [];
  return { ...Object.fromEntries(texts), ...(said.length > 0 ? { rules: said } : {}) };
}

export function record(value: unknown): Readonly<Record<string, unknown>> | null {
  const keyed = typeof value === "object" && value !== null && !Array.isArray(value);
  return keyed ? (value as Readonly<Record<string, unknown>>) : null;
}
