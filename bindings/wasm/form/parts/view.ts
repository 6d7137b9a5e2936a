/** What every page is given to show itself. */

import { html, nothing, type TemplateResult } from "lit";

import type { App, Route, State, Words } from "../model.js";
import type { Outline } from "./outline.js";

export type Piece = TemplateResult | typeof nothing | string;

/** What the element lends its pages. */
export interface View {
  readonly app: App;
  readonly state: State;
  readonly words: Words;
  readonly outline: Outline;
  /** The language of the rubric's texts where it is not that of the form. */
  readonly language: string | typeof nothing;
  /** Whether the form is all that its page shows. */
  readonly whole: boolean;
  /** Whether answers can be kept in this browser. */
  readonly keeps: boolean;
  /** The address of a page, for links. */
  address(route: Route): string;
  /** Goes back to where the person came from. */
  back(): void;
  /** Does something that errors may stand in the way of, and goes to them if they do. */
  attempt(run: () => void): void;
  /** Moves the focus to a field by its id, once it is shown. */
  focus(field: string): void;
  /** Hands a file to the person. */
  save(file: { name: string; type: string; text: string }): void;
  /** What a page remembers until it is left. */
  readonly memory: Map<string, string>;
  /** Shows the page again after `memory` changed. */
  refresh(): void;
}

export type Page = (view: View) => TemplateResult;

/** A link to a page of the form. */
export function link(view: View, route: Route, text: Piece, style = ""): TemplateResult {
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
      return;
    }
    event.preventDefault();
    view.app.go(route);
  };
  const address = view.address(route);
  return html`<a class=${style || nothing} href=${address} @click=${follow}>${text}</a>`;
}

/** A button that does something at once. */
export function button(text: string, run: () => void, style = ""): TemplateResult {
  return html`<button type="button" class="nhsuk-button ${style}" @click=${run}>${text}</button>`;
}

export const SECONDARY = "nhsuk-button--secondary";

/** A button that saves a file, or goes to what has to be filled in first. */
export function saveButton(
  view: View,
  text: string,
  format: "html" | "json" | "csv",
  style = SECONDARY,
): TemplateResult {
  const save = (): void => {
    const file = view.app.file(format);
    if (file) {
      view.save(file);
    }
  };
  return button(text, () => view.attempt(save), style);
}

/** A quiet button that looks like a link. */
export function quietButton(text: Piece, run: () => void): TemplateResult {
  return html`<button type="button" class="link" @click=${run}>${text}</button>`;
}

/** The heading of a page, which takes the focus when the page is shown. */
export function title(text: Piece, language: string | typeof nothing = nothing): TemplateResult {
  return html`<h1 class="nhsuk-heading-l" id="title" tabindex="-1" lang=${language}>${text}</h1>`;
}

/** Text that only a screen reader says. */
export function hidden(text: string): TemplateResult {
  return html`<span class="nhsuk-u-visually-hidden">${text}</span>`;
}

/** A passage that opens on demand. */
export function details(summary: string, body: Piece | readonly Piece[]): TemplateResult {
  return html`<details class="nhsuk-details">
    <summary class="nhsuk-details__summary">
      <span class="nhsuk-details__summary-text">${summary}</span>
    </summary>
    <div class="nhsuk-details__text">${body}</div>
  </details>`;
}
