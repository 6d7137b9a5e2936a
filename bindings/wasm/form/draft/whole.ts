/** Everything that is kept: a person's own answers, the agreed ones, and those of other people. */

import type { Aside, Draft, Voice } from "../model.js";
import { emptyDraft, isEmpty } from "./draft.js";

/** A text that was put aside and is kept with the rest, so that a passphrase covers it too. */
export interface Leftover {
  readonly kind: Aside["kind"];
  /** Date and time in UTC. */
  readonly when: string;
  readonly text: string;
}

export interface Whole {
  /** A person's own answers. */
  readonly own: Draft;
  /** What a partnership agrees on. Null until people's files were added. */
  readonly agreed: Draft | null;
  readonly voices: readonly Voice[];
  readonly aside: readonly Leftover[];
  /** Whether only the critical questions are asked. */
  readonly short: boolean;
}

export function emptyWhole(short: boolean): Whole {
  return { own: emptyDraft(), agreed: null, voices: [], aside: [], short };
}

/** Which of the two drafts is filled in now: the agreed one while people are compared. */
export function draftOf({ own, agreed, voices }: Whole): Draft {
  return voices.length > 0 ? (agreed ?? emptyDraft("agreed")) : own;
}

export function withDraft(whole: Whole, draft: Draft): Whole {
  return whole.voices.length > 0 ? { ...whole, agreed: draft } : { ...whole, own: draft };
}

/** Whether there is nothing that a person would miss. */
export function isNothing({ own, agreed, voices, aside }: Whole): boolean {
  const silent = isEmpty(own) && (agreed === null || isEmpty(agreed));
  return silent && voices.length === 0 && aside.length === 0;
}
