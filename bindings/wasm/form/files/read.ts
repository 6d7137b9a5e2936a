/** Reading a file that a person chose: what can be used of it, or why nothing can. */

import { reconcile, type SetAside } from "../draft/reconcile.js";
import { record } from "../draft/to-assessment.js";
import type { AssessmentDocument, ProblemDocument } from "../../types.js";
import type { Engine, Words } from "../model.js";

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

export function readFile(text: string, engine: Engine, words: Words): ReadFile {
  const plain = text.replace(/^\uFEFF/, "");
  const [value, unread] = parse(plain, words);
  const why = unread ?? wrongKind(value, engine, words);
  return why === null ? admitted(value, engine, words) : refuse(why);
}

function admitted(value: unknown, engine: Engine, words: Words): ReadFile {
  const read = reconcile(value, engine);
  if (!read.document) {
    return refuse(words.say("refused.header"), read.problems);
  }
  const { rubric } = read.document;
  const version = rubric.includes("@") ? rubric.slice(rubric.indexOf("@") + 1) : null;
  return { ...read, version: version === engine.rubric.version ? null : version };
}

function refuse(refused: string, problems: readonly ProblemDocument[] = []): ReadFile {
  return { document: null, refused, problems };
}

/** The value that stands in the text, or why there is none. */
function parse(text: string, words: Words): [value: unknown, unread: string | null] {
  if (text.trim() === "") {
    return [null, words.say("refused.empty")];
  }
  if (text.length > LARGEST || new TextEncoder().encode(text).length > LARGEST) {
    return [null, words.say("refused.large")];
  }
  try {
    return [JSON.parse(text), null];
  } catch (thrown) {
    return [null, unreadable(text, String(thrown), words)];
  }
}

function unreadable(text: string, error: string, words: Words): string {
  const start = text.trimStart();
  if (start.startsWith("<")) {
    return words.say("refused.page");
  }
  if (!/^[[{"]/.test(start)) {
    return otherText(start, words);
  }
  if (endsOpen(text)) {
    return words.say("refused.cut", { line: words.number(lineAt(text, text.trimEnd().length)) });
  }
  return broken(text, error, words);
}

/** What a text that does not begin like JSON may be, by its first line that says something. */
function otherText(text: string, words: Words): string {
  const first = text.split("\n").find((line) => !/^\s*(#|$)/.test(line)) ?? "";
  if (/^(---|%YAML|[\w-]+\s*:(\s|$))/.test(first)) {
    return words.say("refused.yaml");
  }
  return words.say(/,.*,/.test(first) ? "refused.table" : "refused.not-json");
}

/** Not every browser says where it stopped. */
function broken(text: string, error: string, words: Words): string {
  const at = /position (\d+)/.exec(error)?.[1];
  const said = /line (\d+)/.exec(error)?.[1];
  const line = said === undefined && at !== undefined ? lineAt(text, Number(at)) : Number(said);
  return Number.isNaN(line)
    ? words.say("refused.not-json")
    : words.say("refused.broken", { line: words.number(line) });
}

/** Whether the text stops within a quotation, or before all brackets are closed. */
function endsOpen(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quoted && character === "\\") {
      at += 1;
    } else if (character === '"') {
      quoted = !quoted;
    } else if (!quoted) {
      depth += "[{".includes(character) ? 1 : "]}".includes(character) ? -1 : 0;
    }
  }
  return quoted || depth > 0;
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
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
  return other ? words.say("refused.rubric", { rubric: id }) : null;
}

function otherFormat(format: string, words: Words): string {
  if (format.startsWith("place-readiness/result/")) {
    return words.say("refused.result");
  }
  return format.startsWith("place-readiness/rubric/")
    ? words.say("refused.rubric-file")
    : words.say("refused.format", { format: format.slice(0, 80) });
}
