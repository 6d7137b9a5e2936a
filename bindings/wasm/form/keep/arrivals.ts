/** What came out of the browser: what of it is shown, what is put aside, and what is told. */

import { today } from "../draft/day.js";
import type { Scoring } from "../draft/score.js";
import { incompleteIn } from "../draft/to-assessment.js";
import { draftOf, type Leftover, type Whole } from "../draft/whole.js";
import { fileName, jsonFile, type SavedFile } from "../files/write.js";
import type { Engine, Words } from "../model.js";
import type { Outline } from "../parts/outline.js";
import type { Action, Notices } from "../words/notices.js";
import type { Leftovers } from "./leftovers.js";
import { readmit } from "./readmit.js";
import { toStored } from "./stored.js";

export interface ArrivalParts {
  readonly engine: Engine;
  readonly outline: Outline;
  readonly words: Words;
  readonly notices: Notices;
  readonly leftovers: Leftovers;
  readonly scoring: Scoring;
  readonly now: () => Date;
  readonly saveFile: ((file: SavedFile) => void) | undefined;
}

export class Arrivals {
  constructor(private readonly parts: ArrivalParts) {}

  /** What of the kept answers fits this rubric; the rest goes beside it. */
  fitting(kept: Whole): Whole {
    const { engine, outline, words, notices } = this.parts;
    const { whole, misfits } = readmit(kept, engine, outline);
    if (misfits.length === 0) {
      return whole;
    }
    const file = this.fileOf("file.aside", misfits);
    const message = words.count("kept.aside", misfits.length);
    notices.warn(message, this.saving("kept.aside-save", file));
    return this.beside(whole, "aside", file.text);
  }

  /** Tells of a text that cannot be read, and holds on to it where it was not put aside. */
  damaged(whole: Whole, text: string, aside: boolean): Whole {
    const { words, notices } = this.parts;
    const file = { ...this.fileOf("file.damaged", null), text };
    const message = words.say(aside ? "kept.damaged" : "kept.damaged-full");
    notices.warn(message, this.saving("kept.damaged-save", file));
    return aside ? whole : this.beside(whole, "damaged", text);
  }

  conflict(ours: Whole, aside: boolean): void {
    const { words, notices, leftovers, now } = this.parts;
    const file = this.fileOf("file.conflict", this.fullest(ours));
    if (!aside) {
      leftovers.hold({ kind: "conflict", when: now().toISOString(), text: file.text });
    }
    const message = words.say(aside ? "kept.conflict" : "kept.conflict-full");
    notices.warn(message, this.saving("kept.conflict-save", file));
  }

  /** Answers that can be opened again, where they are all there is; or else everything. */
  private fullest(whole: Whole): unknown {
    const { engine, scoring } = this.parts;
    const draft = draftOf(whole);
    const more = whole.agreed !== null || whole.voices.length > 0 || whole.aside.length > 0;
    const incomplete = incompleteIn(draft, engine.rubric).length > 0;
    return more || incomplete ? toStored(whole) : scoring.documentOf(draft);
  }

  /** It is kept with the next change; until then it is still where it came from. */
  private beside(whole: Whole, kind: Leftover["kind"], text: string): Whole {
    const one: Leftover = { kind, when: this.parts.now().toISOString(), text };
    return { ...whole, aside: [...whole.aside, one] };
  }

  private fileOf(what: string, value: unknown): SavedFile {
    const { words, now } = this.parts;
    return jsonFile(fileName(words.say(what), "", today(now()), "json"), value);
  }

  /** An action that saves a file, where files can be saved. */
  private saving(label: string, file: SavedFile): Action | undefined {
    const { words, saveFile } = this.parts;
    return saveFile && { label: words.say(label), run: () => saveFile(file) };
  }
}
