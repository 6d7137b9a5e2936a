// Made by `cargo xtask types` from the types of the engine.

/** The rubric: questions, levels, weights, bands, gates, patterns and lenses. */

import type { Confidence } from "./assessment.js";
import type { Condition } from "./condition.js";

/** A piece of advice on how to rate. */
export interface Advice {
  /** A few words. */
  title?: string;
  /** The advice. */
  text: string;
}

/** A word and its meaning. */
export interface Term {
  /** The word. */
  term: string;
  /** Its meaning. */
  meaning: string;
}

/** An id and what people call it, such as a kind of partner, an actor or a facet. */
export interface Named {
  /** Unique among its siblings. */
  id: string;
  /** What people call it. */
  title: string;
}

/** A kind of fact about criteria. */
export interface Label {
  /** Unique among labels. */
  id: string;
  /** What people call it. */
  title: string;
  /** What it can say. */
  values: Named[];
}

/** What a word for "how sure" means. */
export interface ConfidenceMeaning {
  /** The word. */
  id: Confidence;
  /** Its meaning. */
  meaning: string;
}

/** One answer option of a scale. */
export interface OptionDocument {
  /** Unique within the scale. An answer names it; it is never matched by its label. */
  id: string;
  /** What it is worth, from -1000 to 1000, with at most three decimal places. */
  value: number;
  /** What people call it. */
  label: string;
}

/** Which ratings need evidence, and what they count as without. */
export interface EvidenceExpected {
  /** The id of the option from which evidence is expected. */
  from: string;
  /** The id of the option it counts as without. */
  otherwise: string;
}

/**
 * How the members of a group combine.
 *
 * - `mean`: The weighted mean.
 * - `minimum`: The lowest member.
 * - `geometric`: The weighted geometric mean; 0 where a member is 0.
 */
export type Aggregate = "mean" | "minimum" | "geometric";

/**
 * How much hangs on a criterion.
 *
 * - `root`: Others rest on it.
 * - `critical`: Others cannot make up for it.
 */
export type Critical = "root" | "critical";

/** What is true of a Place at one option of a scale. */
export interface LevelDocument {
  /** The statement. */
  text: string;
  /** What to do next from here. */
  next_step?: string;
}

/** One question with its levels. */
export interface CriterionDocument {
  /** Unique among criteria. */
  id: string;
  /** A readable second name. */
  slug?: string;
  /** What people call it. */
  title: string;
  /** The question that is asked. */
  question?: string;
  /** A hint for answering. */
  help?: string;
  /** Why it is asked. */
  why?: string;
  /** The id of its scale; a writer may leave it out where the rubric has one. */
  scale: string;
  /** How much it counts beside its siblings, from 0 to 100; 0 is shown, never counted. */
  weight: number;
  /** Why it has this weight. */
  weight_why?: string;
  /** Whether others cannot make up for it; absent: they can. */
  critical?: Critical;
  /** Why it is critical. */
  critical_why?: string;
  /** The one case in which it may be left out as not applicable; absent: never. */
  not_applicable?: string;
  /** Who can move the rating most: the id of an actor. */
  who_has_to_act?: string;
  /** Further facts: the id of a label, and of one of its values. */
  labels?: Record<string, string>;
  /** What is true at each option of the scale, in order; absent: the options say it. */
  levels?: LevelDocument[];
  /** Things one could point to. */
  evidence_examples?: string[];
  /** Its facets, by lens. */
  tags?: Record<string, string[]>;
  /** The entries of the evidence file that it rests on. */
  evidence?: string[];
}

/** A heading that holds either criteria or further groups. */
export interface GroupDocument {
  /** Unique among groups. */
  id: string;
  /** A short code, such as `SCO`. */
  code?: string;
  /** What people call it. */
  title: string;
  /** What it asks about. */
  about?: string;
  /** How much it counts beside its siblings, from 0 to 100; 0 is shown, never counted. */
  weight: number;
  /** How its members combine. */
  aggregate: Aggregate;
  /** Further groups; absent where there are criteria. */
  groups?: GroupDocument[];
  /** Criteria; absent where there are groups. */
  criteria?: CriterionDocument[];
}

/** A named stage that a score and the gates allow. */
export interface BandDocument {
  /** Unique among bands. */
  id: string;
  /** What people call it. */
  title: string;
  /** The lowest score, from 0 to 100; absent in the one band that stands for too few answers. */
  from?: number;
  /** When it is reached, in words. */
  rule?: string;
  /** What may be concluded. */
  may?: string;
  /** What may not be concluded. */
  may_not?: string;
  /** The entries of the evidence file that it rests on. */
  evidence?: string[];
}

/** A rule that sets a ceiling on the band. It never changes a score. */
export interface GateDocument {
  /** Unique among gates. */
  id: string;
  /** When it applies, in words. */
  rule?: string;
  /** When it applies. */
  when: Condition;
  /** The id of the highest band there can be while it applies. */
  ceiling: string;
  /** Why there is such a rule. */
  why: string;
  /** The entries of the evidence file that it rests on. */
  evidence?: string[];
}

/**
 * What a pattern rests on.
 *
 * - `reported`: A source describes this combination going wrong.
 * - `inferred`: Sources say that both parts are needed; the rest is inferred.
 */
export type Basis = "reported" | "inferred";

/** A combination of ratings to look out for. */
export interface PatternDocument {
  /** Unique among patterns. */
  id: string;
  /** A readable second name. */
  slug?: string;
  /** What people call it. */
  title: string;
  /** Whether a source describes it, or it was inferred. */
  basis?: Basis;
  /** The id of the pattern that this one is a part of. */
  part_of?: string;
  /** When it is found, in words. */
  rule?: string;
  /** When it is found. */
  when: Condition;
  /** What it means. */
  message: string;
  /** What to do first. */
  first_step?: string;
  /** The entries of the evidence file that it rests on. */
  evidence?: string[];
}

/** A second way to cut the same answers. */
export interface LensDocument {
  /** Unique among lenses. */
  id: string;
  /** What people call it. */
  title: string;
  /** Where the cut comes from. */
  source?: string;
  /** A facet with fewer answered criteria has no score; from 1 to 1000. */
  minimum_answered: number;
  /** The parts of the cut. */
  facets: Named[];
}

/**
 * What a rubric says, as plain data with the keys of its document.
 *
 * As it is given out: what has a default is filled in, and keys that would say nothing are absent.
 */
export interface RubricDocument {
  /** Always `place-readiness/rubric/1`. */
  format: "place-readiness/rubric/1";
  /** A short name for use in files and commands. */
  id: string;
  /** A semantic version. What may change under which number is in the documentation. */
  version: string;
  /** The language of all texts, such as `en-GB`. */
  language?: string;
  /** What people call it. */
  title: string;
  /** What it asks about, in a paragraph. */
  about?: string;
  /** The licence of its texts, as an SPDX identifier. */
  licence?: string;
  /** What it is and is not made for; shown with every result, in every format. */
  notice: string;
  /** How to rate, in order; shown before the first question. */
  guidance?: Advice[];
  /** Words with a meaning of their own here. */
  glossary?: Term[];
  /** Kinds of partner that a respondent can belong to. */
  partners?: Named[];
  /** Who can move a rating. */
  actors?: Named[];
  /** Further facts about criteria; shown, never scored. */
  labels?: Label[];
  /** What each word for "how sure" means here. */
  confidence?: ConfidenceMeaning[];
  /** Lists of answer options, by id. Options stand from the lowest. */
  scales: Record<string, OptionDocument[]>;
  /** A rating that claims much without evidence counts as less in the evidenced score. */
  evidence_expected?: EvidenceExpected;
  /** Per cent of applicable weight, from 0 to 100, below which a group has no score. */
  minimum_coverage: number;
  /** How the top groups combine into the overall score. */
  aggregate: Aggregate;
  /** The headings, in order. */
  groups: GroupDocument[];
  /** The stages a score can reach, from the lowest. */
  bands?: BandDocument[];
  /** Rules that hold the band down; they never change a score. */
  gates?: GateDocument[];
  /** Combinations of ratings that are known as ways of failing. */
  patterns?: PatternDocument[];
  /** Other ways to cut the same answers. */
  lenses?: LensDocument[];
}

/**
 * How much a change matters, by the number of the version that it moves.
 *
 * - `none`: Not at all.
 * - `patch`: Wording only.
 * - `minor`: Bands, gates, patterns, lenses, or the text of a level: scores stay comparable.
 * - `major`: What decides scores.
 */
export type Change = "none" | "patch" | "minor" | "major";

/** One thing that changed between two versions of a rubric. */
export interface RubricChange {
  /** Where, as dotted ids. */
  at: string;
  /** How much it matters. */
  change: Change;
  /** What it is. */
  what: string;
  /** What it was; null where it is new. */
  was: string | null;
  /** What it is now; null where it is gone. */
  now: string | null;
}

/** What changed from one version of a rubric to another. */
export interface RubricChanges {
  /** The older rubric and its version, such as `place-readiness@0.1.0`. */
  from: string;
  /** The newer rubric and its version. */
  to: string;
  /** Whether scores of the two can be compared: whether their fingerprints match. */
  comparable: boolean;
  /** The kind of version step that the changes ask for. */
  needs: Change;
  /** The kind of version step that was made; `none` where the number went back or stood still. */
  declared: Change;
  /** Whether the step that was made is as large as the changes ask for. */
  enough: boolean;
  /** What changed, the weightiest first. */
  changes: RubricChange[];
}
