/** Several people's answers side by side, and what they agree on. */

import { assessment } from "./support/documents.js";
import type { FileToOpen, Form } from "./support/form.js";
import { expect, test } from "./support/test.js";

/** A person's file. Its name and its ids are nobody's business. */
function person(name: string, id: string, partner: string, answers: object): FileToOpen {
  return { name, text: JSON.stringify(assessment({ ...answers }, { respondent: { id, partner } })) };
}

const ANNA = person("anna-smith.json", "anna", "council", {
  "SCO-1": { level: "0", note: "No list that I know of." },
  "SCO-2": "2",
  "LEA-3": "4",
});
const BEN = person("ben.json", "ben", "council", {
  "SCO-1": "2",
  "SCO-2": "3",
  "LEA-3": { not_applicable: "One employer." },
});
const CARA = person("cara.json", "cara", "primary-care", {
  "SCO-1": "1",
  "SCO-2": "2",
  "LEA-3": { not_known: true },
});

function row(form: Form, question: string): ReturnType<Form["page"]["locator"]> {
  return form.page.getByRole("row").filter({ hasText: question });
}

test(
  "three people are shown by kind of partner, never by name",
  { tag: "@served" },
  async ({ form, page }) => {
    await form.combine(ANNA, BEN, CARA);
    await expect(page.getByRole("heading", { name: "3 people’s answers" })).toBeVisible();

    await row(form, "Services in scope are named").getByRole("link").click();
    const table = page.getByRole("region", { name: "What people answered" }).getByRole("table");
    await expect(table.getByRole("rowheader")).toHaveText([
      "Council 1",
      "Council 2",
      "Primary care 1",
    ]);
    await expect(row(form, "Council 1")).toContainText("0. Not there");
    await expect(row(form, "Council 1")).toContainText("No list that I know of.");
    await expect(page.locator("place-readiness-form")).not.toContainText(/anna|ben\b|cara/i);
  },
);

test("views differ from two levels apart", async ({ form, page }) => {
  await form.combine(ANNA, BEN, CARA);
  await expect(page.getByText("On 1 question, views differ by two levels or more.")).toBeVisible();
  const apart = row(form, "Services in scope are named");
  await expect(apart).toContainText("From 0 to 2");
  await expect(apart).toContainText("Views differ");

  const near = row(form, "The population is clear");
  await expect(near).toContainText("From 2 to 3");
  await expect(near).not.toContainText("Views differ");

  // One level among answers of other kinds is no spread.
  await expect(row(form, "Each partner's limits are known")).not.toContainText("Views differ");
  await expect(row(form, "The change is spelled out")).toContainText("Nobody chose a level.");
});

test("what is agreed, and why, is a document of its own", async ({ form }) => {
  await form.go("#/question/SCO-1");
  await form.level("4").check();
  await form.combine(ANNA, BEN, CARA);
  await row(form, "Services in scope are named").getByRole("link").click();
  await expect(form.level("4")).not.toBeChecked();
  await form.level("1").check();
  await form.field("Why did you agree on this?").fill("The list exists, and nobody uses it.");

  await form.go("#/combine");
  await expect(row(form, "Services in scope are named")).toContainText("1. First sign");
  await form.go("#/result");
  const { text } = await form.save("Save the answers");
  const saved = JSON.parse(text) as Record<string, unknown>;
  expect(saved["kind"]).toBe("agreed");
  expect(saved["answers"]).toEqual({
    "SCO-1": { level: "1", note: "The list exists, and nobody uses it." },
  });
  expect(text).not.toMatch(/anna|ben"|cara/);
});

test("a person's own answers come back when nobody is compared any more", async ({
  form,
  page,
}) => {
  await form.go("#/question/SCO-1");
  await form.level("4").check();
  await form.combine(ANNA);
  await form.button(/^Remove/).click();
  await expect(
    page.getByRole("heading", { name: /people’s answers|person’s answers/ }),
  ).toHaveCount(1);
  await form.go("#/question/SCO-1");
  await expect(form.level("4")).toBeChecked();
});

test("a bad file is refused by its name while the good ones are added", async ({ form, page }) => {
  await form.combine(ANNA, { name: "half.json", text: '{"format": "place-' }, CARA);
  await expect(page.getByRole("heading", { name: "2 people’s answers" })).toBeVisible();
  await expect(form.notices.filter({ hasText: "half.json was not added." })).toBeVisible();
});

test("the same file twice counts once", async ({ form, page }) => {
  await form.combine(ANNA, { ...ANNA, name: "copy.json" });
  await expect(page.getByRole("heading", { name: "1 person’s answers" })).toBeVisible();
  await expect(form.notices.filter({ hasText: "copy.json was not added" })).toContainText(
    "Council 1",
  );
});

test("people's answers are still there after a reload", async ({ form, page }) => {
  await form.combine(ANNA, BEN);
  await expect(page.getByRole("heading", { name: "2 people’s answers" })).toBeVisible();
  await page.reload();
  await form.go("#/combine");
  await expect(page.getByRole("heading", { name: "2 people’s answers" })).toBeVisible();
  await expect(row(form, "Services in scope are named")).toContainText("Views differ");
});

test("files about different Places are pointed out", async ({ form }) => {
  const other = assessment({ "SCO-1": "2" }, { place: { id: "south", name: "South Place" } });
  await form.combine(ANNA, { name: "south.json", text: JSON.stringify(other) });
  const told = form.notices.filter({ hasText: "Not all of these files are about the same Place" });
  await expect(told).toContainText("South Place");
});
