/** A table of answers, a row for each question, that spreadsheets and our own readers take. */

import type { AnswerDetail, AssessmentDocument, EvidenceItem } from "../../types.js";
import { choiceOf } from "../draft/from-assessment.js";
import type { Words } from "../model.js";
import type { Criterion, Outline } from "../parts/outline.js";

/**
 * The same in every language. Those that our readers of tables do not know are unlike the ones they
 * know: a name close to one of those is taken for a slip.
 */
const COLUMNS = [
  "place",
  "place_id",
  "date",
  "respondent",
  "partner",
  "kind",
  "heading",
  "criterion",
  "title",
  "level",
  "answer",
  "confidence",
  "note",
  "evidence",
];

/** Spreadsheets on desktops take a file for UTF-8 by this mark. */
const MARK = "\uFEFF";

/** A cell that begins so may be taken for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

export function csv(document: AssessmentDocument, outline: Outline, words: Words): string {
  const rows = outline.headings.flatMap(({ group, criteria }) =>
    criteria.map((criterion) => row(document, group.title, criterion, outline, words)),
  );
  return MARK + [COLUMNS, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function row(
  { place, date, respondent, kind, answers }: AssessmentDocument,
  heading: string,
  criterion: Criterion,
  outline: Outline,
  words: Words,
): string[] {
  const answer = Object.hasOwn(answers, criterion.id) ? answers[criterion.id] : undefined;
  const detail: AnswerDetail = typeof answer === "string" ? { level: answer } : (answer ?? {});
  const whose = [respondent?.id ?? "", respondent?.partner ?? "", kind];
  return [
    ...[place.name, place.id, date, ...whose, heading, criterion.id, criterion.title],
    ...levelCells(detail, criterion, outline, words),
    ...[detail.confidence ?? "", detail.note ?? ""],
    (detail.evidence ?? []).map(itemText).join("\n"),
  ];
}

/** The answer as our readers of tables take it, and as people read it. */
function levelCells(
  detail: AnswerDetail,
  { id }: Criterion,
  outline: Outline,
  words: Words,
): [level: string, answer: string] {
  const choice = choiceOf(detail);
  switch (choice.state) {
    case "level":
      return [choice.level, outline.level(id, choice.level)?.name ?? ""];
    case "not_known":
      return ["not known", words.say("answer.not-known")];
    case "not_applicable":
      return [
        `not applicable: ${detail.not_applicable ?? ""}`,
        words.say("answer.not-applicable"),
      ];
    case "none":
      return ["", words.say("answer.none")];
  }
}

function itemText({ title, date, where }: EvidenceItem): string {
  return [title, date, where].filter((text) => text !== undefined).join(", ");
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
