/** Answers are kept under a passphrase: it is asked for before anything is shown. */

import { html, type TemplateResult } from "lit";

import { secretField, wrong } from "../parts/fields.js";
import { details, quietButton, title, type View } from "../parts/view.js";

export function unlockPage(view: View): TemplateResult {
  const { words, app } = view;
  const clear = quietButton(words.say("unlock.clear"), () => app.clearAll());
  return html`${title(words.say("unlock.title"))}
    <p class="lead">${words.say("unlock.lead")}</p>
    <form novalidate @submit=${(event: Event) => void unlock(view, event)}>
      ${secretField(view, {
        id: "unlock",
        label: words.say("unlock.passphrase"),
        complete: "current-password",
      })}
      <button type="submit" class="nhsuk-button">${words.say("unlock.button")}</button>
    </form>
    ${details(words.say("unlock.lost"), html`<p>${words.say("unlock.lost-hint")}</p>${clear}`)}`;
}

async function unlock(view: View, event: Event): Promise<void> {
  event.preventDefault();
  event.stopPropagation();
  const { memory, app, words } = view;
  const right = await app.unlock(memory.get("unlock") ?? "");
  memory.delete("unlock");
  if (right) {
    memory.delete(wrong("unlock"));
    return;
  }
  memory.set(wrong("unlock"), words.say("unlock.wrong"));
  view.refresh();
  view.focus("unlock");
}
