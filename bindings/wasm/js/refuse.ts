/** How a refusal or a fault of the engine reaches a caller: as an error. */

import type { ProblemDocument } from "../types.js";

/** A document that was refused. Its message has every problem, one a line. */
export class PlaceReadinessError extends Error {
  override readonly name = "PlaceReadinessError";
  readonly problems: readonly ProblemDocument[];

  constructor(problems: readonly ProblemDocument[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.problems = problems;
  }
}

/** Runs what a caller asked of the engine. `said` is what the engine said as it broke down. */
export function guarded<T>(work: () => T, said: () => string = () => ""): T {
  try {
    return work();
  } catch (thrown) {
    throw asError(thrown, said);
  }
}

function asError(thrown: unknown, said: () => string): unknown {
  if (Array.isArray(thrown)) {
    return new PlaceReadinessError(thrown);
  }
  if (typeof thrown === "string") {
    return new Error(thrown);
  }
  if (thrown instanceof WebAssembly.RuntimeError) {
    const words = `the engine broke down, which is a fault of this package: ${said()}`;
    return new Error(words, { cause: thrown });
  }
  return thrown;
}
