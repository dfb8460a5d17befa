// Which words a file of the program says: the keys that stand in it.

// As `tn` of src/i18n puts them together: the program knows `x` of `x.one`.
const CATEGORIES = new Set(["zero", "one", "two", "few", "many", "other"]);

/** Whether the program in `content` says the words of `key`. */
export function says(content, key) {
  const dot = key.lastIndexOf(".");
  return content.includes(CATEGORIES.has(key.slice(dot + 1)) ? key.slice(0, dot) : key);
}
