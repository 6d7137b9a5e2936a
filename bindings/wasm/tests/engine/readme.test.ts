/** The example of the README, as somebody who installs the package would run it. */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { here } from "./folders.js";

const readme = readFileSync(join(here, "README.md"), "utf8");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "readme-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(here, join(folder, "node_modules/place-readiness"), "junction");
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("the example prints what the README says", () => {
  writeFileSync(join(folder, "example.mjs"), block("js"));

  expect(run(["example.mjs"])).toBe(block("text"));
});

test("the example has sound types, in Node's way of finding them and in a bundler's", () => {
  for (const module of ["NodeNext", "Preserve"]) {
    writeFileSync(join(folder, "example.mts"), typed(block("js")));
    const flags = ["--strict", "--noEmit", "--target", "es2022", "--types", "", "--module", module];
    const program = join(here, "node_modules/typescript/bin/tsc");

    expect(run([program, ...flags, "example.mts"])).toBe("");
  }
});

test("the README names everything that the package has", async () => {
  const api = await import("../../dist/index.js");
  const methods = Object.getOwnPropertyNames(api.Rubric.prototype);

  const named = [...Object.keys(api), ...methods].filter((name) => name !== "constructor");
  expect(named.filter((name) => !readme.includes(name))).toEqual([]);
});

/** The first block of a language. */
function block(language: string): string {
  const [, text] = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "ms").exec(readme) ?? [];
  if (text === undefined) {
    throw new Error(`no block of ${language}`);
  }
  return text;
}

/** The example with what a writer of TypeScript would add: words and not just any text. */
function typed(example: string): string {
  const narrow = (text: string, from: string, to: string) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };
  const imported = narrow(example, "Rubric }", "Rubric, type AssessmentInput }");
  return narrow(imported, "const assessment =", "const assessment: AssessmentInput =");
}

function run(command: readonly string[]): string {
  try {
    return execFileSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}
