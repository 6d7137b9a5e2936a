/**
 * The two other form libraries, from their npm packages, and one page for each with the questions of
 * a rubric and the same score: headings as weighted means, the whole as the mean of the headings.
 */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { questionnaire } from "./questionnaire.mjs";
import { survey } from "./survey.mjs";

/** What npm says of each package, so that a changed one is not measured under an old name. */
const PACKAGES = {
  "survey-core": ["2.5.38", "sha512-uI/5ocM08K3LKCa6M1njs8YbRuuF/4vxfAFwyo0RaImoAVdGKkayxt2gNqapTOb0qwYX6OFdDTkEqSMgjYsW8g=="],
  "survey-js-ui": ["2.5.38", "sha512-BZ+zQlt/PvR76MgD0lrlD2rZjOoQ78Qt1mdpxpHngVufD6sJUTI3xGOJGiYYLxVh328YtU06TO8vbhXxpDbz5w=="],
  lforms: ["40.1.3", "sha512-WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ=="],
};

/** Writes a page for each library into a folder, and says what each of them is made of. */
export function peers(folder, rubric) {
  const packages = Object.fromEntries(
    Object.keys(PACKAGES).map((name) => [name, unpack(folder, name)]),
  );
  return [surveyPage(folder, rubric, packages), lformsPage(folder, rubric, packages)];
}

function surveyPage(folder, rubric, packages) {
  const style = join(packages["survey-core"], "survey-core.fontless.min.css");
  const scripts = [
    join(packages["survey-core"], "survey.core.min.js"),
    join(packages["survey-js-ui"], "survey-js-ui.min.js"),
  ];
  const model = JSON.stringify(survey(rubric));
  const start = `
    const model = new Survey.Model(${inScript(model)});
    model.render(document.getElementById("form"));
    globalThis.score = () => model.getQuestionByName("overall").value;`;
  const page = write(folder, "survey", page_(style, scripts, '<div id="form"></div>', start));
  return { name: "SurveyJS 2.5.38", page, parts: [style, ...scripts], model };
}

function lformsPage(folder, rubric, packages) {
  const home = join(packages.lforms, "dist/lforms");
  const style = join(home, "webcomponent/styles.css");
  const scripts = [
    join(home, "webcomponent/assets/lib/zone.min.js"),
    join(home, "webcomponent/lhc-forms.js"),
    join(home, "fhir/R4/lformsFHIR.min.js"),
  ];
  const model = JSON.stringify(questionnaire(rubric));
  const start = `
    LForms.Util.addFormToPage(${inScript(model)}, "form", { fhirVersion: "R4" });
    globalThis.score = () => {
      const field = document.querySelector('[id^="item-overall"] input, input[id^="overall"]');
      return field && field.value !== "" ? Number(field.value) : null;
    };`;
  const page = write(folder, "lforms", page_(style, scripts, '<div id="form"></div>', start));
  return { name: "LHC-Forms 40.1.3", page, parts: [style, ...scripts], model };
}

function page_(style, scripts, body, start) {
  const tags = scripts.map((path) => `<script src="file://${path}"></script>`).join("\n");
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>Form</title>
<link rel="stylesheet" href="file://${style}">
<body>${body}
${tags}
<script>${start}</script>
</body>
</html>
`;
}

function write(folder, name, text) {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, text);
  return path;
}

/** JSON that cannot end the script it stands in. */
function inScript(json) {
  return json.replaceAll("<", "\\u003c");
}

/** Downloads a package once, checks that it is the one that was meant, and gives its folder. */
function unpack(folder, name) {
  const [version, integrity] = PACKAGES[name];
  const home = join(folder, `${name}-${version}`);
  if (existsSync(join(home, "package"))) return join(home, "package");
  mkdirSync(home, { recursive: true });
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  execFileSync(npm, ["pack", "--silent", `${name}@${version}`], { cwd: home });
  const archive = join(home, `${name}-${version}.tgz`);
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found !== integrity) throw new Error(`${name}@${version} has changed: ${found}`);
  execFileSync("tar", ["xzf", archive, "-C", home]);
  return join(home, "package");
}
