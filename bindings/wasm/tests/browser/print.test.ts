/** On paper: everything is there to be read, and nothing that only a screen needs. */

import { inflateSync } from "node:zlib";

import { assessment, CRITICAL, everywhere } from "./support/documents.js";
import { expect, test } from "./support/test.js";

const SOME = assessment(everywhere(CRITICAL, "2"));

const PRINTED = [
  { what: "result", route: "#/result", also: ["/Table", "/TH"] },
  { what: "answers", route: "#/check", also: [] },
];

for (const { what, route, also } of PRINTED) {
  test(`the ${what} can be printed as a document with its structure`, async ({ form, page }) => {
    await form.take(SOME);
    await form.go(route);
    await expect(form.title).toBeVisible();
    const pdf = await page.pdf({ tagged: true, format: "A4" });
    const text = inflated(pdf);
    const marks = ["/StructTreeRoot", "/Marked true", "/Lang (en-GB)", "/H1", ...also];
    expect(marks.filter((mark) => !text.includes(mark))).toEqual([]);
    const pages = text.match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThan(40);
  });

  test(`nothing of the ${what} is hidden on paper, and no button is printed`, async ({
    form,
    page,
  }) => {
    await form.take(SOME);
    await form.go(route);
    await expect(form.title).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
    await expect(page.getByRole("navigation", { name: "Pages of the form" })).toBeHidden();
    await expect(page.getByText("North Place").filter({ visible: true }).first()).toBeVisible();
    await expect(
      page.getByText("Services in scope are named").filter({ visible: true }).first(),
    ).toBeVisible();
  });
}

test("the report has on paper what it has on the screen", async ({ form, page }) => {
  await form.take(SOME);
  await form.go("#/result");
  await page.emulateMedia({ media: "print" });
  const folded = await form.report.evaluate(
    (report) =>
      [...(report.shadowRoot?.querySelectorAll("details > :not(summary)") ?? [])].filter(
        (it) => it.getBoundingClientRect().height === 0,
      ).length,
  );
  expect(folded).toBe(0);
});

/** All of a PDF that can be read as text, with its packed parts unpacked. */
function inflated(pdf: Buffer): string {
  const text = pdf.toString("latin1");
  const parts = [text];
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf("endstream", start);
    try {
      parts.push(inflateSync(pdf.subarray(start, end)).toString("latin1"));
    } catch {
      continue;
    }
  }
  return parts.join("\n");
}
