// Made by `cargo xtask types` from the types of the engine.

/** Two results side by side: two Places, or one Place on two dates. */

import type { Kind, Place } from "./assessment.js";
import type { Applies, Outcome, Reason, RespondentResult, RubricStamp, State } from "./score.js";

/** Whose result it is. */
export interface Compared {
  /** The Place. */
  place: Place;
  /** The date that the answers describe, as year-month-day. */
  date: string;
  /** Who answered. */
  respondent: RespondentResult | null;
  /** Whose answers they are. */
  kind: Kind;
  /** What the assessment says of itself, such as that it is illustrative. */
  label: string | null;
  /** The rubric that made the result. */
  rubric: RubricStamp;
}

/** Two scores, each from 0.0 to 100.0, and how far apart they are. */
export interface Difference {
  /** The score of the first. */
  first: number | null;
  /** The score of the second. */
  second: number | null;
  /** Second less first, in points from -100.0 to 100.0; null where either has no score. */
  difference: number | null;
  /** The first, if every blank had its lowest value. */
  first_low: number | null;
  /** The first, if every blank had its highest value. */
  first_high: number | null;
  /** The second, if every blank had its lowest value. */
  second_low: number | null;
  /** The second, if every blank had its highest value. */
  second_high: number | null;
  /**
   * Whether the ranges still possible overlap or touch: whether filling blanks could make the two
   * scores equal. Null where nothing applies on one side.
   */
  overlaps: boolean | null;
  /** Why there is no difference, in words. */
  reason: string | null;
  /** Why the first has no score, as a code. */
  first_reason_code: Reason | null;
  /** Why the second has no score, as a code. */
  second_reason_code: Reason | null;
}

/**
 * The bands of two results, by id; null where a result has none.
 *
 * Two versions of a rubric can have other bands and still score alike.
 */
export interface BandPair {
  /** The band of the first. */
  first: string | null;
  /** The band of the second. */
  second: string | null;
}

/** One heading in two results. */
export interface GroupDifference {
  /** The group. */
  id: string;
  /** The score of the first. */
  first: number | null;
  /** The score of the second. */
  second: number | null;
  /** Second less first, in points from -100.0 to 100.0; null where either has no score. */
  difference: number | null;
  /** The first, if every blank had its lowest value. */
  first_low: number | null;
  /** The first, if every blank had its highest value. */
  first_high: number | null;
  /** The second, if every blank had its lowest value. */
  second_low: number | null;
  /** The second, if every blank had its highest value. */
  second_high: number | null;
  /**
   * Whether the ranges still possible overlap or touch: whether filling blanks could make the two
   * scores equal. Null where nothing applies on one side.
   */
  overlaps: boolean | null;
  /** Why there is no difference, in words. */
  reason: string | null;
  /** Why the first has no score, as a code. */
  first_reason_code: Reason | null;
  /** Why the second has no score, as a code. */
  second_reason_code: Reason | null;
  /** Further groups. */
  groups: GroupDifference[];
}

/**
 * One criterion in two results.
 *
 * How many levels lie between two answers is not said: a result does not hold the scale.
 */
export interface CriterionDifference {
  /** The criterion. */
  id: string;
  /** Which of the four kinds of answer the first has. */
  first_state: State;
  /** The id of the option, where the first is rated. */
  first_level: string | null;
  /** The score of that option, from 0.0 to 100.0. */
  first_score: number | null;
  /** Which of the four kinds of answer the second has. */
  second_state: State;
  /** The id of the option, where the second is rated. */
  second_level: string | null;
  /** The score of that option, from 0.0 to 100.0. */
  second_score: number | null;
  /** Second less first, in points of the criterion; null where either is not rated. */
  difference: number | null;
}

/** A gate that does not stand alike in two results. */
export interface GateDifference {
  /** The gate. */
  id: string;
  /** Whether it applies in the first; null where its version of the rubric has no such gate. */
  first: Applies | null;
  /** Whether it applies in the second. */
  second: Applies | null;
}

/** A pattern that does not stand alike in two results. */
export interface PatternDifference {
  /** The pattern. */
  id: string;
  /** Whether it is found in the first; null where its version of the rubric has no such pattern. */
  first: Outcome | null;
  /** Whether it is found in the second. */
  second: Outcome | null;
}

/**
 * Two results side by side, as plain data.
 *
 * A difference is a question to talk about, not a verdict: nothing here ranks the two. Every key is
 * always present; what is unknown is null, and a difference of null has a reason beside it.
 */
export interface Comparison {
  /** Always `place-readiness/comparison/1`. */
  format: "place-readiness/comparison/1";
  /** What decides the scores of both. */
  fingerprint: string;
  /** Whose result is the first. */
  first: Compared;
  /** Whose result is the second. */
  second: Compared;
  /** The whole rubric. */
  overall: Difference;
  /** The bands of the two. */
  band: BandPair;
  /** The headings, in order. */
  groups: GroupDifference[];
  /** The criteria of all headings, in order, whether they differ or not. */
  criteria: CriterionDifference[];
  /** The gates that do not stand alike in both, in order. */
  gates: GateDifference[];
  /** The patterns that do not stand alike in both, in order. */
  patterns: PatternDifference[];
}
