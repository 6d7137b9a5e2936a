/** Reading a file that a person chose: what can be used of it, or why nothing can. */

import { reconcile, type SetAside } from "../draft/reconcile.js";
import { shown } from "../draft/text.js";
import { record } from "../draft/to-assessment.js";
import type { AssessmentDocument, ProblemDocument } from "../../types.js";
import type { Engine, FileText, Words } from "../model.js";
import { NotRead, parseJson } from "./json.js";

/** What the engine takes at most. */
const LARGEST = 1024 * 1024;

const ASSESSMENT = "place-readiness/assessment/";

/** A file that was read, or why it was refused. */
export type ReadFile =
  | {
      readonly document: AssessmentDocument;
      readonly setAside: readonly SetAside[];
      readonly version: string | null;
    }
  | {
      readonly document: null;
      readonly refused: string;
      readonly problems: readonly ProblemDocument[];
    };

/** Reads a file, from its bytes or its text. Whatever is in it, this ends with an answer. */
export function readFile(file: FileText, engine: Engine, words: Words): ReadFile {
  try {
    const value = parsed(textOf(file, words), words);
    const why = wrongKind(value, engine, words);
    return why === null ? admitted(value, engine, words) : refuse(why);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return refuse(thrown instanceof Refused ? why : words.say("refused.fault", { why }));
  }
}

/** A file that is refused, in words for people. */
class Refused extends Error {}

function admitted(value: unknown, engine: Engine, words: Words): ReadFile {
  const read = reconcile(value, engine);
  if (!read.document) {
    const isMisfit = read.problems.some(({ at }) => /^answers(\.|$)/.test(at));
    return refuse(words.say(isMisfit ? "refused.misfit" : "refused.header"), read.problems);
  }
  const { rubric } = read.document;
  const version = rubric.includes("@") ? rubric.slice(rubric.indexOf("@") + 1) : null;
  return { ...read, version: version === engine.rubric.version ? null : version };
}

function refuse(refused: string, problems: readonly ProblemDocument[] = []): ReadFile {
  return { document: null, refused, problems };
}

/** The text of a file, without the mark that some programs put in front of it. */
function textOf(file: FileText, words: Words): string {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  if (bytes.length > LARGEST) {
    throw new Refused(words.say("refused.large"));
  }
  if (isWide(bytes)) {
    throw new Refused(words.say("refused.wide"));
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(words.say("refused.bytes"));
  }
}

/** Whether each character has two bytes: there is a mark that says so, or every other one is 0. */
function isWide([first, second]: Uint8Array): boolean {
  const mark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return mark || (first === 0) !== (second === 0);
}

function parsed(text: string, words: Words): unknown {
  if (text.trim() === "") {
    throw new Refused(words.say("refused.empty"));
  }
  try {
    return parseJson(text);
  } catch (thrown) {
    throw thrown instanceof NotRead ? new Refused(unread(text.trimStart(), thrown, words)) : thrown;
  }
}

function unread(text: string, { why, line, found }: NotRead, words: Words): string {
  return /^[[{"]/.test(text)
    ? words.say(`refused.${why}`, { line: words.number(line), found: shown(found) })
    : otherText(text, words);
}

/** What a text that does not begin like JSON may be, by its first line that says something. */
function otherText(text: string, words: Words): string {
  if (text.startsWith("<")) {
    return words.say("refused.page");
  }
  const first = text.split("\n").find((line) => !/^\s*(#|$)/.test(line)) ?? "";
  if (/^(---|%YAML|[\w-]+\s*:(\s|$))/.test(first)) {
    return words.say("refused.yaml");
  }
  return words.say(/,.*,/.test(first) ? "refused.table" : "refused.not-json");
}

/** Why a document is none that this form takes, or null where it may be. */
function wrongKind(value: unknown, engine: Engine, words: Words): string | null {
  if (Array.isArray(value)) {
    return words.say("refused.list");
  }
  const { format, rubric } = record(value) ?? {};
  if (typeof format !== "string") {
    return words.say("refused.no-format");
  }
  if (!format.startsWith(ASSESSMENT)) {
    return otherFormat(format, words);
  }
  const id = typeof rubric === "string" ? rubric.split("@")[0] : undefined;
  const other = id !== undefined && id !== engine.rubric.id;
  return other ? words.say("refused.rubric", { rubric: shown(id) }) : null;
}

function otherFormat(format: string, words: Words): string {
  if (format.startsWith("place-readiness/result/")) {
    return words.say("refused.result");
  }
  return format.startsWith("place-readiness/rubric/")
    ? words.say("refused.rubric-file")
    : words.say("refused.format", { format: shown(format) });
}
