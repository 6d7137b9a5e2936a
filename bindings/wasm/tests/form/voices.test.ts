/** Several people's answers: side by side by kind of partner, with what they agree on. */

import { describe, expect, test } from "vitest";

import { Browser, choose, engine, fileOf } from "./support.js";

function person(
  answers: unknown,
  partner: string | null,
  id: string,
): { name: string; text: string } {
  const respondent = partner === null ? { id } : { id, partner };
  return { name: `${id}.json`, text: fileOf(answers, { respondent }) };
}

const COUNCIL = person(
  { "SCO-1": 1, "SCO-2": { level: 2, note: "half" } },
  "council",
  "jane-smith",
);
const OTHER = person({ "SCO-1": 3, "SCO-2": 1, "SCO-3": { not_known: true } }, "council", "b");
const NOBODY = person({ "SCO-1": 2 }, null, "c");

describe("comparing people", () => {
  test("people are called by kind of partner and number, never by name", async () => {
    const app = await new Browser().tab();
    app.addVoices([COUNCIL, OTHER, NOBODY]);
    const labels = app.state.voices.map(({ label }) => label);
    expect(labels).toEqual(["Council 1", "Council 2", "Person 1"]);
  });

  test("views differ from two levels apart, and not before", async () => {
    const app = await new Browser().tab();
    app.addVoices([COUNCIL, OTHER]);
    expect(app.spread("SCO-1")).toMatchObject({ lowest: 1, highest: 3, differs: true });
    expect(app.spread("SCO-2")).toMatchObject({ lowest: 1, highest: 2, differs: false });
    expect(app.spread("SCO-2").voices[0]).toMatchObject({ note: "half", choice: { level: "2" } });
    expect(app.spread("SCO-3")).toMatchObject({ lowest: null, highest: null, differs: false });
    const states = app.spread("SCO-3").voices.map(({ choice }) => choice.state);
    expect(states).toEqual(["none", "not_known"]);
  });

  test("bad files are told, each with why, while good ones are added", async () => {
    const app = await new Browser().tab();
    const again = { name: "again.json", text: COUNCIL.text };
    app.addVoices([{ name: "bad.json", text: "{" }, COUNCIL, again]);
    expect(app.state.voices).toHaveLength(1);
    const warnings = app.state.notices.filter(({ kind }) => kind === "warning");
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining("bad.json was not added. The file ends in the middle"),
      "again.json was not added: it holds the same as Council 1.",
    ]);
  });

  test("files about different Places are told", async () => {
    const app = await new Browser().tab();
    const brent = COUNCIL.text.replace('"Camden"', '"Brent"');
    app.addVoices([COUNCIL, { name: "brent.json", text: brent }]);
    expect(app.state.notices.map(({ message }) => message).join()).toContain("Camden, Brent");
  });

  test("an answer that this version has no place for is left out, and told", async () => {
    const app = await new Browser().tab();
    app.addVoices([person({ "SCO-1": 1, "OLD-1": 1 }, "icb", "old")]);
    expect(app.state.voices[0]?.assessment.answers).toEqual({ "SCO-1": "1" });
    const messages = app.state.notices.map(({ message }) => message).join();
    expect(messages).toContain("1 answer in old.json");
  });

  test("what is agreed is a draft of its own, and a person's own answers stay", async () => {
    const browser = new Browser();
    const app = await browser.tab();
    choose(app, "SCO-1", "0");
    app.addVoices([COUNCIL, OTHER]);
    expect(app.state.draft).toMatchObject({ kind: "agreed", place: "Camden", day: "27" });
    expect(app.state.draft.answers.size).toBe(0);
    const note = "Split the difference.";
    app.setAnswer("SCO-1", { choice: { state: "level", level: "2" }, note });
    const file = JSON.parse(app.file("json")?.text ?? "");
    expect(file).toMatchObject({ kind: "agreed", place: { id: "camden", name: "Camden" } });
    expect(file.respondent).toBeUndefined();
    expect(file.answers).toEqual({ "SCO-1": { level: "2", note: "Split the difference." } });
    expect(engine.admit(file)).toEqual(file);
    app.stop();
    const again = await browser.tab();
    expect(again.state.voices).toHaveLength(2);
    expect(again.state.assessment.answers).toEqual(file.answers);
    again.removeVoice("Council 1");
    again.removeVoice("Council 2");
    expect(again.state.assessment.answers).toEqual({ "SCO-1": "0" });
  });

  test("clearing an agreed answer and undoing it later puts it back where it was", async () => {
    const app = await new Browser().tab();
    app.addVoices([COUNCIL]);
    choose(app, "SCO-1", "2");
    app.clearAnswer("SCO-1");
    app.removeVoice("Council 1");
    app.state.notices.find(({ id }) => id === "answer-SCO-1")?.action?.run();
    expect(app.state.assessment.answers).toEqual({});
    app.addVoices([COUNCIL]);
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "2" });
  });

  test("people are listed by kind of partner as the rubric has them, then by number", async () => {
    const app = await new Browser().tab();
    const [first, second] = (engine.rubric.partners ?? []).map(({ id }) => id);
    app.addVoices([
      NOBODY,
      person({ "SCO-1": 1 }, second ?? "", "x"),
      person({ "SCO-1": 2 }, first ?? "", "y"),
      person({ "SCO-1": 3 }, second ?? "", "z"),
    ]);
    const partners = app.state.voices.map(({ partner }) => partner);
    expect(partners).toEqual([first, second, second, null]);
    expect(app.state.voices.map(({ label }) => label.at(-1))).toEqual(["1", "1", "2", "1"]);
  });

  test("a newer file of a person takes the place of the older, and can be undone", async () => {
    const app = await new Browser().tab();
    app.addVoices([COUNCIL, OTHER]);
    app.addVoices([person({ "SCO-1": 4 }, "council", "jane-smith")]);
    expect(app.state.voices.map(({ label }) => label)).toEqual(["Council 1", "Council 2"]);
    expect(app.spread("SCO-1").voices[0]?.choice).toEqual({ state: "level", level: "4" });
    app.state.notices.find(({ id }) => id === "voices-lost")?.action?.run();
    expect(app.spread("SCO-1").voices[0]?.choice).toEqual({ state: "level", level: "1" });
  });

  test("answers that are not one person's are pointed out", async () => {
    const app = await new Browser().tab();
    app.addVoices([{ name: "all.json", text: fileOf({ "SCO-1": 1 }, { kind: "agreed" }) }]);
    const warning = app.state.notices.find(({ kind }) => kind === "warning");
    expect(warning?.message).toBe(
      "all.json is not one person’s answers. It says: “Agreed by the partnership”.",
    );
  });

  test("files of another Place do not meet what was agreed about the first", async () => {
    const app = await new Browser().tab();
    app.addVoices([COUNCIL]);
    choose(app, "SCO-1", "2");
    app.removeVoice("Council 1");
    const brent = { id: "brent", name: "Brent" };
    app.addVoices([{ name: "b.json", text: fileOf({ "SCO-1": 1 }, { place: brent }) }]);
    expect(app.state.assessment).toMatchObject({ place: brent, answers: {} });
    app.state.notices.find(({ id }) => id === "voices-lost")?.action?.run();
    app.addVoices([COUNCIL]);
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "2" });
  });

  test("an agreed file that was opened goes on as what people agree on", async () => {
    const app = await new Browser().tab();
    app.open("agreed.json", fileOf({ "SCO-1": 3 }, { kind: "agreed" }));
    app.take("all");
    app.addVoices([COUNCIL]);
    expect(app.state.assessment).toMatchObject({ kind: "agreed", answers: { "SCO-1": "3" } });
    choose(app, "SCO-2", "1");
    app.removeVoice("Council 1");
    expect(app.state.assessment.answers).toEqual({ "SCO-1": "3", "SCO-2": "1" });
  });
});
