// Made by `cargo xtask types` from the types of the engine.

/** The evidence file: what each part of a rubric rests on, and where it says so. */

/** A source document. */
export interface EvidenceSource {
  /** Unique among sources. */
  id: string;
  /** How to find it. */
  citation: string;
  /** What kind of study it is. */
  design?: string;
}

/** One thing that a source says, in our words. */
export interface EvidenceEntry {
  /** Unique among entries. The rubric names it. */
  id: string;
  /** The id of the source document. */
  source: string;
  /** The heading in the source. */
  section: string;
  /** The paragraph under that heading. */
  paragraph?: string;
  /** The lines in the plain text of the source. */
  lines: string;
  /** What it says, in our words. */
  says: string;
  /** One of the kinds of the file. */
  kind: string;
  /** One of the strengths of the file. */
  strength: string;
  /** What the strength rests on. */
  strength_note?: string;
  /** What the source cites for it. */
  cites?: string[];
}

/** Something found that carries no weight. */
export interface ContextItem {
  /** What it says, in our words. */
  says: string;
  /** Where it was found. */
  where: string;
}

/** What else was found, and carries no weight. */
export interface EvidenceContext {
  /** What it is for. */
  note: string;
  /** What was found. */
  items: ContextItem[];
}

/**
 * What a rubric rests on: entries that each point into a source document.
 *
 * As it is given out: what has a default is filled in, and keys that would say nothing are absent.
 */
export interface EvidenceDocument {
  /** Always `place-readiness/evidence/1`. */
  format: "place-readiness/evidence/1";
  /** What people call it. */
  title: string;
  /** A semantic version. */
  version: string;
  /** What was read. */
  note?: string;
  /** How to read the entries. */
  reading_note?: string;
  /** The source documents. */
  sources: EvidenceSource[];
  /** What each kind of entry means. */
  kinds: Record<string, string>;
  /** What each strength means. */
  strengths: Record<string, string>;
  /** Slips found in the sources. */
  source_slips?: string[];
  /** The entries. */
  items: EvidenceEntry[];
  /** What else was found, and carries no weight. */
  context?: EvidenceContext;
}
