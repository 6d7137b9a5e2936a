/** The shared vectors, as every language reads them: see `tests/vectors/README.md`. */

/** What both doors to the engine are asked. */
export interface Door {
  /** What the engine makes of a vector, up to the first document that it refuses. */
  made(vector: Vector): unknown;
}

/** One vector, and the files that vectors name. */
export class Vector {
  readonly #content: Record<string, unknown>;
  readonly #read: (path: string) => string;

  /** A key that is not known would make a vector say less than it seems to. */
  constructor(text: string, read: (path: string) => string) {
    this.#content = JSON.parse(text) as Record<string, unknown>;
    this.#read = read;
    const unknown = Object.keys(this.#content).filter((key) => !KEYS.has(key));
    if (unknown.length > 0) {
      throw new Error(`keys that are not known: ${unknown.join(", ")}`);
    }
  }

  has(name: string): boolean {
    return FORMS.some((form) => Object.hasOwn(this.#content, name + form));
  }

  /** Whether a document comes as text. */
  isText(name: string): boolean {
    return this.has(name) && !Object.hasOwn(this.#content, name);
  }

  /** A document that comes as data. */
  data(name: string): never {
    return (this.#content[name] ?? null) as never;
  }

  /** A document that comes as text, or as a file. */
  text(name: string): string {
    const path = this.#content[`${name}_file`];
    if (typeof path === "string") {
      return this.#read(path);
    }
    const text = this.#content[`${name}_text`];
    return typeof text === "string" ? text : (text as Line[]).map(line).join("");
  }

  get expected(): Expected {
    return this.#content["expect"] as Expected;
  }
}

interface Expected {
  readonly accepted?: true;
  readonly problems?: readonly Record<string, unknown>[];
  readonly pointers?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
}

type Line = string | { readonly repeat: string; readonly times: number };

const FORMS = ["", "_text", "_file"];

const KEYS = new Set([
  ...["about", "why", "blessed", "expect", "columns", "blanks", "name", "newer"],
  ...["rubric", "evidence", "assessment"].flatMap((name) => FORMS.map((form) => name + form)),
]);

function line(written: Line): string {
  const text = typeof written === "string" ? written : written.repeat.repeat(written.times);
  return `${text}\n`;
}

/** What is not as a vector says it must be. */
export function failures(vector: Vector, door: Door): string[] {
  const expected = vector.expected;
  let found: unknown;
  try {
    found = door.made(vector);
  } catch (error) {
    if (!(error instanceof Error && error.name === "PlaceReadinessError")) {
      return [`it broke down: ${String(error)}`];
    }
    return differences(placed(expected.problems ?? []), placed(problemsOf(error)));
  }
  if (expected.pointers !== undefined) {
    const pointers = Object.entries(expected.pointers);
    return pointers.flatMap(([pointer, value]) => differences(value, at(found, pointer), pointer));
  }
  if (expected.problems !== undefined) {
    return ["it was accepted"];
  }
  return "result" in expected ? differences(expected.result, found) : [];
}

const problemsOf = (error: Error): Record<string, unknown>[] =>
  (error as Error & { problems: Record<string, unknown>[] }).problems;

/** Problems without their words, which may get better. */
function placed(problems: readonly Record<string, unknown>[]): unknown {
  const keys = ["code", "at", "line", "column"];
  const value = (problem: Record<string, unknown>, key: string) => problem[key] ?? null;
  return problems.map((problem) =>
    Object.fromEntries(keys.map((key) => [key, value(problem, key)])),
  );
}

/** What stands at a JSON pointer. */
function at(value: unknown, pointer: string): unknown {
  const parts = pointer.split("/").slice(1);
  return parts.reduce<unknown>((holder, part) => {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, key)) {
      throw new Error(`nothing at ${pointer}`);
    }
    return (holder as Record<string, unknown>)[key];
  }, value);
}

/** Where two documents are not the same, down to the last bit of every number. */
export function differences(expected: unknown, found: unknown, where = ""): string[] {
  if (where === "/engine/version" || isSame(expected, found)) {
    return [];
  }
  const [wanted, got] = [members(expected), members(found)];
  if (wanted === null || got === null || Array.isArray(expected) !== Array.isArray(found)) {
    return [`${where}: ${JSON.stringify(expected)} but ${JSON.stringify(found)}`];
  }
  const keys = [...new Set([...wanted.keys(), ...got.keys()])];
  return keys.flatMap((key) =>
    wanted.has(key) && got.has(key)
      ? differences(wanted.get(key), got.get(key), `${where}/${key}`)
      : [`${where}/${key}: ${wanted.has(key) ? "missing" : "too much"}`],
  );
}

function members(value: unknown): Map<string, unknown> | null {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : null;
}

/** Numbers are equal as doubles; not a number is written as null. */
function isSame(expected: unknown, found: unknown): boolean {
  return expected === found || (expected === null && Number.isNaN(found));
}
