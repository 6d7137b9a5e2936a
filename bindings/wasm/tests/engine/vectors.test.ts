/** Every shared vector through the JavaScript API: the same numbers, and the same refusals. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import * as api from "../../dist/index.js";
import { load } from "../../js/slim.js";
import { fullDoor, isForSlim, slimDoor } from "./doors.js";
import { read, slimEngine, vectors } from "./folders.js";
import { failures, Vector } from "./vector.js";

const all = vectors().map(([path, text]) => ({ path, vector: new Vector(text, read) }));
const simple = all.filter(({ vector }) => isForSlim(vector));
const wasm = readFileSync(join(slimEngine, "place_readiness_wasm_bg.wasm"));

describe("the npm package", () => {
  test.each(all)("$path", ({ vector }) => {
    expect(failures(vector, fullDoor(api))).toEqual([]);
  });
});

describe("the engine of the form", () => {
  test.each(simple)("$path", async ({ vector }) => {
    const content = { rubric: vector.data("rubric"), evidence: vector.data("evidence") };
    const loaded = await Promise.allSettled([load(wasm, content)]);
    expect(failures(vector, slimDoor(() => settled(loaded[0])))).toEqual([]);
  });
});

test("a vector that says otherwise is found out", () => {
  const says = (text: string, expect: unknown) =>
    failures(new Vector(JSON.stringify({ ...JSON.parse(text), expect }), read), fullDoor(api));
  const first = (key: string): string =>
    vectors().find(([, text]) => key in JSON.parse(text).expect)?.[1] ?? "";
  const [accepted, refused] = [first("result"), first("problems")];

  expect(says(accepted, { pointers: { "/overall/score": -1 } })).toHaveLength(1);
  expect(says(accepted, { problems: [] })).toEqual(["it was accepted"]);
  expect(says(accepted, { result: {} })).not.toEqual([]);
  expect(says(refused, { accepted: true })).not.toEqual([]);
});

test("the vectors are there, and most of them come as data", () => {
  expect(all.length).toBeGreaterThan(500);
  expect(simple.length).toBeGreaterThan(350);
});

function settled<T>(outcome: PromiseSettledResult<T>): T {
  if (outcome.status === "rejected") {
    throw outcome.reason;
  }
  return outcome.value;
}
