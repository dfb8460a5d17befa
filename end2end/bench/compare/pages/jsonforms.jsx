// JSON Forms with its vanilla renderers: it keeps the answers, `onChange` gives
// them to the plain scoring. Validation is off, which spares it that work.
import { JsonForms } from "@jsonforms/react";
import { vanillaCells, vanillaRenderers } from "@jsonforms/vanilla-renderers";
import { createRoot } from "react-dom/client";
import { score } from "../../table/points.mjs";
import { flat, schema } from "./json-schema.js";
import { summary } from "./summary.js";
import { place, table } from "./table.js";

const layout = {
  type: "VerticalLayout",
  elements: table.groups.map((group) => ({
    type: "Group",
    label: group.title,
    elements: group.items.map((item) => ({ type: "Control", scope: `#/properties/${group.id}/properties/${item.id}` })),
  })),
};

const form = document.createElement("div");
place.append(form);
const show = summary(table, form);
const jsonSchema = schema(table);
const empty = {};

createRoot(form).render(
  <JsonForms
    schema={jsonSchema}
    uischema={layout}
    data={empty}
    renderers={vanillaRenderers}
    cells={vanillaCells}
    validationMode="NoValidation"
    onChange={({ data }) => show(score(table, flat(data)))}
  />,
);
