/**
 * What JavaScript can say and JSON cannot: taken as the README says, or refused in its place with
 * the codes of every language. Each case is run in Node and in a browser.
 */

import { bakery, type Case, found, says, shop } from "./bakery.js";
import type { Api } from "./doors.js";

/** A value that may be the answer to a question. It is made anew for each case. */
type Make = (api: Api) => unknown;

/** An array that holds another twice, which holds another twice, and so on. */
function doubled(times: number): unknown {
  return times === 0 ? [] : [1, 2].map(() => null).fill(doubled(times - 1) as null);
}

function nested(times: number): unknown {
  let value: unknown = 0;
  for (let n = 0; n < times; n += 1) {
    value = [value];
  }
  return value;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const loop = (): unknown => {
  const loop: { level?: unknown } = {};
  loop.level = loop;
  return loop;
};

const throwing = (): never => {
  throw new RangeError("no");
};

class Level {
  level = "2";
}

class Levels extends Array {}

/** A key that is not the object's own, or that is not to be seen, says nothing. */
const inherited = (): object =>
  Object.assign(Object.create({ __proto__: null, nonsense: 1 }), { level: "2" });

const hidden = (value: object): object =>
  Object.defineProperty(value, "nonsense", { value: 1, enumerable: false });

/** Level 2, by way of a score that is 100. */
const asked = (api: Api): number =>
  (new api.Rubric(bakery).score(shop({ "BRE-1": 2, "BRE-2": 2 })).overall.score ?? 0) / 50;

const withoutPrototype = (level: unknown): object => Object.assign(Object.create(null), { level });

/** Ways of saying level 2. */
const TAKEN: readonly (readonly [name: string, make: Make])[] = [
  ["a text", () => "2"],
  ["a number", () => 2],
  ["an object", () => ({ level: 2 })],
  ["a frozen object", () => Object.freeze({ level: "2" })],
  ["an object without a prototype", () => withoutPrototype("2")],
  ["an object made by JSON.parse", () => JSON.parse('{"level": 2}')],
  ["a proxy of an object", () => new Proxy({ level: "2" }, {})],
  ["a key that is undefined", () => ({ level: "2", note: undefined, nonsense: undefined })],
  ["a key that is null", () => ({ level: "2", note: null })],
  ["a key that is a symbol", () => ({ level: "2", [Symbol("nonsense")]: 1 })],
  ["a key that is inherited", inherited],
  ["a key that is not enumerable", () => hidden({ level: "2" })],
  ["a getter", () => ({ get level() { return "2"; } })],
  ["a getter that asks the engine", (api) => ({ get level() { return asked(api); } })],
  ["an empty list of a class", () => ({ level: "2", evidence: new Levels() })],
];

/** What no answer can be: the code, and what the message says was found. */
const REFUSED: readonly (readonly [name: string, make: Make, code: string, says: string])[] = [
  ["true", () => true, "wrong_type", "`true`"],
  ["not a number", () => NaN, "unknown_option", "`NaN`"],
  ["infinity", () => Infinity, "unknown_option", "`inf`"],
  ["a fraction", () => 2.5, "unknown_option", "`2.5`"],
  ["a BigInt", () => 2n, "wrong_type", "a BigInt (give a number)"],
  ["a Date", () => new Date(0), "wrong_type", "a Date (give its day as text, such as 2024-11-05)"],
  [
    "a Map",
    () => new Map([["level", "2"]]),
    "wrong_type",
    "a Map (give a plain object, as Object.fromEntries makes)",
  ],
  ["a Set", () => new Set(["2"]), "wrong_type", "an object of the class Set"],
  ["bytes", () => Uint8Array.of(2), "wrong_type", "an object of the class Uint8Array"],
  ["a boxed text", () => Object("2"), "wrong_type", "an object of the class String"],
  ["a promise", () => Promise.resolve("2"), "wrong_type", "an object of the class Promise"],
  ["an error", () => new Error("2"), "wrong_type", "an object of the class Error"],
  ["an object of a class", () => new Level(), "wrong_type", "an object of the class Level"],
  [
    "an object of a class without a name",
    () => new (class {})(),
    "wrong_type",
    "an object of a class",
  ],
  ["a function", () => () => "2", "wrong_type", "a function"],
  ["a class", () => Level, "wrong_type", "a function"],
  ["a symbol", () => Symbol("2"), "wrong_type", "a symbol"],
  ["a list", () => ["2"], "wrong_type", "a list"],
  ["half of a surrogate pair", () => "\ud800", "wrong_type", "text that is not Unicode"],
  ["a revoked proxy", revoked, "wrong_type", "a value that throws when it is read"],
  [
    "a proxy that throws",
    () => new Proxy({}, { ownKeys: throwing }),
    "wrong_type",
    "a value that throws when it is read",
  ],
  [
    "a list that claims to be endless",
    () => new Array(2 ** 32 - 1),
    "wrong_type",
    "a list of more than 1000000 entries",
  ],
];

const admitted = (api: Api, answers: unknown): unknown =>
  found(() => new api.Rubric(bakery).admit(shop(answers)).answers);

const TAKEN_CASES: Case[] = TAKEN.map(([name, make]) => ({
  name: `a level may be said by ${name}`,
  found: (api) => admitted(api, { "BRE-1": make(api) }),
  expected: { accepted: { "BRE-1": "2" } },
}));

const REFUSED_CASES: Case[] = REFUSED.flatMap(([name, make, code, words]) => [
  {
    name: `${name} is refused in its place, with what else is wrong`,
    found: (api) => admitted(api, { "BRE-1": make(api), "BRE-2": 9 }),
    expected: [`answers.BRE-1: ${code}`, "answers.BRE-2: unknown_option"],
  },
  {
    name: `${name} is refused by its name`,
    found: (api) => {
      const message = says(() => new api.Rubric(bakery).admit(shop({ "BRE-1": make(api) })));
      return message.includes(words) ? words : message;
    },
    expected: words,
  },
]);

/** Every case about a value. */
export const values: readonly Case[] = [
  ...TAKEN_CASES,
  ...REFUSED_CASES,
  {
    name: "an answer that is undefined or null is no answer",
    found: (api) => admitted(api, { "BRE-1": undefined, "BRE-2": null }),
    expected: { accepted: {} },
  },
  {
    name: "a getter that throws is refused in its place",
    found: (api) =>
      admitted(api, {
        get "BRE-1"() {
          return throwing();
        },
        "BRE-2": 9,
      }),
    expected: ["answers.BRE-1: wrong_type", "answers.BRE-2: unknown_option"],
  },
  {
    name: "a getter is called once",
    found: (api) => {
      let calls = 0;
      const answer = {
        get level() {
          calls += 1;
          return "2";
        },
      };
      return [admitted(api, { "BRE-1": answer }), calls];
    },
    expected: [{ accepted: { "BRE-1": "2" } }, 1],
  },
  {
    name: "a hole in a list is nothing, as undefined and null in it are",
    found: (api) =>
      [new Array(1), [undefined], [null]].map((evidence) =>
        admitted(api, { "BRE-1": { level: "2", evidence } }),
      ),
    expected: Array.from({ length: 3 }, () => ["answers.BRE-1.evidence.0: wrong_type"]),
  },
  {
    name: "not a number and infinity are numbers out of range",
    found: (api) =>
      [NaN, Infinity, -Infinity].map((minimum_coverage) =>
        found(() => new api.Rubric({ ...bakery, minimum_coverage })),
      ),
    expected: Array.from({ length: 3 }, () => ["minimum_coverage: out_of_range"]),
  },
  {
    name: "what holds itself is refused in its place",
    found: (api) => admitted(api, { "BRE-1": loop(), "BRE-2": 9 }),
    expected: ["answers.BRE-1.level: wrong_type", "answers.BRE-2: unknown_option"],
  },
  {
    name: "what holds another thing twice is read",
    found: (api) => {
      const same = { level: "2" };
      return admitted(api, { "BRE-1": same, "BRE-2": same });
    },
    expected: { accepted: { "BRE-1": "2", "BRE-2": "2" } },
  },
  {
    name: "lists that hold one another over and over are not read for ever",
    found: (api) => admitted(api, { "BRE-1": doubled(60) }),
    expected: [": too_much"],
  },
  {
    name: "what is nested too deep is refused",
    found: (api) => admitted(api, { "BRE-1": { note: nested(100_000) } }),
    expected: ["answers.BRE-1.note: wrong_type"],
  },
  {
    name: "a key may be half of a surrogate pair no more than a text",
    found: (api) => admitted(api, { "\ud800": "2" }),
    expected: [": malformed"],
  },
  {
    name: "an own key __proto__ is a key like any other",
    found: (api) => admitted(api, JSON.parse('{"__proto__": {"level": "2"}}')),
    expected: ["answers.__proto__: unknown_criterion"],
  },
  {
    name: "no prototype is changed by any key",
    found: (api) => {
      const keys = '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}';
      found(() => new api.Rubric(JSON.parse(keys)));
      found(() => new api.Rubric(bakery).score(JSON.parse(keys)));
      return [Object.keys(Object.prototype), (Object.prototype as { polluted?: 1 }).polluted ?? 0];
    },
    expected: [[], 0],
  },
  {
    name: "ids that every object has as a property are ids like any other",
    found: (api) => {
      const [first] = bakery.groups;
      const criteria = [{ id: "constructor", title: "Crust" }, { id: "toString", title: "Crumb" }];
      const rubric = new api.Rubric({
        ...bakery,
        scales: { valueOf: bakery.scales.three },
        groups: [{ ...first, criteria }],
      });
      const answers = JSON.parse('{"constructor": 2, "toString": 0}') as object;
      return [rubric.score(shop(answers)).overall.score, Object.keys(rubric.document().scales)];
    },
    expected: [50, ["valueOf"]],
  },
];
