/** The engine as the form asks it, made from any rubric that was loaded. */

import type { Engine } from "../form/model.js";
import type { Rubric } from "../types.js";

/** What the form needs of a rubric. */
export type Asked = Pick<
  Rubric,
  | "admit"
  | "assess"
  | "document"
  | "evidence"
  | "fingerprint"
  | "report"
  | "reportPart"
  | "sameRespondent"
  | "score"
>;

/** Makes the engine of a form. What it knows of the rubric is read once. */
export function engineOf(rubric: Asked, placeId: Engine["placeId"]): Engine {
  return {
    placeId,
    rubric: rubric.document(),
    evidence: rubric.evidence(),
    fingerprint: rubric.fingerprint,
    admit: (assessment) => rubric.admit(assessment as never),
    sameRespondent: (one, other) => rubric.sameRespondent(one, other),
    score: (assessment) => rubric.score(assessment),
    report: (assessment) => rubric.report(assessment),
    reportPart: (assessment) => rubric.reportPart(assessment),
    assess: (assessment) => rubric.assess(assessment),
  };
}
