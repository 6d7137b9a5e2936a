/** What was answered, in one line of text. */

import type { Choice, Words } from "../model.js";
import type { Outline } from "../parts/outline.js";

export function choiceText(
  choice: Choice,
  criterion: string,
  outline: Outline,
  words: Words,
): string {
  switch (choice.state) {
    case "level":
      return outline.level(criterion, choice.level)?.name ?? choice.level;
    case "not_known":
      return words.say("answer.not-known");
    case "not_applicable":
      return words.say("answer.not-applicable");
    case "none":
      return words.say("answer.none");
  }
}
