/** Reading JSON: as the browser does, but for what it would lose in silence. */

import { describe, expect, test } from "vitest";

import { NotRead, parseJson } from "../../form/files/json.js";

/** Why a text is not read, on which line, and what stands there. */
function refusal(text: string): [why: string, line: number, found: string] | null {
  try {
    parseJson(text);
    return null;
  } catch (thrown) {
    const { why, line, found } = thrown as NotRead;
    return [why, line, found];
  }
}

/** Numbers that look random and are the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TEXTS = ["", "a", "__proto__", "constructor", '"\\/', "\n\t\u0000", "é", "👩‍⚕️", "\u2028", "1"];
const NUMBERS = [0, -0, 1, -1, 0.1, 1e21, 1.5e-7, 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE];

function randomValue(random: (below: number) => number, deeper: number): unknown {
  const some = <T>(make: () => T): T[] => Array.from({ length: random(4) }, make);
  switch (random(deeper > 0 ? 6 : 4)) {
    case 0:
      return [null, true, false][random(3)];
    case 1:
      return NUMBERS[random(NUMBERS.length)];
    case 2:
    case 3:
      return TEXTS[random(TEXTS.length)];
    case 4:
      return some(() => randomValue(random, deeper - 1));
    default:
      return Object.fromEntries(
        some(() => [TEXTS[random(TEXTS.length)], randomValue(random, deeper - 1)]),
      );
  }
}

/** A text with a few of its characters left out, doubled or put elsewhere. */
function spoilt(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  const end = at + 1 + random(3);
  const part = text.slice(at, end);
  const to = random(text.length);
  return [
    text.slice(0, at) + text.slice(end),
    text.slice(0, at) + part + text.slice(at),
    text.slice(0, to) + part + text.slice(to),
  ][random(3)] ?? "";
}

function plainly(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

describe("what the browser reads without loss is read as the browser reads it", () => {
  test("any document", () => {
    const random = chance(1);
    for (let n = 0; n < 3000; n += 1) {
      const value = randomValue(random, 5);
      const text = JSON.stringify(value, null, random(3));
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }
  });

  test("any spoilt document, which is refused where the browser refuses it", () => {
    const random = chance(2);
    const counts = { read: 0, refused: 0 };
    for (let n = 0; n < 6000; n += 1) {
      const text = spoilt(JSON.stringify(randomValue(random, 4), null, random(2)), random);
      const theirs = plainly(text);
      const [why = null] = refusal(text) ?? [];
      if (why === null) {
        counts.read += 1;
        expect(parseJson(text)).toEqual(theirs?.value);
      } else if (why === "broken" || why === "cut") {
        counts.refused += 1;
        expect([text, theirs]).toEqual([text, null]);
      }
    }
    expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(500);
  });

  test("every way to write an escape, a space and a number", () => {
    const text = '\t{"\\u0041\\b\\f\\n\\r\\t\\/\\\\\\"":\r\n[ 1.0 ,1e0,10e-1,-0.50E+1 ,0e9,-0 ] }\n';
    expect(parseJson(text)).toEqual(JSON.parse(text));
    expect(parseJson(text)).toEqual({ 'A\b\f\n\r\t/\\"': [1, 1, 1, -5, 0, -0] });
  });

  test("a key that every object has is a key of its own", () => {
    const value = parseJson('{"__proto__": {"a": 1}}') as object;
    expect(Object.keys(value)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe("what would be lost is refused", () => {
  test("a key twice, by its name and line, whatever its values and however it is written", () => {
    expect(refusal('{"a": 1,\n"b": 2,\n"a": 1}')).toEqual(["twice", 3, "a"]);
    expect(refusal('{"a": {"b": 1, "b": 2}}')).toEqual(["twice", 1, "b"]);
    expect(refusal('{"a": 1,\r\n"\\u0061": 2}')).toEqual(["twice", 2, "a"]);
    expect(refusal('{"__proto__": 1,\r"__proto__": 2}')).toEqual(["twice", 2, "__proto__"]);
    expect(refusal('[{"a": 1}, {"a": 1, "b": {"a": 1}}]')).toBeNull();
  });

  test("digits that no number of JavaScript holds", () => {
    const lost = ["0.99999999999999999999", "9007199254740993", "1e-999", "1e999", "-1e999", "0.1e-400"];
    for (const number of lost) {
      expect(refusal(`[\n${number}]`)).toEqual(["digits", 2, number]);
    }
    expect(refusal("9".repeat(1_000_000))?.[0]).toBe("digits");
    expect(refusal(`1${"0".repeat(200_000)}1`)?.[0]).toBe("digits");
  });

  test("what is no number of JSON", () => {
    for (const text of ["01", "+1", ".5", "1.", "0b1", "0x1", "1_000", "NaN", "Infinity", "-", "1e"]) {
      expect([text, refusal(`[${text}]`)?.[0]]).toEqual([text, "broken"]);
    }
  });

  test("what is nested deeper than the engine reads", () => {
    const nested = (times: number): string => `${"[".repeat(times)}${"]".repeat(times)}`;
    expect(refusal(nested(64))).toBeNull();
    expect(refusal(nested(65))).toEqual(["deep", 1, ""]);
    expect(refusal("[".repeat(1_000_000))).toEqual(["deep", 1, ""]);
    expect(refusal('{"a":'.repeat(1_000_000))).toEqual(["deep", 1, ""]);
  });
});

test("a text that ends too early was cut, and the line is the last that says something", () => {
  const whole = '{\n"a": [1, "b"],\n"c": true\n}';
  for (let end = 1; end < whole.length; end += 1) {
    const text = whole.slice(0, end);
    expect([text, ...(refusal(text) ?? [])]).toEqual([
      text,
      "cut",
      text.trimEnd().split("\n").length,
      "",
    ]);
  }
  expect(refusal(`${whole} x`)?.[0]).toBe("broken");
});
