/** Every state of every page: rules of accessibility, narrow screens, and targets. */

import { breaches, faintText, magnify, overflow, smallTargets } from "./support/looks.js";
import { STATES } from "./support/states.js";
import { expect, test } from "./support/test.js";

for (const { name, arrive } of STATES) {
  test(`axe finds nothing, light or dark, and a narrow screen is enough: ${name}`, async ({
    form,
    page,
  }) => {
    await arrive(form);
    expect(await breaches(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await faintText(page)).toEqual([]);

    await magnify(page);
    expect(await overflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
  });
}

test("colours that a person forces are heeded, and nothing is lost", async ({ form, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await form.go("#/question/SCO-1");
  await form.level("2").check();
  const seen = await form.level("2").evaluate((field) => {
    const dot = getComputedStyle(field.nextElementSibling ?? field, "::after");
    return dot.opacity === "1" && dot.borderTopWidth !== "0px";
  });
  expect(seen).toBe(true);
  expect(await overflow(page)).toBe(0);
});

test("nothing moves for whoever asks for less motion", async ({ form, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await form.go("#/result");
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
});

test("a change of page is told by its title and takes the focus along", async ({ form, page }) => {
  await form.button("Start").click();
  await expect(form.title).toBeFocused();
  await expect(page).toHaveTitle("Who and where – Place readiness");
  await form.link(/^List of questions$/).click();
  await expect(form.title).toBeFocused();
  await expect(page).toHaveTitle("Questions – Place readiness");
});

test("what happens is read out: regions are there before they are filled", async ({
  form,
  page,
}) => {
  await form.go("#/question/SCO-1");
  const status = page.locator(".notices").getByRole("status");
  await expect(status).toHaveCount(1);
  await form.level("2").check();
  await form.button("Clear this answer").click();
  await expect(status).toContainText("is cleared");
});
