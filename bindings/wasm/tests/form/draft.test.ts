/** Drafts and documents: what is typed becomes a document the engine takes, and nothing is lost. */

import { describe, expect, test } from "vitest";

import type { AssessmentDocument } from "../../types.js";
import { dayOf, fieldsOf, isCoarseDate } from "../../form/draft/day.js";
import { emptyDraft, NO_ANSWER, withAnswer } from "../../form/draft/draft.js";
import { fromAssessment } from "../../form/draft/from-assessment.js";
import { reconcile } from "../../form/draft/reconcile.js";
import { clean } from "../../form/draft/text.js";
import { incompleteIn, toAssessment } from "../../form/draft/to-assessment.js";
import type { Draft, DraftAnswer } from "../../form/model.js";
import { engine, fileOf, plainEngine } from "./support.js";

const PLACEHOLDER = { place: "Somewhere", date: "2026-11-28" };

function written(draft: Draft): AssessmentDocument {
  const document = toAssessment(draft, engine, PLACEHOLDER);
  expect(engine.admit(document)).toEqual(document);
  return document;
}

function answered(
  answer: Partial<DraftAnswer>,
  criterion = "SCO-1",
): AssessmentDocument["answers"] {
  return written(withAnswer(emptyDraft(), criterion, { ...NO_ANSWER, ...answer })).answers;
}

describe("a draft as a document", () => {
  test("an empty draft is a document without answers, about a placeholder", () => {
    expect(written(emptyDraft())).toEqual({
      format: "place-readiness/assessment/1",
      rubric: `place-readiness@${engine.rubric.version}`,
      place: { id: "somewhere", name: "Somewhere" },
      date: "2026-11-28",
      kind: "individual",
      answers: {},
    });
  });

  test("a level alone is written as the level", () => {
    expect(answered({ choice: { state: "level", level: "2" } })).toEqual({ "SCO-1": "2" });
  });

  test("not known, and not applicable with a reason, are written as such", () => {
    expect(answered({ choice: { state: "not_known" } })).toEqual({ "SCO-1": { not_known: true } });
    const choice = { state: "not_applicable" } as const;
    expect(answered({ choice, reason: " One employer. " }, "LEA-3")).toEqual({
      "LEA-3": { not_applicable: "One employer." },
    });
  });

  test("not applicable without a reason is left out, with all else that was said kept", () => {
    const choice = { state: "not_applicable" } as const;
    expect(answered({ choice, reason: " " }, "LEA-3")).toEqual({});
    expect(answered({ choice, note: "asked" }, "LEA-3")).toEqual({ "LEA-3": { note: "asked" } });
  });

  test("an item without a title is left out, and so is a date that is none", () => {
    const evidence = [
      { title: "", date: "2024", where: "shelf" },
      { title: "Minutes", date: "30 Feb", where: "" },
      { title: "Plan", date: "2024-11", where: "web" },
    ];
    expect(answered({ evidence })).toEqual({
      "SCO-1": {
        evidence: [{ title: "Minutes" }, { title: "Plan", date: "2024-11", where: "web" }],
      },
    });
  });

  test("what is left out is named by question and field, in the order of the questions", () => {
    const evidence = [
      { title: "", date: "", where: "" },
      { title: "", date: "x", where: "" },
    ];
    const late = { ...NO_ANSWER, choice: { state: "not_applicable" } as const };
    const draft = withAnswer(withAnswer(emptyDraft(), "LEA-3", late), "SCO-1", {
      ...NO_ANSWER,
      evidence,
    });
    expect(incompleteIn(draft, engine.rubric)).toEqual([
      { criterion: "SCO-1", field: "evidence-1-title", key: "problem.item-title" },
      { criterion: "SCO-1", field: "evidence-1-date", key: "problem.item-date" },
      { criterion: "LEA-3", field: "reason", key: "problem.reason" },
    ]);
  });

  test("characters that hide or reorder text are left out, so that the engine takes it", () => {
    const note = "a\u202eb\u0000c\r\nd\re\u0085";
    expect(answered({ note })).toEqual({ "SCO-1": { note: "abc\nd\ne" } });
    const unseen = "a\u00ad\u200b\u2028\u3164\ufeff\ufff9\u{e0041}\u{e0100}b";
    expect(answered({ note: unseen })).toEqual({ "SCO-1": { note: "ab" } });
    const needed = "می\u200cخواهم 👩\u200d⚕\ufe0f ש\u200f!";
    expect(answered({ note: needed })).toEqual({ "SCO-1": { note: needed } });
  });

  test("the id of the Place comes from its name", () => {
    const { place } = written({ ...emptyDraft(), place: "St. Anne’s, Môn" });
    expect(place).toEqual({ id: "st-annes-mon", name: "St. Anne’s, Môn" });
    // The digits are those that `printf '%s' 東京 | sha256sum` begins with.
    const other = written({ ...emptyDraft(), place: "東京" });
    expect(other.place).toEqual({ id: "place-130016b2", name: "東京" });
  });

  test("a long text and a long list are never cut", () => {
    const note = "x".repeat(20_000);
    const evidence = Array.from({ length: 120 }, (_, n) => ({
      title: `Item ${n}`,
      date: "",
      where: "",
    }));
    const held = answered({ note, evidence })["SCO-1"];
    expect(held).toMatchObject({ note });
    expect(typeof held === "object" && held.evidence).toHaveLength(120);
  });

  test("half of a character is left out, and whole ones stay", () => {
    expect(clean("a\ud800b \u{1f600}\udc00")).toBe("ab \u{1f600}");
  });
});

describe("a document as a draft", () => {
  const full = {
    format: "place-readiness/assessment/1",
    rubric: `place-readiness@${engine.rubric.version}`,
    place: { id: "nwl", name: "North West London" },
    date: "2015-05-01",
    respondent: { id: "r1", partner: "council" },
    kind: "illustrative",
    title: "A title",
    label: "A label",
    source: "A source",
    note: "A note",
    rules: ["One", "Two"],
    answers: {
      "SCO-1": "2",
      "SCO-3": {
        level: "1",
        confidence: "medium",
        note: "n",
        evidence: [{ title: "Scheme", date: "2014-11-02", where: "papers" }],
      },
      "LEA-3": { not_applicable: "One employer." },
      "GOV-4": { not_known: true },
      "SCO-2": { note: "only a note" },
    },
  } as const;

  test("there and back again loses nothing", () => {
    const admitted = engine.admit(full);
    const draft = fromAssessment(admitted);
    expect(draft).toMatchObject({ place: "North West London", day: "1", month: "5", year: "2015" });
    expect(written(draft)).toEqual(admitted);
  });

  test("the id of the Place is kept for its name, and not for another one", () => {
    const draft = fromAssessment(engine.admit(full));
    expect(written({ ...draft, place: "Camden" }).place).toEqual({ id: "camden", name: "Camden" });
    expect(written({ ...draft, place: "North West London" }).place.id).toBe("nwl");
  });
});

describe("days", () => {
  test("only days of the calendar are days", () => {
    expect(dayOf({ day: " 9", month: "3 ", year: "2026" })).toBe("2026-03-09");
    expect(dayOf({ day: "29", month: "02", year: "2024" })).toBe("2024-02-29");
    for (const [day, month, year] of [
      ["29", "2", "2023"],
      ["31", "4", "2026"],
      ["0", "1", "2026"],
      ["1", "13", "2026"],
      ["1", "1", "26"],
      ["1", "1", "0000"],
      ["", "1", "2026"],
      ["1.0", "1", "2026"],
      ["١", "1", "2026"],
    ] as const) {
      expect(dayOf({ day, month, year })).toBeNull();
    }
  });

  test("a day goes into three fields without leading noughts", () => {
    expect(fieldsOf("2026-03-09")).toEqual({ day: "9", month: "3", year: "2026" });
  });

  test("an item of evidence may have a year or a month for a date", () => {
    expect(["2024", "2024-11", "2024-11-05"].every(isCoarseDate)).toBe(true);
    expect(["24", "2024-13", "2024-11-31", "0000", "2024-1", ""].some(isCoarseDate)).toBe(false);
  });
});

describe("a document that does not fit", () => {
  const text = fileOf({
    "SCO-1": 2,
    "SCO-2": 9,
    "ZZZ-1": 1,
    "SCO-3": { not_applicable: "Never." },
    "SCO-4": { level: 1, evidence: [{ title: "" }] },
    "a.b": 1,
    "GOV-4": { not_known: true },
    __proto__: 1,
  });

  test("exactly the answers that were refused are set aside, each as it was", () => {
    const read = reconcile(JSON.parse(text), engine);
    expect(read.document?.answers).toEqual({ "SCO-1": "2", "GOV-4": { not_known: true } });
    const aside = "setAside" in read ? read.setAside : [];
    expect(Object.fromEntries(aside.map(({ id, answer }) => [id, answer]))).toEqual({
      "SCO-2": 9,
      "ZZZ-1": 1,
      "SCO-3": { not_applicable: "Never." },
      "SCO-4": { level: 1, evidence: [{ title: "" }] },
      "a.b": 1,
    });
    expect(aside.find(({ id }) => id === "SCO-2")?.why).toContain("no such option");
  });

  test("a key named __proto__ is an answer to no question, like any other", () => {
    const hostile = text.replace('"a.b":1', '"__proto__":{"level":"1"},"constructor":"2"');
    const read = reconcile(JSON.parse(hostile), engine);
    const ids = "setAside" in read ? read.setAside.map(({ id }) => id) : [];
    expect(ids).toEqual(expect.arrayContaining(["__proto__", "constructor"]));
    expect(Object.keys(read.document?.answers ?? {})).toEqual(["SCO-1", "GOV-4"]);
  });

  test("unknown keys of the head are set aside, and known ones stay", () => {
    const text = fileOf({ "SCO-1": 2 }, { extra: { a: 1 }, title: "T" });
    const read = reconcile(JSON.parse(text), engine);
    expect(read.document?.title).toBe("T");
    expect("setAside" in read && read.setAside).toMatchObject([{ id: "extra", answer: { a: 1 } }]);
  });

  test("a head that cannot be read stops everything, with its problems", () => {
    const read = reconcile(JSON.parse(fileOf({ "SCO-1": 2 }, { date: "soon" })), engine);
    expect(read.document).toBeNull();
    expect("problems" in read && read.problems[0]?.code).toBe("bad_date");
  });

  test("ids with dots are told apart", () => {
    const document = {
      ...JSON.parse(fileOf({ Q: "a", "Q.1": "z", "Q.2": "b" })),
      rubric: "plain@1.0.0",
    };
    const read = reconcile(document, plainEngine);
    expect(read.document?.answers).toEqual({ "Q.2": "b" });
    expect("setAside" in read && read.setAside.map(({ id }) => id)).toEqual(["Q", "Q.1"]);
  });
});
