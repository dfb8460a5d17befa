// Without a library: one listener for each input, and only what depends on the
// input is worked out again.
import { itemPoints } from "../../table/points.mjs";
import { place, table } from "./table.js";

function made(name, members = {}, ...children) {
  const element = Object.assign(document.createElement(name), members);
  element.append(...children);
  return element;
}

const total = made("output", {}, "0");
total.dataset.total = 0;
let points = 0;

function control(item, answered) {
  if (item.kind === "flag") {
    const box = made("input", { type: "checkbox", name: item.id });
    box.addEventListener("change", () => answered(box.checked));
    return made("label", {}, box, ` ${item.label}`);
  }
  if (item.kind === "choice") {
    const options = item.options.map(({ id, label }) => made("option", { value: id }, label));
    const list = made("select", { name: item.id }, made("option", { value: "" }), ...options);
    list.addEventListener("change", () => answered(list.value || undefined));
    return made("label", {}, item.label, list);
  }
  const input = made("input", { type: "number", name: item.id, min: 0, max: item.max });
  input.addEventListener("input", () => answered(input.value === "" ? undefined : input.valueAsNumber));
  return made("label", {}, item.label, input, item.unit);
}

function section(group) {
  const output = made("output", {}, "0");
  output.dataset.subtotal = group.id;
  let [sum, shown] = [0, 0];
  const controls = group.items.map((item) => {
    let worth = 0;
    return control(item, (answer) => {
      const now = itemPoints(item, answer);
      sum += now - worth;
      worth = now;
      const capped = Math.min(group.cap, sum);
      if (capped === shown) return;
      points += capped - shown;
      shown = capped;
      output.textContent = capped;
      total.textContent = points;
      total.dataset.total = points;
    });
  });
  return made("section", {}, made("h2", {}, group.title, " ", output), ...controls);
}

place.append(made("header", {}, total), made("form", {}, ...table.groups.map(section)));
