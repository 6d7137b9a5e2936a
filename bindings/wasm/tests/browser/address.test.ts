/** The address of the page, and the browser's own buttons. */

import { expect, test } from "./support/test.js";

const SERVED = { tag: "@served" };

test("the address names the question", SERVED, async ({ form, page }) => {
  await form.go("#/question/GOV-2");
  await expect(page.getByText("GOV-2")).toBeVisible();
  await form.answer("1");
  // The critical questions come first, and GOV-3 is none.
  await expect(page).toHaveURL(`${form.address}#/question/GOV-4`);

  await form.open("#/question/FIN-4");
  await expect(page.getByText("FIN-4")).toBeVisible();
});

test("back and forward lead through the pages that were seen", SERVED, async ({ form, page }) => {
  await form.button("Start").click();
  await expect(form.title).toHaveText("Who and where");
  await form.link(/^List of questions$/).click();
  await expect(form.title).toHaveText("Questions");
  await form.link(/^Result$/).click();
  await expect(form.title).toHaveText("Your result");

  await page.goBack();
  await expect(form.title).toHaveText("Questions");
  await page.goBack();
  await expect(form.title).toHaveText("Who and where");
  await page.goForward();
  await expect(form.title).toHaveText("Questions");
  await form.button("Back").click();
  await expect(form.title).toHaveText("Who and where");
});

test("a reload stays on the page", SERVED, async ({ form, page }) => {
  await form.go("#/question/MON-5");
  await expect(page.getByText("MON-5")).toBeVisible();
  await page.reload();
  await expect(page.getByText("MON-5")).toBeVisible();
  await expect(page).toHaveURL(/#\/question\/MON-5$/);
});

test("every page has a title of its own", async ({ form, page }) => {
  const titles = new Set<string>();
  const routes = [
    "",
    "who",
    "tasks",
    "question/SCO-1",
    "check",
    "result",
    "open",
    "keep",
    "combine",
  ];
  for (const route of routes) {
    await form.open(`#/${route}`);
    await expect.poll(() => page.title()).not.toBe("");
    titles.add(await page.title());
  }
  expect(titles.size).toBe(routes.length);
});

const STRANGE = [
  "#/question/NO-SUCH",
  "#/question/",
  "#/question/__proto__",
  "#/question/constructor",
  "#/nowhere",
  "#/question/%E0%A4%A",
  "#/question/SCO-1/more",
  "#/question/<img src=x onerror=alert(1)>",
  "#javascript:alert(1)",
  "#/question/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
  `#/question/${"A".repeat(5_000)}`,
  "#",
];

test("an address that means nothing leads to a page that does", async ({ form, page }) => {
  for (const route of STRANGE) {
    await page.goto("about:blank");
    await form.open(route);
    await expect(form.title, route.slice(0, 60)).not.toHaveText("");
  }
});

test("the same holds while the form is open", async ({ form, page }) => {
  for (const route of STRANGE) {
    await page.evaluate((hash) => (location.hash = hash), route);
    await expect(form.title, route.slice(0, 60)).toBeVisible();
  }
  await form.go("#/tasks");
  await expect(form.title).toHaveText("Questions");
});
