/** What several people answered to one question, by kind of partner, never by name. */

import { html, nothing, type TemplateResult } from "lit";

import type { Choice, Spread } from "../model.js";
import { choiceText } from "../words/choice.js";
import { tag } from "./answer.js";
import type { Level } from "./outline.js";
import type { View } from "./view.js";

export function voicesOf(view: View, criterion: string): TemplateResult | typeof nothing {
  if (view.state.voices.length === 0) {
    return nothing;
  }
  const { words, app } = view;
  const spread = app.spread(criterion);
  const rows = spread.voices.map(
    ({ voice, choice, note }) => html`<tr class="nhsuk-table__row">
      <th class="nhsuk-table__header" scope="row">${voice.label}</th>
      <td class="nhsuk-table__cell">
        ${choiceText(choice, criterion, view.outline, words)} ${end(view, spread, choice)}
      </td>
      <td class="nhsuk-table__cell">${note}</td>
    </tr>`,
  );
  return html`<div class="voices">
    <h2 class="nhsuk-heading-m" id="voices">${words.say("voices.title")}</h2>
    <p>${spreadText(view, spread)}</p>
    <div class="wide" role="region" tabindex="0" aria-labelledby="voices">
      <table class="nhsuk-table">
        <thead>
          <tr>
            <th class="nhsuk-table__header" scope="col">${words.say("voices.who")}</th>
            <th class="nhsuk-table__header" scope="col">${words.say("voices.answer")}</th>
            <th class="nhsuk-table__header" scope="col">${words.say("voices.note")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <slot name="agreement"></slot>
  </div>`;
}

/** Marks who stands at either end where views differ. */
function end(view: View, spread: Spread, choice: Choice): TemplateResult | typeof nothing {
  const { words, outline } = view;
  const criterion = outline.criterion(spread.criterion);
  if (!spread.differs || !criterion || choice.state !== "level") {
    return nothing;
  }
  const at = outline.levels(criterion).findIndex(({ id }) => id === choice.level);
  if (at === spread.lowest) {
    return tag(words.say("voices.lowest"), "orange");
  }
  return at === spread.highest ? tag(words.say("voices.highest"), "orange") : nothing;
}

/** From which level to which people answered, and whether that is far apart. */
export function spreadText(view: View, spread: Spread): TemplateResult {
  const { words, outline } = view;
  const criterion = outline.criterion(spread.criterion);
  const levels = criterion ? outline.levels(criterion) : [];
  if (spread.lowest === null || spread.highest === null) {
    return html`<span class="quiet">${words.say("voices.nobody")}</span>`;
  }
  const low = called(levels[spread.lowest]);
  const high = called(levels[spread.highest]);
  const text = low === high ? low : words.say("voices.range", { low, high });
  return html`${text} ${spread.differs ? tag(words.say("voices.differ"), "orange") : nothing}`;
}

/** A level in as few words as there are for it. */
function called(level: Level | undefined): string {
  return level === undefined ? "" : (level.number ?? level.name);
}
