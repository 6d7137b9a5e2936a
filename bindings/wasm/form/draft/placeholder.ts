/** What stands in while a person has not said where and when, and taking it out again. */

import type { AssessmentDocument } from "../../types.js";
import type { Draft } from "../model.js";
import { isUntouched } from "./day.js";
import type { Placeholder } from "./to-assessment.js";

/** A draft from a document of our own holds no Place or day that nobody has typed. */
export function withoutPlaceholder(
  draft: Draft,
  { place, date }: AssessmentDocument,
  placeholder: Placeholder,
  before: Draft,
): Draft {
  const nowhere = place.name === placeholder.place;
  const never = date === placeholder.date && (nowhere || isUntouched(before));
  const { place: _, ...header } = draft.header;
  return {
    ...draft,
    ...(nowhere ? { place: "", header } : {}),
    ...(never ? { day: "", month: "", year: "" } : {}),
  };
}
