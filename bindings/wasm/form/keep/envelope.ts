/** The envelope of kept answers: which revision, when, for which rubric; open or sealed. */

import { record } from "../draft/to-assessment.js";
import { parseJson } from "../files/json.js";
import type { Secret } from "./secret.js";

const FORMAT = "place-readiness/draft/1";

export interface Envelope {
  readonly format: typeof FORMAT;
  readonly revision: number;
  /** When it was written, as date and time in UTC. */
  readonly saved: string;
  /** The rubric and its version. */
  readonly rubric: string;
  /** What is kept; null where it is sealed. */
  readonly draft: unknown;
  /** The same under a passphrase, or null. */
  readonly secret: Secret | null;
}

export function writeEnvelope(envelope: Omit<Envelope, "format">): string {
  return JSON.stringify({ format: FORMAT, ...envelope });
}

/** The envelope, or null where the text is none. */
export function readEnvelope(text: string): Envelope | null {
  const found = record(parsed(text));
  const { format, revision, saved, rubric, draft } = found ?? {};
  const secret = found && secretIn(found["secret"] ?? null);
  const sound =
    format === FORMAT &&
    typeof revision === "number" &&
    typeof saved === "string" &&
    typeof rubric === "string" &&
    !Number.isNaN(Date.parse(saved));
  return sound && secret !== "damaged" && secret !== undefined
    ? { format, revision, saved, rubric, draft: draft ?? null, secret }
    : null;
}

function secretIn(value: unknown): Secret | null | "damaged" {
  if (value === null) {
    return null;
  }
  const { salt, iv, text } = record(value) ?? {};
  const sound = typeof salt === "string" && typeof iv === "string" && typeof text === "string";
  return sound ? { salt, iv, text } : "damaged";
}

/** What stands in a kept text; null, which is nothing that was kept, where it cannot be read. */
export function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
