/** Files: a bad one is told in words and changes nothing; a saved one can be read elsewhere. */

import { describe, expect, test } from "vitest";

import type { FormApp } from "../../form/app.js";
import type { FileText } from "../../form/model.js";
import { Browser, choose, engine, fileOf, sayWho } from "./support.js";

async function opened(text: FileText, before: (app: FormApp) => void = () => undefined) {
  const app = await new Browser().tab();
  before(app);
  app.open("file.json", text);
  return app;
}

async function refusal(text: FileText): Promise<string> {
  const app = await opened(text, (form) => choose(form, "SCO-1", "1"));
  expect(app.state.opened?.differences).toEqual([]);
  app.take("all");
  expect(app.state.assessment.answers).toEqual({ "SCO-1": "1" });
  return app.state.opened?.refused ?? "";
}

describe("opening a file", () => {
  test("what cannot be read is refused in words that say what it is", async () => {
    const good = fileOf({ "SCO-1": 2 });
    const pretty = JSON.stringify(JSON.parse(good), null, 2);
    expect(await refusal("")).toContain("empty");
    expect(await refusal(`"${"x".repeat(1024 * 1024)}"`)).toContain("1 MB");
    expect(await refusal("format: place-readiness/assessment/1\n")).toContain("YAML");
    const commented = "# One, two, three.\n\nformat: place-readiness/assessment/1\n";
    expect(await refusal(commented)).toContain("YAML");
    expect(await refusal("%PDF-1.7")).toContain("damaged");
    expect(await refusal("<!doctype html><p>")).toContain("web page");
    expect(await refusal("place,criterion,level\n")).toContain("table");
    const cut = pretty.split("\n").slice(0, 5).join("\n");
    expect(await refusal(cut)).toContain("ends in the middle, at line 5");
    expect(await refusal(good.slice(0, 60))).toContain("ends in the middle, at line 1");
    expect(await refusal('{\n"a": 1,\n"b": oops}')).toContain("damaged");
    expect(await refusal('{\n"a": 1\n"b": 2}')).toContain("line 3");
    expect(await refusal(`[${good},${good}]`)).toContain("several documents");
    const result = engine.score(engine.admit(JSON.parse(good)));
    expect(await refusal(JSON.stringify(result))).toContain("result");
    expect(await refusal('{"format":"place-readiness/rubric/1"}')).toContain("set of questions");
    expect(await refusal('{"format":"other"}')).toContain("“other”");
    expect(await refusal('{"a":1}')).toContain("does not say what it is");
    expect(await refusal("null")).toContain("does not say what it is");
    expect(await refusal(good.replace("place-readiness@", "cooking@"))).toContain("cooking");
    expect(await refusal(good.replace("2026-03-27", "soon"))).toContain("cannot be read");
  });

  test("a file of another version is read, says so, and sets aside what does not fit", async () => {
    const text = fileOf({ "SCO-1": 2, "OLD-1": 3 }).replace("@0.2.0", "@0.0.9");
    const { opened: file } = (await opened(text)).state;
    expect(file).toMatchObject({ refused: null, version: "0.0.9" });
    expect(file?.setAside.map(({ id }) => id)).toEqual(["OLD-1"]);
  });

  test("what it would change is told in words, and nothing changes before that", async () => {
    const text = fileOf({ "SCO-1": 2, "SCO-2": { level: 1, note: "why" } });
    const app = await opened(text, (form) => {
      form.setWho({ place: "Camden", day: "27", month: "3", year: "2026" });
      choose(form, "SCO-1", "0");
      choose(form, "SCO-3", "4");
    });
    const label = (id: number): string =>
      `${id}. ${engine.rubric.scales["five-levels"]?.[id]?.label}`;
    expect(app.state.opened?.differences).toMatchObject([
      { id: "SCO-1", mine: label(0), theirs: label(2), change: "changed" },
      { id: "SCO-2", mine: "–", theirs: `${label(1)} · note: why`, change: "added" },
      { id: "SCO-3", mine: label(4), theirs: "–", change: "removed" },
    ]);
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "0", "SCO-3": "4" });
  });

  test("only the blanks are filled where that is asked for", async () => {
    const text = fileOf({ "SCO-1": 2, "SCO-2": 1 });
    const app = await opened(text, (form) => choose(form, "SCO-1", "0"));
    app.take("missing");
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "0", "SCO-2": "1" });
    expect(app.state.draft.place).toBe("Camden");
    expect(app.state.opened).toBeNull();
  });

  test("everything is taken where that is asked for, and undo brings back what was", async () => {
    const app = await opened(fileOf({ "SCO-2": 1 }), (form) => {
      choose(form, "SCO-1", "0");
      form.setWho({ place: "Brent" });
    });
    const before = app.state.draft;
    app.take("all");
    expect(app.state.assessment.answers).toEqual({ "SCO-2": "1" });
    app.state.notices[0]?.action?.run();
    expect(app.state.draft).toEqual(before);
    app.state.notices[0]?.action?.run();
    expect(app.state.assessment.answers).toEqual({ "SCO-2": "1" });
  });

  test("a byte order mark in front is no fault", async () => {
    expect((await opened(`\uFEFF${fileOf({})}`)).state.opened?.refused).toBeNull();
  });

  test("what the browser's own reader would take in silence is refused by its line", async () => {
    const twice = fileOf({ "SCO-1": 2 }).replace('"SCO-1":2', '"SCO-1":2,\n"SCO-1":2');
    expect(await refusal(twice)).toContain("Line 2 has “SCO-1” a second time");
    const digits = fileOf({ "SCO-1": 2 }).replace(":2}", ":\n0.99999999999999999999}");
    expect(await refusal(digits)).toContain("Line 2 has the number 0.99999999999999999999");
    const inside = fileOf({}).replace('"name":"Camden"', '"name":"Camden",\n"na\\u006de":"Brent"');
    expect(await refusal(inside)).toContain("Line 2 has “name” a second time");
  });

  test("a level may be written in any way that is the same number", async () => {
    const text = fileOf({ "SCO-1": 2, "SCO-2": 1 }).replace(":2,", ":2.0,").replace(":1}", ":1e0}");
    const app = await opened(text);
    app.take("all");
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "2", "SCO-2": "1" });
  });

  test("what is nested without end is refused, wherever it stands", async () => {
    const deep = `${'{"SCO-1":'.repeat(20_000)}1${"}".repeat(20_000)}`;
    expect(await refusal(fileOf({}).replace('"answers":{}', `"answers":${deep}`))).toContain("deeper");
    expect(await refusal("[".repeat(500_000))).toContain("deeper");
  });

  test("text that is not in UTF-8 is refused, and says so", async () => {
    const good = fileOf({ "SCO-1": { level: 1, note: "Café" } });
    const wide = Uint8Array.from(Buffer.from(good, "utf16le"));
    expect(await refusal(wide)).toContain("UTF-16");
    expect(await refusal(Uint8Array.of(0xff, 0xfe, ...wide))).toContain("UTF-16");
    const turned = Uint8Array.from(Buffer.from(good, "utf16le").swap16());
    expect(await refusal(Uint8Array.of(0xfe, 0xff, ...turned))).toContain("UTF-16");
    expect(await refusal(turned)).toContain("UTF-16");
    expect(await refusal(Uint8Array.from(Buffer.from(good, "latin1")))).toContain("not text in UTF-8");
    const cut = new TextEncoder().encode(good);
    const bytes = cut.slice(0, cut.indexOf(0xc3) + 1);
    expect(await refusal(bytes)).toContain("not text in UTF-8");
    expect((await opened(cut)).state.opened?.refused).toBeNull();
  });

  test("all misfits of a file are set aside, and a file of nothing else is refused", async () => {
    const many = Array.from({ length: 20_000 }, (_, n) => [`OLD-${n}`, 1]);
    const app = await opened(fileOf(Object.fromEntries([...many.slice(0, 2500), ["SCO-1", 2]])));
    expect(app.state.opened).toMatchObject({ refused: null });
    expect(app.state.opened?.setAside).toHaveLength(2500);
    app.take("all");
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "2" });
    expect(await refusal(fileOf(Object.fromEntries(many)))).toContain("do not fit");
  });

  test("a name shows what it hides, and a long one is cut", async () => {
    const app = await new Browser().tab();
    app.open(`left\u202etfel\u200b.json${"x".repeat(200)}`, "");
    expect(app.state.opened?.name).toMatch(/^left\\u\{202e\}tfel\\u\{200b\}\.jsonx+…$/);
    app.addVoices([{ name: "a\u2066.json", text: "" }]);
    expect(app.state.notices.map(({ message }) => message)).toEqual([
      "a\\u{2066}.json was not added. The file is empty.",
    ]);
  });

  test("a fault over one file is told as one, and the next file is read", async () => {
    let broken = true;
    const failing: typeof engine = {
      ...engine,
      admit(assessment) {
        if (broken) {
          throw new RangeError("out of order");
        }
        return engine.admit(assessment);
      },
    };
    const app = await new Browser().tab({}, failing);
    app.open("one.json", fileOf({ "SCO-1": 2 }));
    expect(app.state.opened?.refused).toContain("a fault of the form: out of order");
    app.addVoices([{ name: "one.json", text: fileOf({}) }]);
    expect(app.state.notices[0]?.message).toContain("one.json was not added. The form has failed");
    broken = false;
    app.open("two.json", fileOf({ "SCO-1": 2 }));
    expect(app.state.opened).toMatchObject({ name: "two.json", refused: null });
  });
});

describe("saving a file", () => {
  test("the answers are a document that the engine takes as it is", async () => {
    const app = await new Browser().tab();
    sayWho(app);
    choose(app, "SCO-1", "2");
    const file = app.file("json");
    const name = "answers-camden-2026-03-27.json";
    expect(file).toMatchObject({ name, type: "application/json" });
    const document = JSON.parse(file?.text ?? "");
    expect(engine.admit(document)).toEqual(document);
    expect(document).toMatchObject({
      place: { id: "camden", name: "Camden" },
      date: "2026-03-27",
      respondent: { id: expect.stringMatching(/^council-[0-9a-f]{4}$/), partner: "council" },
      answers: { "SCO-1": "2" },
    });
  });

  test("without a Place and a date there is no file: the form asks for them", async () => {
    const app = await new Browser().tab();
    choose(app, "SCO-1", "2");
    expect(app.file("json")).toBeNull();
    expect(app.state.route).toEqual({ page: "who" });
    expect(app.state.errors.map(({ field }) => field)).toEqual(["place", "day"]);
  });

  test("a name that tries to leave the folder is made safe", async () => {
    const app = await new Browser().tab();
    sayWho(app, "../../etc\\<b>con.");
    expect(app.file("csv")?.name).toBe("table-etc-b-con-2026-03-27.csv");
  });

  test("the report is the page that the engine writes", async () => {
    const app = await new Browser().tab();
    sayWho(app);
    expect(app.file("html")?.text).toBe(engine.report(app.state.assessment));
  });

  test("the table has a row for each question, quotes, and holds no formula", async () => {
    const app = await new Browser().tab();
    sayWho(app, "=Cam,den");
    const evidence = [{ title: "Plan", date: "2024", where: "web" }];
    const level = { state: "level", level: "2" } as const;
    app.setAnswer("SCO-1", { choice: level, note: '+say "hi"\nall', evidence });
    app.setAnswer("SCO-2", { choice: { state: "not_known" }, note: "@x" });
    app.setAnswer("LEA-3", { choice: { state: "not_applicable" }, reason: "One employer." });
    const text = app.file("csv")?.text ?? "";
    const head = "\uFEFFplace,place_id,date,respondent,partner,kind,heading,criterion,title,level";
    expect(text.startsWith(head)).toBe(true);
    expect(text).toContain('"\'=Cam,den",cam-den,2026-03-27,council-');
    expect(text).toContain(`"'+say ""hi""\nall","Plan, 2024, web"\r\n`);
    expect(text).toContain(",not known,Not known,,'@x,\r\n");
    expect(text).toContain(",not applicable: One employer.,Not applicable,,,\r\n");
    expect(text.match(/\r\n/g)).toHaveLength(49);
  });
});
