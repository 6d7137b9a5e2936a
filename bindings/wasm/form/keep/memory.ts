/** What a keeper knows, what it is given and what it tells. */

import type { Whole } from "../draft/whole.js";
import type { Envelope } from "./envelope.js";
import type { SealingKey } from "./secret.js";
import type { Failure, Shelf } from "./shelf.js";
import type { Locks } from "./turn.js";

/** What the keeper tells the app. */
export interface KeeperEvents {
  /** `keeping` says something else now. */
  readonly changed: () => void;
  /** This is what is kept; null where nothing is. */
  readonly arrived: (whole: Whole | null) => void;
  /** A text that cannot be read; whether it was put aside. */
  readonly damaged: (text: string, aside: boolean) => void;
  /** Another tab wrote first, and this is what was to be kept; whether it was put aside. */
  readonly conflict: (ours: Whole, aside: boolean) => void;
}

export interface KeeperParts {
  readonly shelf: Shelf;
  readonly locks: Locks | null;
  readonly crypto: Crypto | null;
  readonly now: () => Date;
  /** The rubric and its version. */
  readonly rubric: string;
  /** Why something could not be kept, in words. */
  readonly why: (failure: Failure | "not-scrambled") => string;
}

/** All that a keeper knows. It is replaced as one, so that clearing can be undone exactly. */
export interface Memory {
  readonly on: boolean;
  /** What answers are sealed with, where a passphrase was set. */
  readonly key: SealingKey | null;
  /** The envelope that waits for its passphrase. */
  readonly sealed: Envelope | null;
  /** What lies in the browser as far as this tab knows. */
  readonly last: string | null;
  readonly revision: number;
  readonly saved: Date | null;
  readonly failure: Failure | "not-scrambled" | null;
}

/** What clearing took away. */
export interface Cleared {
  readonly texts: ReadonlyMap<string, string>;
  readonly memory: Memory;
}

export const FRESH: Memory = {
  on: true,
  key: null,
  sealed: null,
  last: null,
  revision: 0,
  saved: null,
  failure: null,
};

/** The settings of somebody who does not want answers kept. */
export const OFF = JSON.stringify({ format: "place-readiness/settings/1", keep: false });
