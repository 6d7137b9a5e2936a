/** Notes everything that a form must never do, whatever a test is about. */

import type { BrowserContext, ConsoleMessage, Dialog, Page, Request } from "@playwright/test";

/** Requests, dialogs, errors and breaches of the page's policy, in every tab. */
export class Watch {
  readonly faults: string[] = [];
  /** Questions that the browser put before a page was left. */
  leaving = 0;

  /** `forms` are how the addresses begin that may be asked for: those of the forms themselves. */
  constructor(private readonly forms: readonly string[]) {}

  async begin(context: BrowserContext): Promise<void> {
    context.on("request", (request) => this.request(request));
    context.on("console", (message) => this.console(message));
    context.on("dialog", (dialog) => this.dialog(dialog));
    context.on("weberror", (failure) => this.faults.push(`error: ${failure.error().message}`));
    context.on("page", (page) => this.page(page));
    await context.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        console.error(`policy: ${effectiveDirective}: ${blockedURI}`),
      ),
    );
  }

  private request(request: Request): void {
    const isForm = this.forms.some((form) => request.url().startsWith(form));
    if (!isForm || !request.isNavigationRequest()) {
      this.faults.push(`request: ${request.method()} ${request.url().slice(0, 200)}`);
    }
  }

  private console(message: ConsoleMessage): void {
    // The browser also gives advice, such as about names beside passwords: nothing went wrong.
    if (!message.text().startsWith("[DOM]")) {
      this.faults.push(`console: ${message.text()}`);
    }
  }

  private dialog(dialog: Dialog): void {
    if (dialog.type() === "beforeunload") {
      this.leaving += 1;
      void dialog.accept();
    } else {
      this.faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    }
  }

  private page(page: Page): void {
    page.on("popup", () => this.faults.push("window: a second window was opened"));
    page.on("worker", () => this.faults.push("worker: a worker was started"));
    page.on("websocket", (socket) => this.faults.push(`socket: ${socket.url()}`));
  }
}
