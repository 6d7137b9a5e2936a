/** All answers on one page, each with a way to change it. */

import { html, nothing, type TemplateResult } from "lit";

import { dayOf } from "../draft/day.js";
import { clean } from "../draft/text.js";
import type { Route } from "../model.js";
import { answerText, progress } from "../parts/answer.js";
import type { Heading } from "../parts/outline.js";
import { button, hidden, link, title, type Piece, type View } from "../parts/view.js";

export function checkPage(view: View): TemplateResult {
  const { words, outline, app } = view;
  const all = outline.headings.flatMap((heading) => heading.criteria.map(({ id }) => id));
  return html`${title(words.say("check.title"))} ${progress(view, all)}
    <h2 class="nhsuk-heading-m">${words.say("who.title")}</h2>
    ${who(view)} ${outline.headings.map((heading) => headed(view, heading))}
    <div class="doors doors--inline screen">
      ${button(words.say("check.finish"), () => view.attempt(() => app.submit()))}
      <ul class="plain inline">
        <li>${link(view, { page: "tasks" }, words.say("question.to-list"))}</li>
      </ul>
    </div>`;
}

/** A row: what was asked, what was said, and where to change it. */
function row(view: View, name: Piece, value: Piece, route: Route, what: string): TemplateResult {
  const text = html`${view.words.say("check.change")}${hidden(` ${what}`)}`;
  return html`<div class="nhsuk-summary-list__row">
    <dt class="nhsuk-summary-list__key">${name}</dt>
    <dd class="nhsuk-summary-list__value">${value}</dd>
    <dd class="nhsuk-summary-list__actions">${link(view, route, text)}</dd>
  </div>`;
}

function who(view: View): TemplateResult {
  const { words, state, outline } = view;
  const { draft } = state;
  const missing = html`<strong class="missing">${words.say("check.missing")}</strong>`;
  const partner = outline.partner(draft.partner);
  const asked = (outline.rubric.partners ?? []).length > 0 && draft.kind !== "agreed";
  const edit = (name: string, value: Piece): TemplateResult =>
    row(view, name, value, { page: "who" }, name);
  return html`<dl class="nhsuk-summary-list">
    ${edit(words.say("who.place"), clean(draft.place) || missing)}
    ${edit(words.say("who.date"), typedDate(view) ?? missing)}
    ${asked
      ? edit(
          words.say("who.partner"),
          partner
            ? html`<span lang=${view.language}>${partner}</span>`
            : html`<span class="quiet">${words.say("answer.none")}</span>`,
        )
      : nothing}
  </dl>`;
}

/** The date in words, or as it was typed where it is no day; null where nothing was typed. */
function typedDate(view: View): Piece | null {
  const { words, state } = view;
  const { day, month, year } = state.draft;
  const iso = dayOf(state.draft);
  if (iso !== null) {
    return words.date(iso);
  }
  const typed = [day, month, year].filter((part) => part.trim() !== "").join(" ");
  const unreal = html`${typed} <strong class="missing">${words.say("check.unreal")}</strong>`;
  return typed === "" ? null : unreal;
}

function headed(view: View, heading: Heading): TemplateResult {
  const path = [...heading.above, heading.group.title].join(" › ");
  const rows = heading.criteria.map(({ id, title: name }) =>
    row(
      view,
      html`<span lang=${view.language}>${name}</span>`,
      answerText(view, id),
      { page: "question", criterion: id },
      name,
    ),
  );
  return html`<h2 class="nhsuk-heading-m" lang=${view.language}>${path}</h2>
    <dl class="nhsuk-summary-list">${rows}</dl>`;
}
