/** Whole journeys by mouse: from the first page to the files that are taken away. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { CRITICAL, VERSION } from "./support/documents.js";
import type { Form } from "./support/form.js";
import { command, expect, test } from "./support/test.js";

const SERVED = { tag: "@served" };

/** From the first page through the critical questions, each at level 2. */
async function shortRoute(form: Form): Promise<void> {
  await form.button("Start").click();
  await form.sayWho("North Place", ["27", "3", "2026"], "Council");
  await form.button("Continue").click();
  await expect(form.title).toHaveText("Questions");
  await form.radio("The 15 critical questions first").check();
  await form.link("Scope clarity").click();
  for (const [at] of CRITICAL.entries()) {
    await expect(form.page.getByText(`Question ${at + 1} of 15`)).toBeVisible();
    await form.answer("2");
  }
}

test(
  "a person answers the short route and some of the rest, and takes three files away",
  SERVED,
  async ({ form, folder }) => {
    await expect(form.title).toHaveText("Place readiness");
    await shortRoute(form);

    await form.go("#/tasks");
    await expect(form.page.getByText("15 of 15 questions done.")).toBeVisible();
    await form.radio("All 48 questions").check();
    await expect(form.page.getByText("15 of 48 questions done.")).toBeVisible();
    await form.link("Governance").click();
    await expect(form.page.getByText("GOV-3")).toBeVisible();
    await form.answer("4");
    await expect(form.page.getByText("GOV-4")).toBeVisible();

    await form.link(/^List of questions$/).click();
    await form.link("Check your answers").click();
    await expect(form.title).toHaveText("Check your answers");
    await expect(form.page.getByText("16 of 48 questions done.")).toBeVisible();
    await expect(form.page.getByText("27 March 2026")).toBeVisible();
    await form.button("Finish and see the result").click();

    await expect(form.title).toHaveText("Your result");
    await expect(form.report).toContainText("North Place");

    const json = await form.save("Save the answers");
    const html = await form.save("Save the report");
    const csv = await form.save("Save a table");
    const saved: unknown = JSON.parse(json.text);
    expect(saved).toMatchObject({
      format: "place-readiness/assessment/1",
      rubric: `place-readiness@${VERSION}`,
      place: { name: "North Place" },
      date: "2026-03-27",
      respondent: { partner: "council" },
      kind: "individual",
    });
    expect(Object.keys((saved as { answers: object }).answers)).toHaveLength(16);

    const file = join(folder, `journey-${test.info().workerIndex}.json`);
    writeFileSync(file, json.text);
    command("check", file);
    expect(html.text).toBe(command("score", file, "--format", "html"));
    expect(csv.text).toContain("GOV-3");
  },
);

test("a report follows the answers: the same numbers as by hand", SERVED, async ({ form }) => {
  await shortRoute(form);
  await form.go("#/question/GOV-3");

  // Scope clarity: 9 of its 15 weights are critical, all at 50, which is 60 % and enough.
  // Governance: 12 of 22, which is not. So there is no overall score.
  // Lowest: 9/15, 12/22, 8/16, 6/15, 6/16, 0, 3/12 and 0 of 50, on average 16.7.
  // Highest: what is blank adds all its weight, on average 83.3.
  await expect(form.line).toContainText("no score (too few answered; could be 17 to 83)");
  await expect(form.line).toContainText("15 of 48 answered");

  // GOV-3 has weight 2: 14 of 22 weights are 63 %.
  // Its score is (12 x 50 + 2 x 100) / 14 = 57.14.
  await form.level("4").check();
  await expect(form.line).toContainText("16 of 48 answered");
  await form.go("#/result");
  await expect(form.report).toContainText("57.1");
});

test("answers can be given in any order, and the list says what is left", async ({ form }) => {
  await form.go("#/question/DAT-4");
  await form.answer("1");
  await form.go("#/tasks");
  await form.radio("All 48 questions").check();

  const item = form.page.getByRole("listitem").filter({ has: form.link("Data sharing") });
  await expect(item).toContainText("Under way");
  await expect(item).toContainText("1 of 4");
  await item.getByText("Show the 4 questions").click();
  await expect(item.getByRole("listitem").last()).toContainText("Done");
  await expect(item.getByRole("listitem").first()).toContainText("Not answered");
});

test("the four kinds of answer stay four different things", async ({ form }) => {
  await form.go("#/who");
  await form.sayWho("North Place", ["27", "3", "2026"]);
  await form.go("#/question/LEA-3");
  await form.radio("Not applicable").check();
  await form.field("Why does it not apply?").fill("Everyone has one employer.");
  await form.go("#/question/GOV-4");
  await form.radio("Not known").check();
  await form.go("#/question/SCO-1");
  await form.level("0").check();
  await form.go("#/result");

  const { text } = await form.save("Save the answers");
  expect((JSON.parse(text) as { answers: object }).answers).toEqual({
    "SCO-1": "0",
    "GOV-4": { not_known: true },
    "LEA-3": { not_applicable: "Everyone has one employer." },
  });
});

test("not applicable is offered only where the rubric allows it", async ({ form }) => {
  await form.go("#/question/SCO-1");
  await expect(form.radio("Not known")).toBeVisible();
  await expect(form.radio("Not applicable")).toHaveCount(0);
});

test("an answer that is taken back can be had again", async ({ form }) => {
  await form.go("#/question/SCO-1");
  await form.level("3").check();
  await form.field("Anything to add?").fill("Seen by the board.");
  await form.button("Clear this answer").click();
  await expect(form.level("3")).not.toBeChecked();

  await form.notices.getByRole("button", { name: "Undo" }).click();
  await expect(form.level("3")).toBeChecked();
  await expect(form.field("Anything to add?")).toHaveValue("Seen by the board.");
});

test("finishing without a place and a date leads to what is missing", async ({ form }) => {
  await form.go("#/check");
  await form.button("Finish and see the result").click();

  await expect(form.page.getByRole("alert").getByText("There is a problem")).toBeVisible();
  await expect(form.page).toHaveTitle(/^Error: /);
  await expect(form.title).not.toHaveText("Your result");
});
