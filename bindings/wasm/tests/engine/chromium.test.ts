/** Every shared vector and every border once more, in a real browser. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";

import { browser, here, read, slimEngine, vectors } from "./folders.js";
import type { Needs, Report } from "./page.js";

test("a browser makes of every vector and every border what Node makes of it", async () => {
  const report = await inBrowser(await bundle(), JSON.stringify(needs()));

  expect(report.failures).toEqual([]);
  expect(report.counts.full).toBe(vectors().length);
  expect(report.counts.slim).toBeGreaterThan(350);
  expect(report.counts.borders).toBeGreaterThan(70);
});

async function inBrowser(script: string, given: string): Promise<Report> {
  const flags = ["--disable-gpu", "--disable-quic", "--disable-background-networking"];
  const program = await chromium.launch({ executablePath: browser(), args: flags });
  try {
    const page = await program.newPage();
    await page.route("http://place-readiness.test/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Tests</title>" }),
    );
    await page.goto("http://place-readiness.test/");
    await page.addScriptTag({ type: "module", content: script });
    await page.waitForFunction(() => "run" in window);
    return await page.evaluate((given) => (window as unknown as Runner).run(given), given);
  } finally {
    await program.close();
  }
}

/** The window of the page, once the script has run. */
interface Runner {
  run(needs: string): Promise<Report>;
}

/** The runner, the npm package and the small engine's module, in one script. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: 'import { run } from "./page.js"; window.run = run;',
      resolveDir: import.meta.dirname,
    },
    alias: { "place-readiness/wasm": join(slimEngine, "place_readiness_wasm.js") },
    absWorkingDir: here,
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles.map((file) => file.text).join("");
}

function needs(): Needs {
  const all = vectors();
  const paths = all.flatMap(([, text]) =>
    Object.entries(JSON.parse(text) as Record<string, unknown>)
      .filter(([key]) => key.endsWith("_file"))
      .map(([, path]) => path as string),
  );
  const wasm = readFileSync(join(slimEngine, "place_readiness_wasm_bg.wasm"));
  return {
    vectors: all,
    files: Object.fromEntries(paths.map((path) => [path, read(path)])),
    slim: wasm.toString("base64"),
  };
}
