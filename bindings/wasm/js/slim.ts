/** The engine of the single file: its WebAssembly comes with the page, not with this module. */

import { initSync, place_id, Rubric } from "place-readiness/wasm";

import type { Engine } from "../form/model.js";
import type { EvidenceDocument, RubricDocument } from "../types.js";
import { engineOf, type Asked } from "./engine.js";
import { ask, Held } from "./ask.js";
import { plain, type Plain } from "./plain.js";

export { PlaceReadinessError } from "./refuse.js";

/** A rubric, and its evidence file if there is one, with every default filled in. */
export interface Content {
  readonly rubric: RubricDocument;
  readonly evidence: EvidenceDocument | null;
}

let started: Promise<void> | undefined;

/** Starts the engine and loads a rubric. Throws a `PlaceReadinessError` where it is refused. */
export async function load(wasm: BufferSource, content: Content): Promise<Engine> {
  started ??= start(wasm);
  await started;
  return engineOf(asked(content), (name) => ask(() => place_id(name)));
}

/** A rubric as far as this door has it. */
function asked({ rubric, evidence }: Content): Asked {
  const [content, found] = [plain(rubric), plain(evidence)];
  const core = new Held(() => new Rubric(content, found)).opened();
  const about = <T>(work: (given: Plain) => T) => (assessment: unknown) => {
    const given = plain(assessment);
    return ask(() => work(given));
  };
  return {
    // This door cannot write documents. There is no need: these came filled in.
    document: () => rubric,
    evidence: () => evidence,
    fingerprint: ask(() => core().fingerprint),
    admit: about((given) => core().admit(given)),
    sameRespondent: (one, other) => {
      const given = [plain(one), plain(other)] as const;
      return ask(() => core().sameRespondent(...given));
    },
    score: about((given) => core().score(given)),
    report: about((given) => core().report(given)),
    reportPart: about((given) => core().reportPart(given)),
    assess: about((given) => core().assess(given)),
  };
}

async function start(wasm: BufferSource): Promise<void> {
  initSync({ module: await WebAssembly.compile(wasm) });
}
