/** The result so far, in one line. */

import { html, type TemplateResult } from "lit";

import { link, type View } from "./view.js";

export function soFar(view: View): TemplateResult {
  const { words, state } = view;
  return html`<section class="so-far" aria-labelledby="so-far">
    <h2 class="so-far__title" id="so-far">${words.say("so-far.title")}</h2>
    <p class="so-far__line">${state.standing}</p>
    ${link(view, { page: "result" }, words.say("so-far.more"), "so-far__more")}
  </section>`;
}
