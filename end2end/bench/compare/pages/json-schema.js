// The table as JSON Schema, for the two libraries that draw forms of it.

/** An object with one object for each group. */
export function schema({ title, groups }) {
  const properties = groups.map((group) => [group.id, {
    type: "object",
    title: group.title,
    properties: Object.fromEntries(group.items.map((item) => [item.id, property(item)])),
  }]);
  return { type: "object", title, properties: Object.fromEntries(properties) };
}

function property({ kind, label, max, options }) {
  switch (kind) {
    case "flag": return { type: "boolean", title: label };
    case "choice": return { type: "string", title: label, oneOf: options.map((option) => ({ const: option.id, title: option.label })) };
    default: return { type: "integer", title: label, minimum: 0, maximum: max };
  }
}

/** The answers of all groups in one object. */
export const flat = (data) => Object.assign({}, ...Object.values(data ?? {}));
