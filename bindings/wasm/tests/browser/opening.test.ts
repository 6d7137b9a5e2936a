/** Opening a file: what it would change is shown before it changes, and no answer is lost. */

import { readFileSync } from "node:fs";

import {
  ALL,
  assessment,
  everywhere,
  fromYaml,
  ours,
  shown,
  VERSION,
} from "./support/documents.js";
import type { Form } from "./support/form.js";
import { command, expect, test } from "./support/test.js";

const SERVED = { tag: "@served" };

const EXAMPLE = ours("rubrics/place-readiness/examples/north-west-london-2015.yaml");
const YAML = readFileSync(EXAMPLE, "utf8");

function json(document: object): string {
  return JSON.stringify(document, null, 2);
}

/** Answers two questions here: one the file has too, and one it has not. */
async function answerTwo(form: Form): Promise<void> {
  await form.go("#/question/SCO-1");
  await form.level("1").check();
  await form.go("#/question/SCO-2");
  await form.level("4").check();
}

test(
  "an empty form takes a file whole, after showing what is in it",
  SERVED,
  async ({ form, page }) => {
    const document = assessment({
      "SCO-1": shown("3"),
      "LEA-3": { not_applicable: "One employer." },
    });
    await form.choose({ name: "mine.json", text: json(document) });

    await expect(page.getByRole("heading", { name: "The file mine.json" })).toBeFocused();
    const rows = page.getByRole("row");
    await expect(rows.filter({ hasText: "Services in scope are named" })).toContainText("3. ");
    await expect(rows.filter({ hasText: "Each partner's limits are known" })).toContainText(
      "One employer.",
    );
    await form.go("#/question/SCO-1");
    await expect(form.level("3")).not.toBeChecked();

    await form.go("#/open");
    await form.choose({ name: "mine.json", text: json(document) });
    await form.button("Take these answers").click();
    await form.go("#/question/SCO-1");
    await expect(form.level("3")).toBeChecked();
    await expect(form.field("Where is it kept?")).toHaveValue("website");
    await form.go("#/who");
    await expect(form.field("Name of the Place")).toHaveValue("North Place");
    await expect(form.field("Month")).toHaveValue("3");
    await expect(form.radio("Council")).toBeChecked();
  },
);

test("only blanks are filled, if that is what a person wants", async ({ form, page }) => {
  await answerTwo(form);
  const text = json(assessment({ "SCO-1": "3", "SCO-3": "2" }));
  await form.choose({ name: "theirs.json", text });
  const row = page.getByRole("row").filter({ hasText: "Services in scope are named" });
  await expect(row).toContainText("1. First sign");
  await expect(row).toContainText("3. Complete or working");
  await expect(row).toContainText("Different");
  await form.button("Fill the blanks only").click();

  await form.go("#/question/SCO-1");
  await expect(form.level("1")).toBeChecked();
  await form.go("#/question/SCO-2");
  await expect(form.level("4")).toBeChecked();
  await form.go("#/question/SCO-3");
  await expect(form.level("2")).toBeChecked();
});

test("everything is taken, and everything can be had back", async ({ form }) => {
  await answerTwo(form);
  await form.choose({ name: "theirs.json", text: json(assessment({ "SCO-1": "3" })) });
  await form.button("Take everything").click();
  await form.go("#/question/SCO-1");
  await expect(form.level("3")).toBeChecked();
  await form.go("#/question/SCO-2");
  await expect(form.level("4")).not.toBeChecked();

  await form.notices.getByRole("button", { name: "Undo" }).click();
  await expect(form.level("4")).toBeChecked();
  await form.go("#/question/SCO-1");
  await expect(form.level("1")).toBeChecked();
});

test("a file that is put away changes nothing", async ({ form, page }) => {
  await answerTwo(form);
  await form.choose({ name: "theirs.json", text: json(assessment({ "SCO-1": "3" })) });
  await form.button("Cancel").click();
  await expect(page.getByRole("heading", { name: /^The file / })).toBeHidden();
  await form.go("#/question/SCO-1");
  await expect(form.level("1")).toBeChecked();
});

test("what does not fit is set aside, is named, and can be saved", async ({ form, page }) => {
  const answers = { "SCO-1": "3", "GONE-7": { level: "2", note: "Keep me." }, "SCO-2": "11" };
  await form.choose({ name: "old.json", text: json(assessment(answers)) });
  await expect(page.getByText("2 answers in the file do not fit these questions.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "GONE-7" })).toBeVisible();

  const { text } = await form.save("Save what is left out");
  expect(text).toContain("Keep me.");
  expect(text).toContain("11");
  await form.button("Take these answers").click();
  await form.go("#/question/SCO-1");
  await expect(form.level("3")).toBeChecked();
});

test("a file of another version says which", async ({ form, page }) => {
  const document = assessment({ "SCO-1": "3" }, { rubric: "place-readiness@0.0.9" });
  await form.choose({ name: "old.json", text: json(document) });
  await expect(page.getByText("It was made with version 0.0.9 of the questions.")).toBeVisible();
  await form.button("Take these answers").click();
  await form.go("#/result");
  const { text } = await form.save("Save the answers");
  expect(JSON.parse(text)).toMatchObject({ rubric: `place-readiness@${VERSION}` });
});

test("a file that was saved here is the same when it is opened again", async ({ form, page }) => {
  await form.take(assessment({ "SCO-1": shown("3"), "GOV-4": { not_known: true } }));
  await form.go("#/result");
  const { name, text } = await form.save("Save the answers");
  await form.choose({ name, text });
  await expect(page.getByText("It holds the same answers as you have here.")).toBeVisible();
});

test(
  "the worked example has the report that the command line gives it",
  SERVED,
  async ({ form }) => {
    await form.take(await fromYaml(YAML));
    await form.go("#/result");
    const report = await form.save("Save the report");
    expect(report.text).toBe(command("score", EXAMPLE, "--format", "html"));
  },
);

const HALF = json(assessment(everywhere(ALL, "2"))).slice(0, 400);
const RESULT = json({ format: "place-readiness/result/1", overall: { score: 75 } });
const REFUSED = [
  ["that is empty", "", "The file is empty."],
  ["that is cut in half", HALF, /ends in the middle, at line \d+/],
  ["in YAML", YAML, "This looks like a file in YAML"],
  ["with a result", RESULT, "This is a result and not answers."],
  ["with several documents", "[{}, {}]", "The file is a list of several documents."],
  ["that is a web page", "<!doctype html><title>x</title>", "This is a web page"],
  ["to other questions", json(assessment({}, { rubric: "tea-round@1.0.0" })), "tea-round"],
  ["of another format", json(assessment({}, { format: "x/2" })), "x/2"],
  ["that is no document", "{}", "This is no file of answers"],
  ["of bytes", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]), "This file cannot be used."],
  ["of more than a megabyte", `{"note": "${"x".repeat(1_200_000)}"}`, /larger than 1 MB/],
  ["nested without end", `${"[".repeat(200_000)}`, "This file cannot be used."],
  ["with a date that no calendar has", json(assessment({}, { date: "2026-02-31" })), "cannot be"],
] as const;

for (const [what, text, message] of REFUSED) {
  test(`a file ${what} is refused in words, and nothing changes`, async ({ form, page }) => {
    await answerTwo(form);
    await form.choose({ name: "file.json", text });
    const told = page.getByRole("alert").filter({ hasText: "This file cannot be used." });
    await expect(told).toContainText(message);
    await expect(page.getByText("Nothing has changed.")).toBeVisible();
    await expect(form.button(/^Take/)).toHaveCount(0);
    await form.go("#/question/SCO-2");
    await expect(form.level("4")).toBeChecked();
  });
}

test("a file is opened by dropping it", async ({ form, page }) => {
  await form.go("#/open");
  const files = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "dropped.json", { type: "application/json" }));
      return transfer;
    },
    json(assessment({ "SCO-1": "3" })),
  );
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: files });
  await expect(page.getByRole("heading", { name: "The file dropped.json" })).toBeVisible();
});
