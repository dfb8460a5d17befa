// Where each page has the control that gives an answer; every library names its
// inputs in its own way.

/** The number of an option in its list. */
const place = (option) => Number(option.split("_")[1]);

/** Named by the fact, radios by their value: the portal and what is written by hand. */
const named = ({ item, kind, answer }) => `input[name="${item}"]${kind === "choice" ? `[value="${answer}"]` : ""}`;

const SELECTORS = {
  plain: named,
  solid: named,
  react: named,
  // Yes and no are two radios there.
  portal: (step) => step.kind === "flag" ? `input[name="${step.item}"][value="${step.answer ? "yes" : "no"}"]` : named(step),
  surveyjs: ({ item, kind, answer }) => `[data-name="${item}"] input${kind === "choice" ? `[value="${answer}"]` : ""}`,
  jsonforms({ group, item, kind, answer }) {
    const scope = `#/properties/${group}/properties/${item}`;
    return kind === "choice" ? `input[name="${scope}"][value="${answer}"]` : `[id="${scope}-input"]`;
  },
  rjsf: ({ group, item, kind, answer }) => `[id="root_${group}_${item}${kind === "choice" ? `-${place(answer)}` : ""}"]`,
  formio: ({ item, kind, answer }) => kind === "choice" ? `input[name^="data[${item}]["][value="${answer}"]` : `input[name="data[${item}]"]`,
};

/** The CSS selector of the input for a step of a walk (table/answers.mjs). */
export const selector = (way, step) => SELECTORS[way](step);
