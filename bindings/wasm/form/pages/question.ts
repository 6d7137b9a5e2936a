/** One question: why it is asked, the levels to choose from, and what can be said beside. */

import { html, nothing, type TemplateResult } from "lit";

import type { Draft, DraftAnswer } from "../model.js";
import { choiceOf, tag } from "../parts/answer.js";
import { evidence } from "../parts/evidence.js";
import { fieldset, radios, textField, type Radio } from "../parts/fields.js";
import type { Criterion, Heading } from "../parts/outline.js";
import { soFar } from "../parts/so-far.js";
import { details, link, quietButton, title, type View } from "../parts/view.js";
import { voicesOf } from "../parts/voices.js";
import { guidanceDetails } from "./start.js";
import { goOn } from "./who.js";

const BLANK: DraftAnswer = {
  choice: { state: "none" },
  reason: "",
  confidence: null,
  note: "",
  evidence: [],
};

/** A question on its page, with what has been typed about it. */
interface Asked {
  readonly criterion: Criterion;
  readonly heading: Heading;
  readonly answer: DraftAnswer;
}

export function questionPage(view: View): TemplateResult {
  const { route, draft } = view.state;
  const id = route.page === "question" ? route.criterion : "";
  const criterion = view.outline.criterion(id);
  const heading = view.outline.heading(id);
  if (!criterion || !heading) {
    return html`${title(view.words.say("question.unknown"))}
      <p>${link(view, { page: "tasks" }, view.words.say("question.to-list"))}</p>`;
  }
  return shown(view, { criterion, heading, answer: draft.answers.get(id) ?? BLANK });
}

function shown(view: View, asked: Asked): TemplateResult {
  const { criterion } = asked;
  return html`${head(view, asked)}
    <form novalidate @submit=${(event: Event) => goOn(view, event)}>
      ${voicesOf(view, criterion.id)} ${levels(view, asked)} ${beside(view, asked)}
      <div class="doors doors--inline">
        <button type="submit" class="nhsuk-button">${view.words.say("question.save")}</button>
        <ul class="plain inline">
          ${before(view, criterion.id)}
          <li>${link(view, { page: "tasks" }, view.words.say("question.to-list"))}</li>
          ${clear(view, asked)}
        </ul>
      </div>
    </form>
    ${soFar(view)}`;
}

function head(view: View, { criterion, heading }: Asked): TemplateResult {
  const { words, app, language } = view;
  const place = app.questions.indexOf(criterion.id) + 1;
  const gaps = { n: words.number(place), all: words.number(app.questions.length) };
  const asked = criterion.question ?? criterion.title;
  return html`<p class="nhsuk-caption-l">
      <span lang=${language}>${heading.group.title}</span>
      ${place > 0
        ? html`<span class="caption__place">${words.say("question.of", gaps)}</span>`
        : nothing}
    </p>
    ${title(asked, language)}
    <p class="quiet code">
      ${criterion.id}${asked === criterion.title
        ? nothing
        : html` <span lang=${language}>${criterion.title}</span>`}
      ${criterion.critical ? tag(words.say("question.critical"), "blue") : nothing}
    </p>
    ${criterion.why
      ? html`<p>
          <strong>${words.say("question.why")}</strong>
          <span lang=${language}>${criterion.why}</span>
        </p>`
      : nothing}
    ${criterion.help
      ? html`<div class="nhsuk-inset-text" lang=${language}><p>${criterion.help}</p></div>`
      : nothing}
    ${glossary(view, criterion)} ${guidanceDetails(view)}`;
}

function glossary(view: View, criterion: Criterion): TemplateResult | typeof nothing {
  const terms = view.outline.terms(criterion);
  if (terms.length === 0) {
    return nothing;
  }
  const items = terms.map((term) => html`<dt>${term.term}</dt><dd>${term.meaning}</dd>`);
  const body = html`<dl class="terms" lang=${view.language}>${items}</dl>`;
  return details(view.words.say("question.terms"), body);
}

function change(view: View, asked: Asked, patch: Partial<DraftAnswer>): void {
  view.app.setAnswer(asked.criterion.id, patch);
}

function levels(view: View, asked: Asked): TemplateResult {
  const { words, language, outline } = view;
  const { choice } = asked.answer;
  const statements = asked.criterion.levels !== undefined;
  const items = outline.levels(asked.criterion).map((level): Radio => ({
    value: `level ${level.id}`,
    label: level.text
      ? html`<span class="level" lang=${language}><span class="level__name">${level.name}</span>
          <span>${level.text}</span></span>`
      : html`<span lang=${language}>${level.name}</span>`,
    checked: choice.state === "level" && choice.level === level.id,
  }));
  const choose = (value: string): void => change(view, asked, { choice: chosen(value) });
  const all = [...items, "or" as const, notKnown(view, asked), ...notApplicable(view, asked)];
  const legend = statements ? words.say("question.statements") : words.say("question.levels");
  const hint = statements ? words.say("question.statements-hint") : nothing;
  const body = radios("level", all, choose, words.say("common.or"), "levels");
  return fieldset(view, "level", legend, hint, body);
}

function chosen(value: string): DraftAnswer["choice"] {
  if (value.startsWith("level ")) {
    return { state: "level", level: value.slice("level ".length) };
  }
  return value === "not_known" ? { state: "not_known" } : { state: "not_applicable" };
}

function notKnown(view: View, { answer }: Asked): Radio {
  return {
    value: "not_known",
    label: view.words.say("answer.not-known"),
    hint: view.words.say("question.not-known-hint"),
    checked: answer.choice.state === "not_known",
  };
}

function notApplicable(view: View, asked: Asked): Radio[] {
  const condition = asked.criterion.not_applicable;
  const checked = asked.answer.choice.state === "not_applicable";
  if (condition === undefined && !checked) {
    return [];
  }
  const reason = textField(view, {
    id: "reason",
    label: view.words.say("question.reason"),
    value: asked.answer.reason,
    change: (value) => change(view, asked, { reason: value }),
    lines: 3,
  });
  const hint = condition ? html`<span lang=${view.language}>${condition}</span>` : nothing;
  const label = view.words.say("answer.not-applicable");
  return [{ value: "not_applicable", label, hint, checked, asks: reason }];
}

/** What can be said beside a level, once there is one. */
function beside(view: View, asked: Asked): TemplateResult | typeof nothing {
  const { choice, note, evidence: items } = asked.answer;
  if (choice.state === "none" && note === "" && items.length === 0) {
    return nothing;
  }
  const rated = choice.state === "level";
  const { criterion, answer } = asked;
  const set = (patch: Partial<DraftAnswer>): void => change(view, asked, patch);
  return html`${rated || items.length > 0 ? evidence(view, criterion, answer, set) : nothing}
    ${rated || answer.confidence ? confidence(view, asked) : nothing}
    ${textField(view, {
      id: "note",
      label: html`<span class="legend">${noteLabel(view, view.state.draft.kind)}</span>`,
      hint: view.words.say("question.note-hint"),
      value: note,
      change: (value) => set({ note: value }),
      lines: 3,
    })}`;
}

function noteLabel(view: View, kind: Draft["kind"]): string {
  return kind === "agreed"
    ? view.words.say("question.note-agreed")
    : view.words.say("question.note");
}

function confidence(view: View, asked: Asked): TemplateResult | typeof nothing {
  const { words } = view;
  const kinds = view.outline.rubric.confidence ?? [];
  const names = {
    high: words.say("confidence.high"),
    medium: words.say("confidence.medium"),
    low: words.say("confidence.low"),
  };
  if (kinds.length === 0) {
    return nothing;
  }
  const items = kinds.map((kind) => ({
    value: kind.id,
    label: html`<strong>${names[kind.id]}</strong>
      <span class="quiet" lang=${view.language}>${kind.meaning}</span>`,
    checked: asked.answer.confidence === kind.id,
  }));
  const choose = (value: string): void => change(view, asked, { confidence: value });
  const body = radios("confidence", items, choose, "", "nhsuk-radios--small");
  return fieldset(view, "confidence", words.say("question.confidence"), nothing, body);
}

function before(view: View, id: string): TemplateResult | typeof nothing {
  const earlier = view.app.neighbours(id).before;
  return earlier === null
    ? nothing
    : html`<li>
        ${link(view, { page: "question", criterion: earlier }, view.words.say("question.before"))}
      </li>`;
}

function clear(view: View, { criterion }: Asked): TemplateResult | typeof nothing {
  if (choiceOf(view, criterion.id).state === "none") {
    return nothing;
  }
  const run = (): void => {
    view.app.clearAnswer(criterion.id);
    view.focus("level");
  };
  return html`<li>${quietButton(view.words.say("question.clear"), run)}</li>`;
}
