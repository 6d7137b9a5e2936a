/** Scores one large document, as data or as text, and prints what came of it. */

import { Rubric } from "../../dist/index.js";
import { shapeText, shapeValue } from "../shapes.mjs";

const [name, how] = process.argv.slice(2);
const rubric = Rubric.builtin();

function outcome() {
  try {
    const assessment = how === "text" ? rubric.admitYaml(shapeText(name)) : shapeValue(name);
    return rubric.score(assessment).overall.answered.toString();
  } catch (error) {
    return error.name;
  }
}

const large = outcome();
const { answers, ...head } = shapeValue("deep lists");
const next = rubric.score({ ...head, answers: { "SCO-1": Object.keys(answers).length } });
console.log(JSON.stringify({ large, next: next.overall.answered }));
