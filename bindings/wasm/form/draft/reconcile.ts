/** Any document against this rubric: what fits is kept, and exactly what does not is set aside. */

import type { AssessmentDocument, ProblemDocument } from "../../types.js";
import type { Engine, Opened } from "../model.js";
import { record } from "./to-assessment.js";

export type SetAside = Opened["setAside"][number];

/** What came of it: a document that fits and what did not, or why nothing can be used. */
export type Reconciled =
  | { readonly document: AssessmentDocument; readonly setAside: readonly SetAside[] }
  | { readonly document: null; readonly problems: readonly ProblemDocument[] };

const ANSWERS = "answers.";

/** The engine tells of the first problems only. A file of ours is known after one round or two. */
const MOST_ROUNDS = 10;

/** Each round sets something aside. What takes many rounds is no file that was saved here. */
export function reconcile(given: unknown, engine: Engine): Reconciled {
  const setAside: SetAside[] = [];
  let rest = given;
  for (let round = 1; ; round += 1) {
    try {
      return { document: engine.admit(rest), setAside };
    } catch (thrown) {
      const problems = problemsOf(thrown);
      const [kept, taken] = without(rest, problems);
      if (taken.length === 0 || round === MOST_ROUNDS) {
        return { document: null, problems };
      }
      setAside.push(...taken);
      rest = kept;
    }
  }
}

/** The problems of a refusal. Anything else that was thrown is a fault, and goes on. */
function problemsOf(thrown: unknown): readonly ProblemDocument[] {
  const problems = record(thrown)?.["problems"];
  if (!Array.isArray(problems)) {
    throw thrown;
  }
  return problems;
}

function without(given: unknown, problems: readonly ProblemDocument[]): [unknown, SetAside[]] {
  const document = record(given);
  const answers = record(document?.["answers"]);
  if (!document || !answers) {
    return [given, []];
  }
  const whyAnswer = reasons(problems, Object.keys(answers));
  const whyKey = unknownKeys(problems, Object.keys(document));
  const kept = { ...omit(document, whyKey), answers: omit(answers, whyAnswer) };
  return [kept, [...aside(document, whyKey), ...aside(answers, whyAnswer)]];
}

/** Which answers the problems are about, and what is wrong with each. */
function reasons(
  problems: readonly ProblemDocument[],
  ids: readonly string[],
): Map<string, string> {
  const known = new Set(ids);
  const found = new Map<string, string>();
  for (const { at, message } of problems) {
    const id = at.startsWith(ANSWERS) ? named(at.slice(ANSWERS.length), known) : null;
    if (id !== null) {
      found.set(id, found.get(id) ?? message);
    }
  }
  return found;
}

/** The id that a place begins with. Ids may hold dots, so the longest that is there counts. */
function named(place: string, known: ReadonlySet<string>): string | null {
  for (let end = place.length; end > 0; end = place.lastIndexOf(".", end - 1)) {
    if (known.has(place.slice(0, end))) {
      return place.slice(0, end);
    }
  }
  return null;
}

/** Keys of the document that nobody knows; the engine names them in its message only. */
function unknownKeys(
  problems: readonly ProblemDocument[],
  keys: readonly string[],
): Map<string, string> {
  const unknown = problems.filter(({ code, at }) => code === "unknown_key" && at === "");
  const found = new Map<string, string>();
  for (const key of unknown.length > 0 ? keys : []) {
    if (!KNOWN.has(key)) {
      found.set(key, unknown[0]?.message ?? "");
    }
  }
  return found;
}

const KNOWN = new Set([
  "format",
  "rubric",
  "place",
  "date",
  "respondent",
  "kind",
  "title",
  "label",
  "source",
  "note",
  "rules",
  "answers",
]);

type Keyed = Readonly<Record<string, unknown>>;

function omit(from: Keyed, keys: ReadonlyMap<string, string>): Keyed {
  return Object.fromEntries(Object.entries(from).filter(([key]) => !keys.has(key)));
}

function aside(from: Keyed, keys: ReadonlyMap<string, string>): SetAside[] {
  return [...keys].map(([id, why]) => ({ id, why, answer: from[id] }));
}
