/** The test function of this suite: it opens a form, and watches it to the end. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { test as plain, expect } from "@playwright/test";

import { Form } from "./form.js";
import { hostileRubric, type HostileName } from "./hostile.js";
import { needed } from "../../needed.js";
import { PageServer } from "./server.js";
import { Watch } from "./watch.js";

export { expect };

export interface Options {
  /** Whether forms come from a server instead of from a file. */
  readonly served: boolean;
}

interface PerWorker extends Options {
  readonly folder: string;
  readonly server: PageServer;
  /** The address of a form. */
  readonly addressOf: (file: string) => string;
  /** Makes the form of a rubric, and gives its file. */
  readonly formOf: (rubric: string) => string;
  /** The form of a rubric that is full of a hostile text. */
  readonly hostile: (name: HostileName) => string;
}

interface PerTest {
  readonly watch: Watch;
  /** Opens a form's file in a tab of its own. */
  readonly opened: (file: string) => Promise<Form>;
  /** The usual form, at its first page. */
  readonly form: Form;
}

/** Runs the command line, and gives what it writes. */
export function command(...words: readonly string[]): string {
  return execFileSync(needed("PLACE_READINESS"), words, { encoding: "utf8", stdio: "pipe" });
}

export const test = plain.extend<PerTest, PerWorker>({
  served: [false, { option: true, scope: "worker" }],

  folder: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "form-"));
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],

  server: [
    async ({ folder }, use) => {
      const server = new PageServer([dirname(needed("FORM")), folder]);
      await server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  addressOf: [
    async ({ served, server }, use) => {
      await use((file) => (served ? server.address(file) : pathToFileURL(file).href));
    },
    { scope: "worker" },
  ],

  formOf: [
    async ({ folder }, use) => {
      const made = new Map<string, string>();
      await use((rubric) => {
        const file = made.get(rubric) ?? join(folder, `form-${made.size}.html`);
        if (!made.has(rubric)) {
          command("form", "--rubric", rubric, "--out", file);
          made.set(rubric, file);
        }
        return file;
      });
    },
    { scope: "worker" },
  ],

  hostile: [
    async ({ folder, formOf }, use) => {
      await use((name) => formOf(hostileRubric(folder, name)));
    },
    { scope: "worker" },
  ],

  watch: async ({ context, addressOf, folder }, use) => {
    const homes = [dirname(needed("FORM")), folder];
    const watch = new Watch(homes.map((home) => addressOf(join(home, "form"))));
    await watch.begin(context);
    await use(watch);
    expect(watch.faults).toEqual([]);
  },

  opened: async ({ context, watch: _watch, addressOf }, use) => {
    await use(async (file) => {
      const form = new Form(await context.newPage(), addressOf(file));
      await form.open();
      return form;
    });
  },

  form: async ({ page, watch: _watch, addressOf }, use) => {
    const form = new Form(page, addressOf(needed("FORM")));
    await form.open();
    await use(form);
  },
});
