/** Opening a file: what it would change is shown before anything changes. */

import { html, nothing, type TemplateResult } from "lit";

import { shown } from "../draft/text.js";
import type { Difference, Opened } from "../model.js";
import { filePicker, type ReadFile } from "../parts/files.js";
import { button, link, SECONDARY, title, type View } from "../parts/view.js";

/** More than these nobody reads, and a page with all of them might never be shown. */
const MOST_LINES = 100;

export function openPage(view: View): TemplateResult {
  const { words, app, state } = view;
  const take = ([file]: readonly ReadFile[]): void => {
    if (file) {
      app.open(file.name, file.text);
      view.focus("opened");
    } else {
      // What was told about the file before would be taken for what is told about this one.
      app.forget();
    }
  };
  return html`${title(words.say("open.title"))}
    <p class="lead">${words.say("open.lead")}</p>
    ${filePicker(view, "file", words.say("open.file"), false, take)}
    ${state.opened ? opened(view, state.opened) : nothing}
    <p>${link(view, { page: "tasks" }, words.say("question.to-list"))}</p>`;
}

function opened(view: View, file: Opened): TemplateResult {
  const { words } = view;
  return html`<div class="opened">
    <h2 class="nhsuk-heading-m" id="opened" tabindex="-1">
      ${words.say("open.found", { name: file.name })}
    </h2>
    ${file.refused === null ? usable(view, file) : refused(view, file)}
  </div>`;
}

function refused(view: View, file: Opened): TemplateResult {
  const { words, app } = view;
  return html`<div class="alert" role="alert">
      <p><strong>${words.say("open.refused")}</strong> ${file.refused}</p>
    </div>
    ${file.problems.length === 0
      ? nothing
      : lines(view, file.problems, ({ at, message }) => html`${at}: ${message}`)}
    <p>${words.say("open.unchanged")}</p>
    ${button(words.say("open.other"), () => done(view, () => app.forget()), SECONDARY)}`;
}

/** The first of many lines, and how many more there are. */
function lines<T>(
  { words }: View,
  all: readonly T[],
  line: (one: T) => TemplateResult,
): TemplateResult {
  const rest = all.length - MOST_LINES;
  return html`<ul class="nhsuk-list nhsuk-list--bullet">
    ${all.slice(0, MOST_LINES).map((one) => html`<li>${line(one)}</li>`)}
    ${rest > 0 ? html`<li>${words.count("open.more", rest)}</li>` : nothing}
  </ul>`;
}

function usable(view: View, file: Opened): TemplateResult {
  const { words } = view;
  return html`${file.version === null
      ? nothing
      : html`<p>${words.say("open.version", { version: file.version })}</p>`}
    ${aside(view, file)} ${differences(view, file.differences)} ${choices(view, file)}`;
}

/** Answers this rubric has no place for: shown, and offered as a file. */
function aside(view: View, file: Opened): TemplateResult | typeof nothing {
  const { words } = view;
  const list = file.setAside;
  if (list.length === 0) {
    return nothing;
  }
  const text = JSON.stringify(list, null, 2);
  const save = (): void =>
    view.save({ name: words.say("open.aside-file"), type: "application/json", text });
  return html`<div class="alert">
    <p>
      <strong>${words.count("open.aside", list.length)}</strong>
      ${words.say("open.aside-hint")}
    </p>
    ${lines(view, list, (one) => html`<strong>${shown(one.id)}</strong>: ${one.why}`)}
    ${button(words.say("open.aside-save"), save, `${SECONDARY} nhsuk-button--small`)}
  </div>`;
}

function differences(view: View, list: readonly Difference[]): TemplateResult {
  const { words } = view;
  if (list.length === 0) {
    return html`<p>${words.say("open.same")}</p>`;
  }
  const head = (text: string): TemplateResult =>
    html`<th class="nhsuk-table__header" scope="col">${text}</th>`;
  return html`<p>${words.count("open.changes", list.length)}</p>
    <div class="wide" role="region" tabindex="0" aria-labelledby="opened">
      <table class="nhsuk-table">
        <thead>
          <tr>
            ${head(words.say("open.what"))} ${head(words.say("open.mine"))}
            ${head(words.say("open.theirs"))} ${head(words.say("open.change"))}
          </tr>
        </thead>
        <tbody>
          ${list.map((one) => difference(view, one))}
        </tbody>
      </table>
    </div>`;
}

function difference(view: View, one: Difference): TemplateResult {
  const { words } = view;
  const names = {
    added: words.say("open.added"),
    changed: words.say("open.changed"),
    removed: words.say("open.removed"),
  };
  return html`<tr class="nhsuk-table__row">
    <th class="nhsuk-table__header" scope="row">${one.title}</th>
    <td class="nhsuk-table__cell">${one.mine}</td>
    <td class="nhsuk-table__cell">${one.theirs}</td>
    <td class="nhsuk-table__cell">${names[one.change]}</td>
  </tr>`;
}

function choices(view: View, file: Opened): TemplateResult {
  const { words, app } = view;
  const cancel = button(words.say("open.cancel"), () => done(view, () => app.forget()), SECONDARY);
  if (file.differences.length === 0) {
    return cancel;
  }
  const clash = file.differences.some((one) => one.change !== "added");
  return html`${clash ? html`<p class="quiet">${words.say("open.choose")}</p>` : nothing}
    <div class="buttons">
      ${clash
        ? button(words.say("open.take-missing"), () => done(view, () => app.take("missing")))
        : nothing}
      ${button(
        clash ? words.say("open.take-all") : words.say("open.take"),
        () => done(view, () => app.take("all")),
        clash ? SECONDARY : "",
      )}
      ${cancel}
    </div>`;
}

/** Does what was chosen; the buttons go, so the focus goes to the title. */
function done(view: View, run: () => void): void {
  run();
  view.focus("title");
}
