/** The engine of the single file: its WebAssembly comes with the page, not with this module. */

import { initSync, Rubric } from "place-readiness/wasm";

import type { Engine } from "../form/model.js";
import type { EvidenceDocument, RubricDocument } from "../types.js";
import { engineOf } from "./engine.js";
import { guarded } from "./refuse.js";

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
  const rubric = guarded(() => new Rubric(content.rubric, content.evidence));
  // This door cannot write documents. There is no need: these came filled in.
  const { rubric: document, evidence } = content;
  return engineOf(Object.assign(rubric, { document: () => document, evidence: () => evidence }));
}

async function start(wasm: BufferSource): Promise<void> {
  initSync({ module: await WebAssembly.compile(wasm) });
}
