/** Answers that come from outside or go to another form, and files that hold all of it. */

import { describe, expect, test } from "vitest";

import { Browser, choose, engine, fileOf, sayWho, settled } from "./support.js";

describe("answers from the page around", () => {
  test("in a locked form they wait for the passphrase", async () => {
    const browser = new Browser();
    const first = await browser.tab();
    choose(first, "SCO-1", "2");
    await first.lock("correct horse");
    first.stop();
    const app = await browser.tab();
    app.adopt(JSON.parse(fileOf({ "SCO-2": 1 })));
    expect(app.state.assessment.answers).toEqual({});
    await app.unlock("correct horse");
    expect(app.state.assessment.answers).toEqual({ "SCO-2": "1" });
  });

  test("in a second tab they wait for the turn, whenever they came", async () => {
    const browser = new Browser();
    const first = await browser.tab();
    choose(first, "SCO-1", "2");
    const opening = browser.tab();
    const second = await opening;
    second.adopt(JSON.parse(fileOf({ "SCO-2": 1 })));
    expect(second.state.assessment.answers).toEqual({ "SCO-1": "2" });
    await second.takeOver();
    await settled();
    expect(second.state.assessment.answers).toEqual({ "SCO-2": "1" });
  });

  test("an undo of earlier answers does not outlive them", async () => {
    const app = await new Browser().tab({ keep: "none" });
    choose(app, "SCO-1", "2");
    app.clearAnswer("SCO-1");
    app.adopt(JSON.parse(fileOf({ "SCO-2": 1 })));
    expect(app.state.notices).toEqual([]);
  });

  test("a Place and a day that nobody typed stay blank", async () => {
    const app = await new Browser().tab({ keep: "none" });
    choose(app, "SCO-1", "2");
    app.adopt(app.state.assessment);
    expect(app.state.draft).toMatchObject({ place: "", day: "", month: "", year: "" });
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "2" });
  });

  test("a kind of partner that the rubric does not know is not taken", async () => {
    const app = await new Browser().tab();
    app.setWho({ partner: "typo", place: "Camden" });
    expect(app.state.draft).toMatchObject({ partner: null, place: "Camden" });
  });
});

describe("going on after a restart", () => {
  test("a form goes on with all that the one before it held", async () => {
    const before = await new Browser().tab({ storage: null });
    before.setWho({ place: "Cam", day: "31" });
    choose(before, "SCO-1", "2");
    expect(before.holds).toBe(true);
    const after = await new Browser().tab({ storage: null, whole: before.whole });
    expect(after.whole).toEqual(before.whole);
  });

  test("what is kept goes before what is handed over", async () => {
    const browser = new Browser();
    const kept = await browser.tab();
    choose(kept, "SCO-1", "2");
    kept.stop();
    const other = await new Browser().tab({ storage: null });
    choose(other, "SCO-2", "4");
    const app = await browser.tab({ whole: other.whole });
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "2" });
  });
});

describe("files", () => {
  test("what no file could hold is listed, and asked for before one is saved", async () => {
    const app = await new Browser().tab();
    sayWho(app);
    app.setAnswer("LEA-3", { choice: { state: "not_applicable" } });
    expect(app.state.incomplete).toEqual([
      { criterion: "LEA-3", message: "Say why the question does not apply" },
    ]);
    expect(app.file("html")).toBeNull();
    expect(app.state.route).toEqual({ page: "question", criterion: "LEA-3" });
    expect(app.state.errors.map(({ field }) => field)).toEqual(["reason"]);
  });

  test("a file of the agreed answers does not count as one of a person's own", async () => {
    const app = await new Browser().tab();
    await app.keep(false);
    sayWho(app);
    choose(app, "SCO-1", "2");
    app.addVoices([{ name: "a.json", text: fileOf({ "SCO-1": 1 }) }]);
    app.file("json");
    expect(app.unsaved).toBe(true);
    app.removeVoice(app.state.voices[0]?.label ?? "");
    app.file("json");
    expect(app.unsaved).toBe(false);
  });

  test("taking another person’s file keeps one’s own id, and shows the rest", async () => {
    const app = await new Browser().tab();
    sayWho(app);
    const { respondent } = app.state.assessment;
    const more = { respondent: { id: "jane", partner: "council" }, title: "Theirs" };
    app.open("theirs.json", fileOf({}, more));
    expect(app.state.opened?.differences).toEqual([
      { id: "title", title: "Title", mine: "–", theirs: "Theirs", change: "added" },
    ]);
    app.take("all");
    expect(app.state.assessment).toMatchObject({ respondent, title: "Theirs" });
  });

  test("an id in the kept answers that is none does not stop the form", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    sayWho(app, "Camden");
    app.stop();
    const [[key = "", text = ""] = []] = Object.entries(browser.storage.entries());
    browser.storage.setItem(key, text.replace(/"id":"council-[0-9a-f]{4}"/, '"id":"<b> no"'));
    const again = await browser.tab();
    expect(again.state.assessment.respondent).toEqual({ id: "council", partner: "council" });
    expect(engine.admit(again.state.assessment)).toEqual(again.state.assessment);
  });
});

describe("after the critical questions", () => {
  test("the rest is offered once all of them are answered", async () => {
    const app = await new Browser().tab();
    app.questions.forEach((criterion) => choose(app, criterion, "2"));
    app.go({ page: "question", criterion: app.questions.at(-1) ?? "" });
    app.goOn();
    expect(app.state).toMatchObject({ route: { page: "tasks" }, short: true });
    app.state.notices.find(({ id }) => id === "rest")?.action?.run();
    expect(app.state.short).toBe(false);
    expect(app.state.route.page).toBe("question");
    expect(app.state.notices).toEqual([]);
  });
});
