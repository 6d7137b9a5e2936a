/** Nothing is sent: the browser sees no request, the server sees one, and no rule is broken. */

import { readFileSync } from "node:fs";

import type { CDPSession } from "@playwright/test";

import { assessment, CRITICAL, everywhere, ours } from "./support/documents.js";
import { needed } from "../needed.js";
import { expect, test } from "./support/test.js";

/** Everything that the browser's network saw, below the level of the page. */
async function listen(session: CDPSession): Promise<string[]> {
  const seen: string[] = [];
  await session.send("Network.enable");
  for (const event of ["Network.requestWillBeSent", "Network.webSocketCreated"] as const) {
    session.on(event, (it) => {
      seen.push("request" in it ? it.request.url : it.url);
    });
  }
  return seen;
}

test(
  "a whole journey asks for nothing but the form",
  { tag: "@served" },
  async ({ form, page, server }) => {
    const seen = await listen(await page.context().newCDPSession(page));
    const before = server.asked.length;
    await form.take(assessment(everywhere(CRITICAL, "2")));
    for (const route of ["start", "who", "tasks", "question/SCO-1", "check", "keep"]) {
      await form.go(`#/${route}`);
      await expect(page).toHaveURL(new RegExp(`#/${route}$`));
    }
    await form.go("#/question/SCO-1");
    await form.level("3").check();
    await form.button("Add an item").click();
    await form.field("What is it?").fill("Board papers");
    await form.field("Where is it kept?").fill("https://example.org/papers");
    await form.go("#/result");
    for (const button of ["Save the report", "Save the answers", "Save a table"]) {
      await form.save(button);
    }
    await form.combine({ name: "a.json", text: JSON.stringify(assessment({ "SCO-1": "1" })) });
    await expect(page.getByRole("heading", { name: "1 person’s answers" })).toBeVisible();

    expect(seen).toEqual([]);
    expect(server.asked.slice(before)).toEqual([]);
  },
);

test(
  "the form works with the network turned off",
  { tag: "@served" },
  async ({ form, context }) => {
    await context.setOffline(true);
    await form.take(assessment(everywhere(CRITICAL, "2")));
    await form.go("#/result");
    await expect(form.report).toContainText("North Place");
  },
);

test("the policy lets nothing run but the form's own script", async ({ form, page, watch }) => {
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute("content");
  const rules = Object.fromEntries(
    (policy ?? "").split(/;\s*/).map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]),
  );
  expect(rules["default-src"]).toEqual(["'none'"]);
  expect(rules["script-src"]).toEqual([
    expect.stringMatching(/^'sha256-.{44}'$/),
    "'wasm-unsafe-eval'",
  ]);
  expect(rules["style-src"]).toEqual([expect.stringMatching(/^'sha256-.{44}'$/)]);
  expect(Object.keys(rules).sort()).toEqual([
    "base-uri",
    "default-src",
    "form-action",
    "script-src",
    "style-src",
  ]);
  await expect(form.title).toBeVisible();

  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.planted = true";
    document.body.append(script);
    return "planted" in globalThis;
  });
  expect(ran).toBe(false);
  expect(watch.faults.splice(0).join()).toContain("script-src");
});

test("whatever the form must not do would have been noticed", async ({ page, form, watch }) => {
  await expect(form.title).toBeVisible();
  await page.evaluate(() => {
    alert("a dialog");
    new Image().src = "https://example.org/picture";
    setTimeout(() => {
      throw new Error("an error");
    });
  });
  await expect.poll(() => watch.faults.join("\n")).toContain("error: an error");
  await expect.poll(() => watch.faults.join("\n")).toContain("policy: img-src");
  expect(watch.faults.splice(0)).toContain("dialog: a dialog");
});

test("the file names no other address, and no folder of whoever built it", () => {
  const text = readFileSync(needed("FORM"), "utf8");
  const addresses = text.match(/\b(?:https?|wss?|ftp):\/\/[^\s"'`)\\]+/g) ?? [];
  const names = [
    "http://www.w3.org/",
    // In the licences of others, which stand in a comment.
    "https://core-math.gitlabpages.inria.fr/",
    "https://www.musl-libc.org/",
  ];
  expect(addresses.filter((it) => !names.some((name) => it.startsWith(name)))).toEqual([]);
  expect(text).not.toContain(ours("").replace(/\/$/, ""));
  expect(text).not.toMatch(/\/(?:home|root|Users)\//);
});
