/** The rubric as pages ask for it: headings in order, questions by id, levels with their words. */

import type { RubricDocument } from "../../types.js";

export type Group = RubricDocument["groups"][number];
export type Criterion = NonNullable<Group["criteria"]>[number];
export type Term = NonNullable<RubricDocument["glossary"]>[number];

/** One level that can be chosen. */
export interface Level {
  readonly id: string;
  /** What the scale calls it, with its number where it has one. */
  readonly name: string;
  /** Its number, where its id is one. */
  readonly number: string | null;
  /** The statement; null where the scale's label says it all. */
  readonly text: string | null;
}

/** A heading that has questions, with the headings above it. */
export interface Heading {
  readonly group: Group;
  readonly above: readonly string[];
  readonly criteria: readonly Criterion[];
}

/** A rubric, read once. */
export class Outline {
  readonly rubric: RubricDocument;
  readonly headings: readonly Heading[];
  readonly critical: readonly string[];
  private readonly criteria = new Map<string, { criterion: Criterion; heading: Heading }>();

  constructor(rubric: RubricDocument) {
    this.rubric = rubric;
    this.headings = rubric.groups.flatMap((group) => below(group, []));
    for (const heading of this.headings) {
      for (const criterion of heading.criteria) {
        this.criteria.set(criterion.id, { criterion, heading });
      }
    }
    this.critical = [...this.criteria.values()]
      .filter(({ criterion }) => criterion.critical !== undefined)
      .map(({ criterion }) => criterion.id);
  }

  get size(): number {
    return this.criteria.size;
  }

  criterion(id: string): Criterion | undefined {
    return this.criteria.get(id)?.criterion;
  }

  heading(id: string): Heading | undefined {
    return this.criteria.get(id)?.heading;
  }

  /** What a question is called in lists. */
  title(id: string): string {
    return this.criterion(id)?.title ?? id;
  }

  /** The levels of a question, from the lowest. */
  levels(criterion: Criterion): readonly Level[] {
    const options = Object.hasOwn(this.rubric.scales, criterion.scale)
      ? (this.rubric.scales[criterion.scale] ?? [])
      : [];
    return options.map(({ id, label }, position) => {
      const number = /^\d+$/.test(id) ? id : null;
      const name = number === null ? label : `${number}. ${label}`;
      return { id, name, number, text: criterion.levels?.[position]?.text ?? null };
    });
  }

  level(criterion: string, id: string): Level | undefined {
    const found = this.criterion(criterion);
    return found && this.levels(found).find((level) => level.id === id);
  }

  /** The words with a meaning of their own that stand in the texts of a question. */
  terms(criterion: Criterion): readonly Term[] {
    const levels = criterion.levels?.map((level) => level.text) ?? [];
    const texts = [criterion.title, criterion.question, criterion.help, criterion.why, ...levels];
    const whole = texts.join("\n").toLowerCase();
    return (this.rubric.glossary ?? []).filter((term) => stands(term.term, whole));
  }

  partner(id: string | null): string | null {
    return this.rubric.partners?.find((partner) => partner.id === id)?.title ?? null;
  }
}

function below(group: Group, above: readonly string[]): Heading[] {
  const criteria = group.criteria ?? [];
  const own = criteria.length > 0 ? [{ group, above, criteria }] : [];
  const inside = (group.groups ?? []).flatMap((child) => below(child, [...above, group.title]));
  return [...own, ...inside];
}

/** Whether a term stands in a text as a word of its own, in the singular or with an s. */
function stands(term: string, text: string): boolean {
  const wanted = term.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const after = text.slice(at + wanted.length, at + wanted.length + 2);
    if (!letter(text[at - 1]) && !letter(after[0] === "s" ? after[1] : after[0])) {
      return true;
    }
  }
  return false;
}

function letter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
