// What was measured, as numbers and as a table.

const NAMES = {
  portal: "the portal",
  plain: "plain JS",
  solid: "Solid",
  react: "React",
  surveyjs: "SurveyJS",
  jsonforms: "JSON Forms",
  rjsf: "react-jsonschema-form",
  formio: "form.io",
};

/** The smallest value that a share of all does not exceed. */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** The middle value, or the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** What one way of writing the page comes to. */
export const figures = ({ loads, inputs }) => ({
  interactive: median(loads.map((load) => load.interactive)),
  complete: median(loads.map((load) => load.complete)),
  bytes: median(loads.map((load) => load.bytes)),
  input_median: median(inputs),
  input_p95: quantile(inputs, 0.95),
});

/**
 * The table of one size, with ratios to the first way; above 1 is slower than it.
 * @param {Map<string, {loads: object[], inputs: number[]}>} measured by way
 */
export function printed(items, measured) {
  const lines = [...measured].map(([way, values]) => [NAMES[way], figures(values)]);
  const [[, first]] = lines;
  const times = (value, one) => `${(value / one).toFixed(2)}×`;
  const rows = lines.map(([name, value]) => [
    name,
    `${(value.interactive / 1000).toFixed(2)} s`, times(value.interactive, first.interactive),
    `${(value.complete / 1000).toFixed(2)} s`,
    `${value.input_p95.toFixed(0)} ms`, times(value.input_p95, first.input_p95),
    `${value.input_median.toFixed(0)} ms`,
    `${(value.bytes / 1000).toFixed(0)} KB`,
  ]);
  const head = [`${items} items`, "interactive", "", "all there", "input p95", "", "median", "loaded"];
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  return [head, ...rows]
    .map((row) => row.map((cell, i) => i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])).join("  "))
    .join("\n");
}
