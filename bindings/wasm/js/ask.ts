/** Asking the engine. A call that breaks it down costs no other call anything: it starts anew. */

import { __wbg_reset_state as startAnew } from "place-readiness/wasm";

import { breakdown, refusal } from "./refuse.js";

/** How often the engine has started anew: what was made before the last time is gone. */
let starts = 0;

/**
 * Whether the last call was torn off in the middle. Whatever it was doing then is half done, so
 * that this engine is not to be asked again.
 */
let broken = false;

/** Runs a call of the engine. `said` gives what the engine said as it broke down. */
export function ask<T>(work: () => T, said: () => string = () => ""): T {
  try {
    mend();
    return work();
  } catch (thrown) {
    // Until it is known that this is a refusal: there may be no room left to find out.
    broken = true;
    const refused = refusal(thrown);
    broken = refused === null;
    const error = refused ?? breakdown(thrown, attempt(said) ?? "");
    attempt(mend);
    throw error;
  }
}

/** Starts the engine anew where it has broken down. */
function mend(): void {
  if (broken) {
    startAnew();
    broken = false;
    starts += 1;
  }
}

/** An engine that broke down may not be able to say why, and there may be no room to start. */
function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}

/** What `Held` holds: something inside the engine, whose memory can be given back. */
interface Freed {
  free(): void;
}

/** Something inside the engine, which is made once more wherever the engine has started anew. */
export class Held<Core extends Freed> {
  #core: Core | null = null;
  private start = -1;

  constructor(private make: (() => Core) | null) {}

  /** Whether a value is one of these. Asking runs no code of a proxy. */
  static is(value: unknown): value is Held<never> {
    return typeof value === "object" && value !== null && #core in value;
  }

  /** How to come to it inside of `ask`. Throws where it was given back. */
  opened(): () => Core {
    const { make } = this;
    if (make === null) {
      throw new Error("this rubric was given back by free() and cannot be used any more");
    }
    return () => {
      if (this.#core === null || this.start !== starts) {
        this.#core = make();
        this.start = starts;
      }
      return this.#core;
    };
  }

  /** Gives it back. An engine that broke down is given back as a whole. */
  free(): void {
    const core = this.#core;
    this.make = this.#core = null;
    if (core && this.start === starts && !broken) {
      ask(() => core.free());
    }
  }
}
