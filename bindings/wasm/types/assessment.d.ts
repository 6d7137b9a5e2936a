/** The assessment: one respondent's, or one partnership's, answers about one Place on one date. */

/**
 * Whose answers they are: one respondent's, those that a partnership agreed on, or an example made
 * by nobody in the Place.
 */
export type Kind = "individual" | "agreed" | "illustrative";

/**
 * How sure the people who answered are. `high`: the evidence was there to see. `medium`: somebody
 * present has seen it. `low`: people believe it.
 */
export type Confidence = "high" | "medium" | "low";

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
 * An answer in its long form. It has at most one of `level`, `not_applicable` and `not_known`; with
 * none of them, the criterion is unanswered.
 */
export interface AnswerDetail {
  /** The id of an option of the criterion's scale. */
  level?: string;
  /** Why the criterion does not apply. */
  not_applicable?: string;
  /** Said to be not known. */
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

/** An assessment as this package gives it out. Keys that would say nothing are absent. */
export interface AssessmentDocument {
  /** The kind of document. */
  format: "place-readiness/assessment/1";
  /**
   * The id of the rubric and, where the assessment says, the version that the answers were given
   * under, such as `place-readiness@0.2.0`.
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
  /** The answers by criterion; one that is not there is unanswered. */
  answers: Record<string, AnswerDocument>;
}

/** Who answered, as people write it. */
export interface RespondentInput {
  /** Tells respondents of one Place apart. */
  id: string;
  /** Their kind of partner: the id of one of the rubric's. */
  partner?: string | null | undefined;
}

/** Something to point to, as people write it. */
export interface EvidenceItemInput {
  /** What it is. */
  title: string;
  /** Its date: a year, a month or a day. */
  date?: string | number | null | undefined;
  /** Where it is kept. */
  where?: string | null | undefined;
}

/** An answer in its long form, as people write it. */
export interface AnswerInputDetail {
  /** The id of an option; a number serves as well as text. */
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

/** An answer as people write it: an option by text or number, more about it, or nothing. */
export type AnswerInput = string | number | AnswerInputDetail | null | undefined;

/** An assessment as people write it: what this package reads. Null and undefined say nothing. */
export interface AssessmentInput {
  /** The kind of document. */
  format: "place-readiness/assessment/1";
  /** The id of the rubric, with or without its version, such as `place-readiness@0.2.0`. */
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
  /** The answers by criterion; one that is not there is unanswered. */
  answers: Readonly<Record<string, AnswerInput>>;
}
