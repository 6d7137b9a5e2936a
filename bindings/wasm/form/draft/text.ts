/** Texts as the engine takes them: trimmed, without characters that hide or reorder others. */

/** What cannot be seen, or changes how its neighbours are shown: the same list as the engine's. */
const HIDDEN =
  /[\0-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** Those of them that some writing needs: a line's end, a tab, joiners, and marks of direction. */
const NEEDED = "\n\t\u200c\u200d\u200e\u200f\u061c";

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
