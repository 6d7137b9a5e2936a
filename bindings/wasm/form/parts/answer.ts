/** An answer in a few words, and how far a set of questions has got. */

import { html, nothing, type TemplateResult } from "lit";

import type { Choice } from "../model.js";
import { choiceText } from "../words/choice.js";
import type { View } from "./view.js";

const NONE: Choice = { state: "none" };

export function choiceOf(view: View, criterion: string): Choice {
  return view.state.draft.answers.get(criterion)?.choice ?? NONE;
}

/** What was answered, with the statement that was chosen. */
export function answerText(view: View, criterion: string): TemplateResult {
  const choice = choiceOf(view, criterion);
  const text = choice.state === "level" ? outlineText(view, criterion, choice.level) : null;
  const line = choiceText(choice, criterion, view.outline, view.words);
  if (choice.state === "none") {
    return html`<span class="quiet">${line}</span>`;
  }
  const language = choice.state === "level" ? view.language : nothing;
  return html`<span lang=${language}><strong>${line}</strong>
    ${text ? html`<br />${text}` : nothing}</span>`;
}

function outlineText(view: View, criterion: string, level: string): string | null {
  return view.outline.level(criterion, level)?.text ?? null;
}

/**
 * Whether a question needs nothing more: a level, "not known", or "not applicable" with a reason.
 * The result counts levels alone as answered.
 */
export function isDone(view: View, criterion: string): boolean {
  const answer = view.state.draft.answers.get(criterion);
  const { state } = answer?.choice ?? NONE;
  return state === "not_applicable" ? answer?.reason.trim() !== "" : state !== "none";
}

/** How many of these questions are done. */
export function countDone(view: View, criteria: readonly string[]): number {
  return criteria.filter((id) => isDone(view, id)).length;
}

/** How many questions are done, and what counts as that where there is a choice. */
export function progress(view: View, criteria: readonly string[]): TemplateResult {
  const { words } = view;
  const gaps = { done: words.number(countDone(view, criteria)) };
  const apart = criteria.some(
    (id) => isDone(view, id) && choiceOf(view, id).state !== "level",
  );
  return html`<p class="lead">${words.count("tasks.progress", criteria.length, gaps)}</p>
    ${apart ? html`<p class="quiet">${words.say("tasks.progress-hint")}</p>` : nothing}`;
}

/** How far it has got, as a tag whose words say what its colour shows. */
export function progressTag(view: View, done: number, all: number): TemplateResult {
  if (done === 0) {
    return tag(view.words.say("tasks.to-do"), "grey");
  }
  if (done < all) {
    return tag(view.words.say("tasks.begun"), "blue");
  }
  return tag(view.words.say("tasks.done"), "green");
}

export function tag(text: string, colour: string): TemplateResult {
  return html`<strong class="nhsuk-tag nhsuk-tag--${colour}">${text}</strong>`;
}
