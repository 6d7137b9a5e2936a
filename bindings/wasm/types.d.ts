/** What the npm package `place-readiness` offers, and the type of every document it speaks. */

import type { AssessmentDocument, AssessmentInput } from "./types/assessment.js";
import type { Comparison } from "./types/comparison.js";
import type { EvidenceDocument } from "./types/evidence.js";
import type { ProblemCode, ProblemDocument } from "./types/problem.js";
import type { RubricChanges, RubricDocument } from "./types/rubric.js";
import type { ScoreResult } from "./types/score.js";
import type { EvidenceInput, RubricInput } from "./types/written.js";

export type * from "./types/assessment.js";
export type * from "./types/comparison.js";
export type * from "./types/condition.js";
export type * from "./types/evidence.js";
export type * from "./types/problem.js";
export type * from "./types/rubric.js";
export type * from "./types/score.js";
export type * from "./types/written.js";

/** The id of a rubric that comes with the package. */
export type BuiltinId = "place-readiness";

/** How blanks count when columns are scored: not at all, as the lowest option, or the highest. */
export type Blanks = "left_out" | "lowest" | "highest";

/**
 * Scores of many rows, each from 0.0 to 100.0. Not a number (NaN) stands where there is no score.
 */
export interface ColumnScores {
  /** The overall score of each row. */
  overall: Float64Array;
  /** Answered weight of each row as a share of applicable weight, from 0.0 to 100.0 per cent. */
  coverage: Float64Array;
  /** The mean of all criteria of each row at once, as a check. */
  pooled: Float64Array;
  /** The score of each top heading, in the order of the rubric, in each row. */
  groups: Float64Array[];
}

/** A result, and how it stands. */
export interface Assessed {
  result: ScoreResult;
  /** The score, how much is answered and the band, without the Place, the date and the respondent. */
  standing: string;
}

/** The report, in two parts, to be shown inside another page. */
export interface ReportPart {
  /** The rules of its style sheet. */
  style: string;
  /** Its HTML. Every text in it that came from a document is escaped. */
  body: string;
}

/** A chart as SVG. */
export interface Chart {
  /** The chart, to stand within a page. */
  svg: string;
  /** The same as a file of its own. */
  file: string;
  /** What it says, in words. */
  alt: string;
}

/**
 * A rubric that is sound: every way of answering it has a score.
 *
 * What is refused is thrown as a `PlaceReadinessError` with every problem at once.
 */
export declare class Rubric {
  /** Loads a rubric from data, with its evidence file if there is one. */
  constructor(document: RubricInput, evidence?: EvidenceInput | null);

  /** Loads a rubric from YAML or JSON text, with the text of its evidence file if there is one. */
  static fromYaml(text: string, evidenceText?: string | null): Rubric;

  /** Loads a rubric that comes with the package. Throws a `RangeError` where there is none such. */
  static builtin(id?: BuiltinId): Rubric;

  /** What the rubric says, with every default filled in. Made anew at each call. */
  document(): RubricDocument;

  /** Its evidence file. Made anew at each call. */
  evidence(): EvidenceDocument | null;

  /** A hash of what decides scores: results can be compared exactly when theirs match. */
  get fingerprint(): string;

  /** An empty assessment as YAML text, with the questions as comments. */
  template(): string;

  /** Reads answers and gives them back in the shortest form that says the same. */
  admit(assessment: AssessmentInput): AssessmentDocument;

  /** Reads answers from YAML or JSON text. */
  admitYaml(text: string): AssessmentDocument;

  /**
   * Whether two assessments come from one person, so that the newer may stand for the older: the same
   * Place, by id and name, and a respondent whose id tells them apart from others of their kind.
   */
  sameRespondent(one: AssessmentInput, other: AssessmentInput): boolean;

  /** Scores one assessment. */
  score(assessment: AssessmentInput): ScoreResult;

  /** The same, and how it stands in one line of text. */
  assess(assessment: AssessmentInput): Assessed;

  /** The report about one assessment, as a whole page of HTML that needs nothing else. */
  report(assessment: AssessmentInput): string;

  /** The same report, to be shown inside another page. */
  reportPart(assessment: AssessmentInput): ReportPart;

  /** The same report as Markdown. */
  markdown(assessment: AssessmentInput): string;

  /** The result of one assessment in one line of text. */
  line(assessment: AssessmentInput): string;

  /** The scores under every heading, with what is still possible, as a chart. */
  profileChart(assessment: AssessmentInput): Chart;

  /**
   * The result of an assessment, and beside it that of the same with some answers changed.
   *
   * `changes` names answers by criterion, as the answers of an assessment do. A level by itself leaves
   * the note and the evidence of the answer as they are; `null` leaves the criterion unanswered.
   */
  whatIf(assessment: AssessmentInput, changes: AssessmentInput["answers"]): Comparison;

  /**
   * Scores many rows at once, with the same numbers as `score`.
   *
   * There is one column for each criterion, in the order of the rubric. A code is the position of
   * an option from 0; 253 is not applicable, 254 not known, 255 unanswered. `blanks` is `left_out`
   * where it is not given.
   */
  scoreColumns(columns: readonly Uint8Array[], blanks?: Blanks): ColumnScores;

  /** What changed from this rubric to a newer one, and what kind of version step that is. */
  compareTo(newer: Rubric): RubricChanges;

  /** Gives its memory back now, not at some later time. It cannot be used afterwards. */
  free(): void;
}

/** A document that was refused. Its message has every problem, one a line. */
export declare class PlaceReadinessError extends Error {
  constructor(problems: readonly ProblemDocument[]);
  readonly name: "PlaceReadinessError";
  /** Everything that is wrong with the document, in its order. Never empty. */
  readonly problems: readonly ProblemDocument[];
}

/**
 * Two results side by side. Throws an `Error` where their rubrics score differently: where the
 * fingerprints are not the same.
 */
export declare function compareScores(first: ScoreResult, second: ScoreResult): Comparison;

/** Reads an evidence file by itself. */
export declare function readEvidence(evidence: EvidenceInput): EvidenceDocument;

/** Reads an evidence file by itself, from YAML or JSON text. */
export declare function readEvidenceYaml(text: string): EvidenceDocument;

/**
 * An id made of the name of a Place, the same wherever it is made, so that last year and this year
 * are seen as one Place.
 *
 * It has the letters and digits of the name, in lower case and without accents; apostrophes go, and
 * one hyphen stands for all else between them. Where letters of other alphabets are lost, or the end
 * of a name that is too long, a hyphen and eight digits of a hash follow.
 */
export declare function placeId(name: string): string;

/** The ids of the rubrics that come with the package. */
export declare function builtinIds(): BuiltinId[];

/** Every code that a problem can have. */
export declare function problemCodes(): ProblemCode[];

/** The version of the package and of its engine. */
export declare const version: string;
