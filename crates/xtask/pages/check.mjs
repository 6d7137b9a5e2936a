// Looks at HTML reports as their readers do: in a browser, wide and narrow, light and dark, on
// paper, and through two validators. Usage: BROWSER=path node check.mjs REPORT.html...
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const WIDTHS = [1280, 320];
const SCHEMES = ["light", "dark"];
const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

// The Web Content Accessibility Guidelines 2.2 at levels A and AA, and what axe calls good practice.
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const problems = [];

async function main(reports) {
  if (reports.length === 0) throw new Error("no report to look at");
  const browser = await chromium.launch({
    executablePath: process.env.BROWSER,
    args: FLAGS,
    // As root, which is who runs in most containers, Chromium has no sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  for (const report of reports) {
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) await look(browser, report, { colorScheme, width });
    }
    await print(browser, report);
    validate(report);
  }
  await browser.close();
}

/** One view of one report: rules of accessibility, reflow, scripts and requests. */
async function look(browser, report, { colorScheme, width }) {
  const where = `${basename(report)}, ${colorScheme}, ${width} px`;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  const page = await open(context, report, where);

  // What is folded away would be passed over.
  await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  for (const { id, help, nodes } of violations) {
    for (const node of nodes) problems.push(`${where}: axe ${id}: ${help}: ${node.target}`);
  }
  // 320 px is what a page of 1280 px shows at 400 %: nobody should have to scroll sideways.
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  if (needed > width) problems.push(`${where}: needs ${needed} px`);
  await context.close();
}

/** On paper nothing is folded away: every `details` prints open. */
async function print(browser, report) {
  const where = `${basename(report)}, print`;
  const context = await browser.newContext();
  const page = await open(context, report, where);
  await page.emulateMedia({ media: "print" });
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll("details > :not(summary)")]
      .filter((it) => !it.checkVisibility() || it.getBoundingClientRect().height === 0)
      .map((it) => it.closest("details").querySelector("summary")?.textContent.trim()),
  );
  for (const summary of new Set(hidden)) problems.push(`${where}: folded away: ${summary}`);

  // The foot of a table is printed on each of its pages, and the profile is read as a whole.
  const broken = await page.evaluate(() => {
    const style = (it) => getComputedStyle(it);
    const feet = [...document.querySelectorAll("tfoot")];
    const repeated = feet.filter((it) => style(it).display === "table-footer-group");
    const profile = [...document.querySelectorAll('[aria-labelledby="profile-table"]')];
    return [...repeated, ...profile.filter((it) => style(it).breakInside !== "avoid")].length;
  });
  if (broken > 0) problems.push(`${where}: ${broken} tables break or repeat their foot`);

  const pdf = report.replace(/\.html$/, ".pdf");
  await page.pdf({ path: pdf, tagged: true, format: "A4" });
  if (statSync(pdf).size < 10_000) problems.push(`${where}: the PDF is empty`);
  await context.close();
}

/** A report is one file: it asks for nothing else, and nothing in it goes wrong. */
async function open(context, report, where) {
  const page = await context.newPage();
  const address = pathToFileURL(report).href;
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) {
      problems.push(`${where}: asks for ${request.url()}`);
    }
  });
  page.on("console", (message) => problems.push(`${where}: console: ${message.text()}`));
  page.on("dialog", (dialog) => {
    problems.push(`${where}: runs a script`);
    return dialog.dismiss();
  });
  page.on("pageerror", (error) => problems.push(`${where}: ${error}`));
  await page.goto(address, { waitUntil: "load" });
  return page;
}

function validate(report) {
  const name = basename(report);
  const vnu = ["-jar", "node_modules/vnu-jar/build/dist/vnu.jar", "--Werror"];
  // vnu does not work out the hash of a style. The browser does, and would have complained.
  vnu.push("--filterpattern", ".*Inline style violates Content Security Policy.*");
  expectSilence(`${name}: vnu`, "java", [...vnu, report]);
  const html = "node_modules/html-validate/bin/html-validate.mjs";
  const settings = ["--config", "htmlvalidate.json", "--max-warnings", "0"];
  expectSilence(`${name}: html-validate`, process.execPath, [html, ...settings, report]);
}

function expectSilence(what, program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) problems.push(`${what}: ${error ?? `${stdout}${stderr}`.trim()}`);
}

await main(process.argv.slice(2));
for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
