// first-load.mjs DIST: what a first visit downloads, in brotli bytes; fails when
// an address that people are sent to is more than a weak network bears.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const LIMIT = 300_000;
const dist = process.argv[2];
const html = readFileSync(join(dist, "index.html"), "utf8");

// What the page names: scripts, styles, the app's two files.
const named = [...html.matchAll(/(?:src|href|data-script|data-wasm)="\/([^"]+\.(?:js|css|wasm))"/g)].map((match) => match[1]);
// What the app asks for next, and the icon; one language only, the larger counts.
const tags = JSON.parse(readFileSync(join(dist, "config.json"), "utf8")).languages;
const bytes = (file) => statSync(join(dist, existsSync(join(dist, `${file}.br`)) ? `${file}.br` : file)).size;
const largest = (end) => tags.map((tag) => `locales/${tag}${end}`).sort((a, b) => bytes(b) - bytes(a))[0];
const language = largest(".json");
// The parts of the program that a page needs beside it (src/pages/parts.rs), and their words.
const parts = JSON.parse(html.match(/data-parts='([^']*)'/)?.[1] ?? "{}");
for (const [name, files] of Object.entries(parts)) files.push(largest(`.${name}.json`));

const sum = (files) => files.reduce((total, file) => total + bytes(file), 0);
const grouped = (number) => number.toLocaleString("en-US");
const line = (name, ...columns) => console.log(name.padEnd(48) + columns.map((column) => String(column).padStart(12)).join(""));
const table = (files) => {
  for (const file of files.sort((a, b) => bytes(b) - bytes(a))) line(file, grouped(statSync(join(dist, file)).size), grouped(bytes(file)));
};

const always = [...new Set(["index.html", ...named, "config.json", language, "icon.svg", "manifest.webmanifest"])];
line("every visit", "bytes", "brotli");
table(always);
line("\nparts, as they are wanted", "bytes", "brotli");
table([...new Set(Object.values(parts).flat())]);

// [address, its files, whether people are sent there]
const pages = [
  ["/", [], true],
  ["/points", [], true],
  ["/report", [], true],
  ["/cases", parts.cases, true],
  ["/report/…, opened directly", parts.report, false],
  ["/points/…, opened directly", parts.points, false],
  ["/points/estimate/…?view=all, within the portal", parts.sheet, false],
].map(([address, more = [], isStart]) => [address, sum([...always, ...more]), isStart]);
// That page by itself, a program of its own (end2end/setup/sheet).
const sheet = readFileSync(join(dist, "sheet.html"), "utf8");
const alone = [...sheet.matchAll(/(?:src|href|data-sheet-wasm)="\/([^"]+\.(?:js|css|wasm))"/g)].map((match) => match[1]);
pages.push(["/points/estimate/…?view=all, opened directly", sum([...new Set(["sheet.html", ...alone, "config.json", "icon.svg", "manifest.webmanifest"])]), true]);
line("\nfirst load", "", "brotli");
for (const [address, total] of pages) line(address, "", grouped(total));

const heavy = pages.filter(([, total, isStart]) => isStart && total > LIMIT);
for (const [address, total] of heavy) console.error(`The first load of ${address} is ${grouped(total)} bytes, over the limit of ${grouped(LIMIT)}.`);
process.exitCode = heavy.length > 0 ? 1 : 0;
