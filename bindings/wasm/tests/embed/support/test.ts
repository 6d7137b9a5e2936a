/** The test function of this suite: a server with the package, and pages that may not fail. */

import { expect, test as plain, type Locator, type Page } from "@playwright/test";

import { PACKAGE } from "./folders.js";
import { HostServer } from "./server.js";

export { expect };

interface PerWorker {
  readonly server: HostServer;
}

interface PerTest {
  /** What went wrong in the page: errors, breaches of its policy, requests to elsewhere. */
  readonly faults: string[];
}

export const test = plain.extend<PerTest, PerWorker>({
  server: [
    async ({}, use) => {
      const server = new HostServer(PACKAGE);
      await server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  faults: [
    async ({ context, server }, use) => {
      const faults: string[] = [];
      context.on("weberror", (failure) => faults.push(`error: ${failure.error().message}`));
      context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") {
          faults.push(`console: ${message.text()}`);
        }
      });
      context.on("request", (request) => {
        const url = request.url();
        if (!/^(data|blob):/.test(url) && !url.startsWith(server.address("/"))) {
          faults.push(`request: ${url}`);
        }
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** A page of a host: some HTML, a module, and a style sheet. */
export function hostPage(parts: { body: string; script: string; style?: string }): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>A host</title>
<style>${parts.style ?? ""}</style>
</head>
<body>
${parts.body}
<script type="module">
${parts.script}
</script>
</body>
</html>
`;
}

/** One form on a page, as a person meets it. */
export class Form {
  constructor(readonly element: Locator) {}

  static on(page: Page, selector = "place-readiness-form"): Form {
    return new Form(page.locator(selector));
  }

  get title(): Locator {
    return this.element.getByRole("heading", { level: 1 }).first();
  }

  button(name: string | RegExp): Locator {
    return this.element.getByRole("button", { name });
  }

  link(name: string | RegExp): Locator {
    return this.element.getByRole("link", { name, exact: true });
  }

  field(name: string): Locator {
    return this.element.getByRole("textbox", { name });
  }

  level(id: string): Locator {
    return this.element.getByRole("radio", { name: new RegExp(`^${id}\\. `) });
  }

  /** Goes to the first question, SCO-1, from any page, answered or not. */
  async toFirstQuestion(): Promise<void> {
    await this.link("List of questions").click();
    await this.element.getByText(/^Show the \d+ questions$/).first().click();
    await this.link(/^Services in scope/).click();
    await expect(this.level("1")).toBeVisible();
  }

  async answer(level: string): Promise<void> {
    await this.level(level).check();
    await this.button("Save and continue").click();
  }
}
