/** The page about the element says what the element has: no more and no less. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ours, PACKAGE } from "./support/folders.js";
import { expect, hostPage, test } from "./support/test.js";

const PAGE = readFileSync(ours("docs/web-component.md"), "utf8");

/** What stands as code in a column of the table whose head begins so. */
function documented(head: string, column: number): string[] {
  const [, table = ""] = PAGE.split(`\n| ${head}`);
  const rows = (table.split("\n\n")[0] ?? "").split("\n").slice(2);
  const cells = rows.map((row) => row.split(" | ")[column] ?? "");
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
}

test("every attribute and property is documented", async ({ page, server }) => {
  const script = 'import "/dist/form.js"; window.ready = true;';
  await page.goto(server.put("/documented.html", hostPage({ body: "", script })));
  await page.waitForFunction("window.ready");

  const has = await page.evaluate(() => {
    const form = customElements.get("place-readiness-form") as unknown as {
      readonly observedAttributes: readonly string[];
      readonly properties: object;
    };
    return { attributes: form.observedAttributes, properties: Object.keys(form.properties) };
  });

  expect(documented("attribute |", 0).sort()).toEqual([...has.attributes].sort());
  const properties = [...documented("attribute |", 1), ...documented("property | what", 0)];
  expect(properties.sort()).toEqual([...has.properties, "assessment", "result"].sort());
});

test("every custom property is documented", () => {
  const form = readFileSync(join(PACKAGE, "dist/form.js"), "utf8");
  const used = [...form.matchAll(/var\(--place-readiness-([a-z-]+)/g)].map(([, name = ""]) => name);

  expect(documented("property, after", 0).sort()).toEqual([...new Set(used)].sort());
});
