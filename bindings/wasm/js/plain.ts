/**
 * What a caller gives, read into data of our own before the engine is asked.
 *
 * Reading may run code of the caller, a getter or the trap of a proxy, which can throw, ask the
 * engine, free its rubric, or say something else each time. It is over before the engine starts, so
 * that nothing of this ever happens inside. Only an object's own enumerable keys count, and one
 * whose value is undefined is not there.
 */

/**
 * As the engine takes it: an object as `[true, key, value, ...]`, a list as `[false, value, ...]`,
 * and what no document may hold as a list of its name alone.
 */
export type Plain = null | boolean | number | string | readonly Plain[];

/**
 * More keys and values, and more text, than the engine reads of anything, so that the engine is the
 * one to refuse. A few lists that hold one another may come to billions.
 */
const MOST = 2_500_000;
const MOST_TEXT = 80_000_000;

/** How the engine is told of more than that: it counts before it reads. */
const ENDLESS: Plain = Object.assign([false], { length: 2 ** 32 - 1 });

/** Stops a reading that has come to more. */
const ENOUGH = Symbol("enough");

/** A list with holes, or a proxy, can claim to have billions of entries. */
const LONGEST = 1_000_000;

/** Deeper than any document is nested, so that the engine is the one to refuse. */
const DEEPEST = 128;

/** A value may ask the engine while it is read, and what it asks about may not do so again. */
const NESTED = 2;

/** Half of a character that needs two units. */
const HALF = /\p{Surrogate}/u;

/** Stands for what code of the caller should have given, and threw instead. */
const THREW = Symbol("threw");

const THROWS: Plain = ["a value that throws when it is read"];

let readings = 0;

/** Reads a value, down to its last part. */
export function plain(given: unknown): Plain {
  if (readings === NESTED) {
    throw new Error("a value that is being read has asked the engine about another such value");
  }
  readings += 1;
  try {
    return new Reading().value(given);
  } catch (thrown) {
    if (thrown === ENOUGH) {
      return ENDLESS;
    }
    throw thrown;
  } finally {
    readings -= 1;
  }
}

class Reading {
  private left = MOST;
  private text = 0;
  /** What is being read: the value at hand is inside all of it. */
  private readonly around = new Set<object>();

  value(given: unknown): Plain {
    this.pay();
    switch (typeof given) {
      case "boolean":
      case "number":
        return given;
      case "string":
        return this.isUnicode(given) ? given : ["text that is not Unicode"];
      case "object":
        return given === null ? given : this.collection(given);
      case "undefined":
        return null;
      case "bigint":
        return ["a BigInt (give a number)"];
      case "symbol":
        return given === THREW ? THROWS : ["a symbol"];
      default:
        return ["a function"];
    }
  }

  private pay(): void {
    this.left -= 1;
    if (this.left < 0) {
      throw ENOUGH;
    }
  }

  /** One text may stand in many places. What is too much for the engine is not looked at. */
  private isUnicode(text: string): boolean {
    this.text += text.length;
    return this.text > MOST_TEXT || !HALF.test(text);
  }

  private collection(given: object): Plain {
    if (this.around.has(given)) {
      return ["something that holds itself"];
    }
    if (this.around.size === DEEPEST) {
      return [false];
    }
    this.around.add(given);
    const isList = attempt(() => Array.isArray(given));
    const read = isList === THREW ? THROWS : isList ? this.list(given) : this.object(given);
    this.around.delete(given);
    return read;
  }

  private list(given: object): Plain {
    const length = get(given, "length");
    if (typeof length !== "number" || !(length <= LONGEST)) {
      return length === THREW ? THROWS : [`a list of more than ${LONGEST} entries`];
    }
    const items: Plain[] = [false];
    for (let at = 0; at < length; at += 1) {
      items.push(this.value(get(given, at)));
    }
    return items;
  }

  private object(given: object): Plain {
    const kind = attempt(() => className(given));
    if (kind !== null) {
      return kind === THREW ? THROWS : [kind];
    }
    const keys = attempt(() => Object.keys(given));
    if (keys === THREW) {
      return THROWS;
    }
    const entries: Plain[] = [true];
    for (const key of keys) {
      const value = get(given, key);
      if (value === undefined) {
        this.pay();
      } else {
        entries.push(this.value(key), this.value(value));
      }
    }
    return entries;
  }
}

/** What comes of running code that may be the caller's. */
function attempt<T>(run: () => T): T | typeof THREW {
  try {
    return run();
  } catch {
    return THREW;
  }
}

function get(holder: object, key: PropertyKey): unknown {
  return attempt(() => Reflect.get(holder, key));
}

/** What an object of a class is called; null for a plain one, which may be of another window. */
function className(given: object): string | null {
  const parent: unknown = Object.getPrototypeOf(given);
  if (parent === null || Object.getPrototypeOf(parent) === null) {
    return null;
  }
  const name = get(Object(get(Object(parent), "constructor")), "name");
  switch (name) {
    case "Date":
      return "a Date (give its day as text, such as 2024-11-05)";
    case "Map":
      return "a Map (give a plain object, as Object.fromEntries makes)";
    default:
      return typeof name === "string" && name !== ""
        ? `an object of the class ${name}`
        : "an object of a class";
  }
}
