/** Drafts: what a person has typed so far, and the small changes that can be made to it. */

import type { Choice, Draft, DraftAnswer, DraftItem } from "../model.js";

export const NO_CHOICE: Choice = { state: "none" };

export const NO_ANSWER: DraftAnswer = {
  choice: NO_CHOICE,
  reason: "",
  confidence: null,
  note: "",
  evidence: [],
};

export function emptyDraft(kind: Draft["kind"] = "individual"): Draft {
  return {
    kind,
    place: "",
    day: "",
    month: "",
    year: "",
    partner: null,
    answers: new Map(),
    header: {},
  };
}

export function answerTo(draft: Draft, criterion: string): DraftAnswer {
  return draft.answers.get(criterion) ?? NO_ANSWER;
}

export function withAnswer(draft: Draft, criterion: string, answer: DraftAnswer | null): Draft {
  const answers = new Map(draft.answers);
  if (answer === null) {
    answers.delete(criterion);
  } else {
    answers.set(criterion, answer);
  }
  return { ...draft, answers };
}

/** Whether anything was typed that would be missed. */
export function isEmpty(draft: Draft): boolean {
  const typed = [draft.place, draft.day, draft.month, draft.year, draft.partner ?? ""];
  return draft.answers.size === 0 && typed.every((text) => text.trim() === "");
}

/** Whether nothing at all was said to a question. */
export function isBlank(answer: DraftAnswer): boolean {
  const { choice, confidence, note, evidence } = answer;
  const silent = choice.state === "none" && confidence === null && note.trim() === "";
  return silent && evidence.every(isBlankItem);
}

export function isBlankItem(item: DraftItem): boolean {
  return [item.title, item.date, item.where].every((text) => text.trim() === "");
}

/** Tells respondents of one Place apart; names nobody. */
export function respondentId(partner: string | null, letters: string): string {
  return `${(partner ?? "respondent").slice(0, 59)}-${letters}`;
}
