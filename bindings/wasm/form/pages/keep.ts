/** How answers are kept in this browser, who can read them there, and how to clear them. */

import { html, nothing, type TemplateResult } from "lit";

import { today } from "../draft/day.js";
import type { State } from "../model.js";
import { fieldset, radios, secretField, wrong } from "../parts/fields.js";
import { button, hidden, link, quietButton } from "../parts/view.js";
import { saveButton, SECONDARY, title, type View } from "../parts/view.js";

const SHORTEST = 8;

type Aside = State["aside"][number];

export function keepPage(view: View): TemplateResult {
  const { words, app, state } = view;
  const on = state.keeping.state !== "off";
  const items = [
    { value: "on", label: words.say("keep.on"), checked: on },
    { value: "off", label: words.say("keep.off"), hint: words.say("keep.off-hint"), checked: !on },
  ];
  const choose = (value: string): void => void app.keep(value === "on");
  const body = radios("keep", items, choose, "");
  return html`${title(words.say("keep.title"))}
    <p class="lead">${words.say("keep.lead")}</p>
    <div class="nhsuk-inset-text">
      <p>${words.say("keep.readers")}</p>
      <p>${words.say("keep.advice")}</p>
    </div>
    ${fieldset(view, "keep", words.say("keep.question"), nothing, body)}
    ${on ? passphrase(view) : nothing}
    ${asides(view)}
    <h2 class="nhsuk-heading-m">${words.say("keep.copy")}</h2>
    <p>${words.say("keep.copy-hint")}</p>
    ${saveButton(view, words.say("result.json"), "json")}
    <h2 class="nhsuk-heading-m">${words.say("keep.clear")}</h2>
    <p>${words.say("keep.clear-hint")}</p>
    ${button(words.say("keep.clear-button"), () => app.clearAll(), "nhsuk-button--warning")}
    <p>${link(view, { page: "tasks" }, words.say("question.to-list"))}</p>`;
}

/** What was put aside stays until it is removed here: each text can be saved first. */
function asides(view: View): TemplateResult | typeof nothing {
  const { words, state } = view;
  if (state.aside.length === 0) {
    return nothing;
  }
  return html`<h2 class="nhsuk-heading-m">${words.say("keep.aside")}</h2>
    <p>${words.say("keep.aside-hint")}</p>
    <ul class="plain">
      ${state.aside.map((one) => aside(view, one))}
    </ul>`;
}

function aside(view: View, one: Aside): TemplateResult {
  const { words, app } = view;
  const kinds = {
    aside: words.say("keep.aside-misfit"),
    conflict: words.say("keep.aside-conflict"),
    damaged: words.say("keep.aside-damaged"),
  };
  const { when } = one;
  const time = when && `${words.date(today(when))}, ${words.time(when)}`;
  const name = time ? `${kinds[one.kind]} (${time})` : kinds[one.kind];
  const save = (): void =>
    view.save({ name: one.name, type: "application/json", text: one.text });
  const remove = (): void => {
    app.removeAside(one.key);
    view.focus("title");
  };
  const label = (key: "keep.aside-save" | "keep.aside-remove"): TemplateResult =>
    html`${words.say(key)}${hidden(` ${name}`)}`;
  return html`<li>
    ${name} ${quietButton(label("keep.aside-save"), save)}
    ${quietButton(label("keep.aside-remove"), remove)}
  </li>`;
}

function passphrase(view: View): TemplateResult {
  const { words, state } = view;
  const locked = state.keeping.state === "on" && state.keeping.locked;
  const heading = locked ? words.say("keep.locked") : words.say("keep.passphrase");
  return html`<h2 class="nhsuk-heading-m">${heading}</h2>
    <p>${words.say("keep.passphrase-hint")}</p>
    <form novalidate @submit=${(event: Event) => set(view, event)}>
      ${secretField(view, {
        id: "passphrase",
        label: words.say("keep.new"),
        hint: words.say("keep.new-hint", { n: words.number(SHORTEST) }),
        complete: "new-password",
      })}
      ${secretField(view, {
        id: "passphrase-again",
        label: words.say("keep.again"),
        complete: "new-password",
      })}
      <div class="buttons">
        <button type="submit" class="nhsuk-button ${SECONDARY}">
          ${locked ? words.say("keep.change") : words.say("keep.set")}
        </button>
        ${locked ? button(words.say("keep.unset"), () => lock(view, null), SECONDARY) : nothing}
      </div>
    </form>`;
}

function set(view: View, event: Event): void {
  event.preventDefault();
  event.stopPropagation();
  const { memory, words } = view;
  const first = memory.get("passphrase") ?? "";
  if (first.length < SHORTEST) {
    refuse(view, words.say("keep.short", { n: words.number(SHORTEST) }));
  } else if (first !== memory.get("passphrase-again")) {
    refuse(view, words.say("keep.unlike"));
  } else {
    lock(view, first);
  }
}

function refuse(view: View, why: string): void {
  view.memory.set(wrong("passphrase"), why);
  view.refresh();
  view.focus("passphrase");
}

function lock(view: View, passphrase: string | null): void {
  for (const key of ["passphrase", "passphrase-again", wrong("passphrase")]) {
    view.memory.delete(key);
  }
  view.refresh();
  void view.app.lock(passphrase);
  view.focus("title");
}
