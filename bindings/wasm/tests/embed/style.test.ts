/** Style sheets of host and form: neither breaks into the other, and a host can lend colours. */

import { expect, Form, hostPage, test } from "./support/test.js";

const FORM = '<place-readiness-form rubric="place-readiness"></place-readiness-form>';
const IMPORT = 'import "/dist/form.js";';

/** What a host may do to its own page. */
const RUDE = `
  * { color: rgb(255, 0, 0) !important; font-family: serif !important; }
  body * { font-size: 40px !important; line-height: 4 !important; }
  * { letter-spacing: 9px !important; text-align: right !important; }
  * { font-style: italic !important; text-transform: uppercase !important; }
  label, legend, h1 { display: none !important; }
  input { opacity: 0.1 !important; }
  button { background: rgb(255, 0, 0) !important; }
`;

/** How a part of the form looks in the end. */
const look = (form: Form, selector: string, property: string): Promise<string> =>
  form.element.evaluate(
    (element, [at, name]) => {
      const part = element.shadowRoot?.querySelector(at ?? "");
      return part ? getComputedStyle(part).getPropertyValue(name ?? "") : "no such part";
    },
    [selector, property],
  );

test("a rude style sheet of the host stays outside", async ({ page, server }) => {
  const style = RUDE;
  await page.goto(server.put("/calm.html", hostPage({ body: FORM, script: IMPORT })));
  const form = Form.on(page);
  const parts = ["h1", "label", "p", ".nhsuk-button", "input[type=radio]", "textarea"];
  const properties = [
    ...["background-color", "color", "display", "font-family", "font-size", "font-style"],
    ...["letter-spacing", "line-height", "opacity", "text-align", "text-transform"],
  ];
  const looks = async (): Promise<string[]> => {
    await form.toFirstQuestion();
    const found = parts.flatMap((part) =>
      properties.map(async (name) => `${part} ${name}: ${await look(form, part, name)}`),
    );
    return Promise.all(found);
  };
  const calm = await looks();
  expect(calm).toContain("h1 font-family: Arial, Helvetica, sans-serif");

  await page.goto(server.put("/rude.html", hostPage({ body: FORM, script: IMPORT, style })));

  expect(await looks()).toEqual(calm);
});

test("the form leaves no style, id or global name in the page", async ({ page, server }) => {
  const script = `
    const names = () => Object.getOwnPropertyNames(window).filter((name) => !/^\\d+$/.test(name));
    const before = new Set(names());
    await import("/dist/form.js");
    await customElements.whenDefined("place-readiness-form");
    window.added = names().filter((name) => !before.has(name));
  `;
  const style = "p { color: rgb(0, 128, 0); }";
  const body = `<p id="own">Text of the host</p>${FORM}`;
  await page.goto(server.put("/clean.html", hostPage({ body, script, style })));
  const form = Form.on(page);
  await form.toFirstQuestion();

  const found = await page.evaluate(() => ({
    // The library that the form is made with leaves its version there.
    added: (window as unknown as { added: string[] }).added.filter(
      (name) => !/^(lit|reactive)[A-Z]/.test(name),
    ),
    // A test wrote one style sheet into the page.
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
    title: document.title,
    hash: location.hash,
  }));

  expect(found).toEqual({ added: [], sheets: 1, ids: ["own"], title: "A host", hash: "" });
  await expect(page.locator("#own")).toHaveCSS("color", "rgb(0, 128, 0)");
});

test("a host lends its colours, its font and its measure", async ({ page, server }) => {
  const style = `place-readiness-form {
    --place-readiness-accent: rgb(1, 2, 3);
    --place-readiness-on-accent: rgb(250, 251, 252);
    --place-readiness-ground: rgb(240, 241, 242);
    --place-readiness-ink: rgb(10, 11, 12);
    --place-readiness-font: "Host Font", serif;
    --place-readiness-measure: 321px;
  }`;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(server.put("/lent.html", hostPage({ body: FORM, script: IMPORT, style })));
    const form = Form.on(page);
    await expect(form.title).toBeVisible();

    await expect(form.button("Start")).toHaveCSS("background-color", "rgb(1, 2, 3)");
    await expect(form.button("Start")).toHaveCSS("color", "rgb(250, 251, 252)");
    await expect(form.element).toHaveCSS("background-color", "rgb(240, 241, 242)");
    await expect(form.title).toHaveCSS("color", "rgb(10, 11, 12)");
    await expect(form.title).toHaveCSS("font-family", '"Host Font", serif');
    await expect(form.title).toHaveCSS("max-width", "321px");

    await form.link("Result").click();
    const report = form.element.locator("place-readiness-report");
    await expect(report).toHaveCSS("color", "rgb(10, 11, 12)");
    await expect(report).toHaveCSS("font-family", '"Host Font", serif');
  }
});

test("the form is light or dark as the device is", async ({ page, server }) => {
  await page.goto(server.put("/scheme.html", hostPage({ body: FORM, script: IMPORT })));
  const form = Form.on(page);
  await expect(form.title).toBeVisible();

  await page.emulateMedia({ colorScheme: "light" });
  await expect(form.element).toHaveCSS("background-color", "rgb(255, 255, 255)");

  await page.emulateMedia({ colorScheme: "dark" });
  await expect(form.element).not.toHaveCSS("background-color", "rgb(255, 255, 255)");
});
