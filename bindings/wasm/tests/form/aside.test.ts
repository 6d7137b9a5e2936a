/** What cannot be shown: put aside, listed, saved, removed, and never plain under a passphrase. */

import { describe, expect, test } from "vitest";

import type { FormApp } from "../../form/app.js";
import { ANSWERS, Browser, choose, chosen, engine, sayWho, settled, until } from "./support.js";

/** A browser whose kept answers hold one that fits the rubric no more. */
async function withMisfit(): Promise<Browser> {
  const browser = new Browser();
  const app = await browser.tab();
  choose(app, "SCO-1", "2");
  choose(app, "SCO-2", "3");
  app.stop();
  const text = browser.storage.getItem(ANSWERS) ?? "";
  browser.storage.setItem(ANSWERS, text.replace('"level":"3"', '"level":"nine"'));
  return browser;
}

const DEEP = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

function undo(app: FormApp, id: string): void {
  app.state.notices.find((notice) => notice.id === id)?.action?.run();
}

function plain(browser: Browser): string {
  return JSON.stringify(browser.storage.entries());
}

describe("what was put aside", () => {
  test("it is listed, also after a reload and after its notice was put away", async () => {
    const browser = await withMisfit();
    const app = await browser.tab();
    app.state.notices.forEach(({ id }) => app.dismiss(id));
    choose(app, "SCO-3", "1");
    app.stop();
    const [one, ...more] = (await browser.tab()).state.aside;
    expect(more).toEqual([]);
    expect(one?.kind).toBe("aside");
    expect(one?.text).toContain("nine");
    expect(one?.name).toMatch(/\.json$/);
  });

  test("removing it can be undone", async () => {
    const browser = new Browser();
    browser.storage.setItem(ANSWERS, "{broken");
    const app = await browser.tab();
    const key = app.state.aside[0]?.key ?? "";
    app.removeAside(key);
    expect(app.state.aside).toEqual([]);
    expect(browser.storage.entries()).toEqual({});
    undo(app, key);
    expect(app.state.aside.map(({ text }) => text)).toEqual(["{broken"]);
  });

  test("removing an answer that did not fit can be undone too", async () => {
    const app = await (await withMisfit()).tab();
    const key = app.state.aside[0]?.key ?? "";
    app.removeAside(key);
    expect(app.state.aside).toEqual([]);
    undo(app, key);
    expect(app.state.aside).toHaveLength(1);
  });

  test("keeping no more leaves it in the page", async () => {
    const browser = new Browser();
    browser.storage.setItem(ANSWERS, "{broken");
    const app = await browser.tab();
    await app.keep(false);
    expect(plain(browser)).not.toContain("broken");
    expect(app.state.aside.map(({ text }) => text)).toEqual(["{broken"]);
    expect(app.unsaved).toBe(true);
  });

  test("damaged text stays where it is while there is no room beside it", async () => {
    const browser = new Browser();
    browser.storage.setItem(ANSWERS, "{broken");
    browser.storage.room = ANSWERS.length + 10;
    const app = await browser.tab();
    expect(browser.storage.getItem(ANSWERS)).toBe("{broken");
    expect(app.state.notices[0]?.message).toContain("no room");
    expect(app.state.aside).toMatchObject([{ kind: "damaged", text: "{broken" }]);
  });

  test.each([
    ["something nested without end", '"header":{', `"header":{"note":${DEEP},`],
    ["a voice nested without end", '"voices":[]', `"voices":[{"label":"a","assessment":${DEEP}}]`],
    ["a key twice", '"revision":', '"revision":1,"revision":'],
  ])("kept text with %s is put aside as it is, and the form goes on", async (_, part, instead) => {
    const browser = new Browser();
    const before = await browser.tab();
    choose(before, "SCO-1", "2");
    before.stop();
    const text = (browser.storage.getItem(ANSWERS) ?? "").replace(part, instead);
    browser.storage.setItem(ANSWERS, text);
    const app = await browser.tab();
    expect(app.state.aside).toMatchObject([{ kind: "damaged", text }]);
    expect(text).toContain(instead);
    choose(app, "SCO-1", "3");
    expect(chosen(await browser.tab(), "SCO-1")).toEqual({ state: "level", level: "3" });
  });

  test("what another tab writes is held to the same", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    choose(app, "SCO-1", "1");
    const sound = browser.storage.getItem(ANSWERS) ?? "";
    const text = sound.replace('"header":{', `"header":{"note":${DEEP},`);
    browser.storage.setItem(ANSWERS, text);
    await browser.tellOfStorage(ANSWERS);
    expect(app.state.aside).toMatchObject([{ kind: "damaged", text }]);
    choose(app, "SCO-1", "2");
    expect(chosen(app, "SCO-1")).toEqual({ state: "level", level: "2" });
  });

  test("what a tab had stays in the page where there was no room to put it aside", async () => {
    const browser = new Browser();
    const first = await browser.tab({ locks: null });
    const second = await browser.tab({ locks: null });
    choose(first, "SCO-1", "1");
    browser.storage.room = plain(browser).length;
    choose(second, "SCO-2", "4");
    expect(second.state.aside).toMatchObject([{ kind: "conflict" }]);
    expect(second.state.aside[0]?.text).toContain("SCO-2");
    expect(second.unsaved).toBe(true);
  });
});

describe("a passphrase and what was put aside", () => {
  test("setting a passphrase seals it with the rest", async () => {
    const browser = new Browser();
    browser.storage.setItem(ANSWERS, "{broken");
    const app = await browser.tab();
    await app.lock("correct horse");
    expect(plain(browser)).not.toContain("broken");
    expect(app.state.aside).toHaveLength(1);
    app.stop();
    const again = await browser.tab();
    expect(again.state.aside).toEqual([]);
    await again.unlock("correct horse");
    expect(again.state.aside.map(({ text }) => text)).toEqual(["{broken"]);
  });

  test("misfits under a passphrase are never written plainly", async () => {
    const browser = await withMisfit();
    const app = await browser.tab();
    await app.lock("correct horse");
    choose(app, "SCO-3", "1");
    await until(() => !app.unsaved);
    expect(plain(browser)).not.toMatch(/nine|SCO-/);
    expect(app.state.aside).toHaveLength(1);
  });

  test("a passphrase that could not replace what is kept is told of", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    choose(app, "SCO-1", "2");
    browser.storage.room = plain(browser).length;
    await app.lock("correct horse");
    const messages = app.state.notices.map(({ message }) => message).join();
    expect(messages).toContain("not in force yet");
    expect(browser.storage.getItem(ANSWERS)).toContain("SCO-1");
  });

  test("another tab's save does not lock a tab that has the passphrase", async () => {
    const browser = new Browser();
    const first = await browser.tab();
    choose(first, "SCO-1", "1");
    await first.lock("correct horse");
    const second = await browser.tab();
    await second.unlock("correct horse");
    const states = new Set<string>();
    second.addEventListener("change", () => states.add(second.state.keeping.state));
    choose(first, "SCO-1", "4");
    await until(() => !first.unsaved);
    void browser.tellOfStorage(ANSWERS);
    choose(first, "SCO-1", "3");
    await until(() => !first.unsaved);
    void browser.tellOfStorage(ANSWERS);
    await until(() => JSON.stringify(chosen(second, "SCO-1")).includes("3"));
    expect(states.has("locked")).toBe(false);
  });

  test("unlocking holds while the other tab goes on saving", async () => {
    const browser = new Browser();
    const first = await browser.tab();
    choose(first, "SCO-1", "1");
    await first.lock("correct horse");
    const second = await browser.tab();
    const unlocked = second.unlock("correct horse");
    choose(first, "SCO-1", "4");
    await until(() => !first.unsaved);
    await browser.tellOfStorage(ANSWERS);
    expect(await unlocked).toBe(true);
    await until(() => JSON.stringify(chosen(second, "SCO-1")).includes("4"));
    expect(chosen(second, "SCO-1")).toEqual({ state: "level", level: "4" });
  });
});

describe("undo and turns", () => {
  test("an undo from before a passphrase writes nothing over what is locked", async () => {
    const browser = new Browser();
    const second = await browser.tab();
    choose(second, "SCO-1", "1");
    second.clearAnswer("SCO-1");
    const [stale] = second.state.notices;
    const first = await browser.tab();
    await first.takeOver();
    await settled();
    sayWho(first);
    await first.lock("correct horse");
    const kept = browser.storage.getItem(ANSWERS);
    await browser.tellOfStorage(ANSWERS);
    stale?.action?.run();
    await second.unlock("correct horse");
    await second.takeOver();
    await settled();
    expect(browser.storage.getItem(ANSWERS)).toBe(kept);
    expect(second.state.draft.place).toBe("Camden");
  });

  test("clearing twice leaves the first undo in place", async () => {
    const app = await new Browser().tab();
    choose(app, "SCO-1", "2");
    app.clearAll();
    app.clearAll();
    undo(app, "all");
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "2" });
  });

  test("a locked tab takes the turn before it clears, and can undo it", async () => {
    const browser = new Browser();
    const first = await browser.tab();
    choose(first, "SCO-1", "2");
    await first.lock("correct horse");
    const kept = browser.storage.entries();
    const second = await browser.tab();
    second.clearAll();
    await until(() => Object.keys(browser.storage.entries()).length === 0);
    expect(first.state.keeping.state).not.toBe("on");
    undo(second, "all");
    expect(browser.storage.entries()).toEqual(kept);
  });
});

describe("voices of another version", () => {
  test("what does not fit of them is put aside, and a strange partner costs nothing", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    const respondent = { id: "jane", partner: "council" };
    const text = JSON.stringify({
      format: "place-readiness/assessment/1",
      rubric: `place-readiness@${engine.rubric.version}`,
      place: { id: "camden", name: "Camden" },
      date: "2026-03-27",
      kind: "individual",
      respondent,
      answers: { "SCO-1": "1", "SCO-2": "3" },
    });
    app.addVoices([{ name: "jane-smith.json", text }]);
    app.stop();
    const kept = browser.storage.getItem(ANSWERS) ?? "";
    expect(kept).not.toContain("jane-smith");
    const changed = kept.replace('"partner":"council"', '"partner":"gone"');
    browser.storage.setItem(ANSWERS, changed.replace('"SCO-2":"3"', '"OLD-2":"3"'));
    const again = await browser.tab();
    expect(again.state.voices.map(({ assessment }) => assessment.answers)).toEqual([
      { "SCO-1": "1" },
    ]);
    expect(again.state.aside[0]?.text).toContain("OLD-2");
  });
});
