/** The types of every document, held by `tsc` against the documents of the shared vectors. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import * as api from "../../dist/index.js";
import type { AssessmentDocument, ScoreResult } from "../../types.js";
import { here, read, vectors } from "./folders.js";
import { Vector } from "./vector.js";

/** A document, and the type it has. */
type Typed = readonly [type: string, document: unknown];

test("every document of an accepted vector has the type it should", () => {
  const documents = vectors().flatMap(([, text]) => typed(new Vector(text, read)));
  const found = check(documents.concat(shipped()));

  expect(found).toBe("");
  expect(count(documents, "RubricInput")).toBeGreaterThan(300);
  expect(count(documents, "AssessmentInput")).toBeGreaterThan(200);
  expect(count(documents, "ScoreResult")).toBeGreaterThan(200);
  expect(count(documents, "RubricChanges")).toBeGreaterThan(20);
  expect(count(documents, "ProblemDocument[]")).toBeGreaterThan(150);
});

test("a document with a key too many, too few or of another kind has not", () => {
  const sound = api.Rubric.builtin().document();
  const { title, ...untitled } = sound;
  const wrong: Typed[] = [
    ["RubricDocument", { ...sound, heading: title }],
    ["RubricDocument", untitled],
    ["RubricDocument", { ...sound, title: 3 }],
  ];

  for (const document of wrong) {
    expect(check([document])).toContain("error TS");
  }
});

test("the codes of problems and the ids of rubrics are those that are written down", () => {
  const codes = api.problemCodes();
  const ids = api.builtinIds();

  expect(check([["ProblemCode[]", codes], ["BuiltinId[]", ids]])).toBe("");
  expect(check([["ProblemCode", "nonsense"]])).toContain("error TS");
  expect(check(codes.map((code) => [`Exclude<ProblemCode, "${code}">`, code]))).toContain(
    `(${codes.length + 1},`,
  );
});

/** What a vector holds, and what comes of it; the problems alone where something is refused. */
function typed(vector: Vector): Typed[] {
  try {
    return vector.has("rubric") ? fromRubric(vector) : [];
  } catch (error) {
    if (error instanceof api.PlaceReadinessError) {
      return [["ProblemDocument[]", error.problems]];
    }
    throw error;
  }
}

function fromRubric(vector: Vector): Typed[] {
  const isText = vector.isText("rubric");
  const evidence = vector.has("evidence") && !isText ? vector.data("evidence") : null;
  const rubric = isText
    ? api.Rubric.fromYaml(vector.text("rubric"))
    : new api.Rubric(vector.data("rubric"), evidence);
  const documents: Typed[] = [["RubricDocument", rubric.document()]];
  if (!isText) {
    documents.push(["RubricInput", vector.data("rubric")]);
  }
  if (evidence !== null) {
    documents.push(["EvidenceInput", evidence], ["EvidenceDocument", rubric.evidence()]);
  }
  if (vector.has("newer")) {
    const newer = new api.Rubric(vector.data("newer"));
    documents.push(["RubricChanges", rubric.compareTo(newer)]);
  }
  return documents.concat(vector.has("assessment") ? fromAssessment(vector, rubric) : []);
}

function fromAssessment(vector: Vector, rubric: api.Rubric): Typed[] {
  const isText = vector.isText("assessment");
  const admitted = isText
    ? rubric.admitYaml(vector.text("assessment"))
    : rubric.admit(vector.data("assessment"));
  const given: Typed[] = isText ? [] : [["AssessmentInput", vector.data("assessment")]];
  return [...given, ...fromAdmitted(admitted, rubric.score(admitted))];
}

const fromAdmitted = (admitted: AssessmentDocument, result: ScoreResult): Typed[] => [
  ["AssessmentDocument", admitted],
  ["AssessmentInput", admitted],
  ["ScoreResult", result],
  ["Comparison", api.compareScores(result, result)],
];

/** The documents that come with the package. */
function shipped(): Typed[] {
  const rubric = api.Rubric.builtin();
  const [document, evidence] = [rubric.document(), rubric.evidence()];
  return [
    ["RubricDocument", document],
    ["RubricInput", document],
    ["EvidenceDocument", evidence],
    ["EvidenceInput", evidence],
  ];
}

const count = (documents: readonly Typed[], wanted: string): number =>
  documents.filter(([type]) => type === wanted).length;

/** What `tsc` says of documents that are written down as literals of their types. */
function check(documents: readonly Typed[]): string {
  const folder = mkdtempSync(join(tmpdir(), "literals-"));
  try {
    writeFileSync(join(folder, "literals.ts"), literals(documents));
    const files = { extends: join(here, "tsconfig.json"), include: ["literals.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(files));
    return said(["--project", folder, "--pretty", "false"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One document a line, so that what is said of one names its line. */
function literals(documents: readonly Typed[]): string {
  const head = `import type * as types from ${JSON.stringify(join(here, "types.js"))};`;
  const line = ([type, document]: Typed, place: number): string => {
    const named = type.replaceAll(/\b[A-Z]\w+/g, (name) =>
      name === "Exclude" ? name : `types.${name}`,
    );
    return `export const document${place}: ${named} = ${JSON.stringify(document)};`;
  };
  return [head, ...documents.map(line), ""].join("\n");
}

function said(flags: readonly string[]): string {
  const program = join(here, "node_modules/typescript/bin/tsc");
  try {
    return execFileSync(process.execPath, [program, ...flags], { encoding: "utf8" });
  } catch (error) {
    return String((error as { stdout: unknown }).stdout);
  }
}
