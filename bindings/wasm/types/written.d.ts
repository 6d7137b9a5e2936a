// Made by `cargo xtask types` from the types of the engine.

/**
 * Rubrics and evidence files as people write them. What has a default may be left out; null says
 * nothing.
 */

import type { CriticalUnansweredCondition, GroupBelowCondition } from "./condition.js";
import type { ContextItem } from "./evidence.js";
import type {
  Aggregate,
  Basis,
  ConfidenceMeaning,
  Critical,
  Named,
  OptionDocument,
  Term,
} from "./rubric.js";

/** A piece of advice on how to rate. */
export interface AdviceInput {
  /** A few words. */
  title?: string | null | undefined;
  /** The advice. */
  text: string;
}

/** A kind of fact about criteria. */
export interface LabelInput {
  /** Unique among labels. */
  id: string;
  /** What people call it. */
  title: string;
  /** What it can say. */
  values: readonly Named[];
}

/** Which ratings need evidence, and what they count as without. */
export interface EvidenceExpectedInput {
  /** The id of the option from which evidence is expected. */
  from: string | number;
  /** The id of the option it counts as without. */
  otherwise: string | number;
}

/** What is true of a Place at one option of a scale. */
export interface LevelInput {
  /** The statement. */
  text: string;
  /** What to do next from here. */
  next_step?: string | null | undefined;
}

/** One question with its levels. */
export interface CriterionInput {
  /** Unique among criteria. */
  id: string;
  /** A readable second name. */
  slug?: string | null | undefined;
  /** What people call it. */
  title: string;
  /** The question that is asked. */
  question?: string | null | undefined;
  /** A hint for answering. */
  help?: string | null | undefined;
  /** Why it is asked. */
  why?: string | null | undefined;
  /** The id of its scale; a writer may leave it out where the rubric has one. */
  scale?: string | null | undefined;
  /** How much it counts beside its siblings, from 0 to 100; 0 is shown, never counted. */
  weight?: number | null | undefined;
  /** Why it has this weight. */
  weight_why?: string | null | undefined;
  /** Whether others cannot make up for it; absent: they can. */
  critical?: Critical | null | undefined;
  /** Why it is critical. */
  critical_why?: string | null | undefined;
  /** The one case in which it may be left out as not applicable; absent: never. */
  not_applicable?: string | null | undefined;
  /** Who can move the rating most: the id of an actor. */
  who_has_to_act?: string | null | undefined;
  /** Further facts: the id of a label, and of one of its values. */
  labels?: Readonly<Record<string, string>> | null | undefined;
  /** What is true at each option of the scale, in order; absent: the options say it. */
  levels?: readonly LevelInput[] | null | undefined;
  /** Things one could point to. */
  evidence_examples?: readonly string[] | null | undefined;
  /** Its facets, by lens. */
  tags?: Readonly<Record<string, readonly string[]>> | null | undefined;
  /** The entries of the evidence file that it rests on. */
  evidence?: readonly string[] | null | undefined;
}

/** A heading that holds either criteria or further groups. */
export interface GroupInput {
  /** Unique among groups. */
  id: string;
  /** A short code, such as `SCO`. */
  code?: string | null | undefined;
  /** What people call it. */
  title: string;
  /** What it asks about. */
  about?: string | null | undefined;
  /** How much it counts beside its siblings, from 0 to 100; 0 is shown, never counted. */
  weight?: number | null | undefined;
  /** How its members combine. */
  aggregate?: Aggregate | null | undefined;
  /** Further groups; absent where there are criteria. */
  groups?: readonly GroupInput[] | null | undefined;
  /** Criteria; absent where there are groups. */
  criteria?: readonly CriterionInput[] | null | undefined;
}

/** A named stage that a score and the gates allow. */
export interface BandInput {
  /** Unique among bands. */
  id: string;
  /** What people call it. */
  title: string;
  /** The lowest score, from 0 to 100; absent in the one band that stands for too few answers. */
  from?: number | null | undefined;
  /** When it is reached, in words. */
  rule?: string | null | undefined;
  /** What may be concluded. */
  may?: string | null | undefined;
  /** What may not be concluded. */
  may_not?: string | null | undefined;
  /** The entries of the evidence file that it rests on. */
  evidence?: readonly string[] | null | undefined;
}

/** One criterion is rated within a range. At least one end of the range is there. */
export interface CriterionConditionInput {
  /** The id of the criterion. */
  criterion: string;
  /** The id of the lowest option that counts. */
  at_least?: string | number | null | undefined;
  /** The id of the highest option that counts. */
  at_most?: string | number | null | undefined;
}

/** How many of which criteria must be rated how. At least one end of the range is there. */
export interface CountInput {
  /** Every criterion that is marked `critical` or `root`, or these ids. */
  of: "critical" | readonly string[];
  /** The id of the lowest option that counts. */
  at_least?: string | number | null | undefined;
  /** The id of the highest option that counts. */
  at_most?: string | number | null | undefined;
  /** How many of them must be rated so, from 1. */
  min: number;
}

/** At least so many of some criteria are rated within a range. */
export interface CountConditionInput {
  /** How many of which, and how rated. */
  count: CountInput;
}

/** At least one of these holds. */
export interface AnyConditionInput {
  /** The conditions. */
  any: readonly ConditionInput[];
}

/** All of these hold. */
export interface AllConditionInput {
  /** The conditions. */
  all: readonly ConditionInput[];
}

/** A critical criterion is rated this or more with no item of evidence. */
export interface CriticalWithoutEvidenceConditionInput {
  /** The id of the lowest option that needs evidence. */
  critical_without_evidence: string | number;
}

/**
 * When a gate applies or a pattern is found.
 *
 * Answers decide a condition in three ways: it holds, it does not, or blanks leave it open. A
 * criterion that is not applicable meets no condition about its rating.
 */
export type ConditionInput =
  | CriterionConditionInput
  | CountConditionInput
  | AnyConditionInput
  | AllConditionInput
  | GroupBelowCondition
  | CriticalUnansweredCondition
  | CriticalWithoutEvidenceConditionInput;

/** A rule that sets a ceiling on the band. It never changes a score. */
export interface GateInput {
  /** Unique among gates. */
  id: string;
  /** When it applies, in words. */
  rule?: string | null | undefined;
  /** When it applies. */
  when: ConditionInput;
  /** The id of the highest band there can be while it applies. */
  ceiling: string;
  /** Why there is such a rule. */
  why: string;
  /** The entries of the evidence file that it rests on. */
  evidence?: readonly string[] | null | undefined;
}

/** A combination of ratings to look out for. */
export interface PatternInput {
  /** Unique among patterns. */
  id: string;
  /** A readable second name. */
  slug?: string | null | undefined;
  /** What people call it. */
  title: string;
  /** Whether a source describes it, or it was inferred. */
  basis?: Basis | null | undefined;
  /** The id of the pattern that this one is a part of. */
  part_of?: string | null | undefined;
  /** When it is found, in words. */
  rule?: string | null | undefined;
  /** When it is found. */
  when: ConditionInput;
  /** What it means. */
  message: string;
  /** What to do first. */
  first_step?: string | null | undefined;
  /** The entries of the evidence file that it rests on. */
  evidence?: readonly string[] | null | undefined;
}

/** A second way to cut the same answers. */
export interface LensInput {
  /** Unique among lenses. */
  id: string;
  /** What people call it. */
  title: string;
  /** Where the cut comes from. */
  source?: string | null | undefined;
  /** A facet with fewer answered criteria has no score; from 1 to 1000. */
  minimum_answered?: number | null | undefined;
  /** The parts of the cut. */
  facets: readonly Named[];
}

/**
 * What a rubric says, as plain data with the keys of its document.
 *
 * As people write it: what has a default may be left out, and null says nothing.
 */
export interface RubricInput {
  /** Always `place-readiness/rubric/1`. */
  format: "place-readiness/rubric/1";
  /** A short name for use in files and commands. */
  id: string;
  /** A semantic version. What may change under which number is in the documentation. */
  version: string;
  /** The language of all texts, such as `en-GB`. */
  language?: string | null | undefined;
  /** What people call it. */
  title: string;
  /** What it asks about, in a paragraph. */
  about?: string | null | undefined;
  /** The licence of its texts, as an SPDX identifier. */
  licence?: string | null | undefined;
  /** What it is and is not made for; shown with every result, in every format. */
  notice: string;
  /** How to rate, in order; shown before the first question. */
  guidance?: readonly AdviceInput[] | null | undefined;
  /** Words with a meaning of their own here. */
  glossary?: readonly Term[] | null | undefined;
  /** Kinds of partner that a respondent can belong to. */
  partners?: readonly Named[] | null | undefined;
  /** Who can move a rating. */
  actors?: readonly Named[] | null | undefined;
  /** Further facts about criteria; shown, never scored. */
  labels?: readonly LabelInput[] | null | undefined;
  /** What each word for "how sure" means here. */
  confidence?: readonly ConfidenceMeaning[] | null | undefined;
  /** Lists of answer options, by id. Options stand from the lowest. */
  scales: Readonly<Record<string, readonly OptionDocument[]>>;
  /** A rating that claims much without evidence counts as less in the evidenced score. */
  evidence_expected?: EvidenceExpectedInput | null | undefined;
  /** Per cent of applicable weight, from 0 to 100, below which a group has no score. */
  minimum_coverage?: number | null | undefined;
  /** How the top groups combine into the overall score. */
  aggregate?: Aggregate | null | undefined;
  /** The headings, in order. */
  groups: readonly GroupInput[];
  /** The stages a score can reach, from the lowest. */
  bands?: readonly BandInput[] | null | undefined;
  /** Rules that hold the band down; they never change a score. */
  gates?: readonly GateInput[] | null | undefined;
  /** Combinations of ratings that are known as ways of failing. */
  patterns?: readonly PatternInput[] | null | undefined;
  /** Other ways to cut the same answers. */
  lenses?: readonly LensInput[] | null | undefined;
}

/** A source document. */
export interface EvidenceSourceInput {
  /** Unique among sources. */
  id: string;
  /** How to find it. */
  citation: string;
  /** What kind of study it is. */
  design?: string | null | undefined;
}

/** One thing that a source says, in our words. */
export interface EvidenceEntryInput {
  /** Unique among entries. The rubric names it. */
  id: string;
  /** The id of the source document. */
  source: string;
  /** The heading in the source. */
  section: string;
  /** The paragraph under that heading. */
  paragraph?: string | null | undefined;
  /** The lines in the plain text of the source. */
  lines: string;
  /** What it says, in our words. */
  says: string;
  /** One of the kinds of the file. */
  kind: string;
  /** One of the strengths of the file. */
  strength: string;
  /** What the strength rests on. */
  strength_note?: string | null | undefined;
  /** What the source cites for it. */
  cites?: readonly string[] | null | undefined;
}

/** What else was found, and carries no weight. */
export interface EvidenceContextInput {
  /** What it is for. */
  note: string;
  /** What was found. */
  items: readonly ContextItem[];
}

/**
 * What a rubric rests on: entries that each point into a source document.
 *
 * As people write it: what has a default may be left out, and null says nothing.
 */
export interface EvidenceInput {
  /** Always `place-readiness/evidence/1`. */
  format: "place-readiness/evidence/1";
  /** What people call it. */
  title: string;
  /** A semantic version. */
  version: string;
  /** What was read. */
  note?: string | null | undefined;
  /** How to read the entries. */
  reading_note?: string | null | undefined;
  /** The source documents. */
  sources: readonly EvidenceSourceInput[];
  /** What each kind of entry means. */
  kinds: Readonly<Record<string, string>>;
  /** What each strength means. */
  strengths: Readonly<Record<string, string>>;
  /** Slips found in the sources. */
  source_slips?: readonly string[] | null | undefined;
  /** The entries. */
  items: readonly EvidenceEntryInput[];
  /** What else was found, and carries no weight. */
  context?: EvidenceContextInput | null | undefined;
}
