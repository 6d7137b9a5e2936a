// Made by `cargo xtask types` from the types of the engine.

/** What can be wrong with a document, and where. */

/** Every code that a problem can have. A later version may have more. */
export type ProblemCode =
  | "malformed"
  | "too_large"
  | "too_much"
  | "too_deep"
  | "too_many"
  | "not_plain"
  | "duplicate_key"
  | "unknown_key"
  | "missing_key"
  | "wrong_type"
  | "unknown_format"
  | "empty"
  | "unsafe_text"
  | "bad_id"
  | "duplicate_id"
  | "out_of_range"
  | "too_many_places"
  | "unknown_choice"
  | "bad_version"
  | "bad_date"
  | "unknown_scale"
  | "scale_needed"
  | "options_not_ascending"
  | "too_few_options"
  | "wrong_level_count"
  | "criteria_or_groups"
  | "nothing_to_score"
  | "too_fine"
  | "bands_out_of_order"
  | "second_band_without_from"
  | "unknown_band"
  | "gate_without_effect"
  | "bad_condition"
  | "never_true"
  | "unknown_criterion"
  | "unknown_option"
  | "unknown_lens"
  | "unknown_tag"
  | "unknown_label"
  | "unknown_actor"
  | "unknown_pattern"
  | "part_of_part"
  | "unknown_evidence"
  | "unknown_source"
  | "wrong_rubric"
  | "unknown_partner"
  | "conflicting_answer"
  | "not_applicable_not_allowed"
  | "wrong_length"
  | "reason_needed";

/** One thing wrong with a rubric, an evidence file or an assessment. */
export interface ProblemDocument {
  /** What kind of thing is wrong. It stays the same from release to release. */
  code: ProblemCode;
  /** Where in the document, as dotted ids; empty for the document as a whole. */
  at: string;
  /** The line, from 1, where the document came as text. */
  line: number | null;
  /** The column, from 1, in characters, where the document came as text. */
  column: number | null;
  /** What is wrong, in words for people. They may get better at any time. */
  message: string;
}
