/** What the package makes of calls that are not as its types ask. Run in Node and in a browser. */

import { bakery, type Case, found, says, shop } from "./bakery.js";
import type { Api } from "./doors.js";

/** Every case about a call. */
export const calls: readonly Case[] = [
  {
    name: "what is no rubric is refused with problems",
    found: (api) => {
      const junk = [undefined, null, 3, "format: x", [], {}, () => 1, Symbol("x"), 3n, new Map()];
      const { Rubric } = api;
      return junk.map((it) => Array.isArray(found(() => new Rubric(it as never))));
    },
    expected: Array.from({ length: 10 }, () => true),
  },
  {
    name: "an evidence file may be left out by undefined or null",
    found: (api) => [undefined, null].map((it) => new api.Rubric(bakery, it as null).evidence()),
    expected: [null, null],
  },
  {
    name: "YAML must be a text",
    found: (api) => [
      found(() => api.Rubric.fromYaml(3 as never)),
      found(() => api.Rubric.fromYaml("", 3 as never)),
      found(() => new api.Rubric(bakery).admitYaml(new String("") as never)),
      found(() => api.readEvidenceYaml(undefined as never)),
    ],
    expected: ["TypeError", "TypeError", "TypeError", "TypeError"],
  },
  {
    name: "YAML must be Unicode",
    found: (api) => found(() => api.Rubric.fromYaml("title: \udfff")),
    expected: [": malformed"],
  },
  {
    name: "YAML has a limit",
    found: (api) => found(() => api.Rubric.fromYaml("x".repeat(2 ** 20 + 1))),
    expected: [": too_large"],
  },
  {
    name: "JSON text is YAML",
    found: (api) => api.Rubric.fromYaml(JSON.stringify(bakery)).document().title,
    expected: "Bakery",
  },
  {
    name: "an error says everything, in words and as data",
    found: (api) => {
      try {
        return new api.Rubric(bakery).score(shop({ "BRE-1": 3, "BRE-3": 1 }));
      } catch (error) {
        const isOne = error instanceof api.PlaceReadinessError && error instanceof Error;
        const { message, name, problems } = error as InstanceType<Api["PlaceReadinessError"]>;
        return [isOne, name, message.split("\n"), problems];
      }
    },
    expected: [
      true,
      "PlaceReadinessError",
      [
        "answers.BRE-1: no such option `3`, the options are 0, 1, 2",
        "answers.BRE-3: no such criterion `BRE-3`, did you mean `BRE-1`?",
      ],
      [
        {
          code: "unknown_option",
          at: "answers.BRE-1",
          line: null,
          column: null,
          message: "answers.BRE-1: no such option `3`, the options are 0, 1, 2",
        },
        {
          code: "unknown_criterion",
          at: "answers.BRE-3",
          line: null,
          column: null,
          message: "answers.BRE-3: no such criterion `BRE-3`, did you mean `BRE-1`?",
        },
      ],
    ],
  },
  {
    name: "columns must be bytes, and one for each criterion",
    found: (api) => {
      const rubric = new api.Rubric(bakery);
      return [
        found(() => rubric.scoreColumns([[2], [0]] as never)),
        found(() => rubric.scoreColumns([Uint8ClampedArray.of(2), Uint8Array.of(2)] as never)),
        found(() => rubric.scoreColumns([Uint8Array.of(2)])),
        found(() => rubric.scoreColumns([Uint8Array.of(2), Uint8Array.of()])),
        found(() => rubric.scoreColumns([Uint8Array.of(2), Uint8Array.of(3)])),
        found(() => rubric.scoreColumns([Uint8Array.of(2), Uint8Array.of(2)], "some" as never)),
      ];
    },
    expected: [
      "TypeError",
      "TypeError",
      ["columns: wrong_length"],
      ["BRE-2: wrong_length"],
      ["BRE-2.0: unknown_option"],
      "Error",
    ],
  },
  {
    name: "columns come back as arrays of numbers, and not a number where there is no score",
    found: (api) => {
      const columns = [Uint8Array.of(2, 255), Uint8Array.of(0, 255)];
      const { overall, groups } = new api.Rubric(bakery).scoreColumns(columns);
      return [overall instanceof Float64Array, overall[0], Number.isNaN(overall[1]), groups.length];
    },
    expected: [true, 75, true, 1],
  },
  {
    name: "no rows have no scores",
    found: (api) => {
      const { overall, groups } = new api.Rubric(bakery).scoreColumns([
        new Uint8Array(),
        new Uint8Array(),
      ]);
      return [overall.length, groups.map((group) => group.length)];
    },
    expected: [0, [0]],
  },
  {
    name: "what is no result is not compared",
    found: (api) => {
      const result = new api.Rubric(bakery).score(shop({}));
      const junk = [undefined, 3, {}, { ...result, groups: 3 }, { ...result, date: new Date(0) }];
      return junk.map((it) => found(() => api.compareScores(result, it as never)));
    },
    expected: ["Error", "Error", "Error", "Error", "Error"],
  },
  {
    name: "results of rubrics that score differently are not compared",
    found: (api) => {
      const other = new api.Rubric({ ...bakery, minimum_coverage: 50 });
      const results = [new api.Rubric(bakery), other].map((rubric) => rubric.score(shop({})));
      return found(() => api.compareScores(results[0] as never, results[1] as never));
    },
    expected: "Error",
  },
  {
    name: "a result is plain data, made anew",
    found: (api) => {
      const rubric = new api.Rubric(bakery);
      const result = rubric.score(shop({ "BRE-1": 2 }));
      const copy = JSON.stringify(structuredClone(result));
      result.overall.score = 0;
      return [JSON.stringify(rubric.score(shop({ "BRE-1": 2 }))) === copy, copy.length > 1000];
    },
    expected: [true, true],
  },
  {
    name: "what was given back cannot be used, says so, and hurts nothing",
    found: (api) => {
      const [rubric, other] = [new api.Rubric(bakery), new api.Rubric(bakery)];
      rubric.free();
      rubric.free();
      const asked = [
        () => rubric.document(),
        () => rubric.fingerprint,
        () => rubric.score(shop({})),
        () => rubric.compareTo(other),
        () => other.compareTo(rubric),
      ];
      return [...new Set(asked.map(says)), other.document().title];
    },
    expected: ["this rubric was given back by free() and cannot be used any more", "Bakery"],
  },
  {
    name: "a rubric that does not ship is named, and no more of it than an id may have",
    found: (api) => says(() => api.Rubric.builtin("x".repeat(100_000) as never)).length < 120,
    expected: true,
  },
  {
    name: "classes go by the names that they are exported by",
    found: ({ PlaceReadinessError, Rubric }) => {
      const made = new PlaceReadinessError([]);
      const names = [PlaceReadinessError.name, Rubric.name, made.name, made.constructor.name];
      return [...names, String(made), Object.keys(made)];
    },
    expected: [
      ...["PlaceReadinessError", "Rubric", "PlaceReadinessError", "PlaceReadinessError"],
      ...["PlaceReadinessError", ["problems"]],
    ],
  },
  {
    name: "a rubric that does not ship is out of range",
    found: (api) => found(() => api.Rubric.builtin("nonsense" as never)),
    expected: "RangeError",
  },
  {
    name: "only a rubric is compared with a rubric",
    found: (api) => found(() => new api.Rubric(bakery).compareTo({} as never)),
    expected: "TypeError",
  },
];
