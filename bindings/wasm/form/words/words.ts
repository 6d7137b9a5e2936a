/** Words by key in one language; what a translation lacks is said in English. */

import type { Words } from "../model.js";
import { english } from "./en-GB.js";

type Gaps = Readonly<Record<string, string | number>>;
type Catalogue = Readonly<Record<string, string>>;

const ENGLISH = "en-GB";
const GAP = /\{([a-z]+)\}/g;

class Catalogued implements Words {
  private readonly plural: Intl.PluralRules;
  private readonly englishPlural = new Intl.PluralRules(ENGLISH);
  private readonly numbers: Intl.NumberFormat;
  private readonly days: Intl.DateTimeFormat;
  private readonly times: Intl.DateTimeFormat;

  constructor(
    readonly language: string,
    private readonly translated: Catalogue,
  ) {
    // A browser that does not know the language takes the next one for dates and numbers.
    const wished = [language, ENGLISH];
    this.plural = new Intl.PluralRules(wished);
    this.numbers = new Intl.NumberFormat(wished, { maximumFractionDigits: 1 });
    this.days = new Intl.DateTimeFormat(wished, { dateStyle: "long", timeZone: "UTC" });
    this.times = new Intl.DateTimeFormat(wished, { timeStyle: "short" });
  }

  say(key: string, gaps: Gaps = {}): string {
    const text = this.own(key) ?? own(english, key);
    if (text === undefined) {
      throw new RangeError(`no words for ${key}`);
    }
    return fill(text, gaps);
  }

  count(key: string, n: number, gaps: Gaps = {}): string {
    const all = { n: this.number(n), ...gaps };
    const text = this.own(`${key}.${this.plural.select(n)}`) ?? this.own(`${key}.other`);
    return text === undefined
      ? this.say(`${key}.${this.englishPlural.select(n)}`, all)
      : fill(text, all);
  }

  date(iso: string): string {
    const day = new Date(`${iso}T00:00:00Z`);
    return Number.isNaN(day.getTime()) ? iso : this.days.format(day);
  }

  time(date: Date): string {
    return this.times.format(date);
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** A text of the translation. The page around has made it, and may have put in anything. */
  private own(key: string): string | undefined {
    const text: unknown = own(this.translated, key);
    return typeof text === "string" ? text : undefined;
  }
}

/** Words in a language. Without any in it, the language is English, and so it is named. */
export function wordsIn(language: string = ENGLISH, translated: Catalogue = {}): Words {
  const spoken = /^en\b/i.test(language) || Object.keys(translated).length > 0;
  return new Catalogued(spoken && isTag(language) ? language : ENGLISH, translated);
}

/** Fills all gaps in one go, so that no text that goes into one is taken for a gap itself. */
function fill(text: string, gaps: Gaps): string {
  return text.replace(GAP, (whole, name: string) => String(own(gaps, name) ?? whole));
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Whether a text can name a language. */
function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}
