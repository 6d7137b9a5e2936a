/** What this browser keeps of answers, and what becomes of it when something goes wrong. */

import type { Page } from "@playwright/test";

import { VERSION } from "./support/documents.js";
import { Form } from "./support/form.js";
import { expect, test } from "./support/test.js";

const SERVED = { tag: "@served" };
const NOTE = "Agreed by the board in March.";
const ANSWERS = "place-readiness/place-readiness/answers";

/** Answers one question with a note, and waits for nothing. */
async function answerOne(form: Form): Promise<void> {
  await form.go("#/question/SCO-1");
  await form.level("3").check();
  await form.field("Anything to add?").fill(NOTE);
}

async function expectAnswer(form: Form): Promise<void> {
  await form.go("#/question/SCO-1");
  await expect(form.level("3")).toBeChecked();
  await expect(form.field("Anything to add?")).toHaveValue(NOTE);
}

/** Opens the form once more in a tab beside. */
async function another(form: Form): Promise<Form> {
  const beside = new Form(await form.page.context().newPage(), form.address);
  await beside.open();
  return beside;
}

async function change(page: Page, key: string, text: string): Promise<void> {
  await page.evaluate(
    ([name, value]) => localStorage.setItem(name ?? "", value ?? ""),
    [key, text],
  );
}

test(
  "answers are kept as they are typed, and a reload brings them back",
  SERVED,
  async ({ form, page }) => {
    await answerOne(form);
    await expect(form.keeping).toContainText("Saved in this browser at");
    await page.reload();
    await expectAnswer(form);
    await form.open("#/start");
    await expect(form.button("Carry on")).toBeVisible();
  },
);

test("a tab that crashes takes nothing with it", SERVED, async ({ form, page }) => {
  await answerOne(form);
  await expect(form.keeping).toContainText("Saved in this browser at");
  const crashed = page.waitForEvent("crash");
  const session = await page.context().newCDPSession(page);
  session.send("Page.crash").catch(() => undefined);
  await crashed;

  await expectAnswer(await another(form));
});

test("whoever turns keeping off leaves nothing behind", async ({ form, page, watch }) => {
  await answerOne(form);
  await form.go("#/keep");
  await form.radio("No, do not keep them").check();
  await expect(form.keeping).toContainText("Not saved in this browser");
  await form.go("#/question/SCO-3");
  await form.level("2").check();

  const kept = JSON.stringify(await form.kept());
  expect(kept).not.toContain(NOTE);
  expect(kept).not.toContain("SCO-");
  await expectAnswer(form);
  await page.reload();
  expect(watch.leaving).toBe(1);
  await form.go("#/question/SCO-1");
  await expect(form.level("3")).not.toBeChecked();
  await expect(form.keeping).toContainText("Not saved in this browser");
});

test("clearing removes everything, and can be taken back", async ({ form, page }) => {
  await answerOne(form);
  await form.go("#/keep");
  await form.button("Clear everything").click();
  await expect(form.notices).toContainText("All answers and settings are cleared.");
  expect(JSON.stringify(await form.kept())).not.toContain(NOTE);

  await form.notices.getByRole("button", { name: "Undo" }).click();
  await expectAnswer(form);
  await page.reload();
  await expectAnswer(form);
});

test("what was cleared stays cleared", async ({ form, page }) => {
  await answerOne(form);
  await form.go("#/keep");
  await form.button("Clear everything").click();
  await page.reload();
  await form.go("#/question/SCO-1");
  await expect(form.level("3")).not.toBeChecked();
});

test(
  "answers are locked by a passphrase, and opened by that one alone",
  SERVED,
  async ({ form, page }) => {
    await answerOne(form);
    await form.go("#/keep");
    await form.field("New passphrase").fill("three old kettles");
    await form.field("The same again").fill("three old kettles");
    await form.button("Set the passphrase").click();
    await expect(form.keeping).toContainText("Locked with your passphrase.");

    const kept = JSON.stringify(await form.kept());
    for (const secret of [NOTE, "SCO-1", "three old kettles"]) {
      expect(kept).not.toContain(secret);
    }

    await page.reload();
    await expect(form.title).toHaveText("Enter your passphrase");
    await expect(page.getByText(NOTE)).toHaveCount(0);
    await form.field("Passphrase").fill("three new kettles");
    await form.button("Unlock").click();
    await expect(page.getByText("That is not the passphrase. Try again.")).toBeVisible();

    await form.field("Passphrase").fill("three old kettles");
    await form.button("Unlock").click();
    await expect(form.title).not.toHaveText("Enter your passphrase");
    await expectAnswer(form);
    await form.field("Anything to add?").fill("A later note.");
    await expect(form.keeping).toContainText("Saved");
    expect(JSON.stringify(await form.kept())).not.toContain("A later note.");
  },
);

test("a passphrase that is short or typed in two ways is not taken", async ({ form }) => {
  await form.go("#/keep");
  await form.field("New passphrase").fill("kettle");
  await form.button("Set the passphrase").click();
  await expect(form.page.getByText("must have at least 8 characters")).toBeVisible();
  await form.field("New passphrase").fill("three old kettles");
  await form.field("The same again").fill("three odd kettles");
  await form.button("Set the passphrase").click();
  await expect(form.page.getByText("The two passphrases are not the same")).toBeVisible();
});

test("a second tab only shows, until it takes over", SERVED, async ({ form }) => {
  await answerOne(form);
  const second = await another(form);
  await expect(second.keeping).toContainText("open in another tab");
  await second.go("#/question/SCO-1");
  await expect(second.level("3")).toBeChecked();
  await expect(second.level("1")).toBeDisabled();

  await form.field("Anything to add?").fill("From the first tab.");
  await expect(second.field("Anything to add?")).toHaveValue("From the first tab.");

  await second.button("Use this tab instead").click();
  await expect(second.level("1")).toBeEnabled();
  await expect(form.keeping).toContainText("open in another tab");
  await second.level("1").check();
  await expect(form.level("1")).toBeChecked();
  await expect(second.field("Anything to add?")).toHaveValue("From the first tab.");
});

test("the second tab has its turn when the first is closed", async ({ form }) => {
  await answerOne(form);
  const second = await another(form);
  await expect(second.keeping).toContainText("open in another tab");
  await form.page.close();
  await expect(second.keeping).not.toContainText("open in another tab");
  await expectAnswer(second);
});

test(
  "full storage is told in plain words, and no answer is lost",
  SERVED,
  async ({ form, page }) => {
    await form.go("#/who");
    await form.sayWho("North Place", ["27", "3", "2026"]);
    await answerOne(form);
    await page.evaluate(() => {
      for (let size = 4_194_304; size >= 1; size /= 2) {
        try {
          localStorage.setItem(`filler-${size}`, "x".repeat(size));
        } catch {
          continue;
        }
      }
    });
    const long = "A longer note than there is room for. ".repeat(20).trim();
    await form.field("Anything to add?").fill(long);
    await expect(form.keeping).toContainText("Not saved.");
    await expect(form.keeping).toContainText("no room left");
    await expect(form.field("Anything to add?")).toHaveValue(long);

    await form.go("#/result");
    expect((await form.save("Save the answers")).text).toContain(long);

    await page.evaluate(() => {
      Object.keys(localStorage)
        .filter((key) => key.startsWith("filler-"))
        .forEach((key) => localStorage.removeItem(key));
    });
    await form.go("#/question/SCO-3");
    await form.level("1").check();
    await expect(form.keeping).toContainText("Saved in this browser at");
  },
);

test("damaged storage is said to be damaged, and its text is not thrown away", async ({
  form,
  page,
}) => {
  await answerOne(form);
  const whole = (await form.kept())[ANSWERS] ?? "";
  const half = whole.slice(0, whole.length / 2);
  expect(half).not.toBe("");
  await change(page, ANSWERS, half);

  await page.reload();
  await expect(form.notices).toContainText("are damaged and could not be read");
  const saved = await form.save(
    form.notices.getByRole("button", { name: "Save the damaged text" }),
  );
  expect(saved.text).toBe(half);
  expect(Object.values(await form.kept())).toContain(half);

  await form.go("#/question/SCO-1");
  await expect(form.level("3")).not.toBeChecked();
  await form.level("1").check();
  expect(Object.values(await form.kept())).toContain(half);
});

for (const [what, text] of [
  ["text that is no JSON", "hello"],
  ["a list", "[]"],
  ["another format", '{"format":"somebody-else/1","draft":{}}'],
  ["a prototype", '{"__proto__":{"format":"place-readiness/draft/1"}}'],
] as const) {
  test(`the form starts in spite of kept ${what}`, async ({ form, page }) => {
    await change(page, ANSWERS, text);
    await page.reload();
    await expect(form.title).toHaveText("Place readiness");
    await expect(form.notices).toContainText("damaged");
    expect(Object.values(await form.kept())).toContain(text);
  });
}

test("answers kept under a newer version of the questions are used where they fit", async ({
  form,
  page,
}) => {
  await answerOne(form);
  const kept = (await form.kept())[ANSWERS] ?? "";
  const newer = kept.replaceAll(`place-readiness@${VERSION}`, "place-readiness@9.0.0");
  expect(newer).not.toBe(kept);
  await change(page, ANSWERS, newer);
  await page.reload();
  await expectAnswer(form);
});

test("kept answers to a question that is gone are put aside and can be saved", async ({
  form,
  page,
}) => {
  await answerOne(form);
  await form.go("#/question/SCO-2");
  await form.level("1").check();
  const kept = (await form.kept())[ANSWERS] ?? "";
  await change(page, ANSWERS, kept.replaceAll('"SCO-1"', '"GONE-1"'));
  await page.reload();

  await expect(form.notices).toContainText("1 kept answer does not fit these questions.");
  const button = form.notices.getByRole("button", { name: "Save what was put aside" });
  const { text } = await form.save(button);
  expect(text).toContain("GONE-1");
  expect(text).toContain(NOTE);
  await form.go("#/question/SCO-2");
  await expect(form.level("1")).toBeChecked();
});

test("what another page plants among the kept answers does no harm", async ({ form, page }) => {
  await answerOne(form);
  const kept = (await form.kept())[ANSWERS] ?? "";
  const planted = "<img src=x onerror=alert(1)>";
  await change(page, ANSWERS, kept.replaceAll(NOTE, planted));
  await page.reload();
  await form.go("#/question/SCO-1");
  await expect(form.field("Anything to add?")).toHaveValue(planted);
  await form.go("#/result");
  await expect(form.report.getByText(planted)).toBeVisible();
});
