/** Who and where: the place, the date and the kind of partner. */

import { html, nothing, type TemplateResult } from "lit";

import { described, errorAt, errorMessage, fieldset, radios, textField } from "../parts/fields.js";
import { title, type View } from "../parts/view.js";

export function whoPage(view: View): TemplateResult {
  const { words, app } = view;
  return html`${title(words.say("who.title"))}
    <p class="lead">${words.say("who.roles")}</p>
    <form novalidate @submit=${(event: Event) => goOn(view, event)}>
      ${textField(view, {
        id: "place",
        label: html`<span class="legend">${words.say("who.place")}</span>`,
        hint: words.say("who.place-hint"),
        value: view.state.draft.place,
        change: (place) => app.setWho({ place }),
        longest: 200,
      })}
      ${dateFields(view)} ${partners(view)}
      <button type="submit" class="nhsuk-button">${words.say("common.continue")}</button>
    </form>`;
}

export function goOn(view: View, event: Event): void {
  event.preventDefault();
  event.stopPropagation();
  view.attempt(() => view.app.goOn());
}

const PARTS = ["day", "month", "year"] as const;

function dateFields(view: View): TemplateResult {
  const { words } = view;
  const wrong = PARTS.find((part) => errorAt(view, part) !== null);
  const error = wrong ? errorAt(view, wrong) : null;
  const labels = {
    day: words.say("who.day"),
    month: words.say("who.month"),
    year: words.say("who.year"),
  };
  return html`<div class="nhsuk-form-group ${error ? "nhsuk-form-group--error" : ""}">
    <fieldset class="nhsuk-fieldset" aria-describedby=${described("date", true, error)}>
      <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">
        ${words.say("who.date")}
      </legend>
      <div class="nhsuk-hint" id="date-hint">${words.say("who.date-hint")}</div>
      ${error ? errorMessage(view, "date", error) : nothing}
      <div class="nhsuk-date-input">
        ${PARTS.map((part) => datePart(view, part, labels[part], error !== null))}
      </div>
    </fieldset>
  </div>`;
}

function datePart(
  view: View,
  part: (typeof PARTS)[number],
  label: string,
  wrong: boolean,
): TemplateResult {
  const marked = wrong && (errorAt(view, part) !== null || lone(view));
  const change = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) {
      view.app.setWho({ [part]: event.target.value });
    }
  };
  return html`<div class="nhsuk-date-input__item">
    <label class="nhsuk-label nhsuk-date-input__label" for=${part}>${label}</label>
    <input
      class="nhsuk-input nhsuk-date-input__input nhsuk-input--width-${part === "year" ? 4 : 2}
        ${marked ? "nhsuk-input--error" : ""}"
      id=${part}
      name=${part}
      type="text"
      inputmode="numeric"
      autocomplete="off"
      maxlength=${part === "year" ? 4 : 2}
      aria-invalid=${marked ? "true" : nothing}
      .value=${view.state.draft[part]}
      @input=${change}
    />
  </div>`;
}

/** Whether the whole date is missing: then all three fields are marked. */
function lone(view: View): boolean {
  return PARTS.every((part) => view.state.draft[part] === "");
}

function partners(view: View): TemplateResult | typeof nothing {
  const kinds = view.outline.rubric.partners ?? [];
  if (kinds.length === 0 || view.state.draft.kind === "agreed") {
    return nothing;
  }
  const chosen = view.state.draft.partner;
  const items = kinds.map((kind) => ({
    value: kind.id,
    label: html`<span lang=${view.language}>${kind.title}</span>`,
    checked: chosen === kind.id,
  }));
  const silent = chosen === null && view.memory.get("no-partner") === "chosen";
  const none = { value: "", label: view.words.say("who.no-partner"), checked: silent };
  const choose = (value: string): void => {
    view.memory.set("no-partner", value === "" ? "chosen" : "");
    view.app.setWho({ partner: value || null });
  };
  const or = view.words.say("common.or");
  const list = radios("partner", [...items, "or", none], choose, or);
  return fieldset(
    view,
    "partner",
    view.words.say("who.partner"),
    view.words.say("who.partner-hint"),
    list,
  );
}
