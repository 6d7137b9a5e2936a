// Made by `cargo xtask types` from the types of the engine.

/** The result: everything that scoring says about one assessment. */

import type { Confidence, Kind, Place } from "./assessment.js";
import type { Aggregate, Critical } from "./rubric.js";

/** Which rubric made a result. */
export interface RubricStamp {
  /** The rubric. */
  id: string;
  /** Its version. */
  version: string;
  /** What decides its scores: two results can be compared exactly when these match. */
  fingerprint: string;
  /** The version the answers were given under, where the assessment says. */
  answered_under: string | null;
}

/** Which engine made a result. */
export interface Engine {
  /** Always `place-readiness`. */
  name: "place-readiness";
  /** Its version. */
  version: string;
}

/** Who answered: a role, never a name. */
export interface RespondentResult {
  /** Tells respondents of one Place apart. */
  id: string;
  /** Their kind of partner: the id of one of the rubric's. */
  partner: string | null;
}

/** How many criteria are in each state. */
export interface States {
  /** Rated. */
  level: number;
  /** Not applicable, with a reason. */
  not_applicable: number;
  /** Said to be not known. */
  not_known: number;
  /** Not answered. */
  unanswered: number;
}

/**
 * Why there is no score.
 *
 * - `nothing_applies`: No criterion applies.
 * - `nothing_answered`: No criterion that counts was answered.
 * - `too_few_answered`: Answers cover less weight than the rubric asks for.
 * - `group_without_score`: A group below has no score.
 */
export type Reason =
  | "nothing_applies"
  | "nothing_answered"
  | "too_few_answered"
  | "group_without_score";

/** The score of the whole rubric. */
export interface Overall {
  /** The score of what was answered, from 0.0 to 100.0. */
  score: number | null;
  /** The score if every blank had its lowest value: no way of filling them leads below it. */
  low: number | null;
  /** The score if every blank had its highest value: no way of filling them leads above it. */
  high: number | null;
  /** Answered weight as a share of applicable weight, from 0.0 to 100.0 per cent. */
  coverage: number | null;
  /** The mean of all criteria at once, as a check. */
  pooled: number | null;
  /** The id of the band that the pooled score by itself would reach. */
  pooled_band: string | null;
  /** The score with every claim that lacks evidence counted lower. */
  evidenced: number | null;
  /** How many criteria have a level. */
  answered: number;
  /** How many criteria apply. */
  applicable: number;
  /** How many criteria are in each of the four states. */
  states: States;
  /** Why there is no score, in words. */
  reason: string | null;
  /** Why there is no score, as a code. */
  reason_code: Reason | null;
}

/** Which band, and what holds it. Bands and gates are named by their ids. */
export interface BandResult {
  /** The band; null where the rubric has none, or none for too few answers. */
  id: string | null;
  /** The band that the score by itself reaches. */
  by_score: string | null;
  /**
   * A band that the result cannot fall below as blanks are filled, gates about blanks and evidence
   * left aside: that of the low score, with every gate that could apply.
   *
   * This and `highest` are bounds. Where higher answers set a gate off, the true range can be
   * narrower: no way of filling the blanks need lead to the bound itself.
   */
  lowest: string | null;
  /**
   * A band that the result cannot rise above as blanks are filled: that of the high score, with
   * every gate that applies whatever the blanks are.
   */
  highest: string | null;
  /** The gates that hold the band below what the score by itself reaches. */
  held_by: string[];
  /** The gates that hold the highest band still possible below what its score would reach. */
  highest_held_by: string[];
}

/**
 * The four kinds of answer.
 *
 * - `level`: Rated.
 * - `not_applicable`: Not applicable, with a reason.
 * - `not_known`: Said to be not known.
 * - `unanswered`: Not answered.
 */
export type State = "level" | "not_applicable" | "not_known" | "unanswered";

/** Something to point to. */
export interface EvidenceResult {
  /** What it is. */
  title: string;
  /** Its date: a year, a month or a day, such as `2024`, `2024-11` or `2024-11-05`. */
  date: string | null;
  /** Where it is kept. */
  where: string | null;
}

/** What one criterion brings. */
export interface CriterionResult {
  /** The criterion. */
  id: string;
  /** Which of the four kinds of answer it has. */
  state: State;
  /** The id of the option, where it is rated. */
  level: string | null;
  /** The score of that option, from 0.0 to 100.0. */
  score: number | null;
  /** Its share of the overall score, in points. */
  contribution: number | null;
  /** How much it counts beside its siblings. */
  weight: number;
  /** Whether others can make up for it; null where they can. */
  critical: Critical | null;
  /** The id of the option it counts as in the evidenced score, where that differs. */
  counted_as: string | null;
  /** Why it does not apply. */
  not_applicable: string | null;
  /** How sure the people who answered are. */
  confidence: Confidence | null;
  /** What they said beside it. */
  note: string | null;
  /** What they can point to. */
  evidence: EvidenceResult[];
}

/** The score of one group. */
export interface GroupResult {
  /** The group. */
  id: string;
  /** How its members combine. */
  aggregate: Aggregate;
  /** How much it counts beside its siblings. */
  weight: number;
  /** The score of what was answered, from 0.0 to 100.0. */
  score: number | null;
  /** The score if every blank had its lowest value. */
  low: number | null;
  /** The score if every blank had its highest value. */
  high: number | null;
  /** Answered weight as a share of applicable weight, from 0.0 to 100.0 per cent. */
  coverage: number | null;
  /** The score with every claim that lacks evidence counted lower. */
  evidenced: number | null;
  /**
   * Its share of the overall score, in points; null under a geometric mean. The members of a mean
   * add up to it.
   */
  contribution: number | null;
  /** The weight of criteria with a level. In a mean of criteria, what the sum is divided by. */
  answered_weight: number;
  /** The weight of criteria that apply. */
  applicable_weight: number;
  /** How many criteria have a level. */
  answered: number;
  /** How many criteria apply. */
  applicable: number;
  /** Why there is no score, in words. */
  reason: string | null;
  /** Why there is no score, as a code. */
  reason_code: Reason | null;
  /** Further groups; empty where there are criteria. */
  groups: GroupResult[];
  /** Its criteria; empty where there are groups. */
  criteria: CriterionResult[];
}

/**
 * Whether a gate applies.
 *
 * - `yes`: It does.
 * - `no`: It does not, whatever the blanks are.
 * - `cannot_tell`: Blanks leave it open.
 */
export type Applies = "yes" | "no" | "cannot_tell";

/** Whether a gate applies. */
export interface GateResult {
  /** The gate. */
  id: string;
  /** Whether it applies. */
  applies: Applies;
  /** The id of the highest band there can be while it applies. */
  ceiling: string;
  /** The ids of the criteria, or groups, that set it off. */
  because: string[];
  /** The ids of the criteria, or groups, whose blanks leave it open. */
  open: string[];
}

/**
 * Whether a pattern is found.
 *
 * - `found`: It is.
 * - `not_found`: It is not, whatever the blanks are.
 * - `cannot_tell`: Blanks leave it open.
 */
export type Outcome = "found" | "not_found" | "cannot_tell";

/** Whether a pattern is found. */
export interface PatternResult {
  /** The pattern. */
  id: string;
  /** Whether it is found. */
  outcome: Outcome;
  /** The id of the pattern it is a part of, where that one is found too. */
  part_of: string | null;
  /** The ids of the criteria that show it. */
  because: string[];
  /** The ids of the criteria whose blanks leave it open. */
  open: string[];
}

/** One part of a lens. */
export interface FacetResult {
  /** The facet. */
  id: string;
  /** The weighted mean of its criteria, from 0.0 to 100.0. */
  score: number | null;
  /** How many of its criteria have a level. */
  answered: number;
  /** How many criteria carry it. */
  of: number;
  /** Why there is no score, in words. */
  reason: string | null;
  /** Why there is no score, as a code. */
  reason_code: Reason | null;
}

/** The answers, cut another way. */
export interface LensResult {
  /** The lens. */
  id: string;
  /** Its parts, in order. */
  facets: FacetResult[];
}

/** One step up. */
export interface NextStep {
  /** The criterion. */
  criterion: string;
  /** The id of the option that the criterion has. */
  from: string;
  /** The id of the option above. */
  to: string;
  /** What to do, in the rubric's words. */
  text: string | null;
  /** Who can move this rating most: the id of an actor of the rubric. */
  who_has_to_act: string | null;
  /** What it would unlock, in words. */
  unlocks: string;
  /** How far the overall score would rise; null where there is none, now or then. */
  points: number | null;
  /** The ids of the gates that would no longer apply. */
  lifts: string[];
  /** The ids of the gates that apply and that this criterion helps to set off. */
  eases: string[];
  /** The id of the band that would be reached, where it is a higher one. */
  reaches: string | null;
}

/**
 * Everything that scoring says about one assessment.
 *
 * Scores, contributions and coverage are numbers from 0.0 to 100.0. Every key is always present;
 * what is unknown is null, and a score of null has a reason beside it.
 */
export interface ScoreResult {
  /** Always `place-readiness/result/1`. */
  format: "place-readiness/result/1";
  /** The rubric that made it. */
  rubric: RubricStamp;
  /** The engine that made it. */
  engine: Engine;
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
  /** What the rubric is and is not made for. */
  notice: string;
  /** The whole rubric. */
  overall: Overall;
  /** The stage that the score and the gates allow. */
  band: BandResult;
  /** The headings, in order. */
  groups: GroupResult[];
  /** The gates, in order. */
  gates: GateResult[];
  /** The patterns, in order. */
  patterns: PatternResult[];
  /** The other ways to cut the answers, in order. */
  lenses: LensResult[];
  /** A step for each criterion below its top, the most useful first. */
  next_steps: NextStep[];
}
