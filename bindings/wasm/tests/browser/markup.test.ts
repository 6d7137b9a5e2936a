/** Two validators look at the file and at every state of every page. */

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

import { asDocument } from "./support/looks.js";
import { needed } from "../needed.js";
import { STATES } from "./support/states.js";
import { expect, test } from "./support/test.js";

const VNU = fileURLToPath(
  new URL("../../node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url),
);

/** vnu works out no hashes. The browser does, and would have complained. */
const HASHES = ".*Inline (style|script) violates Content Security Policy.*";

const RULES = {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "no-inline-style": "error",
    // Where there is no heading, the other validator asks for just that.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
} as const;

test("the file is valid", () => {
  const file = needed("FORM");
  expect(byHtmlValidate(readFileSync(file, "utf8"))).toEqual([]);
  expect(byVnu([file])).toBe("");
});

test("every state of every page is valid", async ({ form, page }, info) => {
  info.setTimeout(180_000);
  const folder = info.outputPath("states");
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const { name, arrive } of STATES) {
    await test.step(name, async () => {
      await page.evaluate(() => localStorage.clear());
      await page.goto("about:blank");
      await form.open();
      await arrive(form);
      const document = await asDocument(page);
      expect.soft(byHtmlValidate(document), name).toEqual([]);
      const file = join(folder, `${name.replaceAll(/\W+/g, "-")}.html`);
      writeFileSync(file, document);
      files.push(file);
    });
  }
  expect(files).toHaveLength(STATES.length);
  expect(byVnu(files)).toBe("");
});

function byHtmlValidate(text: string): string[] {
  const checker = new HtmlValidate(new FileSystemConfigLoader(structuredClone(RULES) as object));
  const { results } = checker.validateStringSync(text);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column}: ${ruleId}: ${message}`),
  );
}

function byVnu(files: readonly string[]): string {
  const wishes = ["-jar", VNU, "--Werror", "--filterpattern", HASHES];
  const { stdout, stderr, error } = spawnSync("java", [...wishes, ...files], { encoding: "utf8" });
  return `${error?.message ?? ""}${stdout}${stderr}`.trim();
}
