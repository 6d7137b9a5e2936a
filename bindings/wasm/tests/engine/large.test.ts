/** Ten megabytes of anything, in a process with little memory: scored or refused, and life goes on. */

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect, test } from "vitest";

import { shapes } from "../shapes.mjs";

const run = promisify(execFile);

/** Only keeps a process that hangs from hanging for ever. */
const HANGS = 120_000;

async function outcome(shape: string, how: "data" | "text"): Promise<unknown> {
  const limits = ["--max-old-space-size=256"];
  const program = join(import.meta.dirname, "large.mjs");
  const { stdout } = await run(process.execPath, [...limits, program, shape, how], {
    timeout: HANGS,
    killSignal: "SIGKILL",
  });
  return JSON.parse(stdout);
}

/** As data, a key stands once, and a text may be as long as a document. */
const SCORED = ["many duplicate keys", "one huge text"];

test.each(shapes)("%s as data", async (shape) => {
  const large = SCORED.includes(shape) ? "1" : "PlaceReadinessError";
  expect(await outcome(shape, "data")).toEqual({ large, next: 1 });
});

test.each(shapes)("%s as text", async (shape) => {
  const refused = { large: "PlaceReadinessError", next: 1 };
  expect(await outcome(shape, "text")).toEqual(refused);
});
