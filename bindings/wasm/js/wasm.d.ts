/**
 * What the compiled half looks like from here. The generator's own types are not used: this is all
 * that the package relies on. What is refused is thrown as a list of problems, and a fault as text.
 */

declare module "place-readiness/wasm" {
  export function initSync(source: { module: WebAssembly.Module }): void;

  /** Leaves this engine, with all that was made in it, and starts another. */
  export function __wbg_reset_state(): void;

  export class Rubric {
    constructor(document: unknown, evidence: unknown);
    static from_yaml(text: string, evidenceText: string | null): Rubric;
    readonly fingerprint: string;
    document(): import("../types.js").RubricDocument;
    evidence(): import("../types.js").EvidenceDocument | null;
    headings(): number;
    template(): string;
    admit(assessment: unknown): import("../types.js").AssessmentDocument;
    admit_yaml(text: string): import("../types.js").AssessmentDocument;
    sameRespondent(one: unknown, other: unknown): boolean;
    score(assessment: unknown): import("../types.js").ScoreResult;
    assess(assessment: unknown): import("../types.js").Assessed;
    report(assessment: unknown): string;
    reportPart(assessment: unknown): import("../types.js").ReportPart;
    what_if(assessment: unknown, changes: unknown): import("../types.js").Comparison;
    markdown(assessment: unknown): string;
    line(assessment: unknown): string;
    profile_chart(assessment: unknown): import("../types.js").Chart;
    score_columns(codes: Uint8Array, lengths: Uint32Array, blanks: string): Float64Array;
    compare_to(newer: Rubric): import("../types.js").RubricChanges;
    free(): void;
  }

  export function compare_scores(
    first: unknown,
    second: unknown,
  ): import("../types.js").Comparison;
  export function read_evidence(evidence: unknown): import("../types.js").EvidenceDocument;
  export function read_evidence_yaml(text: string): import("../types.js").EvidenceDocument;
  export function builtin(id: string): [rubric: string, evidence: string] | undefined;
  export function builtin_ids(): string[];
  export function problem_codes(): string[];
  export function place_id(name: string): string;
  export function last_panic(): string;
  export function version(): string;
}

declare module "place-readiness/wasm.gz" {
  /** The engine: WebAssembly, packed by gzip and written as base64. */
  const packed: string;
  export default packed;
}
