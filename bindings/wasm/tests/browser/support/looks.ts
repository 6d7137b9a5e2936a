/** Ways of looking at a page that go beyond what is on it: rules, widths, sizes and its markup. */

import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Accessibility guidelines (WCAG 2.2) at levels A and AA, and what axe calls good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What breaks a rule of accessibility, as text. What is folded away is opened first. */
export async function breaches(page: Page): Promise<string[]> {
  await unfold(page);
  return told(new AxeBuilder({ page }).withTags(RULES));
}

/** Text that is hard to tell from its ground: all that a change of colours can break. */
export async function faintText(page: Page): Promise<string[]> {
  return told(new AxeBuilder({ page }).withRules("color-contrast"));
}

async function told(rules: AxeBuilder): Promise<string[]> {
  const { violations } = await rules.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join("; ");
      return `${id}: ${help}: ${JSON.stringify(target)}: ${why}`;
    }),
  );
}

/** Opens every passage that is folded away. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    const open = (root: ParentNode): void => {
      for (const element of root.querySelectorAll("*")) {
        if (element instanceof HTMLDetailsElement) {
          element.open = true;
        }
        if (element.shadowRoot) {
          open(element.shadowRoot);
        }
      }
    };
    open(document);
  });
}

/** Shows the page at 400 %: what a screen of 1280 px shows is then 320 px wide. */
export async function magnify(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const screen = { width: 320, height: 256, deviceScaleFactor: 4, mobile: false };
  await session.send("Emulation.setDeviceMetricsOverride", screen);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(320);
}

/** How far a page has to be scrolled sideways to be read. */
export async function overflow(page: Page): Promise<number> {
  await unfold(page);
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** What can be pressed and is smaller than 24 px, save links within a sentence. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const small: string[] = [];
    const tooSmall = (element: Element): boolean => {
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      const boxes = [element, ...(label ? [label] : [])].map((one) => one.getBoundingClientRect());
      const fits = boxes.some(({ width, height }) => width >= 24 && height >= 24);
      const inText = getComputedStyle(element).display === "inline" && element.localName === "a";
      return !fits && !inText && element.checkVisibility();
    };
    const look = (root: ParentNode): void => {
      for (const element of root.querySelectorAll("*")) {
        const target = element.matches("button, input, textarea, summary, a[href]");
        const skip = element.matches(".nhsuk-skip-link");
        if (target && !skip && tooSmall(element)) {
          const { width, height } = element.getBoundingClientRect();
          small.push(`${element.outerHTML.slice(0, 80)}: ${width} x ${height}`);
        }
        if (element.shadowRoot) {
          look(element.shadowRoot);
        }
      }
    };
    look(document);
    return small;
  });
}

/**
 * The page as one plain document: what stands in shadow trees stands where it is seen, and the
 * marks that the template library leaves are gone.
 */
export async function asDocument(page: Page): Promise<string> {
  const body = await page.evaluate(() => {
    const plain = (root: ParentNode): DocumentFragment => {
      const copy = document.createDocumentFragment();
      for (const node of root.childNodes) {
        if (node.nodeType === Node.COMMENT_NODE) {
          continue;
        }
        const shadow = node instanceof Element ? node.shadowRoot : null;
        const twin = shadow ? document.createElement("div") : node.cloneNode(false);
        if (shadow && node instanceof Element && node.className !== "") {
          twin instanceof Element && twin.setAttribute("class", node.className);
        }
        if (shadow ?? node.hasChildNodes()) {
          twin.appendChild(plain(shadow ?? (node as Element)));
        }
        copy.appendChild(twin);
      }
      return copy;
    };
    const whole = document.createElement("div");
    const form = document.querySelector("place-readiness-form");
    whole.appendChild(plain(form?.shadowRoot ?? document.body));
    return whole.innerHTML;
  });
  const head = '<meta charset="utf-8"><title>A page of the form</title>';
  return `<!doctype html>\n<html lang="en-GB"><head>${head}</head><body>${body}</body></html>\n`;
}
