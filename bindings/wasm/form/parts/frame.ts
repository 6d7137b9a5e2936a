/** The frame that every page stands in, and which page that is. */

import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";

import { checkPage } from "../pages/check.js";
import { combinePage } from "../pages/combine.js";
import { keepPage } from "../pages/keep.js";
import { openPage } from "../pages/open.js";
import { questionPage } from "../pages/question.js";
import { resultPage } from "../pages/result.js";
import { startPage } from "../pages/start.js";
import { tasksPage } from "../pages/tasks.js";
import { unlockPage } from "../pages/unlock.js";
import { whoPage } from "../pages/who.js";
import { errorSummary, keeping, notices } from "./notices.js";
import { link, quietButton, type Page, type View } from "./view.js";

const PAGES: Readonly<Record<View["state"]["route"]["page"], Page>> = {
  start: startPage,
  who: whoPage,
  tasks: tasksPage,
  question: questionPage,
  check: checkPage,
  result: resultPage,
  open: openPage,
  keep: keepPage,
  combine: combinePage,
};

/** The whole form. It brings the landmarks where it is all that its page shows. */
export function frame(view: View): TemplateResult {
  const page = main(view);
  return html`<div class="form" lang=${view.words.language}>
    ${view.whole
      ? html`<header>
            <a class="nhsuk-skip-link" href="#title" @click=${skip(view)}
              >${view.words.say("frame.skip")}</a
            >
            <div class="top">${top(view)}</div>
          </header>
          <main>${page}</main>`
      : html`<div class="top">${top(view)}</div>
          <div>${page}</div>`}
  </div>`;
}

function skip(view: View): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    view.focus("title");
  };
}

function top(view: View): TemplateResult {
  const { words, outline, language } = view;
  const name = html`<span lang=${language}>${outline.rubric.title}</span>`;
  if (locked(view)) {
    return html`<div class="top__title">${name}</div>`;
  }
  return html`<div class="top__title">${link(view, { page: "start" }, name)}</div>
    <nav aria-label=${words.say("frame.pages")}>
      <ul>
        <li>${link(view, { page: "tasks" }, words.say("frame.list"))}</li>
        <li>${link(view, { page: "result" }, words.say("frame.result"))}</li>
        ${view.keeps
          ? html`<li>${link(view, { page: "keep" }, words.say("frame.keep"))}</li>`
          : nothing}
      </ul>
    </nav>`;
}

function main(view: View): TemplateResult {
  const { state } = view;
  const elsewhere = state.keeping.state === "elsewhere";
  const pressing = elsewhere || state.keeping.state === "failed";
  const page = locked(view) ? unlockPage : PAGES[state.route.page];
  const shown = keyed(locked(view) ? "locked" : view.address(state.route), page(view));
  return html`<div role="alert">${pressing ? keeping(view) : nothing}</div>
    ${back(view)} ${notices(view)}
    ${errorSummary(view)}
    ${elsewhere ? html`<fieldset class="bare" disabled>${shown}</fieldset>` : shown}
    ${pressing ? nothing : keeping(view)}`;
}

function back(view: View): TemplateResult | typeof nothing {
  if (view.state.route.page === "start" || locked(view)) {
    return nothing;
  }
  const button = quietButton(view.words.say("frame.back"), () => view.back());
  return html`<div class="back">${button}</div>`;
}

function locked(view: View): boolean {
  return view.state.keeping.state === "locked";
}
