/** Files that are large, in one way or another: refused or read, and the page goes on. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { shapes, shapeText } from "../shapes.mjs";
import { assessment } from "./support/documents.js";
import type { Form } from "./support/form.js";
import { expect, test } from "./support/test.js";

/** Just less than the form refuses unread. */
const READ = 1_000_000;

const GOOD = { name: "good.json", text: JSON.stringify(assessment({ "SCO-1": "3" })) };

/** Opens one large file after the other, and after each of them a small one. */
async function openAll(form: Form, folder: string, size: number, told: RegExp): Promise<void> {
  // Thirteen files of each size: the limit on a test is there for one that hangs.
  test.slow();
  const file = join(folder, "large.json");
  for (const shape of shapes) {
    await test.step(shape, async () => {
      writeFileSync(file, shapeText(shape, size));
      await form.go("#/open");
      await form.page.getByLabel("Choose a file").setInputFiles(file);
      await expect(form.page.getByRole("heading", { name: "The file large.json" })).toBeVisible();
      await expect(form.page.locator(".opened")).toContainText(told);
      await form.choose(GOOD);
      await expect(form.page.getByRole("heading", { name: "The file good.json" })).toBeVisible();
    });
  }
  await form.button("Take these answers").click();
  await form.go("#/question/SCO-1");
  await expect(form.level("3")).toBeChecked();
}

test("ten megabytes of anything are refused, and the page goes on", async ({ form, folder }) => {
  await openAll(form, folder, 10 * READ, /larger than 1 MB/);
});

test("a megabyte of anything is read or refused, and the page goes on", async ({
  form,
  folder,
}) => {
  await openAll(form, folder, READ, /cannot be used|would change|do not fit/);
});

test("a file that the browser cannot read takes the message of the one before with it", async ({
  form,
  page,
}) => {
  await form.choose({ name: "bad.json", text: "{" });
  await expect(page.getByText("This file cannot be used.")).toBeVisible();
  const gone = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    const file = new File(["{}"], "gone.json");
    file.slice = () => {
      throw new DOMException("gone", "NotFoundError");
    };
    transfer.items.add(file);
    return Object.defineProperty(transfer, "files", { value: [file] });
  });
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: gone });
  await expect(page.getByText("gone.json")).toBeVisible();
  await expect(page.getByRole("heading", { name: "The file bad.json" })).toBeHidden();
});
