/** A rubric as a FHIR R4 Questionnaire, with the score as calculated expressions. */

import { criteria } from "./survey.mjs";

const SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition";
const CORE = "http://hl7.org/fhir/StructureDefinition";

export function questionnaire(rubric) {
  const groups = rubric.groups.map((group) => ({
    linkId: name(group.id),
    text: group.title,
    type: "group",
    item: criteria(group).map((it) => question(rubric, it)),
  }));
  const scores = rubric.groups.map((group) =>
    calculated(`score${name(group.id)}`, group.title, mean(group)),
  );
  const variables = rubric.groups.flatMap((group) => criteria(group).map((it) => level(group, it)));
  return {
    resourceType: "Questionnaire",
    status: "draft",
    title: rubric.title,
    extension: [...variables, ...rubric.groups.map(heading)],
    item: [...groups, ...scores, calculated("overall", "Overall score", overall(rubric))],
  };
}

function question(rubric, criterion) {
  const options = rubric.scales[criterion.scale ?? Object.keys(rubric.scales)[0]];
  return {
    linkId: name(criterion.id),
    text: criterion.question ?? criterion.title,
    type: "choice",
    extension: [
      {
        url: `${CORE}/questionnaire-itemControl`,
        valueCodeableConcept: {
          coding: [{ system: "http://hl7.org/fhir/questionnaire-item-control", code: "radio-button" }],
        },
      },
    ],
    answerOption: options.map((option, n) => ({
      valueCoding: {
        code: String(option.value),
        display: criterion.levels?.[n]?.text ?? option.label,
      },
    })),
  };
}

function calculated(linkId, text, expression) {
  return {
    linkId,
    text,
    type: "decimal",
    readOnly: true,
    extension: [
      {
        url: `${SDC}/sdc-questionnaire-calculatedExpression`,
        valueExpression: { language: "text/fhirpath", expression },
      },
    ],
  };
}

function variable(called, expression) {
  return {
    url: `${CORE}/variable`,
    valueExpression: { name: called, language: "text/fhirpath", expression },
  };
}

/** The level of a criterion as a number, or nothing. */
function level(group, criterion) {
  const path = `%resource.item.where(linkId='${name(group.id)}').item`;
  const answer = `${path}.where(linkId='${name(criterion.id)}').answer.value.code.toInteger()`;
  return variable(`v${name(criterion.id)}`, answer);
}

function heading(group) {
  return variable(`g${name(group.id)}`, mean(group));
}

/** The weighted mean of what is answered, from 0 to 100. */
function mean(group) {
  return share(criteria(group).map((it) => [`%v${name(it.id)}`, Number(it.weight), 25]));
}

function overall(rubric) {
  return share(rubric.groups.map((group) => [`%g${name(group.id)}`, 1, 1]));
}

function share(parts) {
  const sum = (term) => parts.map(term).join(" + ");
  const above = sum(([it, weight, unit]) => `iif(${it}.exists(), ${it} * ${weight * unit}, 0)`);
  const below = sum(([it, weight]) => `iif(${it}.exists(), ${weight}, 0)`);
  return `iif((${below}) > 0, (${above}) / (${below}), {})`;
}

/** Names of variables may hold letters and digits only. */
function name(id) {
  return id.replaceAll("-", "");
}
