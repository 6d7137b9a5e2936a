/** Notices: what a person has to know, until they have read it. */

import type { Notice, Words } from "../model.js";

export type Action = NonNullable<Notice["action"]>;

export class Notices {
  private shown: readonly Notice[] = [];
  private counted = 0;
  private readonly undos = new WeakSet<Notice>();

  constructor(private readonly words: Words) {}

  get list(): readonly Notice[] {
    return this.shown;
  }

  done(id: string, message: string): void {
    this.note({ id, kind: "done", message });
  }

  /** Says what was done, and offers to undo it. */
  undoable(id: string, message: string, run: () => void): void {
    const action = { label: this.words.say("undo.action"), run };
    const notice: Notice = { id, kind: "done", message, action };
    this.undos.add(notice);
    this.note(notice);
  }

  /** Says what was done, and offers what can come next. */
  offer(id: string, message: string, action: Action): void {
    this.note({ id, kind: "done", message, action });
  }

  /** What was done to answers that are no longer there cannot be undone. */
  forgetUndos(): void {
    this.shown = this.shown.filter((notice) => !this.undos.has(notice));
  }

  canUndo(id: string): boolean {
    return this.shown.some((notice) => notice.id === id && this.undos.has(notice));
  }

  warn(message: string, action?: Action): void {
    this.counted += 1;
    const id = `warning-${this.counted}`;
    this.note({ id, kind: "warning", message, ...(action && { action }) });
  }

  dismiss(notice: string): void {
    this.shown = this.shown.filter(({ id }) => id !== notice);
  }

  clear(): void {
    this.shown = [];
  }

  /** A notice takes the place of an earlier one about the same. */
  private note(notice: Notice): void {
    this.shown = [...this.shown.filter(({ id }) => id !== notice.id), notice];
  }
}
