// react-jsonschema-form: it keeps the answers, `onChange` gives them to the plain
// scoring. No validation while typing, which is its default.
import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { createRoot } from "react-dom/client";
import { score } from "../../table/points.mjs";
import { flat, schema } from "./json-schema.js";
import { summary } from "./summary.js";
import { place, table } from "./table.js";

const uiSchema = {
  "ui:submitButtonOptions": { norender: true },
  ...Object.fromEntries(table.groups.map(({ id, items }) => [id, Object.fromEntries(
    items.filter(({ unit }) => unit).map((item) => [item.id, { "ui:help": item.unit }]),
  )])),
};

/** Nothing is answered before somebody has answered it. */
const NO_DEFAULTS = { constAsDefaults: "never" };

const form = document.createElement("div");
place.append(form);
const show = summary(table, form);
const jsonSchema = schema(table);

createRoot(form).render(
  <Form
    schema={jsonSchema}
    uiSchema={uiSchema}
    validator={validator}
    noHtml5Validate
    experimental_defaultFormStateBehavior={NO_DEFAULTS}
    onChange={({ formData }) => show(score(table, flat(formData)))}
  />,
);
