/** The borders of the package, in Node. */

import { runInNewContext } from "node:vm";

import { expect, test } from "vitest";

import * as api from "../../dist/index.js";
import { ask } from "../../js/ask.js";
import { bakery, shop } from "./bakery.js";
import { calls } from "./calls.js";
import { readings } from "./reading.js";
import { values } from "./values.js";
import { differences } from "./vector.js";

test.each([...values, ...calls, ...readings])("$name", ({ found, expected }) => {
  expect(differences(expected, found(api))).toEqual([]);
});

test("objects, lists and bytes of another realm are like our own", () => {
  const rubric = new api.Rubric(bakery);
  const answers: unknown = runInNewContext('({"BRE-1": {level: 2, evidence: []}, "BRE-2": 0})');
  const columns = runInNewContext("[Uint8Array.of(2), Uint8Array.of(0)]") as Uint8Array[];

  expect(rubric.score(shop(answers)).overall.score).toBe(75);
  expect(Array.from(rubric.scoreColumns(columns).overall)).toEqual([75]);
});

test("some answers are changed, and what was noted beside a level stays", () => {
  const rubric = new api.Rubric(bakery);
  const before = shop({ "BRE-1": { level: 0, note: "Pale." }, "BRE-2": 2 });

  const { overall, criteria } = rubric.whatIf(before, { "BRE-1": 2, "BRE-2": null });
  // BRE-1 has three quarters of the weight: from 25 to 100, where it is all that is answered.
  expect([overall.first, overall.second, overall.difference]).toEqual([25, 100, 75]);
  expect(criteria.map((criterion) => criterion.second_state)).toEqual(["level", "unanswered"]);
  expect(() => rubric.whatIf(before, { "BRE-9": 1 })).toThrow("BRE-9");
});

test("a person is who has an id of their own, in one Place", () => {
  const rubric = new api.Rubric(bakery);
  const by = (id: string): never =>
    ({ ...(shop({}) as object), respondent: { id } }) as never;

  expect(rubric.sameRespondent(by("ann"), by("ann"))).toBe(true);
  expect(rubric.sameRespondent(by("ann"), by("bob"))).toBe(false);
  expect(rubric.sameRespondent(shop({}), shop({}))).toBe(false);
});

test("a failure of the engine says what it was and whose it is", () => {
  const broken = new WebAssembly.Module(UNREACHABLE);
  const { run } = new WebAssembly.Instance(broken).exports as { run: () => void };

  expect(() => ask(run, () => "a list was too short")).toThrow(
    "the engine broke down, which is a fault of this package: a list was too short",
  );
});

/** A module with one function, `run`, that does nothing but break down. */
const UNREACHABLE = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0],
  ...[3, 2, 1, 0],
  ...[7, 7, 1, 3, 0x72, 0x75, 0x6e, 0, 0],
  ...[10, 5, 1, 3, 0, 0, 0x0b],
]);
