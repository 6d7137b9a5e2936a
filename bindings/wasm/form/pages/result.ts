/** The result: the report, what would change it, and ways to take it along. */

import { html, nothing, type TemplateResult } from "lit";

import { dayOf } from "../draft/day.js";
import { button, details, link, saveButton, SECONDARY, title, type View } from "../parts/view.js";

/** Steps shown before the rest is folded away. */
const FIRST = 5;

type Step = View["state"]["result"]["next_steps"][number];

export function resultPage(view: View): TemplateResult {
  const { words, app, state } = view;
  return html`${title(words.say("result.title"))}
    <div class="screen">
      ${incomplete(view)}
      <p class="lead so-far__line">${state.standing}</p>
      <h2 class="nhsuk-heading-m">${words.say("result.take")}</h2>
      <div class="buttons">
        ${saveButton(view, words.say("result.html"), "html", "")}
        ${saveButton(view, words.say("result.json"), "json")}
        ${saveButton(view, words.say("result.csv"), "csv")}
        ${button(words.say("result.print"), () => window.print(), SECONDARY)}
      </div>
      <p class="quiet">${words.say("result.formats")}</p>
      ${steps(view)}
      <h2 class="nhsuk-heading-m">${words.say("result.report")}</h2>
    </div>
    <place-readiness-report
      class="report"
      lang=${view.language}
      .report=${app.engine.reportPart(state.assessment)}
    ></place-readiness-report>`;
}

/** Says what has to be filled in before anything can be saved. */
function incomplete(view: View): TemplateResult | typeof nothing {
  const { words, state, language } = view;
  const { place } = state.draft;
  const nowhere = place.trim() === "" || dayOf(state.draft) === null;
  if (!nowhere && state.incomplete.length === 0) {
    return nothing;
  }
  const who = html`<li>
    ${words.say("result.incomplete")} ${link(view, { page: "who" }, words.say("result.who"))}
  </li>`;
  const items = state.incomplete.map(({ criterion, message }) => {
    const name = html`<span lang=${language}>${view.outline.title(criterion)}</span>`;
    return html`<li>${link(view, { page: "question", criterion }, name)}: ${message}</li>`;
  });
  return html`<div class="nhsuk-inset-text">
    <p>${words.say("result.before")}</p>
    <ul class="nhsuk-list nhsuk-list--bullet">
      ${nowhere ? who : nothing} ${items}
    </ul>
  </div>`;
}

function steps(view: View): TemplateResult | typeof nothing {
  const { words, state } = view;
  const all = state.result.next_steps;
  if (all.length === 0) {
    return nothing;
  }
  const rest = all.slice(FIRST);
  return html`<h2 class="nhsuk-heading-m">${words.say("result.steps")}</h2>
    <p class="quiet">${words.say("result.steps-hint")}</p>
    ${list(view, all.slice(0, FIRST))}
    ${rest.length > 0
      ? details(words.count("result.more-steps", rest.length), list(view, rest))
      : nothing}`;
}

function list(view: View, all: readonly Step[]): TemplateResult {
  return html`<ol class="steps">
    ${all.map((one) => step(view, one))}
  </ol>`;
}

function step(view: View, one: Step): TemplateResult {
  const { outline, words, language } = view;
  const from = outline.level(one.criterion, one.from)?.name ?? one.from;
  const to = outline.level(one.criterion, one.to)?.name ?? one.to;
  const name = html`<span lang=${language}>${outline.title(one.criterion)}</span>`;
  return html`<li>
    <strong>${link(view, { page: "question", criterion: one.criterion }, name)}</strong>
    <span class="quiet small">${words.say("result.step", { from, to })}</span>
    ${one.text ? html`<div lang=${language}>${one.text}</div>` : nothing}
    <div class="quiet">${one.unlocks}</div>
  </li>`;
}
