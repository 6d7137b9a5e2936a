/** Texts as the engine takes them: trimmed, without characters that hide or reorder others. */

/**
 * Control characters other than a line's end and a tab, and characters that cannot be seen, but for
 * the joiners, the marks of direction and the selectors of emoji that real writing needs. The engine
 * refuses the same.
 */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufff9-\ufffb\p{Zl}\p{Zp}]|(?![\u061c\u200c-\u200f\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/gu;

/** Half of a character that needs two units. */
const HALF = /\p{Surrogate}/gu;

const LONGEST_ID = 64;

/** What the engine takes as an id. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

/** A text that came with a file is never cut. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(UNSAFE, "").replace(HALF, "").trim();
}

/** A short name for use in files and tables, made of a name that people use. */
export function slug(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST_ID);
  return joined.replace(/^-+|-+$/g, "");
}
