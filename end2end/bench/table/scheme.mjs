// The generated table in the portal's own language (docs/schemes.md).

const text = ([chinese, english]) => ({ "zh-CN": chinese, en: english });
const decimal = String;

/** The scheme of a table. */
export function scheme(table) {
  return {
    id: table.id,
    version: "2026-01-01",
    title: text(table.title),
    issuer: text(["没有", "Nobody"]),
    source: text(["为测速而生成", "Generated for measurements"]),
    effective_from: "2020-01-01",
    purposes: [{ id: "all", title: text(["积分", "Points"]), line: "60", line_title: text(["入围线", "To be ranked"]) }],
    subjects: table.groups.map(({ id, title, items }) => ({ id, title: text(title), facts: items.map(fact) })),
    root: {
      id: "total",
      title: text(["总分", "Total"]),
      rule: "sum",
      children: table.groups.map(({ id, title, cap, items }) => ({
        id, title: text(title), cap: decimal(cap), rule: "sum", children: items.map(node),
      })),
    },
    left_out: [text(["没有遗漏。", "Nothing."])],
  };
}

function fact({ id, kind, label, unit, max, options }) {
  const named = { id, label: text(label) };
  switch (kind) {
    case "flag": return { ...named, kind };
    case "choice": return { ...named, kind, options: options.map((option) => ({ id: option.id, label: text(option.label) })) };
    default: return { ...named, kind: "number", unit: text(unit), min: "0", max: decimal(max), decimals: 0 };
  }
}

function node(item) {
  const named = { id: `points_of_${item.id}`, title: text(item.label) };
  const measure = { measure: "number", fact: item.id };
  switch (item.kind) {
    case "flag":
      return { ...named, rule: "flag", condition: { is: "yes", fact: item.id }, points: decimal(item.points) };
    case "choice":
      return {
        ...named, rule: "choice", fact: item.id,
        points: Object.fromEntries(item.options.map((option) => [option.id, decimal(option.points)])),
      };
    case "rate":
      return {
        ...named, cap: decimal(item.cap), rule: "rate", measure,
        unit: decimal(item.per), points: decimal(item.points), unit_name: text(item.unit),
      };
    case "bands":
      return {
        ...named, rule: "bands", measure, unit_name: text(item.unit),
        bands: item.bands.map(({ from, points }, i, all) => ({
          from: decimal(from), ...(i + 1 < all.length && { to: decimal(all[i + 1].from) }), points: decimal(points),
        })),
      };
  }
}

/** Answers as a facts file. */
export function facts(table, answers) {
  const kinds = new Map(table.groups.flatMap(({ items }) => items.map(({ id, kind }) => [id, kind])));
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => {
    const kind = kinds.get(id);
    if (kind === "rate" || kind === "bands") return [id, { kind: "number", value: decimal(answer) }];
    return [id, { kind, value: answer }];
  }));
}
