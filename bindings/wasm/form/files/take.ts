/** Taking a file's answers into a draft: only where there is none yet, or all of them. */

import { isUntouched } from "../draft/day.js";
import { answerTo, isBlank } from "../draft/draft.js";
import type { Draft } from "../model.js";

/** Takes everything but the id of who answers: a person's own stays. */
export function takeAll(mine: Draft, theirs: Draft): Draft {
  const { respondent } = mine.header;
  const own = respondent === undefined || theirs.kind !== "individual" ? {} : { respondent };
  return { ...theirs, header: { ...theirs.header, ...own } };
}

/** Fills what is still blank; what a person has said stays as it is. */
export function fillBlanks(mine: Draft, theirs: Draft): Draft {
  const answers = new Map(mine.answers);
  for (const [id, answer] of theirs.answers) {
    if (isBlank(answerTo(mine, id))) {
      answers.set(id, answer);
    }
  }
  const from = isUntouched(mine) ? theirs : mine;
  return {
    kind: mine.kind,
    place: mine.place.trim() === "" ? theirs.place : mine.place,
    day: from.day,
    month: from.month,
    year: from.year,
    partner: mine.partner ?? theirs.partner,
    answers,
    header: { ...theirs.header, ...mine.header },
  };
}
