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
  Comparison,
  EvidenceDocument,
  EvidenceInput,
  ReportPart,
  RubricChanges,
  RubricDocument,
  RubricInput,
  ScoreResult,
} from "../types.js";
import { ask as askAnew, Held } from "./ask.js";
import { plain, type Plain } from "./plain.js";
import { nameAs } from "./refuse.js";

/** Asks the engine, and says what it said should it break down. */
export const ask = <T>(work: () => T): T => askAnew(work, last_panic);

/** No id is longer than this. */
const LONGEST_ID = 64;

/** See `types.d.ts` for what each of these does. */
export class Rubric {
  readonly #held: Held<Core>;

  constructor(document: RubricInput, evidence: EvidenceInput | null = null) {
    const given: unknown = document;
    this.#held = Held.is(given) ? given : fromData(plain(given), plain(evidence));
    this.#ask(() => undefined);
  }

  static fromYaml(text: string, evidenceText: string | null = null): Rubric {
    const content = asText(text);
    const evidence = evidenceText === null ? null : asText(evidenceText);
    const held: unknown = new Held(() => Core.from_yaml(content, evidence));
    return new Rubric(held as RubricInput);
  }

  static builtin(id: BuiltinId = "place-readiness"): Rubric {
    const asked = asText(id);
    const found = ask(() => builtin(asked));
    if (found === undefined) {
      const shown = JSON.stringify(asked.slice(0, LONGEST_ID));
      throw new RangeError(`no rubric with the id ${shown} comes with this package`);
    }
    return Rubric.fromYaml(...found);
  }

  document(): RubricDocument {
    return this.#ask((core) => core.document());
  }

  evidence(): EvidenceDocument | null {
    return this.#ask((core) => core.evidence());
  }

  get fingerprint(): string {
    return this.#ask((core) => core.fingerprint);
  }

  template(): string {
    return this.#ask((core) => core.template());
  }

  admit(assessment: AssessmentInput): AssessmentDocument {
    return this.#about(assessment, (core, given) => core.admit(given));
  }

  admitYaml(text: string): AssessmentDocument {
    const given = asText(text);
    return this.#ask((core) => core.admit_yaml(given));
  }

  sameRespondent(one: AssessmentInput, other: AssessmentInput): boolean {
    const second = plain(other);
    return this.#about(one, (core, first) => core.sameRespondent(first, second));
  }

  score(assessment: AssessmentInput): ScoreResult {
    return this.#about(assessment, (core, given) => core.score(given));
  }

  assess(assessment: AssessmentInput): Assessed {
    return this.#about(assessment, (core, given) => core.assess(given));
  }

  report(assessment: AssessmentInput): string {
    return this.#about(assessment, (core, given) => core.report(given));
  }

  reportPart(assessment: AssessmentInput): ReportPart {
    return this.#about(assessment, (core, given) => core.reportPart(given));
  }

  markdown(assessment: AssessmentInput): string {
    return this.#about(assessment, (core, given) => core.markdown(given));
  }

  line(assessment: AssessmentInput): string {
    return this.#about(assessment, (core, given) => core.line(given));
  }

  profileChart(assessment: AssessmentInput): Chart {
    return this.#about(assessment, (core, given) => core.profile_chart(given));
  }

  whatIf(assessment: AssessmentInput, changes: AssessmentInput["answers"]): Comparison {
    const changed = plain(changes);
    return this.#about(assessment, (core, given) => core.what_if(given, changed));
  }

  scoreColumns(columns: readonly Uint8Array[], blanks: Blanks = "left_out"): ColumnScores {
    const { codes, lengths } = joined(columns);
    const filled = asText(blanks);
    const scores = this.#ask((core) => core.score_columns(codes, lengths, filled));
    return parted(scores, lengths[0] ?? 0, this.#ask((core) => core.headings()));
  }

  compareTo(newer: Rubric): RubricChanges {
    if (!(newer instanceof Rubric)) {
      throw new TypeError("compareTo takes a Rubric");
    }
    const other = newer.#held.opened();
    return this.#ask((core) => core.compare_to(other()));
  }

  free(): void {
    this.#held.free();
  }

  #ask<T>(work: (core: Core) => T): T {
    const core = this.#held.opened();
    return ask(() => work(core()));
  }

  /** Asks about an assessment, which is read before anything else happens. */
  #about<T>(assessment: AssessmentInput, work: (core: Core, given: Plain) => T): T {
    const given = plain(assessment);
    return this.#ask((core) => work(core, given));
  }
}

nameAs({ Rubric });

function fromData(content: Plain, evidence: Plain): Held<Core> {
  return new Held(() => new Core(content, evidence));
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
