/** What is kept, as text: written from the whole, and read back without trusting a word of it. */

import type { AssessmentDocument } from "../../types.js";
import type { Choice, Draft, DraftAnswer, DraftItem, Voice } from "../model.js";
import { record } from "../draft/to-assessment.js";
import type { Leftover, Whole } from "../draft/whole.js";

type Keyed = Readonly<Record<string, unknown>>;

/** The whole as plain data. Answers become pairs: an id may be any word, even `__proto__`. */
export function toStored({ own, agreed, voices, aside, short }: Whole): unknown {
  return { own: toPlain(own), agreed: agreed && toPlain(agreed), voices, aside, short };
}

/** The whole, or null where this is not one. Voices are not yet checked against a rubric. */
export function fromStored(value: unknown): Whole | null {
  const stored = record(value);
  const own = stored && toDraft(stored["own"]);
  const given = stored?.["agreed"] ?? null;
  const agreed = given === null ? null : toDraft(given);
  const voices = stored && listOf(stored["voices"], toVoice);
  const aside = stored && listOf(stored["aside"] ?? [], toLeftover);
  if (!own || !voices || !aside || (given !== null && agreed === null)) {
    return null;
  }
  return { own, agreed, voices, aside, short: stored["short"] === true };
}

function toPlain(draft: Draft): unknown {
  return { ...draft, answers: [...draft.answers] };
}

function toDraft(value: unknown): Draft | null {
  const stored = record(value);
  const texts = stored && textsOf(stored, ["place", "day", "month", "year"]);
  const kind = KINDS.find((known) => known === stored?.["kind"]);
  const answers = stored && listOf(stored["answers"], toPair);
  const header = record(stored?.["header"]);
  if (!texts || !answers || !header || kind === undefined) {
    return null;
  }
  const partner = textOrNull(stored["partner"]);
  return { ...texts, kind, partner, answers: new Map(answers), header };
}

const KINDS = ["individual", "agreed", "illustrative"] as const;

function toPair(value: unknown): [string, DraftAnswer] | null {
  const [id, given]: unknown[] = Array.isArray(value) ? value : [];
  const answer = toAnswer(given);
  return typeof id === "string" && answer ? [id, answer] : null;
}

function toAnswer(value: unknown): DraftAnswer | null {
  const stored = record(value);
  const choice = stored && toChoice(record(stored["choice"]));
  const texts = stored && textsOf(stored, ["reason", "note"]);
  const evidence = stored && listOf(stored["evidence"], toItem);
  if (!choice || !texts || !evidence) {
    return null;
  }
  return { ...texts, choice, evidence, confidence: textOrNull(stored["confidence"]) };
}

function toChoice(value: Keyed | null): Choice | null {
  const state = value?.["state"];
  const level = value?.["level"];
  if (state === "level") {
    return typeof level === "string" ? { state, level } : null;
  }
  return state === "none" || state === "not_known" || state === "not_applicable"
    ? { state }
    : null;
}

function toItem(value: unknown): DraftItem | null {
  const stored = record(value);
  return stored && textsOf(stored, ["title", "date", "where"]);
}

function toVoice(value: unknown): Voice | null {
  const stored = record(value);
  const texts = stored && textsOf(stored, ["label"]);
  const assessment = record(stored?.["assessment"]);
  if (!texts || !assessment) {
    return null;
  }
  const partner = textOrNull(stored["partner"]);
  return { ...texts, partner, assessment: assessment as unknown as AssessmentDocument };
}

function toLeftover(value: unknown): Leftover | null {
  const stored = record(value);
  const texts = stored && textsOf(stored, ["when", "text"]);
  const kind = KINDS_ASIDE.find((known) => known === stored?.["kind"]);
  return texts && kind !== undefined ? { ...texts, kind } : null;
}

const KINDS_ASIDE = ["conflict", "damaged", "aside"] as const;

function textsOf<Key extends string>(
  from: Keyed,
  keys: readonly Key[],
): Record<Key, string> | null {
  const pairs = keys.map((key) => [key, from[key]] as const);
  const sound = pairs.every(([, text]) => typeof text === "string");
  return sound ? (Object.fromEntries(pairs) as Record<Key, string>) : null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Every entry read, or null where one of them cannot be. */
function listOf<T>(value: unknown, read: (entry: unknown) => T | null): T[] | null {
  const entries = Array.isArray(value) ? value.map(read) : [null];
  const sound = entries.filter((entry) => entry !== null);
  return sound.length === entries.length ? sound : null;
}
