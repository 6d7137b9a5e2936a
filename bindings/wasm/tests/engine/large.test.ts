/** Ten megabytes of anything, in a process with little memory: scored or refused, and life goes on. */

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect, test } from "vitest";

import { shapes } from "../shapes.mjs";

const run = promisify(execFile);

/** Only keeps a process that hangs from hanging for ever. */
const HANGS = 600_000;

/** For each shape, what came of it and of a small document after it. */
async function outcomes(how: "data" | "text"): Promise<unknown[]> {
  const program = join(import.meta.dirname, "large.mjs");
  const { stdout } = await run(process.execPath, ["--max-old-space-size=256", program, how], {
    timeout: HANGS,
    killSignal: "SIGKILL",
  });
  return stdout.trim().split("\n").map((line) => JSON.parse(line) as unknown);
}

/** As data, a key stands once, and a text may be as long as a document. */
const SCORED = ["many duplicate keys", "one huge text"];

test(
  "as data, each is scored or refused",
  async () => {
    const large = (shape: string) => (SCORED.includes(shape) ? 1 : "PlaceReadinessError");
    expect(await outcomes("data")).toEqual(shapes.map((shape) => [shape, large(shape), 2]));
  },
  HANGS,
);

test(
  "as text, each is refused",
  async () => {
    expect(await outcomes("text")).toEqual(shapes.map((it) => [it, "PlaceReadinessError", 2]));
  },
  HANGS,
);
