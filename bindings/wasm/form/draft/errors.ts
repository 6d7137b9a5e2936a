/** What stands in the way of going on, at the fields of a page. */

import type { RubricDocument } from "../../types.js";
import type { Draft, FieldError, Route, Words } from "../model.js";
import { dayOf, isUntouched } from "./day.js";
import { clean } from "./text.js";
import { incompleteIn } from "./to-assessment.js";

export function whoErrors(draft: Draft, words: Words): FieldError[] {
  const errors: FieldError[] = [];
  if (clean(draft.place) === "") {
    errors.push({ field: "place", message: words.say("problem.place") });
  }
  if (dayOf(draft) === null) {
    const key = isUntouched(draft) ? "problem.date" : "problem.real-date";
    errors.push({ field: "day", message: words.say(key) });
  }
  return errors;
}

export function errorsOn(
  route: Route,
  draft: Draft,
  rubric: RubricDocument,
  words: Words,
): FieldError[] {
  if (route.page === "who") {
    return whoErrors(draft, words);
  }
  const criterion = route.page === "question" ? route.criterion : null;
  return incompleteIn(draft, rubric)
    .filter((one) => one.criterion === criterion)
    .map(({ field, key }) => ({ field, message: words.say(key) }));
}

/** All that is incomplete, in words. */
export function incompleteWords(
  draft: Draft,
  rubric: RubricDocument,
  words: Words,
): { criterion: string; message: string }[] {
  return incompleteIn(draft, rubric).map(({ criterion, key }) => ({
    criterion,
    message: words.say(key),
  }));
}

/** The first page that something is wrong with, or null. */
export function firstWrong(draft: Draft, rubric: RubricDocument, words: Words): Route | null {
  if (whoErrors(draft, words).length > 0) {
    return { page: "who" };
  }
  const first = incompleteIn(draft, rubric)[0];
  return first ? { page: "question", criterion: first.criterion } : null;
}
