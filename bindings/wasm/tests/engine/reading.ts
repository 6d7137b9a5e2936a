/**
 * What code of a caller may do while its values are read: anything. The call in which it does may
 * be refused; the calls after it go on. Each case is run in Node and in a browser.
 */

import { bakery, type Case, found, says, shop } from "./bakery.js";
import type { Api } from "./doors.js";

type Rubric = InstanceType<Api["Rubric"]>;

/** What came of a call, and of the next one by the same rubric and by a new one. */
const followed = (api: Api, answers: (rubric: Rubric) => unknown): unknown => {
  const rubric = new api.Rubric(bakery);
  const first = found(() => rubric.score(shop(answers(rubric))).overall.score);
  const later = [rubric, new api.Rubric(bakery)].map((it) =>
    found(() => it.score(shop({ "BRE-1": 2, "BRE-2": 0 })).overall.score),
  );
  return [first, later];
};

const GOES_ON = [{ accepted: 75 }, { accepted: 75 }];

/** An answer whose level is known only once this has run. */
const by = (level: () => unknown): object => ({
  get level() {
    return level();
  },
});

const endless = (): never => endless();

/** Runs something at the end of the stack, then at each level above, until it does not throw. */
const fromTheEnd = <T>(run: () => T): T => {
  try {
    return fromTheEnd(run);
  } catch {
    return run();
  }
};

/** A proxy that gives another list of keys and other values each time it is asked. */
const fickle = (): object => {
  let asked = 0;
  return new Proxy(
    {},
    {
      ownKeys: () => [`BRE-${(asked += 1)}`],
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 1 }),
      get: () => (asked += 1),
    },
  );
};

/** Every case about code that runs while a value is read. */
export const readings: readonly Case[] = [
  {
    name: "a getter that scores again without end is refused in its place",
    found: (api) =>
      followed(api, (rubric) => {
        const answers = (): object => ({ "BRE-1": by(() => rubric.score(shop(answers()))) });
        return answers();
      }),
    expected: [["answers.BRE-1.level: wrong_type"], GOES_ON],
  },
  {
    name: "a getter that makes another rubric without end is refused in its place",
    found: (api) =>
      followed(api, () => {
        const rubric = (): object => ({ ...bakery, get title() { return new api.Rubric(rubric() as never); } });
        return { "BRE-1": by(() => new api.Rubric(rubric() as never)) };
      }),
    expected: [["answers.BRE-1.level: wrong_type"], GOES_ON],
  },
  {
    name: "asking within asking within asking is refused in words",
    found: (api) => {
      const rubric = new api.Rubric(bakery);
      let words = "";
      const innermost = by(() => (words = says(() => rubric.score(shop({})))));
      const inner = by(() => found(() => rubric.score(shop({ "BRE-1": innermost }))));
      found(() => rubric.score(shop({ "BRE-1": inner })));
      return words;
    },
    expected: "a value that is being read has asked the engine about another such value",
  },
  {
    name: "a getter without an end is refused in its place",
    found: (api) => followed(api, () => ({ "BRE-1": by(endless) })),
    expected: [["answers.BRE-1.level: wrong_type"], GOES_ON],
  },
  {
    name: "a getter that gives the rubric back leaves it given back, and others as they were",
    found: (api) => {
      const rubric = new api.Rubric(bakery);
      const answers = { "BRE-1": by(() => (rubric.free(), "2")) };
      return [says(() => rubric.score(shop(answers))), new api.Rubric(bakery).document().title];
    },
    expected: ["this rubric was given back by free() and cannot be used any more", "Bakery"],
  },
  {
    name: "a getter that gives back a rubric that is being compared says so",
    found: (api) => {
      const [one, other] = [new api.Rubric(bakery), new api.Rubric(bakery)];
      const result = one.score(shop({}));
      const freeing = { ...result, get rubric() { one.free(); other.free(); return result.rubric; } };
      const compared = api.compareScores(result, freeing).fingerprint === result.rubric.fingerprint;
      return [compared, found(() => one.compareTo(other))];
    },
    expected: [true, "Error"],
  },
  {
    name: "what is changed while it is read is read as it is then",
    found: (api) =>
      followed(api, () => {
        const answers: Record<string, unknown> = {
          get "BRE-1"() {
            delete answers["BRE-2"];
            answers["BRE-9"] = 1;
            return "2";
          },
          "BRE-2": "1",
        };
        return answers;
      }),
    expected: [{ accepted: 100 }, GOES_ON],
  },
  {
    name: "a list that empties itself while it is read is a list of nothing",
    found: (api) =>
      followed(api, () => {
        const evidence: unknown[] = [1, 2, 3];
        Object.defineProperty(evidence, 0, { get: () => (evidence.length = 0) });
        return { "BRE-1": { level: 2, evidence } };
      }),
    expected: [
      [0, 1, 2].map((n) => `answers.BRE-1.evidence.${n}: wrong_type`),
      GOES_ON,
    ],
  },
  {
    name: "what says something else each time is asked once",
    found: (api) => followed(api, fickle),
    expected: [{ accepted: 100 }, GOES_ON],
  },
  {
    name: "a list that grows under every look ends",
    found: (api) =>
      followed(api, () => {
        const evidence = new Proxy([] as unknown[], {
          get: (list, key) => (key === "length" ? list.push(0) : Reflect.get(list, key)),
        });
        return { "BRE-1": { level: 2, evidence } };
      }),
    expected: [["answers.BRE-1.evidence.0: wrong_type"], GOES_ON],
  },
  {
    name: "a call from the end of the stack costs no other call anything",
    found: (api) => {
      const rubric = new api.Rubric(bakery);
      const score = () => rubric.score(shop({ "BRE-1": 2, "BRE-2": 0 })).overall.score;
      return [fromTheEnd(score), score(), new api.Rubric(bakery).score(shop({})).overall.score];
    },
    expected: [75, 75, null],
  },
  {
    name: "every call may come from the end of the stack",
    found: (api) => {
      const rubric = new api.Rubric(bakery);
      const result = rubric.score(shop({}));
      const bytes = [Uint8Array.of(2), Uint8Array.of(0)];
      return [
        fromTheEnd(() => rubric.document().title),
        fromTheEnd(() => rubric.report(shop({})).length) === rubric.report(shop({})).length,
        fromTheEnd(() => rubric.admitYaml(JSON.stringify(shop({}))).place.id),
        Array.from(fromTheEnd(() => rubric.scoreColumns(bytes)).overall),
        fromTheEnd(() => api.compareScores(result, result).fingerprint) === rubric.fingerprint,
        fromTheEnd(() => new api.Rubric(bakery).document().id),
        fromTheEnd(() => rubric.compareTo(new api.Rubric(bakery)).declared),
      ];
    },
    expected: ["Bakery", true, "corner", [75], true, "bakery", "none"],
  },
];
