/** The handle of a rubric. It turns what people give into what the engine takes. */

import { builtin, last_panic, Rubric as Core } from "place-readiness/wasm";

import type {
  Assessed,
  AssessmentDocument,
  AssessmentInput,
  Blanks,
  BuiltinId,
  Chart,
  ColumnScores,
  EvidenceDocument,
  EvidenceInput,
  ReportPart,
  RubricChanges,
  RubricDocument,
  RubricInput,
  ScoreResult,
} from "../types.js";
import { guarded } from "./refuse.js";

/** Asks the engine, and says what it said should it break down. */
export const ask = <T>(work: () => T): T => guarded(work, last_panic);

/** See `types.d.ts` for what each of these does. */
export class Rubric {
  readonly #core: Core;

  constructor(document: RubricInput, evidence: EvidenceInput | null = null) {
    const given: unknown = document;
    this.#core = given instanceof Core ? given : ask(() => new Core(given, evidence));
  }

  static fromYaml(text: string, evidenceText: string | null = null): Rubric {
    const evidence = evidenceText === null ? null : asText(evidenceText);
    return around(ask(() => Core.from_yaml(asText(text), evidence)));
  }

  static builtin(id: BuiltinId = "place-readiness"): Rubric {
    const found = builtin(asText(id));
    if (found === undefined) {
      throw new RangeError(`no rubric with the id ${JSON.stringify(id)} comes with this package`);
    }
    return Rubric.fromYaml(...found);
  }

  document(): RubricDocument {
    return ask(() => this.#core.document());
  }

  evidence(): EvidenceDocument | null {
    return ask(() => this.#core.evidence());
  }

  get fingerprint(): string {
    return ask(() => this.#core.fingerprint);
  }

  template(): string {
    return ask(() => this.#core.template());
  }

  admit(assessment: AssessmentInput): AssessmentDocument {
    return ask(() => this.#core.admit(assessment));
  }

  admitYaml(text: string): AssessmentDocument {
    return ask(() => this.#core.admit_yaml(asText(text)));
  }

  score(assessment: AssessmentInput): ScoreResult {
    return ask(() => this.#core.score(assessment));
  }

  assess(assessment: AssessmentInput): Assessed {
    return ask(() => this.#core.assess(assessment));
  }

  report(assessment: AssessmentInput): string {
    return ask(() => this.#core.report(assessment));
  }

  reportPart(assessment: AssessmentInput): ReportPart {
    return ask(() => this.#core.reportPart(assessment));
  }

  markdown(assessment: AssessmentInput): string {
    return ask(() => this.#core.markdown(assessment));
  }

  line(assessment: AssessmentInput): string {
    return ask(() => this.#core.line(assessment));
  }

  profileChart(assessment: AssessmentInput): Chart {
    return ask(() => this.#core.profile_chart(assessment));
  }

  scoreColumns(columns: readonly Uint8Array[], blanks: Blanks = "left_out"): ColumnScores {
    const { codes, lengths } = joined(columns);
    const scores = ask(() => this.#core.score_columns(codes, lengths, blanks));
    return parted(scores, lengths[0] ?? 0, this.#core.headings());
  }

  compareTo(newer: Rubric): RubricChanges {
    if (!(newer instanceof Rubric)) {
      throw new TypeError("compareTo takes a Rubric");
    }
    return ask(() => this.#core.compare_to(newer.#core));
  }

  free(): void {
    this.#core.free();
  }
}

/** A handle around what the engine made. The constructor alone can set what it holds. */
function around(core: Core): Rubric {
  const made: unknown = core;
  return new Rubric(made as RubricInput);
}

/** A text. The engine would take another value for its text, if it takes it at all. */
export function asText(text: string): string {
  if (typeof text !== "string") {
    throw new TypeError(`a text is asked for, found ${typeof text}`);
  }
  return text;
}

/** Columns, one after another, as one crossing to the engine. */
function joined(columns: readonly Uint8Array[]): { codes: Uint8Array; lengths: Uint32Array } {
  // By its name, since a column may come from another window.
  if (!columns.every((column) => column[Symbol.toStringTag] === "Uint8Array")) {
    throw new TypeError("each column must be a Uint8Array");
  }
  const lengths = Uint32Array.from(columns, (column) => column.length);
  const codes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let start = 0;
  for (const column of columns) {
    codes.set(column, start);
    start += column.length;
  }
  return { codes, lengths };
}

/** What `joined` is to columns of codes, the other way round, for scores. */
function parted(scores: Float64Array, rows: number, headings: number): ColumnScores {
  const row = (place: number) => scores.slice(place * rows, (place + 1) * rows);
  const groups = Array.from({ length: headings }, (_, place) => row(place + 3));
  return { overall: row(0), coverage: row(1), pooled: row(2), groups };
}
