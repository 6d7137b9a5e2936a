/** Keeping: every change is kept at once, and nothing is lost when something is in the way. */

import { describe, expect, test } from "vitest";

import type { Notice } from "../../form/model.js";
import {
  ANSWERS,
  Browser,
  choose,
  chosen,
  engine,
  NOW,
  sayWho,
  settled,
  until,
} from "./support.js";

describe("keeping answers in the browser", () => {
  test("an answer is kept once the action returns, and is there after a reload", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    choose(app, "SCO-1", "2");
    expect(browser.storage.getItem(ANSWERS)).toContain('"level":"2"');
    expect(app.state.keeping).toEqual({ state: "on", locked: false, saved: NOW });
    expect(app.unsaved).toBe(false);
    app.stop();
    const again = await browser.tab();
    expect(chosen(again, "SCO-1")).toEqual({ state: "level", level: "2" });
  });

  test("the envelope says its format, its revision and the version of the rubric", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    choose(app, "SCO-1", "2");
    choose(app, "SCO-1", "3");
    expect(JSON.parse(browser.storage.getItem(ANSWERS) ?? "")).toMatchObject({
      format: "place-readiness/draft/1",
      revision: 2,
      saved: "2026-11-28T12:00:00.000Z",
      rubric: `place-readiness@${engine.rubric.version}`,
    });
  });

  test("opening the form and looking around keeps nothing", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    app.go({ page: "tasks" });
    expect(browser.storage.entries()).toEqual({});
  });

  test("half-typed things survive a reload", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    app.setWho({ place: "Cam", day: "31", month: "2" });
    const item = { title: "", date: "20", where: "sha" };
    app.setAnswer("LEA-3", { reason: "bec", evidence: [item], note: " x " });
    app.stop();
    const { draft } = (await browser.tab()).state;
    expect(draft).toMatchObject({ place: "Cam", day: "31", month: "2" });
    const answer = draft.answers.get("LEA-3");
    expect(answer).toMatchObject({ reason: "bec", evidence: [item], note: " x " });
  });

  test("turning keeping off removes what is kept, and holds for the next visit", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    choose(app, "SCO-1", "2");
    await app.keep(false);
    expect(app.state.keeping).toEqual({ state: "off" });
    expect(JSON.stringify(browser.storage.entries())).not.toContain("SCO-1");
    expect(chosen(app, "SCO-1")).toEqual({ state: "level", level: "2" });
    expect(app.unsaved).toBe(true);
    app.stop();
    const again = await browser.tab();
    choose(again, "SCO-2", "1");
    expect(again.state.keeping).toEqual({ state: "off" });
    expect(browser.storage.getItem(ANSWERS)).toBeNull();
  });

  test("turning keeping on again keeps what is in the form", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    await app.keep(false);
    choose(app, "SCO-1", "2");
    await app.keep(true);
    expect(browser.storage.getItem(ANSWERS)).toContain('"level":"2"');
    expect(app.unsaved).toBe(false);
  });

  test("full storage is told and loses nothing; the next success clears it up", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    browser.storage.room = 100;
    choose(app, "SCO-1", "2");
    expect(app.state.keeping).toMatchObject({ state: "failed" });
    expect(app.unsaved).toBe(true);
    expect(chosen(app, "SCO-1")).toEqual({ state: "level", level: "2" });
    browser.storage.room = Infinity;
    choose(app, "SCO-2", "1");
    expect(app.state.keeping).toMatchObject({ state: "on" });
    expect(browser.storage.getItem(ANSWERS)).toContain("SCO-1");
    expect(app.unsaved).toBe(false);
  });

  test("a page that may not use storage says so and works on", async () => {
    const app = await new Browser().tab({ storage: null });
    choose(app, "SCO-1", "2");
    expect(app.state.keeping).toMatchObject({ state: "failed" });
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "2" });
  });

  test("damaged text is moved aside untouched and offered; the form starts empty", async () => {
    for (const text of ["{broken", "null", '{"format":"place-readiness/draft/1"}', "[]"]) {
      const browser = new Browser();
      browser.storage.setItem(ANSWERS, text);
      const app = await browser.tab();
      const key = "place-readiness/place-readiness/damaged/2026-11-28T12:00:00.000Z";
      expect(browser.storage.entries()).toEqual({ [key]: text });
      expect(app.state.draft.answers.size).toBe(0);
      app.state.notices[0]?.action?.run();
      expect(browser.saved.map((file) => file.text)).toEqual([text]);
      choose(app, "SCO-1", "2");
      expect(browser.storage.getItem(key)).toBe(text);
    }
  });

  test("kept answers that fit the rubric no more are put aside, and the rest stays", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    choose(app, "SCO-1", "2");
    choose(app, "SCO-2", "3");
    app.stop();
    const text = browser.storage.getItem(ANSWERS) ?? "";
    browser.storage.setItem(ANSWERS, text.replace('"level":"3"', '"level":"nine"'));
    const again = await browser.tab();
    expect(again.state.assessment.answers).toEqual({ "SCO-1": "2" });
    expect(again.state.notices).toHaveLength(1);
    choose(again, "SCO-3", "1");
    expect(JSON.stringify(browser.storage.entries())).toContain("nine");
  });
});

describe("two tabs", () => {
  test("the second tab shows, but does not change", async () => {
    const browser = new Browser();
    const first = await browser.tab();
    choose(first, "SCO-1", "2");
    const second = await browser.tab();
    expect(second.state.keeping).toEqual({ state: "elsewhere" });
    choose(second, "SCO-1", "4");
    second.clearAll();
    expect(chosen(second, "SCO-1")).toEqual({ state: "level", level: "2" });
    expect(browser.storage.getItem(ANSWERS)).toContain('"level":"2"');
  });

  test("the second tab follows what the first one keeps", async () => {
    const browser = new Browser();
    const first = await browser.tab();
    const second = await browser.tab();
    choose(first, "SCO-1", "3");
    await browser.tellOfStorage(ANSWERS);
    expect(chosen(second, "SCO-1")).toEqual({ state: "level", level: "3" });
  });

  test("taking over makes the first tab the one that only shows", async () => {
    const browser = new Browser();
    const first = await browser.tab();
    choose(first, "SCO-1", "2");
    const second = await browser.tab();
    await second.takeOver();
    await settled();
    expect(second.state.keeping.state).toBe("on");
    expect(first.state.keeping.state).toBe("elsewhere");
    choose(second, "SCO-1", "4");
    await browser.tellOfStorage(ANSWERS);
    expect(chosen(first, "SCO-1")).toEqual({ state: "level", level: "4" });
  });

  test("when the first tab is closed, the second goes on from what was kept last", async () => {
    const browser = new Browser();
    const first = await browser.tab();
    const second = await browser.tab();
    choose(first, "SCO-1", "3");
    first.stop();
    await settled();
    expect(second.state.keeping.state).toBe("on");
    expect(chosen(second, "SCO-1")).toEqual({ state: "level", level: "3" });
  });

  test("without locks, a tab that comes late overwrites nothing: its own go aside", async () => {
    const browser = new Browser();
    const first = await browser.tab({ locks: null });
    const second = await browser.tab({ locks: null });
    choose(first, "SCO-1", "1");
    choose(second, "SCO-2", "4");
    expect(second.state.assessment.answers).toEqual({ "SCO-1": "1" });
    expect(browser.storage.getItem(ANSWERS)).not.toContain("SCO-2");
    const kept = Object.entries(browser.storage.entries());
    const aside = kept.find(([key]) => key.includes("conflict"));
    expect(aside?.[1]).toContain("SCO-2");
    second.state.notices[0]?.action?.run();
    expect(JSON.parse(browser.saved[0]?.text ?? "").answers).toEqual({ "SCO-2": "4" });
  });

  test("where locks are forbidden, the form works as if there were none", async () => {
    const locks = { request: () => Promise.reject(new DOMException("no", "SecurityError")) };
    const app = await new Browser().tab({ locks: locks as unknown as LockManager });
    choose(app, "SCO-1", "2");
    expect(app.state.keeping.state).toBe("on");
  });
});

describe("a passphrase", () => {
  test("what is kept holds no plain answer, and opens with the passphrase only", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    sayWho(app, "Secretville");
    app.setAnswer("SCO-1", { choice: { state: "level", level: "2" }, note: "hush" });
    await app.lock("correct horse");
    const text = JSON.stringify(browser.storage.entries());
    expect(text).not.toMatch(/Secretville|hush|SCO-1|horse/);
    app.stop();
    const again = await browser.tab();
    expect(again.state.keeping).toEqual({ state: "locked" });
    expect(again.state.draft.place).toBe("");
    choose(again, "SCO-1", "4");
    expect(JSON.stringify(browser.storage.entries())).toBe(text);
    expect(await again.unlock("wrong horse")).toBe(false);
    expect(await again.unlock("correct horse")).toBe(true);
    expect(again.state.draft.place).toBe("Secretville");
    expect(again.state.keeping).toMatchObject({ state: "on", locked: true });
  });

  test("of many quick changes the last one is what is kept", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    await app.lock("correct horse");
    for (const note of ["a", "ab", "abc", "abcd"]) {
      app.setAnswer("SCO-1", { note });
    }
    expect(app.unsaved).toBe(true);
    await app.lock("correct horse");
    expect(app.unsaved).toBe(false);
    app.stop();
    const again = await browser.tab();
    await again.unlock("correct horse");
    expect(again.state.draft.answers.get("SCO-1")?.note).toBe("abcd");
  });

  test("what another tab writes while this one seals is not overwritten", async () => {
    const browser = new Browser();
    const other = await browser.tab({ keep: "other" });
    choose(other, "SCO-5", "3");
    const theirs = browser.storage.getItem(ANSWERS.replace("/answers", "@other/answers")) ?? "";
    const app = await browser.tab();
    await app.lock("correct horse");
    app.setAnswer("SCO-1", { note: "a" });
    browser.storage.setItem(ANSWERS, theirs);
    app.setAnswer("SCO-1", { note: "ab" });
    const warning = (): Notice | undefined =>
      app.state.notices.find(({ kind }) => kind === "warning");
    await until(() => warning() !== undefined);
    expect(browser.storage.getItem(ANSWERS)).toBe(theirs);
    expect(app.state.assessment.answers).toEqual({ "SCO-5": "3" });
    warning()?.action?.run();
    expect(JSON.parse(browser.saved[0]?.text ?? "").answers).toEqual({ "SCO-1": { note: "ab" } });
    app.setAnswer("SCO-2", { note: "later" });
    await until(() => !app.unsaved);
    expect(app.state.assessment.answers).toEqual({ "SCO-5": "3", "SCO-2": { note: "later" } });
  });

  test("a second tab that knows the passphrase follows what the first one seals", async () => {
    const browser = new Browser();
    const first = await browser.tab();
    choose(first, "SCO-1", "1");
    await first.lock("correct horse");
    const second = await browser.tab();
    expect(await second.unlock("correct horse")).toBe(true);
    expect(second.state.keeping).toEqual({ state: "elsewhere" });
    choose(first, "SCO-1", "4");
    await until(() => !first.unsaved);
    await browser.tellOfStorage(ANSWERS);
    await until(() => JSON.stringify(chosen(second, "SCO-1")).includes("4"));
    expect(second.state.keeping).toEqual({ state: "elsewhere" });
    expect(chosen(second, "SCO-1")).toEqual({ state: "level", level: "4" });
  });

  test("each save starts anew, and each passphrase that is set has a salt of its own", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    choose(app, "SCO-1", "1");
    const secrets: { salt: string; iv: string }[] = [];
    const note = async (): Promise<void> => {
      await until(() => !app.unsaved);
      secrets.push(JSON.parse(browser.storage.getItem(ANSWERS) ?? "").secret);
    };
    await app.lock("correct horse");
    await note();
    choose(app, "SCO-1", "2");
    await note();
    await app.lock("correct horse");
    await note();
    expect(new Set(secrets.map(({ iv }) => iv)).size).toBe(3);
    expect(secrets[1]?.salt).toBe(secrets[0]?.salt);
    expect(secrets[2]?.salt).not.toBe(secrets[0]?.salt);
  });

  test("what is typed while a passphrase is being set is kept too", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    const locked = app.lock("correct horse");
    choose(app, "SCO-1", "3");
    await locked;
    expect(JSON.stringify(browser.storage.entries())).not.toContain("SCO-1");
    app.stop();
    const again = await browser.tab();
    await again.unlock("correct horse");
    expect(chosen(again, "SCO-1")).toEqual({ state: "level", level: "3" });
  });

  test("taking the passphrase away keeps the answers plainly again", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    choose(app, "SCO-1", "2");
    await app.lock("correct horse");
    await app.lock(null);
    expect(browser.storage.getItem(ANSWERS)).toContain("SCO-1");
  });

  test("locked answers can be cleared, and clearing them can be undone", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    choose(app, "SCO-1", "2");
    await app.lock("correct horse");
    app.stop();
    const kept = browser.storage.entries();
    const again = await browser.tab();
    again.clearAll();
    expect(browser.storage.entries()).toEqual({});
    again.state.notices[0]?.action?.run();
    expect(browser.storage.entries()).toEqual(kept);
    expect(again.state.keeping).toEqual({ state: "locked" });
  });

  test("where the browser cannot scramble, a passphrase is refused", async () => {
    const browser = new Browser();
    const app = await browser.tab({ crypto: null });
    choose(app, "SCO-1", "2");
    await app.lock("correct horse");
    expect(app.state.notices).toHaveLength(1);
    expect(app.state.keeping).toMatchObject({ state: "on", locked: false });
  });
});
