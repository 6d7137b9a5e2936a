/** How the tests run: on the engine that was built before, full in `dist` and slim beside it. */

import { join } from "node:path";

import { defineConfig } from "vitest/config";

import { slimEngine } from "./tests/engine/folders.js";

export default defineConfig({
  resolve: { alias: { "place-readiness/wasm": join(slimEngine, "place_readiness_wasm.js") } },
  test: {
    include: ["tests/{bundle,engine,form}/**/*.test.{ts,mjs}"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
