// What answers are worth, written as plainly as can be: every page of the
// comparison is held to it, and it is itself held to the portal's own score.
//
// Answers are an object of item id to number, option id or `true`; what is not
// answered is not in it and worth nothing. Points are multiples of a half, which
// binary fractions hold exactly.

/** The points of one answer. */
export function itemPoints(item, answer) {
  if (answer === undefined || answer === null || answer === "") return 0;
  switch (item.kind) {
    case "rate": return Math.min(item.cap, Math.floor(answer / item.per) * item.points);
    case "bands": return item.bands.findLast((band) => band.from <= answer)?.points ?? 0;
    case "choice": return item.options.find((option) => option.id === answer)?.points ?? 0;
    case "flag": return answer === true ? item.points : 0;
  }
  throw new Error(`no item is a ${item.kind}`);
}

/** The points of one group, its cap applied. */
export function groupPoints(group, answers) {
  return Math.min(group.cap, group.items.reduce((sum, item) => sum + itemPoints(item, answers[item.id]), 0));
}

/** The total, and each group's points by its id. */
export function score(table, answers) {
  const subtotals = Object.fromEntries(table.groups.map((group) => [group.id, groupPoints(group, answers)]));
  return { total: Object.values(subtotals).reduce((sum, points) => sum + points, 0), subtotals };
}
