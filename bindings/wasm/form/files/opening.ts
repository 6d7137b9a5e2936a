/** A file that was opened: what it would change is known, and nothing has changed yet. */

import { fromAssessment } from "../draft/from-assessment.js";
import type { Draft, Engine, FileText, Opened, Words } from "../model.js";
import type { Outline } from "../parts/outline.js";
import { differences } from "./differences.js";
import { readFile } from "./read.js";
import { takeAll } from "./take.js";

/** With the draft that it holds; null where it was refused. */
export type Opening = Opened & { readonly theirs: Draft | null };

export function opening(
  file: { name: string; text: FileText },
  mine: Draft,
  agreed: boolean,
  engine: Engine,
  outline: Outline,
  words: Words,
): Opening {
  const read = readFile(file.text, engine, words);
  const plain = { name: file.name, refused: null, problems: [], setAside: [], differences: [] };
  if (!read.document) {
    const { refused, problems } = read;
    return { ...plain, refused, problems, version: null, theirs: null };
  }
  const draft = fromAssessment(read.document);
  const theirs = agreed ? asAgreed(draft) : draft;
  const { setAside, version } = read;
  const changes = differences(mine, takeAll(mine, theirs), outline, words);
  return { ...plain, setAside, version, theirs, differences: changes };
}

/** While people are compared, whatever is taken in becomes part of what they agree on. */
export function asAgreed(draft: Draft): Draft {
  const { respondent: _, ...header } = draft.header;
  return { ...draft, kind: "agreed", partner: null, header };
}
