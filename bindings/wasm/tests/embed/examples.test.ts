/** The examples, as they are: each form is answered by click, and each host hears of it. */

import { AxeBuilder } from "@axe-core/playwright";

import { answers } from "../../examples/answers.js";
import { bundle } from "./support/bundle.js";
import { expect, Form, hostPage, test } from "./support/test.js";

test("a plain page shows what the form tells, under a policy of its own", async ({
  page,
  server,
}) => {
  await page.goto(server.address("/examples/plain.html"));
  const form = Form.on(page);
  await form.toFirstQuestion();

  await form.level("3").check();

  const told = page.locator("#event");
  await expect(told).toHaveText("change: 1 of 48 questions answered, score not yet.");
  const assessment: unknown = JSON.parse((await page.locator("#assessment").textContent()) ?? "");
  expect(assessment).toMatchObject({
    place: { name: "North Place" },
    respondent: { partner: "council" },
    answers: { "SCO-1": "3" },
  });

  await page.getByRole("button", { name: "Hand it some answers" }).click();
  await expect(told).toHaveText("change: 2 of 48 questions answered, score not yet.");
  await expect(form.level("3")).toBeChecked();
});

test("a person finishes in a plain page, which hears of it as submit", async ({ page, server }) => {
  await page.goto(server.address("/examples/plain.html"));
  const form = Form.on(page);
  await expect(form.title).toBeVisible();
  await page.getByRole("button", { name: "Hand it some answers" }).click();

  await form.link("List of questions").click();
  await form.link("Check your answers").click();
  await form.button("Finish and see the result").click();

  await expect(form.title).toHaveText("Your result");
  const told = page.locator("#event");
  await expect(told).toHaveText(/^(submit|change): 2 of 48 questions answered, score not yet\.$/);
  await expect(form.element.locator("place-readiness-report")).toContainText("North Place");
});

test("the plain page is fit for all, in light and in dark", async ({ page, server }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(server.address("/examples/plain.html"));
    await Form.on(page).toFirstQuestion();

    const { violations } = await new AxeBuilder({ page }).analyze();

    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});

const REACT = `
  import { createRoot } from "react-dom/client";
  import { useState } from "react";
  import { Assessment } from "./examples/react.jsx";
  import { answers } from "./examples/answers.js";
  function Host() {
    const [given, give] = useState(undefined);
    return <>
      <button onClick={() => give(answers)}>Hand over</button>
      <Assessment answers={given} place="West Place" />
    </>;
  }
  createRoot(document.getElementById("host")).render(<Host />);
`;

const VUE = `
  import { createApp, h, ref } from "vue";
  import { Assessment } from "./examples/vue.js";
  import { answers } from "./examples/answers.js";
  createApp({
    setup() {
      const given = ref(undefined);
      return () => [
        h("button", { onClick: () => (given.value = answers) }, "Hand over"),
        h(Assessment, { answers: given.value, place: "West Place" }),
      ];
    },
  }).mount("#host");
`;

for (const [name, source] of [["React", REACT], ["Vue", VUE]] as const) {
  test(`in ${name}, the form takes properties and tells of answers`, async ({ page, server }) => {
    const script = await bundle(source);
    const body = '<div id="host"></div>';
    await page.goto(server.put(`/${name}.html`, hostPage({ body, script })));
    const form = Form.on(page);
    const told = page.locator("#told");
    await form.toFirstQuestion();

    await form.answer("3");
    await form.answer("2");
    await expect(told).toHaveText("West Place: 2 answered");

    await page.getByRole("button", { name: "Hand over" }).click();
    await expect(told).toHaveText("North Place: 2 answered");
    await form.link("List of questions").click();
    await form.link("Check your answers").click();
    await form.button("Finish and see the result").click();
    await expect(told).toHaveText("North Place: 2 answered, finished");
  });
}

test("a notebook's widget fills what Python sees, and takes what Python sets", async ({
  page,
  server,
}) => {
  const script = await bundle(`
    import widget from "./examples/widget.js";
    import { Model } from "./tests/embed/support/model.js";
    window.model = new Model({
      rubric: "place-readiness", place: "West Place", assessment: null, result: null,
    });
    window.cleanUp = widget.render({ model: window.model, el: document.getElementById("host") });
  `);
  await page.goto(server.put("/widget.html", hostPage({ body: '<div id="host"></div>', script })));
  const form = Form.on(page);
  await form.toFirstQuestion();
  await form.level("3").check();

  const saved = (): Promise<unknown> => page.evaluate("window.model.saved");
  await expect.poll(saved).toMatchObject({
    assessment: { place: { name: "West Place" }, answers: { "SCO-1": "3" } },
    result: { overall: { answered: 1 } },
  });

  await page.evaluate((given) => {
    const { model } = window as unknown as { model: { arrive(key: string, to: unknown): void } };
    model.arrive("assessment", given);
  }, answers);
  await expect.poll(saved).toMatchObject({ result: { overall: { answered: 2 } } });
  await expect(form.level("3")).toBeChecked();

  await page.evaluate("window.cleanUp()");
  await expect(form.element).toHaveCount(0);
  expect(await page.evaluate("window.model.listeners")).toBe(0);
});
