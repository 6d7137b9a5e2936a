/** The plain page: it listens to the form and shows what it is told, as text. */

import "../dist/form.js";

import { answers } from "./answers.js";

const form = document.querySelector("place-readiness-form");

/** Shows what an event carries. `textContent` keeps whatever people typed from being markup. */
function show({ type, detail: { assessment, result } }) {
  const { answered, applicable, score } = result.overall;
  const counted = `${answered} of ${applicable} questions answered`;
  write("event", `${type}: ${counted}, score ${score ?? "not yet"}.`);
  write("assessment", JSON.stringify(assessment, null, 2));
  write("result", JSON.stringify({ overall: result.overall, band: result.band }, null, 2));
}

function write(id, text) {
  document.getElementById(id).textContent = text;
}

// `change` comes whenever something changes, `submit` when a person says that they have finished.
form.addEventListener("change", show);
form.addEventListener("submit", show);

document.getElementById("fill").addEventListener("click", () => {
  form.assessment = answers;
});
