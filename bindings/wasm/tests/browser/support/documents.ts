/** Documents for the tests, and what of the rubric the expected numbers are worked out from. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A file of the project. */
export function ours(path: string): string {
  return fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));
}

const RUBRIC = readFileSync(ours("rubrics/place-readiness/rubric.yaml"), "utf8");

/** The version of the rubric, such as `1.2.0`. */
export const VERSION = /^version: (\S+)$/m.exec(RUBRIC)?.[1] ?? "";

/** The critical questions, in order: the short route. */
export const CRITICAL = [
  ..."SCO-1 SCO-3 SCO-5 GOV-1 GOV-2 GOV-4 GOV-9 LEA-1 LEA-2 LEA-3 FIN-1 FIN-4".split(" "),
  ..."MON-2 MON-5 WFO-1".split(" "),
];

const HEADINGS = { SCO: 6, GOV: 9, LEA: 7, FIN: 6, MON: 6, ENG: 5, WFO: 5, DAT: 4 };

/** All 48 questions, in order. */
export const ALL = Object.entries(HEADINGS).flatMap(([heading, size]) =>
  Array.from({ length: size }, (_, at) => `${heading}-${at + 1}`),
);

export type Answers = Readonly<Record<string, unknown>>;

/** The same answer to many questions. */
export function everywhere(criteria: readonly string[], answer: unknown): Answers {
  return Object.fromEntries(criteria.map((id) => [id, answer]));
}

/** An assessment by somebody from the council of North Place. */
export function assessment(answers: Answers, changes: object = {}): object {
  return {
    format: "place-readiness/assessment/1",
    rubric: `place-readiness@${VERSION}`,
    place: { id: "north-place", name: "North Place" },
    date: "2026-03-27",
    respondent: { id: "r1", partner: "council" },
    kind: "individual",
    answers,
    ...changes,
  };
}

/** A level with a document that shows it. */
export function shown(level: string): object {
  return { level, evidence: [{ title: "Terms of reference", date: "2026-01", where: "website" }] };
}

/** A document in YAML as the plain data that the form reads. */
export async function fromYaml(text: string): Promise<object> {
  const built = new URL("../../../dist/index.js", import.meta.url).href;
  const { Rubric } = (await import(built)) as typeof import("../../../types.js");
  return Rubric.builtin().admitYaml(text);
}
