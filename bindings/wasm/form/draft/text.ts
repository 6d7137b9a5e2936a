/** Texts as the engine takes them: trimmed, without characters that hide or reorder others. */

import { HIDDEN, NEEDED } from "./hidden.js";

/** Half of a character that needs two units. */
const HALF = /\p{Surrogate}/gu;

/** As much of a text from outside as is quoted. */
const QUOTED = 80;

/** What the engine takes as an id. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

/** A text that came with a file is never cut. */
export function clean(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").replace(HALF, "");
  return lines.replace(HIDDEN, (one) => (NEEDED.includes(one) ? one : "")).trim();
}

/** A text from outside, such as the name of a file, so that people see all that is in it. */
export function shown(text: string, most = QUOTED): string {
  const start = text.length > most ? `${text.slice(0, most)}…` : text;
  return start.replace(HIDDEN, (hidden) => `\\u{${hidden.codePointAt(0)?.toString(16)}}`);
}
