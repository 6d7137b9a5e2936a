/** The npm package `place-readiness`. Its types are in `types.d.ts`. */

import {
  builtin_ids,
  compare_scores,
  place_id,
  problem_codes,
  read_evidence,
  read_evidence_yaml,
} from "place-readiness/wasm";

import type {
  BuiltinId,
  Comparison,
  EvidenceDocument,
  EvidenceInput,
  ProblemCode,
  ScoreResult,
} from "../types.js";
import { plain } from "./plain.js";
import { ask, asText } from "./rubric.js";

// Where the version is known, the engine has started.
export { version } from "./start.js";

export { PlaceReadinessError } from "./refuse.js";
export { Rubric } from "./rubric.js";

export function compareScores(first: ScoreResult, second: ScoreResult): Comparison {
  const results = [plain(first), plain(second)] as const;
  return ask(() => compare_scores(...results));
}

export function readEvidence(evidence: EvidenceInput): EvidenceDocument {
  const given = plain(evidence);
  return ask(() => read_evidence(given));
}

export function readEvidenceYaml(text: string): EvidenceDocument {
  const given = asText(text);
  return ask(() => read_evidence_yaml(given));
}

export function placeId(name: string): string {
  const given = asText(name);
  return ask(() => place_id(given));
}

export function builtinIds(): BuiltinId[] {
  return ask(() => builtin_ids() as BuiltinId[]);
}

export function problemCodes(): ProblemCode[] {
  return ask(() => problem_codes() as ProblemCode[]);
}
