// Where each page has the control of an item; every library names its inputs in
// its own way.

/** Named by the fact: the portal, and what is written by hand. */
const named = ({ item }) => `[name="${item}"]`;

const SELECTORS = {
  portal: named,
  plain: named,
  solid: named,
  react: named,
  surveyjs: ({ item }) => `[data-name="${item}"] :is(input, select)`,
  jsonforms: ({ group, item }) => `[id="#/properties/${group}/properties/${item}-input"]`,
  rjsf: ({ group, item }) => `[id="root_${group}_${item}"]`,
  formio: ({ item }) => `[name="data[${item}]"]`,
};

/** The CSS selector of the control for a step of a walk (../table/answers.mjs). */
export const selector = (way, step) => SELECTORS[way](step);
