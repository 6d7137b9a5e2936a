/** What `tsc` must accept, and what it must not: the types as their users meet them. */

import * as written from "../../js/index.js";
import type {
  AnswerInput,
  AssessmentDocument,
  AssessmentInput,
  Condition,
  GroupResult,
  ProblemCode,
  RubricInput,
  ScoreResult,
} from "../../types.js";
import type { Api } from "./doors.js";

/** The package is what its types say, and nothing more. */
export const api: Api = written;
type Unsaid = Exclude<keyof typeof written, keyof Api>;
export const isAllSaid: [Unsaid] extends [never] ? true : false = true;

const rubric = api.Rubric.builtin();

export const answers: AnswerInput[] = ["2", 2, null, { level: 2 }, { not_known: true }];
export const score: number | null = rubric.score({} as AssessmentInput).overall.score;
export const admitted: AssessmentDocument = rubric.admit({} as AssessmentDocument);
export const result: ScoreResult = rubric.score(admitted);
export const code = (error: InstanceType<Api["PlaceReadinessError"]>): ProblemCode | undefined =>
  error.problems[0]?.code;

/** One key tells conditions apart. */
export const kind = (condition: Condition): string => {
  if ("count" in condition) {
    return condition.count.of === "critical" ? "critical" : condition.count.of.join();
  }
  return "criterion" in condition ? condition.criterion : "another";
};

// A score may be null, and says so.
// @ts-expect-error: it may be null
export const certain: number = result.overall.score;
// @ts-expect-error: groups are a list
export const group: GroupResult = result.groups;

const place = { id: "corner", name: "The corner shop" };
const sound = { format: "place-readiness/assessment/1", rubric: "bakery", place } as const;

// @ts-expect-error: there is no such kind
export const kindless: AssessmentInput = { ...sound, date: "2024-11-05", kind: "own", answers: {} };
// @ts-expect-error: a date is a text
export const dated: AssessmentInput = { ...sound, date: new Date(), kind: "agreed", answers: {} };
// @ts-expect-error: `answer` is no key
export const misspelt: AssessmentInput = { ...sound, date: "2024", kind: "agreed", answer: {} };
// @ts-expect-error: a truth is no level
export const truth: AnswerInput = true;
// @ts-expect-error: a BigInt is no level
export const big: AnswerInput = 2n;
// @ts-expect-error: what is not known is known to be so
export const known: AnswerInput = { not_known: false };
// @ts-expect-error: `levels` is no key
export const levels: AnswerInput = { levels: "2" };
// @ts-expect-error: a Map is no object of answers
export const map: AssessmentInput["answers"] = new Map([["SCO-1", 2]]);
// @ts-expect-error: there is no such code
export const nonsense: ProblemCode = "nonsense";
// @ts-expect-error: a rubric has groups
export const groupless: RubricInput = { format: "place-readiness/rubric/1", id: "x" };
// @ts-expect-error: text is for fromYaml
export const text = new api.Rubric("format: place-readiness/rubric/1");
// @ts-expect-error: no such rubric comes with the package
export const foreign = api.Rubric.builtin("nonsense");
// @ts-expect-error: columns are bytes
export const columns = rubric.scoreColumns([[1, 2]]);
// @ts-expect-error: blanks are left out, lowest or highest
export const blanks = rubric.scoreColumns([], "zero");
// @ts-expect-error: problems are read, not written
export const push = (error: InstanceType<Api["PlaceReadinessError"]>) => error.problems.push();
