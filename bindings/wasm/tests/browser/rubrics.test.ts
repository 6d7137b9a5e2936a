/** Forms of other rubrics: nested headings, other scales, no partners, hardly anything. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { ours } from "./support/documents.js";
import { command, expect, test } from "./support/test.js";

const MATURITY = ours("docs/examples/delivery-maturity.yaml");

/** The answers of the example beside it, whose sums are worked out by hand in the docs. */
const ANSWERS: Readonly<Record<string, string>> = {
  "REV-1": "Always, and we would notice if not",
  "REV-2": "Mostly",
  "TST-1": "Mostly",
  "BLD-1": "Always, and we would notice if not",
  "REL-1": "Mostly",
  "REL-2": "Sometimes",
  "SIG-1": "Always, and we would notice if not",
  "SIG-2": "Never",
  "LRN-1": "Sometimes",
  "LRN-2": "Always, and we would notice if not",
};

test("a maturity model with nested headings works from end to end", async ({
  opened,
  formOf,
  folder,
}) => {
  const form = await opened(formOf(MATURITY));
  await expect(form.title).toHaveText("Software delivery");
  await form.button("Start").click();
  await expect(form.page.getByRole("group", { name: /kind of partner/ })).toHaveCount(0);
  await form.sayWho("Blue team", ["3", "3", "2025"]);
  await form.button("Continue").click();

  await expect(form.title).toHaveText("Questions");
  await form.radio("All 12 questions").check();
  await expect(form.page.getByText("From idea to users › Making a change")).toBeVisible();
  for (const [id, label] of Object.entries(ANSWERS)) {
    await form.go(`#/question/${id}`);
    await expect(form.page.getByText(id)).toBeVisible();
    await form.radio(new RegExp(`^${label}`)).check();
  }
  await form.go("#/question/REL-3");
  await form.radio("Not known").check();

  // Flow 72.7, running 50 and learning 25, at weights 0.7, 0.2 and 0.1, come to 63.4.
  await expect(form.line).toContainText("63 of 100");
  await expect(form.line).toContainText("band “Steady”");
  await form.go("#/result");
  const file = join(folder, `maturity-${test.info().workerIndex}.json`);
  writeFileSync(file, (await form.save("Save the answers")).text);
  const html = await form.save("Save the report");
  expect(html.text).toBe(command("score", file, "--rubric", MATURITY, "--format", "html"));
});

/** A rubric with as little in it as there can be, in another language, with an odd title. */
const LEAST = `
format: place-readiness/rubric/1
id: tea
version: 0.1.0
language: cy
title: "Paned & <te>"
notice: I siarad.
scales: {s: [{id: "no", value: 0, label: "Na"}, {id: "yes", value: 1, label: "Ydy"}]}
groups:
  - {id: k, title: Tegell, criteria: [{id: K-1, title: Mae'n llawn}, {id: K-2, title: Mae'n lân}]}
`;

test("a rubric with nothing but questions works, and says its language", async ({
  opened,
  formOf,
  folder,
}) => {
  const rubric = join(folder, `least-${test.info().workerIndex}.yaml`);
  writeFileSync(rubric, LEAST);
  const form = await opened(formOf(rubric));
  await expect(form.title).toHaveText("Paned & <te>");
  await expect(form.title).toHaveAttribute("lang", "cy");
  await expect(form.page.locator("html")).toHaveAttribute("lang", /^(cy|en-GB)$/);
  await form.go("#/tasks");
  await expect(form.page.getByText("0 of 2 questions done.")).toBeVisible();
  await form.link("Tegell").click();
  await form.radio("Ydy").check();
  // One of two questions of equal weight, at its best.
  await expect(form.line).toContainText("100 of 100");
  await expect(form.line).toContainText("1 of 2 answered");
  await form.button("Save and continue").click();
  await form.radio("Na").check();
  await expect(form.line).toContainText("50 of 100");
});

/** Many headings, many questions, many options, and words without end. */
function largest(): string {
  const long = "Unbrokenwordwithoutend".repeat(8);
  const options = Array.from({ length: 10 }, (_, at) => ({
    id: `${at}`,
    value: at,
    label: `Step ${at}`,
  }));
  const criteria = (group: number): object[] =>
    Array.from({ length: 15 }, (_, at) => ({ id: `G${group}-${at}`, title: `${long} ${at}` }));
  const groups = Array.from({ length: 20 }, (_, at) => ({
    id: `g${at}`,
    title: `${long} ${at}`,
    criteria: criteria(at),
  }));
  return JSON.stringify({
    format: "place-readiness/rubric/1",
    id: "largest",
    version: "1.0.0",
    language: "en-GB",
    title: long,
    notice: long,
    scales: { s: options },
    groups,
  });
}

test("three hundred questions with endless words still fit a narrow screen", async ({
  opened,
  formOf,
  folder,
}) => {
  const rubric = join(folder, `largest-${test.info().workerIndex}.json`);
  writeFileSync(rubric, largest());
  const form = await opened(formOf(rubric));
  await form.page.setViewportSize({ width: 320, height: 640 });
  for (const route of ["start", "tasks", "question/G19-14", "check", "result"]) {
    await form.go(`#/${route}`);
    await expect(form.page).toHaveURL(new RegExp(`#/${route}$`));
    await expect(form.title).toBeVisible();
    const needed = await form.page.evaluate(() => document.documentElement.scrollWidth);
    expect(needed, route).toBeLessThanOrEqual(320);
  }
  await form.go("#/question/G19-14");
  await form.radio("9. Step 9").check();
  await expect(form.line).toContainText("1 of 300 answered");
});
