/** Items of evidence: what it is, its date and where it is kept. */

import { html, nothing, type TemplateResult } from "lit";

import type { DraftAnswer, DraftItem } from "../model.js";
import { textField } from "./fields.js";
import type { Criterion } from "./outline.js";
import { button, quietButton, type View } from "./view.js";

const BLANK: DraftItem = { title: "", date: "", where: "" };

export function evidence(
  view: View,
  criterion: Criterion,
  answer: DraftAnswer,
  set: (patch: Partial<DraftAnswer>) => void,
): TemplateResult {
  const { words } = view;
  const items = answer.evidence;
  const replace = (at: number, patch: Partial<DraftItem>): void =>
    set({ evidence: items.map((item, i) => (i === at ? { ...item, ...patch } : item)) });
  const remove = (at: number): void => {
    set({ evidence: items.filter((_, i) => i !== at) });
    view.focus("add-evidence");
  };
  const add = (): void => {
    set({ evidence: [...items, BLANK] });
    view.focus(`evidence-${items.length}-title`);
  };
  const label = items.length > 0 ? words.say("evidence.add-more") : words.say("evidence.add");
  return html`<section class="evidence" aria-labelledby="evidence">
    <h2 class="nhsuk-heading-m" id="evidence">${words.say("evidence.title")}</h2>
    ${expected(view, criterion, answer)} ${examples(view, criterion)}
    ${items.map((item, at) => fields(view, item, at, replace, remove))}
    <div id="add-evidence">
      ${button(label, add, "nhsuk-button--secondary nhsuk-button--small")}
    </div>
  </section>`;
}

/** Says so where a level counts for less without evidence. */
function expected(view: View, criterion: Criterion, answer: DraftAnswer): TemplateResult {
  const { words, outline } = view;
  const rule = outline.rubric.evidence_expected;
  const levels = outline.levels(criterion).map((level) => level.id);
  const { choice } = answer;
  const from = rule ? levels.indexOf(rule.from) : -1;
  const asked = choice.state === "level" && from >= 0 && levels.indexOf(choice.level) >= from;
  if (!rule || !asked) {
    return html`<p class="quiet">${words.say("evidence.optional")}</p>`;
  }
  const name = outline.level(criterion.id, rule.otherwise)?.name ?? rule.otherwise;
  return html`<p class="quiet">${words.say("evidence.expected", { level: name })}</p>`;
}

function examples(view: View, criterion: Criterion): TemplateResult | typeof nothing {
  const list = criterion.evidence_examples ?? [];
  if (list.length === 0) {
    return nothing;
  }
  return html`<p class="quiet examples">${view.words.say("evidence.examples")}</p>
    <ul class="nhsuk-list nhsuk-list--bullet quiet" lang=${view.language}>
      ${list.map((example) => html`<li>${example}</li>`)}
    </ul>`;
}

function fields(
  view: View,
  item: DraftItem,
  at: number,
  replace: (at: number, patch: Partial<DraftItem>) => void,
  remove: (at: number) => void,
): TemplateResult {
  const { words } = view;
  const id = (part: string): string => `evidence-${at}-${part}`;
  const gaps = { n: words.number(at + 1) };
  return html`<fieldset class="nhsuk-fieldset evidence__item">
    <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
      ${words.say("evidence.item", gaps)}
    </legend>
    ${textField(view, {
      id: id("title"),
      label: words.say("evidence.what"),
      value: item.title,
      change: (value) => replace(at, { title: value }),
    })}
    <div class="evidence__pair">
      ${textField(view, {
        id: id("date"),
        label: words.say("evidence.date"),
        hint: words.say("evidence.date-hint"),
        value: item.date,
        change: (value) => replace(at, { date: value }),
        style: "nhsuk-input--width-10",
      })}
      ${textField(view, {
        id: id("where"),
        label: words.say("evidence.where"),
        hint: words.say("evidence.where-hint"),
        value: item.where,
        change: (value) => replace(at, { where: value }),
      })}
    </div>
    ${quietButton(words.say("evidence.remove", gaps), () => remove(at))}
  </fieldset>`;
}
