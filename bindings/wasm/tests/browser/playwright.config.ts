/**
 * Tests of the form in a real Chromium: from a file, and some of them from a server as well.
 *
 * BROWSER is the browser's program, FORM the form to test, and PLACE_READINESS the command line,
 * which makes the forms of other rubrics.
 */

import { dirname, join } from "node:path";

import { defineConfig } from "@playwright/test";

import { chromium } from "../chromium.js";
import { needed } from "../needed.js";
import type { Options } from "./support/test.js";

export default defineConfig<object, Options>({
  testDir: ".",
  outputDir: join(dirname(needed("FORM")), "browser-results"),
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    ...chromium,
    actionTimeout: 15_000,
  },
  projects: [
    { name: "file", use: { served: false } },
    { name: "served", grep: /@served/, use: { served: true } },
  ],
});
