/** Documents as people write them. What has a default may be left out; null says nothing. */

import type { EvidenceDocument } from "./evidence.js";
import type { RubricDocument } from "./rubric.js";

/** A rubric as people write it. */
export type RubricInput = Written<RubricDocument>;

/** An evidence file as people write it. */
export type EvidenceInput = Written<EvidenceDocument>;

/** Keys that the engine fills in where they are left out. */
type Defaulted = "aggregate" | "minimum_answered" | "minimum_coverage" | "scale" | "weight";

/** Keys that may name an option, by text or by number: what people call 2 is "2". */
type Numbered =
  | "at_least"
  | "at_most"
  | "critical_without_evidence"
  | "from"
  | "id"
  | "otherwise";

/** A document, and all that is in it, as people write it. */
type Written<T> = T extends readonly (infer Entry)[]
  ? readonly Written<Entry>[]
  : T extends object
    ? string extends keyof T
      ? { readonly [Key in keyof T]: Written<T[Key]> }
      : WrittenKeys<T>
    : T;

type WrittenKeys<T> = {
  readonly [Key in Needed<T>]: WrittenAt<Key, T[Key]>;
} & {
  readonly [Key in Exclude<keyof T, Needed<T>>]?:
    | WrittenAt<Key, Exclude<T[Key], undefined>>
    | null
    | undefined;
};

type WrittenAt<Key, T> = Key extends Numbered
  ? string extends T
    ? string | number
    : Written<T>
  : Written<T>;

/** The keys that a writer may not leave out. */
type Needed<T> = {
  [Key in keyof T]-?: Key extends Defaulted ? never : undefined extends T[Key] ? never : Key;
}[keyof T];
