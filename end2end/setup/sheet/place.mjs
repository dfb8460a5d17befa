// place.mjs DIST BUILT: puts the program of the page of all questions into DIST, its
// script in one piece with what binds it to the page, and writes sheet.html: the page
// as everywhere, but asking for that program instead of the whole portal. A server
// answers with it where all questions are wanted (see nginx.conf); where it does not,
// the whole portal shows the same page.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { says } from "../says.mjs";
import { shrunk } from "../shrink.mjs";

const [dist, built] = process.argv.slice(2);
const languages = JSON.parse(readFileSync(join(dist, "config.json"), "utf8")).languages;
const hashed = (name, end, content) => `${name}-${createHash("sha256").update(content).digest("hex").slice(0, 16)}${end}`;

const wasm = shrunk(join(built, "sheet_bg.wasm"));
const wasmName = hashed("sheet", "_bg.wasm", wasm);
writeFileSync(join(dist, wasmName), wasm);

// Its words in every language, a few kilobytes together: one file less to wait for.
const spoken = [wasm, readFileSync("public/boot/sheet.js", "utf8")];
const words = {};
for (const tag of languages) {
  const all = Object.entries(JSON.parse(readFileSync(join(dist, "locales", `${tag}.json`), "utf8")));
  words[tag] = Object.fromEntries(all.filter(([key]) => key.startsWith("app.language.") || spoken.some((content) => says(content, key))));
}
writeFileSync(join(built, "words.json"), JSON.stringify(words));

const { outputFiles } = await build({
  entryPoints: ["public/boot/sheet.js"],
  alias: { "sheet-program": resolve(built, "sheet.js"), "sheet-words": resolve(built, "words.json") },
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  write: false,
});
const script = outputFiles[0].contents;
const scriptName = hashed("sheet", ".js", script);
writeFileSync(join(dist, scriptName), script);

const html = readFileSync(join(dist, "index.html"), "utf8");
const preload = `<link rel="preload" href="/${wasmName}" as="fetch" crossorigin="anonymous">`;
const ofPortal = /<link rel="(?:modulepreload|preload)" href="\/(?:parts|portal)-[^>]*>/g;
if ((html.match(ofPortal) ?? []).length !== 3) throw new Error("the page asks for the portal's program in another way than this script knows");
const start = /<script src="\/start-[^>]*><\/script>/;
const home = /<div class="first-view__home[^]*?(?=<noscript>)/;
if (!start.test(html) || !home.test(html)) throw new Error("the page has no script that starts the portal, or no first view of home");
writeFileSync(
  join(dist, "sheet.html"),
  html
    .replace(ofPortal, "")
    .replace(start, `<script src="/${scriptName}" type="module"></script>${preload}`)
    .replace('<meta name="portal-app"', `<meta name="portal-app" data-sheet-wasm="/${wasmName}"`)
    // Somebody else's page.
    .replace(home, ""),
);
