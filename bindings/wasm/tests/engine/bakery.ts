/** A small rubric to try the borders of the engine on, and how a try is told. */

import type { Api } from "./doors.js";

/** One case: what is found, and what must be. */
export interface Case {
  readonly name: string;
  readonly found: (api: Api) => unknown;
  readonly expected: unknown;
}

/** The smallest rubric there is, near enough. */
export const bakery = {
  format: "place-readiness/rubric/1",
  id: "bakery",
  version: "1.0.0",
  title: "Bakery",
  notice: "An example.",
  scales: {
    three: [
      { id: "0", value: 0, label: "No" },
      { id: "1", value: 1, label: "Some" },
      { id: "2", value: 2, label: "Yes" },
    ],
  },
  groups: [
    {
      id: "bread",
      title: "Bread",
      criteria: [
        { id: "BRE-1", title: "Crust", weight: 3 },
        { id: "BRE-2", title: "Crumb" },
      ],
    },
  ],
} as const;

/** Answers of a shop. */
export const shop = (answers: unknown): never =>
  ({
    format: "place-readiness/assessment/1",
    rubric: "bakery@1.0.0",
    place: { id: "corner", name: "The corner shop" },
    date: "2024-11-05",
    kind: "individual",
    answers,
  }) as never;

/** What came of a call: a value, the problems it was refused with, or the name of an error. */
export const found = (work: () => unknown): unknown => {
  try {
    return { accepted: work() };
  } catch (thrown) {
    const { name, problems } = thrown as Error & { problems?: { code: string; at: string }[] };
    return problems === undefined ? name : problems.map(({ code, at }) => `${at}: ${code}`);
  }
};

/** What an error says. */
export const says = (work: () => unknown): string => {
  try {
    work();
    return "nothing";
  } catch (thrown) {
    return (thrown as Error).message;
  }
};
