/** The app: going from page to page, what stands in the way, and taking things back. */

import { describe, expect, test } from "vitest";

import { formatRoute, parseRoute } from "../../form/route.js";
import {
  ANSWERS,
  Browser,
  choose,
  chosen,
  engine,
  fileOf,
  plainEngine,
  sayWho,
} from "./support.js";

describe("addresses", () => {
  test("every page has an address that leads back to it", () => {
    const pages = ["start", "who", "tasks", "check", "result", "open", "keep", "combine"] as const;
    for (const page of pages) {
      expect(parseRoute(formatRoute({ page }))).toEqual({ page });
    }
    expect(formatRoute({ page: "question", criterion: "SCO-1" })).toBe("#/question/SCO-1");
    expect(parseRoute("#/question/SCO-1")).toEqual({ page: "question", criterion: "SCO-1" });
  });

  test("an address that means nothing, or means harm, leads to the start", () => {
    for (const hash of [
      "",
      "#",
      "#/nowhere",
      "#/question",
      "#/question/",
      "#/question/<script>",
      "#/question/..%2f",
      "#/question/SCO-1/x",
      "#/tasks/SCO-1",
      "#/__proto__",
      `#/question/${"x".repeat(65)}`,
    ]) {
      expect(parseRoute(hash)).toEqual({ page: "start" });
    }
  });
});

describe("going through the questions", () => {
  test("critical questions are asked first, and the rest when a person wants them", async () => {
    const app = await new Browser().tab();
    expect(app.state.short).toBe(true);
    expect(app.questions).toHaveLength(15);
    app.setShort(false);
    expect(app.questions).toHaveLength(48);
    expect(app.questions[0]).toBe("SCO-1");
  });

  test("each question knows the ones beside it", async () => {
    const app = await new Browser().tab({}, plainEngine);
    expect(app.neighbours("Q.1")).toEqual({ before: null, after: "Q.2" });
    expect(app.neighbours("Q.2")).toEqual({ before: "Q.1", after: null });
    expect(app.neighbours("other")).toEqual({ before: null, after: null });
  });

  test("a rubric without critical questions asks all of them", async () => {
    const app = await new Browser().tab({}, plainEngine);
    app.setShort(true);
    expect(app.state.short).toBe(false);
    expect(app.questions).toEqual(["Q.1", "Q.2"]);
  });

  test("a question outside the short route widens it; an unknown one is the start", async () => {
    const app = await new Browser().tab();
    const rest = engine.rubric.groups
      .flatMap((group) => group.criteria ?? [])
      .find(({ critical }) => critical === undefined);
    app.go({ page: "question", criterion: rest?.id ?? "" });
    expect(app.state.short).toBe(false);
    app.go({ page: "question", criterion: "nope" });
    expect(app.state.route).toEqual({ page: "start" });
  });

  test("a page with something wrong is not left, and says what is wrong where", async () => {
    const app = await new Browser().tab();
    app.go({ page: "who" });
    app.setWho({ day: "31", month: "2", year: "2026" });
    app.goOn();
    expect(app.state.route).toEqual({ page: "who" });
    expect(app.state.errors).toEqual([
      { field: "place", message: "Enter the name of the Place" },
      { field: "day", message: "Enter a real date, such as 27 3 2026" },
    ]);
    sayWho(app);
    app.goOn();
    expect(app.state).toMatchObject({ route: { page: "tasks" }, errors: [] });
  });

  test("a question that does not apply asks why before it is left", async () => {
    const app = await new Browser().tab();
    app.go({ page: "question", criterion: "LEA-3" });
    app.setAnswer("LEA-3", { choice: { state: "not_applicable" } });
    app.goOn();
    expect(app.state.errors.map(({ field }) => field)).toEqual(["reason"]);
    app.setAnswer("LEA-3", { reason: "One employer." });
    app.goOn();
    expect(app.state.route).toMatchObject({ page: "question" });
    expect(app.state.route).not.toEqual({ page: "question", criterion: "LEA-3" });
  });

  test("finishing asks for what is missing, and tells the world once nothing is", async () => {
    const app = await new Browser().tab();
    let told = 0;
    app.addEventListener("submit", () => (told += 1));
    app.submit();
    expect(app.state.route).toEqual({ page: "who" });
    sayWho(app);
    const evidence = [{ title: "", date: "", where: "shelf" }];
    app.setAnswer("SCO-1", { evidence });
    app.submit();
    expect(app.state.route).toEqual({ page: "question", criterion: "SCO-1" });
    expect(app.state.errors.map(({ field }) => field)).toEqual(["evidence-0-title"]);
    app.setAnswer("SCO-1", { evidence: [] });
    app.submit();
    expect(app.state.route).toEqual({ page: "result" });
    expect(told).toBe(1);
  });
});

describe("the state", () => {
  test("a score is there from the first answer on, before place and date are", async () => {
    const app = await new Browser().tab();
    choose(app, "SCO-1", "4");
    expect(app.state.result.overall.answered).toBe(1);
    expect(app.state.result).toEqual(engine.score(app.state.assessment));
  });

  test("a state that was given out never changes", async () => {
    const app = await new Browser().tab();
    choose(app, "SCO-1", "4");
    const before = app.state;
    choose(app, "SCO-1", "1");
    expect(before.draft.answers.get("SCO-1")?.choice).toEqual({ state: "level", level: "4" });
    expect(app.state).not.toBe(before);
  });

  test("the world is told once of each change", async () => {
    const app = await new Browser().tab();
    let told = 0;
    app.addEventListener("change", () => (told += 1));
    choose(app, "SCO-1", "4");
    expect(told).toBe(1);
  });

  test("the document stays the same object while no answer changes", async () => {
    const app = await new Browser().tab();
    choose(app, "SCO-1", "4");
    const { assessment } = app.state;
    app.go({ page: "tasks" });
    app.setShort(false);
    expect(app.state.assessment).toBe(assessment);
  });

  test("a question that does not exist cannot be answered", async () => {
    const app = await new Browser().tab();
    choose(app, "__proto__", "1");
    expect(app.state.draft.answers.size).toBe(0);
  });

  test("the respondent's id is made once and follows the kind of partner", async () => {
    const app = await new Browser().tab();
    sayWho(app);
    const first = app.state.assessment.respondent;
    choose(app, "SCO-1", "1");
    expect(app.state.assessment.respondent).toEqual(first);
    app.setWho({ partner: "icb" });
    expect(app.state.assessment.respondent).toEqual({
      id: first?.id.replace("council-", "icb-"),
      partner: "icb",
    });
  });

  test("answers that are not kept are unsaved until they are saved as a file", async () => {
    const app = await new Browser().tab();
    await app.keep(false);
    expect(app.unsaved).toBe(false);
    sayWho(app);
    expect(app.unsaved).toBe(true);
    app.file("json");
    expect(app.unsaved).toBe(false);
    choose(app, "SCO-1", "1");
    expect(app.unsaved).toBe(true);
  });
});

describe("a form inside another page", () => {
  test("answers from the page around are taken without a notice", async () => {
    const app = await new Browser().tab({ keep: "none" });
    let told = 0;
    app.addEventListener("change", () => (told += 1));
    app.adopt(JSON.parse(fileOf({ "SCO-1": 2 })));
    expect(told).toBe(1);
    expect(app.state).toMatchObject({ notices: [], opened: null });
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "2" });
  });

  test("what the engine refuses is thrown, and changes nothing", async () => {
    const app = await new Browser().tab({ keep: "none" });
    choose(app, "SCO-1", "1");
    expect(() => app.adopt(JSON.parse(fileOf({ "SCO-1": 9 })))).toThrow("no such option");
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "1" });
  });

  test("one that is told to keep nothing touches no storage and takes no lock", async () => {
    const browser = new Browser();
    const hosted = await browser.tab({ keep: "none" });
    choose(hosted, "SCO-1", "2");
    await hosted.keep(true);
    expect(browser.storage.entries()).toEqual({});
    expect(hosted.state.keeping).toEqual({ state: "off" });
    expect(hosted.unsaved).toBe(false);
    expect((await browser.tab()).state.keeping.state).toBe("on");
  });

  test("forms with names of their own keep apart, even when everything is cleared", async () => {
    const browser = new Browser();
    const one = await browser.tab({ keep: "one" });
    const two = await browser.tab({ keep: "../one/two" });
    const plain = await browser.tab();
    [one, two, plain].forEach((app, level) => choose(app, "SCO-1", String(level)));
    expect(Object.keys(browser.storage.entries())).toHaveLength(3);
    plain.clearAll();
    one.clearAll();
    expect(Object.keys(browser.storage.entries())).toHaveLength(1);
    expect(two.state.assessment.answers).toEqual({ "SCO-1": "1" });
  });
});

describe("taking things back", () => {
  test("clearing an answer can be undone, with all that belongs to it", async () => {
    const app = await new Browser().tab();
    const answer = {
      choice: { state: "level", level: "2" },
      reason: "r",
      confidence: "low",
      note: "n",
      evidence: [{ title: "t", date: "d", where: "w" }],
    } as const;
    app.setAnswer("SCO-1", answer);
    app.clearAnswer("SCO-1");
    expect(app.state.draft.answers.has("SCO-1")).toBe(false);
    choose(app, "SCO-2", "1");
    app.state.notices[0]?.action?.run();
    expect(app.state.draft.answers.get("SCO-1")).toEqual(answer);
    expect(chosen(app, "SCO-2")).toEqual({ state: "level", level: "1" });
  });

  test("clearing everything empties page and browser; undo restores both exactly", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    sayWho(app);
    choose(app, "SCO-1", "2");
    const { draft } = app.state;
    const kept = browser.storage.entries();
    app.clearAll();
    expect(browser.storage.entries()).toEqual({});
    expect(app.state.draft.answers.size).toBe(0);
    expect(app.state.route).toEqual({ page: "start" });
    app.state.notices[0]?.action?.run();
    expect(browser.storage.entries()).toEqual(kept);
    expect(app.state.draft).toEqual(draft);
    choose(app, "SCO-2", "1");
    expect(browser.storage.getItem(ANSWERS)).toContain("SCO-2");
  });

  test("what was typed between clearing and undoing can be had back too", async () => {
    const app = await new Browser().tab();
    choose(app, "SCO-1", "2");
    app.clearAll();
    choose(app, "SCO-3", "1");
    app.state.notices[0]?.action?.run();
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "2" });
    app.state.notices[0]?.action?.run();
    expect(app.state.assessment.answers).toEqual({ "SCO-3": "1" });
  });

  test("clearing everything leaves keeping off where it was off", async () => {
    const app = await new Browser().tab();
    await app.keep(false);
    app.clearAll();
    expect(app.state.keeping).toEqual({ state: "off" });
  });

  test("a notice can be put away", async () => {
    const app = await new Browser().tab();
    choose(app, "SCO-1", "2");
    app.clearAnswer("SCO-1");
    app.dismiss(app.state.notices[0]?.id ?? "");
    expect(app.state.notices).toEqual([]);
  });
});
