/** The custom element `<place-readiness-form>`. Importing `place-readiness/form` defines it. */

import type { AssessmentDocument, AssessmentInput, Rubric, ScoreResult } from "./index.js";

/** A loaded rubric as the form asks it. Made by `engineFor`. */
export interface Engine {
  readonly fingerprint: string;
}

/** Makes what the property `engine` takes, from any rubric. */
export declare function engineFor(rubric: Rubric): Engine;

/** All words of the form in British English, by key, for those who translate them. */
export declare const english: Readonly<Record<string, string>>;

/** What the events `change` and `submit` carry as their `detail`. */
export interface Answered {
  readonly assessment: AssessmentDocument;
  readonly result: ScoreResult;
}

export declare class PlaceReadinessForm extends HTMLElement {
  /** The id of a rubric that comes with the package. Attribute `rubric`. */
  rubric: string | null;
  /** The name of the Place, where nothing has been typed yet. Attribute `place`. */
  place: string | null;
  /** The kind of partner, where none has been chosen yet. Attribute `respondent-partner`. */
  respondentPartner: string | null;
  /** The language of the form, such as `en-GB`. Attribute `language`. */
  language: string | null;
  /** `hash` keeps the page of the form in the address. Attribute `address`. */
  address: string | null;
  /**
   * `none`: nothing is kept in the browser, and the page around keeps the answers. Any other text
   * tells forms of one rubric apart. Attribute `keep`.
   */
  keep: string | null;
  /** A rubric of your own, by `engineFor`. */
  engine: Engine | null;
  /** Words of the form in another language, by key; what is missing is said in English. */
  words: Readonly<Record<string, string>> | null;
  /**
   * The answers; null until the form is ready. Setting it replaces them; what is refused is thrown
   * as a `PlaceReadinessError`.
   */
  get assessment(): AssessmentDocument | null;
  set assessment(assessment: AssessmentInput | null | undefined);
  /** What the answers come to; null until the form is ready. */
  readonly result: ScoreResult | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "place-readiness-form": PlaceReadinessForm;
  }
}
