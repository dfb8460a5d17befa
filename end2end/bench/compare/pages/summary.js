// The total and the groups' points above a form that a library draws: plain DOM,
// so that it costs the library nothing.

/**
 * Puts the summary before `form` and gives back what shows new points in it.
 * @returns {(points: {total: number, subtotals: Object<string, number>}) => void}
 */
export function summary(table, form) {
  const frame = document.createElement("header");
  const total = document.createElement("output");
  const list = document.createElement("ul");
  const outputs = table.groups.map((group) => {
    const [line, output] = [document.createElement("li"), document.createElement("output")];
    output.dataset.subtotal = group.id;
    line.append(group.title, " ", output);
    list.append(line);
    return output;
  });
  frame.append(total, list);
  form.before(frame);

  const put = (output, points) => {
    if (output.textContent !== String(points)) output.textContent = points;
  };
  const show = (points) => {
    for (const output of outputs) put(output, points.subtotals[output.dataset.subtotal]);
    put(total, points.total);
    total.dataset.total = points.total;
  };
  show({ total: 0, subtotals: Object.fromEntries(table.groups.map(({ id }) => [id, 0])) });
  return show;
}
