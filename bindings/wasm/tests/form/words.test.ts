/** Words: each key that is used exists, each that exists is used, and gaps are filled. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { english } from "../../form/words/en-GB.js";
import { wordsIn } from "../../form/words/words.js";

const FORM = join(import.meta.dirname, "../../form");

const sources = readdirSync(FORM, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.startsWith("words/en-GB"))
  .map((name) => readFileSync(join(FORM, name), "utf8"))
  .join("\n");

const quoted = new Set([...sources.matchAll(/"([a-z]+(?:[.-][a-z]+)+)"/g)].map(([, key]) => key));
const begun = [...sources.matchAll(/`([a-z-]+\.)\$\{/g)].map(([, start = ""]) => start);
const keys = Object.keys(english);

describe("the catalogue", () => {
  test("each key that is said or counted exists", () => {
    const said = [...sources.matchAll(/\.say\(\s*"([^"]+)"/g)].map(([, key = ""]) => key);
    const counted = [...sources.matchAll(/\.count\(\s*"([^"]+)"/g)].map(([, key = ""]) => key);
    const wanted = [...said, ...counted.flatMap((key) => [`${key}.one`, `${key}.other`])];
    expect(said.length).toBeGreaterThan(50);
    expect(wanted.filter((key) => !keys.includes(key))).toEqual([]);
  });

  test("each key is used", () => {
    const used = (key: string): boolean =>
      quoted.has(key) ||
      quoted.has(key.replace(/\.(one|other)$/, "")) ||
      begun.some((start) => key.startsWith(start));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  test("no key stands in two parts of the catalogue", async () => {
    const parts = readdirSync(join(FORM, "words")).filter((name) => /^en-GB-.*\.ts$/.test(name));
    const loaded = await Promise.all(parts.map((name) => import(join(FORM, "words", name))));
    const all = loaded.flatMap((part) => Object.values<object>(part).flatMap(Object.keys));
    expect(all.sort()).toEqual([...keys].sort());
  });

  test("both forms of a count have the same gaps, but for the number itself", () => {
    const gaps = (text = ""): string[] =>
      [...text.matchAll(/\{([a-z]+)\}/g)].map(([, gap = ""]) => gap).filter((gap) => gap !== "n");
    for (const key of keys.filter((name) => name.endsWith(".one"))) {
      const other = key.replace(/one$/, "other");
      expect([key, gaps(english[other]).sort()]).toEqual([key, gaps(english[key]).sort()]);
    }
  });
});

describe("saying things", () => {
  const words = wordsIn();

  test("a key that is not there is a fault", () => {
    expect(() => words.say("no.such.key")).toThrow(RangeError);
    expect(() => words.say("toString")).toThrow(RangeError);
  });

  test("what goes into a gap is never taken for a gap", () => {
    const text = words.say("voice.refused", { file: "{why} $& {file}", why: "<b>" });
    expect(text).toBe("{why} $& {file} was not added. <b>");
  });

  test("counts follow the plural rules of the language", () => {
    const polish = {
      "voice.added.one": "{n} osoba",
      "voice.added.few": "{n} osoby",
      "voice.added.other": "{n} osób",
    };
    const translated = wordsIn("pl", polish);
    expect([1, 3, 5].map((n) => translated.count("voice.added", n))).toEqual([
      "1 osoba",
      "3 osoby",
      "5 osób",
    ]);
    expect(words.count("voice.added", 1)).toBe("1 person’s answers are added.");
    expect(words.count("voice.added", 2)).toBe("2 people’s answers are added.");
  });

  test("what a translation lacks is said in English", () => {
    const welsh = wordsIn("cy", { "undo.action": "Dadwneud" });
    expect(welsh.say("undo.action")).toBe("Dadwneud");
    expect(welsh.say("answer.none")).toBe("Not answered");
    expect(welsh.count("voice.added", 2)).toBe("2 people’s answers are added.");
  });

  test("dates and numbers are written as the language writes them", () => {
    expect(words.date("2026-03-27")).toBe("27 March 2026");
    expect(words.number(1234.5)).toBe("1,234.5");
    const german = wordsIn("de", { "undo.action": "Rückgängig" });
    expect(german.date("2026-03-27")).toBe("27. März 2026");
  });

  test("a language that the browser has no formats for keeps its name", () => {
    const rare = wordsIn("qya", { "undo.action": "Undo" });
    expect(rare.language).toBe("qya");
    expect(rare.date("2026-03-27")).toBe("27 March 2026");
  });

  test("a language that makes no sense, or without any words, is English", () => {
    const some = { "undo.action": "Undo" };
    expect(wordsIn("not a language", some).language).toBe("en-GB");
    expect(wordsIn("", some).language).toBe("en-GB");
    expect(wordsIn("fr").language).toBe("en-GB");
    expect(wordsIn("en-US").language).toBe("en-US");
  });
});
