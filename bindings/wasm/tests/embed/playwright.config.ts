/**
 * Tests of the element in other people's pages, and of the package as it is packed.
 *
 * BROWSER is the browser's program. The package must have been built into `dist` before.
 */

import { tmpdir } from "node:os";
import { join } from "node:path";

import { defineConfig } from "@playwright/test";

import { chromium } from "../chromium.js";

export default defineConfig({
  testDir: ".",
  outputDir: join(process.env["RESULTS"] ?? tmpdir(), "embed-results"),
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: chromium,
});
