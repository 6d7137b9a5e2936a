/** A kept draft against this rubric: answers it has no place for are taken out, not changed. */

import type { Draft, DraftAnswer } from "../model.js";
import type { Outline } from "../parts/outline.js";

/** What was taken out of a draft. */
export interface Misfit {
  readonly id: string;
  readonly answer: DraftAnswer;
}

export function fitted(draft: Draft, outline: Outline): { draft: Draft; misfits: Misfit[] } {
  const fits = [...draft.answers].filter(([id, answer]) => hasPlace(id, answer, outline));
  const answers = new Map(fits);
  const misfits = [...draft.answers]
    .filter(([id]) => !answers.has(id))
    .map(([id, answer]) => ({ id, answer }));
  const partner = outline.partner(draft.partner) === null ? null : draft.partner;
  return { draft: { ...draft, partner, answers }, misfits };
}

function hasPlace(id: string, { choice }: DraftAnswer, outline: Outline): boolean {
  const criterion = outline.criterion(id);
  switch (choice.state) {
    case "level":
      return outline.level(id, choice.level) !== undefined;
    case "not_applicable":
      return criterion?.not_applicable !== undefined;
    default:
      return criterion !== undefined;
  }
}
