/** The package as people get it: packed, installed in an empty folder, and used there. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { build } from "vite";

import { bundle } from "./support/bundle.js";
import { ours, PACKAGE } from "./support/folders.js";
import { Installed } from "./support/package.js";
import { expect, Form, hostPage, test as plain } from "./support/test.js";

const test = plain.extend<object, { readonly installed: Installed }>({
  installed: [
    async ({}, use) => {
      const installed = new Installed();
      await use(installed);
      installed.remove();
    },
    { scope: "worker" },
  ],
});

const NODE = process.execPath;
const LINE = `Rubric.builtin().line(${JSON.stringify({
  format: "place-readiness/assessment/1",
  rubric: "place-readiness",
  place: { id: "ashmere", name: "Ashmere" },
  date: "2026-09-30",
  kind: "individual",
  answers: { "SCO-1": "3" },
})})`;
const SAID = /^Ashmere, 30 September 2026: no score .* 1 of 48 answered/;

/** The first block of code in the package's page, in a language. */
function block(page: string, language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "m").exec(page)?.[1] ?? "";
}

test("it holds what is built, its licences and its page, and no more", ({ installed }) => {
  const rest = installed.files.filter((path) => !/^dist\/(types\/)?[a-z]+\.d\.ts$/.test(path));

  expect(rest.filter((path) => !path.startsWith("examples/"))).toEqual([
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "LICENSE-OTHERS",
    "LICENSE-RUBRICS",
    "README.md",
    "dist/form.js",
    "dist/index.js",
    "package.json",
  ]);
  for (const [licence, source] of [
    ["LICENSE-APACHE", "LICENSE-APACHE"],
    ["LICENSE-MIT", "LICENSE-MIT"],
    ["LICENSE-RUBRICS", "rubrics/LICENSE"],
  ] as const) {
    expect(installed.read(licence)).toBe(readFileSync(ours(source), "utf8"));
  }
  expect(installed.read("dist/form.js")).toContain("Copyright (c) 2019 NHS.UK");
  expect(installed.read("dist/form.js")).toContain("Google LLC");
});

test("Node imports it, and a CommonJS program can await it", ({ installed }) => {
  installed.write("a.mjs", `import { Rubric } from "place-readiness"; console.log(${LINE});`);
  const imported = '(async () => { const { Rubric } = await import("place-readiness");';
  installed.write("a.cjs", `${imported} console.log(${LINE}); })();`);

  expect(installed.run(NODE, ["a.mjs"])).toMatch(SAID);
  expect(installed.run(NODE, ["a.cjs"])).toMatch(SAID);
});

test("the example on its page says what the page says", ({ installed }) => {
  const page = installed.read("README.md");
  installed.write("page.mjs", block(page, "js"));

  expect(block(page, "text")).not.toBe("");
  expect(installed.run(NODE, ["page.mjs"])).toBe(block(page, "text"));
});

const TYPED = `
  import { Rubric, PlaceReadinessError, type AssessmentInput } from "place-readiness";
  import { engineFor, type Answered, type PlaceReadinessForm } from "place-readiness/form";
  import type { ScoreResult, State } from "place-readiness/types";

  export function show(form: PlaceReadinessForm, given: AssessmentInput): ScoreResult | null {
    form.engine = engineFor(Rubric.builtin());
    form.assessment = given;
    form.addEventListener("change", (event) => {
      const { assessment, result } = (event as CustomEvent<Answered>).detail;
      console.log(assessment.place.name, result.overall.score?.toFixed(1));
    });
    return document.querySelector("place-readiness-form")?.result ?? null;
  }
  export const isOurs = (thrown: unknown): boolean =>
    thrown instanceof PlaceReadinessError && thrown.problems[0]?.code === "unknown_option";
  export const right: State = "not_known";
  // @ts-expect-error There is no such state.
  export const wrong: State = "perhaps";
`;

for (const [module, resolution] of [["ESNext", "Bundler"], ["Node16", "Node16"]] as const) {
  test(`its types serve a strict project that resolves as ${resolution}`, ({ installed }) => {
    const name = resolution.toLowerCase();
    installed.write(`${name}.mts`, TYPED);
    const settings = { module, moduleResolution: resolution, lib: ["ES2022", "DOM"], types: [] };
    const strict = { strict: true, exactOptionalPropertyTypes: true, noEmit: true };
    const compilerOptions = { ...settings, ...strict, target: "ES2022", skipLibCheck: false };
    installed.write(
      `tsconfig.${name}.json`,
      JSON.stringify({ compilerOptions, files: [`${name}.mts`] }),
    );

    const compiler = join(PACKAGE, "node_modules/.bin/tsc");
    expect(installed.run(compiler, ["-p", `tsconfig.${name}.json`])).toBe("");
  });
}

const HOST = `
  import { Rubric } from "place-readiness";
  import "place-readiness/form";
  document.querySelector("output").textContent = ${LINE};
`;
const BODY = `<output></output>
  <place-readiness-form rubric="place-readiness"></place-readiness-form>`;

test("esbuild bundles it for a browser", async ({ installed, page, server }) => {
  const script = await bundle(HOST, installed.folder);
  await page.goto(server.put("/esbuild.html", hostPage({ body: BODY, script })));

  await expect(page.locator("output")).toHaveText(SAID);
  await expect(Form.on(page).title).toHaveText("Place readiness");
});

test("Vite bundles it for a browser", async ({ installed, page, server }) => {
  const input = installed.write("main.js", HOST);
  const made = await build({
    root: installed.folder,
    configFile: false,
    logLevel: "silent",
    build: { write: false, modulePreload: false, rollupOptions: { input } },
  });
  const [bundled] = [made].flat();
  const script = bundled && "output" in bundled ? bundled.output[0].code : "";
  await page.goto(server.put("/vite.html", hostPage({ body: BODY, script })));

  await expect(page.locator("output")).toHaveText(SAID);
  await expect(Form.on(page).title).toHaveText("Place readiness");
});
