/** The custom element of the npm package, with the engine of the package. */

import { define, PlaceReadinessForm } from "../form/element.js";
import type { BuiltinId } from "../types.js";
import { engineOf } from "./engine.js";
import { placeId, Rubric } from "./index.js";
import { nameAs } from "./refuse.js";

export { PlaceReadinessForm } from "../form/element.js";
export { english } from "../form/words/en-GB.js";

/** Makes what the property `engine` takes, from any rubric. */
export function engineFor(rubric: Rubric): ReturnType<typeof engineOf> {
  return engineOf(rubric, placeId);
}

PlaceReadinessForm.findEngine = async (id) => engineOf(Rubric.builtin(id as BuiltinId), placeId);
nameAs({ PlaceReadinessForm });
define();
