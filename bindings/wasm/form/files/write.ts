/** Files that people take away: the answers, a table of them, and the report. */

import type { AssessmentDocument } from "../../types.js";
import type { Engine, Words } from "../model.js";
import type { Outline } from "../parts/outline.js";
import { csv } from "./csv.js";

/** A file to be handed to the person. */
export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** As much of a name as stands in that of a file. */
const LONGEST_WORD = 64;

export type Format = "json" | "csv" | "html";

export function fileOf(
  format: Format,
  assessment: AssessmentDocument,
  engine: Engine,
  outline: Outline,
  words: Words,
): SavedFile {
  const { place, date } = assessment;
  const named = (what: string): string => fileName(what, place.name, date, format);
  switch (format) {
    case "json":
      return jsonFile(named(words.say("file.answers")), assessment);
    case "csv":
      return {
        name: named(words.say("file.table")),
        type: "text/csv;charset=utf-8",
        text: csv(assessment, outline, words),
      };
    case "html":
      return {
        name: named(words.say("file.report")),
        type: "text/html;charset=utf-8",
        text: engine.report(assessment),
      };
  }
}

/** What is written is indented, so that people can read it too. */
export function jsonFile(name: string, value: unknown): SavedFile {
  return { name, type: "application/json", text: `${JSON.stringify(value, null, 2)}\n` };
}

/** Safe on every system, and tells what, where and when: `answers-camden-2026-03-27.json`. */
export function fileName(what: string, place: string, date: string, ending: string): string {
  const parts = [fileWord(what), fileWord(place), date].filter((part) => part !== "");
  return `${parts.join("-")}.${ending}`;
}

/** What every system takes as a part of a file's name. It is no id: nobody looks a Place up by it. */
function fileWord(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST_WORD);
  return joined.replace(/^-+|-+$/g, "");
}
