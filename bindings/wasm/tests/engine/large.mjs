/** Scores one large document after another, as data or as text, and prints what came of each. */

import { Rubric } from "../../dist/index.js";
import { shapes, shapeText, shapeValue } from "../shapes.mjs";

const [how] = process.argv.slice(2);
const rubric = Rubric.builtin();
const small = {
  format: "place-readiness/assessment/1",
  rubric: "place-readiness",
  place: { id: "north-place", name: "North Place" },
  date: "2026-03-27",
  kind: "individual",
  answers: { "SCO-1": 1, "SCO-2": 2 },
};

/** How many answers there are, or the name of the error. */
function outcome(make) {
  try {
    return rubric.score(make()).overall.answered;
  } catch (error) {
    return error.name;
  }
}

const large = {
  data: shapeValue,
  text: (shape) => rubric.admitYaml(shapeText(shape)),
}[how];

for (const shape of shapes) {
  console.log(JSON.stringify([shape, outcome(() => large(shape)), outcome(() => small)]));
}
