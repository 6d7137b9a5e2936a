/** Several people's answers side by side, by kind of partner, never by name. */

import { html, nothing, type TemplateResult } from "lit";

import { answerText } from "../parts/answer.js";
import { filePicker } from "../parts/files.js";
import type { Heading } from "../parts/outline.js";
import { hidden, link, quietButton, title, type View } from "../parts/view.js";
import { spreadText } from "../parts/voices.js";

export function combinePage(view: View): TemplateResult {
  const { words, app, state } = view;
  const some = state.voices.length > 0;
  const label = some ? words.say("combine.more") : words.say("combine.files");
  return html`${title(words.say("combine.title"))}
    <p class="lead">${words.say("combine.lead")}</p>
    ${filePicker(view, "files", label, true, (files) => app.addVoices(files))}
    ${some ? people(view) : nothing} ${some ? questions(view) : nothing}
    <slot name="agreement"></slot>
    ${some ? nothing : html`<p>${words.say("combine.how")}</p>`}
    <p>${link(view, { page: "tasks" }, words.say("question.to-list"))}</p>`;
}

function people(view: View): TemplateResult {
  const { words, app, state } = view;
  const remove = (label: string): void => {
    app.removeVoice(label);
    view.focus("files");
  };
  const items = state.voices.map((voice) => {
    const text = html`${words.say("combine.remove")}${hidden(` ${voice.label}`)}`;
    return html`<li>
      <strong>${voice.label}</strong>
      ${quietButton(text, () => remove(voice.label))}
    </li>`;
  });
  return html`<h2 class="nhsuk-heading-m">${words.count("combine.people", items.length)}</h2>
    <ul class="plain">${items}</ul>`;
}

function questions(view: View): TemplateResult {
  const { words, app, outline } = view;
  const differing = outline.headings
    .flatMap((heading) => heading.criteria)
    .filter(({ id }) => app.spread(id).differs).length;
  return html`<h2 class="nhsuk-heading-m">${words.say("combine.questions")}</h2>
    <p>${words.count("combine.differ", differing)} ${words.say("combine.agree")}</p>
    ${outline.headings.map((heading) => headed(view, heading))}`;
}

function headed(view: View, heading: Heading): TemplateResult {
  const { words } = view;
  const name = [...heading.above, heading.group.title].join(" › ");
  const head = (text: string): TemplateResult =>
    html`<th class="nhsuk-table__header" scope="col">${text}</th>`;
  return html`<div class="wide" role="region" tabindex="0" aria-label=${name}>
    <table class="nhsuk-table nhsuk-table--thirds">
      <caption class="nhsuk-table__caption" lang=${view.language}>${name}</caption>
      <thead>
        <tr>
          ${head(words.say("combine.question"))} ${head(words.say("combine.spread"))}
          ${head(words.say("combine.agreed"))}
        </tr>
      </thead>
      <tbody>
        ${heading.criteria.map(({ id }) => row(view, id))}
      </tbody>
    </table>
  </div>`;
}

function row(view: View, id: string): TemplateResult {
  const name = html`<span lang=${view.language}>${view.outline.title(id)}</span>`;
  return html`<tr class="nhsuk-table__row">
    <th class="nhsuk-table__header" scope="row">
      ${link(view, { page: "question", criterion: id }, name)}
    </th>
    <td class="nhsuk-table__cell">${spreadText(view, view.app.spread(id))}</td>
    <td class="nhsuk-table__cell">${answerText(view, id)}</td>
  </tr>`;
}
