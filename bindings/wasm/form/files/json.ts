/**
 * JSON text from outside, read more strictly than the browser reads it: no key twice, nothing
 * deeper than a document can be, and no number whose digits would be lost.
 */

/** As deep as the engine reads documents. */
const DEEPEST = 64;

/** Longer than any number that JavaScript writes. */
const LONGEST_NUMBER = 40;

const SPACE = /[^ \t\r\n]/g;
const END_OF_WORD = /[^\w.+-]/g;
const END_OF_TEXT = /["\\\u0000-\u001f]/g;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
const LINE_END = /\r\n?|\n/;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Why a text cannot be read: which of the words says so, on which line, and what stands there. */
export class NotRead extends Error {
  constructor(
    readonly why: "broken" | "cut" | "deep" | "digits" | "twice",
    readonly line: number,
    readonly found: string,
  ) {
    super(`${why} at line ${line}`);
  }
}

/** The value of a text. Throws `NotRead`. */
export function parseJson(text: string): unknown {
  return new Reader(text).whole();
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): unknown {
    const value = this.value(DEEPEST);
    return this.next() === "" ? value : this.fail("broken");
  }

  private value(deeper: number): unknown {
    switch (this.next()) {
      case "{":
        return this.object(this.within(deeper));
      case "[":
        return this.list(this.within(deeper));
      case '"':
        return this.string();
      default:
        return this.word();
    }
  }

  private within(deeper: number): number {
    return deeper > 0 ? deeper - 1 : this.fail("deep");
  }

  private object(deeper: number): unknown {
    const entries = new Map<string, unknown>();
    this.members("}", () => {
      const start = this.at;
      const key = this.next() === '"' ? this.string() : this.broken();
      if (entries.has(key)) {
        this.at = start;
        this.fail("twice", key);
      }
      this.expect(":");
      entries.set(key, this.value(deeper));
    });
    // Every key becomes the object's own, `__proto__` too.
    return Object.fromEntries(entries);
  }

  private list(deeper: number): unknown[] {
    const items: unknown[] = [];
    this.members("]", () => items.push(this.value(deeper)));
    return items;
  }

  /** What stands between brackets, with commas in between. */
  private members(close: string, read: () => void): void {
    this.at += 1;
    if (this.next() !== close) {
      read();
      while (this.next() === ",") {
        this.at += 1;
        this.next();
        read();
      }
    }
    this.expect(close);
  }

  private string(): string {
    const start = this.at;
    for (let end = start + 1; ; ) {
      this.at = this.find(END_OF_TEXT, end);
      const stop = this.text[this.at];
      if (stop === "\\") {
        end = this.at + 2;
      } else if (stop === '"') {
        this.at += 1;
        return this.unescaped(start);
      } else {
        this.broken();
      }
    }
  }

  private unescaped(start: number): string {
    try {
      return JSON.parse(this.text.slice(start, this.at));
    } catch {
      this.at = start;
      return this.fail("broken");
    }
  }

  private word(): unknown {
    const start = this.at;
    const end = this.find(END_OF_WORD, start);
    const word = this.text.slice(start, end);
    if (WORDS.has(word)) {
      this.at = end;
      return WORDS.get(word);
    }
    if (!NUMBER.test(word.slice(0, LONGEST_NUMBER))) {
      return this.broken();
    }
    const number = Number(word);
    if (word.length > LONGEST_NUMBER || decimal(word) !== decimal(String(number))) {
      this.fail("digits", word);
    }
    this.at = end;
    return number;
  }

  /** The character that comes next, spaces aside; nothing at the end. */
  private next(): string {
    this.at = this.find(SPACE, this.at);
    return this.text[this.at] ?? "";
  }

  private expect(character: string): void {
    if (this.next() !== character) {
      this.broken();
    }
    this.at += 1;
  }

  /** Where the next of some characters stands, or the end. */
  private find(characters: RegExp, from: number): number {
    characters.lastIndex = from;
    return characters.exec(this.text)?.index ?? this.text.length;
  }

  /** A text that ends within a word, or where more must come, was most likely cut. */
  private broken(): never {
    const isLast = this.find(SPACE, this.find(END_OF_WORD, this.at)) === this.text.length;
    return this.fail(isLast ? "cut" : "broken");
  }

  private fail(why: NotRead["why"], found = ""): never {
    const before = why === "cut" ? this.text.trimEnd() : this.text.slice(0, this.at);
    throw new NotRead(why, before.split(LINE_END).length, found);
  }
}

/** A number as its digits and the power of ten after them, in one way of writing it. */
function decimal(number: string): string {
  const [digits = "", power = "0"] = number.toLowerCase().split("e");
  const [whole = "", places = ""] = digits.replace("-", "").split(".");
  const all = (whole + places).replace(/^0+/, "");
  const some = all.replace(/0+$/, "");
  const tens = Number(power) - places.length + all.length - some.length;
  return some === "" ? "0" : `${number.startsWith("-") ? "-" : ""}${some}e${tens}`;
}
