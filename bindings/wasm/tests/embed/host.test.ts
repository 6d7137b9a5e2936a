/** What a host can rely on: what it sets shows, and neither side disturbs the other. */

import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import type { AssessmentDocument } from "../../types.js";
import { answers } from "../../examples/answers.js";
import { ours } from "./support/folders.js";
import { expect, Form, hostPage, test } from "./support/test.js";

const FORM = '<place-readiness-form rubric="place-readiness"></place-readiness-form>';
const IMPORT = `
  import { engineFor } from "/dist/form.js";
  import { Rubric } from "/dist/index.js";
`;

/** A second rubric, of another field, as JSON for a script. */
const OTHER = JSON.stringify(readFileSync(ours("docs/examples/delivery-maturity.yaml"), "utf8"));

/** Notes every event that comes out of the forms, by name, and its assessment. */
const LISTEN = `
  window.heard = [];
  for (const name of ["change", "input", "submit", "page"]) {
    document.addEventListener(name, (event) => window.heard.push({ name, ...event.detail }));
  }
`;

interface Heard {
  readonly name: string;
  readonly assessment: AssessmentDocument;
}

/** What the page has heard since it was last asked. */
const heard = (page: Page): Promise<Heard[]> =>
  page.evaluate(() => (window as unknown as { heard: Heard[] }).heard.splice(0));

const assessmentOf = (page: Page, selector = "place-readiness-form"): Promise<AssessmentDocument> =>
  page.evaluate((at) => (document.querySelector(at) as never)["assessment"], selector);

function set(page: Page, property: string, value: unknown): Promise<void> {
  return page.evaluate(
    ([name, to]) => {
      Object.assign(document.querySelector("place-readiness-form") ?? {}, { [String(name)]: to });
    },
    [property, value],
  );
}

test("attributes fill in the place and the kind of partner", async ({ page, server }) => {
  const body = FORM.replace("><", ' place="East Place" respondent-partner="council"><');
  await page.goto(server.put("/attributes.html", hostPage({ body, script: IMPORT })));
  const form = Form.on(page);

  await form.button("Start").click();

  await expect(form.field("Name of the Place")).toHaveValue("East Place");
  await expect(form.element.getByRole("radio", { name: "Council" })).toBeChecked();
});

test("answers that were set before the element was known are shown", async ({ page, server }) => {
  const script = `
    document.querySelector("place-readiness-form").assessment = ${JSON.stringify(answers)};
    await import("/dist/form.js");
  `;
  await page.goto(server.put("/early.html", hostPage({ body: FORM, script })));
  const form = Form.on(page);

  await form.toFirstQuestion();

  await expect(form.level("3")).toBeChecked();
});

test("a page that hands back what it was told changes nothing", async ({ page, server }) => {
  const script = `${IMPORT} ${LISTEN}
    const form = document.querySelector("place-readiness-form");
    window.rounds = 0;
    form.addEventListener("change", ({ detail }) => {
      window.rounds += 1;
      if (window.rounds < 50) {
        form.assessment = detail.assessment;
        form.assessment = JSON.parse(JSON.stringify(detail.assessment));
      }
    });
  `;
  await page.goto(server.put("/back.html", hostPage({ body: FORM, script })));
  const form = Form.on(page);
  await form.toFirstQuestion();
  await heard(page);

  await form.level("2").check();

  await expect.poll(async () => (await assessmentOf(page)).answers).toEqual({ "SCO-1": "2" });
  expect((await heard(page)).filter(({ name }) => name === "change")).toHaveLength(1);
  await expect(form.level("2")).toBeFocused();
});

test("answers that are refused change nothing, and the host is told why", async ({
  page,
  server,
}) => {
  await page.goto(server.put("/refused.html", hostPage({ body: FORM, script: IMPORT })));
  const form = Form.on(page);
  await form.toFirstQuestion();
  await form.level("2").check();

  const codes = await page.evaluate(() => {
    try {
      const form = document.querySelector("place-readiness-form");
      Object.assign(form ?? {}, { assessment: { format: "something-else" } });
      return [];
    } catch (thrown) {
      const { problems } = thrown as { problems: { code: string }[] };
      return problems.map(({ code }) => code);
    }
  });

  expect(codes).not.toEqual([]);
  expect((await assessmentOf(page)).answers).toEqual({ "SCO-1": "2" });
});

test("nothing set is nothing said", async ({ page, server }) => {
  await page.goto(server.put("/nothing.html", hostPage({ body: FORM, script: IMPORT })));
  const form = Form.on(page);
  await form.toFirstQuestion();
  await form.level("2").check();

  await set(page, "assessment", null);
  await set(page, "assessment", undefined);

  expect((await assessmentOf(page)).answers).toEqual({ "SCO-1": "2" });
  await expect(form.element.locator(".notice")).toHaveCount(0);
});

test("a host hears of answers alone, and always with what was answered", async ({
  page,
  server,
}) => {
  const script = `${IMPORT} ${LISTEN}`;
  await page.goto(server.put("/events.html", hostPage({ body: FORM, script })));
  const form = Form.on(page);
  await form.button("Start").click();

  await form.field("Name of the Place").pressSequentially("East");

  const all = await heard(page);
  expect(new Set(all.map(({ name }) => name))).toEqual(new Set(["change"]));
  expect(all.every(({ assessment }) => assessment.format === answers.format)).toBe(true);
  expect(all.at(-1)?.assessment.place.name).toBe("East");
});

test("a rubric and words of the host's own are shown", async ({ page, server }) => {
  const script = `${IMPORT}
    const form = document.createElement("place-readiness-form");
    form.language = "cy";
    form.words = { "start.begin": "Dechrau" };
    form.engine = engineFor(Rubric.fromYaml(${OTHER}));
    document.body.append(form);
  `;
  await page.goto(server.put("/own.html", hostPage({ body: "", script })));
  const form = Form.on(page);

  await expect(form.title).toHaveText("Software delivery");
  await expect(form.element.locator("[lang=cy]").first()).toBeVisible();
  await form.button("Dechrau").click();
  await expect(form.title).toHaveText("Who and where");
});

test("words that come after the engine are shown as well", async ({ page, server }) => {
  await page.goto(server.put("/words.html", hostPage({ body: FORM, script: IMPORT })));
  const form = Form.on(page);
  await expect(form.button("Start")).toBeVisible();

  await set(page, "words", { "start.begin": "Dechrau" });

  await expect(form.button("Dechrau")).toBeVisible();
});

test("two forms of two rubrics do not disturb each other", async ({ page, server }) => {
  const script = `${IMPORT}
    const [first, second] = document.querySelectorAll("place-readiness-form");
    first.engine = engineFor(Rubric.builtin());
    second.engine = engineFor(Rubric.fromYaml(${OTHER}));
  `;
  const body = `<place-readiness-form id="a"></place-readiness-form>
    <place-readiness-form id="b"></place-readiness-form>`;
  await page.goto(server.put("/two.html", hostPage({ body, script })));
  const first = Form.on(page, "#a");
  const second = Form.on(page, "#b");
  await expect(second.title).toHaveText("Software delivery");

  await first.toFirstQuestion();
  await first.level("3").check();
  await second.button("Start").click();

  await expect(second.title).toHaveText("Who and where");
  await expect(first.level("3")).toBeChecked();
  expect((await assessmentOf(page, "#a")).answers).toEqual({ "SCO-1": "3" });
  expect((await assessmentOf(page, "#b")).answers).toEqual({});
});

test("of two forms of one rubric, one writes and the other can take over", async ({
  page,
  server,
}) => {
  const body = FORM.replace("><", ' id="a"><') + FORM.replace("><", ' id="b"><');
  await page.goto(server.put("/twins.html", hostPage({ body, script: IMPORT })));
  const first = Form.on(page, "#a");
  const second = Form.on(page, "#b");

  await first.toFirstQuestion();
  await first.level("3").check();

  await expect(second.element).toContainText("open in another tab");
  await second.button("Use this tab instead").click();
  await second.toFirstQuestion();
  await expect(second.level("3")).toBeChecked();
  await second.level("4").check();
  await expect(first.element).toContainText("open in another tab");
  expect((await assessmentOf(page, "#b")).answers).toEqual({ "SCO-1": "4" });
});

test("of two forms of one rubric with names of their own, each keeps its answers", async ({
  page,
  server,
}) => {
  const named = (id: string): string => FORM.replace("><", ` id="${id}" keep="case-${id}"><`);
  const body = named("a") + named("b");
  await page.goto(server.put("/cases.html", hostPage({ body, script: IMPORT })));
  for (const [id, level] of [["a", "3"], ["b", "4"]] as const) {
    const form = Form.on(page, `#${id}`);
    await form.toFirstQuestion();
    await form.level(level).check();
  }

  await page.reload();

  await expect(Form.on(page, "#b").title).toBeVisible();
  expect((await assessmentOf(page, "#a")).answers).toEqual({ "SCO-1": "3" });
  expect((await assessmentOf(page, "#b")).answers).toEqual({ "SCO-1": "4" });
});

test("where the host keeps the answers, the form leaves nothing in the browser", async ({
  page,
  server,
}) => {
  const named = (id: string): string => FORM.replace("><", ` id="${id}" keep="none"><`);
  const body = named("a") + named("b");
  await page.goto(server.put("/none.html", hostPage({ body, script: IMPORT })));
  for (const [id, level] of [["a", "3"], ["b", "4"]] as const) {
    const form = Form.on(page, `#${id}`);
    await form.toFirstQuestion();
    await form.level(level).check();
    await expect(form.element).not.toContainText("aved in this browser");
  }

  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  expect((await assessmentOf(page, "#a")).answers).toEqual({ "SCO-1": "3" });
  expect((await assessmentOf(page, "#b")).answers).toEqual({ "SCO-1": "4" });
});

for (const keeping of ["kept in the browser", "not kept"]) {
  test(`a form that is moved loses no answer, ${keeping}`, async ({ page, server }) => {
    const script = `${IMPORT} ${LISTEN}`;
    const body = `<div id="here">${FORM}</div><div id="there"></div>`;
    await page.goto(server.put("/moved.html", hostPage({ body, script })));
    const form = Form.on(page);
    if (keeping === "not kept") {
      await form.link("Your answers on this computer").click();
      await form.element.getByRole("radio", { name: "No, do not keep them" }).check();
    }
    await form.toFirstQuestion();
    await form.level("3").check();

    await page.evaluate(() => {
      const moved = document.querySelector("place-readiness-form");
      document.querySelector("#there")?.append(moved ?? "");
    });
    await expect(page.locator("#there place-readiness-form")).toBeVisible();
    await expect.poll(async () => (await assessmentOf(page)).answers).toEqual({ "SCO-1": "3" });

    await page.evaluate(() => {
      const moved = document.querySelector("place-readiness-form");
      moved?.remove();
      setTimeout(() => document.querySelector("#here")?.append(moved ?? ""), 200);
    });
    await expect(page.locator("#here place-readiness-form")).toBeVisible();
    await form.toFirstQuestion();
    await expect(form.level("3")).toBeChecked();
    await heard(page);
    await form.level("4").check();
    const changes = (await heard(page)).filter(({ name }) => name === "change");
    expect(changes.at(-1)?.assessment.answers).toEqual({ "SCO-1": "4" });
    expect(changes.length).toBeLessThan(3);
  });
}
