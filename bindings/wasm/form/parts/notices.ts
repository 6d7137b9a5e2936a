/** What a person has to know: notices, errors, and how answers are being kept. */

import { html, nothing, type TemplateResult } from "lit";

import type { FieldError, Notice } from "../model.js";
import { link, quietButton, type View } from "./view.js";

/** Two regions that are always there, so that what enters them is read out. */
export function notices(view: View): TemplateResult {
  const shown = (kind: Notice["kind"]): TemplateResult[] =>
    view.state.notices.filter((it) => it.kind === kind).map((it) => notice(view, it));
  return html`<div class="notices screen">
    <div role="alert">${shown("warning")}</div>
    <div role="status">${shown("done")}</div>
  </div>`;
}

function notice(view: View, { id, kind, message, action }: Notice): TemplateResult {
  const { words, app } = view;
  const then = (run: () => void) => (): void => {
    run();
    view.focus("title");
  };
  return html`<div class="notice notice--${kind}">
    <p>
      <strong class="nhsuk-u-visually-hidden">${kind === "warning"
        ? words.say("notice.warning")
        : words.say("notice.done")}</strong>
      ${message}
    </p>
    <div class="notice__do">
      ${action ? quietButton(action.label, then(action.run)) : nothing}
      ${quietButton(words.say("notice.dismiss"), then(() => app.dismiss(id)))}
    </div>
  </div>`;
}

/** Everything that is wrong on the page, each a link to its field. */
export function errorSummary(view: View): TemplateResult | typeof nothing {
  const { errors } = view.state;
  if (errors.length === 0) {
    return nothing;
  }
  return html`<div class="nhsuk-error-summary" id="errors" tabindex="-1">
    <div role="alert">
      <h2 class="nhsuk-error-summary__heading">${view.words.say("error.title")}</h2>
      <div class="nhsuk-error-summary__body">
        <ul class="nhsuk-list nhsuk-error-summary__list">
          ${errors.map((error) => html`<li>${errorLink(view, error)}</li>`)}
        </ul>
      </div>
    </div>
  </div>`;
}

function errorLink(view: View, { field, message }: FieldError): TemplateResult {
  const follow = (event: Event): void => {
    event.preventDefault();
    view.focus(field);
  };
  return html`<a href="#${field}" @click=${follow}>${message}</a>`;
}

/** Whether what has been typed is safe. */
export function keeping(view: View): TemplateResult | typeof nothing {
  const { words, state, app } = view;
  const { keeping: kept } = state;
  if (!view.keeps) {
    return nothing;
  }
  const more = link(view, { page: "keep" }, words.say("keeping.more"));
  switch (kept.state) {
    case "on": {
      const time = kept.saved && words.time(kept.saved);
      const text = time ? words.say("keeping.saved", { time }) : words.say("keeping.on");
      return line(html`${text} ${kept.locked ? words.say("keeping.locked") : nothing} ${more}`);
    }
    case "off":
      return line(html`${words.say("keeping.off")} ${more}`);
    case "failed":
      return line(html`<strong>${words.say("keeping.failed")}</strong> ${kept.why} ${more}`, true);
    case "elsewhere":
      return line(
        html`<strong>${words.say("keeping.elsewhere")}</strong> ${words.say("frame.elsewhere-hint")}
          ${quietButton(words.say("keeping.take-over"), () => void app.takeOver())}`,
        true,
      );
    case "locked":
      return nothing;
  }
}

function line(body: TemplateResult, pressing = false): TemplateResult {
  return html`<p class="keeping ${pressing ? "keeping--pressing" : ""}">${body}</p>`;
}
