/** What runs inside the browser: every vector and every border, told as a list of what is wrong. */

import * as api from "../../dist/index.js";
import { load } from "../../js/slim.js";
import type { Case } from "./bakery.js";
import { calls } from "./calls.js";
import { fullDoor, isForSlim, slimDoor } from "./doors.js";
import { readings } from "./reading.js";
import { values } from "./values.js";
import { differences, failures, Vector } from "./vector.js";

/** What a run found. */
export interface Report {
  /** How many were run, by what they went through. */
  readonly counts: { readonly full: number; readonly slim: number; readonly borders: number };
  /** What is wrong, by the name of the file or the case. */
  readonly failures: string[];
}

/** What a run needs from outside. */
export interface Needs {
  readonly vectors: readonly (readonly [path: string, text: string])[];
  /** The texts of files that vectors name. */
  readonly files: Readonly<Record<string, string>>;
  /** The small engine, as base64. */
  readonly slim: string;
}

/** Runs everything. The needs are JSON text, so that nothing on the way changes them. */
export async function run(needs: string): Promise<Report> {
  const { vectors, files, slim } = JSON.parse(needs) as Needs;
  const wasm = Uint8Array.from(atob(slim), (character) => character.charCodeAt(0));
  const failures: string[] = [];
  let simple = 0;
  for (const [path, text] of vectors) {
    const vector = new Vector(text, (path) => files[path] ?? "");
    failures.push(...wrong(path, vector));
    if (isForSlim(vector)) {
      simple += 1;
      failures.push(...(await wrongInSlim(path, vector, wasm)));
    }
  }
  const borders = [...values, ...calls, ...readings];
  failures.push(...borders.flatMap(wrongAtBorder));
  return { counts: { full: vectors.length, slim: simple, borders: borders.length }, failures };
}

const wrong = (path: string, vector: Vector): string[] =>
  failures(vector, fullDoor(api)).map((words) => `${path}: ${words}`);

async function wrongInSlim(path: string, vector: Vector, wasm: BufferSource): Promise<string[]> {
  const content = { rubric: vector.data("rubric"), evidence: vector.data("evidence") };
  const [loaded] = await Promise.allSettled([load(wasm, content)]);
  const engine = () => {
    if (loaded.status === "rejected") {
      throw loaded.reason;
    }
    return loaded.value;
  };
  return failures(vector, slimDoor(engine)).map((words) => `${path} (slim): ${words}`);
}

const wrongAtBorder = ({ name, found, expected }: Case): string[] =>
  differences(expected, found(api)).map((words) => `${name}: ${words}`);
