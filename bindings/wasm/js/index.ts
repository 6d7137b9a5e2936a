/** The npm package `place-readiness`. Its types are in `types.d.ts`. */

import {
  builtin_ids,
  compare_results,
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
import { ask, asText } from "./rubric.js";

// Where the version is known, the engine has started.
export { version } from "./start.js";

export { PlaceReadinessError } from "./refuse.js";
export { Rubric } from "./rubric.js";

export function compareScores(first: ScoreResult, second: ScoreResult): Comparison {
  return ask(() => compare_results(first, second));
}

export function readEvidence(evidence: EvidenceInput): EvidenceDocument {
  return ask(() => read_evidence(evidence));
}

export function readEvidenceYaml(text: string): EvidenceDocument {
  return ask(() => read_evidence_yaml(asText(text)));
}

export function builtinIds(): BuiltinId[] {
  return builtin_ids() as BuiltinId[];
}

export function problemCodes(): ProblemCode[] {
  return problem_codes() as ProblemCode[];
}
