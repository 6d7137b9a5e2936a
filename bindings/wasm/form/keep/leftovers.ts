/** What was put aside: in the browser, with the kept answers, or only in this page. */

import { today } from "../draft/day.js";
import type { Leftover, Whole } from "../draft/whole.js";
import { fileName } from "../files/write.js";
import type { Aside, Words } from "../model.js";
import type { Shelf } from "./shelf.js";

const KINDS = ["conflict", "damaged", "aside"] as const;

/** A date and time in UTC has as many characters. */
const LENGTH_OF_TIME = 24;

export class Leftovers {
  /** What there was no room for: it is gone when the page is. */
  private loose: readonly Leftover[] = [];

  constructor(
    private readonly shelf: Shelf,
    private readonly words: Words,
  ) {}

  /** Whether something would be lost with the page. */
  get anyLoose(): boolean {
    return this.loose.length > 0;
  }

  hold(leftover: Leftover): void {
    this.loose = [...this.loose, leftover];
  }

  list({ aside }: Whole): readonly Aside[] {
    const stored = this.stored().map(({ key, ...one }) => this.asideOf(key, one));
    const within = aside.map((one, at) => this.asideOf(`${WITHIN}${at}`, one));
    const loose = this.loose.map((one, at) => this.asideOf(`${LOOSE}${at}`, one));
    return [...stored, ...within, ...loose];
  }

  /** The whole with all that lies beside it in the browser. */
  gather(whole: Whole): Whole {
    const known = new Set(whole.aside.map(({ text }) => text));
    const more = this.stored().filter(({ text }) => !known.has(text));
    const found = more.map(({ kind, when, text }) => ({ kind, when, text }));
    return found.length === 0 ? whole : { ...whole, aside: [...whole.aside, ...found] };
  }

  /** Removes what `gather` has found. */
  removeStored(): void {
    this.stored().forEach(({ key }) => this.shelf.remove(key));
  }

  /** Removes one. What comes back puts it where it was, or is null where only the whole has it. */
  remove(key: string): (() => void) | null {
    const { loose } = this;
    const text = this.stored().find((one) => one.key === key)?.text;
    if (text !== undefined) {
      this.shelf.remove(key);
      return () => void this.shelf.write(key, text);
    }
    this.loose = loose.filter((_, at) => key !== `${LOOSE}${at}`);
    return this.loose.length < loose.length ? () => void (this.loose = loose) : null;
  }

  private stored(): readonly (Leftover & { readonly key: string })[] {
    return this.shelf.aside().flatMap(({ key, what, when, text }) => {
      const kind = KINDS.find((known) => known === what);
      return kind ? [{ key, kind, when: when.slice(0, LENGTH_OF_TIME), text }] : [];
    });
  }

  private asideOf(key: string, { kind, when, text }: Leftover): Aside {
    const date = new Date(when);
    const time = Number.isNaN(date.getTime()) ? null : date;
    const day = time ? today(time) : "";
    const name = fileName(this.words.say(`file.${kind}`), "", day, "json");
    return { key, kind, when: time, text, name };
  }
}

const WITHIN = "with-answers/";
const LOOSE = "in-page/";

/** The whole without what `list` gave this key to. */
export function withoutLeftover(whole: Whole, key: string): Whole {
  const aside = whole.aside.filter((_, at) => key !== `${WITHIN}${at}`);
  return { ...whole, aside };
}
