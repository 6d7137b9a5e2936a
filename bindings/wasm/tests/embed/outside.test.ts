/** What pages of others may set by mistake: a form says what is wrong, and goes on. */

import type { Page } from "@playwright/test";

import { expect, Form, hostPage, test } from "./support/test.js";

const FORM = '<place-readiness-form rubric="place-readiness"></place-readiness-form>';
const IMPORT = 'import "/dist/form.js";';

/** Sets the answers to what a script makes, and gives the name and the message of the error. */
function refusal(page: Page, made: string): Promise<string> {
  return page.evaluate((script) => {
    const form = document.querySelector("place-readiness-form") as HTMLElement;
    try {
      Object.assign(form, { assessment: new Function("form", `return ${script}`)(form) });
      return "taken";
    } catch (thrown) {
      return (thrown as Error).name;
    }
  }, made);
}

const DEEP = `(() => {
  let deep = 1;
  for (let n = 0; n < 200000; n += 1) deep = { a: deep };
  return { ...form.assessment, answers: { "SCO-1": deep } };
})()`;
const LOOP = "(() => { const loop = {}; loop.answers = loop; return loop; })()";
const THROWS = "({ get format() { throw new Error('no'); } })";
const AGAIN = `(() => {
  const again = () => ({ ...form.assessment, get answers() { form.assessment = again(); } });
  return again();
})()`;

const REFUSED = [
  ["nested without end", DEEP],
  ["that hold themselves", LOOP],
  ["with a BigInt", '({ ...form.assessment, date: 3n })'],
  ["that throw when they are read", THROWS],
  ["that are a text", '"answers"'],
] as const;

for (const [what, made] of REFUSED) {
  test(`answers ${what} are refused, and the form goes on`, async ({ page, server }) => {
    await page.goto(server.put("/outside.html", hostPage({ body: FORM, script: IMPORT })));
    const form = Form.on(page);
    await form.toFirstQuestion();
    await form.level("2").check();

    expect(await refusal(page, made)).toBe("PlaceReadinessError");

    await expect(form.level("2")).toBeChecked();
    await form.answer("3");
    expect(await refusal(page, "JSON.parse(JSON.stringify(form.assessment))")).toBe("taken");
  });
}

test("answers that set themselves again while they are read end, and the form goes on", async ({
  page,
  server,
}) => {
  await page.goto(server.put("/again.html", hostPage({ body: FORM, script: IMPORT })));
  const form = Form.on(page);
  await form.toFirstQuestion();

  expect(await refusal(page, AGAIN)).toBe("PlaceReadinessError");

  await form.answer("3");
  await expect(form.title).toBeVisible();
});

const SET = [
  ["an engine that is none", "form.engine = {}"],
  ["an engine that is a number", "form.engine = 7"],
  ["a rubric that there is not", 'form.setAttribute("rubric", "\\u202e" + "x".repeat(1e6))'],
  ["a rubric that is no text", "form.rubric = 7"],
  ["a place for answers that no key can have", 'form.keep = "\\ud800"'],
] as const;

for (const [what, script] of SET) {
  test(`${what} is told in words, and a form that is set right comes back`, async ({
    page,
    server,
  }) => {
    const run = (code: string): Promise<void> =>
      page.evaluate(
        (text) => new Function("form", text)(document.querySelector("place-readiness-form")),
        code,
      );
    await page.goto(server.put("/set.html", hostPage({ body: FORM, script: IMPORT })));
    const form = Form.on(page);
    await expect(form.title).toBeVisible();

    await run(`window.good = form.engine; ${script}`);
    const told = form.element.getByRole("alert");
    await expect(told).toContainText("This form could not start");
    expect((await told.innerText()).length).toBeLessThan(400);

    await run('Object.assign(form, { keep: null, rubric: "place-readiness", engine: null })');
    await run("form.engine = window.good");
    await expect(form.title).toBeVisible();
  });
}

test("what is no text says nothing: a place, a kind of partner, words", async ({ page, server }) => {
  const script = `${IMPORT}
    const form = document.querySelector("place-readiness-form");
    Object.assign(form, { place: 7, respondentPartner: {}, language: 3, address: [] });
    form.words = { "start.begin": 5, "open.title": null };
  `;
  await page.goto(server.put("/texts.html", hostPage({ body: FORM, script })));
  const form = Form.on(page);

  await form.button("Start").click();

  await expect(form.field("Name of the Place")).toHaveValue("");
});
