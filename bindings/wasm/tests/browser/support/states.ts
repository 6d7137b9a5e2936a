/** Every state of every page: what it is called, and how a person gets there. */

import { expect } from "@playwright/test";

import { ALL, assessment, CRITICAL, everywhere, shown } from "./documents.js";
import type { FileToOpen, Form } from "./form.js";

export interface PageState {
  readonly name: string;
  readonly arrive: (form: Form) => Promise<void>;
}

function person(id: string, partner: string, level: string): FileToOpen {
  const document = assessment(everywhere(ALL, level), { respondent: { id, partner } });
  return { name: `${id}.json`, text: JSON.stringify(document) };
}

const PEOPLE = [person("a", "council", "1"), person("b", "icb", "3"), person("c", "resident", "2")];

/** Some answers of each kind. */
const SOME = assessment({
  ...everywhere(CRITICAL, "1"),
  "SCO-1": shown("3"),
  "LEA-3": { not_applicable: "Everyone has the same employer." },
  "GOV-4": { not_known: true, note: "Nobody could say." },
});

function at(route: string): PageState["arrive"] {
  return async (form) => {
    await form.go(`#/${route}`);
    await expect(form.page).toHaveURL(new RegExp(`#/${route}$`));
  };
}

function after(first: PageState["arrive"], ...rest: PageState["arrive"][]): PageState["arrive"] {
  return async (form) => {
    for (const step of [first, ...rest]) {
      await step(form);
    }
  };
}

const answered: PageState["arrive"] = (form) => form.take(SOME);
const combined: PageState["arrive"] = (form) => form.combine(...PEOPLE);

function opened(text: string): PageState["arrive"] {
  return (form) => form.choose({ name: "theirs.json", text });
}

function pressed(button: string): PageState["arrive"] {
  return (form) => form.button(button).click();
}

const OTHER = assessment(
  { "SCO-1": "1", "SCO-2": "4", "GONE-1": "2" },
  { rubric: "place-readiness@0.0.1" },
);

async function locked(form: Form): Promise<void> {
  await form.go("#/keep");
  await form.field("New passphrase").fill("three old kettles");
  await form.field("The same again").fill("three old kettles");
  await form.button("Set the passphrase").click();
  await expect(form.keeping).toContainText("Locked");
}

async function reopened(form: Form): Promise<void> {
  await form.page.reload();
  await expect(form.title).toHaveText("Enter your passphrase");
}

export const STATES: readonly PageState[] = [
  { name: "start", arrive: at("start") },
  { name: "start, with answers", arrive: after(answered, at("start")) },
  { name: "who", arrive: at("who") },
  { name: "who, with errors", arrive: after(at("who"), pressed("Continue")) },
  { name: "tasks", arrive: at("tasks") },
  { name: "tasks, with answers", arrive: after(answered, at("tasks")) },
  { name: "question", arrive: at("question/SCO-1") },
  { name: "question, answered with evidence", arrive: after(answered, at("question/SCO-1")) },
  { name: "question, not applicable", arrive: after(answered, at("question/LEA-3")) },
  {
    name: "question, not applicable without a reason",
    arrive: after(
      at("question/LEA-3"),
      (form) => form.radio("Not applicable").check(),
      pressed("Save and continue"),
    ),
  },
  { name: "question, not known", arrive: after(answered, at("question/GOV-4")) },
  { name: "check", arrive: at("check") },
  { name: "check, with answers", arrive: after(answered, at("check")) },
  {
    name: "check, with errors",
    arrive: after(at("check"), pressed("Finish and see the result")),
  },
  { name: "result", arrive: at("result") },
  { name: "result, with answers", arrive: after(answered, at("result")) },
  { name: "open", arrive: at("open") },
  { name: "open, a refused file", arrive: opened("{") },
  { name: "open, a file that fits", arrive: opened(JSON.stringify(SOME)) },
  { name: "open, a file that clashes", arrive: after(answered, opened(JSON.stringify(OTHER))) },
  { name: "keep", arrive: at("keep") },
  {
    name: "keep, turned off",
    arrive: after(at("keep"), (form) => form.radio("No, do not keep them").check()),
  },
  {
    name: "keep, a wrong passphrase",
    arrive: after(at("keep"), pressed("Set the passphrase")),
  },
  { name: "keep, locked", arrive: locked },
  { name: "keep, cleared", arrive: after(answered, at("keep"), pressed("Clear everything")) },
  { name: "unlock", arrive: after(answered, locked, reopened) },
  {
    name: "unlock, a wrong passphrase",
    arrive: after(answered, locked, reopened, pressed("Unlock"), async (form) => {
      await expect(form.page.getByText("That is not the passphrase.")).toBeVisible();
    }),
  },
  { name: "combine", arrive: at("combine") },
  { name: "combine, three people", arrive: combined },
  { name: "question, three people", arrive: after(combined, at("question/SCO-1")) },
];
