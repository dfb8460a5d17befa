// words.mjs DIST: cuts the dictionaries as the program is cut. A key is a string in
// the file of the program that says it; what only a part says goes into
// locales/LANGUAGE.PART.json, which comes with the part (src/state/looks.rs). A key
// that stands nowhere is put together while the program runs and stays with the first.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { says } from "../says.mjs";

const dist = process.argv[2];
const html = readFileSync(join(dist, "index.html"), "utf8");
const parts = JSON.parse(html.match(/data-parts='([^']*)'/)[1]);
const program = html.match(/data-wasm="\/([^"]+)"/)[1];

const contents = new Map([program, ...Object.values(parts).flat()].map((file) => [file, readFileSync(join(dist, file))]));

const locales = join(dist, "locales");
for (const name of readdirSync(locales).filter((name) => name.endsWith(".json"))) {
  const words = JSON.parse(readFileSync(join(locales, name), "utf8"));
  const first = {};
  const later = Object.fromEntries(Object.keys(parts).map((part) => [part, {}]));
  for (const [key, text] of Object.entries(words)) {
    const isSaidBy = (file) => says(contents.get(file), key);
    const saying = isSaidBy(program) ? [] : Object.keys(parts).filter((part) => parts[part].some(isSaidBy));
    if (saying.length === 0) first[key] = text;
    for (const part of saying) later[part][key] = text;
  }
  const language = name.replace(/\.json$/, "");
  const write = (file, of) => writeFileSync(join(locales, file), JSON.stringify(of));
  write(name, first);
  for (const [part, of] of Object.entries(later)) write(`${language}.${part}.json`, of);
}
