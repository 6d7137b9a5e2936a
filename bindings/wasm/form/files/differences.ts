/** What taking a file would change, in words, before anything changes. */

import { dayOf } from "../draft/day.js";
import { answerTo, isBlank } from "../draft/draft.js";
import { clean } from "../draft/text.js";
import { record } from "../draft/to-assessment.js";
import type { Difference, Draft, DraftAnswer, Words } from "../model.js";
import type { Outline } from "../parts/outline.js";
import { choiceText } from "../words/choice.js";

/** Every difference, the header first, then in the order of the questions. */
export function differences(
  mine: Draft,
  theirs: Draft,
  outline: Outline,
  words: Words,
): Difference[] {
  const header = headerRows(outline, words).map(([id, title, text]) =>
    compared(id, title, text(mine), text(theirs), words),
  );
  const criteria = outline.headings.flatMap((heading) => heading.criteria);
  const answers = criteria.map(({ id, title }) => {
    const text = (draft: Draft): string => answerText(answerTo(draft, id), id, outline, words);
    return compared(id, title, text(mine), text(theirs), words);
  });
  return [...header, ...answers].filter((row) => row !== null);
}

type HeaderRow = [id: string, title: string, text: (draft: Draft) => string];

function headerRows(outline: Outline, words: Words): HeaderRow[] {
  const day = (draft: Draft): string => {
    const iso = dayOf(draft);
    return iso === null ? "" : words.date(iso);
  };
  const kind = ({ kind }: Draft): string => words.say(`kind.${kind}`);
  const partner = (draft: Draft): string => outline.partner(draft.partner) ?? "";
  return [
    ["place", words.say("difference.place"), (draft) => clean(draft.place)],
    ["date", words.say("difference.date"), day],
    ["partner", words.say("difference.partner"), partner],
    ["kind", words.say("difference.kind"), kind],
    ["respondent", words.say("difference.respondent"), respondent],
    ["title", words.say("difference.head-title"), ({ header }) => headerText(header["title"])],
    ["label", words.say("difference.head-label"), ({ header }) => headerText(header["label"])],
    ["source", words.say("difference.head-source"), ({ header }) => headerText(header["source"])],
    ["note", words.say("difference.head-note"), ({ header }) => headerText(header["note"])],
    ["rules", words.say("difference.head-rules"), ({ header }) => headerText(header["rules"])],
  ];
}

function respondent({ header }: Draft): string {
  return headerText(record(header["respondent"])?.["id"]);
}

function headerText(value: unknown): string {
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  return texts.filter((text) => typeof text === "string").map(clean).join(", ");
}

function compared(
  id: string,
  title: string,
  mine: string,
  theirs: string,
  words: Words,
): Difference | null {
  if (mine === theirs) {
    return null;
  }
  const change = mine === "" ? "added" : theirs === "" ? "removed" : "changed";
  const nothing = words.say("difference.nothing");
  return { id, title, mine: mine || nothing, theirs: theirs || nothing, change };
}

/** An answer with all that belongs to it, in one text; nothing where nothing was said. */
function answerText(answer: DraftAnswer, id: string, outline: Outline, words: Words): string {
  if (isBlank(answer)) {
    return "";
  }
  const { confidence, reason, note, evidence, choice } = answer;
  const items = evidence.map(({ title, date, where }) =>
    [title, date, where].map(clean).filter((text) => text !== "").join(", "),
  );
  const said = (key: string, text: string): string =>
    text === "" ? "" : words.say(key, { text });
  const why = choice.state === "not_applicable" ? clean(reason) : "";
  const parts = [
    choiceText(choice, id, outline, words),
    said("difference.why", why),
    said("difference.sure", confidence ?? ""),
    said("difference.note", clean(note)),
    said("difference.evidence", items.filter((item) => item !== "").join("; ")),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}
