/** Fields: labels, hints and errors tied to what they belong to. */

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { Piece, View } from "./view.js";

/** A field with one line or more of text. */
export interface TextField {
  readonly id: string;
  readonly label: Piece;
  readonly hint?: Piece;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly style?: string;
  readonly lines?: number;
  readonly kind?: "text" | "password" | "numeric";
  readonly complete?: string;
  readonly longest?: number;
}

/** One of several that exclude one another. */
export interface Radio {
  readonly value: string;
  readonly label: Piece;
  readonly hint?: Piece;
  readonly checked: boolean;
  /** What else is asked once it is chosen. */
  readonly asks?: TemplateResult;
}

/** What is wrong with a field, in the words of the summary. */
export function errorAt(view: View, field: string): string | null {
  const error = view.state.errors.find((one) => one.field === field);
  return error?.message ?? view.memory.get(wrong(field)) ?? null;
}

/** Where a page remembers what is wrong with a field that the app knows nothing of. */
export function wrong(field: string): string {
  return `wrong ${field}`;
}

export function errorMessage(view: View, field: string, message: string): TemplateResult {
  return html`<span class="nhsuk-error-message" id="${field}-error">
    <span class="nhsuk-u-visually-hidden">${view.words.say("error.prefix")}</span> ${message}
  </span>`;
}

export function textField(view: View, field: TextField): TemplateResult {
  const error = errorAt(view, field.id);
  return html`<div class="nhsuk-form-group ${error ? "nhsuk-form-group--error" : ""}">
    <label class="nhsuk-label" for=${field.id}>${field.label}</label>
    ${field.hint
      ? html`<div class="nhsuk-hint" id="${field.id}-hint">${field.hint}</div>`
      : nothing}
    ${error ? errorMessage(view, field.id, error) : nothing}
    ${field.lines ? area(field, error) : line(field, error)}
  </div>`;
}

/** A field for a passphrase. What is typed is remembered for as long as the page is shown. */
export function secretField(
  view: View,
  field: Pick<TextField, "id" | "label" | "hint" | "complete">,
): TemplateResult {
  const { memory } = view;
  return textField(view, {
    ...field,
    value: memory.get(field.id) ?? "",
    change: (value) => memory.set(field.id, value),
    kind: "password",
    style: "nhsuk-input--width-20",
  });
}

/** Ids of what describes a field, in the order in which they are read. */
export function described(id: string, hint: unknown, error: unknown): string | typeof nothing {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : nothing;
}

function line(field: TextField, error: string | null): TemplateResult {
  const type = field.kind === "password" ? "password" : "text";
  return html`<input
    class="nhsuk-input ${field.style ?? ""} ${error ? "nhsuk-input--error" : ""}"
    id=${field.id}
    name=${field.id}
    type=${type}
    inputmode=${field.kind === "numeric" ? "numeric" : nothing}
    autocomplete=${field.complete ?? "off"}
    maxlength=${field.longest ?? nothing}
    aria-describedby=${described(field.id, field.hint, error)}
    aria-invalid=${error ? "true" : nothing}
    .value=${live(field.value)}
    @input=${(event: Event) => field.change(typed(event))}
  />`;
}

function area(field: TextField, error: string | null): TemplateResult {
  return html`<textarea
    class="nhsuk-textarea ${error ? "nhsuk-textarea--error" : ""}"
    id=${field.id}
    name=${field.id}
    rows=${field.lines ?? 3}
    maxlength=${field.longest ?? nothing}
    aria-describedby=${described(field.id, field.hint, error)}
    aria-invalid=${error ? "true" : nothing}
    .value=${live(field.value)}
    @input=${(event: Event) => field.change(typed(event))}
  ></textarea>`;
}

function typed(event: Event): string {
  const field = event.target;
  const written = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return written ? field.value : "";
}

/** Radios one below the other, without their fieldset. */
export function radios(
  name: string,
  items: readonly (Radio | "or")[],
  choose: (value: string) => void,
  or: string,
  style = "",
): TemplateResult {
  const shown = items.map((item, at) =>
    item === "or"
      ? html`<div class="nhsuk-radios__divider">${or}</div>`
      : radio(at === 0 ? name : `${name}-${at}`, name, item, choose),
  );
  return html`<div class="nhsuk-radios ${style}">${shown}</div>`;
}

function radio(
  id: string,
  name: string,
  item: Radio,
  choose: (value: string) => void,
): TemplateResult {
  const hint = item.hint
    ? html`<div class="nhsuk-hint nhsuk-radios__hint" id="${id}-item-hint">${item.hint}</div>`
    : nothing;
  return html`<div class="nhsuk-radios__item">
      <input
        class="nhsuk-radios__input"
        id=${id}
        name=${name}
        type="radio"
        value=${item.value}
        aria-describedby=${item.hint ? `${id}-item-hint` : nothing}
        .checked=${live(item.checked)}
        @change=${() => choose(item.value)}
      />
      <label class="nhsuk-label nhsuk-radios__label" for=${id}>${item.label}</label>
      ${hint}
    </div>
    ${item.checked && item.asks
      ? html`<div class="nhsuk-radios__conditional">${item.asks}</div>`
      : nothing}`;
}

/** A group of fields under one legend. */
export function fieldset(
  view: View,
  id: string,
  legend: Piece,
  hint: Piece,
  body: TemplateResult,
): TemplateResult {
  const error = errorAt(view, id);
  const shown = hint !== nothing;
  return html`<div class="nhsuk-form-group ${error ? "nhsuk-form-group--error" : ""}">
    <fieldset class="nhsuk-fieldset" aria-describedby=${described(id, shown, error)}>
      <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">${legend}</legend>
      ${shown ? html`<div class="nhsuk-hint" id="${id}-hint">${hint}</div>` : nothing}
      ${error ? errorMessage(view, id, error) : nothing} ${body}
    </fieldset>
  </div>`;
}
