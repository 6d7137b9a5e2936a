/** The form without a mouse. */

import { Keyboard } from "./support/keyboard.js";
import { expect, test } from "./support/test.js";

test("a whole journey goes by keyboard alone", { tag: "@served" }, async ({ form, page }) => {
  const keys = new Keyboard(page);
  await keys.activate("Start");
  await expect(form.title).toHaveText("Who and where");
  await expect(form.title).toBeFocused();

  await keys.to("Name of the Place");
  await keys.type("North Place");
  for (const [part, value] of [
    ["Day", "27"],
    ["Month", "3"],
    ["Year", "2026"],
  ] as const) {
    await keys.to(part);
    await keys.type(value);
  }
  await keys.choose(/^(Integrated care board|None of these)/, 0, /./);
  await keys.press("Space");
  await keys.activate("Continue");
  await expect(form.title).toHaveText("Questions");
  await expect(form.title).toBeFocused();

  await keys.activate("Leadership");
  await expect(page.getByText("LEA-1")).toBeVisible();
  await keys.to(/^0\. Not there/);
  await keys.press("ArrowDown", "ArrowDown");
  await expect(form.level("2")).toBeChecked();
  await expect(form.level("2")).toBeFocused();
  await keys.activate("Save and continue");
  await expect(form.title).toBeFocused();

  await form.title.press("Tab");
  await keys.activate("Result");
  await expect(form.title).toHaveText("Your result");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    keys.activate("Save the answers"),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.json$/);
});

test("not applicable is chosen by arrows, and asks why", async ({ form, page }) => {
  const keys = new Keyboard(page);
  await form.go("#/question/LEA-3");
  await expect(form.title).toBeFocused();
  // Five levels, then "Not known", then "Not applicable".
  await keys.choose(/^0\. Not there/, 6, /^Not applicable/);
  await keys.to("Why does it not apply?");
  await keys.type("One employer.");
  await expect(form.field("Why does it not apply?")).toHaveValue("One employer.");
  await expect(form.radio("Not applicable")).toBeChecked();
});

test("evidence is added and removed, and the focus is never lost", async ({ form, page }) => {
  const keys = new Keyboard(page);
  await form.go("#/question/SCO-1");
  await expect(form.title).toBeFocused();
  await keys.choose(/^0\. Not there/, 3, /^3\. /);

  await keys.activate("Add an item");
  await expect(form.field("What is it?")).toBeFocused();
  await keys.type("Scheme of delegation");
  await keys.to("Its date");
  await keys.type("2026-03");
  await keys.to("Where is it kept?");
  await keys.type("Board papers");
  await keys.activate("Add another item", "Space");
  await expect(form.field("What is it?").nth(1)).toBeFocused();
  await keys.type("Minutes");

  await keys.activate("Remove item 2");
  await expect(form.field("What is it?")).toHaveCount(1);
  await expect(form.button("Add another item")).toBeFocused();
  await expect(form.field("Where is it kept?")).toHaveValue("Board papers");
});

test("every error is a link to its field", async ({ form, page }) => {
  const keys = new Keyboard(page);
  await form.go("#/who");
  await keys.activate("Continue");
  const summary = page.locator("#errors");
  await expect(summary).toBeVisible();
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);

  const links = summary.getByRole("link");
  const first = (await links.first().textContent())?.trim() ?? "";
  await keys.activate(first);
  const place = form.field("Name of the Place");
  await expect(place).toBeFocused();
  await expect(place).toHaveAttribute("aria-invalid", "true");
  await expect(place).toHaveAccessibleDescription(new RegExp(first));
});

test("a date that no calendar has is refused in words", async ({ form, page }) => {
  await form.go("#/who");
  await form.sayWho("North Place", ["31", "2", "2026"]);
  await form.button("Continue").click();

  await expect(page.locator("#errors").getByRole("link")).toHaveCount(1);
  await page.locator("#errors").getByRole("link").click();
  await expect(form.field("Day")).toBeFocused();
  await expect(form.field("Day")).toHaveValue("31");
});

test("the first stop leads past the head of the page", async ({ form, page }) => {
  const keys = new Keyboard(page);
  await keys.press("Tab");
  expect(await keys.here()).toBe("Skip to the page");
  await keys.press("Enter");
  await expect(form.title).toBeFocused();
});

test("whatever has the focus can be seen to have it", async ({ form, page }) => {
  const keys = new Keyboard(page);
  await form.go("#/question/LEA-3");
  await form.level("2").check();
  await form.title.focus();
  const unseen: string[] = [];
  for (let stop = 0; stop < 25; stop += 1) {
    await keys.press("Tab");
    if (!(await keys.isSeen())) {
      unseen.push(await keys.here());
    }
  }
  expect(unseen).toEqual([]);
});
