/** The list of headings: what is answered, what is left, and where to go next. */

import { html, nothing, type TemplateResult } from "lit";

import { choiceOf, countDone, isDone, progress, progressTag } from "../parts/answer.js";
import { fieldset, radios } from "../parts/fields.js";
import type { Heading } from "../parts/outline.js";
import { soFar } from "../parts/so-far.js";
import { details, link, title, type View } from "../parts/view.js";

/** A heading with the questions that are asked of it. */
interface Task {
  readonly heading: Heading;
  readonly questions: readonly string[];
}

export function tasksPage(view: View): TemplateResult {
  const { words, app } = view;
  return html`${title(words.say("tasks.title"))} ${progress(view, app.questions)}
    ${soFar(view)} ${which(view)}
    <h2 class="nhsuk-heading-m">${words.say("tasks.headings")}</h2>
    ${list(view)}
    <h2 class="nhsuk-heading-m">${words.say("tasks.next")}</h2>
    <ul class="plain">
      <li>${link(view, { page: "who" }, words.say("tasks.who"))}</li>
      <li>${link(view, { page: "check" }, words.say("tasks.check"))}</li>
      <li>${link(view, { page: "result" }, words.say("tasks.result"))}</li>
      ${view.keeps
        ? html`<li>${link(view, { page: "keep" }, words.say("tasks.keep"))}</li>`
        : nothing}
    </ul>`;
}

/** The choice between the critical questions and all. */
function which(view: View): TemplateResult | typeof nothing {
  const { words, outline, app, state } = view;
  const some = outline.critical.length;
  if (some === 0 || some === outline.size) {
    return nothing;
  }
  const items = [
    { value: "short", label: words.count("tasks.short", some), checked: state.short },
    { value: "all", label: words.count("tasks.all", outline.size), checked: !state.short },
  ];
  const choose = (value: string): void => app.setShort(value === "short");
  const body = radios("which", items, choose, "", "nhsuk-radios--inline");
  return fieldset(view, "which", words.say("tasks.which"), words.say("tasks.which-hint"), body);
}

/** Tasks in order; a heading above several is said once, before the first. */
function list(view: View): TemplateResult {
  const asked = new Set(view.app.questions);
  let above = "";
  const items = view.outline.headings.flatMap((heading) => {
    const questions = heading.criteria.map(({ id }) => id).filter((id) => asked.has(id));
    if (questions.length === 0) {
      return [];
    }
    const path = heading.above.join(" › ");
    const changed = path !== above;
    above = path;
    const row = task(view, { heading, questions });
    return [html`${changed && path ? upper(view, path) : nothing}${row}`];
  });
  return html`<ul class="tasks">${items}</ul>`;
}

function upper(view: View, path: string): TemplateResult {
  return html`<li class="tasks__above">
    <h3 class="nhsuk-heading-s" lang=${view.language}>${path}</h3>
  </li>`;
}

function task(view: View, { heading, questions }: Task): TemplateResult {
  const { words, language } = view;
  const done = countDone(view, questions);
  const first = questions.find((id) => !isDone(view, id)) ?? questions[0] ?? "";
  const name = html`<span lang=${language}>${heading.group.title}</span>`;
  const gaps = { done: words.number(done) };
  return html`<li class="tasks__item">
    <div class="tasks__row">
      <div>
        ${link(view, { page: "question", criterion: first }, name, "tasks__link")}
        ${heading.group.about
          ? html`<div class="nhsuk-hint tasks__hint" lang=${language}>${heading.group.about}</div>`
          : nothing}
      </div>
      <div class="tasks__status">
        ${progressTag(view, done, questions.length)}
        <div class="quiet small">${words.count("tasks.count", questions.length, gaps)}</div>
      </div>
    </div>
    ${details(words.count("tasks.show", questions.length), inside(view, questions))}
  </li>`;
}

function inside(view: View, questions: readonly string[]): TemplateResult {
  const items = questions.map((id) => {
    const name = html`<span lang=${view.language}>${view.outline.title(id)}</span>`;
    return html`<li>
      ${link(view, { page: "question", criterion: id }, name)}
      <span class="quiet small">${mark(view, id)}</span>
    </li>`;
  });
  return html`<ul class="plain">${items}</ul>`;
}

function mark(view: View, id: string): string {
  const { words } = view;
  if (isDone(view, id)) {
    return words.say("tasks.done");
  }
  const blank = choiceOf(view, id).state === "none";
  return blank ? words.say("answer.none") : words.say("tasks.unfinished");
}
