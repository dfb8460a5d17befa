// Runs after every Trunk build: puts the script and the style sheet of the map, each in one
// piece, beside the page, and tells the page their names. Only pages that show a map fetch
// them (src/ui/map/files.rs).
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { joined, minified } from "./css.mjs";

const dist = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;

/** Writes `content` under a name that changes with it, and returns the name. */
function put(end, content) {
  const name = `map-${createHash("sha256").update(content).digest("hex").slice(0, 16)}.${end}`;
  writeFileSync(join(dist, name), content);
  return name;
}

const { outputFiles } = buildSync({
  entryPoints: ["public/map/map.js"],
  // The libraries are beside the other tools of the build.
  nodePaths: ["end2end/node_modules"],
  bundle: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  minify: true,
  write: false,
});
const script = put("js", outputFiles[0].contents);
const style = put("css", minified(joined("style/map.css")) + "\n");

const page = join(dist, "index.html");
const html = readFileSync(page, "utf8");
const named = html.replace('<meta name="portal-app"', `<meta name="portal-app" data-map-script="/${script}" data-map-style="/${style}"`);
if (named === html) throw new Error("the page has no place for the names of the map's files");
writeFileSync(page, named);
