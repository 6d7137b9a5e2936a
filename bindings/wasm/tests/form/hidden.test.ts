/** Characters that cannot be seen: the form has the engine's list of them, to the last one. */

import { expect, test } from "vitest";

import type { ProblemDocument } from "../../types.js";
import { clean, shown } from "../../form/draft/text.js";
import { plainEngine } from "./support.js";

/** Every character of Unicode, between two letters, so that nothing is trimmed. */
const TEXTS = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => `a${String.fromCodePoint(code)}b`);

/** No more at once than there are problems that the engine tells of. */
const AT_ONCE = 900;

/** The problems with each of some documents, which hold all texts between them. */
function* problems(more: (texts: readonly string[]) => object): Generator<[string[], ProblemDocument[]]> {
  for (let at = 0; at < TEXTS.length; at += AT_ONCE) {
    const texts = TEXTS.slice(at, at + AT_ONCE);
    yield [texts, problemsOf(more(texts))];
  }
}

function problemsOf(more: object): ProblemDocument[] {
  try {
    plainEngine.admit({
      format: "place-readiness/assessment/1",
      rubric: "plain@1.0.0",
      place: { id: "camden", name: "Camden" },
      date: "2026-03-27",
      kind: "individual",
      answers: {},
      ...more,
    });
    return [];
  } catch (thrown) {
    return (thrown as { problems: ProblemDocument[] }).problems;
  }
}

test("what the form takes out of a text is what the engine refuses in one", () => {
  for (const [texts, found] of problems((rules) => ({ rules }))) {
    const refused = found.map(({ at }) => texts[Number(at.slice("rules.".length))]);
    expect(texts.filter((text) => clean(text) !== text)).toEqual(refused);
  }
});

test("what the form spells out is what the engine's messages spell out", () => {
  const asked = (texts: readonly string[]): object => ({
    answers: Object.fromEntries(texts.map((text) => [text, "a"])),
  });
  for (const [texts, found] of problems(asked)) {
    expect(found).toHaveLength(texts.length);
    const spelt = texts.filter((_, n) => found[n]?.at.includes("\\u{"));
    expect(texts.filter((text) => shown(text).includes("\\u{"))).toEqual(spelt);
  }
});

test("it is spelt out as the engine spells it", () => {
  const [problem] = problemsOf({ answers: { "a\u202eb\u{e0041}": "a" } });
  expect(problem?.at).toBe(`answers.${shown("a\u202eb\u{e0041}")}`);
});
