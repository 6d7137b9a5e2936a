/** What was kept, against the rubric of today: what fits is shown, what does not is handed over. */

import { fitted } from "../draft/fit.js";
import type { Whole } from "../draft/whole.js";
import type { Engine } from "../model.js";
import type { Outline } from "../parts/outline.js";
import { readmitted } from "../voices/voices.js";

export function readmit(
  kept: Whole,
  engine: Engine,
  outline: Outline,
): { whole: Whole; misfits: readonly unknown[] } {
  const own = fitted(kept.own, outline);
  const agreed = kept.agreed && fitted(kept.agreed, outline);
  const { voices, misfits } = readmitted(kept.voices, engine, outline);
  const whole: Whole = {
    own: own.draft,
    agreed: agreed?.draft ?? null,
    voices,
    aside: kept.aside,
    short: kept.short && outline.critical.length > 0,
  };
  return { whole, misfits: [...own.misfits, ...(agreed?.misfits ?? []), ...misfits] };
}
