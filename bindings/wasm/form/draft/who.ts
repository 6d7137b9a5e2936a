/** Who answers and where: the head of a draft. */

import type { AssessmentDocument } from "../../types.js";
import type { Draft } from "../model.js";
import { dayOf, fieldsOf } from "./day.js";
import { emptyDraft, respondentId } from "./draft.js";
import { record } from "./to-assessment.js";

const LETTERS = /-([0-9a-f]{4})$/;

/** A person's draft gets an id once. One that was made of the kind of partner follows it. */
export function withRespondent(draft: Draft, before: Draft, letters: () => string): Draft {
  if (draft.kind !== "individual") {
    return draft;
  }
  const id = record(draft.header["respondent"])?.["id"];
  const made = typeof id === "string" ? LETTERS.exec(id)?.[1] : letters();
  const ours = typeof id !== "string" || id === respondentId(before.partner, made ?? "");
  if (!ours || made === undefined) {
    return draft;
  }
  const respondent = { id: respondentId(draft.partner, made) };
  return { ...draft, header: { ...draft.header, respondent } };
}

/** Four random letters of sixteen. */
export function randomLetters(crypto: Crypto | null): string {
  const two = crypto?.getRandomValues(new Uint8Array(2)) ?? bytes();
  return [...two].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** An agreed draft about the Place and day of a person's own, or else of the first file. */
export function agreedDraft(own: Draft, first: AssessmentDocument | undefined): Draft {
  const place = own.place.trim() !== "" ? own.place : (first?.place.name ?? "");
  const day = dayOf(own) ?? first?.date;
  const came = [record(own.header["place"]), record(first?.place)];
  const known = came.find((found) => found?.["name"] === place.trim());
  return {
    ...emptyDraft("agreed"),
    place,
    ...(day === undefined ? {} : fieldsOf(day)),
    header: known ? { place: known } : {},
  };
}

function bytes(): Uint8Array {
  return Uint8Array.from([Math.random() * 256, Math.random() * 256]);
}
