/** A rubric as a SurveyJS form, with the score as expressions. */

/** The criteria of a heading, at any depth. */
export function criteria(group) {
  return group.criteria?.length ? group.criteria : (group.groups ?? []).flatMap(criteria);
}

export function survey(rubric) {
  const pages = rubric.groups.map((group) => ({
    name: name(group.id),
    title: group.title,
    elements: criteria(group).map((it) => question(rubric, it)),
  }));
  const groups = rubric.groups.map((group) => ({
    type: "expression",
    name: `score_${name(group.id)}`,
    title: group.title,
    expression: mean(criteria(group).map((it) => [`{${name(it.id)}}`, Number(it.weight), 25])),
  }));
  const overall = {
    type: "expression",
    name: "overall",
    title: "Overall score",
    expression: mean(groups.map((group) => [`{${group.name}}`, 1, 1])),
  };
  return { pages: [...pages, { name: "scores", title: "Scores", elements: [...groups, overall] }] };
}

function question(rubric, criterion) {
  const options = rubric.scales[criterion.scale ?? Object.keys(rubric.scales)[0]];
  return {
    type: "radiogroup",
    name: name(criterion.id),
    title: criterion.question ?? criterion.title,
    description: criterion.why ?? "",
    showCommentArea: true,
    choices: options.map((option, n) => ({
      value: Number(option.value),
      text: criterion.levels?.[n]?.text ?? option.label,
    })),
  };
}

/** The weighted mean of what is answered. */
function mean(parts) {
  const sum = (term) => parts.map(term).join(" + ");
  const above = sum(([it, weight, unit]) => `iif(${it} notempty, ${it} * ${weight * unit}, 0)`);
  const below = sum(([it, weight]) => `iif(${it} notempty, ${weight}, 0)`);
  return `iif((${below}) > 0, (${above}) / (${below}), '')`;
}

function name(id) {
  return id.replaceAll("-", "_");
}
