// form.io, its renderer without the builder: it keeps the answers, its `change`
// event gives them to the plain scoring.
import { Formio } from "@formio/js/form";
import "@formio/js/dist/formio.form.min.css";
import { score } from "../../table/points.mjs";
import { summary } from "./summary.js";
import { place, table } from "./table.js";

function component({ id, kind, label, unit, max, options }) {
  const asked = { key: id, label, input: true };
  switch (kind) {
    case "flag": return { ...asked, type: "checkbox" };
    case "choice": return { ...asked, type: "select", widget: "html5", data: { values: options.map((option) => ({ value: option.id, label: option.label })) } };
    default: return { ...asked, type: "number", suffix: unit, decimalLimit: 0, validate: { min: 0, max } };
  }
}

const form = document.createElement("div");
place.append(form);
const show = summary(table, form);

const made = await Formio.createForm(form, {
  components: table.groups.map(({ id, title, items }) => ({
    type: "fieldset", key: id, legend: title, input: false, components: items.map(component),
  })),
}, { noAlerts: true });
made.on("change", ({ data }) => data && show(score(table, data)));
