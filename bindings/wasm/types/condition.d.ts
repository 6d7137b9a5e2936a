// Made by `cargo xtask types` from the types of the engine.

/**
 * Conditions: when a gate applies or a pattern is found. One key tells which kind one is: to tell
 * them apart, ask `"count" in condition`.
 */

/** One criterion is rated within a range. At least one end of the range is there. */
export interface CriterionCondition {
  /** The id of the criterion. */
  criterion: string;
  /** The id of the lowest option that counts. */
  at_least?: string;
  /** The id of the highest option that counts. */
  at_most?: string;
}

/** How many of which criteria must be rated how. At least one end of the range is there. */
export interface Count {
  /** Every criterion that is marked `critical` or `root`, or these ids. */
  of: "critical" | string[];
  /** The id of the lowest option that counts. */
  at_least?: string;
  /** The id of the highest option that counts. */
  at_most?: string;
  /** How many of them must be rated so, from 1. */
  min: number;
}

/** At least so many of some criteria are rated within a range. */
export interface CountCondition {
  /** How many of which, and how rated. */
  count: Count;
}

/** At least one of these holds. */
export interface AnyCondition {
  /** The conditions. */
  any: Condition[];
}

/** All of these hold. */
export interface AllCondition {
  /** The conditions. */
  all: Condition[];
}

/** Some top group scores below this. */
export interface GroupBelowCondition {
  /** A score from 0 to 100. */
  any_group_below: number;
}

/** A critical criterion has no answer, or is not known. */
export interface CriticalUnansweredCondition {
  /** Always true. */
  critical_unanswered: true;
}

/** A critical criterion is rated this or more with no item of evidence. */
export interface CriticalWithoutEvidenceCondition {
  /** The id of the lowest option that needs evidence. */
  critical_without_evidence: string;
}

/**
 * When a gate applies or a pattern is found.
 *
 * Answers decide a condition in three ways: it holds, it does not, or blanks leave it open. A
 * criterion that is not applicable meets no condition about its rating.
 */
export type Condition =
  | CriterionCondition
  | CountCondition
  | AnyCondition
  | AllCondition
  | GroupBelowCondition
  | CriticalUnansweredCondition
  | CriticalWithoutEvidenceCondition;
