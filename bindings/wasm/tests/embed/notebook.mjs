/**
 * A check by hand of the widget in a real JupyterLab, too heavy for every run. In an empty folder:
 *
 *   pip install anywidget jupyterlab
 *   cp EXAMPLES/widget.py .
 *   esbuild EXAMPLES/widget.js --bundle --format=esm --outfile=widget.bundle.js
 *   jupyter lab --no-browser --IdentityProvider.token=here --port=8899
 *
 * Then, in the folder of the package: `BROWSER=… node tests/embed/notebook.mjs FOLDER`. It writes
 * a notebook there, runs it, answers in the form, and reads the answers back in Python.
 */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "@playwright/test";

const CELLS = [
  'from widget import PlaceReadinessForm\nform = PlaceReadinessForm(place="West Place")\nform',
  'print("ANSWERED", form.assessment["answers"], form.result["overall"]["answered"])',
  'form.assessment = form.assessment | {"answers": {"SCO-1": "4", "SCO-2": "1"}}',
  'print("AGAIN", form.assessment["answers"], form.result["overall"]["answered"])',
];

function notebook() {
  const cell = (source, at) => ({
    cell_type: "code",
    execution_count: null,
    id: `cell-${at}`,
    metadata: {},
    outputs: [],
    source,
  });
  const kernelspec = { display_name: "Python 3", language: "python", name: "python3" };
  return { cells: CELLS.map(cell), metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
}

/** Runs the cell that is selected, and selects the next. */
async function runCell(page) {
  await page.keyboard.press("Shift+Enter");
}

/** Letters that are commands of the notebook, such as `x` for cutting a cell, must stay letters. */
async function typeLetters(page, form) {
  const note = form.getByRole("textbox").last();
  await note.click();
  await page.keyboard.type("abxdd");
  assert.equal(await note.inputValue(), "abxdd");
  assert.equal(await page.locator(".jp-Notebook .jp-Cell").count(), CELLS.length);
  await note.fill("");
}

async function check(page, folder) {
  // A name of its own, and so a kernel of its own, for each run.
  const name = `check-${process.pid}.ipynb`;
  writeFileSync(join(folder, name), JSON.stringify(notebook()));
  await page.goto(`http://127.0.0.1:8899/lab/tree/${name}?token=here&reset`);
  await page.getByText("| Idle").waitFor();
  await page.locator(".jp-Notebook .cm-content").first().click();
  await runCell(page);

  const form = page.locator("place-readiness-form");
  await form.getByRole("link", { name: "List of questions" }).click();
  await form.getByText(/^Show the \d+ questions$/).first().click();
  await form.getByRole("link", { name: /^Services in scope/ }).click();
  await form.getByRole("radio", { name: /^3\. / }).check();
  await typeLetters(page, form);

  await page.locator(".jp-Notebook .cm-content").nth(1).click();
  await runCell(page);
  await page.getByText("ANSWERED {'SCO-1': '3'} 1", { exact: true }).waitFor();
  await runCell(page);
  await form.getByRole("radio", { name: /^4\. /, checked: true }).waitFor();
  await runCell(page);
  await page.getByText("AGAIN {'SCO-1': '4', 'SCO-2': '1'} 2", { exact: true }).waitFor();
}

const [folder] = process.argv.slice(2);
assert.ok(folder, "name the folder that JupyterLab was started in");
const browser = await chromium.launch({
  executablePath: process.env.BROWSER,
  chromiumSandbox: process.getuid?.() !== 0,
});
const page = await browser.newPage({ viewport: { width: 1400, height: 1600 } });
page.setDefaultTimeout(60_000);
try {
  await check(page, folder);
} finally {
  await page.screenshot({ path: join(folder, "check.png") });
  await browser.close();
}
