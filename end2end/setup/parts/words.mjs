// words.mjs DIST: cuts the dictionaries as the program is cut. A key is a string in
// the file of the program that says it; what only a part says goes into
// locales/LANGUAGE.PART.json, which comes with the part (src/state/looks.rs). A key
// that stands nowhere is put together while the program runs and stays with the first.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dist = process.argv[2];
const html = readFileSync(join(dist, "index.html"), "utf8");
const parts = JSON.parse(html.match(/data-parts='([^']*)'/)[1]);
const program = html.match(/data-wasm="\/([^"]+)"/)[1];

const contents = new Map();
const says = (file, key) => {
  if (!contents.has(file)) contents.set(file, readFileSync(join(dist, file)));
  return contents.get(file).includes(key);
};

// As `tn` of src/i18n puts it together: the program knows `x` of `x.one`.
const CATEGORIES = new Set(["zero", "one", "two", "few", "many", "other"]);
const spoken = (key) => (CATEGORIES.has(key.slice(key.lastIndexOf(".") + 1)) ? key.slice(0, key.lastIndexOf(".")) : key);

const locales = join(dist, "locales");
for (const name of readdirSync(locales).filter((name) => name.endsWith(".json"))) {
  const words = JSON.parse(readFileSync(join(locales, name), "utf8"));
  const first = {};
  const later = Object.fromEntries(Object.keys(parts).map((part) => [part, {}]));
  for (const [key, text] of Object.entries(words)) {
    const saying = says(program, spoken(key)) ? [] : Object.keys(parts).filter((part) => parts[part].some((file) => says(file, spoken(key))));
    if (saying.length === 0) first[key] = text;
    for (const part of saying) later[part][key] = text;
  }
  const language = name.replace(/\.json$/, "");
  const write = (file, of) => writeFileSync(join(locales, file), JSON.stringify(of));
  write(name, first);
  for (const [part, of] of Object.entries(later)) write(`${language}.${part}.json`, of);
}
