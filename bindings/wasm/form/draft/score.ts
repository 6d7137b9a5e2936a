/** The score of a document that was written from a draft. */

import type { Assessed, AssessmentDocument } from "../../types.js";
import type { Draft, Engine, State, Words } from "../model.js";
import { today } from "./day.js";
import { incompleteWords } from "./errors.js";
import { reconcile } from "./reconcile.js";
import { toAssessment, type Placeholder } from "./to-assessment.js";

export interface Scored extends Assessed {
  readonly assessment: AssessmentDocument;
}

/** What the engine would not take after all is left out: a person can always go on. */
export function scored(assessment: AssessmentDocument, engine: Engine): Scored {
  try {
    return { assessment, ...engine.assess(assessment) };
  } catch (refusal) {
    const { document } = reconcile(assessment, engine);
    const plain = document ?? reconcile(bare(assessment), engine).document;
    if (!plain) {
      throw refusal;
    }
    return { assessment: plain, ...engine.assess(plain) };
  }
}

/** Only what a document cannot do without, where something about it is refused. */
function bare({ format, rubric, place, date, kind, answers }: AssessmentDocument): unknown {
  return { format, rubric, place: { id: "place", name: place.name }, date, kind, answers };
}

/** A draft, what it comes to as a document, and what no document could hold. */
export type Standing = Scored & Pick<State, "draft" | "incomplete">;

/** Scores drafts, each once: a state without new answers is the same document. */
export class Scoring {
  private last: Standing | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly words: Words,
    private readonly now: () => Date,
  ) {}

  get placeholder(): Placeholder {
    return { place: this.words.say("placeholder.place"), date: today(this.now()) };
  }

  documentOf(draft: Draft): AssessmentDocument {
    return toAssessment(draft, this.engine, this.placeholder);
  }

  of(draft: Draft): Standing {
    if (this.last?.draft !== draft) {
      const incomplete = incompleteWords(draft, this.engine.rubric, this.words);
      this.last = { draft, incomplete, ...scored(this.documentOf(draft), this.engine) };
    }
    return this.last;
  }
}
