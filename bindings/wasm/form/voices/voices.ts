/** Several people's answers side by side: by kind of partner and number, never by name. */

import type { AssessmentDocument, ProblemDocument } from "../../types.js";
import { readFile } from "../files/read.js";
import { choiceOf } from "../draft/from-assessment.js";
import { reconcile } from "../draft/reconcile.js";
import { shown } from "../draft/text.js";
import type { Engine, FileText, Spread, Voice, Words } from "../model.js";
import type { Outline } from "../parts/outline.js";

/** People are far apart from here on, counted in levels. */
const FAR = 2;

/** How many problems of a file are told. */
const MOST_TOLD = 10;

/** What adding files came to. */
export interface Added {
  readonly voices: readonly Voice[];
  /** How many were added, those that take the place of an earlier one among them. */
  readonly count: number;
  /** Whose earlier answers a newer file has replaced. */
  readonly replaced: readonly string[];
  /** What a person has to know about files that were not, or not wholly, added. */
  readonly warnings: readonly string[];
}

interface Given {
  readonly name: string;
  readonly text: FileText;
}

export function addVoices(
  present: readonly Voice[],
  files: readonly Given[],
  engine: Engine,
  outline: Outline,
  words: Words,
): Added {
  let voices = [...present];
  const warnings: string[] = [];
  const replaced: string[] = [];
  let count = 0;
  for (const { name, text } of files) {
    const file = shown(name);
    const read = readFile(text, engine, words);
    const { document } = read;
    if (!document) {
      const why = whyNot(read.refused, read.problems, words);
      warnings.push(words.say("voice.refused", { file, why }));
      continue;
    }
    const same = voices.find(({ assessment }) => isSame(assessment, document));
    if (same) {
      warnings.push(words.say("voice.duplicate", { file, label: same.label }));
      continue;
    }
    if (read.setAside.length > 0) {
      warnings.push(words.count("voice.aside", read.setAside.length, { file }));
    }
    if (document.kind !== "individual") {
      const kind = words.say(`kind.${document.kind}`);
      warnings.push(words.say("voice.kind", { file, kind }));
    }
    const earlier = voices.find(({ assessment }) => engine.sameRespondent(assessment, document));
    const others = voices.filter((voice) => voice !== earlier);
    replaced.push(...(earlier ? [earlier.label] : []));
    voices = [...others, voiceOf(document, others, outline, words)];
    count += 1;
  }
  const told = [...warnings, ...otherPlaces(voices, count, words)];
  return { voices: inOrder(voices, outline), count, replaced, warnings: told };
}

/** Why a file was refused, in one passage. */
function whyNot(refused: string, problems: readonly ProblemDocument[], words: Words): string {
  const told = problems.slice(0, MOST_TOLD).map(({ message }) => message);
  const rest = problems.length - told.length;
  return [refused, ...told, ...(rest > 0 ? [words.count("open.more", rest)] : [])].join(" ");
}

/** By kind of partner as the rubric lists them, then by number. */
function inOrder(voices: readonly Voice[], outline: Outline): readonly Voice[] {
  const kinds = (outline.rubric.partners ?? []).map(({ id }) => id);
  const place = ({ partner }: Voice): number => {
    const at = partner === null ? -1 : kinds.indexOf(partner);
    return at < 0 ? kinds.length : at;
  };
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...voices].sort(
    (one, other) => place(one) - place(other) || compare(one.label, other.label),
  );
}

/** What became of voices that were kept. */
export interface Readmitted {
  readonly voices: readonly Voice[];
  /** What this rubric has no place for: whole voices, or single answers of one. */
  readonly misfits: readonly unknown[];
}

/** Voices that were kept, as far as this rubric takes them. */
export function readmitted(
  kept: readonly Voice[],
  engine: Engine,
  outline: Outline,
): Readmitted {
  const misfits: unknown[] = [];
  const voices = kept.flatMap((voice) => {
    const read = reconcile(withoutStranger(voice.assessment, outline), engine);
    if (!read.document) {
      misfits.push({ voice });
      return [];
    }
    misfits.push(...read.setAside.map(({ id, answer }) => ({ id, answer, voice: voice.label })));
    const partner = read.document.respondent?.partner ?? null;
    return [{ ...voice, partner, assessment: read.document }];
  });
  return { voices: inOrder(voices, outline), misfits };
}

/** A kind of partner that this rubric does not know costs nobody their answers. */
function withoutStranger(assessment: AssessmentDocument, outline: Outline): AssessmentDocument {
  const { respondent } = assessment;
  const known = !respondent?.partner || outline.partner(respondent.partner) !== null;
  return known || !respondent ? assessment : { ...assessment, respondent: { id: respondent.id } };
}

export function spreadOf(criterion: string, voices: readonly Voice[], outline: Outline): Spread {
  const found = outline.criterion(criterion);
  const levels = found ? outline.levels(found).map(({ id }) => id) : [];
  const rows = voices.map((voice) => {
    const { answers } = voice.assessment;
    const answer = Object.hasOwn(answers, criterion) ? answers[criterion] : undefined;
    const note = typeof answer === "object" ? (answer.note ?? answer.not_applicable ?? "") : "";
    return { voice, choice: choiceOf(answer), note };
  });
  const positions = rows.flatMap(({ choice }) =>
    choice.state === "level" ? [levels.indexOf(choice.level)] : [],
  );
  const lowest = positions.length > 0 ? Math.min(...positions) : null;
  const highest = positions.length > 0 ? Math.max(...positions) : null;
  const differs = lowest !== null && highest !== null && highest - lowest >= FAR;
  return { criterion, voices: rows, lowest, highest, differs };
}

function voiceOf(
  assessment: AssessmentDocument,
  others: readonly Voice[],
  outline: Outline,
  words: Words,
): Voice {
  const partner = assessment.respondent?.partner ?? null;
  const kind = outline.partner(partner) ?? words.say("voice.person");
  const label = (n: number): string => words.say("voice.label", { kind, n: words.number(n) });
  let n = 1;
  while (others.some((other) => other.label === label(n))) {
    n += 1;
  }
  return { label: label(n), partner, assessment };
}

/** The engine writes what it admits in one order, so that what says the same reads the same. */
function isSame(one: AssessmentDocument, other: AssessmentDocument): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function otherPlaces(voices: readonly Voice[], added: number, words: Words): string[] {
  const places = [...new Set(voices.map(({ assessment }) => assessment.place.name))];
  return added > 0 && places.length > 1
    ? [words.say("voice.other-place", { places: places.join(", ") })]
    : [];
}
