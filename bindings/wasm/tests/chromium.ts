/** The browser that every test in a browser uses, and how it is started. */

import { needed } from "./needed.js";

const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/** What goes under `use` in a configuration of Playwright. */
export const chromium = {
  locale: "en-GB",
  timezoneId: "Europe/London",
  viewport: { width: 1280, height: 900 },
  launchOptions: {
    executablePath: needed("BROWSER"),
    args: FLAGS,
    // As root, which is who runs in most containers, Chromium has no sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
  },
};
