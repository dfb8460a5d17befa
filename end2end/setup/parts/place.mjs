// place.mjs DIST PARTS: puts the parts of the program, made smaller, beside the
// program itself, and writes into the page which part is which files: the boot
// script fetches those of the page that is opened.
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shrunk } from "../shrink.mjs";

const [dist, parts] = process.argv.slice(2);
const page = join(dist, "index.html");
let html = readFileSync(page, "utf8");
const program = html.match(/data-script="\/([^"]+)"/)[1];

const files = readdirSync(parts);
for (const file of files.filter((file) => file.endsWith(".wasm"))) writeFileSync(join(dist, file), shrunk(join(parts, file)));

const script = files.find((file) => file.endsWith(".js"));
const link = readFileSync(join(parts, script), "utf8").replace('from "./portal.js"', `from "./${program}"`);
writeFileSync(join(dist, script), link);

// Each part's own file and those it shares, as the link script names them.
const fileOf = (text) => text.match(/"\.\/(part-\w+-\w+\.wasm)"/)?.[1];
const shared = new Map([...link.matchAll(/const (__chunk_\d+) = makeLoad\(([^]*?), \[\]\);/g)].map((match) => [match[1], fileOf(match[2])]));
const size = (file) => statSync(join(dist, file)).size;
const table = {};
for (const [, part, own, wants] of link.matchAll(/export const __wasm_split_load_(\w+) = wrapAsyncCb\(makeLoad\(([^]*?), \[([^\]]*)\]\)\);/g)) {
  const wanted = [fileOf(own), ...wants.split(", ").filter(Boolean).map((name) => shared.get(name))].filter(Boolean);
  // The largest first: the boot script asks for them in this order.
  table[part] = wanted.sort((a, b) => size(b) - size(a));
}
const named = new Set(Object.values(table).flat());
const lost = files.filter((file) => file.endsWith(".wasm") && !named.has(file));
if (named.size === 0 || lost.length > 0) {
  console.error(`setup: the link script names ${named.size} files and not ${lost.join(", ") || "any"}`);
  process.exit(1);
}

html = html
  .replace('<meta name="portal-app"', `<meta name="portal-app" data-parts='${JSON.stringify(table)}'`)
  .replace('<link rel="modulepreload"', `<link rel="modulepreload" href="/${script}" crossorigin="anonymous">$&`);
writeFileSync(page, html);
