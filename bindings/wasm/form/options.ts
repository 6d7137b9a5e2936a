/** What the form's logic may be given in place of what the browser offers. */

import type { Whole } from "./draft/whole.js";
import type { SavedFile } from "./files/write.js";
import type { Store } from "./keep/shelf.js";
import type { Locks } from "./keep/turn.js";

export interface AppOptions {
  readonly language?: string | undefined;
  /** A translation by key. What it lacks is said in English. */
  readonly words?: Readonly<Record<string, string>> | undefined;
  /**
   * `none`: nothing is kept in the browser, because the page around keeps the answers. Any other
   * text tells forms of one rubric apart.
   */
  readonly keep?: string | undefined;
  /** What an earlier form had and nothing keeps. What is kept goes before it. */
  readonly whole?: Whole | undefined;
  /** Hands a file to the person, for notices that offer to. */
  readonly saveFile?: (file: SavedFile) => void;
  readonly storage?: Store | null;
  readonly locks?: Locks | null;
  readonly crypto?: Crypto | null;
  readonly now?: () => Date;
  /** Where `storage` and `pagehide` are told. */
  readonly page?: EventTarget | null;
}
