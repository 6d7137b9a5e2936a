/** The start page: what this is for, how long it takes, and what happens to answers. */

import { html, nothing, type TemplateResult } from "lit";

import { button, details, link, title, type View } from "../parts/view.js";

/** Minutes that a question takes, as a rule of thumb. */
const MINUTES = { least: 2, most: 4 };

export function startPage(view: View): TemplateResult {
  const { words, outline, language } = view;
  const rubric = outline.rubric;
  return html`${title(rubric.title, language)}
    ${rubric.about ? html`<p class="lead" lang=${language}>${rubric.about}</p>` : nothing}
    <div class="nhsuk-inset-text">
      <h2 class="nhsuk-heading-s">${words.say("start.purpose")}</h2>
      <p lang=${language}>${rubric.notice}</p>
    </div>
    ${doors(view)}
    <h2 class="nhsuk-heading-m">${words.say("start.time")}</h2>
    <p>${time(view)}</p>
    <h2 class="nhsuk-heading-m">${words.say("start.answers")}</h2>
    ${answers(view)}
    ${guidance(view)}`;
}

/** What happens to answers. In another page, that page may do more with them than is known here. */
function answers(view: View): TemplateResult {
  const { words } = view;
  const kept = [words.say("start.kept"), words.say("start.others")];
  const points = [
    ...(view.whole ? [words.say("start.not-sent")] : []),
    ...(view.keeps ? kept : []),
    words.say("start.roles"),
  ];
  return html`<ul class="nhsuk-list nhsuk-list--bullet">
      ${points.map((point) => html`<li>${point}</li>`)}
    </ul>
    ${view.keeps
      ? html`<p>${link(view, { page: "keep" }, words.say("start.keeping"))}</p>`
      : nothing}`;
}

function doors(view: View): TemplateResult {
  const { words, app } = view;
  const begun = view.state.draft.answers.size > 0;
  return html`<div class="doors">
    ${button(begun ? words.say("start.carry-on") : words.say("start.begin"), () =>
      app.go(begun ? { page: "tasks" } : { page: "who" }),
    )}
    <ul class="plain">
      <li>${link(view, { page: "open" }, words.say("start.open"))}</li>
      <li>${link(view, { page: "combine" }, words.say("start.combine"))}</li>
    </ul>
  </div>`;
}

function time(view: View): string {
  const { words, outline } = view;
  const all = howLong(view, outline.size, words.count("start.all", outline.size));
  const some = outline.critical.length;
  if (some === 0 || some === outline.size) {
    return `${all} ${words.say("start.any-order")}`;
  }
  const short = howLong(view, some, words.count("start.critical", some));
  return `${short} ${all} ${words.say("start.any-order")}`;
}

/** How long some questions take: in minutes, or in half hours where that is easier to grasp. */
function howLong(view: View, questions: number, what: string): string {
  const { words } = view;
  const [least, most] = [questions * MINUTES.least, questions * MINUTES.most];
  if (most <= 90) {
    const gaps = { what, least: words.number(least), most: words.number(most) };
    return words.say("start.minutes", gaps);
  }
  const gaps = { what, least: words.number(halves(least)), most: words.number(halves(most)) };
  return words.say("start.hours", gaps);
}

function halves(minutes: number): number {
  return Math.max(0.5, Math.round(minutes / 30) / 2);
}

/** How to rate, in the rubric's words. */
export function guidance(view: View): TemplateResult | typeof nothing {
  const advice = view.outline.rubric.guidance ?? [];
  if (advice.length === 0) {
    return nothing;
  }
  return html`<h2 class="nhsuk-heading-m">${view.words.say("start.guidance")}</h2>
    <div lang=${view.language}>${advised(view)}</div>`;
}

/** The same, folded away. */
export function guidanceDetails(view: View): TemplateResult | typeof nothing {
  const advice = view.outline.rubric.guidance ?? [];
  return advice.length > 0 ? details(view.words.say("start.guidance"), advised(view)) : nothing;
}

function advised(view: View): TemplateResult {
  const items = (view.outline.rubric.guidance ?? []).map(
    (item) => html`<li>
      ${item.title ? html`<strong>${item.title}.</strong> ` : nothing}${item.text}
    </li>`,
  );
  return html`<ol class="nhsuk-list nhsuk-list--number" lang=${view.language}>${items}</ol>`;
}
