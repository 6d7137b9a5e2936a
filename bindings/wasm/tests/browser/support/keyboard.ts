/** The keyboard as the only way to use the form. */

import { expect, type Page } from "@playwright/test";

/** More than there are places to stop at on any page. */
const MOST = 120;

export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes forward, stop by stop, to what bears this name. */
  async to(name: string | RegExp): Promise<void> {
    const passed: string[] = [];
    while (passed.length < MOST) {
      await this.press("Tab");
      const here = await this.here();
      if (typeof name === "string" ? here === name : name.test(here)) {
        return;
      }
      passed.push(here);
    }
    expect(passed, `nothing to stop at bears the name ${name}`).toContain(name);
  }

  /** Goes there and presses it. */
  async activate(name: string | RegExp, key: "Enter" | "Space" = "Enter"): Promise<void> {
    await this.to(name);
    await this.press(key);
  }

  /** Goes to a group of radios, and down in it to the one of this name. */
  async choose(first: string | RegExp, steps: number, name: RegExp): Promise<void> {
    await this.to(first);
    await this.press(...Array<string>(steps).fill("ArrowDown"));
    await expect.poll(() => this.here()).toMatch(name);
  }

  /** The name of what has the focus: its label, or its own words. */
  async here(): Promise<string> {
    return this.page.evaluate(() => {
      let focus = document.activeElement;
      while (focus?.shadowRoot?.activeElement) {
        focus = focus.shadowRoot.activeElement;
      }
      const named =
        focus instanceof HTMLInputElement || focus instanceof HTMLTextAreaElement
          ? focus.labels?.[0]
          : focus;
      const text = named === document.body ? "" : (named?.textContent ?? "");
      return text.replace(/\s+/g, " ").trim();
    });
  }

  /** Whether the focus can be seen: what has it looks otherwise than it does without it. */
  async isSeen(): Promise<boolean> {
    return this.page.evaluate(() => {
      let focus = document.activeElement;
      while (focus?.shadowRoot?.activeElement) {
        focus = focus.shadowRoot.activeElement;
      }
      if (!(focus instanceof HTMLElement) || focus === document.body) {
        return true;
      }
      const look = (element: Element): string[] => {
        const near = [element, element.nextElementSibling, element.firstElementChild];
        const seen = near.flatMap((one) =>
          one ? [undefined, "::before"].map((part) => getComputedStyle(one, part)) : [],
        );
        return seen.map((it) => `${it.outline}${it.boxShadow}${it.backgroundColor}${it.border}`);
      };
      const inside = focus.shadowRoot === null;
      const withFocus = look(focus).join();
      focus.blur();
      const without = look(focus).join();
      focus.focus();
      return inside && withFocus !== without;
    });
  }
}
