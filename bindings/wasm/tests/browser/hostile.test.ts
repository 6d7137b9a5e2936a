/** Hostile text in every field of a rubric, an assessment and a file: shown, and never run. */

import { cellsOf } from "./support/csv.js";
import { assessment } from "./support/documents.js";
import type { Form } from "./support/form.js";
import { HOSTILE, hostileAnswers, type HostileName } from "./support/hostile.js";
import { expect, test } from "./support/test.js";

const NAMES = Object.keys(HOSTILE) as HostileName[];
const ROUTES = ["start", "who", "tasks", "question/ONE-1", "question/ONE-3", "question/TWO-1"];
const MORE = ["check", "result", "open", "keep", "combine"];

/** Elements that no page of the form has, and attributes that run what they hold. */
async function intruders(form: Form): Promise<string[]> {
  return form.page.evaluate(() => {
    const found: string[] = [];
    const look = (root: ParentNode): void => {
      for (const element of root.querySelectorAll("*")) {
        const { attributes, localName } = element;
        const runs = [...attributes].some(
          ({ name, value }) => name.startsWith("on") || /^\s*javascript:/i.test(value),
        );
        const strange = /^(script|iframe|object|embed|link|style|img|animate|base|meta|template)$/;
        const own = element.getRootNode() === document;
        if (runs || (!own && strange.test(localName))) {
          found.push(element.outerHTML.slice(0, 120));
        }
        if (element.shadowRoot) {
          look(element.shadowRoot);
        }
      }
    };
    look(document);
    const others = document.querySelectorAll("body > :not(place-readiness-form, script, noscript)");
    return [...found, ...[...others].map((element) => element.outerHTML.slice(0, 120))];
  });
}

for (const name of NAMES) {
  test(`a rubric and answers full of hostile text are text: ${name}`, async ({
    opened,
    hostile,
  }) => {
    const form = await opened(hostile(name));
    await form.choose({
      name: `${HOSTILE[name].replace(/[/\\]/g, "")}.json`,
      text: JSON.stringify(hostileAnswers(name)),
    });
    await form.button(/^Take/).first().click();

    for (const route of [...ROUTES, ...MORE]) {
      await form.go(`#/${route}`);
      await expect(form.page).toHaveURL(new RegExp(`#/${route}$`));
      await form.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
      expect(await intruders(form), route).toEqual([]);
    }
    await form.go("#/question/ONE-1");
    await expect(form.field("What is it?")).toHaveValue(/\S/);
    await expect(form.title).toContainText(HOSTILE[name].slice(0, 4));
  });
}

test("hostile text typed by hand is text in the report, and comes back as it was", async ({
  form,
  page,
}) => {
  const typed = HOSTILE.handler;
  await form.go("#/who");
  await form.sayWho(typed, ["27", "3", "2026"]);
  await form.go("#/question/SCO-1");
  await form.level("3").check();
  await form.field("Anything to add?").fill(HOSTILE.script);
  await form.button("Add an item").click();
  await form.field("What is it?").fill(HOSTILE.svg);
  await form.field("Where is it kept?").fill(HOSTILE.link);

  await form.go("#/result");
  await expect(form.report.getByText(HOSTILE.script).first()).toBeVisible();
  expect(await intruders(form)).toEqual([]);
  const { text, name } = await form.save("Save the answers");
  expect(JSON.parse(text)).toMatchObject({
    place: { name: typed },
    answers: {
      "SCO-1": { note: HOSTILE.script, evidence: [{ title: HOSTILE.svg, where: HOSTILE.link }] },
    },
  });
  expect(name).toMatch(/^[A-Za-z0-9._-]+$/);

  const report = await form.save("Save the report");
  const reader = await page.context().newPage();
  await reader.setContent(report.text);
  await expect(reader.getByText(HOSTILE.script).first()).toBeVisible();
  await expect(reader.locator("script, img, iframe, [onload], [onerror]")).toHaveCount(0);
});

test("marks that turn text around are not taken from a file, and not written to one", async ({
  form,
  page,
}) => {
  const turned = "left\u202etfel";
  await form.choose({
    name: "turned.json",
    text: JSON.stringify(assessment({}, { note: turned })),
  });
  await expect(page.getByText("This file cannot be used.")).toBeVisible();

  await form.take(assessment({}));
  await form.go("#/question/SCO-1");
  await form.level("3").check();
  await form.field("Anything to add?").fill(turned);
  await form.go("#/result");
  const { text } = await form.save("Save the answers");
  expect(JSON.parse(text)).toMatchObject({ answers: { "SCO-1": { note: "lefttfel" } } });
});

test("no cell of the table is a formula", async ({ form }) => {
  const bad = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://x.test")'];
  const answers = Object.fromEntries(
    bad.map((note, at) => [
      `GOV-${at + 1}`,
      { level: "1", note, evidence: [{ title: note, where: note }] },
    ]),
  );
  await form.take(assessment(answers, { place: { id: "x", name: "=cmd|' /C calc'!A0" } }));
  await form.go("#/result");
  const { text } = await form.save("Save a table");
  const cells = cellsOf(text.replace(/^\uFEFF/, ""));
  expect(cells.length).toBeGreaterThan(48);
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(text).toContain("'=1+1");
});

test("ids that are words of the language are only ids", async ({ form, page }) => {
  const text = `{"format":"place-readiness/assessment/1","rubric":"place-readiness@0.0.1",
    "place":{"id":"x","name":"X"},"date":"2026-01-01","kind":"individual",
    "answers":{"__proto__":{"level":"1"},"constructor":"2","toString":"3","SCO-1":"2"}}`;
  await form.choose({ name: "__proto__.json", text });
  await expect(page.getByText("3 answers in the file do not fit these questions.")).toBeVisible();
  await form.button("Take these answers").click();
  await form.go("#/question/SCO-1");
  await expect(form.level("2")).toBeChecked();
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
});
