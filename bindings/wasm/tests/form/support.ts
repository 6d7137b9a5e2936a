/** What the tests of the form stand on: the real engine, and a browser's storage and locks. */

import { placeId, Rubric } from "../../dist/index.js";
import { FormApp, type AppOptions, type SavedFile } from "../../form/app.js";
import type { Engine } from "../../form/model.js";
import { engineOf } from "../../js/engine.js";

export const engine: Engine = engineOf(Rubric.builtin(), placeId);

/** Two headings, one of them nested; no critical questions and no kinds of partner. */
export const plainEngine: Engine = engineOf(
  new Rubric({
    format: "place-readiness/rubric/1",
    id: "plain",
    version: "1.0.0",
    title: "Plain",
    notice: "A test.",
    scales: {
      three: [
        { id: "a", value: 0, label: "None" },
        { id: "b", value: 1, label: "Some" },
        { id: "c", value: 2, label: "All" },
      ],
    },
    groups: [
      { id: "one", title: "One", criteria: [{ id: "Q.1", title: "First", scale: "three" }] },
      {
        id: "two",
        title: "Two",
        groups: [
          { id: "in", title: "In", criteria: [{ id: "Q.2", title: "Second", scale: "three" }] },
        ],
      },
    ],
  }),
  placeId,
);

export const NOW = new Date("2026-11-28T12:00:00Z");

/** Storage as a browser has it, with room for so many characters. */
export class MemoryStorage implements Storage {
  [name: string]: unknown;
  private readonly texts = new Map<string, string>();
  room = Infinity;

  get length(): number {
    return this.texts.size;
  }

  key(at: number): string | null {
    return [...this.texts.keys()][at] ?? null;
  }

  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    const others = [...this.texts].filter(([other]) => other !== key);
    const used = others.reduce((sum, [other, kept]) => sum + other.length + kept.length, 0);
    if (used + key.length + text.length > this.room) {
      throw new DOMException("no room", "QuotaExceededError");
    }
    this.texts.set(key, text);
  }

  removeItem(key: string): void {
    this.texts.delete(key);
  }

  clear(): void {
    this.texts.clear();
  }

  entries(): Record<string, string> {
    return Object.fromEntries(this.texts);
  }
}

interface Holder {
  readonly fail: (error: Error) => void;
}

/** Locks as the Web Locks standard has them: hold, queue, `ifAvailable`, `steal`. */
export class MemoryLocks {
  private readonly holders = new Map<string, Holder>();
  private readonly waiting: { readonly name: string; readonly hold: () => void }[] = [];

  request(
    name: string,
    options: LockOptions,
    run: (lock: Lock | null) => Promise<unknown> | undefined,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const hold = (): void => this.hold(name, run, resolve, reject);
      queueMicrotask(() => {
        if (options.steal) {
          this.holders.get(name)?.fail(new DOMException("stolen", "AbortError"));
          this.holders.delete(name);
        }
        if (!this.holders.has(name)) {
          hold();
        } else if (options.ifAvailable) {
          resolve(run(null));
        } else {
          this.waiting.push({ name, hold });
        }
      });
    });
  }

  private hold(
    name: string,
    run: (lock: Lock) => Promise<unknown> | undefined,
    resolve: (value: unknown) => void,
    reject: (error: Error) => void,
  ): void {
    const holder: Holder = { fail: reject };
    this.holders.set(name, holder);
    void Promise.resolve(run({ mode: "exclusive", name })).then((value) => {
      resolve(value);
      if (this.holders.get(name) === holder) {
        this.holders.delete(name);
        const next = this.waiting.findIndex((one) => one.name === name);
        this.waiting.splice(next, next < 0 ? 0 : 1)[0]?.hold();
      }
    });
  }
}

/** One browser: tabs that are opened in it share storage and locks, and hear of each other. */
export class Browser {
  readonly storage = new MemoryStorage();
  readonly locks = new MemoryLocks();
  readonly saved: SavedFile[] = [];
  private readonly pages: EventTarget[] = [];

  async tab(options: AppOptions = {}, asked: Engine = engine): Promise<FormApp> {
    const page = new EventTarget();
    this.pages.push(page);
    const { storage } = this;
    const locks = this.locks as unknown as LockManager;
    const saveFile = (file: SavedFile): number => this.saved.push(file);
    const all = { storage, locks, page, now: () => NOW, saveFile, ...options };
    const app = new FormApp(asked, all);
    await settled();
    return app;
  }

  /** Tells every page that storage has changed, as a browser tells the pages that did not do it. */
  async tellOfStorage(key: string | null): Promise<void> {
    for (const page of this.pages) {
      page.dispatchEvent(Object.assign(new Event("storage"), { key }));
    }
    await settled();
  }
}

/** Waits until promises that need nothing else have run. */
export function settled(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}

/** Waits until something holds, however long it takes. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await settled();
  }
}

export const ANSWERS = "place-readiness/place-readiness/answers";

/** Says who and where, so that files can be saved. */
export function sayWho(app: FormApp, place = "Camden"): void {
  app.setWho({ place, day: "27", month: "3", year: "2026", partner: "council" });
}

export function choose(app: FormApp, criterion: string, level: string): void {
  app.setAnswer(criterion, { choice: { state: "level", level } });
}

export function chosen(app: FormApp, criterion: string): unknown {
  return app.state.draft.answers.get(criterion)?.choice;
}

/** A document as a person's file holds it. */
export function fileOf(answers: unknown, more: Record<string, unknown> = {}): string {
  return JSON.stringify({
    format: "place-readiness/assessment/1",
    rubric: "place-readiness@0.2.0",
    place: { id: "camden", name: "Camden" },
    date: "2026-03-27",
    kind: "individual",
    answers,
    ...more,
  });
}
