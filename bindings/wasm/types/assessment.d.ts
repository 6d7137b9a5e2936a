// Made by `cargo xtask types` from the types of the engine.

/** The assessment: one respondent's, or one partnership's, answers about one Place on one date. */

/** A Place. */
export interface Place {
  /**
   * A short name for use in files and tables: 1 to 64 letters, digits, dots, underscores and
   * hyphens, the first a letter or a digit.
   */
  id: string;
  /** What people call it. */
  name: string;
}

/** Who answered: a role, never a name. */
export interface Respondent {
  /** Tells respondents of one Place apart. */
  id: string;
  /** Their kind of partner: the id of one of the rubric's. */
  partner?: string;
}

/**
 * Whose answers they are.
 *
 * - `individual`: One respondent's.
 * - `agreed`: Those that a partnership agreed on.
 * - `illustrative`: An example, made by nobody in the Place.
 */
export type Kind = "individual" | "agreed" | "illustrative";

/**
 * How sure the people who answered are.
 *
 * - `high`: The evidence was there to see.
 * - `medium`: Somebody present has seen it.
 * - `low`: People believe it.
 */
export type Confidence = "high" | "medium" | "low";

/** Something to point to. */
export interface EvidenceItem {
  /** What it is. */
  title: string;
  /** Its date: a year, a month or a day, such as `2024`, `2024-11` or `2024-11-05`. */
  date?: string;
  /** Where it is kept. */
  where?: string;
}

/**
 * An answer in its long form: at most one of `level`, `not_applicable` and `not_known`, and what
 * stands beside it. With none of them, the criterion is unanswered.
 */
export interface AnswerDetail {
  /** The id of an option of the criterion's scale. */
  level?: string;
  /** Why the criterion does not apply. */
  not_applicable?: string;
  /** True where it is said to be not known. */
  not_known?: true;
  /** How sure the people who answered are. */
  confidence?: Confidence;
  /** What they said beside it. */
  note?: string;
  /** What they can point to. */
  evidence?: EvidenceItem[];
}

/** An answer: the id of an option, or more about it. */
export type AnswerDocument = string | AnswerDetail;

/**
 * Answers about one Place on one date.
 *
 * As it is given out: what has a default is filled in, and keys that would say nothing are absent.
 */
export interface AssessmentDocument {
  /** Always `place-readiness/assessment/1`. */
  format: "place-readiness/assessment/1";
  /**
   * The id of the rubric, and the version that the answers were given under where that is known,
   * such as `place-readiness@1.0.0`.
   */
  rubric: string;
  /** The Place. */
  place: Place;
  /** The date that the answers describe, as year-month-day. */
  date: string;
  /** Who answered, where it is one person. */
  respondent?: Respondent;
  /** Whose answers they are. */
  kind: Kind;
  /** What people call it. */
  title?: string;
  /** What must be said wherever a result of it is shown. */
  label?: string;
  /** Where the answers come from. */
  source?: string;
  /** What else is to be known. */
  note?: string;
  /** The rules by which the answers were chosen. */
  rules?: string[];
  /** An answer for each criterion, by its id; those left out are unanswered. */
  answers: Record<string, AnswerDocument>;
}

/** Who answered: a role, never a name. */
export interface RespondentInput {
  /** Tells respondents of one Place apart. */
  id: string;
  /** Their kind of partner: the id of one of the rubric's. */
  partner?: string | null | undefined;
}

/** Something to point to. */
export interface EvidenceItemInput {
  /** What it is. */
  title: string;
  /** Its date: a year, a month or a day, such as `2024`, `2024-11` or `2024-11-05`. */
  date?: string | number | null | undefined;
  /** Where it is kept. */
  where?: string | null | undefined;
}

/**
 * An answer in its long form: at most one of `level`, `not_applicable` and `not_known`, and what
 * stands beside it. With none of them, the criterion is unanswered.
 */
export interface AnswerInputDetail {
  /** The id of an option of the criterion's scale. */
  level?: string | number | null | undefined;
  /** Why the criterion does not apply. */
  not_applicable?: string | null | undefined;
  /** True where it is said to be not known. */
  not_known?: true | null | undefined;
  /** How sure the people who answered are. */
  confidence?: Confidence | null | undefined;
  /** What they said beside it. */
  note?: string | null | undefined;
  /** What they can point to. */
  evidence?: readonly EvidenceItemInput[] | null | undefined;
}

/** An answer: the id of an option, or more about it. */
export type AnswerInput = string | number | AnswerInputDetail | null | undefined;

/**
 * Answers about one Place on one date.
 *
 * As people write it: what has a default may be left out, and null says nothing.
 */
export interface AssessmentInput {
  /** Always `place-readiness/assessment/1`. */
  format: "place-readiness/assessment/1";
  /**
   * The id of the rubric, and the version that the answers were given under where that is known,
   * such as `place-readiness@1.0.0`.
   */
  rubric: string;
  /** The Place. */
  place: Place;
  /** The date that the answers describe, as year-month-day. */
  date: string;
  /** Who answered, where it is one person. */
  respondent?: RespondentInput | null | undefined;
  /** Whose answers they are. */
  kind: Kind;
  /** What people call it. */
  title?: string | null | undefined;
  /** What must be said wherever a result of it is shown. */
  label?: string | null | undefined;
  /** Where the answers come from. */
  source?: string | null | undefined;
  /** What else is to be known. */
  note?: string | null | undefined;
  /** The rules by which the answers were chosen. */
  rules?: readonly string[] | null | undefined;
  /** An answer for each criterion, by its id; those left out are unanswered. */
  answers: Readonly<Record<string, AnswerInput>>;
}
