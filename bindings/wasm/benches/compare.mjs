/**
 * The form beside two well-known form libraries, in one browser and one run:
 *
 *     node benches/compare.mjs FORM.html [FOLDER]
 *
 * FORM.html is what `cargo xtask form` writes. The packages of the others are downloaded into FOLDER.
 * For each: what has to be sent (gzip -9), the time until the first question can be seen, and the
 * time from a click on an answer until the new overall score is there. Medians of many, taken in turn.
 * For ours also the time of the engine alone, with every question answered.
 */

import { mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { chromium } from "@playwright/test";

import { Rubric } from "../dist/index.js";
import { peers } from "./peers.mjs";

const LOADS = 15;
const ANSWERS = 40;
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const [form, folder = join(tmpdir(), "place-readiness-peers")] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const rubric = Rubric.builtin("place-readiness").document();
const first = rubric.groups[0].criteria[0].id;
const ours = { name: "Place readiness", page: resolve(form), parts: [resolve(form)], model: "" };
const forms = [{ ...ours, route: `#/question/${first}` }, ...peers(folder, rubric)];

const browser = await chromium.launch({
  executablePath: process.env.BROWSER ?? "/usr/bin/chromium",
  args: [...QUIET, "--no-sandbox"],
});
const seen = forms.map(() => []);
const scored = forms.map(() => []);
for (let load = 0; load < LOADS; load += 1) {
  for (const [n, it] of forms.entries()) seen[n].push(await timeToFirstQuestion(it));
}
for (const [n, it] of forms.entries()) scored[n].push(...(await timesToScore(it)));
const alone = await timesOfTheEngine(forms[0]);
await browser.close();
for (const [n, it] of forms.entries()) report(it, seen[n], scored[n]);
process.stdout.write(`${"the engine alone".padEnd(18)} ${spread(alone)}\n`);

async function opened(it) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(pathToFileURL(it.page).href + (it.route ?? ""));
  await page.locator('input[type="radio"]').first().waitFor({ state: "attached" });
  return page;
}

/** Milliseconds from the start of loading until a question with its answers is on the page. */
async function timeToFirstQuestion(it) {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap(shadow)];
    const shadow = (it) => (it.shadowRoot ? roots(it.shadowRoot) : []);
    const look = () => {
      const found = roots(document).some((root) => root.querySelector('input[type="radio"]'));
      if (found) globalThis.firstQuestion = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(it.page).href + (it.route ?? ""));
  let time;
  while (time === undefined) time = await page.evaluate(() => globalThis.firstQuestion);
  await context.close();
  return time;
}

/** Milliseconds from a click on an answer until the overall score has changed. */
async function timesToScore(it) {
  const page = await opened(it);
  const times = await page.evaluate(async (answers) => {
    const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap(shadow)];
    const shadow = (it) => (it.shadowRoot ? roots(it.shadowRoot) : []);
    const element = document.querySelector("place-readiness-form");
    const score = element ? () => element.result.overall.low : globalThis.score;
    const turn = () =>
      new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
      });
    const radios = () =>
      roots(document).flatMap((root) => [...root.querySelectorAll('input[type="radio"]')]);
    const times = [];
    for (let n = 0; n < answers; n += 1) {
      const before = score();
      const radio = radios()[1 + (n % 4)];
      const start = performance.now();
      radio.click();
      while (score() === before && performance.now() - start < 5000) await turn();
      times.push(performance.now() - start);
      await new Promise((done) => setTimeout(done, 20));
    }
    return times;
  }, ANSWERS);
  await page.context().close();
  return times;
}

/** Milliseconds in which the engine reads and scores answers to all questions and hands them over. */
async function timesOfTheEngine(it) {
  const page = await opened(it);
  const times = await page.evaluate((rounds) => {
    const { engine, assessment } = document.querySelector("place-readiness-form");
    const criteria = engine.rubric.groups.flatMap((group) => group.criteria);
    const answers = criteria.map(({ id }, n) => [id, { level: String(n % 4) }]);
    const full = { ...assessment, answers: Object.fromEntries(answers) };
    return Array.from({ length: rounds }, () => {
      const start = performance.now();
      engine.assess(full);
      return performance.now() - start;
    });
  }, 500);
  await page.context().close();
  return times;
}

function report(it, seen, scored) {
  const bytes = it.parts.map((path) => readFileSync(path)).concat(Buffer.from(it.model));
  const packed = bytes.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0);
  const figures = [
    `${(packed / 1000).toFixed(0)} KB gzipped`,
    `first question ${spread(seen)}`,
    `new score ${spread(scored)}`,
  ];
  process.stdout.write(`${it.name.padEnd(18)} ${figures.join(", ")}\n`);
}

/** The median, and the lowest and highest of the middle four fifths. */
function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
  return `${at(0.5)} ms (${at(0.1)} to ${at(0.9)})`;
}
