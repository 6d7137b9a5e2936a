/**
 * The form in a notebook, by anywidget; `widget.py` is its other half. A notebook takes one file,
 * so it is bundled first: `esbuild widget.js --bundle --format=esm --outfile=widget.bundle.js`.
 */

import "place-readiness/form";

function render({ model, el }) {
  const form = document.createElement("place-readiness-form");
  form.rubric = model.get("rubric");
  form.place = model.get("place");
  // The notebook keeps the answers.
  form.keep = "none";
  // Letters typed in the form are no commands of JupyterLab, where a single x cuts a cell.
  form.dataset.lmSuppressShortcuts = "true";

  /** From Python to the form. What came from the form is not handed back to it. */
  const take = () => {
    const assessment = model.get("assessment");
    if (assessment && assessment !== form.assessment) {
      form.assessment = assessment;
    }
  };

  /** From the form to Python. */
  const tell = ({ type, detail }) => {
    model.set("assessment", detail.assessment);
    model.set("result", detail.result);
    if (type === "submit") {
      model.set("finished", true);
    }
    model.save_changes();
  };

  take();
  form.addEventListener("change", tell);
  form.addEventListener("submit", tell);
  model.on("change:assessment", take);
  el.append(form);

  return () => {
    model.off("change:assessment", take);
    form.remove();
  };
}

export default { render };
