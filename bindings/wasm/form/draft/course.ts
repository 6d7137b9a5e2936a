/** The course through the questions: in which order they are asked, and what comes after what. */

import type { Draft, Route } from "../model.js";
import type { Outline } from "../parts/outline.js";
import { answerTo, isBlank } from "./draft.js";

export class Course {
  private readonly all: readonly string[];
  private readonly critical: readonly string[];

  constructor(outline: Outline) {
    this.all = outline.headings.flatMap(({ criteria }) => criteria.map(({ id }) => id));
    this.critical = outline.critical;
  }

  /** Whether there is a shorter way than all questions. */
  get hasShort(): boolean {
    return this.critical.length > 0;
  }

  questions(short: boolean): readonly string[] {
    return short && this.hasShort ? this.critical : this.all;
  }

  neighbours(criterion: string, short: boolean): { before: string | null; after: string | null } {
    const asked = this.questions(short);
    const list = asked.includes(criterion) ? asked : this.all;
    const at = list.indexOf(criterion);
    const after = at < 0 ? null : (list[at + 1] ?? null);
    return { before: list[at - 1] ?? null, after };
  }

  /** Whether this is the end of the critical questions, all answered, with others still open. */
  leavesRest(route: Route, draft: Draft, short: boolean): boolean {
    const last = route.page === "question" && route.criterion === this.critical.at(-1);
    const open = (id: string): boolean => isBlank(answerTo(draft, id));
    return last && short && !this.critical.some(open) && this.all.some(open);
  }

  /** The page after the one a person is on. */
  after(route: Route, draft: Draft, short: boolean): Route {
    if (route.page === "start") {
      return { page: "who" };
    }
    if (route.page === "question") {
      const { after } = this.neighbours(route.criterion, short);
      return after === null ? { page: "tasks" } : { page: "question", criterion: after };
    }
    const open = this.questions(short).find((id) => isBlank(answerTo(draft, id)));
    const asked = route.page === "tasks" && open !== undefined;
    return asked ? { page: "question", criterion: open } : { page: "tasks" };
  }
}
