// SurveyJS: points by its own expressions. Each group's points and the total are
// expression questions; the functions they call are registered with it.
import { FunctionFactory, Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";
import "survey-core/survey-core.fontless.min.css";
import { itemPoints } from "../../table/points.mjs";
import { summary } from "./summary.js";
import { place, table } from "./table.js";

const groups = new Map(table.groups.map((group) => [group.id, group]));

FunctionFactory.Instance.register("groupPoints", ([id, ...answers]) => {
  const { items, cap } = groups.get(id);
  return Math.min(cap, items.reduce((sum, item, i) => sum + itemPoints(item, answers[i]), 0));
});

const named = (id) => `points_of_${id}`;

function question({ id, kind, label, unit, max, options }) {
  const asked = { name: id, title: label };
  switch (kind) {
    case "flag": return { ...asked, type: "boolean", renderAs: "checkbox" };
    case "choice": return { ...asked, type: "dropdown", renderAs: "select", choices: options.map((option) => ({ value: option.id, text: option.label })) };
    default: return { ...asked, type: "text", inputType: "number", min: 0, max, description: unit };
  }
}

function panel({ id, title, items }) {
  const answers = items.map((item) => `{${item.id}}`).join(", ");
  const points = { type: "expression", name: named(id), title: "积分", expression: `groupPoints('${id}', ${answers})` };
  return { type: "panel", name: id, title, elements: [...items.map(question), points] };
}

const survey = new Model({
  textUpdateMode: "onTyping",
  showQuestionNumbers: "off",
  showNavigationButtons: false,
  elements: table.groups.map(panel),
  calculatedValues: [{ name: "total", expression: table.groups.map(({ id }) => `{${named(id)}}`).join(" + ") }],
});

const form = document.createElement("div");
place.append(form);
const show = summary(table, form);
const shown = () => show({
  total: survey.getVariable("total") ?? 0,
  subtotals: Object.fromEntries(table.groups.map(({ id }) => [id, survey.getValue(named(id)) ?? 0])),
});
survey.onVariableChanged.add((_, { name }) => {
  if (name === "total") shown();
});
renderSurvey(survey, form);
