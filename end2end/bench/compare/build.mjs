// Builds the compared pages: one bundle for each way of writing the page, one
// document for each way and size, all compressed as the portal's files are.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { solidPlugin } from "esbuild-plugin-solid";

const here = dirname(fileURLToPath(import.meta.url));
const compress = join(here, "../../setup/compress.mjs");

/** The ways, by the name of their file in `pages`. */
export const WAYS = {
  plain: "plain.js",
  solid: "solid.jsx",
  react: "react.jsx",
  surveyjs: "surveyjs.js",
  jsonforms: "jsonforms.jsx",
  rjsf: "rjsf.jsx",
  formio: "formio.js",
};

async function bundle(way, file, assets) {
  const { metafile } = await build({
    entryPoints: { [way]: join(here, "pages", file) },
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    outdir: assets,
    absWorkingDir: here,
    bundle: true,
    minify: true,
    metafile: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    // form.io's packages ask for Node's name of it.
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    legalComments: "none",
    loader: { ".woff": "file", ".woff2": "file", ".ttf": "file", ".eot": "file", ".svg": "file" },
    plugins: way === "solid" ? [solidPlugin()] : [],
    logLevel: "error",
  });
  return Object.keys(metafile.outputs).map((output) => basename(output)).filter((name) => name.startsWith(`${way}-`));
}

function page(files, table) {
  // "<" cannot end the script in the middle of a word.
  const data = JSON.stringify(table).replaceAll("<", "\\u003c");
  const styles = files.filter((name) => name.endsWith(".css")).map((name) => `<link rel="stylesheet" href="/assets/${name}">`);
  const [script] = files.filter((name) => name.endsWith(".js"));
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${table.title}</title><link rel="icon" href="data:,">`,
    `<style>${readFileSync(join(here, "pages/page.css"), "utf8").trim()}</style>`,
    ...styles,
    `<script type="module" src="/assets/${script}"></script></head>`,
    `<body><main id="page"></main><script type="application/json" id="table">${data}</script></body></html>`,
  ].join("\n");
}

/**
 * Writes `site/WAY-ITEMS.html` and what they need.
 * @param {string} site the folder, made anew
 * @param {object[]} tables tables as table.mjs writes them, in one language
 * @param {string[]} ways which of them
 */
export async function buildPages(site, tables, ways) {
  rmSync(site, { recursive: true, force: true });
  const assets = join(site, "assets");
  mkdirSync(assets, { recursive: true });
  for (const way of ways.filter((name) => name in WAYS)) {
    const files = await bundle(way, WAYS[way], assets);
    for (const table of tables) writeFileSync(join(site, `${way}-${table.size}.html`), page(files, table));
  }
  execFileSync(process.execPath, [compress, site], { stdio: "inherit" });
}
