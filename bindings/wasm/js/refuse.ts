/** How a refusal or a fault of the engine reaches a caller: as an error. */

import type { ProblemDocument } from "../types.js";

/** A document that was refused. Its message has every problem, one a line. */
export class PlaceReadinessError extends Error {
  declare readonly name: "PlaceReadinessError";
  readonly problems: readonly ProblemDocument[];

  constructor(problems: readonly ProblemDocument[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.problems = problems;
  }
}

nameAs({ PlaceReadinessError });
Object.defineProperty(PlaceReadinessError.prototype, "name", { value: "PlaceReadinessError" });

/** Gives classes the names that they are exported by: a bundle makes them as short as it can. */
export function nameAs(classes: Readonly<Record<string, object>>): void {
  for (const [value, named] of Object.entries(classes)) {
    Object.defineProperty(named, "name", { value });
  }
}

/** A problem list or a text that the engine threw, as an error; null where it threw neither. */
export function refusal(thrown: unknown): Error | null {
  if (Array.isArray(thrown)) {
    return new PlaceReadinessError(thrown);
  }
  return typeof thrown === "string" ? new Error(thrown) : null;
}

/** The error of a call in which the engine broke down. `said` is what it said as it did. */
export function breakdown(cause: unknown, said: string): Error {
  return cause instanceof WebAssembly.RuntimeError
    ? new Error(`the engine broke down, which is a fault of this package: ${said}`, { cause })
    : new RangeError("the engine was asked from too deep: no room was left for its calls", { cause });
}
